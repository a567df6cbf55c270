"""A quiz as plain HTML without right answers, for notebooks that are exported or not running."""

from decimal import Decimal
from typing import Any

from policystory.facts.values.quantity import format_number
from policystory.items.item import PaperItem, Reason
from policystory.quiz.paper import Mode, Paper
from policystory.render.escape import html as escape
from policystory.render.escape import visible
from policystory.render.question_html import question_html, response_words
from policystory.wording import Phrasebook, phrasebook_of

EMPTY_VIEW = "<!-- The quiz, while its kernel runs. -->"
"""HTML for a live view that cannot be shown: it is empty, because the plain copy is below it."""
# The style hides the plain copy below a live view. Above a copy it hides bare text in place of a
# live view: that it is being loaded, or that the kernel which made it is gone. On paper a question
# stays on one page. The style comes with the copy, because without a kernel no other style sheet is
# there.
_STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ps-quiz)+.jp-OutputArea-child:has(.ps-plain),"
    ".jp-OutputArea-child:has(+.jp-OutputArea-child .ps-plain)>.jp-OutputArea-output:not(:has(*))"
    "{display:none}.ps-plain>ol>li{break-inside:avoid}"
    ".ps-plain a[href]{text-decoration:underline}</style>"
)


def quiz_html(paper: Paper, state: dict[str, Any]) -> str:
    """Return a quiz with the answers and marks so far, as plain HTML.

    `state` is what `Conversation.state` returns: it holds only what the learner may know.
    """
    phrases = phrasebook_of(paper.language)
    answers = state["answers"]
    questions = ""
    answered = 0
    # Everyone's graded paper is another one, so one that nobody has begun to answer stands for
    # nothing, and would change a lesson each time it is run.
    is_untouched = not answers and not state.get("ended")
    items = () if paper.mode is Mode.GRADED and is_untouched else paper.items
    for item in items:
        question = question_html(item, phrases=phrases)
        answer = answers.get(item.id)
        # An item of which only a hint was taken has an entry, but no mark.
        if answer and answer["mark"]:
            question += _marked_answer(item, answer, phrases)
            answered += _is_answered(answer)
        questions += f"<li>{question}</li>"
    count = phrases.say("copy.questions", n=len(paper.items))
    if answered:
        count = phrases.say("copy.answered", questions=count, n=answered)
    title = escape(paper.title)
    language = escape(paper.language)
    drawn = phrases.say("copy.drawn")
    listed = f"<ol>{questions}</ol>" if items else f"<p>{drawn}</p>"
    # A real heading, but none of the notebook's contents: there the live view has none either.
    parts = (
        f'<section class="ps-plain" lang="{language}">',
        _STYLE,
        f'<h3 class="jp-toc-ignore">{title}</h3>',
        f"<p>{count}</p>",
        listed,
        f"<p>{_outcome(state, phrases)}</p>",
        "</section>",
    )
    return "".join(parts)


def quiz_line(paper: Paper) -> str:
    """Return a quiz's title and number of questions as one line of text."""
    title = visible(paper.title)
    phrases = phrasebook_of(paper.language)
    questions = phrases.say("copy.questions", n=len(paper.items))
    return phrases.say("copy.line", title=title, questions=questions)


def _is_answered(answer: dict[str, Any]) -> bool:
    reason: str = answer["mark"]["reason"]
    return reason != Reason.UNANSWERED


def _outcome(state: dict[str, Any], phrases: Phrasebook) -> str:
    """Return the result of an attempt that was handed in, or how to answer."""
    if not state.get("ended"):
        return f"<em>{phrases.say('copy.run')}</em>"
    sentence = phrases.say("copy.released")
    result = state["result"]
    if result:
        sentence = phrases.say("copy.handed-in", points=_earned(result, phrases))
    receipts = _receipts(state["receipts"], phrases)
    return f"<strong>{sentence}</strong>{receipts}"


def _receipts(receipts: list[str], phrases: Phrasebook) -> str:
    """Return the receipts as HTML; they show later whether the record still holds the attempt."""
    codes = ", ".join(f"<code>{escape(receipt)}</code>" for receipt in receipts)
    if not codes:
        return ""
    receipt = phrases.say("copy.receipt", codes=codes)
    return f"<br>{receipt}"


def _earned(mark: dict[str, Any], phrases: Phrasebook) -> str:
    """Return the points of a mark or of a result: "0.5 of 1 point."."""
    possible = Decimal(mark["possible"])
    points = format_number(Decimal(mark["points"]), phrases)
    shown = format_number(possible, phrases)
    return phrases.say("copy.points", points=points, n=possible, possible=shown)


def _marked_answer(item: PaperItem, answer: dict[str, Any], phrases: Phrasebook) -> str:
    """Return an answer with its points, feedback and sources, as HTML."""
    mark = answer["mark"]
    earned = _earned(mark, phrases)
    right = _right_answers(mark, phrases)
    if not _is_answered(answer):
        nothing = phrases.say("copy.not-answered")
        return f"<p><strong>{nothing}</strong> {earned}</p>{right}"
    words = response_words(item, answer["response"])
    response = escape(words)
    verdict = escape(mark["verdict"])
    # A response may be written from right to left; <bdi> keeps it from turning the sentence round.
    yours = phrases.say("copy.your-answer", answer=f"<bdi>{response}</bdi>")
    answered = f"{yours} <strong>{verdict}</strong>"
    if mark["reason"] != Reason.HELD:
        answered += f" {earned}"
    paragraphs = f"<p>{answered}</p>"
    explanation = _explanation(mark)
    if explanation:
        paragraphs += f"<p>{explanation}</p>"
    return paragraphs + right


def _right_answers(mark: dict[str, Any], phrases: Phrasebook) -> str:
    """Return each right answer of a closed question with its reason, unless it was given."""
    if mark["reason"] == Reason.RIGHT:
        return ""
    paragraphs = ""
    # What explains a wrong answer does not tell the right one.
    for option in mark["whole"]:
        if option["right"]:
            answer = escape(option["text"])
            word = phrases.say("feedback.right", text="").strip()
            reason = escape(option["feedback"].removeprefix(word).strip())
            lead = phrases.say("copy.right-answer")
            paragraphs += f"<p><strong>{lead}</strong> {answer}. {reason}</p>"
    return paragraphs


def _explanation(mark: dict[str, Any]) -> str:
    """Return the sentences of a mark and its sources as HTML, or ""."""
    parts = [escape(sentence) for sentence in _sentences(mark)]
    parts += [_link(source) for source in mark["sources"]]
    return " ".join(filter(None, parts))


def _sentences(mark: dict[str, Any]) -> list[str]:
    """Return the sentences of a mark without its verdict and without repeats."""
    verdict = mark["verdict"]
    texts = (mark["sentence"], *mark["feedback"])
    sentence, *feedback = (text.removeprefix(verdict).strip() for text in texts)
    # Feedback often repeats the sentence and goes on from there.
    for text in feedback:
        if sentence in text:
            return feedback
    return [sentence, *feedback]


def _link(source: dict[str, str]) -> str:
    """Return a source as a link to its fact in the lesson, or as text without a link."""
    label = escape(source["label"])
    href = escape(source["href"])
    if not href:
        return f"({label})"
    return f'<a href="{href}">{label}</a>'

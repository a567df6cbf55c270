"""A quiz as plain HTML without right answers, for notebooks that are exported or not running."""

from decimal import Decimal
from typing import Any

from policystory.facts.words import how_many
from policystory.items.item import PaperItem, Reason
from policystory.quiz.paper import Mode, Paper
from policystory.render.escape import html as escape
from policystory.render.escape import visible
from policystory.render.question_html import question_html, response_words

RUN = "Run this cell to answer: Shift + Enter."
DRAWN_FOR_YOU = (
    "This quiz is graded. Its questions are drawn for you when you run this cell."
)
EMPTY_VIEW = "<!-- The quiz, while its kernel runs. -->"
"""HTML for a live view that cannot be shown: it is empty, because the plain copy is below it."""
# The style hides the plain copy below a live view. Above a copy it hides bare text in place of a
# live view: that it is being loaded, or that the kernel which made it is gone. On paper a question
# stays on one page. The style comes with the copy, because without a kernel no other style sheet is
# there.
STYLE = (
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
    answers = state["answers"]
    questions = ""
    answered = 0
    # Everyone's graded paper is another one, so one that nobody has begun to answer stands for
    # nothing, and would change a lesson each time it is run.
    is_untouched = not answers and not state.get("ended")
    items = () if paper.mode is Mode.GRADED and is_untouched else paper.items
    for item in items:
        question = question_html(item)
        answer = answers.get(item.id)
        # An item of which only a hint was taken has an entry, but no mark.
        if answer and answer["mark"]:
            question += _marked_answer(item, answer)
            answered += _is_answered(answer)
        questions += f"<li>{question}</li>"
    count = how_many(len(paper.items), "question")
    if answered:
        count += f", {answered} answered"
    title = escape(paper.title)
    language = escape(paper.language)
    listed = f"<ol>{questions}</ol>" if items else f"<p>{DRAWN_FOR_YOU}</p>"
    # A real heading, but none of the notebook's contents: there the live view has none either.
    parts = (
        f'<section class="ps-plain" lang="{language}">',
        STYLE,
        f'<h3 class="jp-toc-ignore">{title}</h3>',
        f"<p>{count}</p>",
        listed,
        f"<p>{_outcome(state)}</p>",
        "</section>",
    )
    return "".join(parts)


def quiz_line(paper: Paper) -> str:
    """Return a quiz's title and number of questions in a line, for places that show no HTML.

    The line is the same for all learners.
    """
    title = visible(paper.title)
    questions = how_many(len(paper.items), "question")
    return f"Quiz: {title}, {questions}"


def _is_answered(answer: dict[str, Any]) -> bool:
    reason: str = answer["mark"]["reason"]
    return reason != Reason.UNANSWERED


def _outcome(state: dict[str, Any]) -> str:
    """Return the result of an attempt that was handed in, or how to answer."""
    if not state.get("ended"):
        return f"<em>{RUN}</em>"
    sentence = "Handed in. Your marks come when they are released."
    result = state["result"]
    if result:
        sentence = f"Handed in: {_earned(result)}"
    receipts = _receipts(state["receipts"])
    return f"<strong>{sentence}</strong>{receipts}"


def _receipts(receipts: list[str]) -> str:
    """Return the receipts as HTML; they show later whether the record still holds the attempt."""
    codes = ", ".join(f"<code>{escape(receipt)}</code>" for receipt in receipts)
    return f"<br>Receipt: {codes}" if codes else ""


def _earned(mark: dict[str, Any]) -> str:
    """Return the points of a mark or of a result: "0.5 of 1 point."."""
    points = _points(mark["points"])
    possible = _points(mark["possible"])
    unit = "point" if possible == "1" else "points"
    return f"{points} of {possible} {unit}."


def _points(points: str) -> str:
    # normalize() drops zeros at the end, but writes 10 as 1E+1; ":f" undoes that.
    return f"{Decimal(points).normalize():f}"


def _marked_answer(item: PaperItem, answer: dict[str, Any]) -> str:
    """Return an answer with its points, feedback and sources, as HTML."""
    mark = answer["mark"]
    earned = _earned(mark)
    if not _is_answered(answer):
        return f"<p><strong>Not answered.</strong> {earned}</p>{_right_answers(mark)}"
    words = response_words(item, answer["response"])
    response = escape(words)
    verdict = escape(mark["verdict"])
    # A response may be written from right to left; <bdi> keeps it from turning the sentence round.
    answered = f"Your answer: <bdi>{response}</bdi>. <strong>{verdict}</strong>"
    if mark["reason"] != Reason.HELD:
        answered += f" {earned}"
    paragraphs = f"<p>{answered}</p>"
    explanation = _explanation(mark)
    if explanation:
        paragraphs += f"<p>{explanation}</p>"
    return paragraphs + _right_answers(mark)


def _right_answers(mark: dict[str, Any]) -> str:
    """Return each right answer of a closed question with its reason, unless it was given."""
    if mark["reason"] == Reason.RIGHT:
        return ""
    paragraphs = ""
    # What explains a wrong answer does not tell the right one.
    for option in mark["whole"]:
        if option["right"]:
            answer = escape(option["text"])
            reason = escape(option["feedback"].removeprefix("Right.").strip())
            paragraphs += f"<p><strong>Right answer:</strong> {answer}. {reason}</p>"
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

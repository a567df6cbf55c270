"""A quiz as plain HTML, without its key: for notebooks that do not run, are exported or printed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from policystory.facts.words import how_many
from policystory.items.item import PaperItem, Reason
from policystory.quiz.paper import Paper
from policystory.render.escape import html as escape
from policystory.render.escape import visible
from policystory.render.question_html import question_html, response_words

RUN = "Run this cell to answer: Shift + Enter."
NOTHING = "<!-- The quiz, while its kernel runs. -->"
"""What stands in place of a live view that cannot be shown: the plain copy below it says all."""
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


def html(paper: Paper, state: dict[str, Any]) -> str:
    """Return a paper with its answers and marks so far as accessible HTML.

    Arguments: the paper; the state message, which holds of the answers what may be told.
    """
    answers = {
        item: answer for item, answer in state["answers"].items() if answer["mark"]
    }
    questions = ""
    for item in paper.items:
        answer = _answered(item, answers.get(item.id))
        questions += f"<li>{question_html(item)}{answer}</li>"
    # A real heading, but none of the notebook's contents: there the live view has none either.
    heading = f'<h3 class="jp-toc-ignore">{escape(paper.title)}</h3>'
    count = f"<p>{_count(paper, answers.values())}</p>"
    return (
        f'<section class="ps-plain" lang="{escape(paper.language)}">{STYLE}{heading}{count}'
        f"<ol>{questions}</ol><p>{_outcome(state)}</p></section>"
    )


def text(paper: Paper) -> str:
    """Return the one line that stands where even HTML is not shown; the same for everyone."""
    return f"Quiz: {visible(paper.title)}, {how_many(len(paper.items), 'question')}"


def _count(paper: Paper, answers: Iterable[dict[str, Any]]) -> str:
    """Say how many questions there are, and how many are answered."""
    questions = how_many(len(paper.items), "question")
    reasons = [answer["mark"]["reason"] for answer in answers]
    answered = sum(reason != Reason.UNANSWERED for reason in reasons)
    return f"{questions}, {answered} answered" if answered else questions


def _outcome(state: dict[str, Any]) -> str:
    """Return the result of an attempt that was handed in, or how to answer."""
    if not state.get("ended"):
        return f"<em>{RUN}</em>"
    result = "Handed in. Your marks come when they are released."
    if state["result"]:
        result = f"Handed in: {_earned(state['result'])}"
    return f"<strong>{result}</strong>{_receipts(state['receipts'])}"


def _receipts(receipts: list[str]) -> str:
    """Return the receipts: they show later whether the record still holds all of the attempt."""
    codes = ", ".join(f"<code>{escape(receipt)}</code>" for receipt in receipts)
    return f"<br>Receipt: {codes}" if codes else ""


def _earned(mark: dict[str, Any]) -> str:
    """Write the points of a mark or of a result: "0.5 of 1 point."."""
    points = _points(mark["points"])
    possible = _points(mark["possible"])
    return f"{points} of {possible} point{'' if possible == '1' else 's'}."


def _points(points: str) -> str:
    return f"{Decimal(points).normalize():f}"


def _answered(item: PaperItem, answer: dict[str, Any] | None) -> str:
    """Return an answer, and what may be told of its mark: points, feedback and sources."""
    if answer is None:
        return ""
    mark = answer["mark"]
    if mark["reason"] == Reason.UNANSWERED:
        return f"<p><strong>Not answered.</strong> {_earned(mark)}</p>"
    earned = "" if mark["reason"] == Reason.HELD else f" {_earned(mark)}"
    # A response may be written from right to left; <bdi> keeps it from turning the sentence round.
    words = f"<bdi>{escape(response_words(item, answer['response']))}</bdi>"
    verdict = f"<strong>{escape(mark['verdict'])}</strong>"
    parts = [*map(escape, _explained(mark)), *map(_link, mark["sources"])]
    explained = " ".join(filter(None, parts))
    answered = f"<p>Your answer: {words}. {verdict}{earned}</p>"
    return f"{answered}<p>{explained}</p>" if explained else answered


def _explained(mark: dict[str, Any]) -> list[str]:
    """Return the sentences of a mark without the verdict; none repeats what another says."""
    texts = (mark["sentence"], *mark["feedback"])
    sentence, *feedback = (text.removeprefix(mark["verdict"]).strip() for text in texts)
    is_repeated = any(sentence in text for text in feedback)
    return feedback if is_repeated else [sentence, *feedback]


def _link(source: dict[str, str]) -> str:
    """Return a source as a link to its fact in the lesson, if the lesson lists it."""
    label = escape(source["label"])
    if not source["href"]:
        return f"({label})"
    return f'<a href="{escape(source["href"])}">{label}</a>'

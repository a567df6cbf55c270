"""A quiz as plain HTML, without its key: what stands where nothing runs, untrusted, exported or printed."""

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
STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ps-quiz)+.jp-OutputArea-child:has(.ps-plain),"
    ".jp-OutputArea-child:has(+.jp-OutputArea-child .ps-plain)>.jp-OutputArea-output:not(:has(*))"
    "{display:none}.ps-plain>ol>li{break-inside:avoid}.ps-plain a[href]{text-decoration:underline}</style>"
)
"""Hides the plain copy below a live view; and above a copy, what is bare text where a live view
should be: that it is being loaded, or that the kernel which made it is gone. On paper a question
stays on one page. It comes with the copy, because no other style sheet is there when no kernel
is."""


def html(paper: Paper, state: dict[str, Any]) -> str:
    """Return a paper, with what was answered and told so far (the state message), as accessible HTML."""
    marked = {item: given for item, given in state["answers"].items() if given["mark"]}
    questions = "".join(
        f"<li>{question_html(item)}{_answered(item, marked.get(item.id))}</li>"
        for item in paper.items
    )
    answered = sum(
        given["mark"]["reason"] != Reason.UNANSWERED for given in marked.values()
    )
    count = how_many(len(paper.items), "question") + (
        f", {answered} answered" if answered else ""
    )
    # A real heading, but none of the notebook's contents: there the live view has none either.
    heading = f'<h3 class="jp-toc-ignore">{escape(paper.title)}</h3>'
    return (
        f'<section class="ps-plain" lang="{escape(paper.language)}">{STYLE}{heading}<p>{count}</p>'
        f"<ol>{questions}</ol><p>{_outcome(state)}</p></section>"
    )


def _outcome(state: dict[str, Any]) -> str:
    """Return what an attempt that was handed in has come to, or how to answer."""
    if not state.get("ended"):
        return f"<em>{RUN}</em>"
    result = state["result"]
    come_to = (
        f"Handed in: {_earned(result)}"
        if result
        else "Handed in. Your marks come when they are released."
    )
    return f"<strong>{come_to}</strong>{_receipts(state['receipts'])}"


def _receipts(told: list[str]) -> str:
    """Return what shows later whether the record still holds all of the attempt."""
    codes = ", ".join(f"<code>{escape(receipt)}</code>" for receipt in told)
    return f"<br>Receipt: {codes}" if codes else ""


def _earned(one: dict[str, Any]) -> str:
    """Write the points of a mark or of a result: "0.5 of 1 point."."""
    points, possible = (
        f"{Decimal(one[name]).normalize():f}" for name in ("points", "possible")
    )
    return f"{points} of {possible} point{'' if possible == '1' else 's'}."


def _answered(item: PaperItem, given: dict[str, Any] | None) -> str:
    """Return what was answered, and of its mark what may be told: what it earned, the feedback, and the sources."""
    if given is None:
        return ""
    mark = given["mark"]
    if mark["reason"] == Reason.UNANSWERED:
        return f"<p><strong>Not answered.</strong> {_earned(mark)}</p>"
    earned = "" if mark["reason"] == Reason.HELD else f" {_earned(mark)}"
    answer = f"<bdi>{escape(response_words(item, given['response']))}</bdi>"
    told = [
        f"Your answer: {answer}. <strong>{escape(mark['verdict'])}</strong>{earned}"
    ]
    told += [
        " ".join(
            part
            for part in (*map(escape, _explained(mark)), *map(_link, mark["sources"]))
            if part
        )
    ]
    return "".join(f"<p>{text}</p>" for text in told if text)


def _explained(mark: dict[str, Any]) -> list[str]:
    """Return the sentences of a mark, none of which says what another has said."""
    sentence, *feedback = (
        text.removeprefix(mark["verdict"]).strip()
        for text in (mark["sentence"], *mark["feedback"])
    )
    return (
        feedback
        if any(sentence in text for text in feedback)
        else [sentence, *feedback]
    )


def _link(source: dict[str, str]) -> str:
    """Return a source as a link to where its fact stands in the lesson, if it does."""
    label = escape(source["label"])
    return (
        f'<a href="{escape(source["href"])}">{label}</a>'
        if source["href"]
        else f"({label})"
    )


def text(paper: Paper) -> str:
    """Return the one line that stands where even HTML is not shown; the same for everyone."""
    return f"Quiz: {visible(paper.title)}, {how_many(len(paper.items), 'question')}"

"""A quiz as plain HTML, without its key: what stands in the notebook when nothing runs, untrusted or exported."""

from html import escape
from typing import Any

from policystory.course.question import question_html, response_words
from policystory.items.item import PaperItem
from policystory.quiz import Paper

RUN = "Run this cell to answer: Shift + Enter."


def html(paper: Paper, answers: dict[str, Any]) -> str:
    """Return a paper with what was answered so far (`answers` as in the state message) as accessible HTML."""
    questions = "".join(
        f"<li>{question_html(item)}{_answered(item, answers.get(item.id))}</li>" for item in paper.items
    )
    return (
        f'<section lang="{escape(paper.language)}"><p><strong>{escape(paper.title)}</strong> · '
        f"{len(paper.items)} questions</p><ol>{questions}</ol><p><em>{RUN}</em></p></section>"
    )


def _answered(item: PaperItem, given: dict[str, Any] | None) -> str:
    """Return what was answered, and what it earned."""
    if given is None or given["mark"] is None:  # a hint was taken, and nothing answered yet
        return ""
    mark = given["mark"]
    earned = "" if mark["reason"] == "held" else f" {mark['points']} of {mark['possible']} points."
    return f"<p>Your answer: {escape(response_words(item, given['response']))}. {escape(mark['verdict'])}{earned}</p>"


def text(paper: Paper) -> str:
    """Return the one line that stands where even HTML is not shown; the same for everyone."""
    return f"Quiz: {paper.title}, {len(paper.items)} questions"

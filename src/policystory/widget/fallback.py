"""A quiz as plain HTML, without its key: what stands in the notebook when nothing runs, untrusted or exported."""

from html import escape
from typing import Any

from policystory.quiz import Paper

RUN = "Run this cell to answer: Shift + Enter."


def html(paper: Paper, answers: dict[str, Any]) -> str:
    """Return a paper with what was answered so far (`answers` as in the state message) as accessible HTML."""
    questions = "".join(
        f"<li>{_question(item.stem, [option.text for option in item.options], item.unit)}"
        f"{_answered(answers.get(item.id), {option.id: option.text for option in item.options})}</li>"
        for item in paper.items
    )
    return (
        f'<section lang="{escape(paper.language)}"><p><strong>{escape(paper.title)}</strong> · '
        f"{len(paper.items)} questions</p><ol>{questions}</ol><p><em>{RUN}</em></p></section>"
    )


def _question(stem: str, options: list[str], unit: str | None) -> str:
    """Return one question with its options, or the unit in which a number is asked."""
    if unit:
        return f"<p>{escape(stem)}</p><p>Answer with a number ({escape(unit)}).</p>"
    return f"<p>{escape(stem)}</p><ul>{''.join(f'<li>{escape(option)}</li>' for option in options)}</ul>"


def _answered(given: dict[str, Any] | None, options: dict[str, str]) -> str:
    """Return what was answered, and what it earned."""
    if given is None:
        return ""
    response = options.get(str(given["response"]), str(given["response"]))
    mark = given["mark"]
    return (
        f"<p>Your answer: {escape(response)}. {escape(mark['verdict'])} "
        f"{mark['points']} of {mark['possible']} points.</p>"
    )


def text(paper: Paper) -> str:
    """Return the one line that stands where even HTML is not shown; the same for everyone."""
    return f"Quiz: {paper.title}, {len(paper.items)} questions"

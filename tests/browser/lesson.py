"""The exit quiz of a real lesson: how it is answered, and what of its key is told."""

import html
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from policystory.course.find import COURSE, READER
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.items.item import NumberKey, PaperItem
from policystory.publish import publish
from policystory.quiz.paper import Quiz
from tests.browser.hands import Mouse
from tests.browser.jupyter import Notebook
from tests.browser.server import ROOT, Lab

LESSON = "03-numbers-at-the-border"
CODE = f"import policystory as ps\nps.lesson({LESSON!r}).quiz()"
ERRORS = ("Error displaying widget", "model not found", "Loading widget", "Traceback")


@cache
def course() -> OpenCourse:
    """Return the course."""
    return OpenCourse(load(Folders.of(ROOT)))


@cache
def exit_quiz() -> Quiz:
    """Return the exit quiz as the learner of these tests has it, with its key."""
    return course().quiz_for(LESSON, READER)


def ship(folder: Path) -> str:
    """Write the text, card and facts of the lesson as they are released; return the file's name."""
    lesson = json.loads((ROOT / "lessons" / f"{LESSON}.ipynb").read_text("utf-8"))
    lesson["cells"] = [cell for cell in lesson["cells"] if _is_read(cell)]
    name = f"{LESSON}.ipynb"
    (folder / name).write_text(json.dumps(lesson), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(COURSE, str(ROOT))
        list(publish(folder, (LESSON,)))
    return name


def copy_lesson(target: Path) -> Path:
    """Copy the lesson as it is released, but for its predictions and the module's quiz.

    So its last quiz is the exit quiz, to which the tests hold what is shown.
    """
    lesson = json.loads((ROOT / "lessons" / f"{LESSON}.ipynb").read_text("utf-8"))
    left_out = (".predict()", 'ps.module("m1-orientation").quiz()')
    lesson["cells"] = [
        cell
        for cell in lesson["cells"]
        if not "".join(cell["source"]).endswith(left_out)
    ]
    target.write_text(json.dumps(lesson), encoding="utf-8")
    return target


def _is_read(cell: dict[str, Any]) -> bool:
    """Tell whether a cell is text, the card, or the list of facts."""
    source = "".join(cell["source"])
    return cell["cell_type"] == "markdown" or source.endswith((".card()", ".facts()"))


def forget(lab: Lab) -> None:
    """Take away what was answered so far."""
    for file in lab.record.rglob("*.jsonl"):
        file.unlink()


def run(notebook: Notebook, path: str) -> Locator:
    """Open a notebook, run it, and return its exit quiz."""
    notebook.open(path)
    assert notebook.run_all() is True
    return live(notebook)


def live(notebook: Notebook) -> Locator:
    """Return the exit quiz of the open notebook, as it is answered."""
    widget = cell(notebook).locator(".ps-quiz")
    expect(widget).to_have_count(1)
    expect(widget).to_be_visible()
    return widget


def cell(notebook: Notebook) -> Locator:
    """Scroll to the cell of the exit quiz and return its element."""
    return notebook.cell(notebook.find(".quiz()"))


def question_of(widget: Locator, kind: str) -> Locator:
    """Return the first question of a kind."""
    return widget.locator("fieldset.ps-item").nth(first(kind)[0])


def first(kind: str) -> tuple[int, PaperItem]:
    """Return the place of the first question of a kind, and its item."""
    return next(
        (n, item) for n, item in enumerate(exit_quiz().paper.items) if item.kind == kind
    )


def right(item: PaperItem) -> str:
    """Return the right response to a choice or a number."""
    key = exit_quiz().key.items[item.id].key
    return f"{key.amount:f}" if isinstance(key, NumberKey) else str(key)


def answer(widget: Locator, kind: str, *, rightly: bool) -> Locator:
    """Answer the first question of a kind, and return its element once its mark is told."""
    question, (_, item) = question_of(widget, kind), first(kind)
    wrong = next(
        (option.id for option in item.options if option.id != right(item)), "7"
    )
    Mouse().answer(question, item, right(item) if rightly else wrong)
    expect(question.locator(".ps-verdict")).to_contain_text(
        "Right." if rightly else "Not right."
    )
    return question


def told(text: str) -> set[str]:
    """Return the ids of the questions whose plain copy tells feedback."""
    plain = html.unescape(text)
    return {
        item.id
        for item in exit_quiz().paper.items
        for feedback in exit_quiz().key.items[item.id].feedback.values()
        if feedback.split(". ", 1)[1] in plain
    }

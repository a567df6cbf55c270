"""One item of each kind in a notebook: how to answer it, and what the page must then tell."""

from typing import Any

from playwright.sync_api import Locator, expect

from policystory.grade import Mark, mark
from policystory.items.item import PaperItem
from policystory.quiz.paper import Quiz
from tests.browser.every_kind import quiz
from tests.browser.hands import Hand
from tests.browser.jupyter import Notebook
from tests.browser.questions import question_of
from tests.browser.server import Lab, importing

FILE = "kinds.ipynb"
PLAIN = quiz("plain")

ANSWERS: dict[str, tuple[Any, ...]] = {
    "single-choice": ("tom-reed", "ada-marsh"),
    "source-support": ("ines-holm", "ada-marsh"),
    "multiple-choice": (["ines-holm"], ["ada-marsh"], ["ada-marsh", "tom-reed"]),
    "number": ("many", "7", "4.2", "4,200"),
    "short-text": ("?!", "Tom Reed", "Ada Marsch", "Mrs Marsh"),
    "matching": (
        {"gull": "tom-reed", "tern": "ada-marsh"},
        {"gull": "ada-marsh", "tern": "ines-holm"},
        {"gull": "ada-marsh", "tern": "tom-reed"},
    ),
    "categorise": (
        {"gull": "tom-reed", "tern": "ada-marsh"},
        {"gull": "ada-marsh", "tern": "ines-holm"},
        {"gull": "ada-marsh", "tern": "tom-reed"},
    ),
    "cloze": (
        {"g1": "tom-reed", "g2": "boat"},
        {"g1": "ada-marsh", "g2": "boat"},
        {"g1": "ada-marsh", "g2": "lamp"},
    ),
    "ordering": (
        ["tom-reed", "ada-marsh", "ines-holm"],
        ["ada-marsh", "ines-holm", "tom-reed"],
        ["ines-holm", "ada-marsh", "tom-reed"],
    ),
}
"""Responses to each item: unreadable and wrong ones first, then partly right ones, and at last the
right one."""


def write(lab: Lab) -> None:
    """Write a notebook that shows an item of each kind: plain, nasty, and marked at the end."""
    sources = [
        importing("every_kind", "show"),
        'show("plain")',
        'show("nasty")',
        'show("at-end")',
    ]
    lab.write(FILE, sources)


def fresh(notebook: Notebook) -> Locator:
    """Run the notebook, opened if it is not yet, and return its first, unanswered quiz."""
    if (
        not notebook.page.url.startswith(notebook.lab.url)
        or "kinds" not in notebook.page.title()
    ):
        # Another page may have it open, which would ask what to do with a file that has changed.
        if not (notebook.lab.folder / FILE).exists():
            write(notebook.lab)
        notebook.open(FILE)
    notebook.forget()
    assert notebook.run_all() is True
    widget = notebook.cell(1).locator(".ps-quiz")
    expect(widget).to_be_visible()
    return widget


def item_of(kind: str) -> PaperItem:
    """Return the item of a kind."""
    return next(item for item in PLAIN.paper.items if item.kind == kind)


def marked(quiz: Quiz, item: PaperItem, response: Any) -> Mark:
    """Return the engine's mark."""
    return mark(item, quiz.key.items[item.id], response)


def answered_and_told(widget: Locator, kind: str, hand: Hand) -> None:
    """Answer a question in each way, and hold what the page says against the engine's mark."""
    question, item = question_of(widget, kind), item_of(kind)
    for response in ANSWERS[kind]:
        hand.answer(question, item, response)
        expected = marked(PLAIN, item, response)
        if expected.counts:
            expect(question.locator(".ps-verdict strong")).to_have_text(
                expected.verdict
            )
            points = question.locator(".ps-points")
            expect(points).to_contain_text(
                f"{float(expected.points):.2f}".rstrip("0").rstrip(".") + " of 1 point"
            )
            expect(question.locator(".ps-feedback")).to_contain_text(expected.sentence)
            for text in expected.feedback:
                expect(question.locator(".ps-feedback")).to_contain_text(
                    text.removeprefix(expected.verdict).strip()
                )
        else:
            expect(question.locator(".ps-problem")).to_contain_text(expected.sentence)
    expect(question.locator(".ps-verdict strong")).to_have_text("Right.")

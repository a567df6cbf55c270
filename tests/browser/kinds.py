"""One item of each kind in a notebook: how each can be answered, and whether the page tells the engine's mark."""

from typing import Any

from playwright.sync_api import Locator, expect

from policystory.grade import Mark, mark
from policystory.items.item import PaperItem
from policystory.quiz.paper import Quiz
from tests.browser.every_kind import quiz
from tests.browser.hands import Hand
from tests.browser.jupyter import Notebook
from tests.browser.server import ROOT, Lab

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
    """Write a notebook that shows an item of each kind: plainly, with texts that could do harm, marked at the end."""
    sources = [
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.browser.every_kind import show"
    ]
    sources += ['show("plain")', 'show("nasty")', 'show("at-end")']
    lab.write(FILE, sources)


def fresh(notebook: Notebook) -> Locator:
    """Run the notebook, opened if it is not yet, and return its first quiz, which nobody has answered."""
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
    found = notebook.cell(1).locator(".ps-quiz")
    expect(found).to_be_visible()
    return found


def asked(widget: Locator, kind: str) -> tuple[Locator, PaperItem]:
    """Return the question of a kind, and its item."""
    item = next(item for item in PLAIN.paper.items if item.kind == kind)
    return widget.locator(f'fieldset[data-kind="{kind}"]'), item


def marked(quiz: Quiz, item: PaperItem, response: Any) -> Mark:
    """Return the engine's mark."""
    return mark(item, quiz.key.items[item.id], response)


def answered_and_told(widget: Locator, kind: str, hand: Hand) -> None:
    """Answer a question in each way, and hold what the page says against the engine's mark."""
    question, item = asked(widget, kind)
    for response in ANSWERS[kind]:
        hand.answer(question, item, response)
        found = marked(PLAIN, item, response)
        if found.counts:
            expect(question.locator(".ps-verdict strong")).to_have_text(found.verdict)
            points = question.locator(".ps-points")
            expect(points).to_contain_text(
                f"{float(found.points):.2f}".rstrip("0").rstrip(".") + " of 1 point"
            )
            expect(question.locator(".ps-feedback")).to_contain_text(found.sentence)
            for text in found.feedback:
                expect(question.locator(".ps-feedback")).to_contain_text(
                    text.removeprefix(found.verdict).strip()
                )
        else:
            expect(question.locator(".ps-problem")).to_contain_text(found.sentence)
    expect(question.locator(".ps-verdict strong")).to_have_text("Right.")

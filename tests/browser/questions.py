"""The questions of a quiz in a notebook's cell: where they are, and how to answer one."""

from playwright.sync_api import Locator, expect

from policystory.items.item import PaperItem
from tests.browser.every_kind import quiz
from tests.browser.hands import Hand, Mouse
from tests.browser.jupyter import Notebook

ITEMS = {item.kind: item for item in quiz("hints").paper.items}


def begun(notebook: Notebook, file: str) -> Notebook:
    """Open a notebook and run it in a new kernel: nobody has answered anything."""
    notebook.open(file)
    notebook.forget()
    assert notebook.run_all() is True
    return notebook


def shown(book: Notebook, cell: int) -> Locator:
    """Scroll to the quiz in a cell, and return it."""
    widget = book.cell(cell).locator(".ps-quiz")
    expect(widget).to_be_visible()
    return widget


def question_of(widget: Locator, kind: str) -> Locator:
    """Return the question of a kind."""
    return widget.locator(f'fieldset[data-kind="{kind}"]')


def answer(
    widget: Locator, kind: str, response: object, hand: Hand | None = None
) -> Locator:
    """Answer the question of a kind, and return it."""
    question = question_of(widget, kind)
    item = ITEMS[kind]
    # In a second attempt the options stand in another order than in the first.
    order = question.locator("input[type=radio]").evaluate_all(
        "all => all.map(one => one.value)"
    )
    if item.options and not item.prompts:
        options = sorted(
            item.options,
            key=lambda option: order.index(option.id) if option.id in order else 0,
        )
        item = PaperItem(
            **{name: getattr(item, name) for name in item.__struct_fields__}
            | {"options": tuple(options)}
        )
    (hand or Mouse()).answer(question, item, response)
    return question


def spoken(widget: Locator) -> Locator:
    """Return the region that is read out."""
    return widget.get_by_role("status")

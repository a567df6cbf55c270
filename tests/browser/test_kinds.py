"""Every kind of item is answered in a real JupyterLab: by mouse, by keyboard, by touch."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.hands import Hand, Keyboard, Mouse, Touch
from tests.browser.jupyter import Notebook
from tests.browser.kinds import ANSWERS, PLAIN, answered_and_told, fresh
from tests.browser.questions import question_of
from tests.browser.server import Lab


@pytest.fixture
def widget(notebook: Notebook) -> Locator:
    """Give a quiz with one item of each kind, which nobody has answered."""
    return fresh(notebook)


@pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
def test_every_kind_is_answered_and_marked_as_the_engine_does(
    widget: Locator, hand: Hand, left: list[str]
) -> None:
    """Verdict, points and feedback of all four outcomes are the engine's; nothing leaves."""
    assert ANSWERS.keys() == {item.kind for item in PLAIN.paper.items}
    for kind in ANSWERS:
        answered_and_told(widget, kind, hand)
    expect(widget.locator(".ps-score")).to_have_text("9 of 9 answered, 9 right")
    assert [] == left


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """Give a page of a phone: narrow, and with a touch screen."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True
    )
    yield context.new_page()
    context.close()


def test_every_kind_is_answered_by_touch(phone: Page, lab: Lab) -> None:
    """A narrow touch screen can answer every kind, and drag an entry by its grip."""
    widget = fresh(Notebook(phone, lab))
    question = question_of(widget, "ordering")
    grips = question.locator(".ps-grip")
    grips.first.scroll_into_view_if_needed()
    start, end = grips.first.bounding_box(), grips.last.bounding_box()
    assert start
    assert end
    session, x = phone.context.new_cdp_session(phone), start["x"] + 5
    for kind_, y in (
        ("Start", start["y"] + 9),
        ("Move", end["y"]),
        ("Move", end["y"] + 30),
        ("End", None),
    ):
        points = [] if y is None else [{"x": x, "y": y}]
        session.send(
            "Input.dispatchTouchEvent", {"type": f"touch{kind_}", "touchPoints": points}
        )
    assert ["Tom Reed", "Ines Holm", "Ada Marsh"] == question.locator(
        ".ps-entry .ps-text"
    ).all_inner_texts()
    for kind in ANSWERS:
        answered_and_told(widget, kind, Touch())


def test_nothing_is_answered_beforehand(widget: Locator) -> None:
    """Checking an untouched question of any kind says what is missing, and marks nothing."""
    for kind in ANSWERS:
        question = question_of(widget, kind)
        assert [
            "" for _ in range(question.locator("select").count())
        ] == question.locator("select").evaluate_all(
            "lists => lists.map(list => list.value)"
        )
        expect(question.locator("input:checked")).to_have_count(0)
        question.locator(".ps-button").press("Enter")
        expect(question.locator(".ps-why")).to_contain_text("first")
        expect(question.locator(".ps-feedback")).to_be_hidden()
    expect(widget.locator(".ps-score")).to_have_text("0 of 9 answered")


def test_an_entry_is_moved_by_its_buttons(widget: Locator) -> None:
    """The focus stays with a moved entry, its place is spoken, and it stops at both ends."""
    question = question_of(widget, "ordering")
    status, up = (
        widget.get_by_role("status"),
        question.get_by_role("button", name="Move up: Ines Holm"),
    )
    up.focus()
    for said in (
        "“Ines Holm” is now 2 of 3.",
        "“Ines Holm” is now 1 of 3.",
        "“Ines Holm” is already first.",
    ):
        widget.page.keyboard.press("Enter")
        expect(status).to_have_text(said)
        expect(up).to_be_focused()
    assert ["Ines Holm", "Ada Marsh", "Tom Reed"] == question.locator(
        ".ps-entry .ps-text"
    ).all_inner_texts()


def test_an_entry_is_dragged_by_the_mouse(widget: Locator) -> None:
    """An entry goes where it is dropped, and stands as the answer."""
    question = question_of(widget, "ordering")
    entries, mouse = question.locator(".ps-entry"), widget.page.mouse
    entries.first.scroll_into_view_if_needed()
    start, end = entries.last.bounding_box(), entries.first.bounding_box()
    assert start
    assert end
    mouse.move(start["x"] + 80, start["y"] + 20)
    mouse.down()
    mouse.move(end["x"] + 80, end["y"] + 10, steps=8)
    mouse.up()
    assert ["Ines Holm", "Ada Marsh", "Tom Reed"] == question.locator(
        ".ps-entry .ps-text"
    ).all_inner_texts()
    question.locator(".ps-button").click()
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")


def test_the_order_shown_counts_only_when_it_is_kept(widget: Locator) -> None:
    """The first order of entries is no answer until the learner keeps it."""
    question = question_of(widget, "ordering")
    question.get_by_role("button", name="Keep this order").press("Enter")
    expect(question.locator(".ps-button")).to_be_focused()
    widget.page.keyboard.press("Enter")
    expect(question.locator(".ps-verdict")).to_be_visible()


def test_a_number_is_read_while_it_is_typed(widget: Locator) -> None:
    """Below the field stands how the number is read, or why it cannot be; nothing is marked."""
    question = question_of(widget, "number")
    question.get_by_role("textbox").press_sequentially("4.2 thousand")
    expect(question.locator(".ps-reading")).to_have_text("Read as 4,200 people.")
    question.get_by_role("textbox").fill("many")
    expect(question.locator(".ps-reading")).to_contain_text("is not a number")
    expect(question.locator(".ps-feedback")).to_be_hidden()
    expect(widget.locator(".ps-score")).to_have_text("0 of 9 answered")


def test_open_rows_are_counted_before_checking(widget: Locator) -> None:
    """Who has answered some rows or gaps reads how many are open."""
    for kind, told in (
        ("matching", "1 row still open."),
        ("cloze", "1 gap still open."),
    ):
        question = question_of(widget, kind)
        question.locator("select").first.select_option("ada-marsh")
        expect(question.locator(".ps-why")).to_have_text(told)


def test_a_quiz_is_handed_in(widget: Locator, notebook: Notebook) -> None:
    """Open questions are listed; unsaved answers are handed in as well; then all is told."""
    expect(widget).to_be_visible()
    late = notebook.cell(3).locator(".ps-quiz")
    number, choice = (
        question_of(late, "number"),
        question_of(late, "single-choice"),
    )
    number.get_by_role("textbox").fill("4,200")
    number.get_by_role("button", name="Save answer").click()
    expect(number.locator(".ps-verdict")).to_have_text(
        "Answered; marked when you hand in."
    )
    number.get_by_role("textbox").fill("lots")
    expect(number.locator(".ps-reading")).to_contain_text("is not a number")
    choice.locator('input[value="tom-reed"]').check()
    rows = question_of(late, "matching")
    for n, option in enumerate(("tom-reed", "ada-marsh")):
        rows.locator("select").nth(n).select_option(option)
    late.locator(".ps-end").get_by_role("button", name="Hand in …").click()
    expect(late.locator(".ps-asking")).to_contain_text(
        "Questions 2, 3, 4, 6, 7, 8 and 9 are not answered yet."
    )
    assert [] == notebook.accessibility_faults(".ps-quiz")
    late.get_by_role("button", name="Hand in now").click()
    expect(late.locator(".ps-result")).to_have_text("Handed in: 1 of 9 points.")
    expect(late.locator(".ps-result")).to_be_focused()
    expect(choice.locator(".ps-verdict strong")).to_have_text("Not right.")
    expect(number.locator(".ps-verdict strong")).to_have_text("Right.")
    expect(number.get_by_role("textbox")).to_have_value("4,200")
    expect(number.locator(".ps-notice")).to_have_text(
        "“lots” was not handed in: it was not saved in time."
    )
    expect(rows.locator('.ps-flag[data-sign="wrong"]')).to_have_count(2)
    expect(late.locator("fieldset").get_by_role("textbox").first).to_be_disabled()
    assert [] == notebook.accessibility_faults(".ps-quiz")

"""Every kind of item in a real JupyterLab, in a real Chromium: by mouse, by keyboard alone and by touch."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from policystory.grade import Mark, mark
from policystory.items.item import PaperItem
from policystory.quiz import Quiz
from tests.browser.every_kind import NASTY, quiz
from tests.browser.hands import Hand, Keyboard, Mouse, Touch
from tests.browser.jupyter import Notebook
from tests.browser.server import ROOT, Lab

THEMES = ("JupyterLab Light", "JupyterLab Dark")
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
    "cloze": ({"g1": "tom-reed", "g2": "boat"}, {"g1": "ada-marsh", "g2": "boat"}, {"g1": "ada-marsh", "g2": "lamp"}),
    "ordering": (
        ["tom-reed", "ada-marsh", "ines-holm"],
        ["ada-marsh", "ines-holm", "tom-reed"],
        ["ines-holm", "ada-marsh", "tom-reed"],
    ),
}
"""Responses to each item: unreadable and wrong ones first, then partly right ones, and at last the right one."""


@pytest.fixture(scope="module")
def file(lab: Lab) -> str:
    """Write a notebook that shows an item of each kind: plainly, with texts that could do harm, marked at the end."""
    sources = [f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.browser.every_kind import show"]
    sources += ['show("plain")', 'show("nasty")', 'show("at-end")']
    return lab.write("kinds.ipynb", sources)


@pytest.fixture
def widget(notebook: Notebook, file: str) -> Locator:
    """Give a quiz with one item of each kind, which nobody has answered."""
    return fresh(notebook, file)


def fresh(notebook: Notebook, file: str) -> Locator:
    """Run the notebook, opened if it is not yet, and return its first quiz."""
    if not notebook.page.url.startswith(notebook.lab.url) or "kinds" not in notebook.page.title():
        notebook.open(file)
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
            expect(points).to_contain_text(f"{float(found.points):.2f}".rstrip("0").rstrip(".") + " of 1 point")
            expect(question.locator(".ps-feedback")).to_contain_text(found.sentence)
            for text in found.feedback:
                expect(question.locator(".ps-feedback")).to_contain_text(text.removeprefix(found.verdict).strip())
        else:
            expect(question.locator(".ps-problem")).to_contain_text(found.sentence)
    expect(question.locator(".ps-verdict strong")).to_have_text("Right.")


@pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
def test_every_kind_is_answered_and_marked_as_the_engine_does(widget: Locator, hand: Hand, left: list[str]) -> None:
    """Unreadable, wrong, partly right and right: verdict, points and feedback are the engine's; nothing leaves."""
    assert ANSWERS.keys() == {item.kind for item in PLAIN.paper.items}
    for kind in ANSWERS:
        answered_and_told(widget, kind, hand)
    expect(widget.locator(".ps-score")).to_have_text("9 of 9 answered, 9 right")
    assert [] == left


@pytest.fixture
def phone(chromium: Browser, lab: Lab, file: str) -> Iterator[Page]:
    """Give a page of a phone: narrow, and with a touch screen."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


def test_every_kind_is_answered_by_touch(phone: Page, lab: Lab, file: str) -> None:
    """On a narrow touch screen every kind can be answered, and an entry can be dragged by its grip."""
    widget = fresh(Notebook(phone, lab), file)
    for kind in ANSWERS:
        answered_and_told(widget, kind, Touch())
    question, _ = asked(widget, "ordering")
    grips = question.locator(".ps-grip")
    grips.first.scroll_into_view_if_needed()
    start, end = grips.first.bounding_box(), grips.last.bounding_box()
    assert start
    assert end
    session, x = phone.context.new_cdp_session(phone), start["x"] + 5
    for kind_, y in (("Start", start["y"] + 9), ("Move", end["y"]), ("Move", end["y"] + 30), ("End", None)):
        points = [] if y is None else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind_}", "touchPoints": points})
    assert ["Ada Marsh", "Tom Reed", "Ines Holm"] == question.locator(".ps-entry .ps-text").all_inner_texts()


def test_nothing_is_answered_beforehand(widget: Locator) -> None:
    """Nothing is chosen, and checking an untouched question of any kind says what is missing and marks nothing."""
    for kind in ANSWERS:
        question, _ = asked(widget, kind)
        assert ["" for _ in range(question.locator("select").count())] == question.locator("select").evaluate_all(
            "lists => lists.map(list => list.value)"
        )
        expect(question.locator("input:checked")).to_have_count(0)
        question.locator(".ps-button").press("Enter")
        expect(question.locator(".ps-why")).to_contain_text("first")
        expect(question.locator(".ps-feedback")).to_be_hidden()
    expect(widget.locator(".ps-score")).to_have_text("0 of 9 answered")


def test_an_entry_is_moved_by_its_buttons(widget: Locator) -> None:
    """The focus stays with the moved entry, its new place is spoken, and it stops at the ends of the list."""
    question, _ = asked(widget, "ordering")
    status, up = widget.get_by_role("status"), question.get_by_role("button", name="Move up: Ines Holm")
    up.focus()
    for said in ("“Ines Holm” is now 2 of 3.", "“Ines Holm” is now 1 of 3.", "“Ines Holm” is already first."):
        widget.page.keyboard.press("Enter")
        expect(status).to_have_text(said)
        expect(up).to_be_focused()
    assert ["Ines Holm", "Ada Marsh", "Tom Reed"] == question.locator(".ps-entry .ps-text").all_inner_texts()


def test_an_entry_is_dragged_by_the_mouse(widget: Locator) -> None:
    """An entry goes where it is dropped, and stands as the answer."""
    question, _ = asked(widget, "ordering")
    entries, mouse = question.locator(".ps-entry"), widget.page.mouse
    entries.first.scroll_into_view_if_needed()
    start, end = entries.last.bounding_box(), entries.first.bounding_box()
    assert start
    assert end
    mouse.move(start["x"] + 80, start["y"] + 20)
    mouse.down()
    mouse.move(end["x"] + 80, end["y"] + 10, steps=8)
    mouse.up()
    assert ["Ines Holm", "Ada Marsh", "Tom Reed"] == question.locator(".ps-entry .ps-text").all_inner_texts()
    question.locator(".ps-button").click()
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")


def test_the_order_shown_counts_only_when_it_is_kept(widget: Locator) -> None:
    """The order in which entries are shown is no answer until the learner says so; the focus goes on to the check."""
    question, _ = asked(widget, "ordering")
    question.get_by_role("button", name="Keep this order").press("Enter")
    expect(question.locator(".ps-button")).to_be_focused()
    widget.page.keyboard.press("Enter")
    expect(question.locator(".ps-verdict")).to_be_visible()


def test_a_number_is_read_while_it_is_typed(widget: Locator) -> None:
    """Below the field stands how the number is read, or why it cannot be; nothing is marked."""
    question, _ = asked(widget, "number")
    question.get_by_role("textbox").press_sequentially("4.2 thousand")
    expect(question.locator(".ps-reading")).to_have_text("Read as 4,200 people.")
    question.get_by_role("textbox").fill("many")
    expect(question.locator(".ps-reading")).to_contain_text("is not a number")
    expect(question.locator(".ps-feedback")).to_be_hidden()
    expect(widget.locator(".ps-score")).to_have_text("0 of 9 answered")


def test_open_rows_are_told_before_they_are_checked(widget: Locator) -> None:
    """Who has answered some rows or gaps reads how many are open."""
    for kind, told in (("matching", "1 row still open."), ("cloze", "1 gap still open.")):
        question, _ = asked(widget, kind)
        question.locator("select").first.select_option("ada-marsh")
        expect(question.locator(".ps-why")).to_have_text(told)


def test_keys_never_reach_the_notebook(widget: Locator, notebook: Notebook) -> None:
    """With focus on a control of any kind the notebook's shortcuts leave its cells as they were."""
    before = notebook.sources()
    for kind in ANSWERS:
        question, _ = asked(widget, kind)
        for control in ("input", "select", ".ps-move", ".ps-quiet"):
            if question.locator(control).count():
                question.locator(control).first.focus()
                for key in ("a", "b", "d", "d", "m", "x", "z", "ArrowDown", "ArrowUp", "Escape", "Shift+Enter"):
                    widget.page.keyboard.press(key)
        assert before == notebook.sources(), kind


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(widget: Locator, notebook: Notebook, theme: str) -> None:
    """Fresh, and with each kind answered wrong or partly: axe has no complaint in either theme; targets are large."""
    notebook.use_theme(theme)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    for kind, answers in ANSWERS.items():
        question, item = asked(widget, kind)
        Mouse().answer(question, item, answers[0])
    expect(widget.locator(".ps-feedback:visible")).to_have_count(len(ANSWERS) - 2)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    boxes = "all => all.map(one => (one.closest('label') ?? one).getBoundingClientRect())"
    small = f"{boxes}.filter(box => box.width && (box.width < 24 || box.height < 24))"
    assert [] == widget.locator("button, input, select").evaluate_all(small)
    notebook.use_theme(THEMES[0])


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_a_screen_reader_is_told(widget: Locator, kind: str) -> None:
    """The names, roles and states of the controls of each kind are as they were when somebody last looked at them."""
    question, _ = asked(widget, kind)
    expected = (Path(__file__).with_name("trees") / f"{kind}.yml").read_text(encoding="utf-8")
    assert expected == question.aria_snapshot() + "\n"


def test_a_quiz_is_handed_in(widget: Locator, notebook: Notebook) -> None:
    """Nothing is told before; what is open is listed; answers that were not saved go along; then all is told."""
    expect(widget).to_be_visible()
    late = notebook.cell(3).locator(".ps-quiz")
    number, choice = late.locator('fieldset[data-kind="number"]'), late.locator('fieldset[data-kind="single-choice"]')
    number.get_by_role("textbox").fill("4,200")
    number.get_by_role("button", name="Save answer").click()
    expect(number.locator(".ps-verdict")).to_have_text("Answered; marked when you hand in.")
    number.get_by_role("textbox").fill("lots")
    expect(number.locator(".ps-reading")).to_contain_text("is not a number")
    choice.locator('input[value="tom-reed"]').check()
    rows = late.locator('fieldset[data-kind="matching"]')
    for n, option in enumerate(("tom-reed", "ada-marsh")):
        rows.locator("select").nth(n).select_option(option)
    late.get_by_role("button", name="Hand in …").click()
    expect(late.locator(".ps-asking")).to_contain_text("Questions 2, 3, 4, 6, 7, 8 and 9 are not answered yet.")
    assert [] == notebook.accessibility_faults(".ps-quiz")
    late.get_by_role("button", name="Hand in now").click()
    expect(late.locator(".ps-result")).to_have_text("Handed in: 1 of 9 points.")
    expect(late.locator(".ps-result")).to_be_focused()
    expect(choice.locator(".ps-verdict strong")).to_have_text("Not right.")
    expect(number.locator(".ps-verdict strong")).to_have_text("Right.")
    expect(number.get_by_role("textbox")).to_have_value("4,200")
    expect(number.locator(".ps-notice")).to_have_text("“lots” was not handed in: it was not saved in time.")
    expect(rows.locator('.ps-flag[data-sign="wrong"]')).to_have_count(2)
    expect(late.locator("fieldset").get_by_role("textbox").first).to_be_disabled()
    assert [] == notebook.accessibility_faults(".ps-quiz")


def test_one_question_at_a_time(widget: Locator, notebook: Notebook, file: str) -> None:
    """The learner's choice is remembered; the strip and the buttons turn to a question, which then has the focus."""
    questions = widget.locator("fieldset.ps-item")
    widget.get_by_role("button", name="One question at a time").click()
    expect(questions.locator("visible=true").first).to_be_visible()
    for button, n in (("Next question", 1), ("Question 4: not answered", 3), ("Previous question", 2)):
        widget.get_by_role("button", name=button).click()
        expect(questions.nth(n)).to_be_focused()
        assert [index == n for index in range(9)] == [question.is_visible() for question in questions.all()]
    assert [] == notebook.accessibility_faults(".ps-quiz")
    again = fresh(notebook, file)
    expect(again.locator("fieldset.ps-item").nth(1)).to_be_hidden()
    again.get_by_role("button", name="Show all questions").click()
    expect(again.locator("fieldset.ps-item").nth(1)).to_be_visible()


def test_texts_are_shown_as_texts(widget: Locator, notebook: Notebook) -> None:
    """Markup, Markdown, quotes, emoji, right-to-left and very long texts are shown as they are, in every kind."""
    nasty = notebook.cell(2).locator(".ps-quiz")
    expect(nasty).to_be_visible()
    for text in NASTY:
        assert text.strip() in nasty.evaluate("quiz => quiz.textContent")
    matching = nasty.locator('fieldset[data-kind="matching"]')
    matching.locator("select").nth(0).select_option("ines-holm")
    matching.locator("select").nth(1).select_option("ada-marsh")
    matching.locator(".ps-button").click()
    expect(matching.locator(".ps-feedback")).to_contain_text("<script>")
    assert (0, None) == (nasty.locator("script, img").count(), notebook.page.evaluate("() => window.harmed ?? null"))
    assert [] == notebook.accessibility_faults(".ps-quiz")


def test_nothing_is_scrolled_sideways(widget: Locator, notebook: Notebook) -> None:
    """In a column of 320 px, harmless and nasty texts of every kind break into lines; nothing lies beyond the edge."""
    for quiz_ in (widget, notebook.cell(2).locator(".ps-quiz")):
        expect(quiz_).to_be_visible()
        beyond = quiz_.evaluate(
            """quiz => {
              quiz.style.width = '320px';
              const edge = quiz.getBoundingClientRect().right + 0.5;
              const out = [...quiz.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > edge);
              return out.map(one => one.outerHTML.slice(0, 99));
            }"""
        )
        assert [] == beyond

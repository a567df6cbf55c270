"""The course of a quiz in a real JupyterLab: terms, hints, tries, mistakes, attempts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from policystory.items.hint import hint
from tests.browser.contrast import too_faint
from tests.browser.every_kind import quiz
from tests.browser.hands import Hand, Keyboard, Mouse
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.kinds import ANSWERS
from tests.browser.questions import ITEMS, answer, begun, question_of, shown, spoken
from tests.browser.server import Lab, importing

HINTS, TERMS = 1, 2
"""The cells of the notebook, by what they show."""
HANDS = pytest.mark.parametrize(
    "hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"]
)


@pytest.fixture(scope="module")
def file(lab: Lab) -> str:
    """Write a notebook that shows a quiz with all that practice can have, and a graded one."""
    sources = [importing("every_kind", "show"), 'show("hints")', 'show("terms")']
    return lab.write("course.ipynb", sources)


@pytest.fixture
def book(notebook: Notebook, file: str) -> Notebook:
    """Give the notebook, just opened and run in a new kernel: nobody has answered anything."""
    return begun(notebook, file)


@HANDS
def test_hints(book: Notebook, hand: Hand) -> None:
    """A hint is listed and spoken; a further one strikes out an option; the focus stays."""
    widget = shown(book, HINTS)
    question = question_of(widget, "single-choice")
    button = question.locator(".ps-help")
    expect(button).to_have_text("Hint (takes 10% off)")
    hand.press(button)
    expect(question.locator(".ps-hints li")).to_contain_text("Read: ")
    expect(question.locator(".ps-hints a")).to_have_attribute(
        "href", "#The-lamps-of-the-isles"
    )
    expect(spoken(widget)).to_contain_text("Read: ")
    expect(button).to_have_text("Another hint (takes 10% off)")
    hand.press(button)
    expect(question.locator(".ps-hints li").nth(1)).to_contain_text("is not it.")
    expect(spoken(widget)).to_contain_text("is not it.")
    expect(button).to_have_text("No further hint")
    expect(button).to_be_focused()
    struck = question.locator("label[data-struck]")
    expect(struck).to_contain_text("not this one")
    expect(struck.locator("input")).to_be_disabled()
    answer(widget, "single-choice", "ada-marsh")
    expect(question.locator(".ps-points")).to_contain_text("0.8 of 1 point")
    expect(question.locator(".ps-feedback")).to_contain_text(
        "Taken off: 20% for 2 hints."
    )


def test_a_struck_option_is_passed_over(book: Notebook) -> None:
    """Arrow keys pass over struck-out options, and a choice that is struck out is taken back."""
    question = question_of(shown(book, HINTS), "source-support")
    item = ITEMS["source-support"]
    struck = str(hint(item, quiz("hints").key.items[item.id], 1))
    question.locator(f'input[value="{struck}"]').check()
    question.locator(".ps-help").click()
    expect(question.locator("label[data-struck] input")).to_have_value(struck)
    expect(question.locator("input:checked")).to_have_count(0)
    left = question.locator(".ps-option input:enabled")
    left.first.focus()
    for n in (1, 0, 1):
        book.page.keyboard.press("ArrowDown")
        expect(left.nth(n)).to_be_checked()


@HANDS
def test_confidence(book: Notebook, hand: Hand) -> None:
    """Confidence can be left alone; it is told with the mark, and asked of a changed answer."""
    widget = shown(book, HINTS)
    question = question_of(widget, "single-choice")
    group = question.get_by_role("radiogroup", name="How sure are you?")
    expect(group.locator("input:checked")).to_have_count(0)
    hand.choose(group.locator("input"), ["sure", "fairly", "guess"], "fairly")
    answer(widget, "single-choice", "tom-reed", hand)
    expect(question.locator(".ps-points")).to_have_text(
        "0 of 1 point · you said: fairly sure"
    )
    expect(group).to_be_hidden()
    expect(question.locator(".ps-left")).to_have_text("2 tries left")
    question.locator('input[value="ada-marsh"]').check()
    expect(group).to_be_visible()
    expect(group.locator("input:checked")).to_have_count(0)
    question.locator(".ps-button").click()
    expect(question.locator(".ps-points")).to_have_text("0.75 of 1 point · 2 tries")


def test_the_last_try_closes_a_question(book: Notebook) -> None:
    """After three tries the form is closed, all is explained, and the focus goes on."""
    widget = shown(book, HINTS)
    for response, left in (("7", "2 tries left"), ("8", "Last try")):
        question = answer(widget, "number", response)
        expect(question.locator(".ps-left")).to_have_text(left)
    question.get_by_role("textbox").fill("9")
    question.get_by_role("textbox").press("Enter")
    expect(question.locator(".ps-why")).to_have_text(
        "No try is left; your last answer stands."
    )
    expect(question.get_by_role("textbox")).to_be_disabled()
    expect(question.get_by_role("button", name="Next question")).to_be_focused()
    explained = question.locator(".ps-whole li")
    expect(explained).to_contain_text("Right answer: 4,200 people")
    expect(explained).to_be_visible()


def test_practice_ends_and_begins_again(book: Notebook) -> None:
    """The result has the points; mistakes can be reviewed; another attempt begins at the title."""
    widget = shown(book, HINTS)
    for kind, answers in ANSWERS.items():
        answer(
            widget, kind, answers[0 if kind in ("single-choice", "matching") else -1]
        )
        expect(question_of(widget, kind).locator(".ps-verdict")).to_be_visible()
    expect(widget.locator(".ps-result")).to_have_text(
        "All questions are answered: 7 of 9 points."
    )
    questions = widget.locator("fieldset.ps-item")
    widget.get_by_role("button", name="Show what was not right").press("Enter")
    expect(questions.locator("visible=true").first).to_be_visible()
    assert 2 == sum(question.is_visible() for question in questions.all())
    expect(spoken(widget)).to_contain_text("what was not right")
    expect(widget.locator("fieldset.ps-item:focus")).to_have_count(1)
    widget.get_by_role("button", name="Show all questions again").click()
    assert 9 == sum(question.is_visible() for question in questions.all())
    widget.get_by_role("button", name="New questions").press("Enter")
    expect(widget.locator(".ps-score")).to_have_text("0 of 9 answered")
    expect(widget.locator(".ps-title")).to_be_focused()
    expect(widget.locator(".ps-terms")).to_contain_text("Attempt 2.")


def test_a_graded_attempt(book: Notebook) -> None:
    """Dates and attempts are told; handing in explains all; the second attempt is the last."""
    widget = shown(book, TERMS)
    expect(widget.locator(".ps-about")).to_have_text(
        "9 questions · about 12 minutes · graded: feedback when you hand in"
    )
    expect(widget.locator(".ps-due")).to_contain_text("Sun 1 March 2099, 23:59")
    widget.get_by_text("What counts, and what it costs").click()
    for text in (
        "Attempt 1 of 2; the best one counts.",
        "60 minutes",
        "for 110% of the points",
        "for 80% of the points",
    ):
        expect(widget.locator(".ps-terms")).to_contain_text(text)
    answer(widget, "number", "4,200")
    expect(question_of(widget, "number").locator(".ps-verdict")).to_have_text(
        "Answered; marked when you hand in."
    )
    answer(widget, "single-choice", "tom-reed")
    for attempt in (1, 2):
        widget.locator(".ps-end").get_by_role("button", name="Hand in …").click()
        widget.get_by_role("button", name="Hand in now").click()
        expect(widget.locator(".ps-result")).to_have_text(
            f"Handed in: {2 - attempt} of 9 points."
        )
        if attempt == 1:
            explained = question_of(widget, "single-choice").locator(".ps-whole li")
            expect(explained.locator("visible=true")).to_have_count(3)
            expect(explained.filter(has_text="Right answer: Ada Marsh")).to_have_count(
                1
            )
            widget.get_by_role("button", name="New questions").click()
            expect(widget.locator(".ps-title")).to_be_focused()
            expect(widget.locator(".ps-item").first).to_have_attribute(
                "data-kind", "source-support"
            )
    expect(widget.get_by_role("button", name="New questions")).to_be_hidden()


@pytest.fixture
def abroad(chromium: Browser) -> Iterator[Page]:
    """Give a page of somebody in Paris whose browser speaks the Spanish of Spain."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="es-ES",
        timezone_id="Europe/Paris",
    )
    yield context.new_page()
    context.close()


def test_zone_and_numbers_are_the_learners(abroad: Page, lab: Lab, file: str) -> None:
    """Dates are told on both clocks, and a number with a decimal comma is read as it was meant."""
    book = Notebook(abroad, lab)
    book.open(file)
    assert book.run_all() is True
    due = (
        "Due Mon 2 March 2099, 06:59 in your time zone (Europe/Paris); "
        "that is Sun 1 March 2099, 23:59 in the course's"
    )
    expect(shown(book, TERMS).locator(".ps-due")).to_contain_text(due)
    widget = shown(book, HINTS)
    question = question_of(widget, "number")
    expect(question.locator(".ps-hint")).to_have_text("You can write 1.200 or 1,2 mil.")
    question.get_by_role("textbox").fill("4,2 mil")
    expect(question.locator(".ps-reading")).to_have_text("Read as 4.200 people.")
    question.locator(".ps-button").click()
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")
    expect(question.get_by_role("textbox")).to_have_value("4,2 mil")
    expect(question.locator(".ps-wrote")).to_have_text("Your answer: 4,2 mil")


def test_keys_never_reach_the_notebook(book: Notebook) -> None:
    """With the focus on terms, hints, confidence or another attempt, the cells stay."""
    widget, before = shown(book, HINTS), book.sources()
    question = question_of(widget, "single-choice")
    question.locator(".ps-help").click()
    expect(question.locator(".ps-hints a")).to_be_visible()
    for kind, answers in ANSWERS.items():
        # A choice that can be tried again still asks how sure one is.
        wrong_at = {"number": 1, "single-choice": 0}
        answer(widget, kind, answers[wrong_at.get(kind, -1)])
    expect(widget.get_by_role("button", name="New questions")).to_be_visible()
    question_of(widget, "single-choice").locator("input").nth(2).check()
    for control in (
        ".ps-terms summary",
        ".ps-help",
        ".ps-hints a",
        ".ps-sure input",
        ".ps-whole summary",
        ".ps-second",
    ):
        widget.locator(control).locator("visible=true").first.focus()
        for key in (
            "a",
            "b",
            "d",
            "d",
            "m",
            "x",
            "z",
            "ArrowDown",
            "ArrowUp",
            "Escape",
            "Shift+Enter",
        ):
            book.page.keyboard.press(key)
        assert before == book.sources(), control


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(book: Notebook, theme: str) -> None:
    """Terms, hints, confidence, closed questions and results: accessible in both themes."""
    book.use_theme(theme)
    for cell in (HINTS, TERMS):
        widget = shown(book, cell)
        widget.locator(".ps-terms summary").click()
        for kind in ("single-choice", "number"):
            question_of(widget, kind).locator(".ps-help").click()
            expect(question_of(widget, kind).locator(".ps-hints li")).to_have_count(1)
        question_of(widget, "single-choice").locator(".ps-help").click()
        expect(
            question_of(widget, "single-choice").locator("[data-struck]")
        ).to_have_count(1)
        question_of(widget, "single-choice").locator(".ps-sure input").first.check()
        assert [] == book.accessibility_faults(".ps-quiz") + too_faint(widget)
        for kind, answers in ANSWERS.items():
            answer(widget, kind, answers[0 if kind in ("number", "matching") else -1])
        if cell == TERMS:
            widget.locator(".ps-end").get_by_role("button", name="Hand in …").click()
            widget.get_by_role("button", name="Hand in now").click()
        else:
            answer(widget, "number", "7")
        expect(widget.locator(".ps-result")).to_be_visible()
        assert [] == book.accessibility_faults(".ps-quiz") + too_faint(widget)
        widget.get_by_role("button", name="Show what was not right").click()
        assert [] == book.accessibility_faults(".ps-quiz") + too_faint(widget)
    book.use_theme(THEMES[0])

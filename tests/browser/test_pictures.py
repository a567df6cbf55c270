"""Options in a picture, in a real JupyterLab: clicked there, or answered by their list."""

import pytest
from playwright.sync_api import Locator, expect

from policystory.grade import mark
from policystory.items.item import PaperItem
from tests.browser.contrast import too_faint
from tests.browser.hands import Keyboard
from tests.browser.jupyter import Notebook
from tests.browser.pictured import quiz
from tests.browser.server import Lab, importing

THEMES = ("JupyterLab Light", "JupyterLab Dark")
SEVERAL, ONE, DATE = range(3)
"""The questions: for several countries, for one, for a date."""
TRIES = 50
FREE_SPOT = """path => {
  const box = path.getBoundingClientRect();
  const mark = path.closest('.ps-map').querySelector('.ps-mark').getBoundingClientRect();
  for (let x = box.left; x < box.right; x += 3)
    for (let y = box.top; y < box.bottom; y += 3) {
      const isAway = Math.hypot(x - mark.x, y - mark.y) > 40;
      if (isAway && document.elementFromPoint(x, y) === path) return [x, y];
    }
}"""
"""Returns a point at which a click meets an outline, and not the mark on it."""


@pytest.fixture(scope="module")
def file(lab: Lab) -> str:
    """Write a notebook that shows the quiz."""
    return lab.write("pictures.ipynb", [importing("pictured", "show") + "\nshow()"])


@pytest.fixture
def widget(notebook: Notebook, file: str) -> Locator:
    """Give the quiz, which nobody has answered."""
    if (
        not notebook.page.url.startswith(notebook.lab.url)
        or "pictures" not in notebook.page.title()
    ):
        notebook.open(file)
    assert notebook.run_all() is True
    widget = notebook.cell(0).locator(".ps-quiz")
    expect(widget.locator(".ps-picture")).to_have_count(len(quiz().paper.items))
    return widget


def asked(widget: Locator, n: int) -> tuple[Locator, PaperItem]:
    """Return a question and its item."""
    return widget.locator("fieldset.ps-item").nth(n), quiz().paper.items[n]


def click(question: Locator, option: str, item: PaperItem) -> None:
    """Click where an option's mark is: on a map in the order of the list, as on a timeline."""
    place = question.locator(".ps-mark").nth(
        [candidate.id for candidate in item.options].index(option)
    )
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    place.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def spot_of(shape: Locator) -> tuple[float, float]:
    """Return a point of a country's outline that is in sight, away from its mark."""
    for _ in range(TRIES):
        # JupyterLab may scroll once more after a run, away from what was in sight.
        shape.scroll_into_view_if_needed()
        spot = shape.evaluate(FREE_SPOT)
        if spot:
            return spot[0], spot[1]
        shape.page.wait_for_timeout(100)
    raise AssertionError("no free point of the outline came into sight")


def told(question: Locator, item: PaperItem, response: object) -> None:
    """Check, and hold the verdict against the engine's."""
    question.locator(".ps-button").press("Enter")
    expected = mark(item, quiz().key.items[item.id], response)
    expect(question.locator(".ps-verdict strong")).to_have_text(expected.verdict)


def test_a_click_in_the_picture_is_a_click_in_the_list(
    widget: Locator, left: list[str]
) -> None:
    """On maps and timelines the list shows what was clicked, and the mark is the engine's."""
    for n in (ONE, DATE):
        question, item = asked(widget, n)
        key = quiz().key.items[item.id].key
        for option in sorted(
            (candidate.id for candidate in item.options),
            key=lambda candidate: candidate == key,
        ):
            click(question, option, item)
            expect(question.locator(f'input[value="{option}"]')).to_be_checked()
            expect(question.locator("[data-chosen] .ps-name")).to_have_text(
                item_text(item, option)
            )
            told(question, item, option)
        expect(question.locator("[data-chosen] .ps-mark")).to_be_visible()
        signs = question.locator("[data-chosen]").evaluate_all(
            "all => all.map(one => one.dataset.sign)"
        )
        assert {"right"} == set(signs)
    question, item = asked(widget, SEVERAL)
    ids = [candidate.id for candidate in item.options]
    for option in (*ids, ids[0], ids[0]):
        click(question, option, item)
    click(question, ids[-1], item)
    expect(question.locator("input:checked")).to_have_count(len(ids) - 1)
    told(question, item, ids[:-1])
    assert [] == left


def item_text(item: PaperItem, option: str) -> str:
    """Return the text of an option."""
    return next(candidate.text for candidate in item.options if candidate.id == option)


def test_a_country_is_clicked_anywhere(widget: Locator) -> None:
    """Outlines and names of places choose them; a click on the sea chooses nothing."""
    question, _ = asked(widget, ONE)
    page, shape = widget.page, question.locator(".ps-place").first
    page.mouse.click(*spot_of(shape))
    expect(question.locator("input").first).to_be_checked()
    chosen = question.locator("input:checked")
    expect(chosen).to_have_count(1)
    name = question.locator(".ps-pin .ps-name").nth(1)
    name.click()
    expect(question.locator("[data-chosen] .ps-name")).to_have_text(name.inner_text())
    before = chosen.get_attribute("value")
    box = question.locator(".ps-map").bounding_box()
    assert box
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] - 3)
    assert before == chosen.get_attribute("value")


def test_struck_out_option_is_struck_out_in_the_picture(widget: Locator) -> None:
    """A struck-out option is drawn so in the picture, and a click there chooses nothing."""
    for n in (ONE, DATE):
        question, item = asked(widget, n)
        struck = question.locator(".ps-picture [data-struck]")
        for hints in (1, 2):
            expect(struck).to_have_count(0)
            question.locator(".ps-help").click()
            expect(question.locator(".ps-hints li")).to_have_count(hints)
        option = question.locator(".ps-option[data-struck] input").get_attribute(
            "value"
        )
        assert option
        expect(struck.locator(".ps-name")).to_have_text(item_text(item, option))
        # The page may have brought back what an earlier test chose: that stays as it is.
        chosen = question.locator("input:checked")
        before = chosen.evaluate_all("inputs => inputs.map(input => input.value)")
        click(question, option, item)
        assert before == chosen.evaluate_all(
            "inputs => inputs.map(input => input.value)"
        )
        expect(question.locator(f'input[value="{option}"]')).not_to_be_checked()
        expect(question.locator("[data-lit]")).to_have_count(0)


def test_the_keyboard_goes_through_the_list_alone(widget: Locator) -> None:
    """Tab meets no part of a picture; what is chosen by keys is lit and marked in it."""
    for n in (SEVERAL, ONE, DATE):
        question, item = asked(widget, n)
        assert (
            0
            == question.locator(".ps-picture")
            .locator("a, button, input, [tabindex]")
            .count()
        )
        option = item.options[-1].id
        Keyboard().answer(question, item, [option] if n == SEVERAL else option)
        expect(question.locator("[data-chosen] .ps-name")).to_have_text(
            item_text(item, option)
        )
        expect(question.locator(".ps-verdict")).to_be_visible()
    question, item = asked(widget, ONE)
    question.locator("input:checked").focus()
    widget.page.keyboard.press("ArrowUp")
    expect(question.locator(".ps-pin[data-lit] .ps-name")).to_have_text(
        item_text(item, item.options[-2].id)
    )


def test_pointed_option_is_lit_in_list_and_picture(widget: Locator) -> None:
    """Over a row its place is lit, over a place its row, and nothing when the pointer has gone."""
    for n in (SEVERAL, DATE):
        question, item = asked(widget, n)
        row = question.locator(".ps-option").last
        row.hover()
        expect(question.locator(".ps-picture [data-lit] .ps-name")).to_have_text(
            item.options[-1].text
        )
        question.locator(".ps-picture .ps-name").first.hover()
        expect(question.locator(".ps-option[data-lit] .ps-text")).to_have_text(
            item.options[0].text
        )
        question.locator("legend").hover()
        expect(question.locator("[data-lit]")).to_have_count(0)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(widget: Locator, notebook: Notebook, theme: str) -> None:
    """Axe has no complaint, nothing is faint, and a screen reader meets the list alone."""
    notebook.use_theme(theme)
    assert [] == notebook.accessibility_faults(".ps-quiz") + too_faint(widget)
    for n in (SEVERAL, ONE, DATE):
        question, item = asked(widget, n)
        tree = question.aria_snapshot()
        assert (2, False) == (
            tree.count(item.options[0].text),
            "Click on" in tree,
        )  # a control's name, and its text
        click(question, item.options[0].id, item)
        told(
            question, item, [item.options[0].id] if n == SEVERAL else item.options[0].id
        )
    assert [] == notebook.accessibility_faults(".ps-quiz") + too_faint(widget)
    notebook.use_theme(THEMES[0])


def test_nothing_is_scrolled_sideways(widget: Locator) -> None:
    """In a column of 320 px nothing of a picture is cut, and no two names overlap."""
    widget.evaluate("quiz => { quiz.style.width = '320px'; }")
    expect(widget.locator(".ps-map[data-small]")).to_have_count(2)
    beyond = widget.evaluate(
        """quiz => {
          const edge = quiz.getBoundingClientRect().right + 0.5;
          return [...quiz.querySelectorAll('.ps-picture, .ps-map, .ps-time, .ps-name')]
            .filter(part => part.getBoundingClientRect().right > edge)
            .map(part => part.outerHTML.slice(0, 99));
        }"""
    )
    assert [] == beyond
    for picture in widget.locator(".ps-picture").all():
        boxes = [
            name.bounding_box()
            for name in picture.locator(".ps-name").all()
            if name.is_visible()
        ]
        for n, box in enumerate(boxes):
            assert box
            for earlier in boxes[:n]:
                assert earlier
                apart = (
                    box["x"] + box["width"] <= earlier["x"]
                    or earlier["x"] + earlier["width"] <= box["x"]
                )
                assert (
                    apart
                    or box["y"] + box["height"] <= earlier["y"]
                    or earlier["y"] + earlier["height"] <= box["y"]
                )
    widget.evaluate("quiz => { quiz.style.width = ''; }")

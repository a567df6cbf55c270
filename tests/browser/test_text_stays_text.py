"""What a page makes of a lesson's words: words, and no formula, picture, link or script."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.jupyter import Notebook
from tests.browser.server import PATIENCE, ROOT, Lab, importing
from tests.browser.test_degrades import exported
from tests.hostile import PAYLOADS, lines

LESSONS = [path.name for path in sorted((ROOT / "lessons").glob("*.ipynb"))]
FORMULA = (
    ".MathJax, mjx-container, mjx-merror, merror, .MathJax_Preview, .MathJax_Error"
)
MADE = (
    f"{FORMULA}, .jp-OutputArea-output img, [onerror], [onclick], "
    "a[href*='no.example']:not([href^='#'])"
)
"""What only a trap can have made. A link to a heading stays in its page, whatever its words are."""
UNCLOSED = re.compile(
    r"\*\*|`|\]\(|\$\$|&#\d|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|:\w+:|\[\^"
)
"""Marks of Markdown that were not read as such."""


def cells(notebook: Notebook) -> list[Locator]:
    """Return the cells one after another, each scrolled to: only what is in sight is drawn."""
    return [notebook.cell(index) for index in range(notebook.count_cells())]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_shows_no_formula_and_no_unclosed_mark(
    notebook: Notebook, lab: Lab, name: str, left: list[str]
) -> None:
    """Prose and outputs of a lesson that was run hold no formula, and its prose no raw mark."""
    shutil.copyfile(ROOT / "lessons" / name, lab.folder / f"text-{name}")
    notebook.open(f"text-{name}")
    assert notebook.run_all() is True
    for cell in cells(notebook):
        expect(cell).to_be_visible()
        notebook.page.wait_for_timeout(150)  # formulas are drawn after the text
        expect(cell.locator(FORMULA)).to_have_count(0)
        assert [] == [mark for text in prose(cell) for mark in UNCLOSED.findall(text)]
    assert [] == left


def prose(cell: Locator) -> list[str]:
    """Return the texts of what was Markdown, without its code."""
    return cell.locator(".jp-RenderedMarkdown").evaluate_all(_PROSE)


_PROSE = """rendered => rendered.map(element => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("code").forEach(code => code.remove());
  return copy.textContent;
})"""


def test_prices_are_read_as_they_are_written(notebook: Notebook, lab: Lab) -> None:
    """The paragraph with two sums of money is shown whole."""
    name = "03-numbers-at-the-border.ipynb"
    shutil.copyfile(ROOT / "lessons" / name, lab.folder / "prices.ipynb")
    notebook.open("prices.ipynb")
    cell = notebook.cell(notebook.find("(#failed-attempts-cost)"))
    expect(cell).to_contain_text(
        "attempts to migrate cost almost $1 billion, Orozco calculated Univision ¶32."
    )
    expect(cell).to_contain_text("He used an estimate of $3,000, and the article")


@pytest.fixture(scope="module")
def trapped(lab: Lab) -> str:
    """Write a notebook whose outputs have a trap in every text."""
    return lab.write("trapped.ipynb", [importing("trapped", "show") + "\nshow()"])


def shows_traps_as_text(place: Locator) -> None:
    """Hold outputs full of traps against what they show: every text, and nothing made of it."""
    expect(place.locator(".ps-facts h3").first).to_be_visible(timeout=PATIENCE * 1000)
    place.page.wait_for_timeout(1500)  # formulas are drawn after the text
    expect(place.locator(MADE)).to_have_count(0)
    shown = " ".join((place.text_content() or "").split())
    assert [] == [name for name, text in PAYLOADS.items() if lines(text) not in shown]
    assert "no" != place.page.title()


def test_traps_in_a_notebook(
    notebook: Notebook, lab: Lab, trapped: str, left: list[str]
) -> None:
    """Run, and again after saving and loading, traps are shown as text and load nothing."""
    notebook.open(trapped)
    assert notebook.run_all() is True
    shows_traps_as_text(notebook.cell(0))
    expect(notebook.cell(0).locator("svg.marks").first).to_be_visible()
    notebook.save()
    notebook.reload()
    shows_traps_as_text(notebook.cell(0))
    assert [] == left


def test_traps_in_voila(tab: Page, lab: Lab, trapped: str) -> None:
    """Voila, which draws the same outputs, shows them as text."""
    tab.goto(f"{lab.url}voila/render/{trapped}", timeout=PATIENCE * 1000)
    shows_traps_as_text(tab.locator("body"))


def test_traps_in_an_exported_page(
    tab: Page, lab: Lab, trapped: str, tmp_path: Path
) -> None:
    """An exported page shows them as text, and each output as what its formulas leave alone."""
    tab.goto(exported(lab.folder / trapped, tmp_path, "--execute"))
    shows_traps_as_text(tab.locator("body"))
    outputs = tab.locator(".jp-RenderedHTMLCommon.jp-OutputArea-output").filter(
        has_text="$1 billion"
    )
    assert outputs.count() > 5
    assert (
        outputs.count()
        == outputs.filter(
            has=tab.locator("xpath=./div[contains(@class, 'tex2jax_ignore')]")
        ).count()
    )

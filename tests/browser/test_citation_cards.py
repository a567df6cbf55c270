"""The marks in a lesson's text: they open a card with the fact, and lead to it without a kernel."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.jupyter import Notebook, Notebook7
from tests.browser.lesson import LESSON, ship
from tests.browser.server import PATIENCE, ROOT, Lab
from tests.browser.test_degrades import exported

FACT = "arrivals-april-2021"
SAYS = "US border officials counted more than 178,000 migrants"
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
IN_SIGHT = f'.ps-facts :is([id="{FACT}"], [data-jupyter-id="{FACT}"])'


def run(notebook: Notebook, lab: Lab, name: str) -> Locator:
    """Open and run a copy of the lesson, and return the mark of a fact in its text."""
    shutil.copyfile(ROOT / "lessons" / f"{LESSON}.ipynb", lab.folder / name)
    notebook.open(name)
    assert notebook.run_all() is True
    return mark(notebook)


def mark(notebook: Notebook) -> Locator:
    """Scroll to the mark of a fact and return it."""
    cell = notebook.cell(notebook.find(f"](#{FACT})"))
    link = cell.locator(f'a[href$="#{FACT}"]').first
    link.scroll_into_view_if_needed()
    return link


def card(page: Page) -> Locator:
    """Return the card that is open, or would be."""
    return page.locator(".ps-fact-card")


def test_a_mark_shows_its_fact_where_it_stands(notebook: Notebook, lab: Lab) -> None:
    """By mouse and keyboard a card tells the fact; Escape closes it and returns the focus."""
    link = run(notebook, lab, "cards.ipynb")
    page = notebook.page
    link.hover()
    expect(card(page)).to_contain_text(SAYS)
    expect(card(page)).to_contain_text("paragraph 13")
    page.mouse.move(5, 400)
    expect(card(page)).to_have_count(0)
    link.focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    assert [] == notebook.accessibility_faults(".ps-fact-card")
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(link).to_be_focused()
    assert 0 == page.locator(".jp-mod-editMode").count()
    box = link.evaluate(
        "e => getComputedStyle(e, '::after').height + ' ' + e.offsetWidth"
    )
    height, width = (float(part.removesuffix("px")) for part in box.split())
    assert min(height, width) >= 24


def test_a_card_leads_to_the_folded_list_and_back(notebook: Notebook, lab: Lab) -> None:
    """The list is folded; a card opens it at its fact, whose way back leads to the mark."""
    link = run(notebook, lab, "cards.ipynb")
    page = notebook.page
    expect(page.locator(".ps-facts details:not([open])")).to_have_count(1)
    link.click()
    page.get_by_role("button", name="In the list of facts").click()
    entry = page.locator(IN_SIGHT)
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link").click()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_two_notebooks_keep_their_facts_apart(notebook: Notebook, lab: Lab) -> None:
    """In one page, a notebook whose kernel knows another fact by this name tells its own."""
    run(notebook, lab, "cards.ipynb")
    page = notebook.page
    other = json.loads((lab.folder / "cards.ipynb").read_text(encoding="utf-8"))
    source = (
        "from policystory.widget.page.lesson_page import LessonPage\n"
        "from policystory.notebook_output import Output\n"
        f"Output(LessonPage({{'{FACT}': {{'says': 'Another.', 'rows': []}}}}).output())"
    )
    other["cells"] = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": f"[x](#{FACT})"},
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        },
    ]
    (lab.folder / "other.ipynb").write_text(json.dumps(other), encoding="utf-8")
    page.evaluate(
        "path => jupyterapp.commands.execute('docmanager:open', {path}).then(() => true)",
        "other.ipynb",
    )
    notebook._wait_for("other.ipynb")
    assert notebook.run_all() is True
    mark(notebook).click()
    expect(card(page)).to_contain_text("Another.")
    page.keyboard.press("Escape")
    page.evaluate(
        "path => jupyterapp.commands.execute('docmanager:open', {path}).then(() => true)",
        "cards.ipynb",
    )
    mark(notebook).click()
    expect(card(page)).to_contain_text(SAYS)
    page.keyboard.press("Escape")


def test_a_card_by_touch_stays_in_a_narrow_page(chromium: Browser, lab: Lab) -> None:
    """On a phone, in Notebook 7, a tap opens the card inside the window."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    link = run(Notebook7(page, lab), lab, "cards-7.ipynb")
    link.tap()
    expect(card(page)).to_contain_text(SAYS)
    box = card(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 844
    context.close()


def test_a_mark_shows_its_fact_in_voila(tab: Page, lab: Lab) -> None:
    """Voila draws the same page, and its marks open the same cards."""
    name = "cards-voila.ipynb"
    shutil.copyfile(ROOT / "lessons" / f"{LESSON}.ipynb", lab.folder / name)
    tab.goto(f"{lab.url}voila/render/{name}", timeout=PATIENCE * 1000)
    link = tab.locator(f'a[href$="#{FACT}"]').first
    expect(tab.locator(".ps-quiz").first).to_be_visible(timeout=PATIENCE * 1000)
    link.click()
    expect(card(tab)).to_contain_text(SAYS)


@pytest.fixture(scope="module")
def shipped(lab: Lab) -> str:
    """Run the lesson as for a release, and give the path of its notebook."""
    folder = lab.folder / "shipped"
    folder.mkdir()
    return f"shipped/{ship(folder)}"


def test_a_mark_leads_to_its_fact_without_a_kernel(
    notebook: Notebook, shipped: str
) -> None:
    """Opened and not run, and so not trusted, the mark brings its fact onto the screen."""
    notebook.open(shipped)
    notebook.shut_down()
    assert not notebook.is_trusted(notebook.find(".facts()"))
    # JupyterLab guesses the height of cells that it has not drawn, and comes near at first.
    for _ in ("near", "there"):
        mark(notebook).click()
        notebook.page.wait_for_timeout(300)
    expect(notebook.page.locator(IN_SIGHT).first).to_be_in_viewport()
    notebook.page.get_by_role("link", name="Back to the text").first.click()
    expect(mark(notebook)).to_be_in_viewport()


def test_a_mark_leads_to_its_fact_in_an_exported_page(
    tab: Page, lab: Lab, shipped: str, tmp_path: Path
) -> None:
    """Exported as a page, the mark leads to its fact, and the fact back to the section."""
    tab.goto(exported(lab.folder / shipped, tmp_path))
    tab.locator(f'a[href$="#{FACT}"]').first.click()
    entry = tab.locator(f'[id="{FACT}"]')
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link").click()
    expect(tab.locator('[id="One-month-and-seven-months"]')).to_be_in_viewport()


def test_no_name_of_a_fact_is_read(notebook: Notebook, lab: Lab) -> None:
    """No learner reads the name by which the course knows a fact."""
    run(notebook, lab, "cards.ipynb")
    assert FACT not in notebook.page.locator(PANEL).inner_text()

"""A brief in a real JupyterLab: searched, written by keyboard, kept, and handed on."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.jupyter import THEMES, Notebook
from tests.browser.lesson import forget
from tests.browser.server import Lab

CODE = 'import policystory as ps; ps.lesson("11-capstone").brief("for")'
CLAIM = "In June 2022 CNN counted 15 million doses as delivered there."


@pytest.fixture
def brief(notebook: Notebook, lab: Lab) -> Locator:
    """Give the brief of somebody who has written nothing."""
    forget(lab)
    notebook.open(lab.write("brief.ipynb", [CODE]))
    notebook.forget()
    return run(notebook)


def run(notebook: Notebook) -> Locator:
    """Run the cell and return the brief that it shows."""
    assert notebook.run_all() is True
    brief = notebook.cell(0).locator(".ps-brief")
    expect(brief).to_have_count(1)
    expect(brief).to_be_visible()
    return brief


def use(brief: Locator, words: str) -> Locator:
    """Search by keyboard, use the first fact that is found, and return its part."""
    before = brief.locator(".ps-used").count()
    brief.get_by_role("searchbox").fill(words)
    brief.get_by_role("searchbox").press("Enter")
    expect(brief.locator(".ps-hits li").first).to_contain_text(words)
    button = brief.locator(".ps-hits button").first
    button.focus()
    button.press("Space")
    expect(brief.locator(".ps-used")).to_have_count(before + 1)
    expect(button).to_have_text("In your brief")
    return brief.locator(".ps-used").last


def test_an_empty_brief_says_what_it_needs(brief: Locator) -> None:
    """The goal stands above the first field, and counts what is reached."""
    goal = brief.locator(".ps-goal")
    expect(goal).to_contain_text("at least 6 facts of 3 reports")
    before = goal.inner_text()
    use(brief, "15 million free vaccines").get_by_role("textbox").fill(CLAIM)
    brief.get_by_role("searchbox").focus()
    expect(goal).not_to_have_text(before)


def test_a_brief_is_written_and_comes_back(
    brief: Locator, notebook: Notebook, left: list[str]
) -> None:
    """What is typed is kept after a pause, told at once, and there after a restart."""
    sources = notebook.sources()
    reason = use(brief, "15 million free vaccines").get_by_role("textbox")
    reason.press_sequentially(CLAIM)
    expect(brief.locator(".ps-status")).to_have_text("Kept.")
    # Letters such as "a" and "x" are commands of the notebook.
    assert sources == notebook.sources()
    expect(brief.locator(".ps-told")).to_contain_text("Each statement has its year.")
    expect(brief.locator(".ps-told")).to_contain_text("Your brief uses 1 fact")
    plain = notebook.save()["cells"][0]["outputs"][1]["data"]["text/html"]
    assert CLAIM in "".join(plain)
    notebook.restart()
    expect(run(notebook).locator(".ps-used").get_by_role("textbox")).to_have_value(
        CLAIM
    )
    assert [] == left


def test_unsaved_text_outlives_its_kernel(brief: Locator, notebook: Notebook) -> None:
    """What is typed while there is no kernel stays, and is kept once there is one."""
    notebook.shut_down()
    brief.get_by_label("Opening").fill(CLAIM)
    expect(brief.locator(".ps-status")).to_contain_text(
        "your text stays", timeout=20000
    )
    notebook.change_kernel()
    again = run(notebook)
    expect(again.get_by_label("Opening")).to_have_value(CLAIM)
    expect(again.locator(".ps-status")).to_have_text("Kept.")


def test_a_fact_keeps_the_focus_while_it_moves(brief: Locator) -> None:
    """A fact goes up by its button, which keeps the focus; taken out, the list has it."""
    use(brief, "15 million free vaccines")
    moved = use(brief, "178,000")
    up = brief.locator(".ps-used").last.get_by_role("button", name="Move up")
    up.focus()
    up.press("Space")
    expect(brief.locator(".ps-used").first).to_contain_text("178,000")
    first = brief.locator(".ps-used").first.get_by_role("button", name="Move up")
    expect(first).to_be_focused()
    assert moved.count() == 1
    brief.locator(".ps-used").first.get_by_role("button", name="Take out").press(
        "Space"
    )
    expect(brief.locator(".ps-used")).to_have_count(1)
    expect(brief.get_by_role("heading", name="The facts of this brief")).to_be_focused()


def test_a_brief_is_downloaded(brief: Locator, tmp_path: Path) -> None:
    """The page for the teacher is made in the browser, with the rubric."""
    brief.get_by_label("Opening").fill(CLAIM)
    with brief.page.expect_download() as download:
        brief.get_by_role("button", name="Download HTML").click()
    assert "brief-for.html" == download.value.suggested_filename
    download.value.save_as(tmp_path / "brief.html")
    text = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert (True, True) == (CLAIM in text, "two points" in text)


@pytest.mark.parametrize("theme", THEMES)
def test_a_brief_is_accessible(brief: Locator, notebook: Notebook, theme: str) -> None:
    """Axe finds nothing in either theme, with a fact in use and facts found."""
    use(brief, "178,000")
    notebook.use_theme(theme)
    try:
        assert [] == notebook.accessibility_faults(".ps-brief")
    finally:
        notebook.use_theme(THEMES[0])

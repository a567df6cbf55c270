"""The instructor's notebook in a real JupyterLab: the week by buttons, in both themes."""

import re

import pytest
from playwright.sync_api import Locator, expect

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.teaching.demo.make import make_demo
from policystory.teaching.set_up.instructor_notebook import NOTEBOOK, copy_notebook
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.server import PATIENCE, ROOT, Lab

STEPS = [
    ("instructor.roster()", "Show what changes", "Nothing changes"),
    ("instructor.preview()", "Show", "for Ngozi Abara"),
    ("instructor.release()", "Release", "60 papers"),
    ("instructor.collect()", "Collect", "57 new files"),
    ("instructor.grade()", "Grade", "28 learners graded"),
    ("instructor.status()", "Show", "30 learners; 7 need your attention"),
    ("instructor.regrade()", "Show what would change", "No mark changes"),
    ("instructor.feedback()", "Give feedback", "28 learners"),
    ("instructor.analyse()", "Analyse", "Questions that need attention"),
    ("instructor.export()", "Export", "28 grades"),
]
"""Each step's cell, its button, and what is shown then."""


@pytest.fixture(scope="module")
def demo(lab: Lab) -> str:
    """Make a demo class in the served folder; give the path of its notebook."""
    folder = lab.folder / "my-class"
    make_demo(folder, OpenCourse(load(Folders.of(ROOT))))
    copy_notebook(folder)
    return f"my-class/{NOTEBOOK}"


def cell_of(notebook: Notebook, source: str) -> Locator:
    """Return the cell with this source, on screen."""
    return notebook.cell(notebook.find(source))


def test_the_week_by_buttons_in_the_browser(notebook: Notebook, demo: str) -> None:
    """Every cell runs, and each step's button does the step, from roster to Canvas's grades."""
    notebook.open(demo)
    # The frames need marks, which there are only after grading.
    notebook.run_all()
    for source, button, shown in STEPS:
        cell = cell_of(notebook, source)
        cell.get_by_role("button", name=button, exact=True).click()
        expect(cell).to_contain_text(shown, timeout=PATIENCE * 1000)
    assert (notebook.lab.folder / "my-class" / "grades.csv").exists()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_panels(
    notebook: Notebook, demo: str, theme: str
) -> None:
    """In light and dark, the panels of the steps have no fault of accessibility."""
    notebook.open(demo)
    notebook.run_all()
    notebook.use_theme(theme)
    cell = cell_of(notebook, "instructor.status()")
    cell.get_by_role("button", name="Show", exact=True).click()
    expect(cell).to_contain_text(re.compile("30 learners"), timeout=PATIENCE * 1000)
    faults = notebook.accessibility_faults(
        ".jp-OutputArea-output .widget-vbox, .jp-OutputArea-output .widget-html"
    )
    notebook.use_theme(THEMES[0])
    assert [] == faults

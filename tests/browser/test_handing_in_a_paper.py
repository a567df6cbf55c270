"""A paper that a teacher released in a real JupyterLab: answered, handed in, with a receipt."""

import json
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.teaching import steps
from policystory.teaching.class_folder import ClassFolder, make_class
from tests.browser.jupyter import Notebook
from tests.browser.lesson import forget
from tests.browser.server import ROOT, Lab

CELLS = ["import policystory as ps", "ps.assignments()", 'ps.assignments("week-1")']
SHEET, LISTED = 2, 1
"""The cell of the paper, and that of the list."""


def released(path: Path) -> bytes:
    """Return the paper of a class with one learner."""
    make_class(path, "Civics 7", "UTC")
    (path / "roster.csv").write_text("id,name,email,section\nana,Ana,,A\n", "utf-8")
    assignment = "title: Week 1\nquizzes: [01-five-reports/who-reports]\n"
    (path / "assignments" / "week-1.yml").write_text(assignment, "utf-8")
    folder = ClassFolder(path)
    book = steps.open_gradebook(folder, None, datetime(2027, 2, 3, tzinfo=UTC))
    course = OpenCourse(load(Folders.of(ROOT)))
    [paper] = steps.release(folder, course, book, "week-1")
    book.close()
    return paper.read_bytes()


def test_a_paper_is_answered_and_handed_in(
    notebook: Notebook, lab: Lab, tmp_path: Path
) -> None:
    """The list names the paper; a hand-in shows a receipt and writes the file that it names."""
    forget(lab)
    (lab.folder / "assignments").mkdir()
    (lab.folder / "assignments" / "p.json").write_bytes(released(tmp_path / "civics"))
    notebook.open(lab.write("week.ipynb", CELLS))
    assert notebook.run_all() is True
    expect(notebook.cell(LISTED)).to_contain_text("not begun")
    quiz = notebook.cell(SHEET)
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button", name="Hand in …").last.click()
    quiz.get_by_role("button", name="Hand in now").click()
    receipt = quiz.locator(".ps-receipt")
    expect(receipt).to_contain_text("Your answers are in handed-in/week-1--")
    assert [] == notebook.accessibility_faults(".ps-receipt")
    [file] = (lab.folder / "handed-in").iterdir()
    assert file.name in receipt.inner_text()
    submission = json.loads(file.read_bytes())
    assert "ana" == submission["released"]["learner"]
    assert any('"answered"' in line["text"] for line in submission["lines"])

"""Takes the pictures of TEACHING.md and README.md: `python -m tests.browser.guide_pictures`.

They show the demo class in a real JupyterLab, light, 1280 pixels wide, cropped to what matters, and
go into docs/pictures. Nothing compares them: take them again when what they show has changed.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page, expect, sync_playwright

from policystory.course.open_course import OpenCourse
from policystory.teaching import steps
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.demo.learners import TWO_DAYS_AFTER_DUE
from policystory.teaching.demo.make import make_demo
from policystory.teaching.handing_out.zip_or_print import WAYS
from policystory.teaching.set_up.instructor_notebook import NOTEBOOK, copy_notebook
from tests.browser import chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.jupyter import Notebook
from tests.browser.lesson import course
from tests.browser.server import PATIENCE, ROOT, running_lab

PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 1400  # so that a panel is seen whole
TALLEST = 600
"""The most pixels of a picture from top to bottom: what is read at a glance."""
MOST_BYTES = 100_000
LEARNER = "demo06"
"""A learner whose work is partly right."""
PRACTICE = "title: Week 2\nlessons: [03-numbers-at-the-border]\n"
"""An assignment without dates, for what is due would depend on when the picture is taken."""
LEARNERS_CELLS = [
    "import policystory as ps",
    "ps.assignments()",
    'ps.assignments("week-2")',
    'ps.assignments("week-1")',
]


def main() -> int:
    """Take all pictures; return the exit code."""
    path = chromium.find()
    if path is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        running_lab(Path(place)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        notebook = Notebook(page, lab)
        make_demo(lab.folder / "my-class", course())
        copy_notebook(lab.folder / "my-class")
        the_week(notebook)
        the_learner(notebook)
        the_pages(page, lab.folder / "my-class")
        browser.close()
    large = [path for path in PICTURES.iterdir() if path.stat().st_size > MOST_BYTES]
    print("\n".join(f"{path} has more than {MOST_BYTES} bytes" for path in large))
    return 1 if large else 0


def the_week(notebook: Notebook) -> None:
    """Take the pictures of the instructor's notebook, step by step."""
    notebook.open(f"my-class/{NOTEBOOK}")
    notebook.run_all()
    for source, button, shown, name in (
        ("instructor.roster()", "Show what changes", "Nothing changes", ""),
        ("instructor.preview()", "Show", "for Ngozi Abara", "preview"),
        ("instructor.collect()", "Collect", "57 new files", "collect"),
        ("instructor.grade()", "Grade", "28 learners graded", ""),
        ("instructor.status()", "Show", "30 learners", "status"),
        ("instructor.feedback()", "Give feedback", "28 learners", ""),
    ):
        cell = notebook.cell(notebook.find(source))
        cell.get_by_role("button", name=button, exact=True).click()
        expect(cell).to_contain_text(shown, timeout=PATIENCE * 1000)
        if name:
            take(cell, name)


def the_learner(notebook: Notebook) -> None:
    """Take the pictures of a learner's list, paper and feedback."""
    lab = notebook.lab
    path = lab.folder / "my-class"
    release(path, course())
    inbox = lab.folder / "assignments"
    inbox.mkdir()
    given = list((path / "released").glob(f"*/{LEARNER}/*.json"))
    given += (path / "feedback" / "week-1" / LEARNER).glob("*.json")
    for file in given:
        (inbox / f"{file.parent.parent.name}-{file.name}").write_bytes(
            file.read_bytes()
        )
    notebook.open(lab.write("my-week.ipynb", LEARNERS_CELLS))
    notebook.run_all()
    for index, name in enumerate(("assignments", "paper", "feedback"), 1):
        take(notebook.cell(index), name)


def release(path: Path, of_course: OpenCourse) -> None:
    """Release a second assignment of the demo class."""
    (path / "assignments" / "week-2.yml").write_text(PRACTICE, encoding="utf-8")
    folder = ClassFolder(path)
    book = steps.open_gradebook(folder, None, TWO_DAYS_AFTER_DUE)
    list(steps.release(folder, of_course, book, "week-2"))
    WAYS["printed"](folder, book, "week-1", path / "print")
    book.close()


def the_pages(page: Page, path: Path) -> None:
    """Take the pictures of a printed paper and of the report, which are pages of their own."""
    from click.testing import CliRunner

    from policystory.cli import main as policystory

    report = path / "week-1.html"
    arguments = ["analyse", "week-1", "--html", str(report), "--class", str(path)]
    CliRunner().invoke(policystory, arguments, catch_exceptions=False)
    page.goto(report.as_uri())
    take(page.locator("body"), "report")
    page.goto((path / "print" / "week-1-papers.html").as_uri())
    take(page.locator("article").first, "printed-paper")


def take(shown: Locator, name: str) -> None:
    """Take the picture of an element, at most its upper part."""
    # A tall element would otherwise be scrolled to its middle.
    shown.evaluate("element => element.scrollIntoView({block: 'start'})")
    box = shown.bounding_box()
    assert box is not None
    top = max(box["y"], 0)
    clip = FloatRect(
        x=box["x"],
        y=top,
        width=box["width"],
        height=min(box["height"], TALLEST, HEIGHT - top),
    )
    shown.page.screenshot(path=PICTURES / f"{name}.png", clip=clip)


if __name__ == "__main__":
    sys.exit(main())

"""A quiz without its kernel, untrusted, exported, printed or reloaded."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from policystory.course.find import READER
from policystory.journal import read
from policystory.learner.progress import attempt_work
from tests.browser.jupyter import Notebook, violation_texts
from tests.browser.lesson import (
    CODE,
    ERRORS,
    LESSON,
    answer,
    cell,
    copy_lesson,
    course,
    exit_quiz,
    first,
    forget,
    live,
    right,
    run,
    told,
)
from tests.browser.server import PATIENCE, ROOT, Lab

ANSWERED = {first(kind)[1].id for kind in ("single-choice", "number")}
QUESTIONS = len(exit_quiz().paper.items)


@pytest.fixture
def saved(notebook: Notebook, lab: Lab) -> Path:
    """Give a lesson that was run, answered wrongly once and rightly once, and saved."""
    file = lab.folder / "saved.ipynb"
    if not file.exists():
        forget(lab)
        copy_lesson(file)
        widget = run(notebook, file.name)
        asked = answer(widget, "single-choice", rightly=False)
        expect(
            asked.locator(".ps-button")
        ).to_be_focused()  # though the plain copy was put anew
        answer(widget, "number", rightly=True)
        notebook.save()
    return file


def shows_a_plain_copy(place: Locator, answered: int) -> None:
    """Hold a cell or page against the paper: all questions, the answers, no more of the key."""
    copy = place.locator(".ps-plain:visible").last
    expect(copy).to_contain_text(
        f"{QUESTIONS} questions, {answered} answered"
        if answered
        else f"{QUESTIONS} questions"
    )
    # While the page settles, figures above are drawn and push the copy out of sight, where it is
    # not rendered: what is read must be in sight.
    for item in exit_quiz().paper.items:
        copy.scroll_into_view_if_needed()
        expect(copy).to_contain_text(item.stem, use_inner_text=True)
    shown = copy.inner_text()
    assert answered == shown.count("Your answer: ")
    assert (answered > 0, answered > 0) == (
        "Not right. 0 of 1 point." in shown,
        "Right. " in shown,
    )
    assert (ANSWERED if answered else set()) == told(copy.inner_html())
    assert [] == [error for error in ERRORS if error in place.inner_text()]
    faults = Axe().run(place.page, context=".ps-plain").response["violations"]
    assert [] == violation_texts(faults)


def test_a_lesson_as_shipped_needs_no_kernel(notebook: Notebook, lab: Lab) -> None:
    """Opened and not run, a lesson shows its questions and how to answer; no key is in it."""
    copy_lesson(lab.folder / "shipped.ipynb")
    notebook.open("shipped.ipynb")
    notebook.shut_down()
    shows_a_plain_copy(cell(notebook), 0)
    expect(cell(notebook)).to_contain_text("Run this cell to answer")
    outputs = [
        output for output in notebook.outputs() if "ps-plain" in json.dumps(output)
    ]
    assert (4, set()) == (len(outputs), told(str(outputs)))


def test_a_saved_copy_that_is_opened_again(
    notebook: Notebook, saved: Path, lab: Lab
) -> None:
    """A trusted copy without a kernel shows answers and marks in place of the view."""
    shutil.copyfile(saved, lab.folder / "copy.ipynb")
    notebook.open("copy.ipynb")
    shows_a_plain_copy(cell(notebook), 2)
    assert notebook.is_trusted(notebook.find(".quiz()"))
    expect(
        notebook.page.get_by_text("model not found").locator("visible=true")
    ).to_have_count(0)


def test_an_untrusted_notebook(notebook: Notebook, saved: Path, lab: Lab) -> None:
    """From somebody else, whose code has not run here: the same, as plain HTML alone."""
    book = json.loads(saved.read_text(encoding="utf-8"))
    book["cells"].append(
        {"cell_type": "markdown", "id": "theirs", "metadata": {}, "source": "Theirs."}
    )
    (lab.folder / "theirs.ipynb").write_text(json.dumps(book), encoding="utf-8")
    notebook.open("theirs.ipynb")
    shows_a_plain_copy(cell(notebook), 2)
    assert not notebook.is_trusted(notebook.find(".quiz()"))
    expect(cell(notebook).locator(".ps-plain style")).to_have_count(0)


@pytest.fixture
def alone(chromium: Browser) -> Iterator[Page]:
    """Give a page that shares nothing with the others."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def offline(alone: Page) -> Page:
    """Give a page that reaches nothing but files."""
    alone.context.set_offline(True)
    return alone


def exported(file: Path, place: Path, *options: str) -> str:
    """Export a notebook as nbconvert does, and return the page's address."""
    command = [
        sys.executable,
        "-m",
        "nbconvert",
        "--to=html",
        "--log-level=ERROR",
        f"--output-dir={place}",
        *options,
    ]
    environment = {
        **os.environ,
        "POLICYSTORY_HOME": str(place),
        "POLICYSTORY_LEARNER": READER,
        "POLICYSTORY_COURSE": str(ROOT),
    }
    subprocess.run([*command, file], check=True, env=environment)
    return (place / f"{file.stem}.html").as_uri()


def test_a_lesson_as_shipped_is_exported(offline: Page, tmp_path: Path) -> None:
    """Exported, a lesson that nobody has run is a page of questions: no key, no error."""
    offline.goto(exported(copy_lesson(tmp_path / f"{LESSON}.ipynb"), tmp_path))
    shows_a_plain_copy(offline.locator("body"), 0)


def test_a_lesson_is_run_and_exported_with_the_state_of_its_widgets(
    offline: Page, tmp_path: Path
) -> None:
    """Saved widget state tells no key, and offline the page shows its questions."""
    offline.goto(
        exported(copy_lesson(tmp_path / f"{LESSON}.ipynb"), tmp_path, "--execute")
    )
    kept = offline.locator(
        'script[type="application/vnd.jupyter.widget-state+json"]'
    ).text_content()
    state = str(json.loads(kept or ""))
    assert (True, set()) == (str(exit_quiz().paper.id) in state, told(state))
    shows_a_plain_copy(offline.locator("body"), 0)


def test_an_answered_lesson_is_exported(
    saved: Path, offline: Page, tmp_path: Path
) -> None:
    """Exported, a lesson keeps answers, marks and feedback, and sources lead to their facts."""
    offline.goto(exported(saved, tmp_path))
    shows_a_plain_copy(offline.locator("body"), 2)
    link = offline.locator(".ps-plain").last.locator("a").first
    expect(
        offline.locator(f'[id="{link.get_attribute("href").removeprefix("#")}"]')
    ).to_have_count(1)


def test_a_notebook_is_printed(saved: Path, alone: Page, lab: Lab) -> None:
    """JupyterLab prints the exported page; no question of a live view stays off the paper."""
    widget = run(
        Notebook(alone, lab),
        shutil.copyfile(saved, saved.with_name("printed.ipynb")).name,
    )
    widget.get_by_role("button", name="One question at a time").click()
    alone.emulate_media(media="print")
    expect(widget.locator("fieldset.ps-item:visible")).to_have_count(QUESTIONS)
    expect(widget.locator("button:visible")).to_have_count(0)
    expect(widget.locator(".ps-verdict:visible")).to_have_count(2)
    alone.goto(f"{lab.url}nbconvert/html/{saved.name}?download=false", referer=lab.url)
    shows_a_plain_copy(alone.locator("body"), 2)


def test_voila(saved: Path, tab: Page, lab: Lab) -> None:
    """Voila runs the lesson: its quizzes are live, with their answers and no plain copy."""
    tab.goto(f"{lab.url}voila/render/{saved.name}", timeout=PATIENCE * 1000)
    widget = tab.locator(".ps-quiz").last
    expect(tab.locator(".ps-quiz:visible")).to_have_count(4, timeout=PATIENCE * 1000)
    expect(widget.locator(".ps-score")).to_contain_text("2 of 8 answered")
    expect(tab.locator(".ps-plain:visible")).to_have_count(0)
    assert [] == [
        error for error in ERRORS if error in tab.locator("body").inner_text()
    ]


def stands_as_answered(widget: Locator) -> None:
    """Hold the forms, verdicts and count of a live view against the saved lesson's answers."""
    choice, number = (
        widget.locator("fieldset.ps-item").nth(first(kind)[0])
        for kind in ("single-choice", "number")
    )
    expect(
        choice.locator(
            f'.ps-option input:not([value="{right(first("single-choice")[1])}"]):checked'
        )
    ).to_have_count(1)
    expect(choice.locator(".ps-verdict")).to_contain_text("Not right.")
    expect(number.get_by_role("textbox")).to_have_value(right(first("number")[1]))
    expect(number.locator(".ps-verdict")).to_contain_text("Right.")
    expect(widget.locator(".ps-verdict")).to_have_count(2)
    expect(widget.locator(".ps-score")).to_contain_text("2 of 8 answered")


def test_a_reload(saved: Path, notebook: Notebook) -> None:
    """With its kernel alive, a reloaded page shows the live view alone, with its answers."""
    run(notebook, saved.name)
    notebook.save()
    notebook.reload()
    stands_as_answered(live(notebook))
    expect(cell(notebook).locator(".ps-plain")).to_be_hidden()


def test_a_restart(saved: Path, notebook: Notebook) -> None:
    """After a restart and a run, view and plain copy both have the answers."""
    run(notebook, saved.name)
    notebook.restart_and_run_all()
    stands_as_answered(live(notebook))
    assert 2 == str(
        notebook.save()["cells"][notebook.find(".quiz()")]["outputs"]
    ).count("Your answer: ")


KILLED = {
    "before it is kept": (
        "policystory.widget.conversation",
        "Conversation",
        "reply_to",
        "answer",
    ),
    "after it is kept": ("policystory.widget.quiz", "QuizWidget", "send", "mark"),
}
KILL = """import importlib, os, pathlib, signal
holder = getattr(importlib.import_module({0!r}), {1!r})
usual, once = getattr(holder, {2!r}), pathlib.Path("killed")
def deadly(self, message, *rest):
    if message["type"] == {3!r} and once.exists():
        once.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return usual(self, message, *rest)
setattr(holder, {2!r}, deadly)"""
"""A cell after which the kernel kills itself, once: when a method is called with a message of a
type."""


@pytest.mark.parametrize("moment", KILLED)
def test_a_kernel_that_is_killed_before_it_acknowledges(
    notebook: Notebook, lab: Lab, moment: str
) -> None:
    """Killed before or after it kept the answer, a kernel run again has it, counted once."""
    forget(lab)
    lab.write("killed.ipynb", [KILL.format(*KILLED[moment]), CODE])
    widget = run(notebook, "killed.ipynb")
    (lab.folder / "killed").touch()
    n, item = first("single-choice")
    asked = widget.locator("fieldset.ps-item").nth(n)
    asked.locator(f'input[value="{item.options[0].id}"]').check()
    asked.locator(".ps-button").click()
    dialog = notebook.page.locator(".jp-Dialog", has_text="Kernel Restarting")
    dialog.locator(".jp-mod-accept").click(timeout=PATIENCE * 1000)
    assert not (lab.folder / "killed").exists()
    # To restart a kernel that is being restarted can leave the page without one.
    notebook.wait_until_idle()
    notebook.restart_and_run_all()
    again = live(notebook).locator("fieldset.ps-item").nth(n)
    expect(again.locator(".ps-verdict")).to_be_visible()
    # The new kernel's styles stand in place of the old one's.
    assert 1 == notebook.page.locator("#policystory-quiz-style").count()
    expect(again.locator(f'input[value="{item.options[0].id}"]')).to_be_checked()
    expect(live(notebook).locator(".ps-keeping")).to_contain_text("Saved.")
    kept = attempt_work(read(lab.record / course().id / READER), LESSON).items
    assert {item.id: (item.options[0].id,)} == {
        name: work.responses for name, work in kept.items()
    }

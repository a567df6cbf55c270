"""A quiz is drawn as soon as its output is there, however its cell comes to be shown."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.jupyter import Notebook
from tests.browser.questions import answer
from tests.browser.server import PATIENCE, Lab, importing

HEAD, ONE, TWO, THREE = 0, 1, 3, 4
"""The cells of the notebook: what they import, and quizzes, two of them side by side."""

AT_ONCE = ".jp-OutputArea-output > div:not(.lm-Widget) > .ps-quiz"
"""A quiz that was drawn at once; the view of any other widget is one of JupyterLab's own."""

CODES = "() => globalThis.policystoryQuizCode?.size ?? 0"
"""How many codes of quizzes the page has."""

TURN = """() => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  globalThis.turns = [];
  kernel.anyMessage.connect((_, { msg, direction }) => {
    const live = msg.content?.data?.["application/vnd.jupyter.widget-view+json"];
    if (direction === "recv" && live) globalThis.turns.push("output");
  });
  const watch = (changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node.querySelector?.(".ps-quiz") || node.matches?.(".ps-quiz"))
          globalThis.turns.push("quiz");
  };
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes in which order outputs come and quizzes are drawn."""


@pytest.fixture
def book(notebook: Notebook, lab: Lab) -> Notebook:
    """Give the notebook, just opened in a new kernel, with quizzes that are far apart."""
    far = "print('a line\\n' * 60)"
    show = 'show("plain")'
    sources = [importing("every_kind", "show"), show, far, show, show]
    notebook.open(lab.write("at-once.ipynb", sources))
    notebook.forget()
    return notebook


def the_quiz(book: Notebook, cell: int) -> Locator:
    """Return the one quiz of a cell, which is in sight, with its copy out of the way."""
    shown = book.cell(cell)
    expect(shown.locator(".ps-quiz")).to_be_visible(timeout=PATIENCE * 1000)
    expect(shown.locator(".ps-quiz")).to_have_count(1)
    expect(shown.locator(".ps-plain")).to_be_hidden()
    return shown.locator(".ps-quiz")


def test_the_code_is_there_before_a_cell_is_run(book: Notebook) -> None:
    """A page gets the code of quizzes when it is opened, from a kernel that `learn` starts."""
    book.page.wait_for_function(CODES)
    assert 1 == book.page.evaluate(CODES)


def test_each_quiz_is_drawn_with_its_output(book: Notebook) -> None:
    """No other output comes between that of a quiz and the quiz."""
    book.page.wait_for_function(CODES)
    book.page.evaluate(TURN)
    assert book.run_all() is True
    for cell in (ONE, TWO, THREE):
        the_quiz(book, cell)
        expect(book.cell(cell).locator(AT_ONCE)).to_have_count(1)
    turns = book.page.evaluate("globalThis.turns")
    assert ["output", "quiz"] == turns[:2]
    assert 3 == turns.count("output")


def test_a_quiz_is_never_hidden(book: Notebook) -> None:
    """Run, run alone, run anew, with a new kernel or page, scrolled away: the quiz is in sight."""
    ways = (
        book.run_all,
        book.run_all,
        book.restart_and_run_all,
        lambda: (book.save(), book.reload()),
        book.run_all,
    )
    for way in ways:
        way()
        for cell in (ONE, THREE, TWO, ONE):
            quiz = the_quiz(book, cell)
            assert quiz.bounding_box()["height"] > 100  # type: ignore[index]


def test_a_quiz_that_is_drawn_at_once_takes_answers(book: Notebook) -> None:
    """It talks to its kernel as ever, and the saved notebook has the answer."""
    book.page.wait_for_function(CODES)
    assert book.run_all() is True
    question = answer(the_quiz(book, ONE), "single-choice", "ada-marsh")
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")
    expect(book.cell(ONE).locator(AT_ONCE)).to_have_count(1)
    assert "Your answer: " in str(book.save()["cells"][ONE])

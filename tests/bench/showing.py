"""Shows quizzes in a notebook, ours or the peer's, until their options take a click."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket

from tests.browser.jupyter import Notebook
from tests.browser.server import Lab

QUIZZES = 5
"""How many quizzes a lesson shows."""

QUIZ = "m4-judging"
"""A quiz of the real course with so many questions; a lesson shows it as it shows its own."""

OURS = f"import policystory as ps; ps.module({QUIZ!r}).quiz()"
THEIRS = "from jupyterquiz import display_quiz\ndisplay_quiz('questions.json')"


@dataclass(frozen=True)
class Peer:
    """The cell that shows a quiz, an option of it, and what shows that a click was taken."""

    name: str
    source: str
    option: str
    took: str


PEERS = (
    # One question is shown at a time. A class's paper differs from learner to learner, so the first
    # may be chosen, or be put in order, or written.
    Peer(
        "policystory",
        OURS,
        ".ps-item:not([hidden]) .ps-form :is(input, select, button:not([aria-disabled]))",
        "one => (one.matches('select, [type=text]') && (one.focus(), one.matches(':focus')))"
        " || one.closest('.ps-item').querySelector('.ps-row > .ps-button:not([aria-disabled])')",
    ),
    Peer(
        "jupyterquiz",
        THEIRS,
        ".MCButton",
        "one => one.matches('.correctButton, .incorrectButton')",
    ),
)

_EMPTY = """from policystory.widget.model.page_model import ShownModel
class Empty(ShownModel):
    _esm = '''export default { render({ el }) {
        const one = document.createElement("button");
        one.className = "bench-empty";
        one.textContent = "Press";
        one.addEventListener("click", () => one.classList.add("took"));
        el.append(one);
    } }'''
Empty()"""

FLOOR = Peer("an empty widget", _EMPTY, ".bench-empty", "one => one.matches('.took')")
"""A widget with one button and nothing else: what JupyterLab itself takes to show any widget."""


@dataclass(frozen=True, order=True)
class Traffic:
    """What went over the kernel's websocket: messages, their bytes, and bytes of what is shown."""

    messages: int
    size: int
    shown: int

    @classmethod
    def of(cls, frames: list[bytes]) -> "Traffic":
        """Measure messages; what is shown are outputs and what widgets say."""
        sizes = [len(frame) for frame in frames]
        shown = [len(frame) for frame in frames if _SHOWING.search(frame[:400])]
        return cls(len(frames), sum(sizes), sum(shown))

    def in_words(self) -> str:
        """Return messages and bytes as a line of the table."""
        return f"{self.messages}, {self.size / 1000:.1f} kB"


_SHOWING = re.compile(rb'"msg_type": ?"(comm_|display_data|update_display)')


def run(
    browser: Browser, lab: Lab, peer: Peer
) -> tuple[float, float, Traffic, Traffic]:
    """Show the quiz twice in a new kernel: the time in ms and the traffic of each showing."""
    page = browser.new_page()
    frames: list[bytes] = []

    def count(data: str | bytes) -> None:
        frames.append(data.encode() if isinstance(data, str) else data)

    def listen(socket: WebSocket) -> None:
        if "/channels" in socket.url:  # the kernel's; others tell who else is editing
            socket.on("framesent", count)
            socket.on("framereceived", count)

    page.on("websocket", listen)
    notebook = opened(page, lab, [peer.source, peer.source])
    frames.clear()
    cold = shown(page, peer, 0)
    page.wait_for_timeout(1000)  # what the first showing still has to say
    first = Traffic.of(frames)
    frames.clear()
    warm = shown(page, peer, 1)
    page.wait_for_timeout(500)
    close(page, notebook)
    return cold, warm, first, Traffic.of(frames)


def shown(page: Page, peer: Peer, cell: int) -> float:
    """Run a cell; return the milliseconds until an option of it takes a click."""
    return page.evaluate(_RUN, [cell, peer.option, peer.took])


def five(browser: Browser, lab: Lab, peer: Peer) -> float:
    """Run a notebook of five quizzes; return the ms until each takes a click."""
    page = browser.new_page()
    notebook = opened(page, lab, [peer.source] * QUIZZES)
    # Otherwise JupyterLab makes only the outputs in view, and no quiz below them would begin.
    page.evaluate(
        "() => { const shown = jupyterapp.shell.currentWidget.content;"
        " shown.notebookConfig = { ...shown.notebookConfig, windowingMode: 'none' }; }"
    )
    page.wait_for_timeout(500)
    time = page.evaluate(_RUN_ALL, [peer.option, peer.took])
    close(page, notebook)
    return float(time)


def close(page: Page, notebook: Notebook) -> None:
    """Close a page and end its kernel."""
    # Otherwise the next page of the same notebook would meet this kernel, with all imports done.
    notebook.shut_down()
    page.close()


def opened(page: Page, lab: Lab, sources: list[str]) -> Notebook:
    """Open a notebook of these cells, saved once as JupyterLab saves it, with a new kernel."""
    notebook = Notebook(page, lab, one_by_one=True)
    name = lab.write("bench.ipynb", sources)
    _add_text(lab.folder / name)
    notebook.open(name)
    notebook.save()
    return notebook


def _add_text(file: Path) -> None:
    """End a notebook with a heading: every lesson has text, for which JupyterLab loads MathJax."""
    book = json.loads(file.read_text(encoding="utf-8"))
    text = {
        "cell_type": "markdown",
        "id": "text",
        "metadata": {},
        "source": "# Quizzes",
    }
    book["cells"].append(text)
    file.write_text(json.dumps(book), encoding="utf-8")


_RUN_ALL = """async ([option, took]) => {
  const taken = eval(took), notebook = jupyterapp.shell.currentWidget.content;
  const begin = performance.now();
  jupyterapp.commands.execute('notebook:run-all-cells');
  const isCode = (cell) => notebook.widgets[cell].model.type === 'code';
  const waiting = new Set([...notebook.widgets.keys()].filter(isCode));
  while (waiting.size) {
    await new Promise((done) => { setTimeout(done, 1); });
    for (const cell of waiting) {
      const one = notebook.widgets[cell].node.querySelector(option);
      if (!one || !one.getBoundingClientRect().height) continue;
      one.click();
      if (taken(one)) waiting.delete(cell);
    }
    if (performance.now() - begin > 60000) throw new Error(`${waiting.size} take no click`);
  }
  return performance.now() - begin;
}"""
"""Runs all cells, and clicks the first option of each as soon as there is one."""

_RUN = """async ([cell, option, took]) => {
  const taken = eval(took), panel = jupyterapp.shell.currentWidget, notebook = panel.content;
  notebook.activeCellIndex = cell;
  const begin = performance.now();
  jupyterapp.commands.execute('notebook:run-cell');
  const output = notebook.widgets[cell].node;
  for (;;) {
    await new Promise((done) => { setTimeout(done, 1); });
    const one = output.querySelector(option);
    if (!one || !one.getBoundingClientRect().height) continue;
    one.click();
    if (taken(one)) return performance.now() - begin;
    if (performance.now() - begin > 60000) throw new Error('no option takes a click');
  }
}"""
"""Runs a cell, and clicks its first option as soon as there is one, until the click is taken."""

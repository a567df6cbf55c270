"""Drives a notebook in a real Chromium, and notes what the page asks of the network."""

import json
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.server import PATIENCE, Lab

THEMES = ("JupyterLab Light", "JupyterLab Dark")
AT_HOME = {"127.0.0.1", "localhost", "[::1]"}


def leaving(context: BrowserContext) -> list[str]:
    """Return a growing list of the addresses that `context` asks for beyond this machine."""
    left: list[str] = []

    def note(url: str) -> None:
        parts = urlsplit(url)
        if (
            parts.scheme not in {"about", "blob", "data"}
            and parts.netloc.rsplit(":", 1)[0] not in AT_HOME
        ):
            left.append(url)

    context.on("request", lambda request: note(request.url))
    context.on(
        "page", lambda page: page.on("websocket", lambda websocket: note(websocket.url))
    )
    return left


ALL_ON_ONE_PAGE = """
  try { localStorage.setItem("policystory:single", "false"); } catch { /* no page yet */ }
"""
"""What a learner has chosen who wants to see all questions of a quiz at once."""


class Notebook:
    """The notebook that is open in `page`. Cells are counted from 0."""

    def __init__(self, page: Page, lab: Lab, *, one_by_one: bool = False) -> None:
        """Drive a page; its quizzes show all questions at once unless `one_by_one`."""
        self.page = page
        self.lab = lab
        if not one_by_one:
            page.add_init_script(ALL_ON_ONE_PAGE)

    def open(self, path: str) -> None:
        """Open the notebook at `path` with a new kernel, and wait until it can run."""
        if self.page.url.startswith(self.lab.url):
            # Another notebook of the same page takes a second; a new page takes three.
            self.in_time(_CLOSE)
            self._command("docmanager:open", path=path)
        else:
            self.page.goto(
                f"{self.lab.url}doc/tree/{path}?reset", wait_until="domcontentloaded"
            )
        self._wait_for(path)

    def reload(self) -> None:
        """Load the page again, as a learner does who comes back."""
        path = self.page.evaluate("jupyterapp.shell.currentWidget.context.path")
        self.page.reload(wait_until="domcontentloaded")
        self._wait_for(path)

    def forget(self) -> None:
        """Forget what the tab keeps of quizzes, as if it were a new one."""
        self.page.evaluate(_FORGET)

    def run_all(self) -> bool:
        """Run all cells and wait until the last is done; False when a cell raised."""
        return self._command("notebook:run-all-cells")

    def restart(self) -> None:
        """Restart the kernel by the menu's command, and confirm it."""
        self.page.evaluate(
            "() => { window.running = jupyterapp.commands.execute('notebook:restart-kernel') }"
        )
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.in_time("() => window.running")

    def shut_down(self) -> None:
        """Shut the kernel down, as the list of running kernels does."""
        self.in_time("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")

    def change_kernel(self) -> None:
        """Start a kernel where there is none."""
        self.in_time(_CHANGE)

    def wait_until_idle(self) -> None:
        """Wait until the kernel, which may have been started anew, is known and idle."""
        self.page.wait_for_function(
            "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'",
            timeout=PATIENCE * 1000,
        )

    def restart_and_run_all(self) -> None:
        """Restart the kernel by the menu, run all cells, and wait until the last is done."""
        self.page.evaluate(
            "() => { window.running = jupyterapp.commands.execute('notebook:restart-run-all') }"
        )
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.in_time("() => window.running")

    def save(self) -> dict:
        """Save the notebook and return what then is in its file."""
        self._command("docmanager:save")
        path = self.page.evaluate("jupyterapp.shell.currentWidget.context.path")
        return json.loads((self.lab.folder / path).read_text(encoding="utf-8"))

    def count_cells(self) -> int:
        """Return how many cells there are, whether on screen or not."""
        return self.page.evaluate(
            "jupyterapp.shell.currentWidget.content.widgets.length"
        )

    def cell(self, index: int) -> Locator:
        """Scroll to a cell, for only visible cells are in the page, and return its element."""
        self.page.evaluate(
            "i => jupyterapp.shell.currentWidget.content.scrollToItem(i)", index
        )
        return self.cell_in_page(index)

    def cell_in_page(self, index: int) -> Locator:
        """Return the element of a cell without scrolling to it."""
        return self.page.locator(
            f'.jp-NotebookPanel:not(.lm-mod-hidden) [data-windowed-list-index="{index}"]'
        )

    def find(self, source: str) -> int:
        """Return the index of the first cell whose source holds `source`."""
        return next(
            index for index, text in enumerate(self.sources()) if source in text
        )

    def sources(self) -> list[str]:
        """Return the source of every cell."""
        return self.page.evaluate(_SOURCES)

    def text(self, index: int) -> str:
        """Return what a cell has put out, as plain text, errors included."""
        return self.page.evaluate(_TEXT, index)

    def outputs(self) -> list[dict]:
        """Return all outputs of the notebook, as they would be saved."""
        return self.page.evaluate(
            "jupyterapp.shell.currentWidget.content.widgets"
            ".flatMap(cell => cell.model.toJSON().outputs ?? [])"
        )

    def is_trusted(self, index: int) -> bool:
        """Tell whether JupyterLab trusts the outputs of a cell, because its code was run here."""
        return self.page.evaluate(
            "index => jupyterapp.shell.currentWidget.content.widgets[index].model.trusted",
            index,
        )

    def use_theme(self, name: str) -> None:
        """Switch to "JupyterLab Light" or "JupyterLab Dark" and wait until it is shown."""
        self._command("apputils:change-theme", theme=name)
        self.page.wait_for_selector(
            f'body[data-jp-theme-name="{name}"]', state="attached"
        )

    def accessibility_faults(self, selector: str) -> list[str]:
        """Return axe's violations inside `selector`, without those of JupyterLab's own page."""
        violations = Axe().run(self.page, context=selector).response["violations"]
        return violation_texts(violations)

    def _command(self, name: str, **arguments: str) -> bool:
        """Run a command of JupyterLab; only whether it returned true can cross to Python."""
        script = "async ([name, args]) => await jupyterapp.commands.execute(name, args) === true"
        return self.in_time(script, [name, arguments])

    def _wait_for(self, path: str) -> None:
        self.page.wait_for_function(
            "path => window.jupyterapp?.shell?.currentWidget?.context?.path === path",
            arg=path,
            timeout=PATIENCE * 1000,
        )
        self.in_time(_READY)

    def in_time(self, script: str, argument: list | None = None) -> Any:
        """Call a function of the page and wait for its promise; fail if that takes too long."""
        error = f"new Error('not done in {PATIENCE:g} seconds')"
        late = f"setTimeout(() => fail({error}), {PATIENCE * 1000})"
        race = f"argument => Promise.race([({script})(argument), new Promise((_, fail) => {late})])"
        return self.page.evaluate(race, argument)


class Notebook7(Notebook):
    """The same in Notebook 7, where each notebook has a page of its own."""

    def open(self, path: str) -> None:
        """Open the notebook at `path` in the learner's folder and wait until it can run."""
        self.page.goto(f"{self.lab.url}notebooks/{path}", wait_until="domcontentloaded")
        self._wait_for(path)


# Before all of this is ready, a command to run is silently dropped.
_READY = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.revealed;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
}"""

# Without the kernel, which would otherwise run until the last test, and without asking to save.
_CLOSE = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  if (!panel) return;
  panel.context.model.dirty = false;
  await panel.sessionContext.shutdown();
  panel.dispose();
}"""

# Nothing of the new kernel can cross to Python.
_CHANGE = """async () => {
  await jupyterapp.shell.currentWidget.sessionContext.changeKernel({ name: "python3" });
}"""

_FORGET = """() => Object.keys(sessionStorage).filter(key => key.startsWith("policystory:"))
  .forEach(key => sessionStorage.removeItem(key))"""

_SOURCES = (
    "jupyterapp.shell.currentWidget.content.widgets"
    ".map(cell => cell.model.sharedModel.source)"
)

_TEXT = """index => {
  const outputs = jupyterapp.shell.currentWidget.content.widgets[index].model.sharedModel.outputs;
  const text = o => o.text ?? o.data?.['text/plain'] ?? `${o.ename}: ${o.evalue}`;
  return outputs.map(text).flat().join('');
}"""


def violation_texts(violations: list[dict[str, Any]]) -> list[str]:
    """Return a sentence for each element in which axe finds a fault."""
    texts: list[str] = []
    for fault in violations:
        rule = f"{fault['id']}: {fault['help']}"
        texts += [f"{rule}: {node['html']}" for node in fault["nodes"]]
    return texts

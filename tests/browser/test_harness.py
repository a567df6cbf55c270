import pytest
from playwright.sync_api import Error, Page

from tests.browser import jupyter
from tests.browser.jupyter import Notebook
from tests.browser.server import Lab


@pytest.fixture
def two_cells(lab: Lab) -> str:
    """Write a notebook of two cells into the learner's folder and return its name."""
    return lab.write("two-cells.ipynb", ["number = 6\nnumber", "print(number * 7)"])


def test_a_notebook_runs_and_shows_its_output(
    notebook: Notebook, two_cells: str, left: list[str]
) -> None:
    """A notebook in a real browser shows its outputs and asks nothing of the network."""
    notebook.open(two_cells)
    assert 2 == notebook.count_cells()
    assert notebook.run_all() is True
    assert ["6", "42\n"] == [notebook.text(0), notebook.text(1)]
    assert (
        "42" == notebook.cell(1).locator(".jp-OutputArea-output").inner_text().strip()
    )
    assert [] == left


def test_a_restart_begins_a_new_kernel(notebook: Notebook, two_cells: str) -> None:
    """After a restart all cells are run again, in a kernel that counts from 1."""
    notebook.open(two_cells)
    notebook.run_all()
    notebook.run_all()
    assert [3, 4] == [cell["execution_count"] for cell in notebook.save()["cells"]]
    notebook.restart_and_run_all()
    assert [1, 2] == [cell["execution_count"] for cell in notebook.save()["cells"]]


def test_a_reloaded_notebook_is_ready_to_run(
    notebook: Notebook, two_cells: str
) -> None:
    """A page that is loaded again keeps its kernel, and can run its cells."""
    notebook.open(two_cells)
    notebook.run_all()
    notebook.reload()
    assert notebook.run_all() is True
    assert "42\n" == notebook.text(1)


def test_promise_that_is_never_kept_is_an_error(
    notebook: Notebook, two_cells: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise that the page does not keep fails a test, instead of keeping all others waiting."""
    notebook.open(two_cells)
    monkeypatch.setattr(jupyter, "PATIENCE", 0.2)
    with pytest.raises(Error, match=r"not done in 0\.2 seconds"):
        notebook.in_time("() => new Promise(() => {})")


@pytest.mark.parametrize(
    ("theme", "is_light"), [("JupyterLab Dark", "false"), ("JupyterLab Light", "true")]
)
def test_the_theme_can_be_switched(
    notebook: Notebook, two_cells: str, theme: str, is_light: str
) -> None:
    """A test can look at its notebook in the light theme and in the dark one."""
    notebook.open(two_cells)
    notebook.use_theme(theme)
    assert is_light == notebook.page.locator("body").get_attribute(
        "data-jp-theme-light"
    )


def test_axe_finds_a_planted_fault(notebook: Notebook, two_cells: str) -> None:
    """The accessibility check finds an image without a text, and only inside its scope."""
    notebook.open(two_cells)
    notebook.run_all()
    output = notebook.cell(1).locator(".jp-OutputArea-output")
    assert [] == notebook.accessibility_faults(".jp-OutputArea-output pre")
    output.evaluate(
        "element => { element.innerHTML = `<p id='planted'><img src='data:,'></p>` }"
    )
    assert ["image-alt"] == [
        fault.split(":")[0] for fault in notebook.accessibility_faults("#planted")
    ]


def test_a_request_that_leaves_the_machine_is_noted(
    notebook: Notebook, two_cells: str, left: list[str], page: Page
) -> None:
    """Requests to another host are noted, by fetch and websocket; blob: and data: are not."""
    notebook.open(two_cells)
    page.evaluate(
        """async () => {
          await fetch('data:,a');
          await fetch(URL.createObjectURL(new Blob(['b'])));
          await fetch('https://elsewhere.invalid/c').catch(() => {});
          const socket = new WebSocket('wss://elsewhere.invalid/d');
          await new Promise(done => { socket.onerror = done; });
        }"""
    )
    assert ["https://elsewhere.invalid/c", "wss://elsewhere.invalid/d"] == left

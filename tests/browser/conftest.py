"""One server, one browser and one page for all browser tests: starting them takes five seconds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium as finder
from tests.browser.jupyter import Notebook, leaving
from tests.browser.server import Lab, running_lab

# Nothing of these is about the page; they keep Chromium from asking the network and let it run as
# root.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a Chromium; without one, skip loudly, and fail in continuous integration."""
    path = finder.find()
    if path is None:
        if finder.required():
            pytest.fail(finder.MISSING)
        pytest.skip(finder.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a JupyterLab that serves a learner's folder as `policystory learn` sets it up."""
    with running_lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="session")
def _page_and_requests(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    left = leaving(context)
    page = context.new_page()
    # A changed notebook asks before it is left; a test that leaves it means it.
    page.on("dialog", lambda dialog: dialog.accept())
    yield page, left
    context.close()


@pytest.fixture
def page(_page_and_requests: tuple[Page, list[str]]) -> Page:
    """Give the one page that all browser tests share."""
    return _page_and_requests[0]


@pytest.fixture
def tab(page: Page) -> Iterator[Page]:
    """Give a second tab of the browser."""
    second = page.context.new_page()
    yield second
    second.close()


@pytest.fixture
def left(_page_and_requests: tuple[Page, list[str]]) -> list[str]:
    """Give the list of requests that left this machine during this test."""
    requests = _page_and_requests[1]
    requests.clear()
    return requests


@pytest.fixture
def notebook(page: Page, lab: Lab) -> Notebook:
    """Give the driver of the notebook that is open, or will be."""
    return Notebook(page, lab)

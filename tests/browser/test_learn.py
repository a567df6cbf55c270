"""JupyterLab as `policystory learn` starts it: what a new learner sees first, and is asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from policystory.course.find import COURSE, HOME
from tests.browser.lesson import LESSON, ship
from tests.browser.server import PATIENCE, ROOT

WORD = "skerry"
SOON = 30_000
"""Milliseconds until a notebook that was run is saved."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start `policystory learn` for a learner who has no settings, and give its address."""
    place = tmp_path_factory.mktemp("learn")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    names = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    private = {f"JUPYTER_{name}": str(place / "home") for name in names}
    lab = ("SETTINGS_DIR", "WORKSPACES_DIR")
    private |= {f"JUPYTERLAB_{name}": str(place / name) for name in lab}
    private |= {"HOME": str(place / "home"), HOME: str(place / "record")}
    private |= {"JUPYTER_TOKEN": WORD, COURSE: str(ROOT)}
    # A lesson as it ships, with the list of its facts; what is there is not overwritten.
    mine = place / "mine"
    mine.mkdir()
    ship(mine)
    policystory = Path(sys.executable).with_name("policystory")
    command = [policystory, "learn", mine, f"--port={port}", "--no-browser"]
    with (place / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **private},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait_for(f"{url}api/status?token={WORD}")
        yield f"{url}?token={WORD}"
    finally:
        os.killpg(server.pid, 15)  # policystory and the JupyterLab that it started
        server.wait(PATIENCE)


def _wait_for(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer in {PATIENCE:g} seconds")


def opened(chromium: Browser, address: str, width: int) -> Page:
    """Open the address in a new window of a width, and wait until the start page is there."""
    page = chromium.new_context(viewport={"width": width, "height": 844}).new_page()
    page.goto(address)
    heading = page.get_by_role("heading", name="Start here")
    expect(heading.first).to_be_visible(timeout=PATIENCE * 1000)
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_a_lesson_has_the_room(chromium: Browser, address: str, width: int) -> None:
    """The start page opens with the file browser closed, on a phone and on a wide screen."""
    page = opened(chromium, address, width)
    box = page.locator(".jp-NotebookPanel").bounding_box()
    assert box is not None
    assert box["width"] >= width - 100
    expect(page.locator("#filebrowser")).to_be_hidden()
    page.context.close()


def test_a_phone_has_room_for_lines(chromium: Browser, address: str) -> None:
    """The bar on the right is put away on a phone, margins are small, and lines are long enough."""
    page = opened(chromium, address, 390)
    expect(page.locator(".jp-SideBar.jp-mod-right")).to_be_hidden()
    line = page.locator(".ps-lesson-page .jp-MarkdownOutput > p").first
    expect(line).to_be_visible()
    assert line.evaluate("line => line.clientWidth") >= 310
    page.context.close()


def test_a_code_line_is_not_cut_on_a_phone(chromium: Browser, address: str) -> None:
    """The line that a reader runs goes on below instead of running out of its box."""
    page = opened(chromium, address, 390)
    page.goto(address.replace("?", f"doc/tree/{LESSON}.ipynb?"))
    editor = page.locator(".jp-CodeCell .cm-scroller").first
    expect(editor).to_be_visible(timeout=PATIENCE * 1000)
    assert editor.evaluate("box => box.scrollWidth <= box.clientWidth")
    # A line is about 16 pixels high: what goes on below is in sight.
    assert editor.evaluate("box => box.clientHeight") >= 30
    page.context.close()


def test_a_wide_table_is_not_cut_on_a_phone(chromium: Browser, address: str) -> None:
    """What does not fit can be pushed to the side."""
    page = opened(chromium, address, 390)
    page.goto(address.replace("?", f"doc/tree/{LESSON}.ipynb?"))
    heading = page.get_by_role("heading", name="Source box")
    expect(heading).to_be_attached(timeout=PATIENCE * 1000)
    heading.scroll_into_view_if_needed()
    table = page.locator(".jp-MarkdownCell", has=heading).locator("table")
    right = table.evaluate("table => table.getBoundingClientRect().right")
    assert right <= 390
    assert "auto" == table.evaluate("table => getComputedStyle(table).overflowX")
    page.context.close()


def test_nobody_is_asked_for_news_or_to_save(chromium: Browser, address: str) -> None:
    """No notice about news comes up, and a lesson that was run is saved by itself."""
    page = opened(chromium, address, 1280)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("#jp-mainmenu-run").get_by_text("Run All Cells", exact=True).click()
    expect(page.locator(".jp-mod-dirty").first).to_be_attached(timeout=PATIENCE * 1000)
    expect(page.locator(".ps-quiz").first).to_be_visible(timeout=PATIENCE * 1000)
    expect(page.locator(".jp-mod-dirty")).to_have_count(0, timeout=SOON)
    expect(page.get_by_text("official Jupyter news")).to_have_count(0)
    page.context.close()


def test_a_lesson_is_a_page_before_it_is_run(chromium: Browser, address: str) -> None:
    """Opened and not run, a lesson has its look, and a mark opens the card of its fact."""
    page = opened(chromium, address, 390)
    page.goto(address.replace("?", f"doc/tree/{LESSON}.ipynb?"))
    panel = page.locator(".jp-NotebookPanel.ps-lesson-page")
    expect(panel).to_be_visible(timeout=PATIENCE * 1000)
    expect(panel.locator(".ps-facts details:not([open])")).to_have_count(1)
    link = panel.locator('a[href="#arrivals-april-2021"]').first
    link.scroll_into_view_if_needed()
    link.click()
    card = page.locator(".ps-fact-card")
    expect(card).to_contain_text("more than 178,000 migrants")
    expect(card).to_contain_text("paragraph 13")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.context.close()


def test_the_map_opens_a_lesson_whose_charts_have_their_width(
    chromium: Browser, address: str
) -> None:
    """A lesson that the map opens answers, though JupyterLab draws its charts out of sight."""
    page = opened(chromium, address, 1280)
    page.get_by_role("link", name="Begin: Five reports, one story").click()
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    title = panel.get_by_role("heading", name="Five reports, one story")
    # A page that draws the same chart again and again would never come so far.
    expect(title.first).to_be_visible(timeout=PATIENCE * 1000)
    question = panel.get_by_role("heading", name="Who was in the room?")
    question.scroll_into_view_if_needed()
    chart = panel.locator(".vega-embed svg").first
    expect(chart).to_be_attached(timeout=PATIENCE * 1000)
    box = chart.bounding_box()
    assert box is not None
    assert box["width"] > 300
    page.context.close()

"""The page of the bank report in a real Chromium: accessible, without scrolling sideways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from policystory.report.bank_page import bank_page
from policystory.report.bank_report import bank_report
from tests.browser.jupyter import leaving, violation_texts
from tests.every_form import course_with_every_form

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a page with an item of every form."""
    course = course_with_every_form(alone=True)
    file: Path = tmp_path_factory.mktemp("bank") / "bank.html"
    file.write_text(bank_page(course, bank_report(course, "s")), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=str)
def bank(
    request: pytest.FixtureRequest, chromium: Browser, address: str
) -> Iterator[Page]:
    """Give the page with everything unfolded: light on a wide screen, dark on a narrow one."""
    scheme: Scheme
    scheme, width = request.param
    context = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    left = leaving(context)
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = true })"
    )
    yield page
    assert [address] == left
    context.close()


def test_axe_finds_nothing(bank: Page) -> None:
    """Axe has no complaint, WCAG 2.2's targets of 24 pixels and contrast of 4.5 : 1 included."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    violations = (
        Axe()
        .run(bank, options={"runOnly": rules, "resultTypes": ["violations"]})
        .response["violations"]
    )
    assert [] == violation_texts(violations)


def test_the_page_is_never_scrolled_sideways(bank: Page) -> None:
    """Whatever is wider than the screen scrolls by itself."""
    assert 0 == bank.evaluate(
        "document.documentElement.scrollWidth - window.innerWidth"
    )


def test_folded_parts_unfold_by_keyboard(bank: Page) -> None:
    """Space on the summary of an item opens and closes its key."""
    fold = bank.locator("article details").first
    fold.locator("summary").focus()
    bank.keyboard.press("Space")
    assert fold.get_attribute("open") is None
    bank.keyboard.press("Space")
    assert fold.get_attribute("open") is not None

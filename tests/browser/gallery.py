"""Takes pictures of every kind of question in every state: `python -m tests.browser.gallery DIR`.

Both themes, wide and narrow. Nothing compares them: what a picture should look like is for a person
to say.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.server import Lab, running_lab
from tests.browser.states import STATES, bring

WIDTHS = (1280, 390)
HEIGHT = 1600  # so that a question is seen whole


def main(folder: Path) -> int:
    """Fill a folder with pictures; return the exit code."""
    path = chromium.find()
    if path is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        running_lab(Path(place)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for width in WIDTHS:
            take(browser, lab, width, folder)
        browser.close()
    return 0


def take(browser: Browser, lab: Lab, width: int, folder: Path) -> None:
    """Take the pictures of one width."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    notebook = Notebook(context.new_page(), lab)
    for state in STATES:
        widget = bring(notebook, state)
        for theme in THEMES:
            notebook.use_theme(theme)
            picture(
                widget,
                folder,
                f"{width}-{theme.split()[1].lower()}-{state.replace(' ', '-')}",
            )
        notebook.use_theme(THEMES[0])
    widget = bring(notebook, "wrong")
    widget.get_by_role("button", name="One question at a time").click()
    widget.screenshot(path=folder / f"{width}-light-one-at-a-time.png")
    context.close()


def picture(widget: Locator, folder: Path, name: str) -> None:
    """Take a picture of each part of a quiz: head, questions, end."""
    widget.locator(".ps-head").screenshot(path=folder / f"{name}-0-head.png")
    for question in widget.locator("fieldset.ps-item").all():
        question.screenshot(
            path=folder / f"{name}-{question.get_attribute('data-kind')}.png"
        )
    for part in (".ps-end", ".ps-keeping"):
        if (widget.locator(part).bounding_box() or {"height": 0})["height"]:
            widget.locator(part).screenshot(path=folder / f"{name}-{part[1:]}.png")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))

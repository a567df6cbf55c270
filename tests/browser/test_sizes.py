"""The widget at large text sizes, loose spacing, forced colours and without motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.jupyter import Notebook
from tests.browser.states import bring, styled

CUT_BUTTON = (
    ".ps-quiz .ps-button { min-width: 0; width: 3em; overflow: hidden; "
    "white-space: nowrap }"
)
LOOSE = (
    ".ps-quiz * { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important }"
    " .ps-quiz p { margin-bottom: 2em !important }"
)
"""The spacing of text that WCAG 1.4.12 asks a page to bear."""

SIZES = {
    "200% text": (
        ":root { --jp-content-font-size1: 28px !important; "
        "--jp-ui-font-size1: 26px !important }"
    ),
    "200% zoom": ".ps-quiz { zoom: 2 }",
    "loose text": LOOSE,
    "200% loose text, 320 px": (
        f"{LOOSE} :root {{ --jp-content-font-size1: 28px }} .ps-quiz {{ width: 320px }}"
    ),
}

SPOILT = Path(__file__).with_name("spoilt.js").read_text(encoding="utf-8")


def spoilt(widget: Locator, sheet: str) -> list[str]:
    """Return what does not bear a style sheet."""
    with styled(widget, sheet):
        return widget.evaluate(SPOILT)


@pytest.mark.parametrize(
    "state", ["fresh", "wrong", "unreadable", "asking", "handed in"]
)
def test_larger_and_looser_text_has_room(notebook: Notebook, state: str) -> None:
    """With text twice as large, zoomed or spaced, nothing is cut and nothing overlaps."""
    widget = bring(notebook, state)
    assert [] == [
        (size, fault)
        for size, style in SIZES.items()
        for fault in spoilt(widget, style)
    ]


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        (
            CUT_BUTTON,
            "wider than its box",
        ),
        (".ps-quiz .ps-option { height: 12px; min-height: 0 }", "higher than its box"),
        (".ps-quiz .ps-feedback { margin-top: -40px }", "lies over"),
        (".ps-quiz .ps-stem { width: 90rem }", "beyond the edge"),
    ],
)
def test_cut_and_overlapping_parts_are_found(
    notebook: Notebook, planted: str, expected: str
) -> None:
    """A cut text, a low row, a box over another, and one beyond the edge are found."""
    faults = spoilt(bring(notebook, "wrong"), planted)
    assert [] != [fault for fault in faults if expected in fault], faults


def test_text_grows_with_jupyterlab(notebook: Notebook) -> None:
    """The widget follows the learner's size of text in JupyterLab: twice is twice."""
    widget = bring(notebook, "fresh")
    size = (
        "quiz => parseFloat(getComputedStyle(quiz.querySelector('.ps-stem')).fontSize)"
    )
    before = widget.evaluate(size)
    widget.evaluate(
        "() => document.documentElement.style.setProperty('--jp-content-font-size1', '28px')"
    )
    after = widget.evaluate(size)
    widget.evaluate(
        "() => document.documentElement.style.removeProperty('--jp-content-font-size1')"
    )
    assert 2.0 == pytest.approx(after / before, abs=0.05)


def test_targets_are_large(notebook: Notebook) -> None:
    """Every control is 24 px wide and high at least, alone or with its label."""
    for state in ("fresh", "wrong", "asking"):
        widget = bring(notebook, state)
        small = widget.locator("button, input, select, a").evaluate_all(
            """all => all.filter(one => one.checkVisibility())
              .map(one => [one.outerHTML, (one.closest('label') ?? one).getBoundingClientRect()])
              .filter(([_, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
        )
        assert [] == small, state


LOOKS = """all => all.map((one) => {
  const style = getComputedStyle(one);
  const { borderTopColor, borderTopWidth, borderTopStyle, backgroundColor } = style;
  return [borderTopColor, borderTopWidth, borderTopStyle, backgroundColor].join();
})"""


def test_forced_colours_show_the_choice(notebook: Notebook) -> None:
    """In forced colours a chosen option differs, and every control has an edge."""
    widget = bring(notebook, "chosen")
    widget.page.emulate_media(forced_colors="active")
    for row in (".ps-option", ".ps-sort"):
        chosen = widget.locator(f"{row}:has(:checked)").evaluate_all(LOOKS)
        unchosen = widget.locator(f"{row}:not(:has(:checked))").evaluate_all(LOOKS)
        assert chosen
        assert set() == set(chosen) & set(unchosen), row
    bare = widget.locator(
        ".ps-button, select, input[type=text], .ps-step, .ps-option, .ps-entry"
    ).evaluate_all(
        """all => all.filter(one => one.checkVisibility()).filter((one) => {
          const style = getComputedStyle(one);
          const behind = getComputedStyle(one.parentElement).backgroundColor;
          return !parseFloat(style.borderTopWidth) || style.borderTopColor === behind;
        }).map(one => one.outerHTML)"""
    )
    widget.page.emulate_media(forced_colors="none")
    assert [] == bare


def test_forced_colours_show_the_focus(notebook: Notebook) -> None:
    """In the system's few colours each sort of control has a ring while it has the focus."""
    widget = bring(notebook, "fresh")
    widget.page.emulate_media(forced_colors="active")
    for control in (
        "input[type=radio]",
        "input[type=checkbox]",
        "input[type=text]",
        "select",
        "button",
    ):
        widget.page.keyboard.press("Shift")
        widget.locator(control).first.focus()
        ringed = widget.locator(control).first.evaluate(
            "control => [control, control.closest('label')]"
            ".some(part => part && getComputedStyle(part).outlineStyle !== 'none')"
        )
        assert ringed, control
    widget.page.emulate_media(forced_colors="none")


def test_nothing_moves_for_those_who_ask_for_it(notebook: Notebook) -> None:
    """Where less motion is asked for, nothing of the widget has a transition or an animation."""
    widget = bring(notebook, "fresh")
    moving = """quiz => [quiz, ...quiz.querySelectorAll('*')].filter((one) => {
      const style = getComputedStyle(one);
      const durations = style.transitionDuration.split(',');
      return style.animationName !== 'none' || durations.some(time => parseFloat(time) > 0);
    }).length"""
    assert widget.evaluate(moving) > 0
    widget.page.emulate_media(reduced_motion="reduce")
    still = widget.evaluate(moving)
    widget.page.emulate_media(reduced_motion="no-preference")
    assert 0 == still

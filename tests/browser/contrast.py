"""Computes the contrast of everything that can be read in a part of a page, as WCAG 2.2 does.

Each text (also of fields, lists, counters and placeholders) against what is painted behind it, all
layers and opacities put together: 4.5 : 1, or 3 : 1 where it is large. Signs, the edges of fields
and buttons, and focus rings: 3 : 1. What the browser draws by itself (the dot of a radio button)
cannot be computed. Inactive signs and edges are exempt; inactive texts are not.
"""

from pathlib import Path

from playwright.sync_api import Locator

SCRIPT = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


def too_faint(part: Locator) -> list[str]:
    """Return a sentence for each part that is too faint; nothing to see is a fault, too."""
    rested(part)
    result = part.evaluate(SCRIPT)
    return result["faults"] if result["judged"] else ["there is nothing to be seen"]


def rested(part: Locator) -> None:
    """Bring colours that are on their way to their end; out of sight they would not get there."""
    part.evaluate(
        "part => part.getAnimations({ subtree: true }).forEach(one => one.finish())"
    )

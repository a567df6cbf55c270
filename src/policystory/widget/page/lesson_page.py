"""The widget that makes a notebook look like a lesson's page, with cards beside citations.

It shows nothing itself. A citation opens a card with the cited fact.
"""

import json
import zlib
from collections.abc import Mapping

from policystory.widget.model.page_model import WIDGET_VIEW, ShownModel
from policystory.widget.page import LAB_EXTENSIONS
from policystory.widget.page_code import join_module, without_comments

STATIC = LAB_EXTENSIONS / "policystory"
FILES = tuple("pages card marks lesson".split())
"""The files of the module: each comes after the files that it imports."""
STYLES = ("lesson.css", "card.css")


def code() -> str:
    """Return the JavaScript module of a lesson's page, without its comments."""
    return without_comments(join_module(STATIC, FILES))


def style() -> str:
    """Return the style sheet of a lesson's page, without its comments."""
    sheets = [(STATIC / name).read_text(encoding="utf-8") for name in STYLES]
    return without_comments("".join(sheets))


class LessonPage(ShownModel):
    """Makes the notebook that contains this widget look like a lesson's page.

    `cards` maps a fact's id to the card that a citation of the fact opens. The page sees the value
    `facts`: the cards as JSON, compressed with zlib.
    """

    _esm = code()
    _css = style()
    synced = ("facts",)
    facts: bytes

    def __init__(self, cards: Mapping[str, object]) -> None:
        """Compress the cards."""
        text = json.dumps(cards, ensure_ascii=False)
        packed = zlib.compress(text.encode(), 9)
        super().__init__(facts=packed)

    def output(self) -> dict[str, object]:
        """Return the output of a cell for this widget; where no kernel runs, it shows nothing."""
        return {WIDGET_VIEW: self.view(), "text/html": EMPTY_VIEW, "text/plain": ""}


EMPTY_VIEW = "<!-- The page, while its kernel runs. -->"
"""HTML for a live view that cannot be shown."""

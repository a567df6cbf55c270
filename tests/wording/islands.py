"""The small Spanish course in `tests/islas`, and what tells that a text of it is not Spanish."""

import re
from functools import cache
from pathlib import Path

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse

ISLANDS = Path(__file__).parents[1] / "islas"
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|were|that|this|with|not|for|from|report|paragraph|right"
    r"|answered|questions?|minutes?|points?|your|you|to|by|it|opens|closed|begun|handed"
    r"|attempts?|receipt|kept|late|first|then|more|least|write|facts?|statement|briefs?"
    r"|beside|other|side|claim|met|word|number|what|all)\b",
    re.IGNORECASE,
)
"""Words that no Spanish text has, and nearly every English sentence."""


@cache
def course() -> OpenCourse:
    """Return the course, open."""
    return OpenCourse(load(Folders.of(ISLANDS)))


def plain(html: str) -> str:
    """Return the text of a page without its markup, style and titles of fonts."""
    without_style = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", without_style)

"""The package knows no course: no name and no subject of the first one stands in its code."""

import re
from pathlib import Path

import pytest

from tests.content.first_course import first_course_words

SRC = Path(__file__).parents[2] / "src" / "policystory"
CURRENCIES = SRC / "facts" / "values" / "currencies.py"
"""The money of all countries is nobody's story."""
FILES = sorted(
    path
    for path in SRC.rglob("*")
    if path.suffix in (".py", ".js", ".css", ".yml", ".ipynb", ".json", ".md")
)
ALSO = frozenset(
    "bbc cnn univision harris kamala biden guatemala root-causes doses".split()
)
"""Words of it that are written small, or with a hyphen."""


ELSEWHERE = frozenset(
    "america ana bbc bob border cnn cpt doses garcía guatemalan honduran los mexican mexico "
    "migration migrations sanders wilson".split()
)
"""Words that code has for reasons of its own: time zones, invented classes, edges of boxes, a
captain, money, the tables of a database, and an interval of statistics."""


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(SRC).as_posix()
)
def test_no_word_of_the_first_course_stands_in_the_package(path: Path) -> None:
    """Names, bodies, countries and subject stand in content alone, examples included."""
    if path == CURRENCIES:
        return
    text = path.read_text(encoding="utf-8").casefold()
    # Names of variables are words joined by underlines; a hyphen joins the words of an id.
    words = set(re.findall(r"[^\W\d_]+", text)) | set(re.findall(r"[\w-]+", text))
    assert [] == sorted(words & (first_course_words() | ALSO) - ELSEWHERE)


def test_the_words_are_those_of_the_first_course() -> None:
    """People, bodies, countries and subject are among them; what any text has is not."""
    words = first_course_words()
    assert {"kamala", "univision", "guatemala", "usaid", "migration"} <= words
    assert words.isdisjoint({"the", "bank", "office", "report", "house"})

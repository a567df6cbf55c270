"""Looks: what can be seen in a text without knowing anything, its length, its words and its figures."""

import re
from functools import lru_cache
from typing import NamedTuple

from policystory.facts.corpus import folded

WORDY = 4  # from this many words on, the length of an option can be seen
_BANNED = re.compile(
    r"\b(all|none|both|neither) of (the above|these|them)\b|\bboth [a-d] and [a-d]\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(always|never|none|completely|only|entirely|every|usually|often|several|sometimes|generally)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_COMMON = frozenset(
    "a an the of in on at to from for by and or as is was were be did do does how many much who which what when where "
    "over than more that this it its their his her with according report".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(folded(text))


@lru_cache(maxsize=16384)  # the same options stand in many items
def telling(text: str) -> frozenset[str]:
    """Return the words that could give an answer away: without common words, and without a plural's s."""
    return frozenset(
        word.removesuffix("s")
        for word in words(text)
        if word not in _COMMON and len(word) > 2
    )


class Look(NamedTuple):
    """What the rules see in the text of an option."""

    same: str
    length: int
    is_wordy: bool
    is_absolute: bool
    is_joining: bool
    telling: frozenset[str]


@lru_cache(maxsize=16384)
def look(text: str) -> Look:
    """Look at the text of an option; one text stands in many items."""
    return Look(
        folded(text),
        len(text),
        text.count(" ") >= WORDY - 1,
        bool(_ABSOLUTE.search(text)),
        bool(_BANNED.search(text)),
        telling(text),
    )

"""What somebody who knows nothing of the story sees in a text: its length and its words."""

import re
from functools import lru_cache
from typing import NamedTuple

from policystory.facts.corpus import folded
from policystory.wording import in_every_language

# Below four words, options differ so much in length by chance that length tells nothing.
WORDY = 4
_JOINING = re.compile(
    r"\b(all|none|both|neither) of (the above|these|them)\b|\bboth [a-d] and [a-d]\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(always|never|none|completely|only|entirely|every"
    r"|usually|often|several|sometimes|generally)\b",
    re.IGNORECASE,
)
# A number such as 1,234.5 is one word, or its groups would be shared by unlike figures.
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
# A rule sees an item, which does not say in which language it is: those of all are left out.
_COMMON = frozenset(" ".join(in_every_language("grammar.common")).split())


def words(text: str) -> list[str]:
    """Return the words of a text, in the order of the text, in small letters without accents.

    >>> words("Over 4,200 People")
    ['over', '4,200', 'people']
    """
    return _WORD.findall(folded(text))


# The same options stand in many items.
@lru_cache(maxsize=16384)
def telling(text: str) -> frozenset[str]:
    """Return the words of a text that could give an answer away (telling words).

    Common words and words of one or two letters are left out. An s at the end of a word is dropped.

    >>> sorted(telling("The lamps of the harbour"))
    ['harbour', 'lamp']
    """
    kept = set[str]()
    for word in words(text):
        # Words of one or two letters are shared by chance.
        if word not in _COMMON and len(word) > 2:
            kept.add(word.removesuffix("s"))
    return frozenset(kept)


class Look(NamedTuple):
    """What the rules see in the text of an option.

    - `same`: the text in small letters without accents, equal for texts that count as the same.
    - `length`: in characters; `is_wordy`: whether it has four words or more.
    - `is_absolute`: whether it has a word such as "always".
    - `is_joining`: whether it refers to other options, as "all of the above" does.
    - `telling`: the words that could give an answer away.
    """

    same: str
    length: int
    is_wordy: bool
    is_absolute: bool
    is_joining: bool
    telling: frozenset[str]


# The same options stand in many items.
@lru_cache(maxsize=16384)
def look(text: str) -> Look:
    """Return what the rules see in the text of an option, such as its length."""
    return Look(
        same=folded(text),
        length=len(text),
        is_wordy=text.count(" ") >= WORDY - 1,
        is_absolute=bool(_ABSOLUTE.search(text)),
        is_joining=bool(_JOINING.search(text)),
        telling=telling(text),
    )

"""Make options from texts; their ids come from the text alone, and do not tell what is right."""

import re
from functools import lru_cache

from policystory.facts.corpus import folded
from policystory.facts.words import capitalise
from policystory.items.item import Option

_GAP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)  # one name stands in many items
def slug(text: str) -> str:
    """Return the id for an option or row with this text, made from the text alone.

    >>> slug("Almost 40% of them")
    'almost-40-percent-of-them'
    """
    plain = folded(text).replace("%", " percent")
    hyphenated = _GAP.sub("-", plain)
    return hyphenated.strip("-")


def option(text: str) -> Option:
    """Return an option with this text; the first letter becomes a capital.

    >>> option("the Harbour Board")
    Option(id='the-harbour-board', text='The Harbour Board')
    """
    return Option(slug(text), capitalise(text))

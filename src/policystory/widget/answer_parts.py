"""Which parts of a given answer are right, and what may be said before the right one is shown."""

import re
from collections.abc import Iterable, Iterator, Mapping

from policystory.items.forms import ordering
from policystory.items.item import KeyItem, PairsKey, PaperItem
from policystory.render.text import right_options

_SENTENCE = re.compile(r"(?<=[.!?”])\s+")


def right_parts(item: PaperItem, key: KeyItem, response: object) -> dict[str, bool]:
    """Tell of each part of a response whether it is right: rows, gaps, ticks, places in an order.

    The keys are the ids of rows or gaps, or of the options that were ticked or put in order; empty
    for a response of one part. Arguments: `item`: as on the paper; `key`: what is right there;
    `response`: one that can be read.
    """
    right = key.key
    parts: dict[str, bool] = {}
    if isinstance(right, PairsKey) and isinstance(response, Mapping):
        for row, chosen in response.items():
            parts[row] = right.pairs.get(row) == chosen
    elif isinstance(right, tuple) and isinstance(response, list | tuple):
        is_order = item.kind == ordering.NAME
        for place, name in enumerate(response):
            # Of an order, each entry must stand in its place.
            parts[name] = name == right[place] if is_order else name in right
    return parts


def without_answer(
    item: PaperItem, key: KeyItem, response: object, texts: Iterable[str]
) -> tuple[str, ...]:
    """Leave out of feedback each sentence that names a right option which was not chosen.

    So a learner who may try again reads why an answer is wrong, and still has to find the right
    one. Arguments: as of `right_parts`; `texts`: the feedback. A text of which nothing is left is
    left out.

    >>> without_answer(item, key, "gull", ["Not right. It was Tern Island."])  # doctest: +SKIP
    ('Not right.',)
    """
    any_name = "|".join(_missed(item, key, response))
    if not any_name:
        return tuple(texts)
    # As whole words: "Mali" is not in "Somalia".
    naming = re.compile(rf"\b(?:{any_name})(?!\w)", re.IGNORECASE)
    told: list[str] = []
    for text in texts:
        sentences = _SENTENCE.split(text)
        kept = [sentence for sentence in sentences if not naming.search(sentence)]
        if kept:
            told.append(" ".join(kept))
    return tuple(told)


def _missed(item: PaperItem, key: KeyItem, response: object) -> Iterator[str]:
    """Yield a pattern for each right option of a choice that was not chosen."""
    # Every entry of an order is in sight; rows and gaps have feedback that names no other option.
    if isinstance(key.key, PairsKey) or item.kind == ordering.NAME:
        return
    chosen = response if isinstance(response, list | tuple) else [response]
    right = right_options(key)
    # What is a part of a chosen text, or is chosen, gives nothing away.
    seen = ""
    for option in item.options:
        if option.id in chosen:
            seen += f"{option.text.casefold()}\n"
    for option in item.options:
        text = option.text.casefold().rstrip(".")
        if option.id in right and text not in seen:
            yield re.escape(text)

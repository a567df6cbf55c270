"""Which parts of a given answer are right, and what may be said before the right one is shown."""

import re
from collections.abc import Iterable, Iterator, Mapping

from policystory.items.forms import ordering
from policystory.items.item import KeyItem, Option, PairsKey, PaperItem
from policystory.render.text import right_options

_SENTENCE = re.compile(r"(?<=[.!?”])\s+")


def right_parts(item: PaperItem, key: KeyItem, response: object) -> dict[str, bool]:
    """Tell of each part of a response whether it is right: rows, gaps, ticks, places in an order.

    The keys are the ids of rows or gaps, or of the options that were ticked or put in order; empty
    for a response of one part. Arguments: `item`: as on the paper; `key`: what is right there;
    `response`: one that can be read.
    """
    right = key.key
    if isinstance(right, PairsKey) and isinstance(response, Mapping):
        return {row: right.pairs.get(row) == chosen for row, chosen in response.items()}
    if not isinstance(right, tuple) or not isinstance(response, list | tuple):
        return {}
    if item.kind == ordering.NAME:
        places = zip(response, right, strict=False)
        return {name: name == there for name, there in places}
    return {name: name in right for name in response}


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
    hidden = [text.casefold() for text in _missed(item, key, response)]
    told = []
    for text in texts:
        sentences = _SENTENCE.split(text)
        kept = [
            sentence
            for sentence in sentences
            if not _names(sentence.casefold(), hidden)
        ]
        if kept:
            told.append(" ".join(kept))
    return tuple(told)


def _missed(item: PaperItem, key: KeyItem, response: object) -> Iterator[str]:
    """Yield the texts of the right options of a choice that were not chosen."""
    # Every entry of an order is in sight; rows and gaps have feedback that names no other option.
    if isinstance(key.key, PairsKey) or item.kind == ordering.NAME:
        return
    chosen = response if isinstance(response, list | tuple) else [response]
    seen = [option.text.casefold() for option in item.options if option.id in chosen]
    right = right_options(key)
    missed = [option for option in item.options if option.id in right]
    for option in missed:
        if option.id not in chosen and not _is_part(option, seen):
            yield option.text.rstrip(".")


def _is_part(option: Option, seen: Iterable[str]) -> bool:
    """Tell whether an option's text is a part of a chosen one, so that saying it tells nothing."""
    text = option.text.casefold()
    return any(text in chosen for chosen in seen)


def _names(sentence: str, hidden: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(text)}(?!\w)", sentence) for text in hidden)

"""Which parts of an answer are right, and feedback that does not give the right answer away."""

import re
from collections.abc import Iterable, Iterator, Mapping

from policystory.items.forms import ordering
from policystory.items.item import KeyItem, PairsKey, PaperItem
from policystory.render.text import right_options

_SENTENCE = re.compile(r"(?<=[.!?”])\s+")


def right_parts(item: PaperItem, key: KeyItem, response: object) -> dict[str, bool]:
    """Return for each part of a response (row, gap, tick or place) whether it is right.

    The result maps the id of each row or gap, or of each option that was ticked or put in order, to
    True or False. It is empty for a response of one part, such as a single choice. `key` has the
    right answer; `response` must be readable.
    """
    right = key.key
    parts: dict[str, bool] = {}
    if isinstance(right, PairsKey) and isinstance(response, Mapping):
        for row, chosen in response.items():
            parts[row] = right.pairs.get(row) == chosen
    elif isinstance(right, tuple) and isinstance(response, list | tuple):
        is_order = item.kind == ordering.NAME
        for place, name in enumerate(response):
            # In an ordering, an entry is right only in its own place.
            parts[name] = name == right[place] if is_order else name in right
    return parts


def without_answer(
    item: PaperItem, key: KeyItem, response: object, texts: Iterable[str]
) -> tuple[str, ...]:
    """Return feedback without the sentences that name a right option which the learner missed.

    So a learner who may try again is not told the answer. Arguments: `key`: has the right answer;
    `response`: what the learner chose; `texts`: the feedback. A text that loses all its sentences
    is left out.

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

"""Hints: first where to read, then, where one option is right, a wrong one that can be struck out."""

from collections.abc import Iterable

from policystory.facts.record import Citation
from policystory.items.item import KeyItem, PaperItem
from policystory.items.kinds import single_choice, source_support

Hint = tuple[Citation, ...] | str
"""Paragraphs to read, or the id of a wrong option."""


def hint(shown: PaperItem, key: KeyItem, n: int, chosen: Iterable[object] = ()) -> Hint | None:
    """Return the n-th hint to an item, counted from 1, or None when there is no further one.

    Arguments: the item's public and private halves, which hint, and what the learner has chosen before: that it was
    wrong is known already, so the first other wrong option, in the paper's order, is struck out. Where the question is
    which report says something, to name the report would answer it: there the only hint strikes out.
    """
    if shown.kind != source_support.NAME:
        if n == 1:
            return key.sources
        n -= 1
    if n != 1 or shown.kind not in (single_choice.NAME, source_support.NAME):
        return None
    known = [key.key, *chosen]
    return next((option.id for option in shown.options if option.id not in known), None)

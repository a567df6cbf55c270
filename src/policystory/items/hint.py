"""Hints: first the paragraphs to read, then wrong options that can be struck out."""

from collections.abc import Iterable

from policystory.facts.record import Citation
from policystory.items.chance import rank
from policystory.items.forms import single_choice, source_support
from policystory.items.item import KeyItem, PaperItem

Hint = tuple[Citation, ...] | str
"""Paragraphs to read, or the id of a wrong option to strike out."""


def hint(
    shown: PaperItem, key: KeyItem, n: int, chosen: Iterable[object] = ()
) -> Hint | None:
    """Return a hint to an item; None if there are no more.

    Arguments: `shown`: the item as the learner sees it; `key`: the right answer; `n`: which hint,
    from 1; `chosen`: the responses so far: a wrong option that was chosen is not struck out by a
    hint. Options are struck out only in items with exactly one right option.
    """
    # To name the report would answer which report says something.
    if shown.kind != source_support.NAME:
        if n == 1:
            return key.sources
        n -= 1
    if n != 1:
        return None
    if shown.kind not in (single_choice.NAME, source_support.NAME):
        return None
    known = [key.key, *chosen]
    wrong = [option.id for option in shown.options if option.id not in known]
    # By chance, not by place: were the first wrong option always struck out, to see the second
    # go would tell that the first is right.
    return min(wrong, key=lambda name: rank("hint", shown.id, name), default=None)

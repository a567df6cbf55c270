"""Hints to a question: first the paragraphs to read, then a wrong option that can be struck out."""

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
    """Return the n-th hint to a question: paragraphs to read, or the id of a wrong option; or None.

    The first hint is the paragraphs, unless the question asks which report says something. The next
    is a wrong option that the learner has not chosen, if exactly one option is right. None if there
    are fewer hints. `shown`: the item as the learner sees it. `key`: the right answer. `n`: from 1.
    `chosen`: the learner's responses so far.
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
    # A hash chooses the option. If the first wrong option were always struck out, a learner who
    # sees the second one struck out would know that the first is right.
    return min(wrong, key=lambda name: rank("hint", shown.id, name), default=None)

"""Which items a paper may ask, beyond what the pools of its blueprint say."""

from collections.abc import Iterable

import msgspec

from policystory.items.item import Item, code
from policystory.quiz.paper import Quiz


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What was taught, which is all that may be asked, and what was asked last time.

    `taught` holds the ids of the facts that the lessons so far have cited; None where that is not
    known, and then all may be asked. `asked_before` holds the codes of the families (all items that
    ask the same of the same fact) of the attempt before: others are drawn first.
    """

    taught: frozenset[str] | None = None
    asked_before: frozenset[str] = frozenset()

    def facts(self, facts: list[str]) -> list[str]:
        """Return those of some facts, by id, of which something may be asked, in their order."""
        taught = self.taught
        if taught is None:
            return facts
        return [fact for fact in facts if fact in taught]

    def items(self, items: Iterable[Item]) -> list[Item]:
        """Return those items that may be asked: every fact that they ask of was taught."""
        taught = self.taught
        if taught is None:
            return list(items)
        return [item for item in items if taught.issuperset(item.asked)]

    def is_new(self, item: Item) -> bool:
        """Tell whether an item asks something else than the attempt before."""
        # To name a family by its code takes time, and a first attempt has none before it.
        return not self.asked_before or code(item.family) not in self.asked_before


NO_LIMITS = Limits()
"""Limits that permit all items."""


def families_of(quiz: Quiz) -> frozenset[str]:
    """Return the codes of the families (all items that ask the same) of a quiz."""
    return frozenset([key.family for key in quiz.key.items.values()])

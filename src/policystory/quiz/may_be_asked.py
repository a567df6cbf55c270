"""Limits on what a quiz may ask, beyond its author's plan: what was taught, what was just asked."""

from collections.abc import Iterable

import msgspec

from policystory.items.item import Item, code
from policystory.quiz.paper import Quiz


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits on what a quiz may ask: only what was taught, and preferably nothing asked last time.

    `taught`: the ids of the facts that the lessons so far have cited; None if that is not known,
    and then all may be asked. `asked_before`: codes of the families (a family is all items that ask
    the same of the same fact) in the attempt before; items of other families are drawn first.
    """

    taught: frozenset[str] | None = None
    asked_before: frozenset[str] = frozenset()

    def facts(self, facts: list[str]) -> list[str]:
        """Return the ids of the facts among `facts` that were taught, in the same order."""
        taught = self.taught
        if taught is None:
            return facts
        return [fact for fact in facts if fact in taught]

    def items(self, items: Iterable[Item]) -> list[Item]:
        """Return the items that may be asked: those for which all facts asked for were taught."""
        taught = self.taught
        if taught is None:
            return list(items)
        return [item for item in items if taught.issuperset(item.asked)]

    def is_new(self, item: Item) -> bool:
        """Tell whether an item is new: the attempt before had no item of the same family.

        A family is all items that ask the same of the same fact.
        """
        # To name a family by its code takes time, and a first attempt has none before it.
        return not self.asked_before or code(item.family) not in self.asked_before


NO_LIMITS = Limits()
"""Limits that permit all items."""


def families_of(quiz: Quiz) -> frozenset[str]:
    """Return the codes of the families in a quiz; a family is all items that ask the same."""
    return frozenset([key.family for key in quiz.key.items.values()])

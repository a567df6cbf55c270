"""Limit what a quiz may ask to what was taught; prefer what the last attempt did not ask."""

from collections.abc import Iterable

import msgspec

from policystory.items.item import Item, code
from policystory.quiz.paper import Quiz


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits on what a quiz may ask: only what was taught, preferably nothing asked last time.

    `taught`: ids of the facts that the lessons so far have cited; None permits all facts.
    `asked_before`: codes of the families of items in the last attempt. A family is all items that
    ask the same thing of the same facts.
    """

    taught: frozenset[str] | None = None
    asked_before: frozenset[str] = frozenset()

    def facts(self, facts: list[str]) -> list[str]:
        """Return the facts (ids) among `facts` that were taught, in the same order."""
        taught = self.taught
        if taught is None:
            return facts
        return [fact for fact in facts if fact in taught]

    def items(self, items: Iterable[Item]) -> list[Item]:
        """Return the items that ask only for facts that were taught, in the same order."""
        taught = self.taught
        if taught is None:
            return list(items)
        return [item for item in items if taught.issuperset(item.asked)]

    def is_new(self, item: Item) -> bool:
        """Tell whether the last attempt had no item that asks the same thing as this one."""
        # To name a family by its code takes time, and a first attempt has none before it.
        return not self.asked_before or code(item.family) not in self.asked_before


NO_LIMITS = Limits()
"""Limits that permit all items."""


def families_of(quiz: Quiz) -> frozenset[str]:
    """Return the codes of the families in a quiz, for `Limits.asked_before`.

    A family is all items that ask the same thing of the same facts.
    """
    return frozenset([key.family for key in quiz.key.items.values()])

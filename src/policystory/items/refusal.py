"""Refusals: why a question about a fact is not asked."""

import msgspec

from policystory.items.item import Item

TOO_FEW = "wrong options can be proved, two are needed"
"""How the reason ends where a question lacks wrong options."""


class Refusal(msgspec.Struct, frozen=True, order=True):
    """The reason why one question about a fact is not asked.

    `fact`: the fact's id. `kind`: the kind of item, such as "number". `direction`: what would be
    asked for, such as "speaker". `rules`: the names of the rules for items that the question would
    break.
    """

    fact: str
    kind: str
    direction: str
    reason: str
    rules: tuple[str, ...] = ()


ItemOrRefusal = Item | Refusal
"""An item, or the reason why there is none."""

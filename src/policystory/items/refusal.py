"""Refusals: why a question about a fact is not asked; the bank report lists them."""

import msgspec

from policystory.items.item import Item


class Refusal(msgspec.Struct, frozen=True, order=True):
    """Why one question about a fact is not asked.

    `fact` is the fact's id, `kind` the kind of item, such as "number", and `direction` what would
    be asked for, such as "speaker". `reason` is a sentence. `rules` names the rules for items that
    the question would break; it may be empty.
    """

    fact: str
    kind: str
    direction: str
    reason: str
    rules: tuple[str, ...] = ()


ItemOrRefusal = Item | Refusal
"""An item, or the reason why there is none."""

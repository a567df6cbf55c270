"""Why a fact yields no item of a kind in a direction: what the bank report lists."""

import msgspec


class Refusal(msgspec.Struct, frozen=True, order=True):
    """One question that was not made, and the reason in words."""

    fact: str
    kind: str
    direction: str
    reason: str

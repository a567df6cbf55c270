"""Why a fact yields no item of a kind in a direction: what the bank report lists."""

import msgspec


class Refusal(msgspec.Struct, frozen=True, order=True):
    """One question that was not made, the reason, and the rules that it would break, if any."""

    fact: str
    kind: str
    direction: str
    reason: str
    rules: tuple[str, ...] = ()

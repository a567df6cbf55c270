"""Looks for an input that does harm, and makes the first one as small as it can be."""

import time
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.kind import CASES, Kind

ROUND = 200
"""Inputs that are tried between two looks at the clock."""


class Harm(NamedTuple):
    """An input that does harm, and the error that shows it."""

    data: bytes
    error: Exception


class Search(NamedTuple):
    """What a search did: how many inputs it tried, and what it found."""

    tried: int
    harm: Harm | None


def search(kind: Kind, count: int, chance: int = 0) -> Search:
    """Try `count` inputs of a kind, always the same ones for one number of `chance`."""
    tried = 0
    last = b""

    @seed(chance)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        derandomize=False,
    )
    @given(kind.inputs)
    def try_one(data: bytes) -> None:
        nonlocal tried, last
        tried += 1
        last = data
        kind.try_one(data)

    try:
        try_one()
    except Exception as error:  # noqa: BLE001 - whatever an input raises is what is looked for
        return Search(tried, Harm(last, error))
    return Search(tried, None)


def search_for(kind: Kind, seconds: float) -> Search:
    """Try inputs of a kind until the time is over, other ones in each round."""
    end = time.monotonic() + seconds
    tried = chance = 0
    while time.monotonic() < end:
        chance += 1
        done = search(kind, ROUND, chance)
        tried += done.tried
        if done.harm:
            return Search(tried, done.harm)
    return Search(tried, None)


def keep(kind: Kind, harm: Harm) -> str:
    """Keep an input that does harm among the cases; return its name there."""
    folder = CASES / kind.name
    folder.mkdir(parents=True, exist_ok=True)
    name = f"found-{len(list(folder.iterdir())) + 1}"
    (folder / name).write_bytes(harm.data)
    return f"{kind.name}/{name}"

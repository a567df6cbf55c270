"""The time for a bank grows with the facts, and no faster."""

import cProfile
import pstats
from functools import cache

from policystory.items.bank import Bank
from tests import worlds
from tests.bench.growth import grown

MOST = 3.5
"""How many times as many steps three times the facts may take."""
REPORTS = 6
"""The most reports among the options of an item, however many the course has."""


@cache
def made(times: int) -> tuple[Bank, int]:
    """Return the bank of a course so many times over, and how many calls it took to make it.

    Calls are counted, not seconds, which would differ from run to run.
    """
    bank = Bank(grown(worlds.content(), times).corpus())
    profile = cProfile.Profile()
    profile.runcall(lambda: bank.items)
    return bank, int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_three_times_the_facts_take_three_times_the_steps() -> None:
    """From three courses in one to nine: reports, facts and items grow alike, and so do steps."""
    small, few_steps = made(3)
    large, many_steps = made(9)
    assert len(large.items) / len(small.items) > 2.8
    assert many_steps / few_steps <= MOST


def test_nobody_chooses_among_dozens_of_reports() -> None:
    """Of eighteen papers an item offers six at most, among them one that says something alike."""
    bank, _ = made(9)
    offered = [
        [option.id for option in item.options]
        for item in bank.items.values()
        if item.kind == "source-support"
    ]
    assert len(offered) > 50
    # The last option is that it cannot be known.
    assert REPORTS + 1 == max(map(len, offered))

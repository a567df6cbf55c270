"""No wrong option is ever true: whole worlds are invented, and every option is looked up.

Nothing here uses the judge of `truth`: an option is compared with the world itself, and with what
the report says.
"""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import event, given, settings

from policystory.facts.record import (
    Quantity,
    Value,
)
from policystory.facts.values.period import read_period
from policystory.facts.values.quantity import allowed_interval
from policystory.items.item import Item
from policystory.items.questions.part_of_fact import make
from tests.items.invented_world import PARTS, PERIODS, WHOLES, Case, Place, Told, cases


def near(first: str, second: str) -> bool:
    """Tell whether two names may mean or share something: a boat and its fleet, two periods."""
    if first in PERIODS:
        return read_period(first).overlaps(read_period(second))
    return (
        first == second
        or second in WHOLES.get(first, ())
        or first in WHOLES.get(second, ())
    )


def follows(stated: Value, claimed: Value) -> bool:
    """Tell whether what is stated makes a claimed value true."""
    if isinstance(stated, Quantity) and isinstance(claimed, Quantity):
        return allowed_interval(stated).is_within(allowed_interval(claimed))
    if isinstance(stated, tuple):
        return set(claimed if isinstance(claimed, tuple) else (claimed,)) <= set(stated)
    return stated == claimed


def is_so(case: Case, asked: Told, value: Value) -> bool:
    """Tell whether a value is true in the world of what the fact is about."""
    place: Place = (
        asked.whole["subject"],
        asked.whole["population"],
        asked.whole["period"],
    )
    if isinstance(value, Quantity):
        interval = allowed_interval(value)
        amount = Decimal(case.world.carried[place])
        above = (
            interval.low is None
            or amount > interval.low
            or (amount == interval.low and not interval.low_open)
        )
        below = (
            interval.high is None
            or amount < interval.high
            or (amount == interval.high and not interval.high_open)
        )
        return above and below
    if asked.fact.property == "keeper":
        return value == case.world.keeper[place]
    return (
        isinstance(value, tuple)
        and "value" not in case.corpus.properties["guests"].closed
        and (set(value) <= case.world.guests[place])
    )


def is_said(case: Case, asked: Told, direction: str, value: Value) -> bool:
    """Tell whether the report says what the option claims, or may mean it."""
    report = asked.fact.sources[0].source
    for told_fact in case.told.values():
        if (
            told_fact.fact.property != asked.fact.property
            or told_fact.fact.sources[0].source != report
        ):
            continue
        rest = [
            part
            for part in PARTS
            if part != direction and getattr(asked.fact, part) is not None
        ]
        if not all(
            near(told_fact.whole[part], getattr(asked.fact, part)) for part in rest
        ):
            continue
        if direction == "value":
            if follows(told_fact.fact.value, value):
                return True
        elif near(told_fact.whole[direction], str(value)) and follows(
            told_fact.fact.value, asked.fact.value
        ):
            return True
    return False


def wrong_options(case: Case) -> Iterator[tuple[Item, Told, Value]]:
    """Yield every wrong option of every question that the facts give, with what it claims."""
    for told in case.told.values():
        for item in make(case.corpus, told.fact):
            if isinstance(item, Item):
                for option, why in item.why.items():
                    if option != item.key:
                        yield (
                            item,
                            told,
                            getattr(
                                case.corpus.facts[why[-1].facts[0]], item.direction
                            ),
                        )


@settings(max_examples=200, deadline=None)
@given(cases())
def test_no_wrong_option_is_true(case: Case) -> None:
    """A wrong option is false in the world; the report says neither it nor what may mean it."""
    for item, told, value in wrong_options(case):
        event(f"{told.fact.property}, {item.direction}")
        assert not is_said(case, told, item.direction, value), (item.stem, told, value)
        if item.direction == "value":
            assert not is_so(case, told, value), (item.stem, told, value)

"""Wrong options: real figures, names and dates of the corpus, alike enough to be confused, each with a proof of FALSE.

First come the confusions that the fact itself names, then its topic's, then others; of people and
things those that are right elsewhere in the report come before all that are not (see `live`). What
is only unknown is never used.
"""

from collections.abc import Iterable

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity, Value, ValueType
from policystory.facts.truth import Truth, Verdict
from policystory.facts.values.period import read_period
from policystory.items.chance import rank
from policystory.items.distractors import key_frequency
from policystory.items.distractors.candidates import (
    Candidate,
    Siblings,
    kept_order,
    siblings,
)
from policystory.items.distractors.exclusions import Barred
from policystory.items.distractors.judges import Judge, judge, too_near
from policystory.items.rules.item_rules import may_be_beside

POOL = 8
"""Proved wrong options that an item keeps; more would never be drawn."""
MOST_TIMES = 50
"""How many times as large as the right figure a wrong one may be, or the right one as a wrong
one."""
MOST_YEARS = 10
"""How many years may lie between the right date and a wrong one."""
FEWEST_DAYS = 2
"""Days that lie no further apart are no choice: which of them it was is no more than detail."""
DAY = len("2021-06-07")
TIERS = key_frequency.TIERS
"""Named confusions, the topic's, others; more where it counts who is right elsewhere."""


class Wrong(msgspec.Struct, frozen=True, gc=False):
    """A wrong option with its proof; the lower its tier, the likelier the confusion.

    `weight` says how often it is right elsewhere in the report, where that counts.
    """

    candidate: Candidate
    verdict: Verdict
    tier: int
    weight: int = 0


def wrong_options(
    corpus: Corpus,
    fact: Fact,
    own: Candidate,
    direction: str,
    asked: Judge | None = None,
    stem: str = "",
) -> list[Wrong]:
    """Return the wrong options for one part of a fact, likeliest confusion first, each proved FALSE of its report.

    Arguments: the corpus; the fact; what it has in the direction; the direction; its claim, ready
    to be asked for other values, where that was already made; the question.
    """
    asked = asked or judge(corpus, fact, direction)
    found: list[Wrong] = []
    barred = Barred(corpus, fact, stem)
    seen = {own.same}
    alike, order = siblings(corpus, direction), kept_order(corpus, fact, direction)
    for tier, near in _ranked(corpus, fact, direction, alike):
        value = getattr(near, direction)
        if (
            direction != "period"
            and isinstance(value, str)
            and barred.bars(value, near)
        ):
            continue
        if tier and _is_far_fetched(corpus, fact, direction, value, barred):
            continue
        other = alike.candidate(near)
        if other is None or other.same in seen:
            continue
        seen.add(other.same)
        if not may_be_beside(own.text, other.text, order):
            continue
        if direction == "status" and any(
            too_near(value, one.value) for one in (own, *(w.candidate for w in found))
        ):
            continue
        verdict = asked.holds(value)
        if verdict.truth is Truth.FALSE:
            weight = (
                key_frequency.weight(corpus, fact, direction, str(value))
                if key_frequency.is_ranked(direction)
                else 0
            )
            found.append(Wrong(other, verdict, tier, weight))
            if len(found) == POOL:
                break
    return found


def _is_far_fetched(
    corpus: Corpus, fact: Fact, direction: str, other: Value, barred: Barred
) -> bool:
    """Tell whether a thing could answer only somebody who knows nothing, unless an author names it as a confusion."""
    if direction == "period":
        return _is_later(corpus, fact, str(other)) or _is_out_of_reach(
            corpus, fact, direction, other
        )
    return (isinstance(other, str) and barred.comes_later(other)) or _is_out_of_reach(
        corpus, fact, direction, other
    )


def _is_out_of_reach(corpus: Corpus, fact: Fact, direction: str, other: Value) -> bool:
    """Tell whether a figure or date is too far from the right one to be taken for it, or a day too near to matter."""
    own: Value = getattr(fact, direction)
    if isinstance(own, Quantity) and isinstance(other, Quantity):
        low, high = sorted((own.amount, other.amount))
        return high > low * MOST_TIMES
    dated = (
        direction == "value"
        and corpus.properties[fact.property].value is ValueType.PERIOD
    )
    if (
        not (dated or direction == "period")
        or not isinstance(own, str)
        or not isinstance(other, str)
    ):
        return False
    one, two = read_period(own).first, read_period(other).first
    near = (
        len(own) == len(other) == DAY
        and direction == "value"
        and abs((one - two).days) <= FEWEST_DAYS
    )
    return near or abs(one.year - two.year) > MOST_YEARS


def _ranked(
    corpus: Corpus, fact: Fact, direction: str, alike: Siblings
) -> Iterable[tuple[int, Fact]]:
    """Return the facts to take wrong options from with their tiers, the likeliest first; statuses are drawn by lot."""
    near = alike.near(fact)
    if direction == "status":
        return sorted(near, key=lambda one: rank("", fact.id, str(one[1].status)))
    if not key_frequency.is_ranked(direction):
        return near
    tiers = [
        (
            key_frequency.tier(
                corpus, fact, direction, str(getattr(one, direction)), tier
            ),
            one,
        )
        for tier, one in near
    ]
    return sorted(tiers, key=lambda one: one[0])


def _is_later(corpus: Corpus, fact: Fact, period: str) -> bool:
    """Tell whether a report could not know a date: it answers nobody, unless an author names it as a confusion."""
    written = corpus.sources[fact.sources[0].source].date
    return read_period(period).first > read_period(written).first

"""Wrong options: real figures, names and dates of the corpus, alike enough to be confused, each with a proof of FALSE.

First come the confusions that the fact itself names, then its topic's, then others; of people and things those that are
right elsewhere in the report come before all that are not (see `live`). What is only unknown is never used.
"""

from collections.abc import Iterable

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.period import read_period
from policystory.facts.record import Fact
from policystory.facts.truth import Truth, Verdict
from policystory.items import live
from policystory.items.barred import Barred
from policystory.items.candidates import Candidate, Siblings, kept_order, siblings
from policystory.items.chance import rank
from policystory.items.judges import Judge, judge, too_near
from policystory.items.review import may_be_beside

POOL = 8
"""Proved wrong options that an item keeps; more would never be drawn."""
TIERS = live.TIERS
"""Named confusions, the topic's, others; more where it counts who is right elsewhere."""


class Wrong(msgspec.Struct, frozen=True):
    """A wrong option with its proof; the lower its tier, the likelier the confusion.

    `weight` says how often it is right elsewhere in the report, where that counts.
    """

    candidate: Candidate
    verdict: Verdict
    tier: int
    weight: int = 0


def wrong_options(
    corpus: Corpus, fact: Fact, own: Candidate, direction: str, asked: Judge | None = None, stem: str = ""
) -> list[Wrong]:
    """Return the wrong options for one part of a fact, likeliest confusion first, each proved FALSE of its report.

    Arguments: the corpus; the fact; what it has in the direction; the direction; its claim, ready to be asked for other
    values, where that was already made; the question.
    """
    asked = asked or judge(corpus, fact, direction)
    found: list[Wrong] = []
    barred = Barred(corpus, fact, stem)
    seen = {own.same}
    alike, order = siblings(corpus, direction), kept_order(corpus, fact, direction)
    for tier, near in _ranked(corpus, fact, direction, alike):
        value = getattr(near, direction)
        if direction == "period":
            if tier and _is_later(corpus, fact, value):
                continue
        elif isinstance(value, str) and barred.bars(value, near):
            continue
        other = alike.candidate(near)
        if other is None or other.same in seen:
            continue
        seen.add(other.same)
        if any(too_near(direction, value, one) for one in (own.value, *(wrong.candidate.value for wrong in found))):
            continue
        verdict = asked.holds(value)
        if verdict.truth is Truth.FALSE and may_be_beside(own.text, other.text, order):
            weight = live.weight(corpus, fact, direction, str(value)) if live.is_ranked(direction) else 0
            found.append(Wrong(other, verdict, tier, weight))
            if len(found) == POOL:
                break
    return found


def _ranked(corpus: Corpus, fact: Fact, direction: str, alike: Siblings) -> Iterable[tuple[int, Fact]]:
    """Return the facts to take wrong options from with their tiers, the likeliest first; statuses are drawn by lot."""
    near = alike.near(fact)
    if direction == "status":
        return sorted(near, key=lambda one: rank("", fact.id, str(one[1].status)))
    if not live.is_ranked(direction):
        return near
    tiers = [(live.tier(corpus, fact, direction, str(getattr(one, direction)), tier), one) for tier, one in near]
    return sorted(tiers, key=lambda one: one[0])


def _is_later(corpus: Corpus, fact: Fact, period: str) -> bool:
    """Tell whether a report could not know a date: it answers nobody, unless an author names it as a confusion."""
    written = corpus.sources[fact.sources[0].source].date
    return read_period(period).first > read_period(written).first

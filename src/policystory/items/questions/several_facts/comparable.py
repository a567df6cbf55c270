"""Facts that can be put in order by date or by size, named without the date or figure itself.

Properties that ask for an order with the same words are compared with each other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from policystory.facts import words
from policystory.facts.compare import earlier, larger, period_of
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Verdict
from policystory.facts.values.quantity import means
from policystory.facts.words import form
from policystory.items.options import slug

FEWEST = 3
"""Fewer things have no order worth asking for."""

_WRITTEN_DATE = re.compile(
    r",? (?:in|of|on|since|before|after) (?:\d{1,2} )?"
    r"(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) )?"
    r"\d{4}\b"
)


class Thing(msgspec.Struct, frozen=True):
    """A fact as it stands among others: named without its date or figure.

    `id` is that of the option that shows it. `start` and `end` are the ends between which its date
    or figure lies: days counted from the year 1, or amounts; infinite where nothing limits them.
    """

    fact: Fact
    id: str
    text: str
    start: float
    end: float


class Asks(NamedTuple):
    """What makes things comparable: the same questions, the same direction, the same unit."""

    order: str
    first: str
    last: str
    direction: str
    unit: str


class Pool(msgspec.Struct, frozen=True):
    """Comparable things of one report, or of all (None), with one objective, by their ends."""

    asks: Asks
    source: str | None
    objective: str
    things: tuple[Thing, ...]


def before(corpus: Corpus, fact: Fact, second: Fact) -> Verdict:
    """Judge whether a fact is earlier, or its figure smaller, than a second one."""
    if isinstance(fact.value, Quantity):
        return larger(second, fact)
    return earlier(corpus, fact, second)


def thing_of(corpus: Corpus, fact: Fact) -> tuple[Asks, Thing] | str:
    """Return what is asked of a fact, and the fact as a thing, or say why it has no place."""
    prop = corpus.properties[fact.property]
    if prop.asks.keys().isdisjoint(("order", "first", "last")):
        return f"has the property '{prop.id}', which does not ask for an order"
    ends = _ends(corpus, fact)
    if ends is None:
        return "has neither a date nor a figure to compare"
    text = words.fill(corpus, fact, prop.names or "{subject}")
    if text is None:
        return "lacks a part that its name is made of"
    undated = _WRITTEN_DATE.sub("", text)
    # Two meetings of the same people have one name once their dates are taken away.
    if undated != text and undated in _ambiguous(corpus):
        return "has a name that two things share once its date is taken out"
    direction, unit = "time", ""
    if isinstance(fact.value, Quantity):
        # People and dollars have no order, nor have a sum and a sum a year.
        direction, unit = "size", f"{fact.value.unit}/{fact.value.per or ''}"
    order, first, last = (
        form(prop, "order"),
        form(prop, "first"),
        form(prop, "last"),
    )
    thing = Thing(fact, slug(undated), undated, *ends)
    return Asks(order, first, last, direction, unit), thing


def _ends(corpus: Corpus, fact: Fact) -> tuple[float, float] | None:
    """Return the amounts, or the days, between which a fact's figure or date lies."""
    if isinstance(fact.value, Quantity):
        figure = means(fact.value)
        low = float("-inf") if figure.low is None else float(figure.low)
        high = float("inf") if figure.high is None else float(figure.high)
        return low, high
    # Dates become numbers, so that both are compared in the same way.
    period = period_of(corpus, fact)
    if period is None:
        return None
    last = float(period.last.toordinal()) if period.last else float("inf")
    return float(period.first.toordinal()), last


@once_per_corpus
def _ambiguous(corpus: Corpus) -> frozenset[str]:
    """Return the names that stand for two things once their dates are taken away."""
    names: set[str] = set()
    ambiguous: set[str] = set()
    for entity in corpus.entities:
        name = _WRITTEN_DATE.sub("", words.name(corpus, entity))
        (ambiguous if name in names else names).add(name)
    return frozenset(ambiguous)


@once_per_corpus
def pools(corpus: Corpus) -> tuple[Pool, ...]:
    """Return what can be compared with what, to ask which of several comes first or last."""
    groups: dict[tuple[Asks, str, str], list[Thing]] = {}
    for fact in corpus.facts.values():
        comparable = thing_of(corpus, fact)
        if not isinstance(comparable, str):
            asks, thing = comparable
            for scope, objective in _places(fact):
                groups.setdefault((asks, scope, objective), []).append(thing)
    all_pools = []
    for place in sorted(groups):
        asks, scope, objective = place
        things = _clear(groups[place])
        # What one report holds alone is asked of that report and not of all.
        if len(things) >= FEWEST and (scope or not _share_a_report(things)):
            all_pools.append(Pool(asks, scope or None, objective, things))
    return tuple(all_pools)


def _places(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the reports and objectives for which a fact is compared; an empty report means all."""
    reports = sorted({citation.source for citation in fact.sources})
    # What reports dispute has a place in each report and none over all.
    scopes = reports if fact.conflicts else ["", *reports]
    for objective in fact.objectives:
        for scope in scopes:
            yield scope, objective


def _share_a_report(things: tuple[Thing, ...]) -> bool:
    """Tell whether one report holds all of these things."""
    shared = {citation.source for citation in things[0].fact.sources}
    for thing in things:
        shared.intersection_update(citation.source for citation in thing.fact.sources)
    return bool(shared)


def _clear(things: list[Thing]) -> tuple[Thing, ...]:
    """Sort things by their ends, without those that have one name and two dates or figures."""
    by_name: dict[str, list[Thing]] = {}
    for thing in things:
        by_name.setdefault(folded(thing.text), []).append(thing)
    clear = []
    for namesakes in by_name.values():
        # One name with two dates would have two places, and the question two right answers.
        places = {(thing.start, thing.end) for thing in namesakes}
        if len(places) == 1:
            clear.append(min(namesakes, key=lambda thing: thing.fact.id))
    return tuple(sorted(clear, key=lambda thing: (thing.end, thing.fact.id)))

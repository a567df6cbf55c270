"""Find facts that can be put in order by date or size, and name them without date or number.

Facts are compared only if their properties ask for the order in the same words, such as "in which
order did these open".
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from policystory.facts import words
from policystory.facts.compare import judge_earlier, judge_larger, period_of
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Verdict
from policystory.facts.values.quantity import understood_interval
from policystory.facts.words import form
from policystory.items.citations import reports_of
from policystory.items.options import slug

FEWEST = 3
"""The fewest things whose order is worth asking for."""

_WRITTEN_DATE = re.compile(
    r",? (?:in|of|on|since|before|after) (?:\d{1,2} )?"
    r"(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) )?"
    r"\d{4}\b"
)


class Thing(msgspec.Struct, frozen=True):
    """A fact that can be put in order, with a name that hides its date and its number.

    - `text`: the name; `id`: the id of the option that shows the name.
    - `start` and `end`: the limits between which the number or date lies, infinite if not known; a
      date is in days counted from the year 1.
    """

    fact: Fact
    id: str
    text: str
    start: float
    end: float


Things = tuple[Thing, ...]


class Asks(NamedTuple):
    """The wordings of the questions that can be asked about facts that can be put in order.

    - `order`, `first` and `last`: the wordings, such as "which came first?"; "" if there is none.
    - `direction`: what the order goes by, "time" or "size".
    - `unit`: the unit of the numbers; "" for dates.

    Only facts with equal Asks are compared.
    """

    order: str
    first: str
    last: str
    direction: str
    unit: str


class Pool(msgspec.Struct, frozen=True):
    """Facts that can be compared with each other by date or size, earliest or smallest first.

    - `asks`: the wordings of the questions; `things`: the facts.
    - `source`: the id of the report that states all of them; None: they are from several reports.
    - `objective`: the id of a learning objective that all of them serve.
    """

    asks: Asks
    source: str | None
    objective: str
    things: Things


def before(corpus: Corpus, fact: Fact, second: Fact) -> Verdict:
    """Return the verdict on whether `fact` comes before `second` by date or by number.

    TRUE if its date is proved to be earlier, or its number smaller; FALSE if the opposite is
    proved; otherwise UNKNOWN.
    """
    if isinstance(fact.value, Quantity):
        return judge_larger(second, fact)
    return judge_earlier(corpus, fact, second)


def thing_of(corpus: Corpus, fact: Fact) -> tuple[Asks, Thing] | str:
    """Return the questions to ask about a fact, and the fact as a Thing that can be put in order.

    If it cannot be put in order, the reason is returned instead, such as "has neither a date nor a
    figure to compare".
    """
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
    direction, unit = _measure(fact)
    asks = Asks(
        form(prop, "order"),
        form(prop, "first"),
        form(prop, "last"),
        direction,
        unit,
    )
    start, end = ends
    thing = Thing(fact, slug(undated), undated, start, end)
    return asks, thing


def _measure(fact: Fact) -> tuple[str, str]:
    """Return by what a fact is compared, "time" or "size", and its unit."""
    figure = fact.value
    if not isinstance(figure, Quantity):
        return "time", ""
    # Only numbers of one unit have an order: a sum has none beside a sum a year.
    per = figure.per or ""
    return "size", f"{figure.unit}/{per}"


def _ends(corpus: Corpus, fact: Fact) -> tuple[float, float] | None:
    """Return the amounts, or the days, between which a fact's figure or date lies."""
    low = float("-inf")
    high = float("inf")
    if isinstance(fact.value, Quantity):
        figure = understood_interval(fact.value)
        if figure.low is not None:
            low = float(figure.low)
        if figure.high is not None:
            high = float(figure.high)
        return low, high
    # Dates become numbers, so that both are compared in the same way.
    period = period_of(corpus, fact)
    if period is None:
        return None
    low = float(period.first.toordinal())
    if period.last:
        high = float(period.last.toordinal())
    return low, high


@once_per_corpus
def _ambiguous(corpus: Corpus) -> frozenset[str]:
    """Return the names that stand for two things once their dates are taken away."""
    names: Counter[str] = Counter()
    for entity in corpus.entities:
        name = words.name(corpus, entity)
        undated = _WRITTEN_DATE.sub("", name)
        names[undated] += 1
    return frozenset(name for name, count in names.items() if count > 1)


@once_per_corpus
def pools(corpus: Corpus) -> tuple[Pool, ...]:
    """Return all groups of at least three facts that can be compared with each other.

    Each group serves one learning objective. Its facts are from one report, or from all; a group
    from all reports has no fact that another report contradicts. A fact may be in several groups.
    """
    groups: dict[tuple[Asks, str, str], list[Thing]] = {}
    for fact in corpus.facts.values():
        comparable = thing_of(corpus, fact)
        if isinstance(comparable, str):
            continue
        asks, thing = comparable
        for scope, objective in _places(fact):
            place = asks, scope, objective
            groups.setdefault(place, []).append(thing)
    all_pools = []
    for place in sorted(groups):
        asks, scope, objective = place
        things = _clear(groups[place])
        if len(things) < FEWEST:
            continue
        # If one report states all of them, the question is about that report, not about all.
        if scope or not _share_a_report(things):
            pool = Pool(asks, scope or None, objective, things)
            all_pools.append(pool)
    return tuple(all_pools)


def _places(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the reports and objectives for which a fact is compared; an empty report means all."""
    reports = sorted(reports_of(fact))
    # If reports contradict each other, the fact has a place in each, but none over all.
    scopes = reports if fact.conflicts else ["", *reports]
    for objective in fact.objectives:
        for scope in scopes:
            yield scope, objective


def _share_a_report(things: Things) -> bool:
    """Tell whether one report holds all of these things."""
    shared = _reports(things[0])
    for thing in things:
        shared &= _reports(thing)
    return bool(shared)


def _reports(thing: Thing) -> set[str]:
    """Return the ids of the reports that state a thing's fact."""
    return set(reports_of(thing.fact))


def _clear(things: list[Thing]) -> Things:
    """Sort things by their ends, without those that have one name and two dates or figures."""
    by_name: dict[str, list[Thing]] = {}
    for thing in sorted(things, key=_fact_id):
        name = folded(thing.text)
        by_name.setdefault(name, []).append(thing)
    clear = []
    for first, *namesakes in by_name.values():
        # One name with two dates would have two places, and the question two right answers.
        if all(_ends_alike(first, namesake) for namesake in namesakes):
            clear.append(first)
    clear.sort(key=_place)
    return tuple(clear)


def _fact_id(thing: Thing) -> str:
    return thing.fact.id


def _place(thing: Thing) -> tuple[float, str]:
    return thing.end, thing.fact.id


def _ends_alike(thing: Thing, second: Thing) -> bool:
    """Tell whether two things have the same date or figure."""
    if thing.start != second.start:
        return False
    return thing.end == second.end

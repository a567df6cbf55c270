"""Sequences: facts whose order by date or by size is proved for each two of them.

Properties that ask for an order with the same words are put in order together. What has the same
name as another thing, what conflicts with another report, and what overlaps its neighbours stands
in no sequence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from policystory.facts import words
from policystory.facts.compare import earlier, larger, period_of
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Verdict
from policystory.facts.values.quantity import means
from policystory.items.options import slug

FEWEST = 3
"""Fewer things are no sequence."""
LONGEST = 6
"""Longer sequences leave nothing for others: of those that could follow, the rest may serve another
objective."""

_WRITTEN_DATE = re.compile(
    r",? (?:in|of|on|since|before|after) (?:\d{1,2} )?(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) )?\d{4}\b"
)


class Thing(msgspec.Struct, frozen=True):
    """A fact as it stands among others: named without its date or figure, with the ends between which these lie.

    `id` is that of the option that shows it.
    """

    fact: Fact
    id: str
    text: str
    start: float
    end: float


class Asks(NamedTuple):
    """What makes things comparable: the words in which they are asked about, the direction, and the unit of figures."""

    order: str
    first: str
    last: str
    direction: str
    unit: str


class Pool(msgspec.Struct, frozen=True):
    """Things that are asked about in the same words, in one report or in all (None), and serve one objective.

    They stand in the order in which they end.
    """

    asks: Asks
    source: str | None
    objective: str
    things: tuple[Thing, ...]


class Chain(msgspec.Struct, frozen=True):
    """Things in an order that is proved, earliest or smallest first."""

    pool: Pool
    things: tuple[Thing, ...]


def shared_objectives(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the objectives that all of these facts serve, in the order of the first."""
    return tuple(
        one
        for one in facts[0].objectives
        if all(one in fact.objectives for fact in facts)
    )


def before(corpus: Corpus, one: Fact, other: Fact) -> Verdict:
    """Judge whether a fact is earlier, or its figure smaller, than another."""
    return (
        larger(other, one)
        if isinstance(one.value, Quantity)
        else earlier(corpus, one, other)
    )


@lru_cache(maxsize=4)  # one entry a corpus
def sequences(corpus: Corpus) -> dict[str, tuple[Chain, ...]]:
    """Return every sequence by the fact under which its item is filed.

    No fact stands in two sequences: the longest choose first.
    """
    found: dict[str, list[Chain]] = {}
    taken: set[str] = set()
    waiting = [pool for pool in pools(corpus) if pool.asks.order]
    while True:
        chains = [Chain(pool, _chain(pool, taken)) for pool in waiting]
        chains = [chain for chain in chains if len(chain.things) >= FEWEST]
        if not chains:
            return {anchor: tuple(those) for anchor, those in found.items()}
        best = min(chains, key=_rank)
        taken.update(thing.fact.id for thing in best.things)
        found.setdefault(min(thing.fact.id for thing in best.things), []).append(best)
        waiting = [chain.pool for chain in chains]


def _rank(chain: Chain) -> tuple[int, bool, str, str, Asks]:
    """Rank the longest first, and what reaches over all reports before what stands in one."""
    pool = chain.pool
    return (
        -len(chain.things),
        pool.source is not None,
        pool.objective,
        pool.source or "",
        pool.asks,
    )


def _chain(pool: Pool, taken: set[str]) -> tuple[Thing, ...]:
    """Return the longest chain of things each of which comes wholly before the next.

    Taking what ends first, again and again, gives the longest: it leaves the most room.
    """
    chain: list[Thing] = []
    for thing in pool.things:
        if thing.fact.id not in taken and (not chain or chain[-1].end < thing.start):
            chain.append(thing)
            if len(chain) == LONGEST:
                break
    return tuple(chain)


@lru_cache(maxsize=4)  # one entry a corpus
def pools(corpus: Corpus) -> tuple[Pool, ...]:
    """Return what can be compared with what."""
    found: dict[tuple[Asks, str, str], list[Thing]] = {}
    for asks, thing in _askable(corpus):
        reports = sorted({citation.source for citation in thing.fact.sources})
        for objective in thing.fact.objectives:
            for scope in reports if thing.fact.conflicts else ("", *reports):
                found.setdefault((asks, scope, objective), []).append(thing)
    return tuple(
        Pool(asks, scope or None, objective, things)
        for (asks, scope, objective), all_things in sorted(
            found.items(), key=lambda pair: pair[0]
        )
        if len(things := _clear(all_things)) >= FEWEST
        and (scope or not _is_told_by_one(things))
    )


def _askable(corpus: Corpus) -> Iterator[tuple[Asks, Thing]]:
    """Yield every fact that its property lets stand in an order, as a thing."""
    for prop in corpus.properties.values():
        forms = [prop.asks.get(form, "") for form in ("order", "first", "last")]
        for fact in corpus.by_property.get(prop.id, ()) if any(forms) else ():
            ends, text = (
                _ends(corpus, fact),
                words.fill(corpus, fact, prop.names or "{subject}"),
            )
            if ends is None or text is None:
                continue
            sized = isinstance(fact.value, Quantity)
            unit = (
                f"{fact.value.unit}/{fact.value.per or ''}"
                if isinstance(fact.value, Quantity)
                else ""
            )
            undated = _WRITTEN_DATE.sub("", text)
            if undated == text or undated not in _ambiguous(corpus):
                order, first, last = forms
                yield (
                    Asks(order, first, last, "size" if sized else "time", unit),
                    Thing(fact, slug(undated), undated, *ends),
                )


def _ends(corpus: Corpus, fact: Fact) -> tuple[float, float] | None:
    """Return between which numbers a fact's figure lies, as its words are meant, or between which days its date."""
    if isinstance(fact.value, Quantity):
        figure = means(fact.value)
        low = float("-inf") if figure.low is None else float(figure.low)
        return low, float("inf") if figure.high is None else float(figure.high)
    period = period_of(corpus, fact)
    if period is None:
        return None
    return float(period.first.toordinal()), float(
        period.last.toordinal()
    ) if period.last else float("inf")


@lru_cache(maxsize=4)  # one entry a corpus
def _ambiguous(corpus: Corpus) -> frozenset[str]:
    """Return the names that stand for two things once their dates are taken away: two meetings of the same people."""
    names = Counter(
        _WRITTEN_DATE.sub("", words.name(corpus, entity)) for entity in corpus.entities
    )
    return frozenset(name for name, count in names.items() if count > 1)


def _is_told_by_one(things: tuple[Thing, ...]) -> bool:
    """Tell whether one report holds all things, so that they are asked of that report and not of all."""
    return bool(
        set.intersection(
            *({citation.source for citation in thing.fact.sources} for thing in things)
        )
    )


def _clear(things: list[Thing]) -> tuple[Thing, ...]:
    """Put things in the order in which they end; of one name with two dates or figures none is kept."""
    named: dict[str, list[Thing]] = {}
    for thing in things:
        named.setdefault(folded(thing.text), []).append(thing)
    clear = [
        min(those, key=lambda thing: thing.fact.id)
        for those in named.values() if len({(thing.start, thing.end) for thing in those}) == 1
    ]  # fmt: skip
    return tuple(sorted(clear, key=lambda thing: (thing.end, thing.fact.id)))

"""Sequences: facts whose order by date or by size is proved for each two of them.

Properties that ask for an order with the same words are put in order together. What has the same name as another thing,
what conflicts with another report, and what overlaps its neighbours stands in no sequence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.compare import earlier, larger, period_of
from policystory.facts.corpus import Corpus, folded
from policystory.facts.quantity import means
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Truth
from policystory.items.options import slug

FEWEST = 3
"""Fewer things are no sequence."""
LONGEST = 6
"""Longer sequences leave nothing for others: of those that could follow, the rest may serve another objective."""

_WRITTEN_DATE = re.compile(
    r",? (?:in|of|on|since|before|after) (?:\d{1,2} )?(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) )?\d{4}\b"
)


class Thing(msgspec.Struct, frozen=True):
    """A fact as it stands among others: named without its date or figure."""

    fact: Fact
    text: str

    @property
    def id(self) -> str:
        """Return the id of the option that shows it."""
        return slug(self.text)


class Pool(msgspec.Struct, frozen=True):
    """Things that are asked about in the same words, in one report or in all (None), and serve one objective."""

    forms: tuple[str, str, str]
    direction: str
    source: str | None
    objective: str
    things: tuple[Thing, ...]


class Chain(msgspec.Struct, frozen=True):
    """Things in an order that is proved, earliest or smallest first."""

    pool: Pool
    things: tuple[Thing, ...]


def shared_objectives(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the objectives that all of these facts serve, in the order of the first."""
    return tuple(one for one in facts[0].objectives if all(one in fact.objectives for fact in facts))


def before(corpus: Corpus, one: Fact, other: Fact) -> bool:
    """Tell whether a fact is proved to be earlier, or its figure smaller, than another."""
    if isinstance(one.value, Quantity):
        return larger(other, one).truth is Truth.TRUE
    return earlier(corpus, one, other).truth is Truth.TRUE


@lru_cache(maxsize=4)  # one entry a corpus
def sequences(corpus: Corpus) -> dict[str, tuple[Chain, ...]]:
    """Return every sequence by the fact under which its item is filed.

    No fact stands in two sequences: the longest choose first.
    """
    found: dict[str, list[Chain]] = {}
    taken: set[str] = set()
    waiting = {_name(pool): pool for pool in pools(corpus) if pool.forms[0]}
    while True:
        chains = {name: _chain(corpus, pool, taken) for name, pool in waiting.items()}
        waiting = {name: pool for name, pool in waiting.items() if len(chains[name]) >= FEWEST}
        if not waiting:
            return {anchor: tuple(those) for anchor, those in found.items()}
        best = min(waiting, key=lambda name: (-len(chains[name]), name))
        chain = chains[best]
        taken.update(thing.fact.id for thing in chain)
        anchor = min(thing.fact.id for thing in chain)
        found.setdefault(anchor, []).append(Chain(waiting[best], chain))


def _name(pool: Pool) -> tuple[bool, str, str, tuple[str, str, str]]:
    """Return what tells pools apart, and ranks those that reach over all reports first."""
    return pool.source is not None, pool.objective, pool.source or "", pool.forms


def _chain(corpus: Corpus, pool: Pool, taken: set[str]) -> tuple[Thing, ...]:
    """Return the longest chain of things each of which comes wholly before the next.

    Taking what ends first, again and again, gives the longest: it leaves the most room.
    """
    chain: list[Thing] = []
    for thing in pool.things:
        if len(chain) == LONGEST:
            break
        if thing.fact.id not in taken and (not chain or before(corpus, chain[-1].fact, thing.fact)):
            chain.append(thing)
    return tuple(chain)


@lru_cache(maxsize=4)  # one entry a corpus
def pools(corpus: Corpus) -> tuple[Pool, ...]:
    """Return what can be compared with what, in the order in which things end."""
    found: dict[tuple[tuple[str, str, str], str, str | None, str], list[Fact]] = {}
    for fact, forms, direction in _askable(corpus):
        reports = {citation.source for citation in fact.sources}
        for scope in (None, *sorted(reports)):
            if scope is None and fact.conflicts:
                continue
            for objective in fact.objectives:
                found.setdefault((forms, direction, scope, objective), []).append(fact)
    return tuple(
        Pool(forms, direction, scope, objective, things)
        for (forms, direction, scope, objective), facts in sorted(found.items(), key=lambda pair: str(pair[0]))
        if len(things := _things(corpus, facts)) >= FEWEST and not _is_told_by_one(things, scope)
    )


def _askable(corpus: Corpus) -> Iterator[tuple[Fact, tuple[str, str, str], str]]:
    """Yield every fact that its property lets stand in an order, with the property's forms and the direction."""
    for fact in corpus.facts.values():
        asks = corpus.properties[fact.property].asks
        forms = (asks.get("order", ""), asks.get("first", ""), asks.get("last", ""))
        if any(forms):
            sized = isinstance(fact.value, Quantity)
            if sized or period_of(corpus, fact):
                yield fact, forms, "size" if sized else "time"


def _is_told_by_one(things: tuple[Thing, ...], scope: str | None) -> bool:
    """Tell whether things that could be asked of all reports stand in one report, of which they are asked then."""
    shared = set.intersection(*({citation.source for citation in thing.fact.sources} for thing in things))
    return scope is None and bool(shared)


def _things(corpus: Corpus, facts: list[Fact]) -> tuple[Thing, ...]:
    """Name facts, and put them in the order in which they end; of one name with two dates or figures none is kept."""
    named: dict[str, list[Thing]] = {}
    for fact in sorted(facts, key=lambda one: one.id):
        text = words.fill(corpus, fact, corpus.properties[fact.property].names or "{subject}")
        if text:
            undated = _WRITTEN_DATE.sub("", text)
            if undated == text or undated not in _ambiguous(corpus):
                named.setdefault(folded(undated), []).append(Thing(fact, undated))
    clear = [those[0] for those in named.values() if len({_measure(corpus, thing.fact) for thing in those}) == 1]
    return tuple(sorted(clear, key=lambda thing: (_end(corpus, thing.fact), thing.fact.id)))


@lru_cache(maxsize=4)  # one entry a corpus
def _ambiguous(corpus: Corpus) -> frozenset[str]:
    """Return the names that stand for two things once their dates are taken away: two meetings of the same people."""
    names = Counter(_WRITTEN_DATE.sub("", words.name(corpus, entity)) for entity in corpus.entities)
    return frozenset(name for name, count in names.items() if count > 1)


def _measure(corpus: Corpus, fact: Fact) -> str:
    """Return the figure or date by which a fact has its place."""
    return str(fact.value) if isinstance(fact.value, Quantity) else str(period_of(corpus, fact))


def _end(corpus: Corpus, fact: Fact) -> float:
    """Return where a fact's date or figure ends."""
    if isinstance(fact.value, Quantity):
        high = means(fact.value).high
        return float(high if high is not None else fact.value.amount)
    period = period_of(corpus, fact)
    return float(period.last.toordinal()) if period and period.last else float("inf")

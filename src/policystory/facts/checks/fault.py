"""Faults: what a check finds wrong in a record, and how a fault becomes a problem with its line."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Fact
from policystory.reading import Places, Step, Way

Fault = tuple[Step | Way, str, str]
"""The field of the record, or the way to it; what is wrong with it; what to do."""
Faults = Iterator[Fault]
Check = Callable[[Corpus, Places], Iterator[Problem]]


def placed(
    places: Places, type_: str, id_: str, faults: Iterable[Fault]
) -> Iterator[Problem]:
    """Yield the faults of a record as problems, each with its file and line."""
    for field, message, hint in faults:
        way = field if isinstance(field, tuple) else (field,)
        yield places.problem(type_, id_, *way, message=message, hint=hint)


def of_each_fact(find: Callable[[Corpus, Fact], Faults]) -> Check:
    """Let a check that finds the faults of one fact go through all facts of a corpus."""

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for fact in corpus.facts.values():
            yield from placed(places, "fact", fact.id, find(corpus, fact))

    return check


def of_each_property(find: Callable[[Corpus, Property], Faults]) -> Check:
    """Let a check that finds the faults of one property go through all of a corpus."""

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for prop in corpus.properties.values():
            yield from placed(places, "property", prop.id, find(corpus, prop))

    return check

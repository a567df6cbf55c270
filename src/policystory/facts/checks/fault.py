"""Faults: what a check finds wrong with a record, and how a fault gets its file and line."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Fact
from policystory.reading import FieldPath, Places, Step

Fault = tuple[Step | FieldPath, str, str]
"""The field of the record, or the path to it; what is wrong there; and what to do."""
Faults = Iterator[Fault]
Check = Callable[[Corpus, Places], Iterator[Problem]]


def to_problems(
    places: Places, type_: str, id_: str, faults: Iterable[Fault]
) -> Iterator[Problem]:
    """Turn the faults of a record into problems, with file and line.

    `type_` and `id_` name the record, as in ("fact", "arrivals-april-2021"); `places` knows its
    file and line.
    """
    for field, message, hint in faults:
        field_path = field if isinstance(field, tuple) else (field,)
        yield places.problem(type_, id_, *field_path, message=message, hint=hint)


def check_each_fact(find: Callable[[Corpus, Fact], Faults]) -> Check:
    """Decorate a function that yields the faults of one fact; the result checks all facts."""

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for fact in corpus.facts.values():
            yield from to_problems(places, "fact", fact.id, find(corpus, fact))

    return check


def check_each_property(find: Callable[[Corpus, Property], Faults]) -> Check:
    """Decorate a function that yields the faults of one property; the result checks all of them."""

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for prop in corpus.properties.values():
            yield from to_problems(places, "property", prop.id, find(corpus, prop))

    return check

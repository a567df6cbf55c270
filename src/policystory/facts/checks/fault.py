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
    """Yield each fault of one record as a problem, with its file and line.

    `type_` and `id_` name the record, as in ("fact", "carried-april"). `places` knows the file and
    line of each record. A fault is a tuple: the field, what is wrong, and what to do.
    """
    for field, message, hint in faults:
        field_path = field if isinstance(field, tuple) else (field,)
        yield places.problem(type_, id_, *field_path, message=message, hint=hint)


def check_each_fact(find: Callable[[Corpus, Fact], Faults]) -> Check:
    """Decorate a function that yields the faults of one fact, to make a check of all facts.

    The check yields a problem, with file and line, for each fault.
    """

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for fact in corpus.facts.values():
            yield from to_problems(places, "fact", fact.id, find(corpus, fact))

    return check


def check_each_property(find: Callable[[Corpus, Property], Faults]) -> Check:
    """Decorate a function that yields the faults of one property, to make a check of all of them.

    A property is what facts state of their subjects, such as "people-carried". The check yields a
    problem, with file and line, for each fault.
    """

    @wraps(find)
    def check(corpus: Corpus, places: Places) -> Iterator[Problem]:
        for prop in corpus.properties.values():
            yield from to_problems(places, "property", prop.id, find(corpus, prop))

    return check

"""Tell whether a report never gives the number of a fact, or gives it only for something else."""

from decimal import Decimal

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import read_period
from policystory.facts.values.quantity import are_comparable


def number_elsewhere(corpus: Corpus, source: str, fact: Fact) -> tuple[str, ...] | None:
    """Return the ids of a report's facts that give the number of `fact` for something else.

    `source` is the report's id. An empty tuple: the report never gives the number. None: nothing is
    proved, since the report may give the number for the same thing, or the value of `fact` is not a
    single number.
    """
    figure = fact.value
    if not isinstance(figure, Quantity):
        return None
    if figure.to is not None:
        return None
    by_number = _facts_by_number(corpus, source)
    tellers = by_number.get(figure.amount, ())
    if figure.unit == "percent":
        # "Half" may stand for 50%.
        share = figure.amount / 100
        tellers += by_number.get(share, ())
    for id_ in tellers:
        teller = corpus.facts[id_]
        if not _counts_something_else(corpus, teller, fact):
            return None
    return tellers


def _counts_something_else(corpus: Corpus, teller: Fact, fact: Fact) -> bool:
    """Tell whether two facts with the same number are proved to count different things or times."""
    counted = teller.value
    figure = fact.value
    if not isinstance(counted, Quantity):
        return False
    if not isinstance(figure, Quantity):
        return False
    if counted.amount != figure.amount:
        return False
    if not are_comparable(counted, figure):
        return True
    if _times_apart(teller.period, fact.period):
        return True
    if _names_apart(corpus, teller.subject, fact.subject):
        return True
    return _names_apart(corpus, teller.population, fact.population)


def _times_apart(period: str | None, second: str | None) -> bool:
    """Tell whether both periods are given and they share no day."""
    if not period or not second:
        return False
    stretch = read_period(period)
    return not stretch.overlaps(read_period(second))


def _names_apart(corpus: Corpus, entity: str | None, second: str | None) -> bool:
    """Tell whether both entities are given and have nothing in common."""
    if not entity or not second:
        return False
    return not corpus.related(entity, second)


@once_per_corpus
def _facts_by_number(corpus: Corpus, source: str) -> dict[Decimal, tuple[str, ...]]:
    """Return the ids of a report's facts by each number that the facts contain."""
    by_number: dict[Decimal, list[str]] = {}
    for fact in corpus.by_source[source]:
        held = set(numbers(fact.says, corpus.phrases))
        if isinstance(fact.value, str):
            held |= numbers(fact.value, corpus.phrases)
        elif isinstance(fact.value, Quantity):
            held.add(fact.value.amount)
        for number in held:
            by_number.setdefault(number, []).append(fact.id)
    return {number: tuple(ids) for number, ids in by_number.items()}

"""Count the items that practise each of Bloom's levels, such as "analyse"."""

from policystory.facts.corpus import Corpus
from policystory.facts.record import Level
from policystory.items.item import Item


def count_levels(corpus: Corpus, items: list[Item]) -> dict[str, int]:
    """Return how many items (questions) serve objectives of each of Bloom's levels, lowest first.

    An item that serves two objectives of one level is counted once for this level.
    """
    practising: dict[str, set[str]] = {}
    for objective in corpus.objectives.values():
        practising.setdefault(objective.level, set())
    for item in items:
        for name in item.objectives:
            level = corpus.objectives[name].level
            practising[level].add(item.id)
    levels = sorted(sorted(practising), key=level_rank)
    return {level: len(practising[level]) for level in levels}


def level_rank(level: str) -> int:
    """Return the rank of a level in Bloom's taxonomy.

    >>> level_rank("remember"), level_rank("analyse")
    (0, 3)
    """
    return list(Level).index(Level(level))

"""Count the items that practise each of Bloom's levels, such as "analyse"."""

from policystory.facts.corpus import Corpus
from policystory.items.item import Item

LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
"""Bloom's levels, the lowest first."""


def count_levels(corpus: Corpus, items: list[Item]) -> dict[str, int]:
    """Return how many items serve objectives of each level, Bloom's lowest level first.

    An item that serves two objectives of one level is counted there once.
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
    """Return the rank of a level in Bloom's taxonomy, from 0; an unknown level comes last.

    >>> level_rank("remember"), level_rank("analyse"), level_rank("swim")
    (0, 3, 6)
    """
    if level not in LEVELS:
        return len(LEVELS)
    return LEVELS.index(level)

"""Live options: who is the right answer of another question on the same report.

Were somebody right nearly whenever offered, and somebody else hardly ever, a learner could answer
by what was right before. So whoever is often a key is often a wrong option too, and whoever is
never a key is one only where it must be.
"""

from collections import Counter
from functools import lru_cache

from policystory.facts.corpus import Corpus
from policystory.facts.mentions import named_in
from policystory.facts.record import EntityType, Fact

DIRECTIONS = ("subject", "speaker", "population")
"""Directions in which the same few things of a report are right again and again."""
TIERS = 5
"""Named confusions and others that are live; the topic's and others that are not; whom the report
does not mention."""
SAME = 2
"""How much more it counts to be right under the same property: learners see that questions are
alike."""


def is_ranked(direction: str) -> bool:
    """Tell whether the wrong options of a direction are ranked by how often they are right elsewhere."""
    return direction in DIRECTIONS


def weight(corpus: Corpus, fact: Fact, direction: str, value: str) -> int:
    """Return how often a value is the key of another fact's question in this direction, on the report of a fact.

    Those who speak are one group, under whichever property they are asked for.
    """
    report = fact.sources[0].source
    found = _keys(corpus, direction)
    weighed = found.get((report, ""), _NONE)[value]
    return (
        weighed
        if direction == "speaker"
        else weighed + SAME * found.get((report, fact.property), _NONE)[value]
    )


def tier(corpus: Corpus, fact: Fact, direction: str, value: str, near: int) -> int:
    """Return the tier of a wrong option that would have the tier `near` by its likeness alone."""
    if weight(corpus, fact, direction, value):
        return min(near, 1)
    return (
        TIERS - 1
        if _is_stranger(corpus, fact.sources[0].source, value)
        else max(2, near + 1)
    )


def _is_stranger(corpus: Corpus, report: str, value: str) -> bool:
    """Tell whether a report does not mention a thing; events are described rather than named, so nobody can tell."""
    entity = corpus.entities.get(value)
    mentioned = _mentioned(corpus, report)
    return (
        bool(mentioned)
        and entity is not None
        and entity.type is not EntityType.EVENT
        and value not in mentioned
    )


@lru_cache(maxsize=64)  # one entry a report
def _mentioned(corpus: Corpus, report: str) -> frozenset[str]:
    return frozenset(named_in(corpus, report))


_NONE: Counter[str] = Counter()


@lru_cache(maxsize=64)  # as long-lived as the bank that is made with it
def _keys(corpus: Corpus, direction: str) -> dict[tuple[str, str], Counter[str]]:
    """Return how often each value is asked for, by report and property, and by report under no property."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for fact in corpus.facts.values():
        value = getattr(fact, direction)
        if (
            isinstance(value, str)
            and direction in corpus.properties[fact.property].asks
        ):
            for group in (
                (fact.sources[0].source, fact.property),
                (fact.sources[0].source, ""),
            ):
                found.setdefault(group, Counter())[value] += 1
    return found

"""Key frequency: how often a name is the right answer of other questions on the same report.

If some names are usually right, learners guess from past questions. So a name that is often right
is often a wrong option too, and a name that is never right is offered only where it must be.
"""

from collections import Counter

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType
from policystory.facts.mentions import named_in
from policystory.facts.words import wordings
from policystory.items.questions.question import Question

DIRECTIONS = ("subject", "speaker", "population")
"""Directions in which the same few things of a report are right again and again."""
TIERS = 5
"""Named confusions that are right elsewhere; others that are; of what is never right elsewhere the
named confusions and the topic's, then all others; what the report does not mention."""
SAME = 2
"""How much more it counts to be right under the same property, for learners see that the questions
are alike."""

_NEVER_RIGHT: Counter[str] = Counter()


def is_ranked(direction: str) -> bool:
    """Tell whether the wrong options of a direction are ranked by how often they are right."""
    return direction in DIRECTIONS


class KeyFrequency:
    """How often each name is right in other questions on the report of a question.

    Argument: the question, in a direction of DIRECTIONS.
    """

    def __init__(self, question: Question) -> None:
        """Look up the counts of the question's report, and those under its property."""
        counts = _counts(question.corpus, question.direction)
        report, prop = question.report, question.fact.property
        self._corpus = question.corpus
        self._in_report = counts.get((report, ""), _NEVER_RIGHT)
        self._under_property = counts.get((report, prop), _NEVER_RIGHT)
        # Those who speak are one group, under whichever property they are asked for.
        self._extra = 0 if question.direction == "speaker" else SAME
        self._mentioned = _mentioned(question.corpus, report)

    def weight(self, name: str) -> int:
        """Return how much it counts that a name is right elsewhere; 0 where it never is."""
        return self._in_report[name] + self._extra * self._under_property[name]

    def tier(self, name: str, likeness: int) -> int:
        """Return the tier of a name as a wrong option, given the one that its likeness gives it."""
        if self.weight(name):
            return min(likeness, 1)
        if self._is_a_stranger(name):
            return TIERS - 1
        return max(2, likeness + 1)

    def _is_a_stranger(self, name: str) -> bool:
        """Tell whether the report does not mention a thing."""
        entity = self._corpus.entities.get(name)
        if not self._mentioned or entity is None:
            return False
        # Events are described rather than named, so nobody can tell.
        return entity.type is not EntityType.EVENT and name not in self._mentioned


@once_per_corpus
def _mentioned(corpus: Corpus, report: str) -> frozenset[str]:
    """Return the entities that a report mentions."""
    return frozenset(named_in(corpus, report))


@once_per_corpus
def _counts(corpus: Corpus, direction: str) -> dict[tuple[str, str], Counter[str]]:
    """Return how often each value is asked for in a direction.

    The keys are report and property; under no property stands the sum over all.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for fact in corpus.facts.values():
        value = getattr(fact, direction)
        prop = corpus.properties[fact.property]
        is_asked = bool(wordings(prop, fact, direction))
        if is_asked and isinstance(value, str):
            report = fact.sources[0].source
            for under in (fact.property, ""):
                counts.setdefault((report, under), Counter())[value] += 1
    return counts

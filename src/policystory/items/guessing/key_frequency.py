"""Count how often a name is the right answer to other questions about the same report.

If some names were usually right, learners could guess. So a name that is often right is often
offered as a wrong option, too; a name that is never right is offered only if other names are too
few.
"""

from collections import Counter

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType
from policystory.facts.mentions import all_named
from policystory.facts.words import wordings
from policystory.items.citations import first_report
from policystory.items.questions.question import Question

DIRECTIONS = ("subject", "speaker", "population")
"""Parts of facts whose few values are right again and again within a report."""
TIERS = 5
"""How many tiers of wrong names there are; names of a low tier are offered first.

Tiers 0 and 1: right in other questions; 0 if an author says that the name is easily confused with
the right one. 2 and 3: never right in other questions; 2 if an author says so, or if the topic is
the same. 4: not mentioned by the report.
"""
SAME = 2
"""What each right answer to a question on the same property adds to a weight, beside the one that
every right answer adds: learners see that questions on one property are alike."""

Place = tuple[str, str]
"""The ids of a report and a property; an empty property stands for all."""

_NEVER_RIGHT: Counter[str] = Counter()


def is_ranked(direction: str) -> bool:
    """Tell whether wrong options of a question are ranked by how often they are right elsewhere.

    `direction` is the part of a fact that the question asks for. True for "subject", "speaker" and
    "population".
    """
    return direction in DIRECTIONS


class KeyFrequency:
    """Counts how often each name is the right answer to other questions about the same report.

    `question`: the question for which wrong options are sought.
    """

    def __init__(self, question: Question) -> None:
        """Look up the counts of the question's report, and those under its property."""
        corpus, report = question.corpus, question.report
        prop = question.fact.property
        counts = _counts(corpus, question.direction)
        self._corpus = corpus
        self._in_report = counts.get((report, ""), _NEVER_RIGHT)
        self._under_property = counts.get((report, prop), _NEVER_RIGHT)
        # Speakers are asked for in the same way under all properties.
        self._extra = SAME
        if question.direction == "speaker":
            self._extra = 0
        self._mentioned = all_named(corpus, report)

    def weight(self, name: str) -> int:
        """Return a number that grows with how often a name is right in other questions.

        `name` is the id of an entity. 0: the name is never right in other questions.
        """
        return self._in_report[name] + self._extra * self._under_property[name]

    def tier(self, name: str, likeness: int) -> int:
        """Return when a name is offered as a wrong option: from 0 (before all others) to 4 (last).

        The result is at most 1 if the name is right in other questions, otherwise at least 2.
        `name`: the id of an entity. `likeness`: 0 if an author says that the name is easily
        confused with the right one, 1 if it comes from a fact on the same topic, otherwise 2.
        """
        if self.weight(name):
            return min(likeness, 1)
        if self._is_a_stranger(name):
            return TIERS - 1
        return max(2, likeness + 1)

    def _is_a_stranger(self, name: str) -> bool:
        """Tell whether the report does not mention a thing."""
        entity = self._corpus.entities.get(name)
        if not self._mentioned:
            return False
        if entity is None:
            return False
        # Events are described rather than named, so the index of names does not show them.
        if entity.type is EntityType.EVENT:
            return False
        return name not in self._mentioned


@once_per_corpus
def _counts(corpus: Corpus, direction: str) -> dict[Place, Counter[str]]:
    """Return how often each value is asked for in a direction.

    The keys are report and property; under no property stands the sum over all.
    """
    counts: dict[Place, Counter[str]] = {}
    for fact in corpus.facts.values():
        value = getattr(fact, direction)
        prop = corpus.properties[fact.property]
        if not isinstance(value, str):
            continue
        if not wordings(prop, fact, direction):
            continue
        report = first_report(fact)
        for under in (prop.id, ""):
            place = report, under
            counter = counts.setdefault(place, Counter())
            counter[value] += 1
    return counts

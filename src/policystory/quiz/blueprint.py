"""An author's plan of a quiz: pools of questions, counts and points."""

from decimal import Decimal
from typing import Annotated

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Record, within
from policystory.items.authored import Authored
from policystory.items.bank import Bank
from policystory.items.fact_set import FactSet
from policystory.items.forms import FORMS
from policystory.items.item import Item
from policystory.quiz.paper import Mode, Rules, Tries

MOST_ITEMS = 200
"""Items of one pool: a paper of more is no quiz."""
MOST_POINTS = Decimal(1000)


class Pool(Record, frozen=True, kw_only=True):
    """Part of a blueprint: how many items to draw from those that fit every field that is given."""

    id: str
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST_ITEMS)]
    points: Decimal = Decimal(1)
    objectives: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse points that nobody can earn."""
        within("points", self.points, Decimal(0), MOST_POINTS)

    def facts_of(self, bank: Bank) -> list[str]:
        """Return the facts under which items of this pool can be filed; an empty field asks for nothing."""
        wanted, topic_of = self._wanted(bank.corpus), bank.corpus.topic_of
        fit = (
            bank.corpus.facts
            if wanted is None
            else {fact for one in wanted for fact in bank.facts_for.get(one, ())}
        )
        return [
            fact for fact in sorted(fit)
            if (not self.facts or fact in self.facts) and (not self.topics or topic_of[fact] in self.topics)
        ]  # fmt: skip

    def of(self, bank: Bank, fact: str) -> list[Item]:
        """Return the items filed under a fact that belong to this pool."""
        wanted = self._wanted(bank.corpus)
        return [
            item for kind in FORMS if not self.kinds or kind in self.kinds for item in bank.of(fact, kind)
            if (wanted is None or not wanted.isdisjoint(item.objectives))
            and (not self.directions or item.direction in self.directions)
            and (not self.facts or set(item.asked) <= set(self.facts))
        ]  # fmt: skip

    def items(self, bank: Bank) -> list[Item]:
        """Return all items of a bank that belong to this pool."""
        return [item for fact in self.facts_of(bank) for item in self.of(bank, fact)]

    def _wanted(self, corpus: Corpus) -> set[str] | None:
        """Return the objectives that an item may serve, or None where any will do."""
        if not self.levels:
            return set(self.objectives) or None
        return {
            one.id for one in corpus.objectives.values()
            if (not self.objectives or one.id in self.objectives) and (not self.levels or one.level in self.levels)
        }  # fmt: skip


class Blueprint(Record, frozen=True, kw_only=True):
    """An author's plan of a quiz: pools, in the order in which their items are asked.

    `attempts` says how often it may be taken where no assignment says otherwise; None: as often as
    one likes.
    """

    id: str
    title: str
    pools: tuple[Pool, ...]
    mode: Mode = Mode.PRACTICE
    attempts: Tries | None = None
    rules: Rules = Rules()

    @property
    def items(self) -> int:
        """Return how many items a paper has."""
        return sum(pool.count for pool in self.pools)


class QuizFile(Record, frozen=True, kw_only=True):
    """One file of `quizzes/`: the blueprints of a lesson or of a module, and what its author wrote for them.

    `items` are whole questions, `sets` are facts of which the engine makes questions.
    """

    title: str
    lesson: str | None = None
    module: str | None = None
    quizzes: tuple[Blueprint, ...] = ()
    items: tuple[Authored, ...] = ()
    sets: tuple[FactSet, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a file of nothing, or of two things."""
        if (self.lesson is None) == (self.module is None):
            raise ValueError("Expected one of the fields 'lesson' and 'module'")

    @property
    def name(self) -> str:
        """Return the lesson or module, by which the quizzes are asked for."""
        return self.lesson or self.module or ""

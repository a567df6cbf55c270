"""A blueprint, an author's plan of a quiz: which items to draw, how many, and their points."""

from decimal import Decimal
from typing import Annotated

import msgspec

from policystory.brief.task import BriefTask, RubricLine
from policystory.facts.corpus import Corpus
from policystory.facts.record import Record, check_number
from policystory.items.authored import Authored
from policystory.items.fact_set import FactSet
from policystory.items.forms import FORMS
from policystory.items.item import About, Ids, Item
from policystory.quiz.finished_bank import ItemBank
from policystory.quiz.paper import Mode, Rules, Tries
from policystory.quiz.prediction import Prediction

_MOST_ITEMS = 200
"""The most items of one pool."""
_MOST_POINTS = Decimal(1000)


class Pool(Record, frozen=True, kw_only=True):
    """A part of an author's plan of a quiz: which items to draw from, how many, and their points.

    `count`: how many items are drawn; `points`: for each of them. All other fields limit which
    items can be drawn; an empty field permits all. `objectives`, `topics`, `facts`: ids. `levels`:
    of objectives (Bloom's). `kinds`: forms of items, such as "number". `directions`: parts of a
    fact that are asked for, such as "speaker". `about`: what the item asks for: what was done or
    said, a name, or a report.
    """

    id: str
    count: Annotated[int, msgspec.Meta(ge=1, le=_MOST_ITEMS)]
    points: Decimal = Decimal(1)
    objectives: Ids = ()
    levels: Ids = ()
    topics: Ids = ()
    kinds: Ids = ()
    directions: Ids = ()
    about: About | None = None
    facts: Ids = ()

    def __post_init__(self) -> None:
        """Refuse points that nobody can earn."""
        check_number("points", self.points, Decimal(0), _MOST_POINTS)

    def facts_of(self, bank: ItemBank) -> list[str]:
        """Return the ids of the facts from which this pool (a group of items) may draw, sorted.

        `bank` holds all items of the course. Some of the facts may have no item that fits the pool.
        """
        objectives = self._objectives(bank.corpus)
        fit = set(bank.corpus.facts)
        if objectives is not None:
            fit = set()
            for objective in objectives:
                fit.update(bank.facts_for.get(objective, ()))
        if self.facts:
            fit.intersection_update(self.facts)
        if self.topics:
            topic_of = bank.corpus.topic_of
            fit = {fact for fact in fit if topic_of[fact] in self.topics}
        # A set has no order of its own, and a paper must be the same on every machine.
        return sorted(fit)

    def of(self, bank: ItemBank, fact: str) -> list[Item]:
        """Return the items of this pool (a group of items) that are about one fact.

        `bank` holds all items of the course; `fact` is the fact's id.
        """
        # Worked out here, for each item is compared with them.
        objectives = self._objectives(bank.corpus)
        items: list[Item] = []
        for kind in FORMS:
            # Checked before the items are made: that is what takes time.
            if not self.kinds or kind in self.kinds:
                items += bank.of(fact, kind)
        return [item for item in items if self._holds(item, objectives)]

    def items(self, bank: ItemBank) -> list[Item]:
        """Return all items of this pool (a group of items), sorted by the id of their fact.

        `bank` holds all items of the course.
        """
        items: list[Item] = []
        for fact in self.facts_of(bank):
            items += self.of(bank, fact)
        return items

    def _holds(self, item: Item, objectives: set[str] | None) -> bool:
        """Tell whether an item of one of the pool's kinds fits its other fields too."""
        if objectives is not None and objectives.isdisjoint(item.objectives):
            return False
        if self.directions and item.direction not in self.directions:
            return False
        if self.about not in (None, item.about):
            return False
        if not self.facts:
            return True
        # An item of several facts must not ask for a fact that the author did not name.
        return set(self.facts).issuperset(item.asked)

    def _objectives(self, corpus: Corpus) -> set[str] | None:
        """Return the objectives that an item may serve, or None where any will do."""
        named = set(self.objectives)
        if not self.levels:
            return named or None
        of_level = set()
        for objective in corpus.objectives.values():
            if objective.level in self.levels:
                of_level.add(objective.id)
        return of_level & named if named else of_level


class Blueprint(Record, frozen=True, kw_only=True):
    """An author's plan of a quiz.

    `pools`: groups of items to draw from, in the order of the quiz. `mode`: practice or graded.
    `attempts`: how often a learner may take the quiz (None for any number), unless an assignment
    says otherwise. `rules`: what learners may do, and what it costs.
    """

    id: str
    title: str
    pools: tuple[Pool, ...]
    mode: Mode = Mode.PRACTICE
    attempts: Tries | None = None
    rules: Rules = Rules()

    @property
    def item_count(self) -> int:
        """Return how many items the quiz has."""
        return sum(pool.count for pool in self.pools)


class QuizFile(Record, frozen=True, kw_only=True):
    """One file of the folder `quizzes`: the quizzes and questions of one lesson or module.

    `lesson` or `module`: its id; exactly one of the two is given. `predict`: questions without
    marks, asked before the lesson. `briefs`: tasks to argue for a claim in writing, with facts.
    `rubric`: what the teacher marks the briefs by. `quizzes`: plans of quizzes. `items`: questions
    that the author wrote. `sets`: facts that the author chose, from which policystory makes
    questions.
    """

    title: str
    lesson: str | None = None
    module: str | None = None
    predict: tuple[Prediction, ...] = ()
    briefs: tuple[BriefTask, ...] = ()
    rubric: tuple[RubricLine, ...] = ()
    quizzes: tuple[Blueprint, ...] = ()
    items: tuple[Authored, ...] = ()
    sets: tuple[FactSet, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a file of nothing, or of two things."""
        if (self.lesson is None) == (self.module is None):
            raise ValueError("Expected one of the fields 'lesson' and 'module'")

    @property
    def name(self) -> str:
        """Return the id of the lesson or module to which the quizzes belong."""
        return self.lesson or self.module or ""

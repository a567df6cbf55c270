"""items -> quiz: a blueprint made concrete for one learner and attempt, as a paper and a key.

A pure function of blueprint, bank and seed: the same on every machine. The paper can be handed out; the key stays.
"""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

import msgspec

from policystory.errors import QuizError
from policystory.facts.corpus import Corpus
from policystory.facts.record import Record
from policystory.facts.spelling import numbers
from policystory.items.authored import Authored
from policystory.items.chance import shuffled
from policystory.items.draw import variant
from policystory.items.generate import Bank
from policystory.items.item import Item, KeyItem, NumberKey, PairsKey, PaperItem, TextKey, key_item, paper_item
from policystory.items.kinds import KINDS
from policystory.items.review import broken
from policystory.items.spelling import stands_in


class Mode(StrEnum):
    """Practice tells after each answer; graded work tells when the instructor releases it."""

    PRACTICE = "practice"
    GRADED = "graded"


class Feedback(StrEnum):
    """When a learner is told what an answer earned."""

    AT_ONCE = "at-once"
    AT_END = "at-end"
    WHEN_RELEASED = "when-released"


TOLD_WHEN = {Mode.PRACTICE: Feedback.AT_ONCE, Mode.GRADED: Feedback.WHEN_RELEASED}
"""When a mode tells, unless the rules of a quiz say otherwise."""


class Rules(Record, frozen=True, kw_only=True):
    """What may be done while a quiz is answered, and what it costs; nothing said means: as often as wanted, for free.

    `tries` of an item, and what each further one costs, are counted only where feedback comes at once: as long as
    nothing was told, to change an answer is no new try. Costs are shares of an item's points.
    """

    tries: Annotated[int, msgspec.Meta(ge=1)] | None = None
    retry_cost: Decimal = Decimal(0)
    hint_cost: Decimal = Decimal(0)
    confidence: bool = False
    hints: bool = False
    feedback: Feedback | None = None

    def __post_init__(self) -> None:
        """Refuse a cost that would add points, or take more than there are."""
        for cost in (self.retry_cost, self.hint_cost):
            if not cost.is_finite() or not 0 <= cost <= 1:
                raise ValueError("Expected a cost from 0 to 1, as a share of the item's points")


class Pool(Record, frozen=True, kw_only=True):
    """Part of a blueprint: how many items to draw from those that fit every field that is given."""

    id: str
    count: Annotated[int, msgspec.Meta(ge=1)]
    points: Decimal = Decimal(1)
    objectives: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse points that nobody can earn."""
        if not self.points.is_finite() or self.points < 0:
            raise ValueError("Expected a number of points")

    def facts_of(self, bank: Bank) -> list[str]:
        """Return the facts under which items of this pool can be filed; an empty field asks for nothing."""
        wanted, topic_of = self._wanted(bank.corpus), bank.corpus.topic_of
        fit = bank.corpus.facts if wanted is None else {fact for one in wanted for fact in bank.facts_for.get(one, ())}
        return [
            fact for fact in sorted(fit)
            if (not self.facts or fact in self.facts) and (not self.topics or topic_of[fact] in self.topics)
        ]  # fmt: skip

    def of(self, bank: Bank, fact: str) -> list[Item]:
        """Return the items filed under a fact that belong to this pool."""
        wanted = self._wanted(bank.corpus)
        return [
            item for kind in KINDS if not self.kinds or kind in self.kinds for item in bank.of(fact, kind)
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

    `attempts` says how often it may be taken where no assignment says otherwise; None: as often as one likes.
    """

    id: str
    title: str
    pools: tuple[Pool, ...]
    mode: Mode = Mode.PRACTICE
    attempts: Annotated[int, msgspec.Meta(ge=1)] | None = None
    rules: Rules = Rules()


class QuizFile(Record, frozen=True, kw_only=True):
    """One file of `quizzes/`: the blueprints of a lesson or of a module, and the items that its author wrote."""

    title: str
    lesson: str | None = None
    module: str | None = None
    quizzes: tuple[Blueprint, ...] = ()
    items: tuple[Authored, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a file of nothing, or of two things."""
        if (self.lesson is None) == (self.module is None):
            raise ValueError("Expected one of the fields 'lesson' and 'module'")

    @property
    def name(self) -> str:
        """Return the lesson or module, by which the quizzes are asked for."""
        return self.lesson or self.module or ""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The public half of a quiz: all that is needed to show it, nothing that tells the key."""

    id: str
    quiz: str
    title: str
    mode: Mode
    content: str
    language: str
    items: tuple[PaperItem, ...]
    rules: Rules = Rules()

    @property
    def feedback(self) -> Feedback:
        """Tell when a learner is told what an answer earned."""
        return self.rules.feedback or TOLD_WHEN[self.mode]


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """The private half of a quiz: for each item of the paper the answer, its proof and its feedback."""

    paper: str
    items: dict[str, KeyItem]


class Quiz(msgspec.Struct, frozen=True):
    """A paper and its key."""

    paper: Paper
    key: Key


def seed_of(course: str, quiz: str, learner: str, attempt: int) -> str:
    """Return the seed of one learner's attempt; graded work prefixes the instructor's secret.

    >>> seed_of("root-causes", "03-numbers-at-the-border", "reader", 1)
    'root-causes|03-numbers-at-the-border|reader|1'
    """
    return "|".join((course, quiz, learner, str(attempt)))


def assemble(blueprint: Blueprint, slug: str, bank: Bank, seed: str, content: str, language: str = "en") -> Quiz:
    """Draw a quiz: for each pool its count of items, one a family, none that answers another.

    Arguments: the blueprint and the slug by which it is asked for; the bank; the seed; the version of the content (a
    hash) that the paper pins; the language of its texts. Raises QuizError when a pool holds too few items.
    """
    chosen = [
        (item, pool.points)
        for pool, drawn in zip(blueprint.pools, _chosen(blueprint, slug, bank, seed), strict=True) for item in drawn
    ]  # fmt: skip
    return made_of(chosen, slug, blueprint, content, language)


def made_of(
    chosen: list[tuple[Item, Decimal]], slug: str, blueprint: Blueprint, content: str, language: str = "en"
) -> Quiz:
    """Return the paper and the key of drawn items, each with its points."""
    items = tuple(paper_item(item, points) for item, points in chosen)
    paper = Paper(
        id="", quiz=slug, title=blueprint.title, mode=blueprint.mode, content=content, language=language, items=items,
        rules=blueprint.rules,
    )  # fmt: skip
    paper = msgspec.structs.replace(paper, id=paper_id(paper))
    keys = (key_item(item) for item, _ in chosen)
    return Quiz(paper, Key(paper=paper.id, items={key.id: key for key in keys}))


def paper_id(paper: Paper) -> str:
    """Return the id that a paper must have: a hash of all that it shows."""
    shown = msgspec.json.encode(msgspec.structs.replace(paper, id=""), order="deterministic")
    return blake2b(shown, digest_size=12).hexdigest()


def _chosen(blueprint: Blueprint, slug: str, bank: Bank, seed: str) -> list[list[Item]]:
    """Draw the items of each pool. A pool that finds too few beside the others is drawn before them in the next trial.

    Raises QuizError with the first pool that found too few, if as many trials as there are pools did not help.
    """
    order = list(range(len(blueprint.pools)))
    lacking = ""
    for _ in blueprint.pools:
        found: dict[int, list[Item]] = {}
        for i in order:
            pool = blueprint.pools[i]
            found[i] = _drawn(pool, slug, bank, seed, [item for drawn in found.values() for item in drawn])
            if len(found[i]) < pool.count:
                break
        else:
            return [found[i] for i in range(len(order))]
        lacking = lacking or _lacking(pool, slug, len(found[i]), len(pool.items(bank)))
        order = [i, *(other for other in order if other != i)]
    raise QuizError(lacking)


def _lacking(pool: Pool, slug: str, drawn: int, fitting: int) -> str:
    """Say that a pool holds too few items."""
    return (
        f"quiz '{slug}', pool '{pool.id}': {pool.count} items are asked for, {drawn} can be drawn of {fitting} "
        "that fit; widen the pool's objectives, kinds or topics, or lower its count"
    )


def _drawn(pool: Pool, slug: str, bank: Bank, seed: str, before: list[Item]) -> list[Item]:
    """Draw the items of one pool, beside those that were drawn before; each fact is as likely as another.

    Where the first of several leaves no room for the others, another one is drawn first.
    """
    facts = shuffled(seed, pool.facts_of(bank), str, slug, pool.id)
    most: list[Item] = []
    for first in range(len(facts) if pool.count > 1 else 1):
        found = _fitting(pool, slug, bank, seed, before, facts[first:] + facts[:first])
        if len(found) == pool.count:
            return found
        most = max(most, found, key=len)
    return most


def _fitting(pool: Pool, slug: str, bank: Bank, seed: str, before: list[Item], facts: list[str]) -> list[Item]:
    """Take items of these facts, in their order, that can stand beside those that were drawn before."""
    found: list[Item] = []
    for fact in facts:
        if len(found) == pool.count:
            break
        for item in shuffled(seed, pool.of(bank, fact), lambda item: item.id, slug):
            beside = (*before, *found)
            # A variant asks for no more than its item does; what asks of one fact need not be drawn to know of which.
            taken = len(item.asked) == 1 and any(_same(item, other) for other in beside)
            drawn = None if taken else variant(item, seed)
            if drawn and not any(broken(drawn)) and not any(clash(drawn, other) for other in beside):
                found.append(drawn)
                break
    return found


def _same(one: Item, other: Item) -> bool:
    """Tell whether two items ask of one fact."""
    return not set(one.asked).isdisjoint(other.asked)


def clash(one: Item, other: Item) -> bool:
    """Tell whether two items must not stand in one paper: both ask of one fact, or one answers the other."""
    return _same(one, other) or _answers(one, other) or _answers(other, one)


def _answers(one: Item, other: Item) -> bool:
    """Tell whether the stem of `one` states the key of `other`; that it may do so by chance is no comfort."""
    told = " ".join((one.stem, *one.passage))
    if isinstance(other.key, NumberKey):
        return other.key.amount in numbers(told)
    return any(stands_in(text, told) for text in _key_texts(other))


TOLD = frozenset(("value", "subject", "speaker", "period", "population", "place"))
"""Directions whose keys are things of the story; reports, statuses and kinds of statements are named in many stems."""


def _key_texts(item: Item) -> tuple[str, ...]:
    """Return the words that would give an item's answer; an order or a set of pairs is not told in a stem."""
    if isinstance(item.key, TextKey):
        return item.key.accepted
    if isinstance(item.key, PairsKey):
        return tuple(o.text for gap in item.prompts for o in gap.options if o.id == item.key.pairs[gap.id])
    if item.direction not in TOLD or not isinstance(item.key, str | tuple) or item.kind == "ordering":
        return ()
    return tuple(
        option.text for option in item.options if option.id in ((item.key,) if isinstance(item.key, str) else item.key)
    )

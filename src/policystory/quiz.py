"""items -> quiz: a blueprint made concrete for one learner and attempt, as a paper and a key.

A pure function of blueprint, bank and seed: the same on every machine. The paper can be handed out; the key stays.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from itertools import islice
from typing import Annotated

import msgspec

from policystory.errors import QuizError
from policystory.facts.corpus import Corpus
from policystory.facts.record import Record, within
from policystory.items.authored import Authored
from policystory.items.chance import rank, shuffled
from policystory.items.clash import ask_the_same, clash
from policystory.items.draw import variant
from policystory.items.generate import Bank
from policystory.items.item import Item, KeyItem, PaperItem, key_item, paper_item
from policystory.items.kinds import KINDS
from policystory.items.review import broken

MOST_ITEMS = 200
"""Items of one pool: a paper of more is no quiz."""
MOST_TRIES = 100
MOST_POINTS = Decimal(1000)

Tries = Annotated[int, msgspec.Meta(ge=1, le=MOST_TRIES)]
"""How often something may be tried or attempted, where that is limited at all."""


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

    tries: Tries | None = None
    retry_cost: Decimal = Decimal(0)
    hint_cost: Decimal = Decimal(0)
    confidence: bool = False
    hints: bool = False
    feedback: Feedback | None = None

    def __post_init__(self) -> None:
        """Refuse a cost that would add points, or take more than there are."""
        within("retry-cost", self.retry_cost, Decimal(0), Decimal(1))
        within("hint-cost", self.hint_cost, Decimal(0), Decimal(1))


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
    attempts: Tries | None = None
    rules: Rules = Rules()

    @property
    def items(self) -> int:
        """Return how many items a paper has."""
        return sum(pool.count for pool in self.pools)


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


def seed_of(course: str, quiz: str, learner: str, attempt: int, secret: str = "") -> str:
    """Return the seed of one learner's attempt; with a secret, as in graded work, a hidden one.

    >>> seed_of("root-causes", "03-numbers-at-the-border", "reader", 1)
    'root-causes|03-numbers-at-the-border|reader|1'
    >>> seed_of("root-causes", "11-capstone", "reader", 1, secret="5b0c9d1e")
    'b969816346c94a046d4aee6ab4b2053d'
    """
    words = "|".join((course, quiz, learner, str(attempt)))
    return rank(secret, "seed", words).hex() if secret else words


def assemble(blueprint: Blueprint, slug: str, bank: Bank, seed: str, content: str, language: str = "en") -> Quiz:
    """Draw a quiz: for each pool its count of items, one a family, none that answers another.

    Arguments: the blueprint and the slug by which it is asked for; the bank; the seed; the version of the content (a
    hash) that the paper pins; the language of its texts. Raises QuizError when a pool holds too few items.
    """
    chosen = [
        (item, pool.points)
        for pool, drawn in zip(blueprint.pools, _Draw(slug, bank, seed).chosen(blueprint.pools), strict=True)
        for item in drawn
    ]  # fmt: skip
    return made_of(chosen, slug, blueprint, content, seed, language)


def made_of(
    chosen: list[tuple[Item, Decimal]], slug: str, blueprint: Blueprint, content: str, seed: str, language: str = "en"
) -> Quiz:
    """Return the paper and the key of items that were drawn for a seed, each with its points."""
    items = tuple(paper_item(item, points, seed) for item, points in chosen)
    paper = Paper(
        id="", quiz=slug, title=blueprint.title, mode=blueprint.mode, content=content, language=language, items=items,
        rules=blueprint.rules,
    )  # fmt: skip
    paper = msgspec.structs.replace(paper, id=paper_id(paper))
    keys = (key_item(item, seed) for item, _ in chosen)
    return Quiz(paper, Key(paper=paper.id, items={key.id: key for key in keys}))


def paper_id(paper: Paper) -> str:
    """Return the id that a paper must have: a hash of all that it shows."""
    shown = msgspec.json.encode(msgspec.structs.replace(paper, id=""), order="deterministic")
    return blake2b(shown, digest_size=12).hexdigest()


class _Draw:
    """One paper's draw: a seed, a bank, and what was drawn of each item so far, so that no variant is drawn twice."""

    def __init__(self, slug: str, bank: Bank, seed: str) -> None:
        self._slug, self._bank, self._seed = slug, bank, seed
        self._variants: dict[str, Item | None] = {}

    def chosen(self, pools: tuple[Pool, ...]) -> list[list[Item]]:
        """Draw the items of each pool. A pool that finds too few beside the others is drawn first in the next trial.

        Raises QuizError with the first pool that found too few, if as many trials as there are pools did not help.
        """
        order = list(range(len(pools)))
        lacking = ""
        for _ in pools:
            found: dict[int, list[Item]] = {}
            for i in order:
                found[i] = self._drawn(pools[i], [item for drawn in found.values() for item in drawn])
                if len(found[i]) < pools[i].count:
                    break
            else:
                return [found[i] for i in range(len(pools))]
            lacking = lacking or self._lacking(pools[i], len(found[i]))
            order = [i, *(other for other in order if other != i)]
        raise QuizError(lacking)

    def _drawn(self, pool: Pool, before: list[Item]) -> list[Item]:
        """Draw the items of one pool beside those that were drawn before; each fact is as likely as another.

        Where the first of several leaves no room for the others, another one is drawn first.
        """
        facts = shuffled(self._seed, pool.facts_of(self._bank), str, self._slug, pool.id)
        groups: list[list[Item]] = []
        most = self._fitting(self._groups(pool, facts, groups), pool.count, before)
        if len(most) < pool.count > 1:
            for first in range(1, len(groups)):
                found = self._fitting(groups[first:] + groups[:first], pool.count, before)
                most = max(most, found, key=len)
                if len(most) == pool.count:
                    break
        return most

    def _groups(self, pool: Pool, facts: list[str], seen: list[list[Item]]) -> Iterator[list[Item]]:
        """Yield the items of each fact that has some, made when they are needed, and note them in `seen`."""
        for fact in facts:
            if items := shuffled(self._seed, pool.of(self._bank, fact), lambda item: item.id, self._slug):
                seen.append(items)
                yield items

    def _fitting(self, groups: Iterable[list[Item]], count: int, before: list[Item]) -> list[Item]:
        """Take one item of each group, in their order, that can stand beside the others and those before."""
        found: list[Item] = []
        for items in groups:
            beside = (*before, *found)
            shown = (self._variant(item) for item in items if not self._taken(item, beside))
            fitting = (one for one in shown if one and not any(clash(one, other) for other in beside))
            found += islice(fitting, 1)
            if len(found) == count:
                break
        return found

    def _taken(self, item: Item, beside: tuple[Item, ...]) -> bool:
        """Tell whether what an item asks is asked for; of several facts its variant may leave out some."""
        return len(item.asked) == 1 and any(ask_the_same(item, other) for other in beside)

    def _variant(self, item: Item) -> Item | None:
        """Return this paper's variant of an item, or None if it breaks a rule."""
        if item.id not in self._variants:
            drawn = variant(item, self._seed)
            self._variants[item.id] = None if drawn is None or any(broken(drawn)) else drawn
        return self._variants[item.id]

    def _lacking(self, pool: Pool, drawn: int) -> str:
        """Say that a pool holds too few items."""
        return (
            f"quiz '{self._slug}', pool '{pool.id}': {pool.count} items are asked for, {drawn} can be drawn of "
            f"{len(pool.items(self._bank))} that fit; widen the pool's objectives, kinds or topics, or lower its count"
        )

"""Draw a quiz from a blueprint (its author's plan), for one attempt of a learner.

The same blueprint, bank of items and seed (a text) give the same quiz on every machine. A quiz is a
paper (the questions, to be handed out) and a key (the right answers).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

import msgspec

from policystory.errors import QuizError
from policystory.items.chance import rank, shuffled
from policystory.items.item import Item, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import ask_the_same, clash
from policystory.items.variant import variant
from policystory.quiz.blueprint import Blueprint, Pool
from policystory.quiz.finished_bank import ItemBank
from policystory.quiz.may_be_asked import NO_LIMITS, Limits
from policystory.quiz.paper import Key, Paper, Quiz, paper_id

Group = tuple[str, list[Item]]
"""A fact, by its id, and items of it that a pool can draw."""

_SHUFFLES = 16
"""How many shuffles of the facts are tried before a quiz is said to have too few items."""
_SHUFFLES_FOR_NEW = 6
"""How many shuffles are tried to find a paper without questions of the attempt before."""


def seed_of(
    course: str, quiz: str, learner: str, attempt: int, secret: str = ""
) -> str:
    """Return the text (seed) that decides which items a learner gets in one attempt at a quiz.

    `course`, `quiz` and `learner` are names. `attempt`: the number of the attempt, from 1.
    `secret`: a random text for graded work, so that nobody else can compute the seed; "" in
    practice.

    >>> seed_of("skerry-isles", "01-crossings", "reader", 1)
    'skerry-isles|01-crossings|reader|1'
    >>> seed_of("skerry-isles", "02-lamps", "reader", 1, secret="5b0c9d1e")
    'e7d5c565126a74cb6e3d4ef0ec1ea1f2'
    """
    words = f"{course}|{quiz}|{learner}|{attempt}"
    if not secret:
        return words
    # Otherwise anyone who has the bank could draw the paper beforehand.
    return rank(secret, "seed", words).hex()


def assemble(
    blueprint: Blueprint,
    slug: str,
    bank: ItemBank,
    seed: str,
    content: str,
    language: str = "en",
    limits: Limits = NO_LIMITS,
) -> Quiz:
    """Draw a quiz: from each pool of its author's plan, as many items as the plan says.

    No two items ask the same thing, and none gives away the answer to another. `blueprint`: the
    plan, with its pools (groups of items). `slug`: the name of the quiz. `bank`: all items of the
    course. `seed`: a text that decides what is drawn. `content`: the version of the content (a
    hash). `language`: of the texts. `limits`: what was taught, and what was asked last time.
    QuizError if a pool has too few items.
    """
    draw = _Draw(slug, bank, seed, limits)
    drawn = draw.chosen(blueprint.pools)
    chosen = []
    for pool, items in zip(blueprint.pools, drawn, strict=True):
        chosen += [(item, pool.points) for item in items]
    return make_quiz(chosen, slug, blueprint, content, seed, language)


def make_quiz(
    chosen: list[tuple[Item, Decimal]],
    slug: str,
    blueprint: Blueprint,
    content: str,
    seed: str,
    language: str = "en",
) -> Quiz:
    """Make a quiz of items that were drawn: its paper (questions) and its key (right answers).

    `chosen`: the items, each with its points. `slug`: the name of the quiz. `blueprint`: its
    author's plan. `content`: the version of the content (a hash). `seed`: the text that decided
    what was drawn. `language`: of the texts.
    """
    items = []
    keys = {}
    for item, points in chosen:
        public, private = paper_item(item, points, seed), key_item(item, seed)
        items.append(public)
        keys[private.id] = private
    paper = Paper(
        id="",
        quiz=slug,
        title=blueprint.title,
        mode=blueprint.mode,
        content=content,
        language=language,
        items=tuple(items),
        rules=blueprint.rules,
    )
    # The id is a hash of all that the paper shows, so it comes last.
    paper = msgspec.structs.replace(paper, id=paper_id(paper))
    return Quiz(paper, Key(paper=paper.id, items=keys))


class _Draw:
    """The draw of one paper from a bank by a seed; each item's variant is drawn only once."""

    def __init__(self, slug: str, bank: ItemBank, seed: str, limits: Limits) -> None:
        self._slug = slug
        self._bank = bank
        self._seed = seed
        self._limits = limits
        self._variants: dict[str, Item | None] = {}
        self._clashes: dict[tuple[str, str], bool] = {}
        # Which shuffle of the facts is tried, and what the first one lacked.
        self._shuffle: tuple[str, ...] = ()
        self._first_lack: tuple[Pool, int] | None = None

    def chosen(self, pools: tuple[Pool, ...]) -> list[list[Item]]:
        """Draw the items of each pool (group of items); the result has a list for each pool.

        Several shuffles of the facts are tried; the result repeats the fewest questions of the last
        attempt. QuizError, with the first pool that got too few items, if every shuffle fails.
        """
        best: list[list[Item]] | None = None
        fewest = 0
        for number in range(_SHUFFLES):
            # The first shuffle has no number, so that it is drawn from the seed alone.
            self._shuffle = (str(number),) if number else ()
            drawn = self._in_some_order(pools)
            if drawn is not None:
                again = sum(not self._limits.is_new(item) for item in chain(*drawn))
                if best is None or again < fewest:
                    best, fewest = drawn, again
            if best is not None and (not fewest or number >= _SHUFFLES_FOR_NEW):
                return best
        if best is not None:
            return best
        raise QuizError(self._lacking())

    def _in_some_order(self, pools: tuple[Pool, ...]) -> list[list[Item]] | None:
        """Draw the items of each pool; None if that fails in as many orders as there are pools.

        A pool that gets too few beside the others is drawn first in the next trial.
        """
        order = list(range(len(pools)))
        for _ in pools:
            drawn, short = self._trial(pools, order)
            if short is None:
                return [drawn[number] for number in range(len(pools))]
            if self._first_lack is None:
                self._first_lack = pools[short], len(drawn[short])
            order.remove(short)
            order.insert(0, short)
        return None

    def _trial(
        self, pools: tuple[Pool, ...], order: list[int]
    ) -> tuple[dict[int, list[Item]], int | None]:
        """Draw pools in this order; return their items, and the pool that got too few, if any."""
        drawn: dict[int, list[Item]] = {}
        for number in order:
            pool = pools[number]
            before = list(chain.from_iterable(drawn.values()))
            drawn[number] = self._drawn(pool, before)
            if len(drawn[number]) < pool.count:
                return drawn, number
        return drawn, None

    def _drawn(self, pool: Pool, before: list[Item]) -> list[Item]:
        """Draw the items of one pool beside those drawn before; each fact is equally likely.

        Where the first of several leaves no room for the rest, another one is drawn first.
        """
        count = pool.count
        facts = self._limits.facts(pool.facts_of(self._bank))
        facts = shuffled(self._seed, facts, str, self._slug, pool.id, *self._shuffle)
        groups: list[Group] = []
        made_when_needed = self._groups(pool, facts, groups)
        most = self._fitting(made_when_needed, count, before)
        # For a single item, no other order of the facts can do better.
        if count == 1:
            return most
        # A draw that got too few has gone through all facts, so `groups` is complete by now.
        turned = groups
        for _ in groups[1:]:
            if len(most) == count:
                break
            first, *rest = turned
            turned = [*rest, first]
            fitting = self._fitting(turned, count, before)
            most = max(most, fitting, key=len)
        return most

    def _groups(
        self, pool: Pool, facts: list[str], seen: list[Group]
    ) -> Iterator[Group]:
        """Yield the items of each fact that has some, made when needed, and note them in `seen`.

        What the attempt before has asked comes after all else.
        """
        again: list[Group] = []
        for fact in facts:
            items = self._limits.items(pool.of(self._bank, fact))
            items = shuffled(self._seed, items, _item_id, self._slug)
            new = list(filter(self._limits.is_new, items))
            if len(new) < len(items):
                again.append((fact, [item for item in items if item not in new]))
            if new:
                seen.append((fact, new))
                yield fact, new
        for group in again:
            seen.append(group)
            yield group

    def _fitting(
        self, groups: Iterable[Group], count: int, before: list[Item]
    ) -> list[Item]:
        """Take from each fact the first item that can stand beside those that are drawn."""
        fitting: dict[str, Item] = {}
        for fact, items in groups:
            # A fact has two groups if a part of its items was asked before.
            if fact in fitting:
                continue
            beside = (*before, *fitting.values())
            drawn = self._first_fitting(items, beside)
            if drawn is not None:
                fitting[fact] = drawn
            if len(fitting) == count:
                break
        return list(fitting.values())

    def _first_fitting(
        self, items: list[Item], beside: tuple[Item, ...]
    ) -> Item | None:
        """Return the variant of the first item that asks, and tells, nothing of those beside it."""
        for item in items:
            if self._is_asked(item, beside):
                continue
            drawn = self._variant(item)
            if drawn is not None and not self._clashes_with(drawn, beside):
                return drawn
        return None

    def _is_asked(self, item: Item, beside: tuple[Item, ...]) -> bool:
        """Tell whether what an item asks is asked for already."""
        # If an item asks for several facts, its variant may leave out the ones asked elsewhere.
        if len(item.asked) != 1:
            return False
        return any(ask_the_same(item, drawn) for drawn in beside)

    def _clashes_with(self, item: Item, beside: tuple[Item, ...]) -> bool:
        """Tell whether an item must not stand in one paper with some of those beside it."""
        for drawn in beside:
            # Trials ask for the same two again and again, and to compare their texts takes time.
            pair = item.id, drawn.id
            if pair not in self._clashes:
                self._clashes[pair] = bool(clash(self._bank.corpus, item, drawn))
            if self._clashes[pair]:
                return True
        return False

    def _variant(self, item: Item) -> Item | None:
        """Return this paper's variant of an item, or None if it breaks a rule."""
        if item.id not in self._variants:
            drawn = variant(item, self._seed)
            if drawn is not None and any(broken(drawn)):
                drawn = None
            self._variants[item.id] = drawn
        return self._variants[item.id]

    def _lacking(self) -> str:
        """Say that the pool that first lacked items holds too few."""
        if self._first_lack is None:
            return f"quiz '{self._slug}' has no pools"
        pool, drawn = self._first_lack
        # All items of the pool are made for this, which takes long; most trials do without it.
        fit = len(self._limits.items(pool.items(self._bank)))
        kind = "fit" if self._limits.taught is None else "fit and were taught"
        return (
            f"quiz '{self._slug}', pool '{pool.id}': {pool.count} items are asked for, "
            f"{drawn} can be drawn of {fit} that {kind}; "
            "widen the pool's objectives, kinds or topics, or lower its count"
        )


def _item_id(item: Item) -> str:
    return item.id

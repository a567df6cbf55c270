"""items -> quiz: a blueprint made concrete for one learner and attempt, as a paper and a key.

A pure function of blueprint, bank and seed: the same on every machine. The paper can be handed out;
the key stays.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

import msgspec

from policystory.errors import QuizError
from policystory.items.bank import Bank
from policystory.items.chance import rank, shuffled
from policystory.items.item import Item, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.rules.same_paper import ask_the_same, clash
from policystory.items.variant import variant
from policystory.quiz.blueprint import Blueprint, Pool
from policystory.quiz.paper import Key, Paper, Quiz, paper_id


def seed_of(
    course: str, quiz: str, learner: str, attempt: int, secret: str = ""
) -> str:
    """Return the seed of one learner's attempt; with a secret, as in graded work, a hidden one.

    >>> seed_of("root-causes", "03-numbers-at-the-border", "reader", 1)
    'root-causes|03-numbers-at-the-border|reader|1'
    >>> seed_of("root-causes", "11-capstone", "reader", 1, secret="5b0c9d1e")
    'b969816346c94a046d4aee6ab4b2053d'
    """
    words = "|".join((course, quiz, learner, str(attempt)))
    return rank(secret, "seed", words).hex() if secret else words


def assemble(
    blueprint: Blueprint,
    slug: str,
    bank: Bank,
    seed: str,
    content: str,
    language: str = "en",
) -> Quiz:
    """Draw a quiz: for each pool its count of items, one a family, none that answers another.

    Arguments: the blueprint and the slug by which it is asked for; the bank; the seed; the version
    of the content (a hash) that the paper pins; the language of its texts. Raises QuizError when a
    pool holds too few items.
    """
    chosen = [
        (item, pool.points)
        for pool, drawn in zip(blueprint.pools, _Draw(slug, bank, seed).chosen(blueprint.pools), strict=True)
        for item in drawn
    ]  # fmt: skip
    return made_of(chosen, slug, blueprint, content, seed, language)


def made_of(
    chosen: list[tuple[Item, Decimal]],
    slug: str,
    blueprint: Blueprint,
    content: str,
    seed: str,
    language: str = "en",
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


class _Draw:
    """One paper's draw: a seed, a bank, and what was drawn of each item so far, so that no variant is drawn twice."""

    def __init__(self, slug: str, bank: Bank, seed: str) -> None:
        self._slug, self._bank, self._seed = slug, bank, seed
        self._variants: dict[str, Item | None] = {}

    def chosen(self, pools: tuple[Pool, ...]) -> list[list[Item]]:
        """Draw the items of each pool. A pool that finds too few beside the others is drawn first in the next trial.

        Raises QuizError with the first pool that found too few, if as many trials as there are
        pools did not help.
        """
        order = list(range(len(pools)))
        lacking = ""
        for _ in pools:
            found: dict[int, list[Item]] = {}
            for i in order:
                found[i] = self._drawn(
                    pools[i], [item for drawn in found.values() for item in drawn]
                )
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
        facts = shuffled(
            self._seed, pool.facts_of(self._bank), str, self._slug, pool.id
        )
        groups: list[list[Item]] = []
        most = self._fitting(self._groups(pool, facts, groups), pool.count, before)
        if len(most) < pool.count > 1:
            for first in range(1, len(groups)):
                found = self._fitting(
                    groups[first:] + groups[:first], pool.count, before
                )
                most = max(most, found, key=len)
                if len(most) == pool.count:
                    break
        return most

    def _groups(
        self, pool: Pool, facts: list[str], seen: list[list[Item]]
    ) -> Iterator[list[Item]]:
        """Yield the items of each fact that has some, made when they are needed, and note them in `seen`."""
        for fact in facts:
            if items := shuffled(
                self._seed, pool.of(self._bank, fact), lambda item: item.id, self._slug
            ):
                seen.append(items)
                yield items

    def _fitting(
        self, groups: Iterable[list[Item]], count: int, before: list[Item]
    ) -> list[Item]:
        """Take one item of each group, in their order, that can stand beside the others and those before."""
        found: list[Item] = []
        for items in groups:
            beside = (*before, *found)
            shown = (
                self._variant(item) for item in items if not self._taken(item, beside)
            )
            fitting = (
                one
                for one in shown
                if one and not any(clash(one, other) for other in beside)
            )
            found += islice(fitting, 1)
            if len(found) == count:
                break
        return found

    def _taken(self, item: Item, beside: tuple[Item, ...]) -> bool:
        """Tell whether what an item asks is asked for; of several facts its variant may leave out some."""
        return len(item.asked) == 1 and any(
            ask_the_same(item, other) for other in beside
        )

    def _variant(self, item: Item) -> Item | None:
        """Return this paper's variant of an item, or None if it breaks a rule."""
        if item.id not in self._variants:
            drawn = variant(item, self._seed)
            self._variants[item.id] = (
                None if drawn is None or any(broken(drawn)) else drawn
            )
        return self._variants[item.id]

    def _lacking(self, pool: Pool, drawn: int) -> str:
        """Say that a pool holds too few items."""
        return (
            f"quiz '{self._slug}', pool '{pool.id}': {pool.count} items are asked for, {drawn} can be drawn of "
            f"{len(pool.items(self._bank))} that fit; widen the pool's objectives, kinds or topics, or lower its count"
        )

"""Items with several right options: one shape, whether statements or members of a list are asked for."""

from collections.abc import Iterable
from typing import NamedTuple

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.forms import multiple_choice
from policystory.items.item import Item, Option, Why
from policystory.items.questions.of_facts import (
    citations,
    proof_facts,
    shared_objectives,
)
from policystory.items.refusal import Refusal

DIRECTION = "value"
FEWEST = 2
"""Right options, and wrong ones, that a question with several right answers needs."""
MOST = 10
"""Right options that an item holds at most."""
POOL = 12
"""Wrong options that an item keeps; more would never be drawn."""
TIERS = 3
"""Named confusions, the topic's, others."""


class Choice(NamedTuple):
    """One option with its proof and its feedback; of wrong ones the lower tier is the likelier confusion."""

    option: Option
    why: tuple[Why, ...]
    feedback: str
    tier: int = 0


def refusal(fact: Fact, reason: str) -> Refusal:
    """Return why a fact yields no item with several right options."""
    return Refusal(fact.id, multiple_choice.NAME, DIRECTION, reason)


def item(
    corpus: Corpus,
    family: str,
    stem: str,
    asked: tuple[Fact, ...],
    right: Iterable[Choice],
    wrong: Iterable[Choice],
) -> Item | None:
    """Make an item that asks for several options, or None where too few are left.

    Arguments: the corpus; the family; the question; the facts asked for, the one under which the
    item is filed first; the right options and the wrong ones. Of options that read alike one is
    kept, and the right one rather than a wrong one.
    """
    rights = {choice.option.id: choice for choice in reversed(list(right))}
    wrongs: dict[str, Choice] = {}
    for choice in sorted(wrong, key=lambda choice: (choice.tier, choice.option.id)):
        if choice.option.id not in rights and len(wrongs) < POOL:
            wrongs.setdefault(choice.option.id, choice)
    if not FEWEST <= len(rights) <= MOST or len(wrongs) < FEWEST:
        return None
    choices = sorted(
        (*rights.values(), *wrongs.values()), key=lambda choice: choice.option.id
    )
    why = {choice.option.id: choice.why for choice in choices}
    return Item(
        id=f"{family}.{multiple_choice.NAME}",
        family=family,
        kind=multiple_choice.NAME,
        direction=DIRECTION,
        asked=tuple(fact.id for fact in asked),
        topic=corpus.topic_of[asked[0].id],
        stem=stem,
        options=tuple(choice.option for choice in choices),
        tiers=_tiers(wrongs),
        key=tuple(sorted(rights)),
        why=why,
        feedback={choice.option.id: choice.feedback for choice in choices},
        facts=tuple(sorted({fact.id for fact in asked} | proof_facts(why.values()))),
        sources=citations(asked),
        objectives=shared_objectives(asked),
    )


def _tiers(wrongs: dict[str, Choice]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of wrong options by tier."""
    tiers: list[list[str]] = [[] for _ in range(TIERS)]
    for id_, choice in wrongs.items():
        tiers[choice.tier].append(id_)
    return tuple(tuple(tier) for tier in tiers)

"""Items with several right options: one shape, whether statements or members of a list are asked for."""

from collections.abc import Iterable
from typing import NamedTuple

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact
from policystory.items.item import Item, Option, Why
from policystory.items.questions.several.exchangeable import shared_objectives
from policystory.items.rules.item_rules import FEEDBACK_WORDS

KIND = "multiple-choice"
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


def not_right(told: str, taken_from: str = "") -> str:
    """Return the feedback on a wrong option: what is true, and if there is room what it was mixed up with."""
    full = f"Not right. {told} {taken_from}".strip()
    return full if len(full.split()) <= FEEDBACK_WORDS else f"Not right. {told}"


def item(
    corpus: Corpus,
    family: str,
    stem: str,
    asked: tuple[Fact, ...],
    right: Iterable[Choice],
    wrong: Iterable[Choice],
) -> Item | None:
    """Make an item that asks for several options, or None where too few are left once none is there twice.

    Arguments: the corpus; the family; the question; the facts asked for, the one under which the
    item is filed first; the right options and the wrong ones. A wrong option that reads like a
    right one is left out.
    """
    rights = {choice.option.id: choice for choice in reversed(list(right))}
    wrongs: dict[str, Choice] = {}
    for choice in sorted(wrong, key=lambda choice: (choice.tier, choice.option.id)):
        if choice.option.id not in rights and len(wrongs) < POOL:
            wrongs.setdefault(choice.option.id, choice)
    if not FEWEST <= len(rights) <= MOST or len(wrongs) < FEWEST:
        return None
    shown = sorted(
        (*rights.values(), *wrongs.values()), key=lambda choice: choice.option.id
    )
    return Item(
        id=f"{family}.{KIND}",
        family=family,
        kind=KIND,
        direction=DIRECTION,
        asked=tuple(fact.id for fact in asked),
        topic=corpus.topic_of[asked[0].id],
        stem=stem,
        options=tuple(choice.option for choice in shown),
        tiers=tuple(
            tuple(id_ for id_, one in wrongs.items() if one.tier == tier)
            for tier in range(TIERS)
        ),
        key=tuple(choice.option.id for choice in shown if choice.option.id in rights),
        why={choice.option.id: choice.why for choice in shown},
        feedback={choice.option.id: choice.feedback for choice in shown},
        facts=rests_on(asked, (choice.why for choice in shown)),
        sources=cited(asked),
        objectives=shared_objectives(asked),
    )


def rests_on(
    asked: tuple[Fact, ...], proofs: Iterable[tuple[Why, ...]]
) -> tuple[str, ...]:
    """Return every fact that an item asks for or that its proofs rest on."""
    return tuple(
        sorted(
            {fact.id for fact in asked}
            | {id_ for proof in proofs for why in proof for id_ in why.facts}
        )
    )


def cited(asked: tuple[Fact, ...]) -> tuple[Citation, ...]:
    """Return every citation of the facts asked for, once."""
    return tuple(sorted({citation for fact in asked for citation in fact.sources}))

"""The one shape of all items with several right options."""

from collections.abc import Iterable
from typing import NamedTuple

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.forms import multiple_choice
from policystory.items.item import Item, Option, Why
from policystory.items.questions.build_item import build_item, in_tiers
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
    """One option with its proof and its feedback; the lower the tier, the likelier a confusion."""

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
    stems: tuple[str, ...],
    asked: tuple[Fact, ...],
    right: Iterable[Choice],
    wrong: Iterable[Choice],
) -> Item | None:
    """Make an item that asks for several options, or None where too few are left.

    Arguments: the corpus; the family; the wordings of the question; the facts asked for, the one
    under which the item is filed first; the right options and the wrong ones. Of options that read
    alike one is kept, and the right one rather than a wrong one.
    """
    choices: dict[str, Choice] = {}
    for choice in right:
        choices.setdefault(choice.option.id, choice)
    key = tuple(sorted(choices))
    tiers: dict[str, int] = {}
    for choice in sorted(wrong, key=lambda choice: (choice.tier, choice.option.id)):
        if choice.option.id not in choices and len(tiers) < POOL:
            choices[choice.option.id] = choice
            tiers[choice.option.id] = choice.tier
    if not FEWEST <= len(key) <= MOST or len(tiers) < FEWEST:
        return None
    why: dict[str, tuple[Why, ...]] = {}
    feedback: dict[str, str] = {}
    options: list[Option] = []
    # Options stand by their ids, so that their order does not tell which are right.
    for id_ in sorted(choices):
        options.append(choices[id_].option)
        why[id_] = choices[id_].why
        feedback[id_] = choices[id_].feedback
    return build_item(
        corpus,
        multiple_choice.NAME,
        DIRECTION,
        asked,
        family=family,
        stem=stems[0],
        wordings=stems,
        options=tuple(options),
        tiers=in_tiers(tiers, TIERS),
        key=key,
        why=why,
        feedback=feedback,
    )

"""Build an item with several right options; the caller has proved every option right or wrong."""

from collections.abc import Iterable
from typing import NamedTuple

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.forms import multiple_choice
from policystory.items.item import (
    FeedbackTexts,
    Item,
    Option,
    Proof,
    Proofs,
    Texts,
)
from policystory.items.questions.build_item import build_item, in_tiers
from policystory.items.questions.feedback.right_answer import tried
from policystory.items.refusal import Refusal

DIRECTION = "value"
FEWEST = 2
"""The fewest right options, and the fewest wrong ones, of such an item."""
MOST = 10
"""The most right options of such an item."""
POOL = 12
"""The most wrong options that such an item keeps; more would never be drawn."""
TIERS = 3
"""Tiers of wrong options: 0 an author names the confusion, 1 the same topic, 2 others."""


class Choice(NamedTuple):
    """An option with its proof and feedback.

    `tier` matters for wrong options: those of a low tier are likelier confusions and drawn first.
    `tried` is shown instead of `feedback` while the question can still be tried again, if
    `feedback` would reveal further answers.
    """

    option: Option
    why: Proof
    feedback: str
    tier: int = 0
    tried: str = ""


def refusal(fact: Fact, reason: str) -> Refusal:
    """Return a Refusal that says why a fact cannot become an item with several right options."""
    return Refusal(fact.id, multiple_choice.NAME, DIRECTION, reason)


def item(
    corpus: Corpus,
    family: str,
    stems: Texts,
    asked: tuple[Fact, ...],
    right: Iterable[Choice],
    wrong: Iterable[Choice],
) -> Item | None:
    """Return an item with several right options; None if too few or too many options are left.

    Arguments: `corpus`; `family`: the family's name; `stems`: the wordings of the question;
    `asked`: the facts asked for; the item belongs to the first; `right` and `wrong`: the options.
    If two options have the same id, one is kept; a right one is preferred.
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
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    options: list[Option] = []
    # Options stand by their ids, so that their order does not tell which are right.
    for id_ in sorted(choices):
        options.append(choices[id_].option)
        why[id_] = choices[id_].why
        feedback[id_] = choices[id_].feedback
        if choices[id_].tried:
            feedback[tried(id_)] = choices[id_].tried
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

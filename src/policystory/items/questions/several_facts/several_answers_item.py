"""Build an item with several right options, each of which the caller has proved right or wrong."""

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
    """An option of an item with several right options, with its proof and feedback.

    - `why`: the proof that the option is right or wrong.
    - `tier`: for a wrong option, from 0 (most easily confused with right ones, drawn first) to 2.
    - `tried`: shown instead of `feedback` while the question can be tried again, if `feedback`
      would reveal right options; otherwise "".
    """

    option: Option
    why: Proof
    feedback: str
    tier: int = 0
    tried: str = ""


def refusal(fact: Fact, reason: str) -> Refusal:
    """Return a Refusal: why a fact gives no item with several right options.

    `reason` is in words, without the fact's id.
    """
    return Refusal(fact.id, multiple_choice.NAME, DIRECTION, reason)


def item(
    corpus: Corpus,
    family: str,
    stems: Texts,
    asked: tuple[Fact, ...],
    right: Iterable[Choice],
    wrong: Iterable[Choice],
) -> Item | None:
    """Return an item with several right options; None if it would have too few or too many.

    It must have 2 to 10 right options and at least 2 wrong ones; at most 12 wrong ones are kept.
    `family`: a name shared by items that ask the same thing. `stems`: the wordings of the question.
    `asked`: the facts asked for; the item belongs to the first. `right` and `wrong`: the options;
    of two with the same id, only one is kept, the right one if there is one.
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
    if not FEWEST <= len(key) <= MOST:
        return None
    if len(tiers) < FEWEST:
        return None
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    options: list[Option] = []
    # Sorted by id, so that the order does not tell which options are right.
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

"""Feedback on a wrong option: what is true, and, where it teaches anything, where the wrong option belongs."""

from functools import lru_cache

from policystory.facts.record import Fact, Kind, Status, Value
from policystory.items.rules.item_rules import FEEDBACK_WORDS

MEANINGS: dict[str, dict[Value, str]] = {
    "status": {
        Status.PROMISED: "Promised: somebody has said that they will give or do it.",
        Status.ANNOUNCED: "Announced: made known as a plan, and not yet carried out.",
        Status.SECURED: "Secured: others have agreed to it; it has not yet arrived.",
        Status.DELIVERED: "Done or delivered: it has happened, or has arrived.",
    },
    "kind": {
        Kind.OFFICIAL_FIGURE: "An official figure: counted and given out by an authority.",
        Kind.ESTIMATE: "An estimate: worked out, not counted.",
        Kind.OPINION: "An opinion: a judgement, from which others may differ.",
        Kind.PREDICTION: "A prediction: it says what is still to come.",
        Kind.COMMITMENT: "A commitment: somebody undertakes to do it.",
    },
}
"""What the options mean that are no things of the story: another statement of the same status would
explain nothing."""


def not_right(
    fact: Fact, direction: str, text: str, value: Value, taken_from: Fact
) -> str:
    """Say what is true, and where a wrong option belongs, within 60 words.

    Where it belongs is said only if that is another answer to the same question, or a confusion
    that an author named.

    Arguments: the fact asked for; the direction; the wrong option as it is written, its value, and
    the fact that it is taken from.
    """
    short = f"Not right. {fact.says}"
    if direction in MEANINGS:
        more = MEANINGS[direction].get(value, "")
    elif taken_from.property == fact.property or taken_from.id in fact.confusable:
        more = f"“{text}” belongs elsewhere: {taken_from.says}"
    else:
        return short
    return (
        f"{short} {more}".strip()
        if _length(short) + _length(more) <= FEEDBACK_WORDS
        else short
    )


@lru_cache(maxsize=16384)  # each sentence stands in the feedback of many items
def _length(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())

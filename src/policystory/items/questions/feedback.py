"""Feedback: sentences on an answer that say what is true, and where a wrong option belongs."""

from policystory.facts.record import Fact, Kind, Status, Value
from policystory.items.questions.question import Question
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
"""What the options mean that are no things of the story.

Another statement of the same status would explain nothing.
"""


def within_limit(*texts: str) -> str:
    """Return the first of some texts that is no longer than a feedback may be, or else the last.

    >>> within_limit("word " * 100, "a few words")
    'a few words'
    """
    for text in texts:
        # Words need counting only where there are spaces enough.
        if text.count(" ") < FEEDBACK_WORDS or len(text.split()) <= FEEDBACK_WORDS:
            return text
    return texts[-1]


def right(fact: Fact) -> str:
    """Say that an answer is right, and what is true."""
    return f"Right. {fact.says}"


def wrong_feedback(
    question: Question, text: str, value: Value, taken_from: Fact
) -> str:
    """Say what is true and, where it teaches something, where a wrong option belongs.

    It does if that is another answer to the same question, or a confusion that an author named.

    Arguments: the question; the wrong option as it is written; its value; the fact that it is taken
    from.
    """
    fact = question.fact
    short = f"Not right. {fact.says}"
    if question.direction in MEANINGS:
        meaning = MEANINGS[question.direction].get(value)
        return within_limit(f"{short} {meaning}", short) if meaning else short
    if taken_from.property == fact.property or taken_from.id in fact.confusable:
        return within_limit(
            f"{short} “{text}” belongs elsewhere: {taken_from.says}", short
        )
    return short

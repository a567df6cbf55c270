"""Feedback: what a learner reads after an answer: what is true, and why a wrong option is wrong."""

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
"""What a status or a kind of statement means, as a sentence for each: it is the feedback on such an
option, for which another statement of the same status would explain nothing."""


def within_limit(*texts: str) -> str:
    """Return the first of several texts that has at most 60 words; if none has, the last text.

    >>> within_limit("word " * 100, "a few words")
    'a few words'
    """
    for text in texts:
        # Words need counting only where there are spaces enough.
        if text.count(" ") < FEEDBACK_WORDS or len(text.split()) <= FEEDBACK_WORDS:
            return text
    return texts[-1]


def right(fact: Fact) -> str:
    """Return the feedback on the right answer: what the fact says."""
    return f"Right. {fact.says}"


def wrong_feedback(
    question: Question, text: str, value: Value, taken_from: Fact
) -> str:
    """Return the feedback on a wrong option: what is true and, if it helps, whose answer this is.

    The second sentence helps if the option answers the same question about something else, or if
    an author named its fact as easily confused with this one.

    Arguments: the question; the wrong option's text; its value; the fact that it comes from.
    """
    fact = question.fact
    short = f"Not right. {fact.says}"
    longer = ""
    if question.direction in MEANINGS:
        meanings = MEANINGS[question.direction]
        longer = meanings.get(value, "")
    elif taken_from.property == fact.property or taken_from.id in fact.confusable:
        longer = f"“{text}” belongs elsewhere: {taken_from.says}"
    if not longer:
        return short
    return within_limit(f"{short} {longer}", short)

"""Feedback in the invented world: what is told of right and wrong answers."""

import pytest

from policystory.facts.record import Kind, Status
from policystory.items.questions.feedback import right, where, within_limit
from policystory.items.questions.question import Question
from policystory.items.questions.wrong_feedback import wrong_feedback
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from tests.worlds import corpus, corpus_of, fact, people, with_facts

HERE = "(HN ¶1, May 1911)"
ASKED = fact(
    "asked",
    says="In May 1911 Ada Marsh tended the lamp of Gull Rock.",
    value="ada-marsh",
)


@pytest.mark.parametrize(
    ("words", "expected"), [(FEEDBACK_WORDS, "long"), (FEEDBACK_WORDS + 1, "short")]
)
def test_first_text_within_the_limit_is_taken(words: int, expected: str) -> None:
    """A feedback has at most so many words."""
    long = " ".join(["word"] * words)
    assert {"long": long, "short": "few"}[expected] == within_limit(long, "few")


def test_last_text_is_taken_where_none_fits() -> None:
    """What must be said is said, and the rule for items refuses it."""
    long = "word " * (FEEDBACK_WORDS + 1)
    assert long == within_limit(f"{long} more", long)

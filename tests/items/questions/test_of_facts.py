import pytest

from policystory.facts.record import Citation
from policystory.items.questions.of_facts import (
    citations,
    confusion_tier,
    shared_objectives,
    within_limit,
)
from tests.worlds import fact


def test_objectives_shared_are_those_of_every_fact() -> None:
    """What only some of the facts practise is not practised by an item over all of them."""
    first = fact("a", objectives=("x", "y", "z"))
    second = fact("b", objectives=("z", "x"))
    assert ("x", "z") == shared_objectives([first, second])


def test_citation_of_two_facts_stands_once() -> None:
    """Facts of one paragraph have one citation."""
    other = fact("b", sources=(Citation("harbour-news", 2), Citation("a", 1)))
    assert (Citation("a", 1), Citation("harbour-news", 2)) == citations([fact(), other])


@pytest.mark.parametrize(
    ("confusable", "topic", "tier"), [(("b",), "x", 0), ((), "t", 1), ((), "x", 2)]
)
def test_confusion_that_an_author_names_comes_first(
    confusable: tuple[str, ...], topic: str, tier: int
) -> None:
    """Then come facts of the same topic, then all others; either of two facts may name the other."""
    first, second = fact("a", confusable=confusable), fact("b")
    topics = {"a": "t", "b": topic}
    assert tier == confusion_tier(topics, [first], second)
    assert tier == confusion_tier(topics, [second], first)


def test_feedback_is_the_first_text_that_is_short_enough() -> None:
    """Where none is, the last one stands."""
    assert "short" == within_limit("word " * 61, "short")
    assert "whole" == within_limit("whole", "short")

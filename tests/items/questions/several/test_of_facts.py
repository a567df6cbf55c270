import pytest

from policystory.items.questions.several.of_facts import (
    confusion_tier,
    within_limit,
)
from tests.worlds import fact, with_facts


@pytest.mark.parametrize(
    ("confusable", "topic", "tier"), [(("b",), "x", 0), ((), "t", 1), ((), "x", 2)]
)
def test_confusion_that_an_author_names_comes_first(
    confusable: tuple[str, ...], topic: str, tier: int
) -> None:
    """Then come facts of the same topic, then all others; either fact may name the other."""
    first, second = fact("a", confusable=confusable), fact("b")
    world = with_facts(first, second)
    world.topic_of.update({"a": "t", "b": topic})
    assert tier == confusion_tier(world, [first], second)
    assert tier == confusion_tier(world, [second], first)


def test_feedback_is_the_first_text_that_is_short_enough() -> None:
    """Where none is, the last one stands."""
    assert "short" == within_limit("word " * 61, "short")
    assert "whole" == within_limit("whole", "short")

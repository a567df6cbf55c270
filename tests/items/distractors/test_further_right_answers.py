"""What else answers a question that leaves out a part of its fact."""

import pytest

from policystory.items.distractors.further_right_answers import other_answers
from tests.worlds import fact, people, with_facts

APRIL = fact("april", speaker="harbour-board")
MAY = fact("may", period="1911-05", value=people(9000), speaker="harbour-board")
TRUST = fact("trust", value=people(7000), speaker="lighthouse-trust")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("How many passengers did the Harbour Board count in April 1911?", set()),
        ("How many passengers did the Harbour Board count?", {MAY.value}),
        ("How many passengers were counted in April 1911?", {TRUST.value}),
        ("How many passengers were counted?", {MAY.value, TRUST.value}),
    ],
)
def test_part_that_is_not_said_tells_no_answers_apart(
    asked: str, expected: set[object]
) -> None:
    """Only what the words say can make another fact's value a wrong answer."""
    world = with_facts(APRIL, MAY, TRUST)
    assert expected == other_answers(world, APRIL, "value", asked)

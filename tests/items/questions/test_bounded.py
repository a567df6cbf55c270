"""A figure that a report only bounds is asked for as a bound."""

import pytest

from policystory.facts.record import Bound
from policystory.items.questions.type_number import bounded


@pytest.mark.parametrize(
    ("stem", "bound", "expected"),
    [
        ("How many came?", Bound.EXACTLY, ("How many came?",)),
        (
            "So how many came?",
            Bound.MORE_THAN,
            ("So more than how many came?",),
        ),
        ("What share came?", Bound.ABOUT, ("About what share came?",)),
        ("at least how much was it?", Bound.AT_LEAST, ("at least how much was it?",)),
        ("which number was it?", Bound.MORE_THAN, ()),
    ],
)
def test_bound_stands_in_the_question(
    stem: str, bound: Bound, expected: tuple[str, ...]
) -> None:
    """What can take no bound is not asked as if its figure were exact."""
    assert expected == bounded((stem,), bound)

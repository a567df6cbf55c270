"""A figure that a report only bounds is asked for as a bound."""

import pytest

from policystory.facts.record import Bound
from policystory.items.item import Texts
from policystory.items.questions.bounds import bounded, without_bound

ASKED = "How many came?"
WITH_BOUND = "More than a certain number came. Which number?"


@pytest.mark.parametrize(
    ("stems", "bound", "expected"),
    [
        ((ASKED,), Bound.EXACTLY, (ASKED,)),
        (
            (ASKED,),
            Bound.MORE_THAN,
            (f"{ASKED} Which number does the report say was exceeded?",),
        ),
        (
            ("What share came?",),
            Bound.ABOUT,
            ("What share came? Which round number does the report give?",),
        ),
        (("at least how much?",), Bound.AT_LEAST, ("at least how much?",)),
        ((ASKED, WITH_BOUND), Bound.MORE_THAN, (WITH_BOUND,)),
    ],
)
def test_bound_stands_in_the_question(
    stems: Texts, bound: Bound, expected: Texts
) -> None:
    """Of a figure that is only limited, the number beside the limit is asked for."""
    asked = bounded(stems, bound)
    assert expected == asked
    assert asked == bounded(asked, bound)


@pytest.mark.parametrize(
    ("stems", "expected"),
    [
        ((ASKED, WITH_BOUND), (ASKED,)),
        ((WITH_BOUND,), (WITH_BOUND,)),
    ],
)
def test_options_show_the_bound_themselves(stems: Texts, expected: Texts) -> None:
    """A wording with the limit is for typing alone, unless there is no other."""
    assert expected == without_bound(stems, Bound.MORE_THAN)

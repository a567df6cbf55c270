from typing import Any

import pytest

from policystory.errors import QuizError
from policystory.quiz.blueprint import Pool
from tests.quiz.drawing import BANK, drawn, pool


@pytest.mark.parametrize(
    ("parts", "facts"),
    [
        ({"facts": ("keeper-gull",)}, {"keeper-gull"}),
        (
            {"objectives": ("name-a-keeper", "unknown")},
            {"keeper-gull", "keeper-tern", "keeper-pier"},
        ),
        (
            {"topics": ("crossings",), "kinds": ("number",)},
            {"carried-april", "carried-1910", "carried-winter", "carried-august"},
        ),
        (
            {"directions": ("speaker", "period"), "kinds": ("single-choice",)},
            {"carried-winter", "carried-august"},
        ),
        ({"kinds": ("essay",)}, set()),
    ],
)
def test_a_pool_holds_what_fits_every_field_that_is_given(
    parts: dict[str, Any], facts: set[str]
) -> None:
    """Fields narrow a pool together; the values of one field widen it."""
    assert facts == {item.asked[0] for item in pool(**parts).items(BANK)}


def test_an_empty_pool_asks_for_nothing_special() -> None:
    """A pool without fields fits all items."""
    assert list(BANK.items.values()) == pool().items(BANK)


@pytest.mark.parametrize(
    ("pools", "sentence"),
    [
        (
            (
                pool(
                    "few",
                    4,
                    objectives=("name-a-keeper",),
                    kinds=("single-choice",),
                    directions=("value",),
                ),
            ),
            "quiz 'l/q', pool 'few': 4 items are asked for, 3 can be drawn of 3 that fit; ",
        ),
        (
            (pool("a", facts=("cause-reed",)), pool("none", facts=("cause-reed",))),
            "quiz 'l/q', pool 'none': 1 items are asked for, 0 can be drawn of 1 that fit; ",
        ),
    ],
)
def test_a_pool_that_holds_too_little_says_so(
    pools: tuple[Pool, ...], sentence: str
) -> None:
    """A blueprint that cannot be drawn names quiz, pool and numbers, and what to do."""
    with pytest.raises(QuizError) as error:
        drawn("s", *pools)
    assert (
        f"{sentence}widen the pool's objectives, kinds or topics, or lower its count"
        == str(error.value)
    )


def test_the_bank_is_drawn_from_widely() -> None:
    """Every item of a pool is drawn for someone."""
    fits = pool(objectives=("name-a-keeper",), directions=("value",))
    quizzes = [drawn(str(seed), fits) for seed in range(40)]
    assert {item.id for item in fits.items(BANK)} == {
        key.name for quiz in quizzes for key in quiz.key.items.values()
    }

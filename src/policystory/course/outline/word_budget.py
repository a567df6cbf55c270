"""Limits for the text of a lesson, as course.yml gives them."""

from decimal import Decimal
from typing import Annotated

import msgspec

from policystory.facts.record import Record, check_number

Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
Words = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
_HIGHEST_GRADE = Decimal(30)
"""The highest grade of readability that a text can be held to."""


class WordBudget(Record, frozen=True, kw_only=True):
    """Limits for the text of a lesson; None: no limit.

    `least` and `most`: how many words of running text the lesson may have in the parts with a check
    (a short quiz). `denials`: the percentage of sentences that may say "not", "never" and the like.
    `grade`: the highest grade of readability by Flesch and Kincaid, a school year.
    """

    least: Words | None = None
    most: Words | None = None
    denials: Percent | None = None
    grade: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a grade that no text has."""
        if self.grade is not None:
            check_number("grade", self.grade, Decimal(0), _HIGHEST_GRADE)

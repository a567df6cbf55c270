"""Names typed with more or fewer words than their entity has."""

import pytest

from policystory.items.item import Reason, TextKey
from policystory.items.typed_answers.longer_names import reason_for
from policystory.items.typed_answers.misspellings import name_forms

ADA = TextKey(
    ("Ada Maria Marsh", "Mrs Marsh", "Marsh"),
    beside=("keeper", "skerry"),
    other_names=("tom reed", "reed", "anna marsh"),
    is_person=True,
)
ROCK = TextKey(("Gull Rock",), other_names=("north pier",))


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        (ADA, "Keeper Ada Maria Marsh", Reason.RIGHT),
        (ADA, "Mrs Marsh, keeper of Skerry", Reason.RIGHT),
        (ADA, "Mrs Marsh (the keeper)", Reason.RIGHT),
        (ADA, "Ada Marsh", Reason.RIGHT),
        (ADA, "Ada M. Marsh", Reason.RIGHT),
        (ADA, "Ada B. Marsh", Reason.RIGHT),
        (ADA, "Marsh, Ada M.", Reason.RIGHT),
        (ADA, "A. Marsh", Reason.UNCLEAR),
        (ADA, "A. M. Marsh", Reason.UNCLEAR),
        (ADA, "the young Marsh", Reason.UNCLEAR),
        (ADA, "Ada Beth Marsh", Reason.UNCLEAR),
        (ADA, "Marsh and Tom Reed", Reason.WRONG),
        (ADA, "Reed or Marsh", Reason.WRONG),
        (ADA, "Maria", None),
        (ADA, "Tom Reed", None),
        (ROCK, "Gull Rock lighthouse", Reason.UNCLEAR),
        (ROCK, "Gull Rock and North Pier", Reason.WRONG),
        (ROCK, "G. Rock", None),
        (ROCK, "Rock", None),
    ],
)
def test_right_name_with_other_words(
    key: TextKey, typed: str, reason: Reason | None
) -> None:
    """Known words and initials change nothing, another name is wrong, the rest is asked back."""
    assert reason == reason_for(name_forms(typed), key)

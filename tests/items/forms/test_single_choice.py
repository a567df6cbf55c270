from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.forms.single_choice import parse, samples
from policystory.items.item import Item, Reason, Sample, paper_item
from policystory.items.variant import variant
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    ALL_OR_NOTHING,
    marked_twice,
    reasons_of_samples,
)
from tests.worlds import course

DRAWN = [
    drawn
    for item in course().bank.items.values()
    if item.kind == "single-choice" and (drawn := variant(item, "seed")) is not None
]


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_each_sample_of_a_variant_earns_its_mark(item: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    assert ALL_OR_NOTHING == reasons_of_samples(item, points=2)


@pytest.mark.parametrize(
    ("response", "reason", "value"),
    [
        (None, Reason.UNANSWERED, None),
        ("", Reason.UNANSWERED, None),
        ("ada-marsh", None, "ada-marsh"),
        ("Ada Marsh", Reason.UNREADABLE, None),
        (0, Reason.UNREADABLE, None),
        (False, Reason.UNREADABLE, None),
        (["ada-marsh"], Reason.UNREADABLE, None),
    ],
)
def test_only_the_id_of_an_option_is_read(
    response: object, reason: Reason | None, value: str | None
) -> None:
    """An untouched question is unanswered, other responses are unreadable; neither is wrong."""
    keeper = next(item for item in DRAWN if item.asked[0] == "keeper-gull")
    reading = parse(paper_item(keeper, Decimal(1)), response)
    assert (reason, value) == (reading.reason, reading.value)
    assert (reason is None) == (reading.sentence == "")


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    assert (response == item.key) == marked_twice(item, response).points


def test_sample_is_a_value() -> None:
    """Samples can be compared, so that a kind's own proof can be looked at."""
    keeper = next(item for item in DRAWN if item.asked[0] == "keeper-gull")
    assert Sample("ada-marsh", Reason.RIGHT, Decimal(1)) in list(samples(keeper))

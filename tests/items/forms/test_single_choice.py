from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.single_choice import parse, samples, score
from policystory.items.item import Item, Reason, Sample, key_item, paper_item
from policystory.items.variant import variant
from tests.worlds import course

DRAWN = [
    drawn
    for item in course().bank.items.values()
    if item.kind == "single-choice" and (drawn := variant(item, "seed")) is not None
]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(item: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    shown, key = paper_item(item, Decimal(2)), key_item(item)
    wanted = list(samples(item))
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNREADABLE, Reason.UNANSWERED} == {
        one.reason for one in wanted
    }
    for one in wanted:
        found = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (found.reason, found.points), one


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
    found = parse(paper_item(keeper, Decimal(1)), response)
    assert (reason, value) == (found.reason, found.value)
    assert (reason is None) == (found.sentence == "")


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    reading = parse(shown, response)
    assert score(key, reading).share == (1 if reading.value == item.key else 0)
    assert mark(shown, key, response).points == (1 if response == item.key else 0)


def test_a_sample_is_a_value() -> None:
    """Samples can be compared, so that a kind's own proof can be looked at."""
    keeper = next(item for item in DRAWN if item.asked[0] == "keeper-gull")
    assert Sample("ada-marsh", Reason.RIGHT, Decimal(1)) in list(samples(keeper))

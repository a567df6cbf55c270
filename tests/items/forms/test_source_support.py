from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.bank import Bank
from policystory.items.forms.source_support import NAME
from policystory.items.item import Item
from policystory.items.variant import variant
from tests.fuzz.values import JSON
from tests.items.forms.proving import ALL_OR_NOTHING, marked_twice, reasons_of_samples
from tests.papers import papers

BANK = Bank(papers())


ITEMS = [item for fact in papers().facts for item in BANK.of(fact, NAME)]


DRAWN = [
    drawn
    for item in ITEMS
    for seed in ("a", "b")
    if (drawn := variant(item, seed)) is not None
]


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_each_sample_of_a_variant_earns_its_mark(item: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    assert ALL_OR_NOTHING == reasons_of_samples(item, points=2)


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    assert (response == item.key) == marked_twice(item, response).points

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.bank import Bank
from policystory.items.forms.source_support import NAME, parse, samples, score
from policystory.items.item import Item, Reason, key_item, paper_item
from policystory.items.variant import variant
from tests.items.forms.test_single_choice import JSON
from tests.papers import papers

BANK = Bank(papers())
ITEMS = [item for fact in papers().facts for item in BANK.of(fact, NAME)]
DRAWN = [
    drawn
    for item in ITEMS
    for seed in ("a", "b")
    if (drawn := variant(item, seed)) is not None
]


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(drawn: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    shown, key = paper_item(drawn, Decimal(2)), key_item(drawn)
    wanted = list(samples(drawn))
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNREADABLE, Reason.UNANSWERED} == {
        one.reason for one in wanted
    }
    for one in wanted:
        found = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (found.reason, found.points), one


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(drawn: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    reading = parse(paper_item(drawn, Decimal(1)), response)
    assert score(key_item(drawn), reading).share == (
        1 if reading.value == drawn.key else 0
    )
    assert mark(paper_item(drawn, Decimal(1)), key_item(drawn), response).points == (
        1 if response == drawn.key else 0
    )

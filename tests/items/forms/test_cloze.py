from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.cloze import parse, samples, score
from policystory.items.item import (
    Item,
    PairsKey,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.worlds import corpus, course

ITEMS = [item for item in course().bank.items.values() if item.kind == "cloze"]
DRAWN = [drawn for item in ITEMS if (drawn := variant(item, "seed")) is not None]
TWO = next(drawn for drawn in DRAWN if drawn.asked[0] == "carried-winter")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(item: Item) -> None:
    """A variant breaks no rule, shows three options a gap, and each sample earns its mark."""
    assert list(broken(item)) == []
    assert {3} == {len(gap.options) for gap in item.prompts}
    shown, key = paper_item(item, Decimal(2)), key_item(item)
    found = {one.reason for one in samples(item)}
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNANSWERED, Reason.UNREADABLE} <= found
    for one in samples(item):
        got = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (got.reason, got.points), one


@pytest.mark.parametrize(
    ("value", "period", "reason", "points"),
    [
        ("9-600", "from-october-1910-to-march-1911", Reason.RIGHT, "1"),
        ("9-600", "in-april-1911", Reason.PARTLY_RIGHT, "0.5"),
        ("9-600", None, Reason.PARTLY_RIGHT, "0.5"),
        ("about-15-000", "from-october-1910-to-march-1911", Reason.PARTLY_RIGHT, "0.5"),
        ("about-15-000", "in-april-1911", Reason.WRONG, "0"),
        ("", "in-april-1911", Reason.WRONG, "0"),
        (None, "", Reason.UNANSWERED, "0"),
        ("no-such-option", "in-april-1911", Reason.UNREADABLE, "0"),
        ("in-april-1911", "in-april-1911", Reason.UNREADABLE, "0"),
        (3, "in-april-1911", Reason.UNREADABLE, "0"),
    ],
)
def test_gaps_are_scored_one_by_one(
    value: object, period: object, reason: Reason, points: str
) -> None:
    """Each gap earns its share, an open one nothing; what is no option of it is not read."""
    found = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"value": value, "period": period}
    )
    assert (reason, Decimal(points)) == (found.reason, found.points)


def test_each_filled_gap_gets_its_own_feedback() -> None:
    """A right gap is confirmed, a wrong one is explained, an open one gets no feedback."""
    both = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"period": "in-april-1911", "value": "9-600"}
    )  # fmt: skip
    true = corpus().facts["carried-winter"].says
    other = corpus().facts["carried-april"].says
    assert both.feedback == (
        f"Right: “9,600”. {true}",
        f"Not right. {true} “in April 1911” belongs elsewhere: {other}",
    )
    one = mark(paper_item(TWO, Decimal(1)), key_item(TWO), {"value": "9-600"})
    assert one.feedback == both.feedback[:1]


@given(
    st.sampled_from(DRAWN),
    JSON | st.dictionaries(st.sampled_from(["value", "period", "population"]), JSON),
)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and points lie from none to all."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    assert score(key, parse(shown, response)) == score(key, parse(shown, response))
    assert 0 <= mark(shown, key, response).points <= 1


@given(st.sampled_from(DRAWN), st.data())
def test_the_share_is_that_of_the_gaps(item: Item, data: st.DataObject) -> None:
    """Whatever options are chosen, the points are the gaps filled rightly among all."""
    assert isinstance(item.key, PairsKey)
    chosen = {
        gap.id: data.draw(st.sampled_from([o.id for o in gap.options]))
        for gap in item.prompts
    }
    right = sum(chosen[gap] == option for gap, option in item.key.pairs.items())
    found = mark(paper_item(item, Decimal(len(chosen))), key_item(item), chosen)
    assert right == found.points


def test_a_key_of_another_kind_is_wrong_and_no_crash() -> None:
    """Halves that do not belong together give no points."""
    single = next(item for item in course().bank.items.values() if item.options)
    assert score(key_item(single), Reading(value={"a": "b"})).reason is Reason.WRONG
    assert score(key_item(TWO), Reading(value="a")).reason is Reason.WRONG
    assert list(samples(single)) == []

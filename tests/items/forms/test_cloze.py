from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.cloze import score
from policystory.items.item import (
    Item,
    PairsKey,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.questions.feedback.right_answer import cited
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    ALL_OR_NOTHING,
    IN_PARTS,
    check_key_of_another_form,
    marked_twice,
    reasons_of_samples,
)
from tests.worlds import corpus, course

ITEMS = [item for item in course().bank.items.values() if item.kind == "cloze"]


DRAWN = [drawn for item in ITEMS if (drawn := variant(item, "seed")) is not None]


TWO = next(drawn for drawn in DRAWN if drawn.asked[0] == "carried-winter")


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_each_sample_of_a_variant_earns_its_mark(item: Item) -> None:
    """A variant breaks no rule, shows three options a gap, and each sample earns its mark."""
    assert [] == list(broken(item))
    assert {3} == {len(gap.options) for gap in item.prompts}
    # A single gap cannot be right in part.
    expected = ALL_OR_NOTHING if len(item.prompts) == 1 else IN_PARTS
    assert expected == reasons_of_samples(item, points=2)


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
    marked = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"value": value, "period": period}
    )
    assert (reason, Decimal(points)) == (marked.reason, marked.points)


def test_each_filled_gap_gets_its_own_feedback() -> None:
    """A right gap is confirmed, a wrong one is explained, an open one gets no feedback."""
    both = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"period": "in-april-1911", "value": "9-600"}
    )  # fmt: skip
    elsewhere = cited(corpus(), corpus().facts["carried-april"])
    assert both.feedback == (
        "Right: “9,600”.",
        f"Not right. Something else happened then. {elsewhere}",
    )
    first_only = mark(paper_item(TWO, Decimal(1)), key_item(TWO), {"value": "9-600"})
    assert first_only.feedback == both.feedback[:1]


def test_whole_statement_is_told_once_when_all_gaps_are_right() -> None:
    """Its sentence would fill a gap that is still open, so it comes only at the end."""
    assert isinstance(TWO.key, PairsKey)
    marked = mark(paper_item(TWO, Decimal(1)), key_item(TWO), TWO.key.pairs)
    assert (f"Right. {corpus().facts['carried-winter'].says}",) == marked.feedback


@given(
    st.sampled_from(DRAWN),
    JSON | st.dictionaries(st.sampled_from(["value", "period", "population"]), JSON),
)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and points lie from none to all."""
    assert 0 <= marked_twice(item, response).points <= 1


@given(st.sampled_from(DRAWN), st.data())
def test_share_is_that_of_the_gaps(item: Item, data: st.DataObject) -> None:
    """Whatever options are chosen, the points are the gaps filled rightly among all."""
    assert isinstance(item.key, PairsKey)
    chosen = {
        gap.id: data.draw(st.sampled_from([o.id for o in gap.options]))
        for gap in item.prompts
    }
    right = sum(chosen[gap] == option for gap, option in item.key.pairs.items())
    marked = mark(paper_item(item, Decimal(len(chosen))), key_item(item), chosen)
    assert right == marked.points


def test_key_of_another_form_earns_nothing() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    check_key_of_another_form("cloze", single, {"a": "b"})
    assert Reason.WRONG is score(key_item(TWO), Reading(value="a")).reason

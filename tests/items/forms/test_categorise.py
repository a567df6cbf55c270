from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Kind
from policystory.grade import CENT, mark
from policystory.items.forms.categorise import parse, samples, score
from policystory.items.item import (
    Item,
    Order,
    PairsKey,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.rules.text_features import telling
from policystory.items.variant import ROWS, variant
from tests.items import fact_sets
from tests.worlds import corpus, course, fact, with_facts

SORTED = fact_sets.sort(
    "carried-1910",
    "carried-april",
    "carried-august",
    "carried-winter",
    "money-gull",
    "money-pier",
)
ITEMS = [fact_sets.item(corpus(), SORTED)]
DRAWN = [drawn for item in ITEMS if (drawn := variant(item, "seed")) is not None]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def pairs(item: Item) -> dict[str, str]:
    """Return the key of an item as an object of rows and categories."""
    assert isinstance(item.key, PairsKey)
    return item.key.pairs


def test_the_course_has_statements_to_be_sorted() -> None:
    """The two papers' figures are official or estimated, and their money is promised."""
    assert ["According to these reports, what kind of statement is each of these?"] == [
        item.stem for item in ITEMS
    ]
    assert ["Official figure", "Estimate", "Commitment"] == [
        option.text for option in ITEMS[0].options
    ]
    assert Order.LISTED is ITEMS[0].order


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_row_is_proved_beside_every_category(item: Item) -> None:
    """Right ones are stated by the row's fact; wrong ones name a fact of that category."""
    assert {
        f"{row.id}/{option.id}" for row in item.prompts for option in item.options
    } == set(item.why)
    for row, own in pairs(item).items():
        for option in item.options:
            first, *rest = item.why[f"{row}/{option.id}"]
            assert set(first.facts) <= set(item.asked)
            assert (option.id == own) == (first.rule == "stated")
            assert (
                [] == rest
                if option.id == own
                else ["taken-from"] == [why.rule for why in rest]
            )
            for why in rest:
                assert (
                    option.id
                    == pairs(item)[item.prompts[item.asked.index(why.facts[0])].id]
                )


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_rows_name_their_report_and_hold_no_word_of_their_category(item: Item) -> None:
    """Each row names its report, and none its category; feedback names category and fact."""
    texts = {option.id: option.text for option in item.options}
    for row, id_ in zip(item.prompts, item.asked, strict=True):
        one = corpus().facts[id_]
        assert corpus().sources[one.sources[0].source].outlet in row.text
        assert telling(row.text.split(": ", 1)[1]).isdisjoint(
            telling(texts[pairs(item)[row.id]])
        )
        assert f"{texts[pairs(item)[row.id]]}: {one.says}" == item.feedback[row.id]
        assert len(item.feedback[row.id].split()) <= FEEDBACK_WORDS


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(item: Item) -> None:
    """A variant has four rows that break no rule, and samples earn what they must earn."""
    assert ROWS == len(item.prompts)
    assert [] == list(broken(item))
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    wanted = list(samples(item))
    assert {
        Reason.RIGHT,
        Reason.PARTLY_RIGHT,
        Reason.WRONG,
        Reason.UNREADABLE,
        Reason.UNANSWERED,
    } == {one.reason for one in wanted}
    for one in wanted:
        found = mark(shown, key, one.response)
        assert (one.reason, one.share.quantize(CENT)) == (found.reason, found.points), (
            one
        )


@pytest.mark.parametrize(
    ("right", "share"), [(4, "1"), (3, "0.75"), (1, "0.25"), (0, "0")]
)
def test_a_sorting_earns_the_share_of_its_right_rows(right: int, share: str) -> None:
    """Rows that are wrong or left out earn nothing; they, or all if all are right, get feedback."""
    item = DRAWN[0]
    rows = list(pairs(item).items())
    other = {
        own: next(option.id for option in item.options if option.id != own)
        for _, own in rows
    }
    given_ = {
        row: own if number < right else other[own]
        for number, (row, own) in enumerate(rows)
    }
    found = score(key_item(item), Reading(value=given_))
    assert Decimal(share) == found.share
    assert tuple(row for row, _ in (rows[right:] or rows)) == found.feedback
    fewer = {row: own for row, own in given_.items() if own == pairs(item)[row]}
    assert not fewer or found.share == score(key_item(item), Reading(value=fewer)).share


def test_what_is_no_sorting_is_unreadable_and_what_is_empty_unanswered() -> None:
    """A row or category that the paper does not show is said to be unreadable, not wrong."""
    item = DRAWN[0]
    shown = paper_item(item, Decimal(1))
    row, own = next(iter(pairs(item).items()))
    for response in (
        None,
        "",
        [],
        {},
        {row: None},
        {row: ""},
        dict.fromkeys(pairs(item)),
    ):
        assert Reason.UNANSWERED is parse(shown, response).reason, response
    for nonsense in (
        {row: "x"},
        {"x": own},
        {"x": None},
        {row: 1},
        {row: [own]},
        {row: False},
        [own],
        own,
        7,
        True,
    ):
        found = parse(shown, nonsense)
        assert (Reason.UNREADABLE, True) == (found.reason, found.sentence != ""), (
            nonsense
        )
    assert {row: own} == parse(
        shown, {row: own, **dict.fromkeys(list(pairs(item))[1:])}
    ).value


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise; what is not a sorting earns nothing."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    assert score(key, parse(shown, response)) == score(key, parse(shown, response))
    assert 0 == mark(shown, key, response).points


@given(st.sampled_from(DRAWN), st.data())
def test_points_are_the_share_of_right_rows(item: Item, data: st.DataObject) -> None:
    """Whatever is chosen for whichever rows, the points are right rows over all rows."""
    categories = st.sampled_from([option.id for option in item.options]) | st.none()
    response = {
        row: data.draw(categories)
        for row in data.draw(st.sets(st.sampled_from(sorted(pairs(item)))))
    }
    found = mark(paper_item(item, Decimal(1)), key_item(item), response)
    right = sum(pairs(item)[row] == category for row, category in response.items())
    assert (Decimal(right) / ROWS).quantize(CENT) == found.points


def test_rows_of_one_report_do_not_name_it() -> None:
    """Where the stem names the report, a row names only whom the report cites."""
    kinds = Kind.OFFICIAL_FIGURE, Kind.ESTIMATE
    facts = [
        fact(
            f"f{number}",
            period=f"1911-0{number + 1}",
            speaker="harbour-board",
            objectives=("read-a-count",),
            kind=kinds[number % 2],
        )
        for number in range(4)
    ]
    board = fact_sets.sort(*(each.id for each in facts), report="harbour-news")
    item = fact_sets.item(with_facts(*facts), board)
    assert (
        "According to the Harbour News (May 1911), what kind of statement is each of these?"
        == item.stem
    )
    assert all(row.text.startswith("The Harbour Board counted") for row in item.prompts)


def test_a_key_of_another_kind_is_wrong_and_no_crash() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    assert Reason.WRONG is score(key_item(single), Reading(value={"a": "b"})).reason
    assert Reason.WRONG is score(key_item(DRAWN[0]), Reading(value="a")).reason
    assert [] == list(samples(single))

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Kind
from policystory.grade import CENT, mark
from policystory.items.draw.rows import ROWS
from policystory.items.forms.categorise import parse, score
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
from policystory.items.variant import variant
from tests.fuzz.values import JSON
from tests.items import fact_sets
from tests.items.forms.proving import (
    IN_PARTS,
    check_key_of_another_form,
    marked_twice,
    reasons_of_samples,
)
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


def pairs(item: Item) -> dict[str, str]:
    """Return the key of an item as an object of rows and categories."""
    assert isinstance(item.key, PairsKey)
    return item.key.pairs


def test_course_has_statements_to_be_sorted() -> None:
    """The two papers' figures are official or estimated, and their money is promised."""
    reports = "the Harbour News (May 1911) and the paper attributed to the Island Post"
    expected = f"According to {reports} (September 1911), what kind of statement is each of these?"
    assert [expected] == [item.stem for item in ITEMS]
    assert ["Official figure", "Estimate", "Commitment"] == [
        option.text for option in ITEMS[0].options
    ]
    assert Order.LISTED is ITEMS[0].order


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_row_is_proved_beside_every_category(item: Item) -> None:
    """Right ones are stated by the row's fact; wrong ones name a fact of that category."""
    shown = product(item.prompts, item.options)
    assert {f"{row.id}/{option.id}" for row, option in shown} == set(item.why)
    for row, category in pairs(item).items():
        for option in item.options:
            first, *rest = item.why[f"{row}/{option.id}"]
            assert set(first.facts) <= set(item.asked)
            assert (option.id == category) == (first.rule == "stated")
            assert (
                [] == rest
                if option.id == category
                else ["taken-from"] == [why.rule for why in rest]
            )
            for why in rest:
                assert (
                    option.id
                    == pairs(item)[item.prompts[item.asked.index(why.facts[0])].id]
                )


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_row_names_its_report_and_not_its_category(item: Item) -> None:
    """Each row names its report, and none its category; feedback names category and fact."""
    texts = {option.id: option.text for option in item.options}
    for row, id_ in zip(item.prompts, item.asked, strict=True):
        row_fact = corpus().facts[id_]
        assert corpus().sources[row_fact.sources[0].source].outlet in row.text
        assert telling(row.text.split(": ", 1)[1]).isdisjoint(
            telling(texts[pairs(item)[row.id]])
        )
        assert f"{texts[pairs(item)[row.id]]}: {row_fact.says}" == item.feedback[row.id]
        assert len(item.feedback[row.id].split()) <= FEEDBACK_WORDS


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_each_sample_of_a_variant_earns_its_mark(item: Item) -> None:
    """A variant has four rows that break no rule, and samples earn what they must earn."""
    assert ROWS == len(item.prompts)
    assert [] == list(broken(item))
    assert IN_PARTS == reasons_of_samples(item)


@pytest.mark.parametrize(
    ("right", "share"), [(4, "1"), (3, "0.75"), (1, "0.25"), (0, "0")]
)
def test_sorting_earns_the_share_of_its_right_rows(right: int, share: str) -> None:
    """Rows that are wrong earn nothing and are explained; if all are right, all get feedback."""
    item = DRAWN[0]
    rows = list(pairs(item).items())
    wrong_for = {
        category: next(option.id for option in item.options if option.id != category)
        for _, category in rows
    }
    given_ = {
        row: category if number < right else wrong_for[category]
        for number, (row, category) in enumerate(rows)
    }
    scored = score(key_item(item), Reading(value=given_))
    assert Decimal(share) == scored.share
    missed = [f"{row}/{given_[row]}" for row, _ in rows[right:]]
    assert tuple(missed or given_) == scored.feedback
    fewer = {
        row: category
        for row, category in given_.items()
        if category == pairs(item)[row]
    }
    assert (
        not fewer or scored.share == score(key_item(item), Reading(value=fewer)).share
    )


def test_unknown_row_is_unreadable_and_empty_sorting_unanswered() -> None:
    """A row or category that the paper does not show is said to be unreadable, not wrong."""
    item = DRAWN[0]
    shown = paper_item(item, Decimal(1))
    row, category = next(iter(pairs(item).items()))
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
        {"x": category},
        {"x": None},
        {row: 1},
        {row: [category]},
        {row: False},
        [category],
        category,
        7,
        True,
    ):
        reading = parse(shown, nonsense)
        assert (Reason.UNREADABLE, True) == (reading.reason, reading.sentence != ""), (
            nonsense
        )
    assert {row: category} == parse(
        shown, {row: category, **dict.fromkeys(list(pairs(item))[1:])}
    ).value


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise; what is not a sorting earns nothing."""
    assert 0 == marked_twice(item, response).points


@given(st.sampled_from(DRAWN), st.data())
def test_points_are_the_share_of_right_rows(item: Item, data: st.DataObject) -> None:
    """Whatever is chosen for whichever rows, the points are right rows over all rows."""
    categories = st.sampled_from([option.id for option in item.options]) | st.none()
    response = {
        row: data.draw(categories)
        for row in data.draw(st.sets(st.sampled_from(sorted(pairs(item)))))
    }
    marked = mark(paper_item(item, Decimal(1)), key_item(item), response)
    right = sum(pairs(item)[row] == category for row, category in response.items())
    assert (Decimal(right) / ROWS).quantize(CENT) == marked.points


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


def test_key_of_another_form_earns_nothing() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    check_key_of_another_form("categorise", single, {"a": "b"})
    assert Reason.WRONG is score(key_item(DRAWN[0]), Reading(value="a")).reason

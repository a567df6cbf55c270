"""The real content: what is put in order, compared or sorted is proved again from facts."""

from itertools import combinations
from typing import cast

import pytest

from policystory.facts.compare import KINDS_APART
from policystory.facts.corpus import folded
from policystory.facts.record import Fact, Kind, Quantity, Status
from policystory.facts.timeline import date_of
from policystory.facts.values.period import read_period
from policystory.items.item import Item, PairsKey
from tests.content.test_corpus import ITEMS, course

CORPUS = course().corpus
ORDERED = [item for item in ITEMS if item.kind == "ordering"]
EXTREMES = [
    item
    for item in ITEMS
    if item.kind == "single-choice" and item.direction in ("time", "size")
]
SORTED = [item for item in ITEMS if item.kind == "categorise"]
ONE_STAGE = ({Status.PROMISED, Status.ANNOUNCED}, {Status.SECURED}, {Status.DELIVERED})


def comes_before(earlier: Fact, later: Fact) -> bool:
    """Tell whether a fact ends before another begins, read from its figure or date as written."""
    if isinstance(earlier.value, Quantity) and isinstance(later.value, Quantity):
        assert earlier.value.unit == later.value.unit
        return earlier.value.amount < later.value.amount
    first, second = date_of(CORPUS, earlier), date_of(CORPUS, later)
    assert first
    assert second
    last = read_period(first).last
    return last is not None and last < read_period(second).first


def test_there_are_items_of_each_sort() -> None:
    """Events and sums are put in order; statements are sorted in every way but by date."""
    assert {"time", "size"} == {item.direction for item in ORDERED}
    # Which of several events came first is asked by hand, with its reasons.
    assert {"size"} == {item.direction for item in EXTREMES}
    # Where a date is printed is no question worth asking.
    assert {"status", "kind", "speaker", "heading"} == {
        item.direction for item in SORTED
    }
    assert {"likeness"} <= {item.direction for item in ITEMS}


@pytest.mark.parametrize("item", ORDERED, ids=lambda item: item.id)
def test_each_thing_comes_before_all_that_follow_it(item: Item) -> None:
    """The key is the order of the dates or figures, and no name gives its date away."""
    facts = [
        CORPUS.facts[item.why[option][0].facts[0]]
        for option in cast(tuple[str, ...], item.key)
    ]
    assert sorted(fact.id for fact in facts) == list(item.asked)
    assert all(
        comes_before(earlier, later) for earlier, later in combinations(facts, 2)
    )
    for option in item.options:
        fact = CORPUS.facts[item.why[option.id][0].facts[0]]
        date = date_of(CORPUS, fact)
        # A fact without a date has no year that its name could give away.
        assert date is None or date[:4] not in option.text


@pytest.mark.parametrize("item", EXTREMES, ids=lambda item: item.id)
def test_the_first_or_last_has_all_others_on_one_side(item: Item) -> None:
    """The first comes before every wrong option, and the last comes after every wrong option."""
    key = CORPUS.facts[item.asked[0]]
    wrong = [
        CORPUS.facts[item.why[option.id][-1].facts[0]]
        for option in item.options
        if option.id != item.key
    ]
    sides = {(comes_before(key, fact), comes_before(fact, key)) for fact in wrong}
    assert sides in ({(True, False)}, {(False, True)})
    assert (True, False) in sides or "last" in item.stem or "largest" in item.stem


@pytest.mark.parametrize("item", SORTED, ids=lambda item: item.id)
def test_each_row_is_in_the_category_of_its_fact(item: Item) -> None:
    """The key is what the fact says of its status, kind or date; no wrong category fits as well."""
    pairs = cast(PairsKey, item.key).pairs
    for row, fact in zip(
        item.prompts, (CORPUS.facts[id_] for id_ in item.asked), strict=True
    ):
        category = pairs[row.id]
        if item.direction == "status":
            assert (
                fact.status
                in {
                    "promised": ONE_STAGE[0],
                    "secured": ONE_STAGE[1],
                    "done": ONE_STAGE[2],
                }[category.split("-")[0]]
            )
        if item.direction == "kind":
            assert fact.kind.value == category
            rest = {option.id for option in item.options} - {category}
            assert all(
                frozenset((fact.kind, Kind(kind))) in KINDS_APART for kind in rest
            )
        if item.direction == "date":
            assert (
                fact.dated
                == {"printed": "printed", "worked": "inferred"}[category.split("-")[0]]
            )
        if item.direction == "heading":
            assert folded(
                CORPUS.properties[fact.property].heading or ""
            ) == category.replace("-", " ")


def test_no_statement_is_sorted_twice_in_one_way() -> None:
    """A learner does not meet the same row in two items of one sort."""
    rows: list[tuple[str, str]] = []
    for item in SORTED:
        rows += [(item.direction, fact) for fact in item.asked]
    assert len(rows) == len(set(rows))

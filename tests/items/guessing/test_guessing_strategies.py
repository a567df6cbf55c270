from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from policystory.facts.record import Citation
from policystory.items.guessing.guessing_strategies import (
    APPLIES,
    REMEMBERED,
    STRATEGIES,
    band,
    bands,
    one_right,
    remembered,
)
from policystory.items.item import Item, Option, Order
from policystory.items.variant import variant
from tests.every_form import EVERY
from tests.worlds import course

CHOICE = EVERY["single-choice"]
VARIANTS = [
    drawn
    for item in course().bank.items.values()
    if (drawn := variant(item, "s")) is not None
]


def shown(
    texts: list[str], key: int, stem: str = "Who?", order: Order = Order.DRAWN
) -> Item:
    """Return an item that shows these options, of which `key` is right."""
    options = tuple(Option(str(i), text) for i, text in enumerate(texts))
    return replace(CHOICE, stem=stem, options=options, key=str(key), order=order)


@pytest.mark.parametrize(
    ("strategy", "texts", "key", "stem", "chance"),
    [
        ("longest option", ["Ada", "Thomas", "Ines"], 1, "Who?", 1),
        ("longest option", ["Ada", "Thomas", "Ines"], 0, "Who?", 0),
        ("longest option", ["Thomas", "Andrew", "Ines"], 0, "Who?", 1 / 2),
        ("longest option", ["Ada", "Tom", "Jim"], 2, "Who?", 1 / 3),
        (
            "most words of the stem",
            ["red lamp", "blue boat", "green boat"],
            0,
            "Which lamp?",
            1,
        ),
        (
            "most words of the stem",
            ["red lamp", "blue boat", "green boat"],
            1,
            "Which lamp?",
            0,
        ),
        (
            "most words of the stem",
            ["red lamp", "blue lamp", "green boat"],
            1,
            "Which lamps?",
            1 / 2,
        ),
        (
            "most words of the stem",
            ["red lamp", "blue lamp", "green boat"],
            1,
            "Which?",
            1 / 3,
        ),
        (
            "most like the others",
            ["the old lamp", "the old boat", "Ines"],
            2,
            "Which?",
            0,
        ),
        (
            "most like the others",
            ["the old lamp", "the old boat", "the old lamp and boat"],
            2,
            "Which?",
            1,
        ),
        ("most like the others", ["Ada", "Tom", "Ben"], 0, "Which?", 1 / 3),
        ("first place", ["a", "b", "c"], 0, "Which?", 1),
        ("second place", ["a", "b", "c"], 1, "Which?", 1),
        ("third place", ["a", "b", "c"], 1, "Which?", 0),
        ("fourth place", ["a", "b", "c"], 1, "Which?", 1 / 3),
        ("smallest number", ["1", "2", "3"], 0, "Which?", 1),
        ("middle number", ["1", "2", "3"], 1, "Which?", 1),
        ("middle number", ["1", "2", "3", "4"], 2, "Which?", 1 / 2),
        ("middle number", ["1", "2", "3", "4"], 3, "Which?", 0),
        ("largest number", ["1", "2", "3"], 2, "Which?", 1),
        ("latest date", ["1910", "1911", "1912"], 0, "Which?", 0),
    ],
)
def test_a_strategy_hits_the_key_as_often_as_it_should(
    strategy: str, texts: list[str], key: int, stem: str, chance: float
) -> None:
    """A student who goes by this hits the key with this chance; among equals, one is guessed."""
    assert isclose(chance, STRATEGIES[strategy](shown(texts, key, stem)))


@given(st.integers(1, 5000), st.integers(2, 5))
def test_a_band_is_the_formula(n: int, k: int) -> None:
    """It lies around n/k, 1.96 standard errors on either side, and never leaves what can be hit."""
    low, high = band(n, k)
    margin = 1.96 * sqrt(n * (1 / k) * (1 - 1 / k))
    assert isclose(max(0, n / k - margin), low, abs_tol=1e-6)
    assert isclose(min(n, n / k + margin), high, abs_tol=1e-6)


@given(st.permutations(["Ada", "Thomas", "Ines"]), st.sampled_from(sorted(STRATEGIES)))
def test_the_chances_of_all_options_add_up_to_one(
    texts: list[str], strategy: str
) -> None:
    """A strategy always chooses one option, so over all keys its chances sum to one."""
    items = [shown(texts, key) for key in range(3)]
    assert isclose(1, sum(STRATEGIES[strategy](item) for item in items))


def test_a_bank_with_a_sign_falls_outside_its_band() -> None:
    """Forty keys that are all the longest option are found, and forty without a sign are not."""
    signed = bands([shown(["Ada", "Tom", "Thomas"], 2)] * 40)
    fair = bands([shown(["Ada", "Tom", "Jim"], place % 3) for place in range(42)])
    assert {
        REMEMBERED,
        "longest option",
        "third place",
        "first place",
        "second place",
    } == {result.name for result in signed if not result.ok}
    assert [] == [
        result.name for result in fair if result.name in STRATEGIES and not result.ok
    ]


def test_a_strategy_is_tried_where_it_has_something_to_go_by() -> None:
    """A strategy is tried only on items with the numbers, dates or places that it goes by."""
    items = [
        shown(["1", "2", "3"], 0, order=Order.FIGURES),
        shown(["1910", "1911", "1912"], 0, order=Order.DATES),
        shown(["a", "b", "c", "d"], 0),
    ]
    counts = {result.name: result.n for result in bands(items)}
    assert (3, 3, 1) == (
        counts["longest option"],
        counts["third place"],
        counts["fourth place"],
    )
    assert (1, 1) == (counts["smallest number"], counts["earliest date"])
    assert 0 == next(result.n for result in bands([]) if result.name == "first place")


def test_different_numbers_of_options_add_up() -> None:
    """Chance expects a third of one item and a quarter of another."""
    first = next(
        result
        for result in bands([shown(["a", "b", "c"], 0), shown(["a", "b", "c", "d"], 3)])
        if "first" in result.name
    )
    assert isclose(1 / 3 + 1 / 4, first.expected)
    assert (2, 1.0) == (first.n, first.hits)


def test_only_items_with_one_right_option_can_be_guessed_so() -> None:
    """Typed, matched and ordered answers, and several right ones, are not tried."""
    assert {"single-choice", "source-support"} == {
        item.kind for item in one_right(EVERY.values())
    }


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_chance_is_a_chance(name: str) -> None:
    """On every variant of the invented course a strategy's chance lies from 0 to 1."""
    assert all(
        0 <= STRATEGIES[name](item) <= 1
        for item in one_right(VARIANTS)
        if APPLIES[name](item)
    )


@pytest.mark.parametrize(
    ("keys", "hits"),
    [
        ((0, 0, 0), [1, 1, 1]),
        ((0, 1, 2), [0, 0, 0]),
        ((0, 0, 1), [1 / 2, 1 / 2, 0]),
        ((2,), [1 / 3]),
    ],
)
def test_what_was_right_in_other_items_is_remembered(
    keys: tuple[int, ...], hits: list[float]
) -> None:
    """The key of most other items is chosen; the item's own key does not count."""
    items = [shown(["Ada", "Tom", "Jim"], key) for key in keys]
    assert hits == [remembered(items)(item) for item in items]


def test_what_was_right_of_another_report_is_not_remembered() -> None:
    """Items on another report, or in another direction, tell nothing."""
    remembered_item = shown(["Ada", "Tom", "Jim"], 0)
    alien = (
        replace(remembered_item, sources=(Citation("no-such-report", 1),)),
        replace(remembered_item, direction="place"),
    )
    assert isclose(1 / 3, remembered([remembered_item, *alien])(remembered_item))

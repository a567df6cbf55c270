from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Bound, Fact, Quantity
from policystory.grade import mark
from policystory.items.forms.number import parse, samples, score
from policystory.items.item import (
    Item,
    KeyItem,
    NumberKey,
    PaperItem,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.questions.type_number import make, tolerance
from policystory.items.refusal import Refusal
from policystory.items.typed.locales import LOCALES
from tests.worlds import corpus, course, fact, people, with_facts

SIGNS = "0123456789 ,.'-+$%()x*^e²½①\u0661\u066b\u066c\u200b\uff11" + "milonthudracf"
NESTED: list[Any] = []
for _ in range(5000):  # as deep as no program prints it
    NESTED = [NESTED]
ITEMS = [item for item in course().bank.items.values() if item.kind == "number"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def asked(amount: str, unit: str = "people") -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item whose key is this amount, with its usual tolerance."""
    usual = next(item for item in ITEMS if item.asked[0] == "carried-april")
    shown, key = paper_item(usual, Decimal(1)), key_item(usual)
    number = NumberKey(Decimal(amount), tolerance(Decimal(amount)), unit)
    changed = KeyItem(
        **{
            **{name: getattr(key, name) for name in key.__struct_fields__},
            "key": number,
        }
    )
    return PaperItem(
        **{
            **{name: getattr(shown, name) for name in shown.__struct_fields__},
            "unit": unit,
            "counts": (),
        }
    ), changed


@pytest.mark.parametrize(
    ("amount", "edge"),
    [
        ("178000", "500"),
        ("310000", "3100"),
        ("4200", "42"),
        ("40", "0.4"),
        ("52", "0.5"),
        ("9.5", "0.05"),
        ("1234567", "0.5"),
        ("100", "1"),
        ("4000000000", "40000000"),
    ],
)
def test_tolerance_is_half_the_last_digit_or_a_hundredth(
    amount: str, edge: str
) -> None:
    """A typed figure may be off by half its last shown digit or a hundredth, if smaller."""
    assert Decimal(edge) == tolerance(Decimal(amount))


@given(st.decimals(10, 10**12, places=2))
def test_a_tolerance_is_never_more_than_a_hundredth(amount: Decimal) -> None:
    """Whatever is asked, the tolerance is positive and small."""
    assert 0 < tolerance(amount) <= amount / 100


@pytest.mark.parametrize(
    ("amount", "unit", "response", "reason"),
    [
        ("178000", "people", "178000", Reason.RIGHT),
        ("178000", "people", "178500", Reason.RIGHT),
        ("178000", "people", "177500", Reason.RIGHT),
        ("178000", "people", "178501", Reason.WRONG),
        ("178000", "people", "178.2 thousand", Reason.RIGHT),
        ("178000", "people", "more than 178,000 people", Reason.RIGHT),
        ("178000", "people", 178000, Reason.RIGHT),
        ("178000", "people", 178000.0, Reason.RIGHT),
        ("178000", "people", "178", Reason.WRONG_MAGNITUDE),
        ("178000", "people", "178 million", Reason.WRONG_MAGNITUDE),
        ("178000", "people", "178 billion", Reason.WRONG_MAGNITUDE),
        ("178000", "people", "1780", Reason.WRONG),
        ("178000", "people", "-178000", Reason.WRONG),
        ("178000", "people", "$178,000", Reason.WRONG_UNIT),
        ("178000", "people", "178000%", Reason.WRONG_UNIT),
        ("40", "percent", "40", Reason.RIGHT),
        ("40", "percent", "40%", Reason.RIGHT),
        ("40", "percent", "0.4", Reason.WRONG),
        ("40", "percent", "40 people", Reason.WRONG_UNIT),
        ("40", "percent", "40 apples", Reason.UNREADABLE),
        ("4000000000", "usd", "$4bn", Reason.RIGHT),
        ("4000000000", "usd", "4", Reason.WRONG_MAGNITUDE),
        ("4000000000", "usd", "$4 million", Reason.WRONG_MAGNITUDE),
        ("-11.7", "percent", "-11.72", Reason.RIGHT),
        ("178000", "people", "0", Reason.WRONG),
        ("178000", "people", "", Reason.UNANSWERED),
        ("178000", "people", " \n", Reason.UNANSWERED),
        ("178000", "people", None, Reason.UNANSWERED),
        ("178000", "people", "many", Reason.UNREADABLE),
        ("178000", "people", True, Reason.UNREADABLE),
        ("178000", "people", [178000], Reason.UNREADABLE),
        ("178000", "people", {"typed": "178.000", "locale": "es"}, Reason.RIGHT),
        ("178000", "people", {"typed": "178.000", "locale": "en"}, Reason.RIGHT),
        (
            "178000",
            "people",
            {"typed": "178 mil personas", "locale": "es-US"},
            Reason.RIGHT,
        ),
        ("178000", "people", {"typed": None, "locale": "es"}, Reason.UNANSWERED),
        ("178000", "people", {"typed": ["178"], "locale": "es"}, Reason.UNREADABLE),
        ("178000", "people", {"typed": "178000"}, Reason.UNREADABLE),
        ("178000", "people", float("nan"), Reason.UNREADABLE),
        ("178000", "people", float("inf"), Reason.UNREADABLE),
        ("178000", "people", 1e300, Reason.UNREADABLE),
        pytest.param(
            "178000", "people", 10**5000, Reason.UNREADABLE, id="5,000 digits"
        ),
        pytest.param(
            "178000", "people", -(10**5000), Reason.UNREADABLE, id="minus 5,000 digits"
        ),
        ("178000", "people", "9" * 5000, Reason.UNREADABLE),
        ("178000", "people", "\ufdfa" * 350_000, Reason.UNREADABLE),
        ("178000", "people", 178.125, Reason.WRONG_MAGNITUDE),
        ("178000", "people", "\u200b \u2060", Reason.UNANSWERED),
        ("178000", "people", {"typed": "178000", "locale": "x" * 10**6}, Reason.RIGHT),
        ("178000", "people", {"typed": "178000", "locale": NESTED}, Reason.RIGHT),
        ("178000", "people", {"typed": NESTED, "locale": "es"}, Reason.UNREADABLE),
        ("3000", "usd", {"typed": "3,000", "locale": "es"}, Reason.AMBIGUOUS),
        ("178000", "people", {"typed": "178,000", "locale": "es"}, Reason.RIGHT),
    ],
)
def test_a_typed_number_earns_its_reason(
    amount: str, unit: str, response: object, reason: Reason
) -> None:
    """Right within the tolerance; a wrong magnitude or unit is named; unreadable is not wrong."""
    found = mark(*asked(amount, unit), response)
    assert (reason, Decimal(int(reason is Reason.RIGHT))) == (
        found.reason,
        found.points,
    )
    assert found.counts == (
        reason not in (Reason.UNANSWERED, Reason.UNREADABLE, Reason.AMBIGUOUS)
    )


@pytest.mark.parametrize(
    ("response", "sentence"),
    [
        ("178", "The digits are right, but 1,000 times too small."),
        ("178 billion", "The digits are right, but 1,000,000 times too large."),
        ("$178,000", "The question asks for people, not US dollars."),
    ],
)
def test_a_near_miss_says_what_it_missed(response: str, sentence: str) -> None:
    """The learner is told which way the magnitude or the unit is off."""
    assert sentence == mark(*asked("178000"), response).sentence


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_proves_itself(item: Item) -> None:
    """Each sample response of an item earns the mark that it must earn."""
    for one in samples(item):
        found = mark(paper_item(item, Decimal(2)), key_item(item), one.response)
        assert (one.reason, one.share * 2) == (found.reason, found.points), one


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (
            fact(value=people(100, to=120)),
            "a range or a figure below ten is not asked to be typed",
        ),
        (
            fact(value=people(9)),
            "a range or a figure below ten is not asked to be typed",
        ),
        (fact(population=None), "the fact lacks a part that the question names"),
    ],
)
def test_what_is_not_worth_typing_is_refused(one: Fact, reason: str) -> None:
    """A range, a small figure and a question without its parts are refused with a reason."""
    assert [Refusal("a-fact", "number", "value", reason)] == list(
        make(with_facts(one), one)
    )


def test_only_a_quantity_that_is_asked_for_is_typed() -> None:
    """Names, dates and words are no numbers, and are passed over without a reason."""
    for id_ in ("keeper-gull", "lit-gull", "cause-marsh", "members"):
        assert list(make(corpus(), corpus().facts[id_])) == []


def test_the_paper_says_the_unit_and_not_the_number() -> None:
    """The public half tells in what to answer, and the stem does not hold the figure."""
    item = next(item for item in ITEMS if item.asked[0] == "money-tern")
    assert (paper_item(item, Decimal(1)).unit, item.key) == (
        "usd",
        NumberKey(Decimal(45000), Decimal(450), "usd"),
    )
    assert "45" not in item.stem


@given(
    st.sampled_from(ITEMS),
    JSON
    | st.integers().map(str)
    | st.decimals().map(str)
    | st.integers(0, 6000).map(lambda power: 10**power)
    | st.fixed_dictionaries(
        {"typed": JSON | st.text(SIGNS), "locale": JSON | st.sampled_from([*LOCALES])}
    ),
)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape raises; it earns nothing or all, and the same each time."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    assert score(key, parse(shown, response)) == score(key, parse(shown, response))
    assert mark(shown, key, response).points in (0, 1)


@given(st.sampled_from(ITEMS), st.decimals(-(10**12), 10**12, places=1))
def test_right_is_just_what_lies_within_the_tolerance(
    item: Item, number: Decimal
) -> None:
    """A plain number is right exactly when it is no further from the key than the tolerance."""
    assert isinstance(item.key, NumberKey)
    found = mark(paper_item(item, Decimal(1)), key_item(item), f"{number:f}")
    assert (abs(number - item.key.amount) <= item.key.tolerance) == (
        found.reason is Reason.RIGHT
    )


def test_a_key_of_another_kind_is_wrong_and_no_crash() -> None:
    """Halves that do not belong together give no points."""
    single = next(item for item in course().bank.items.values() if item.options)
    assert score(key_item(single), Reading(value=Decimal(1))).reason is Reason.WRONG
    assert list(samples(single)) == []


def test_a_bound_is_not_asked_to_be_typed() -> None:
    """The figure of a bounded number is its amount: "more than 4,200" is typed as 4,200."""
    one = fact(value=Quantity(Decimal(4200), "people", Bound.LESS_THAN))
    made = next(make(with_facts(one), one))
    assert isinstance(made, Item)
    assert made.key == NumberKey(Decimal(4200), Decimal(42), "people")

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.item import (
    Item,
    KeyItem,
    NumberKey,
    PaperItem,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.questions.type_number import tolerance
from policystory.items.typed_answers.locales import LOCALES
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    ALL_OR_NOTHING,
    check_key_of_another_form,
    marked_twice,
    reasons_of_samples,
)
from tests.worlds import course

SIGNS = "0123456789 ,.'-+$%()x*^e²½①\u0661\u066b\u066c\u200b\uff11" + "milonthudracf"


NESTED: list[Any] = []


for _ in range(5000):  # as deep as no program prints it
    NESTED = [NESTED]


ITEMS = [item for item in course().bank.items.values() if item.kind == "number"]


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
def test_typed_number_earns_its_reason(
    amount: str, unit: str, response: object, reason: Reason
) -> None:
    """Right within the tolerance; a wrong magnitude or unit is named; unreadable is not wrong."""
    marked = mark(*asked(amount, unit), response)
    assert (reason, Decimal(int(reason is Reason.RIGHT))) == (
        marked.reason,
        marked.points,
    )
    assert marked.counts == (
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
def test_near_miss_says_what_is_off(response: str, sentence: str) -> None:
    """The learner is told which way the magnitude or the unit is off."""
    assert sentence == mark(*asked("178000"), response).sentence


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_sample_of_an_item_earns_its_mark(item: Item) -> None:
    """Each sample response of an item earns the mark that it must earn."""
    expected = ALL_OR_NOTHING | {Reason.WRONG_MAGNITUDE}
    assert expected == reasons_of_samples(item, points=2)


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
    assert marked_twice(item, response).points in (0, 1)


@given(st.sampled_from(ITEMS), st.decimals(-(10**12), 10**12, places=1))
def test_number_is_right_exactly_within_the_tolerance(
    item: Item, number: Decimal
) -> None:
    """A plain number is right exactly when it is no further from the key than the tolerance."""
    assert isinstance(item.key, NumberKey)
    marked = mark(paper_item(item, Decimal(1)), key_item(item), f"{number:f}")
    assert (abs(number - item.key.amount) <= item.key.tolerance) == (
        marked.reason is Reason.RIGHT
    )


def test_key_of_another_form_earns_nothing() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    check_key_of_another_form("number", single, Decimal(1))

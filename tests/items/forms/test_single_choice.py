from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.single_choice import parse, samples, score
from policystory.items.item import Item, Order, Reason, Sample, key_item, paper_item
from policystory.items.questions.part_of_fact import DIRECTIONS, make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from policystory.items.variant import variant
from tests.worlds import corpus, course, fact, with_facts

DRAWN = [
    drawn
    for item in course().bank.items.values()
    if item.kind == "single-choice" and (drawn := variant(item, "seed")) is not None
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def made(id_: str) -> dict[str, Item | Refusal]:
    """Return what a fact of the invented course yields, by direction."""
    return {one.direction: one for one in make(corpus(), corpus().facts[id_])}


@pytest.mark.parametrize(
    ("id_", "direction", "key", "order"),
    [
        ("carried-winter", "value", "9-600", Order.FIGURES),
        ("carried-winter", "speaker", "the-ferry-company", Order.DRAWN),
        ("carried-winter", "period", "october-1910-to-march-1911", Order.DATES),
        ("carried-august", "value", "about-15-000", Order.FIGURES),
        ("keeper-gull", "value", "ada-marsh", Order.DRAWN),
        ("cause-reed", "value", "a-broken-lens", Order.DRAWN),
        ("money-tern", "value", "45-000", Order.FIGURES),
        ("carried-winter", "kind", "an-official-figure", Order.DRAWN),
    ],
)
def test_an_item_is_made_for_each_direction(
    id_: str, direction: str, key: str, order: Order
) -> None:
    """Each part of a fact that its property asks for gives an item; figures and dates keep an order of their own."""
    item = made(id_)[direction]
    assert isinstance(item, Item)
    assert (key, order) == (item.key, item.order)
    assert item.key in {option.id for option in item.options}


@pytest.mark.parametrize(
    ("id_", "direction", "reason"),
    [
        ("keeper-gull", "subject", "0 wrong options can be proved, two are needed"),
        ("carried-april", "period", "1 wrong options can be proved, two are needed"),
        ("money-gull", "status", "1 wrong options can be proved, two are needed"),
    ],
)
def test_too_few_wrong_options_make_no_item(
    id_: str, direction: str, reason: str
) -> None:
    """Below two wrong options that are proved wrong a question is not made, and the reason is kept."""
    assert Refusal(id_, "single-choice", direction, reason) == made(id_)[direction]


def test_a_direction_without_a_form_or_a_part_is_not_asked() -> None:
    """A property's forms say what is asked; a fact that lacks the part is refused, not guessed."""
    assert {"value", "speaker", "period", "kind"} == set(made("carried-april")) & {
        *DIRECTIONS,
        "kind",
    }
    assert set(made("members")) == set()
    speakerless = fact(speaker=None)
    refused = {one.direction: one for one in make(with_facts(speakerless), speakerless)}
    assert refused["speaker"] == Refusal(
        "a-fact",
        "single-choice",
        "speaker",
        "the fact lacks a part that the question names",
    )


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(item: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    shown, key = paper_item(item, Decimal(2)), key_item(item)
    wanted = list(samples(item))
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNREADABLE, Reason.UNANSWERED} == {
        one.reason for one in wanted
    }
    for one in wanted:
        found = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (found.reason, found.points), one


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_feedback_says_what_is_true_and_what_was_mixed_up(item: Item) -> None:
    """Every option has feedback with the fact's own sentence, short enough to be read; a wrong one may be explained."""
    for option in item.options:
        text = item.feedback[option.id]
        assert len(text.split()) <= FEEDBACK_WORDS
        assert corpus().facts[item.asked[0]].says in text
        assert text.startswith("Right. " if option.id == item.key else "Not right. ")
        # What is like the key in some way is named as what it is; of anything else there is nothing
        # to teach.
        more = text.split(corpus().facts[item.asked[0]].says, 1)[1].strip()
        told = (f"“{option.text}” belongs elsewhere: ", f"{option.text}: ")
        assert option.id == item.key or not more or more.startswith(told)


@pytest.mark.parametrize(
    ("response", "reason", "value"),
    [
        (None, Reason.UNANSWERED, None),
        ("", Reason.UNANSWERED, None),
        ("ada-marsh", None, "ada-marsh"),
        ("Ada Marsh", Reason.UNREADABLE, None),
        (0, Reason.UNREADABLE, None),
        (False, Reason.UNREADABLE, None),
        (["ada-marsh"], Reason.UNREADABLE, None),
    ],
)
def test_only_the_id_of_an_option_is_read(
    response: object, reason: Reason | None, value: str | None
) -> None:
    """An untouched question is unanswered, anything but an option is unreadable, and neither is wrong."""
    keeper = next(item for item in DRAWN if item.asked[0] == "keeper-gull")
    found = parse(paper_item(keeper, Decimal(1)), response)
    assert (reason, value) == (found.reason, found.value)
    assert (reason is None) == (found.sentence == "")


@given(st.sampled_from(DRAWN), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and only the key earns anything."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    reading = parse(shown, response)
    assert score(key, reading).share == (1 if reading.value == item.key else 0)
    assert mark(shown, key, response).points == (1 if response == item.key else 0)


def test_a_sample_is_a_value() -> None:
    """Samples can be compared, so that a kind's own proof can be looked at."""
    keeper = next(item for item in DRAWN if item.asked[0] == "keeper-gull")
    assert Sample("ada-marsh", Reason.RIGHT, Decimal(1)) in list(samples(keeper))

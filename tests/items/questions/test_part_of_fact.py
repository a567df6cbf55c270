import pytest

from policystory.items.item import Item, Order
from policystory.items.questions.part_of_fact import DIRECTIONS, make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from policystory.items.variant import variant
from tests.worlds import corpus, course, fact, with_facts

ITEMS = [
    drawn
    for item in course().bank.items.values()
    if item.kind == "single-choice" and (drawn := variant(item, "seed")) is not None
]


def items_of(id_: str) -> dict[str, Item | Refusal]:
    """Return what a fact of the invented course yields, by direction."""
    return {made.direction: made for made in make(corpus(), corpus().facts[id_])}


@pytest.mark.parametrize(
    ("id_", "direction", "key", "order"),
    [
        ("carried-winter", "value", "9-600", Order.FIGURES),
        ("carried-winter", "period", "october-1910-to-march-1911", Order.DATES),
        ("carried-august", "value", "about-15-000", Order.FIGURES),
        ("keeper-gull", "value", "ada-marsh", Order.DRAWN),
        ("cause-reed", "value", "a-broken-lens", Order.DRAWN),
        ("money-tern", "value", "45-000", Order.FIGURES),
        ("carried-winter", "kind", "an-official-figure", Order.DRAWN),
    ],
)
def test_item_is_made_for_each_direction(
    id_: str, direction: str, key: str, order: Order
) -> None:
    """Each part of a fact that its property asks for gives an item, in an order of its own."""
    item = items_of(id_)[direction]
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
    """Below two options that are proved wrong there is no item, and the reason is kept."""
    assert Refusal(id_, "single-choice", direction, reason) == items_of(id_)[direction]


def test_direction_without_a_form_or_a_part_is_not_asked() -> None:
    """A property's forms say what is asked; a fact that lacks the part is refused, not guessed."""
    assert {"value", "speaker", "period", "kind"} == set(items_of("carried-april")) & {
        *DIRECTIONS,
        "kind",
    }
    assert set(items_of("members")) == set()
    speakerless = fact(speaker=None)
    refused = {
        made.direction: made for made in make(with_facts(speakerless), speakerless)
    }
    assert refused["speaker"] == Refusal(
        "a-fact",
        "single-choice",
        "speaker",
        "the fact lacks the speaker that the question asks for",
    )


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_feedback_says_what_is_true_only_of_the_right_option(item: Item) -> None:
    """The right option has the fact's sentence; a wrong one is explained without it."""
    says = corpus().facts[item.asked[0]].says
    for option in item.options:
        text = item.feedback[option.id]
        assert len(text.split()) <= FEEDBACK_WORDS
        assert (option.id == item.key) == (says in text)
        assert text.startswith("Right. " if option.id == item.key else "Not right. ")

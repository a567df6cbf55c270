import pytest

from policystory.facts.compare import judge_earlier, judge_larger
from policystory.facts.record import Citation, Fact
from policystory.facts.truth import Truth
from policystory.items.bank import Bank
from policystory.items.item import Item
from policystory.items.questions.several_facts.first_or_last import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.variant import variant
from tests.worlds import LAMPS, asking, comparing, fact, with_facts

BANK = Bank(comparing())
ITEMS = [
    item
    for item in BANK.items.values()
    if item.kind == "single-choice" and item.direction in ("time", "size")
]


def lit(n: int, **parts: object) -> Fact:
    """Return when the lamp of a place was lit, in the year 1800 and n."""
    usual = {
        "property": "lit-since",
        "subject": f"place-{n}",
        "value": str(1800 + n),
        "population": None,
        "period": None,
        "objectives": ("tell-the-lamps",),
        "sources": (Citation("harbour-news", 1 + n % 2),),
    }
    return fact(f"lit-{n}", **{**usual, **parts})


def made(*facts: Fact) -> dict[str, Item | Refusal]:
    """Return what each fact yields when the property asks for the first and last."""
    world = with_facts(*facts, properties=(asking("lit-since", **LAMPS),))
    return {one.id: item for one in facts for item in make(world, one)}


def test_the_first_and_the_last_are_asked_for() -> None:
    """The second of three lamps has one on each side, and that is said."""
    found = made(lit(1), lit(2), lit(3))
    assert [item.stem for item in found.values() if isinstance(item, Item)] == [
        "According to the Harbour News (May 1911), which of these lamps was lit first?",
        "According to the Harbour News (May 1911), which of these lamps was lit last?",
    ]
    reason = "fewer than two others are proved to come before it, or after it"
    assert Refusal("lit-2", "single-choice", "time", reason) == found["lit-2"]


def test_a_fact_is_asked_for_where_most_others_are_beaten() -> None:
    """The second of five is asked for as the first of the later ones, and for no other place."""
    found = made(*(lit(n) for n in range(5)))
    places = {
        id_: item.stem.split()[-1]
        for id_, item in found.items()
        if isinstance(item, Item)
    }
    assert {
        "lit-0": "first?",
        "lit-1": "first?",
        "lit-2": "first?",
        "lit-3": "last?",
        "lit-4": "last?",
    } == places


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_wrong_option_is_proved_to_come_later_or_earlier(item: Item) -> None:
    """Each option's proof is made anew from the two facts that it names."""
    key = comparing().facts[item.asked[0]]
    first = "first" in item.stem or "smallest" in item.stem
    for option in item.options:
        if option.id == item.key:
            continue
        compared, taken = item.why[option.id]
        other = comparing().facts[taken.facts[0]]
        assert ("compared", {other.id, key.id}, "taken-from") == (
            compared.rule,
            set(compared.facts),
            taken.rule,
        )
        one, two = (key, other) if first else (other, key)
        verdict = (
            judge_earlier(comparing(), one, two)
            if item.direction == "time"
            else judge_larger(two, one)
        )
        assert Truth.TRUE is verdict.truth


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_wrong_thing_is_told_its_own_date_or_figure(item: Item) -> None:
    """A learner reads what is true of the chosen thing, and not which one is right."""
    key = comparing().facts[item.asked[0]]
    for option in item.options:
        other = comparing().facts[item.why[option.id][-1].facts[0]]
        is_right = option.id == item.key
        assert is_right == (key.says in item.feedback[option.id])
        assert is_right or other.says in item.feedback[option.id]
        assert not any(character.isdigit() for character in option.text)


def test_long_sentences_leave_room_for_what_is_right() -> None:
    """Where a sentence is longer than feedback may be, its paragraph is named instead."""
    long = "It was a night of wind and rain. " * 6
    found = made(lit(1, says=long), lit(2, says=long), lit(3, says=long))["lit-1"]
    assert isinstance(found, Item)
    assert max(len(text.split()) for text in found.feedback.values()) <= FEEDBACK_WORDS


def test_what_is_named_as_a_confusion_comes_first() -> None:
    """A named confusion is drawn before others, whichever of the two facts names it."""
    found = made(
        lit(1, confusable=("lit-4",)),
        lit(2),
        lit(3),
        lit(4),
        lit(5, confusable=("lit-1",)),
    )["lit-1"]
    assert isinstance(found, Item)
    assert ("place-4", "place-5") == found.tiers[0]
    for seed in range(10):
        drawn = variant(found, str(seed))
        assert drawn is not None
        assert {"place-1", "place-4", "place-5"} == {
            option.id for option in drawn.options
        }


def test_only_what_serves_the_same_objective_stands_beside_it() -> None:
    """An item serves the objectives that all its options' facts serve."""
    both = ("tell-the-lamps", "read-a-count")
    count = lit(9, objectives=("read-a-count",))
    found = made(*(lit(n, objectives=both) for n in (1, 2)), lit(3), lit(4), count)[
        "lit-1"
    ]
    assert isinstance(found, Item)
    assert ("tell-the-lamps",) == found.objectives
    assert {"place-1", "place-2", "place-3", "place-4"} == {
        option.id for option in found.options
    }


def test_items_of_the_bank_pass_all_rules() -> None:
    """The lamps and the sums give items, and their variants break no rule."""
    assert {"time", "size"} == {item.direction for item in ITEMS}
    for item in ITEMS:
        drawn = variant(item, "seed")
        assert drawn is not None
        assert [] == list(broken(drawn))


def test_a_property_that_does_not_ask_yields_nothing() -> None:
    """Without a form there is neither an item nor a refusal."""
    assert [] == list(make(with_facts(lit(1), lit(2), lit(3)), lit(1)))


def test_within_one_story_nobody_is_asked_which_came_first() -> None:
    """The order of days of one month is detail; that of months is not."""
    days = made(*(lit(n, value=f"1880-05-0{n}") for n in (1, 3, 5)))
    assert not [item for item in days.values() if isinstance(item, Item)]
    months = made(*(lit(n, value=f"1880-0{n}-01") for n in (1, 4, 7)))
    assert [item for item in months.values() if isinstance(item, Item)]

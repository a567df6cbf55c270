from decimal import Decimal
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.truth import Truth
from policystory.grade import mark
from policystory.items.draw.rows import SEQUENCE
from policystory.items.fact_set import Criterion
from policystory.items.forms.ordering import parse, score
from policystory.items.item import (
    Item,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.questions.several_facts.comparable import before
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.fuzz.values import JSON
from tests.items import fact_sets
from tests.items.forms.proving import (
    IN_PARTS,
    check_key_of_another_form,
    halves,
    marked_twice,
    reasons_of_samples,
)
from tests.worlds import LAMPS, asking, comparing, course, fact, with_facts

BY_DATE = fact_sets.order("lit-gull", "lit-pier", "lit-tern")


BY_SIZE = fact_sets.order("money-gull", "money-pier", "money-tern", by=Criterion.SIZE)


ITEMS = [fact_sets.item(comparing(), each) for each in (BY_DATE, BY_SIZE)]


LAMPS_ITEM = next(item for item in ITEMS if item.direction == "time")


def long_item(count: int) -> Item:
    """Return an item with this many lamps to be put in order."""
    facts = [
        fact(
            f"lit-{n}",
            property="lit-since",
            subject=f"place-{n}",
            value=str(1800 + n),
            population=None,
            period=None,
            objectives=("tell-the-lamps",),
        )
        for n in range(count)
    ]
    world = with_facts(*facts, properties=(asking("lit-since", **LAMPS),))
    return fact_sets.item(world, fact_sets.order(*(each.id for each in facts)))


def test_lamps_are_put_in_order_by_date_and_sums_by_size() -> None:
    """The key is the order; neither date nor figure is shown."""
    assert ["money-gull", "lit-gull"] == sorted(
        (item.asked[0] for item in ITEMS), reverse=True
    )
    assert ("gull-rock", "tern-island", "north-pier") == LAMPS_ITEM.key
    assert (
        "According to the Harbour News (May 1911) and the paper attributed to the Island Post "
        "(September 1911), in which order were these lamps lit, earliest first?"
        == LAMPS_ITEM.stem
    )
    assert ("tell-the-lamps",) == LAMPS_ITEM.objectives
    for item in ITEMS:
        texts = "".join(option.text for option in item.options)
        assert not any(map(str.isdigit, texts))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_place_is_proved_by_its_neighbours(item: Item) -> None:
    """A proof begins with the thing's own fact and names those beside it."""
    for option, (why,) in item.why.items():
        assert "compared" == why.rule
        stated, *beside = (comparing().facts[id_] for id_ in why.facts)
        assert isinstance(item.key, tuple)
        place = item.key.index(option)
        assert len(beside) == (place > 0) + (place < len(item.options) - 1)
        for neighbour in beside:
            assert Truth.UNKNOWN is not before(comparing(), stated, neighbour).truth
        assert item.feedback[option] == stated.says


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_sample_of_a_variant_earns_its_mark(item: Item) -> None:
    """Each sample response of a variant earns the mark that it must earn."""
    drawn = variant(item, "seed")
    assert drawn is not None
    assert [] == list(broken(drawn))
    assert IN_PARTS == reasons_of_samples(drawn)


@pytest.mark.parametrize("seed", range(30))
def test_variant_is_shown_out_of_order(
    seed: int,
) -> None:
    """A learner sees four of many things, out of order; only the facts of these are asked for."""
    item = long_item(6)
    drawn = variant(item, str(seed))
    assert drawn is not None
    assert isinstance(drawn.key, tuple)
    assert SEQUENCE == len(drawn.options) == len(drawn.asked)
    assert drawn.key != tuple(option.id for option in drawn.options)
    assert isinstance(item.key, tuple)
    assert [place for place in item.key if place in drawn.key] == list(drawn.key)
    assert {f"lit-{place.removeprefix('place-')}" for place in drawn.key} == set(
        drawn.asked
    )


def test_three_things_are_never_shown_in_their_order() -> None:
    """By chance one order of six would be the right one; no seed shows it."""
    shown = {
        tuple(option.id for option in drawn.options)
        for seed in range(60)
        if (drawn := variant(LAMPS_ITEM, str(seed))) is not None
    }
    assert isinstance(LAMPS_ITEM.key, tuple)
    assert set(permutations(LAMPS_ITEM.key)) - {LAMPS_ITEM.key} == shown


def test_each_of_many_things_is_drawn() -> None:
    """Over many seeds every thing is shown to somebody."""
    item = long_item(6)
    shown: set[str] = set()
    for seed in range(30):
        drawn = variant(item, str(seed))
        assert drawn is not None
        shown.update(option.id for option in drawn.options)
    assert {option.id for option in item.options} == shown


@pytest.mark.parametrize(
    ("order", "share"),
    [
        ("0123", "1"),
        ("1023", "0.6666666666666666666666666667"),
        ("1032", "0.3333333333333333333333333333"),
        ("2103", "0"),
        ("1230", "0"),
        ("3210", "0"),
    ],
)
def test_order_earns_its_share_of_pairs_above_chance(order: str, share: str) -> None:
    """All pairs right earn all; half of them, as chance has it, and fewer earn nothing."""
    item = long_item(4)
    assert isinstance(item.key, tuple)
    scored = score(
        key_item(item), Reading(value=tuple(item.key[int(place)] for place in order))
    )
    assert Decimal(share) == scored.share
    assert {"1": Reason.RIGHT, "0": Reason.WRONG}.get(
        share, Reason.PARTLY_RIGHT
    ) == scored.reason


def test_order_by_chance_earns_little() -> None:
    """Over all orders half of the pairs are in order, so that few orders earn anything."""
    item = long_item(4)
    key = item.key
    assert isinstance(key, tuple)
    total = sum(
        sum(
            key.index(earlier) < key.index(later)
            for earlier, later in combinations(order, 2)
        )
        for order in permutations(key)
    )
    assert total == 24 * 3
    shares = [
        score(key_item(item), Reading(value=order)).share for order in permutations(key)
    ]
    assert sum(shares) / len(shares) < Decimal("0.25")


def test_things_out_of_place_get_their_feedback() -> None:
    """Two things changed about are told where to look; all right gets every sentence."""
    item = long_item(4)
    assert isinstance(item.key, tuple)
    a, b, c, d = item.key
    told = score(key_item(item), Reading(value=(a, c, b, d))).feedback
    assert (f"{b}/tried", f"{c}/tried") == told
    for name in (b, c):
        assert item.feedback[name] not in item.feedback[f"{name}/tried"]
        assert "paragraph" in item.feedback[f"{name}/tried"]
    assert (a, b, c, d) == score(key_item(item), Reading(value=(a, b, c, d))).feedback


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (None, Reason.UNANSWERED),
        ("", Reason.UNANSWERED),
        ([], Reason.UNANSWERED),
        ({}, Reason.UNANSWERED),
        (["gull-rock", "tern-island", "north-pier"], None),
        (["gull-rock", "tern-island"], Reason.UNREADABLE),
        (["gull-rock", "tern-island", "tern-island"], Reason.UNREADABLE),
        (["gull-rock", "tern-island", "north-pier", "gull-rock"], Reason.UNREADABLE),
        (["gull-rock", "tern-island", "elsewhere"], Reason.UNREADABLE),
        ([["gull-rock"], "tern-island", "north-pier"], Reason.UNREADABLE),
        ("gull-rock", Reason.UNREADABLE),
        ({"gull-rock": 1}, Reason.UNREADABLE),
        (0, Reason.UNREADABLE),
        (False, Reason.UNREADABLE),
    ],
)
def test_order_that_lacks_a_thing_or_repeats_it_is_unreadable(
    response: object, reason: Reason | None
) -> None:
    """An order that lacks a thing or has one twice is unreadable, not wrong."""
    reading = parse(paper_item(LAMPS_ITEM, Decimal(1)), response)
    assert (reason, reason is None) == (reading.reason, reading.sentence == "")
    if reason is None:
        assert isinstance(response, list)
        assert tuple(response) == reading.value


@given(st.sampled_from(ITEMS), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise; only an order earns points."""
    assert 0 == marked_twice(item, response).points


@given(st.permutations(("gull-rock", "tern-island", "north-pier")))
def test_any_order_earns_from_none_to_all(order: list[str]) -> None:
    """All is earned by the right order alone."""
    marked = mark(*halves(LAMPS_ITEM), order)
    assert 0 <= marked.points <= 1
    assert (marked.points == 1) == (tuple(order) == LAMPS_ITEM.key)


def test_key_of_another_form_earns_nothing() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    check_key_of_another_form("ordering", single, ("a", "b"))
    reading = Reading(value="gull-rock")
    assert Reason.WRONG is score(key_item(LAMPS_ITEM), reading).reason

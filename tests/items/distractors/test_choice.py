import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.distractors.choice import TICKETS, WRONG_OPTIONS, choose_options
from policystory.items.item import Item, Option, Order
from policystory.items.rules.item_rules import (
    broken,
    choice_of,
    fits,
    may_be_beside,
    told,
)
from tests.worlds import course

GOOD = course().bank.items["keeper-gull.value.single-choice"]
SEEDS = [str(seed) for seed in range(90)]


def item(
    texts: list[str], key: int, order: Order = Order.DRAWN, tiers: tuple[int, ...] = ()
) -> Item:
    """Return an item with these options; `tiers` says how many wrong ones each tier has, all in the last if none."""
    options = tuple(Option(f"o{i}", text) for i, text in enumerate(texts))
    wrong = [option.id for i, option in enumerate(options) if i != key]
    sizes = tiers or (len(wrong),)
    parts, at = [], 0
    for size in sizes:
        parts.append(tuple(wrong[at : at + size]))
        at += size
    return msgspec.structs.replace(
        GOOD,
        options=options,
        key=f"o{key}",
        order=order,
        tiers=tuple(parts),
        stem="who was it?",
    )


def places(one: Item) -> dict[int, int]:
    """Count over many seeds at which place the key stands by the order of its options, or by length where drawn."""
    found = dict.fromkeys(range(WRONG_OPTIONS + 1), 0)
    for seed in SEEDS:
        shown = choose_options(one, seed, str(one.key))
        assert shown is not None
        sizes = [
            len(o.text) if one.order is Order.DRAWN else one.options.index(o)
            for o in shown
        ]
        found[sorted(sizes).index(sizes[0])] += 1
    return found


FIGURES = ["100", "200", "300", "400", "500"]
NAMES = ["Ada", "Adam", "Adele", "Adrian", "Adriana"]


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (item(FIGURES, 2, Order.FIGURES), {0: 1 / 3, 1: 1 / 3, 2: 1 / 3}),
        (item(FIGURES, 0, Order.FIGURES), {0: 1, 1: 0, 2: 0}),
        (
            item(["1871", "1872", "1873", "1874", "1875"], 2, Order.DATES),
            {0: 3 / 5, 1: 1 / 5, 2: 1 / 5},
        ),
        (item(NAMES, 2), {0: 1 / 4, 1: 1 / 4, 2: 1 / 2}),
    ],
    ids=["figures", "the smallest figure", "dates", "names by length"],
)
def test_the_key_has_the_place_that_a_lot_gives_it(
    one: Item, wanted: dict[int, float]
) -> None:
    """Over many seeds the key is the smallest, the middle and the largest as often as the tickets say, if it can be."""
    found = places(one)
    for place, share in wanted.items():
        assert abs(found[place] / len(SEEDS) - share) < 0.15, found


def test_every_place_has_a_ticket() -> None:
    """No place is impossible."""
    assert all({0, 1, 2} == set(tickets) for tickets in TICKETS.values())


def test_likelier_confusions_come_before_the_drawn_place() -> None:
    """The lot chooses among equally likely options only: a named confusion is shown wherever it puts the key."""
    for seed in SEEDS:
        shown = choose_options(
            item(FIGURES, 4, Order.FIGURES, tiers=(2, 2)), seed, "o4"
        )
        assert shown is not None
        assert {"o0", "o1", "o4"} == {option.id for option in shown}
        mixed = choose_options(
            item(FIGURES, 4, Order.FIGURES, tiers=(1, 3)), seed, "o4"
        )
        assert mixed is not None
        assert "o0" in {option.id for option in mixed}


def test_less_likely_options_are_used_where_likely_ones_do_not_fit() -> None:
    """Two figures that are too close never stand together, so one of the next tier takes the place."""
    for seed in SEEDS:
        shown = choose_options(
            item(["100", "101", "500", "900"], 3, Order.FIGURES, tiers=(2, 1)),
            seed,
            "o3",
        )
        assert shown is not None
        assert "o2" in {option.id for option in shown}


def test_no_options_are_chosen_where_none_fit_together() -> None:
    """An item all of whose wrong options break a rule together has no choice."""
    assert (
        choose_options(
            item(["100", "101", "102", "900"], 3, Order.FIGURES), "seed", "o3"
        )
        is None
    )


texts = st.lists(
    st.sampled_from(
        ["Ada", "Tom", "the keeper of the lamp of Gull Rock", "a board of several men", "always fog", "none of these",
         "100", "102", "about 100", "250", "boats of four seas in May", "boats of two men"]
    ),
    min_size=3, max_size=3, unique=True,
)  # fmt: skip


@given(texts, st.sampled_from(Order))
def test_what_may_never_stand_beside_a_key_fits_in_no_choice(
    three: list[str], order: Order
) -> None:
    """An option is barred from the bank only if every choice with it and the key breaks a rule."""
    one = item(three, 0, order)
    choice = choice_of(one.options, ("o0",), order, told(one))
    if not may_be_beside(three[0], three[1], order):
        assert not fits(choice)
    assert fits(choice) is not any(
        rule not in ("stem-is-a-question", "stem-is-not-negative", "feedback-is-short")
        for rule, _ in broken(one)
    )

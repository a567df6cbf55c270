import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS, choose_options
from policystory.items.draw.key_place import TICKETS
from policystory.items.item import Item, Option, Order
from policystory.items.rules.choice_rules import (
    choice_of,
    fits,
    may_be_beside,
    words_before_options,
)
from policystory.items.rules.item_rules import broken
from tests.worlds import course

GOOD = course().bank.items["keeper-gull.value.single-choice"]
SEEDS = [str(seed) for seed in range(90)]


def item(
    texts: list[str], key: int, order: Order = Order.DRAWN, tiers: tuple[int, ...] = ()
) -> Item:
    """Return an item with these options.

    `tiers` says how many wrong ones each tier has; if it is empty, all are in one.
    """
    options = tuple(Option(f"o{i}", text) for i, text in enumerate(texts))
    wrong = [option.id for i, option in enumerate(options) if i != key]
    ranked, start = [], 0
    for size in tiers or (len(wrong),):
        ranked.append(tuple(wrong[start : start + size]))
        start += size
    return msgspec.structs.replace(
        GOOD,
        options=options,
        key=f"o{key}",
        order=order,
        tiers=tuple(ranked),
        stem="who was it?",
    )


def ids_chosen(asked: Item, seed: str) -> set[str]:
    """Return the options that are chosen."""
    options = choose_options(asked, seed, str(asked.key))
    assert options is not None
    return {option.id for option in options}


def place(asked: Item, seed: str) -> int:
    """Return at which place the key stands: by length if options are drawn, else in order."""
    options = choose_options(asked, seed, str(asked.key))
    assert options is not None
    sizes = [asked.options.index(option) for option in options]
    if asked.order is Order.DRAWN:
        sizes = [len(option.text) for option in options]
    return sorted(sizes).index(sizes[0])


FIGURES = ["100", "200", "300", "400", "500"]
YEARS = ["1871", "1872", "1873", "1874", "1875"]
NAMES = ["Ada", "Adam", "Adele", "Adrian", "Adriana"]


@pytest.mark.parametrize(
    ("asked", "shares"),
    [
        (item(FIGURES, 2, Order.FIGURES), [1 / 3, 1 / 3, 1 / 3]),
        (item(FIGURES, 0, Order.FIGURES), [1, 0, 0]),
        (item(YEARS, 2, Order.DATES), [3 / 5, 1 / 5, 1 / 5]),
        (item(NAMES, 2), [1 / 4, 1 / 4, 1 / 2]),
    ],
    ids=["figures", "the smallest figure", "dates", "names by length"],
)
def test_key_has_the_place_that_a_lot_gives_it(
    asked: Item, shares: list[float]
) -> None:
    """Over many seeds the key has each place as often as the tickets say, if it can."""
    places = [place(asked, seed) for seed in SEEDS]
    for number, share in enumerate(shares):
        assert abs(places.count(number) / len(SEEDS) - share) < 0.15, places


def test_every_place_has_a_ticket() -> None:
    """No place is impossible."""
    assert all({0, 1, WRONG_OPTIONS} == set(tickets) for tickets in TICKETS.values())


def test_likelier_confusions_come_before_the_drawn_place() -> None:
    """A named confusion is shown wherever the lot puts the key."""
    two_named = item(FIGURES, 4, Order.FIGURES, tiers=(2, 2))
    one_named = item(FIGURES, 4, Order.FIGURES, tiers=(1, 3))
    for seed in SEEDS:
        assert {"o0", "o1", "o4"} == ids_chosen(two_named, seed)
        assert "o0" in ids_chosen(one_named, seed)


def test_less_likely_options_are_used_where_likely_ones_do_not_fit() -> None:
    """Two figures that are too close never stand together, so the next tier takes the place."""
    asked = item(["100", "101", "500", "900"], 3, Order.FIGURES, tiers=(2, 1))
    for seed in SEEDS:
        assert "o2" in ids_chosen(asked, seed)


def test_no_options_are_chosen_where_none_fit_together() -> None:
    """Any two of these wrong options break a rule."""
    asked = item(["100", "101", "102", "900"], 3, Order.FIGURES)
    assert choose_options(asked, "seed", "o3") is None


TEXTS = (
    "Ada",
    "Tom",
    "the keeper of the lamp of Gull Rock",
    "a board of several men",
    "always fog",
    "none of these",
    "100",
    "102",
    "about 100",
    "250",
    "boats of four seas in May",
    "boats of two men",
)
NOT_OF_OPTIONS = {"stem-is-a-question", "stem-is-not-negative", "feedback-is-short"}


@example(["Ada", "Tom", "always fog"], Order.FIGURES)
@example(["100", "102", "Ada"], Order.FIGURES)
@given(
    st.lists(st.sampled_from(TEXTS), min_size=3, max_size=3, unique=True),
    st.sampled_from(Order),
)
def test_what_may_never_stand_beside_a_key_fits_in_no_choice(
    texts: list[str], order: Order
) -> None:
    """An option is kept out of the bank only if every choice with it and the key breaks a rule."""
    asked = item(texts, 0, order)
    choice = choice_of(asked.options, ("o0",), order, words_before_options(asked))
    if not may_be_beside(texts[0], texts[1], order):
        assert not fits(choice)
    rules = {rule for rule, _ in broken(asked)}
    assert fits(choice) is (rules <= NOT_OF_OPTIONS)


def test_wrong_option_with_most_words_of_the_stem_comes_last() -> None:
    """The key may not repeat most of the stem, so wrong options need not do so either."""
    texts = ["tall lamp", "blue boat", "grey boat", "late bell"]
    asked = msgspec.structs.replace(item(texts, key=1), stem="whose lamp was it?")
    chosen = [ids_chosen(asked, seed) for seed in SEEDS]
    assert [{"o1", "o2", "o3"}] * len(SEEDS) == chosen

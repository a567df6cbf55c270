from collections.abc import Sequence
from itertools import chain

import pytest
from msgspec.structs import replace

from policystory.items.forms.source_support import UNKNOWN
from policystory.items.guessing.always_right_options import signs
from policystory.items.guessing.balance_options import UNBALANCED, balanced
from policystory.items.item import Item, Option, Why
from policystory.items.refusal import Refusal
from policystory.items.variant import variant
from tests.every_form import EVERY
from tests.worlds import corpus

CHOICE = EVERY["single-choice"]
SEEDS = tuple(map(str, range(20)))


def asking(number: int, key: str, *tiers: Sequence[str]) -> Item:
    """Return an item of one form with this key, and these wrong options in tiers."""
    names = (key, *chain.from_iterable(tiers))
    return replace(
        CHOICE,
        id=f"item-{number}",
        family=f"item-{number}",
        stem="Who?",
        wordings=(),
        options=tuple(Option(name, name) for name in names),
        tiers=tuple(map(tuple, tiers)),
        weights={},
        key=key,
        why={name: (Why("stated", ()),) for name in names},
        feedback=dict.fromkeys(names, "Because."),
    )


def kept(items: Sequence[Item]) -> list[Item]:
    """Return the items that the balance keeps."""
    outcomes = balanced(items).values()
    return [outcome for outcome in outcomes if isinstance(outcome, Item)]


def signs_of(items: Sequence[Item]) -> set[str]:
    """Return the options that are a sign in the variants of some seed."""
    told: set[str] = set()
    for seed in SEEDS:
        drawn = [shown for item in items if (shown := variant(item, seed)) is not None]
        told.update(sign.option for sign in signs(corpus(), drawn))
    return told


def test_option_that_is_never_right_gives_way_to_others() -> None:
    """It leaves items that have two other wrong options, until it is no sign; none is dropped."""
    items = [asking(n, f"key {n}", ("tom", f"b{n}", f"c{n}")) for n in range(8)]
    after = kept(items)
    assert {"tom"} == signs_of(items)
    assert (set(), 8) == (signs_of(after), len(after))
    assert 5 == sum("tom" in item.why for item in after)
    assert all(item.feedback.keys() == item.why.keys() for item in after)


def test_item_that_needs_an_option_that_is_never_right_is_dropped() -> None:
    """Where nothing else can be offered, some items go, with the reason."""
    items = [asking(n, f"key {n}", ("tom", f"b{n}")) for n in range(8)]
    outcomes = balanced(items)
    dropped = [entry for entry in outcomes.values() if isinstance(entry, Refusal)]
    assert {item.id for item in items} == set(outcomes)
    assert 3 == len(dropped)
    assert {UNBALANCED} == {refusal.reason for refusal in dropped}
    assert set() == signs_of(kept(items))


def test_option_that_is_always_right_is_offered_where_it_is_wrong() -> None:
    """It takes the first place among the wrong options of an item that would rarely show it."""
    items = [asking(n, "ada", (f"b{n}", f"c{n}", f"d{n}")) for n in range(4)]
    items.append(asking(4, "tom", ("b4", "c4", "d4"), ("ada",)))
    after = kept(items)
    assert {"ada"} == signs_of(items)
    assert (set(), 5) == (signs_of(after), len(after))


def test_item_is_dropped_where_its_key_can_be_wrong_nowhere() -> None:
    """Three items are kept: what was right three times is no sign yet."""
    items = [asking(n, "ada", (f"b{n}", f"c{n}", f"d{n}")) for n in range(7)]
    assert 3 == len(kept(items))
    assert set() == signs_of(kept(items))


@pytest.mark.parametrize("tiers", [(("b", "c"),), (("b", "c", "d", "e"), ("f",))])
def test_sound_items_stay_as_they_are(tiers: tuple[tuple[str, ...], ...]) -> None:
    """Few items of a form have no signs, and nothing is taken from them."""
    items = [asking(n, f"key {n}", *tiers) for n in range(3)]
    assert items == kept(items)


def test_order_of_items_changes_nothing() -> None:
    """The same items are dropped and narrowed, in whatever order they come."""
    items = [asking(n, f"key {n}", ("tom", f"b{n}")) for n in range(8)]
    assert balanced(items) == balanced(items[::-1])


def test_that_it_cannot_be_known_stays_an_option() -> None:
    """It stands in every question about reports, also where it is never right."""
    items: list[Item] = []
    for n in range(8):
        asked = asking(n, f"key {n}", (f"b{n}", f"c{n}"))
        options = (*asked.options, UNKNOWN)
        items.append(replace(asked, kind="source-support", options=options))
    assert items == kept(items)

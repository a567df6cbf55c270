import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.chance import rank, shuffled
from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS
from policystory.items.item import Item, Order, PairsKey
from policystory.items.questions import fill_gap
from policystory.items.rules import item_rules
from policystory.items.variant import variant
from tests.worlds import course

ITEMS = sorted(course().bank.items.values(), key=lambda item: item.id)
CHOICES = [item for item in ITEMS if item.kind == "single-choice"]
CLOZES = [item for item in ITEMS if item.passage]

seeds = st.text(max_size=30)


@pytest.mark.parametrize(
    ("seed", "ids", "hexadecimal"),
    [
        ("a", ("item",), "861626857fd9547a98a3456cb3892608"),
        ("", (), "01b2636fded87125c42806dfa3902afd"),
        ("é" * 100, ("x", "y"), "adb3f041a8112d6d14d04f20329376e6"),
    ],
)
def test_a_rank_is_the_same_for_ever(
    seed: str, ids: tuple[str, ...], hexadecimal: str
) -> None:
    """These bytes were written down once: a change would give every learner another paper."""
    assert hexadecimal == rank(seed, *ids).hex()


@given(seeds, st.lists(st.text(), unique=True, max_size=8))
def test_a_shuffle_depends_on_the_seed_alone(seed: str, things: list[str]) -> None:
    """The order of arrival does not matter; leaving one out keeps the order of the rest."""
    order = shuffled(seed, things, str, "context")
    turned = shuffled(seed, list(reversed(things)), str, "context")
    assert order == turned
    assert sorted(things) == sorted(order)
    if things:
        assert [thing for thing in order if thing != things[0]] == shuffled(
            seed, things[1:], str, "context"
        )


@given(st.sampled_from(CHOICES), seeds)
def test_a_variant_has_the_key_and_two_wrong_options(item: Item, seed: str) -> None:
    """A variant shows the item's own options, with proof and feedback, and breaks no rule."""
    drawn = variant(item, seed)
    assert drawn is not None
    ids = [option.id for option in drawn.options]
    assert len(set(ids)) == len(ids) == WRONG_OPTIONS + 1
    assert item.key in ids
    assert set(drawn.options) <= set(item.options)
    assert set(ids) == set(drawn.why) == set(drawn.feedback)
    assert list(item_rules.broken(drawn, item_rules.OPTION_RULES)) == []
    assert drawn == variant(item, seed)


@given(
    st.sampled_from([item for item in CHOICES if item.order is not Order.DRAWN]), seeds
)
def test_figures_and_dates_keep_their_order(item: Item, seed: str) -> None:
    """What ascends in the bank ascends in each variant."""
    drawn = variant(item, seed)
    assert drawn is not None
    assert [option for option in item.options if option in drawn.options] == list(
        drawn.options
    )


@pytest.mark.parametrize(
    "item",
    [item for item in CHOICES if item.order is Order.DRAWN],
    ids=lambda item: item.id,
)
def test_names_stand_in_every_order(item: Item) -> None:
    """Over many seeds the key of drawn options stands in each place: place tells nothing."""
    places = set()
    for seed in range(60):
        drawn = variant(item, str(seed))
        assert drawn is not None
        places.add([option.id for option in drawn.options].index(str(item.key)))
    assert places == {0, 1, 2}


def test_named_confusions_come_first() -> None:
    """While two named confusions pass the rules, no other option is drawn."""
    item = course().bank.items["carried-april.value.single-choice"]
    for seed in range(20):
        drawn = variant(item, str(seed))
        assert drawn is not None
        assert {option.text for option in drawn.options} == {
            "More than 4,200",
            "9,600",
            "About 15,000",
        }


@given(st.sampled_from(CLOZES), seeds)
def test_each_gap_has_its_key_and_two_wrong_options(item: Item, seed: str) -> None:
    """Each gap is drawn from its own options, in their order, and the whole breaks no rule."""
    drawn = variant(item, seed)
    assert drawn is not None
    assert isinstance(item.key, PairsKey)
    assert (item.key, item.passage) == (drawn.key, drawn.passage)
    names: set[str] = set()
    for whole, gap in zip(item.prompts, drawn.prompts, strict=True):
        names |= {f"{gap.id}/{option.id}" for option in gap.options}
        ids = [option.id for option in gap.options]
        assert len(ids) == len(set(ids)) == WRONG_OPTIONS + 1
        assert item.key.pairs[gap.id] in ids
        assert set(gap.options) <= set(whole.options)
        if gap.order is not Order.DRAWN:
            assert [
                option for option in whole.options if option in gap.options
            ] == list(gap.options)
    right = {f"{gap}/{option}/tried" for gap, option in item.key.pairs.items()}
    assert names == set(drawn.why)
    assert names | right == set(drawn.feedback)
    assert list(item_rules.broken(drawn, item_rules.OPTION_RULES)) == []
    assert drawn == variant(item, seed)


def test_the_named_confusions_of_a_gap_come_first() -> None:
    """A gap whose fact names two confusions shows these two to everyone."""
    world = course().corpus
    (item,) = fill_gap.make(
        world,
        msgspec.structs.replace(
            world.facts["carried-april"], conflicts=("carried-winter",)
        ),
    )
    assert isinstance(item, Item)
    for seed in range(20):
        drawn = variant(item, str(seed))
        assert drawn is not None
        assert {option.text for option in drawn.prompts[0].options} == {
            "more than 4,200",
            "9,600",
            "about 15,000",
        }


def test_a_gap_that_breaks_the_rules_in_every_combination_is_not_drawn() -> None:
    """Where all pairs of wrong options are the same but for an accent, there is no variant."""
    item = CLOZES[0]
    gap = item.prompts[0]
    same = tuple(msgspec.structs.replace(option, text="Ada") for option in gap.options)
    prompts = (msgspec.structs.replace(gap, options=same), *item.prompts[1:])
    assert variant(msgspec.structs.replace(item, prompts=prompts), "seed") is None


def test_a_number_has_no_options_to_draw() -> None:
    """An item to be typed, a figure or a name, is the same for everyone."""
    for id_ in ("carried-april.value.number", "keeper-gull.value.short-text"):
        item = course().bank.items[id_]
        assert item is variant(item, "any")

import msgspec
import pytest

from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact, Kind
from policystory.items.fact_set import Criterion
from policystory.items.item import PairsKey
from policystory.items.questions.sorting.row import Category, Row
from tests.items import fact_sets
from tests.worlds import fact, with_facts

COUNTED, RECKONED = Kind.OFFICIAL_FIGURE, Kind.ESTIMATE


def counts(*kinds: Kind) -> tuple[Fact, ...]:
    """Return counts of these kinds, each of a month of its own."""
    facts = []
    for number, kind in enumerate(kinds):
        parts = {
            "kind": kind,
            "speaker": "harbour-board",
            "period": f"1911-0{number + 1}",
        }
        facts.append(fact(f"f{number}", objectives=("read-a-count",), **parts))
    return tuple(facts)


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        (
            (COUNTED, COUNTED, COUNTED, RECKONED),
            "3 facts are 'official-figure', and 1 are anything else",
        ),
        ((COUNTED,) * 4, "the facts are of 1 categories"),
        (
            (COUNTED, RECKONED, COUNTED, Kind.CLAIM),
            "'f3' is of the kind 'claim', which is not sorted, or has no speaker or sentence",
        ),
        (
            (Kind.OPINION, Kind.PREDICTION, Kind.OPINION, COUNTED),
            "'f0' is not proved: nothing shows that it is not “Prediction”",
        ),
        (
            (COUNTED, RECKONED, COUNTED),
            "'ask: sort' is asked of 4 to 8 facts, the set has 3",
        ),
    ],
)
def test_set_with_a_row_that_is_not_proved_names_it(
    kinds: tuple[Kind, ...], reason: str
) -> None:
    """Categories are two to four, of like size, and every row is proved in or out of each."""
    facts = counts(*kinds)
    fact_set = fact_sets.sort(*fact_sets.ids(facts))
    assert reason in fact_sets.messages(with_facts(*facts), fact_set)


def test_order_in_which_an_author_names_facts_makes_no_difference() -> None:
    """The same facts in another order give the same item."""
    facts = counts(COUNTED, RECKONED, COUNTED, RECKONED)
    ids = fact_sets.ids(facts)
    world = with_facts(*facts)
    item = fact_sets.item(world, fact_sets.sort(*ids))
    assert item == fact_sets.item(world, fact_sets.sort(*ids[::-1]))
    assert isinstance(item.key, PairsKey)
    assert {"official-figure", "estimate"} == set(item.key.pairs.values())


def test_way_of_sorting_that_is_none_is_refused() -> None:
    """A statement is not sorted by size."""
    facts = counts(COUNTED, RECKONED, COUNTED, RECKONED)
    fact_set = fact_sets.sort(*fact_sets.ids(facts), by=Criterion.SIZE)
    (reason,) = fact_sets.messages(with_facts(*facts), fact_set)
    assert reason.startswith("'ask: sort' is by 'status' or 'kind'")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The lamp burned.", False),
        ("An official said so.", True),
        ("The figures were read.", True),
        ("It was reckoned.", True),
    ],
)
def test_row_with_a_word_of_its_category_tells_it(text: str, tells: bool) -> None:
    """The words of a category, its plural and what else would tell it give it away."""
    category = Category("a", "Official figure", "reckoned")
    row = Row(fact(), "harbour-news", text, "a", {})
    assert tells == row.tells(category)


def property_of(id_: str, **parts: object) -> Property:
    """Return a property of statements in words that a report closes over speakers."""
    usual = {"label": id_, "subjects": (), "value": ValueType.TEXT, "single": False}
    # Each test names fields that exist.
    return Property(id=id_, closed=("speaker",), **{**usual, **parts})  # type: ignore[arg-type]


def test_row_that_tells_its_category_is_named() -> None:
    """A learner would sort such a row by its words alone."""
    said = property_of("said", states="{speaker} said that {value}.")
    facts = counts(COUNTED, RECKONED, COUNTED)
    parts = {"speaker": "ada-marsh", "kind": RECKONED, "objectives": ("read-a-count",)}
    telling = fact("f9", property="said", value="it was an estimate", **parts)
    world = with_facts(*facts, telling, properties=(said,))
    fact_set = fact_sets.sort(*fact_sets.ids((*facts, telling)))
    reason = "'f9' has a word of its category “Estimate”"
    assert [reason] == fact_sets.messages(world, fact_set)


def test_five_categories_are_too_many() -> None:
    """A learner chooses among four at most."""
    names = ("near", "far", "wide", "deep", "high")
    properties, facts = [], []
    for name in names:
        apart = tuple(each for each in names if each != name)
        heading = f"{name.capitalize()} causes"
        properties.append(
            property_of(name, apart=apart, heading=heading, names="{value}")
        )
        parts = {"property": name, "value": f"fog {name[::-1]}", "speaker": "ada-marsh"}
        facts.append(fact(f"f-{name}", objectives=("read-a-count",), **parts))
    fact_set = fact_sets.sort(*fact_sets.ids(tuple(facts)), by=Criterion.HEADING)
    world = with_facts(*facts, properties=tuple(properties))
    assert ["the facts are of 5 categories"] == fact_sets.messages(world, fact_set)
    fewer = msgspec.structs.replace(fact_set, facts=fact_set.facts[:4])
    assert [] == fact_sets.messages(world, fewer)


def sorted_item(*kinds: Kind, **parts: object) -> dict[str, str]:
    """Return the feedback of the item that sorts counts of these kinds, by row and category."""
    facts = counts(*kinds)
    fact_set = msgspec.structs.replace(fact_sets.sort(*fact_sets.ids(facts)), **parts)
    item = fact_sets.item(with_facts(*facts), fact_set)
    return {name: text for name, text in item.feedback.items() if "/" in name}


def test_wrong_category_is_told_in_the_words_of_the_author() -> None:
    """The reason of a fact stands before what such a statement would be."""
    reason = "Somebody stood on the pier and counted."
    told = sorted_item(COUNTED, RECKONED, COUNTED, RECKONED, because={"f0": reason})
    assert f"Not right. {reason}" in told.values()
    plain = sorted_item(COUNTED, RECKONED, COUNTED, RECKONED)
    assert f"Not right. {reason}" not in plain.values()


def headed(*names: str) -> dict[str, str]:
    """Return the feedback of the item that sorts two causes under each heading beside a third."""
    properties, facts, beside = [], [], []
    for name in names:
        apart = tuple(each for each in names if each != name)
        heading = f"{name.capitalize()} causes"
        properties.append(
            property_of(name, apart=apart, heading=heading, names="{value}")
        )
        for weather in ("fog", "rain", "snow"):
            value = f"{weather} {name[::-1]}"
            parts = {"property": name, "value": value, "speaker": "ada-marsh"}
            says = f"There was {weather}, Ada Marsh said in May 1911."
            made = fact(
                f"{name}-{weather}", says=says, objectives=("read-a-count",), **parts
            )
            (beside if weather == "snow" else facts).append(made)
    ids = fact_sets.ids(tuple(facts))
    fact_set = fact_sets.sort(*ids, by=Criterion.HEADING, report="harbour-news")
    world = with_facts(*facts, *beside, properties=tuple(properties))
    item = fact_sets.item(world, fact_set)
    return {name: text for name, text in item.feedback.items() if "/" in name}


def test_author_can_say_what_a_category_is() -> None:
    """The reason of the category follows that of the statement."""
    reasons = {"f0": "Somebody counted.", RECKONED: "To reckon is to work it out."}
    told = sorted_item(COUNTED, RECKONED, COUNTED, RECKONED, because=reasons)
    assert "Not right. Somebody counted. To reckon is to work it out." in told.values()
    assert "Not right. To reckon is to work it out." in told.values()


def test_of_a_category_without_words_an_example_of_the_chosen_one_is_told() -> None:
    """It shows what stands in that category, and gives no row of the question away."""
    told = headed("near", "far", "wide")["fog-raen/far-causes"]
    expected = (
        "Not right. For “Far causes”, think of this: "
        "There was snow, Ada Marsh said in May 1911. (HN ¶2)"
    )
    assert expected == told

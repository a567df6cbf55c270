"""Questions that a fact words for itself: what becomes of them in the bank, and in a variant."""

from typing import Any

import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Citation, Wording
from policystory.items.bank import Bank
from policystory.items.item import Item, NumberKey, TextKey
from policystory.items.variant import variant
from tests.worlds import content

NEWS = "According to the Harbour News (May 1911)"
ASKED = "How many people did {report} say the Ferry Company carried in April 1911?"
AGAIN = "What number of people is it said to have carried?"
CLERK = Entity(id="a-clerk", name="a clerk", type=EntityType.PERSON, sort="unnamed")


def changed(id_: str, *more: Entity, **parts: Any) -> Corpus:
    """Return the invented course with parts of one fact replaced, and with more entities."""
    whole = content()
    topics = []
    for topic in whole.topics:
        facts = []
        for fact in topic.facts:
            is_it = fact.id == id_
            facts.append(msgspec.structs.replace(fact, **parts) if is_it else fact)
        topics.append(msgspec.structs.replace(topic, facts=tuple(facts)))
    return Corpus(
        whole.sources,
        (*whole.entities, *more),
        whole.properties,
        whole.objectives,
        topics,
        whole.terms,
        mentions=whole.mentions,
    )


def bank(asks: dict[str, Wording], id_: str = "carried-april", **parts: Any) -> Bank:
    """Return the bank of the course in which a fact words its questions so."""
    return Bank(changed(id_, asks=asks, **parts))


def stems(made: Bank, id_: str = "carried-april") -> set[str]:
    """Return every wording under which a fact is asked for its value."""
    asked: set[str] = set()
    for item in made.items.values():
        if item.family == f"{id_}.value":
            asked.update(item.wordings or (item.stem,))
    return asked


def test_fact_is_asked_in_its_own_words() -> None:
    """The words stand in the item, with the report where the author put it."""
    item = bank({"value": ASKED}).items["carried-april.value.single-choice"]
    expected = "How many people did the Harbour News (May 1911) say"
    assert item.stem.startswith(expected)


def test_refused_direction_is_not_asked_in_any_kind() -> None:
    """What an author forbids is neither chosen, nor typed, nor left out as a gap."""
    made = bank({"value": "no"})
    families = {item.family for item in made.items.values()}
    assert "carried-april.value" not in families
    assert not any(
        id_.startswith("carried-april") and "value" in id_ for id_ in families
    )


@pytest.mark.parametrize(
    ("form", "kind"), [("choice", "single-choice"), ("number", "number")]
)
def test_a_form_of_a_number_is_refused_alone(form: str, kind: str) -> None:
    """A figure that is not to be chosen is still typed, and the other way round."""
    kinds = {"single-choice", "number"}
    made = bank({"value": ASKED, form: "no"}).items.values()
    asked = {item.kind for item in made if item.family == "carried-april.value"}
    assert kinds - {kind} == kinds & asked
    # The figure is not chosen in a gap by itself either.
    assert not any(item.id == "carried-april.value.cloze" for item in made)


def test_what_needs_no_wording_is_refused_too() -> None:
    """Questions that no property words, as of which kind a statement is, can be forbidden."""
    name = "carried-winter.kind.single-choice"
    assert name in bank({}, "carried-winter").items
    assert name not in bank({"kind": "no"}, "carried-winter").items


def test_each_variant_draws_one_wording() -> None:
    """Over the seeds every wording is shown, and always the same for one seed."""
    item = bank({"value": (ASKED, AGAIN)}).items["carried-april.value.single-choice"]
    assert 2 == len(item.wordings)
    shown = set()
    for seed in map(str, range(20)):
        drawn = variant(item, seed)
        assert drawn is not None
        assert drawn == variant(item, seed)
        assert () == drawn.wordings
        shown.add(drawn.stem)
    assert set(item.wordings) == shown


def test_wording_that_breaks_a_rule_is_left_out() -> None:
    """A sound wording is asked, though another one of the fact is too long."""
    long = f"How many {'and again ' * 20}were carried?"
    assert {f"{NEWS}, what number of people is it said to have carried?"} >= {
        stem for stem in stems(bank({"value": (long, AGAIN)})) if "number" in stem
    }
    assert not any("again" in stem for stem in stems(bank({"value": (long, AGAIN)})))


def test_bound_is_put_into_the_typed_question() -> None:
    """The figure is more than 4,200, so the number that was exceeded is asked for."""
    item = bank({"value": "How many passengers were carried in April 1911?"}).items[
        "carried-april.value.number"
    ]
    assert isinstance(item.key, NumberKey)
    assert (
        f"{NEWS}, how many passengers were carried in April 1911? "
        "Which number does the report say was exceeded?" == item.stem
    )


def test_wording_with_the_bound_is_typed_and_not_chosen() -> None:
    """Options show "more than 4,200" themselves, so their question leaves the bound out."""
    asked = "How many passengers were carried in April 1911?"
    typed = "More than a number of passengers were carried in April 1911. Which number?"
    made = bank({"value": (asked, typed)}).items
    assert typed.removeprefix("More") in made["carried-april.value.number"].stem
    assert asked.removeprefix("How") in made["carried-april.value.single-choice"].stem
    assert () == made["carried-april.value.single-choice"].wordings


def test_what_the_words_leave_out_is_no_wrong_option() -> None:
    """Asked without a month, another month's count by the same people is a right answer too."""
    with_month = {"value": "How many passengers were counted in April 1911?"}
    without = {"value": "How many passengers did the Harbour Board count?"}
    name = "carried-april.value.single-choice"
    at_least = "at-least-31-000"
    options = {option.id for option in bank(with_month).items[name].options}
    assert at_least in options
    item = bank(without).items.get(name)
    assert item is None or at_least not in {option.id for option in item.options}


def test_nobody_unnamed_is_the_answer() -> None:
    """A clerk whom no report names is asked for neither by choice nor by typing."""
    made = Bank(changed("keeper-gull", CLERK, value="a-clerk"))
    assert not [id_ for id_ in made.items if id_.startswith("keeper-gull.value")]
    reasons = {
        refusal.reason
        for refusal in made.refused
        if (refusal.fact, refusal.direction) == ("keeper-gull", "value")
    }
    assert "its answer is nobody whom the report names" in reasons


@pytest.mark.parametrize(
    ("typed", "is_made"), [(None, True), (True, True), (False, False)]
)
def test_fact_says_whether_its_name_is_typed(typed: bool | None, is_made: bool) -> None:
    """A fact's own word on typing comes before that of its property."""
    made = Bank(changed("keeper-gull", typed=typed))
    assert is_made == ("keeper-gull.value.short-text" in made.items)


def test_name_is_typed_twice_and_those_of_the_author_first() -> None:
    """Of four questions with one answer two are kept: first those that an author chose."""
    whole = content()
    keeper = next(
        fact
        for topic in whole.topics
        for fact in topic.facts
        if fact.id == "keeper-gull"
    )
    more = [
        msgspec.structs.replace(
            keeper,
            id=f"keeper-{number}",
            subject=place,
            typed=number == 3 or None,
            says=f"Ada Marsh tended {place}.",
            sources=(Citation("harbour-news", 5),),
        )
        for number, place in enumerate(
            ("tern-island", "north-pier", "skerry-isles", "gull-rock")
        )
    ]
    lamps = next(topic for topic in whole.topics if topic.topic == "lamps")
    kept = [fact for fact in lamps.facts if fact.property != "keeper"]
    world = Corpus(
        whole.sources,
        whole.entities,
        whole.properties,
        whole.objectives,
        [msgspec.structs.replace(lamps, facts=(*kept, *more))],
        whole.terms,
        mentions=whole.mentions,
    )
    typed = [
        item for item in Bank(world).items.values() if isinstance(item.key, TextKey)
    ]
    of_ada = [item for item in typed if item.key.accepted[0] == "Ada Marsh"]
    assert 2 == len(of_ada)
    assert "keeper-3" in {item.asked[0] for item in of_ada}


def test_items_are_values_of_one_kind_of_knowledge() -> None:
    """Whatever is made says what it takes."""
    for item in Bank(changed("keeper-gull")).items.values():
        assert isinstance(item, Item)
        assert item.about in ("substance", "name", "source")

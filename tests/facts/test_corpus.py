import msgspec
import pytest

from policystory.facts.corpus import Corpus, first_citations, folded
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Citation, Topic
from tests.worlds import content, corpus, fact


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zúñiga", "ZUNIGA"),
        ("Giammattei’s", "giammattei's"),
        ("  a \n b ", "a b"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_a_name_compare_equal(first: str, second: str) -> None:
    """Case, accents, apostrophes and spaces do not count."""
    assert folded(first) == folded(second)


def test_the_first_of_two_facts_of_one_id_counts() -> None:
    """The second fact of an id changes neither the fact nor the topic of the first."""
    first, second = fact(says="First."), fact(says="Second.")
    world = Corpus(
        topics=[Topic("one", "One", (first,)), Topic("two", "Two", (second,))]
    )
    assert first == world.facts["a-fact"]
    assert world.topic_of == {"a-fact": "one"}


def test_facts_do_not_depend_on_the_order_of_the_files() -> None:
    """Facts stand in the order of their ids, in whatever order the files are read."""
    whole = content()
    turned = [
        msgspec.structs.replace(topic, facts=tuple(reversed(topic.facts)))
        for topic in reversed(whole.topics)
    ]
    second = Corpus(
        whole.sources,
        whole.entities,
        whole.properties,
        whole.objectives,
        turned,
        whole.terms,
    )
    assert list(corpus().facts.items()) == list(second.facts.items())
    assert corpus().topic_of == second.topic_of
    assert sorted(second.facts) == list(second.facts)


def test_facts_are_indexed_by_property_and_by_report() -> None:
    """A report holds the facts that cite it, each once."""
    world = Corpus(
        topics=[
            Topic(
                "t",
                "T",
                (
                    fact(
                        "a",
                        sources=(Citation("x", 1), Citation("y", 2), Citation("x", 3)),
                    ),
                    fact("b", sources=(Citation("y", 1),)),
                    fact("c", property="keeper", sources=(Citation("y", 1),)),
                ),
            )
        ]
    )
    assert [["a", "b"], ["c"]] == [
        [first.id for first in facts] for facts in world.by_property.values()
    ]
    assert ["a"] == [first.id for first in world.by_report["x", "passengers-carried"]]
    assert ["a", "b"] == [
        first.id for first in world.by_report["y", "passengers-carried"]
    ]
    assert [Citation("x", 1), Citation("y", 2)] == first_citations(world.facts["a"])


def groups(**wholes: tuple[str, ...]) -> Corpus:
    """Return a corpus of groups, each with what contains it."""
    return Corpus(
        entities=[
            Entity(id=first, name=first, type=EntityType.GROUP, part_of=parts)
            for first, parts in wholes.items()
        ]
    )


@pytest.mark.parametrize(
    ("first", "second", "related"),
    [
        ("people", "people", True),
        ("fishers", "people", True),
        ("netters", "people", True),
        ("fishers", "pilgrims", False),
        ("netters", "pilgrims", False),
        ("fishers", "women", True),
        ("netters", "women", True),
        ("pilgrims", "women", False),
        ("people", "nobody", False),
        ("nobody", "nobody", True),
    ],
)
def test_entities_are_related_when_they_may_be_the_same(
    first: str, second: str, related: bool
) -> None:
    """A part is related to its wholes, near and far, as are two wholes that share a part."""
    world = groups(
        people=(),
        fishers=("people",),
        pilgrims=("people",),
        netters=("fishers", "women"),
        women=(),
    )
    assert related == world.related(first, second)
    assert related == world.related(second, first)


def test_a_circle_of_parts_does_no_harm() -> None:
    """Entities that contain each other by mistake are related, and nothing runs for ever."""
    assert groups(a=("b",), b=("a",), c=("nobody",)).related("a", "b")


@pytest.mark.parametrize(
    ("name", "world"),
    [
        ("ada-marsh", "ada-marsh"),
        ("ADA  MARSH", "ada-marsh"),
        ("mrs marsh", "ada-marsh"),
        ("Gull Rock", "gull-rock"),
        ("Nobody", None),
    ],
)
def test_an_entity_is_found_by_id_name_or_alias(name: str, world: str | None) -> None:
    """Any spelling of a name or alias leads to its entity."""
    assert world == corpus().entity_named(name)


def test_a_shared_name_leads_to_the_same_entity_in_any_order() -> None:
    """Of two entities of one name, the first by id is meant, however the files are ordered."""
    twins = [
        Entity(id=first, name="Twin", type=EntityType.PERSON) for first in ("b", "a")
    ]
    assert Corpus(entities=twins).entity_named("twin") == "a"
    assert Corpus(entities=twins[::-1]).entity_named("twin") == "a"

import pytest

from policystory.facts.entity import Entity, EntityType
from policystory.items.distractors.same_sort import sort_of
from tests.worlds import fact, with_facts

ORGANISATION, GROUP = EntityType.ORGANISATION, EntityType.GROUP


def entity(id_: str, name: str, type_: EntityType, sort: str | None = None) -> Entity:
    """Return an entity."""
    return Entity(id=id_, name=name, type=type_, sort=sort)


SPEAKERS = (
    entity("ada", "Ada Marsh", EntityType.PERSON),
    entity("tom", "Tom Reed", EntityType.PERSON),
    entity("clerk", "a clerk", EntityType.PERSON),
    entity("board", "Harbour Board", ORGANISATION),
    entity("officials", "harbour officials", ORGANISATION, "government"),
    entity("staff", "keeper's staff", ORGANISATION, "together"),
    entity("crews", "crews", GROUP),
    entity("post", "Island Post", ORGANISATION, "outlet"),
)
PEOPLE = (
    entity("refugees", "refugees", GROUP, "migrants"),
    entity("minors", "minors", GROUP, "migrants"),
    entity("senators", "senators", GROUP),
)


def beside(entities: tuple[Entity, ...], direction: str, id_: str) -> set[str]:
    """Return which of these entities can stand beside one of them in a direction."""
    world = with_facts()
    world.entities.update({each.id: each for each in entities})
    sorts = {}
    for each in entities:
        sorts[each.id] = sort_of(world, fact(**{direction: each.id}), direction)
    return {name for name, sort in sorts.items() if sort == sorts[id_]} - {id_}


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("ada", {"tom"}),
        ("board", {"officials"}),
        ("post", set()),
        ("clerk", {"staff", "crews"}),
        ("staff", {"clerk", "crews"}),
        ("crews", {"clerk", "staff"}),
    ],
)
def test_named_persons_bodies_and_the_unnamed_speak_apart(
    id_: str, expected: set[str]
) -> None:
    """One name among collectives, or a collective among names, would tell itself."""
    assert expected == beside(SPEAKERS, "speaker", id_)


@pytest.mark.parametrize(
    ("id_", "expected"), [("refugees", {"minors"}), ("senators", set())]
)
def test_author_narrows_what_stands_beside_what(id_: str, expected: set[str]) -> None:
    """A group of migrants is not offered beside a group of officials."""
    assert expected == beside(PEOPLE, "population", id_)


@pytest.mark.parametrize(
    ("period", "second", "alike"),
    [
        ("1911-04", "1911-02", True),
        ("1911-04", "1910-10/1911-03", True),
        ("1911-04", "1910", False),
        ("1911-04", "1911-02-01", False),
        ("1911-04", "1911-02/..", False),
        ("1911-02-01", "1911-02-01/1911-02-03", False),
    ],
)
def test_dates_are_of_one_sort_if_written_as_finely(
    period: str, second: str, alike: bool
) -> None:
    """Months stand beside months; days, years, several days and open periods stand apart."""
    first_sort = sort_of(with_facts(), fact(period=period), "period")
    assert alike is (first_sort == sort_of(with_facts(), fact(period=second), "period"))


def test_missing_part_has_no_sort() -> None:
    """What a fact lacks stands beside nothing."""
    assert sort_of(with_facts(), fact(), "place") is None

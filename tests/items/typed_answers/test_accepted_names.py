from typing import Any

import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.items.typed_answers.accepted_names import Names, is_named, names_of


def entity(
    id_: str, name: str, type_: EntityType = EntityType.PERSON, **parts: Any
) -> Entity:
    """Return an entity, a person unless it is said otherwise."""
    return Entity(id=id_, name=name, type=type_, **parts)


ORGANISATION = EntityType.ORGANISATION
PLACE = EntityType.PLACE
GROUP = EntityType.GROUP
EVENT = EntityType.EVENT
PROGRAMME = EntityType.PROGRAMME
CORPUS = Corpus(
    entities=[
        entity(
            "ada",
            "Ada Marsh",
            aliases=("Mrs Marsh", "the keeper of Gull Rock"),
            part_of=("trust",),
        ),
        entity("juan", "Juan Gonzalez"),
        entity("sergio", "Sergio Gonzales", aliases=("Gonzales",)),
        entity(
            "tom", "Tom Reed", aliases=("Captain Tom Reed of the Gull", "TR", "Read")
        ),
        entity("rita", "Rita Reed"),
        entity("jose", "José Núñez-Peña", aliases=("Núñez-Peña",)),
        entity(
            "trust",
            "Lighthouse Trust",
            ORGANISATION,
            the=True,
            aliases=("LT", "the lamps", "Trust", "lamp people"),
        ),
        entity(
            "gull",
            "Gull Rock",
            PLACE,
            aliases=("Gull Rock lamp", "Gullish"),
            part_of=("isles",),
        ),
        entity("isles", "Skerry Isles", PLACE, the=True),
        entity("gulls", "Gull Rocks", PLACE),
    ]
)


@pytest.mark.parametrize(
    ("described", "named"),
    [
        (entity("x", "Ada Marsh"), True),
        (entity("x", "a keeper"), False),
        (entity("x", "a White House official"), False),
        (entity("x", "Title 42", PROGRAMME), True),
        (entity("x", "task force on corruption", PROGRAMME), False),
        (entity("x", "Call to Action", PROGRAMME), True),
        (entity("x", "Ada Marsh's staff", ORGANISATION), False),
        (entity("x", "northern Skerry", PLACE), False),
        (entity("x", "Republicans", GROUP), False),
        (entity("x", "Great Storm", EVENT), False),
    ],
)
def test_only_names_are_typed_and_no_descriptions(
    described: Entity, named: bool
) -> None:
    """A description is put in many ways, and no way of typing it would be the right one."""
    assert named == is_named(described)


@pytest.mark.parametrize(
    ("id_", "accepted"),
    [
        ("ada", ("Ada Marsh", "Mrs Marsh", "Marsh")),
        ("tom", ("Tom Reed", "Captain Tom Reed of the Gull", "TR")),
        ("jose", ("José Núñez-Peña", "Núñez-Peña")),
        ("trust", ("Lighthouse Trust", "LT", "Trust")),
        ("gull", ("Gull Rock", "Gull Rock lamp")),
        ("juan", ("Juan Gonzalez",)),
        ("sergio", ("Sergio Gonzales",)),
    ],
)
def test_names_and_surnames_are_accepted(id_: str, accepted: tuple[str, ...]) -> None:
    """A name, aliases that are names, acronyms and a person's own surname are accepted."""
    assert accepted == names_of(CORPUS, id_).accepted


@pytest.mark.parametrize(
    ("id_", "unclear"),
    [
        ("juan", ("gonzalez",)),
        ("sergio", ("gonzales",)),
        ("tom", ("read", "reed")),
        ("rita", ("reed",)),
        (
            "ada",
            (
                "keeper of gull rock",
                "lamp people",
                "lamps",
                "lighthouse trust",
                "lt",
                "trust",
            ),
        ),
        (
            "trust",
            (
                "ada marsh",
                "keeper of gull rock",
                "lamp people",
                "lamps",
                "marsh",
                "mrs marsh",
            ),
        ),
        ("gull", ("gullish", "skerry isles")),
    ],
)
def test_name_that_may_mean_another_is_unclear(
    id_: str, unclear: tuple[str, ...]
) -> None:
    """A surname that two (nearly) bear, parts, wholes and descriptions are not right nor wrong."""
    assert unclear == names_of(CORPUS, id_).unclear


def test_name_of_another_entity_is_no_slip() -> None:
    """What looks like a slip of a name and is the name of something else is kept apart."""
    assert names_of(CORPUS, "gull").lookalikes == ("gull rocks",)
    assert names_of(CORPUS, "ada").lookalikes == ()


@pytest.mark.parametrize("id_", sorted(CORPUS.entities))
def test_no_name_is_of_two_sorts(id_: str) -> None:
    """What is accepted is neither unclear nor another's, and the names are made once."""
    names = names_of(CORPUS, id_)
    assert isinstance(names, Names)
    accepted = {name.casefold() for name in names.accepted}
    assert accepted.isdisjoint(names.unclear)
    assert accepted.isdisjoint(names.lookalikes)
    assert set(names.unclear).isdisjoint(names.lookalikes)
    assert names is names_of(CORPUS, id_)

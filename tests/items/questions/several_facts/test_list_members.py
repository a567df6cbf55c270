from typing import Any

import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Topic
from policystory.facts.truth import Rule
from policystory.items.item import Item, Why
from policystory.items.refusal import Refusal
from tests.items.several_right import made
from tests.worlds import content, corpus


def lists(**members: Any) -> dict[str, Item | Refusal]:
    """Return the items on the Skerry Isles beside a list of shoals; the report names one shoal."""
    whole = content()
    shoals = [
        Entity(id=name, name=name.title(), type=EntityType.PLACE, part_of=parts)
        for name, parts in (
            ("sandbar", ("skerry-sea",)),
            ("reef", ("skerry-sea",)),
            ("far-bank", ()),
        )
    ]
    members_list = msgspec.structs.replace(corpus().facts["members"], **members)
    shoal_list = msgspec.structs.replace(
        members_list,
        id="shoals",
        subject="pilgrims",
        value=("sandbar", "reef", "far-bank", "skerry-isles", "ada-marsh"),
    )
    home = [
        msgspec.structs.replace(entity, part_of=("skerry-sea",))
        if entity.id == "gull-rock"
        else entity
        for entity in whole.entities
    ]
    topic = Topic("lists", "Lists", (members_list, shoal_list))
    mentions = {
        "harbour-news": {
            6: ("ada-marsh", "gull-rock", "reef", "skerry-isles", "tern-island")
        }
    }
    return made(
        Corpus(
            whole.sources,
            [*home, *shoals],
            whole.properties,
            whole.objectives,
            [topic],
            (),
            mentions,
        )
    )


def test_members_of_a_complete_list_are_asked_for() -> None:
    """Members are right; what only another list holds is proved wrong by the list itself.

    A whole that contains the members is not wrong, a person is no place, and a place far off is no
    confusion.
    """
    item = lists()["members"]
    assert isinstance(item, Item)
    report = "According to the Harbour News (May 1911)"
    assert f"{report}, which of these places belong to the Skerry Isles?" == item.stem
    assert ("members.value", ("gull-rock", "tern-island")) == (item.family, item.key)
    assert {"gull-rock", "tern-island", "reef", "sandbar"} == {
        option.id for option in item.options
    }
    assert (("reef",), (), ("sandbar",)) == item.tiers
    assert (
        Why(Rule.CLOSED_LIST, ("members",)),
        Why("taken-from", ("shoals",)),
    ) == item.why["reef"]
    assert (Why(Rule.ENTAILED, ("members",)),) == item.why["gull-rock"]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        (
            {"complete": False},
            "its report leaves the list open, so nothing is proved to be missing from it",
        ),
        (
            {"value": ("gull-rock",)},
            "fewer than two members, or fewer than two others that are proved to be none",
        ),
    ],
)
def test_open_list_proves_nothing(members: dict[str, Any], reason: str) -> None:
    """What a report leaves open is not asked for, and one member is no list."""
    assert (
        Refusal("members", "multiple-choice", "value", reason)
        == lists(**members)["members"]
    )

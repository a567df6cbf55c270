from decimal import Decimal

import msgspec
import pytest

from policystory.items.item import Item, paper_item
from policystory.items.options import option
from policystory.items.variant import variant
from policystory.render.place_in_picture import Picture, draw_picture, draw_pictures
from policystory.render.place_on_map import Map
from policystory.render.place_on_timeline import Timeline
from tests.every_form import item
from tests.render.drawings import ISLES, drawn, question
from tests.worlds import content, corpus, course

PERIODS = ("April 1911", "Since 1874", "October 1910 to March 1911")
WITHOUT_OUTLINE = ("Gull Rock", "The Skerry Isles")
NO_PLACE_OF_THE_COURSE = ("Gull Rock", "The mainland")


@pytest.mark.parametrize(
    ("texts", "kind", "expected"),
    [
        (ISLES, "single-choice", Map),
        (ISLES, "multiple-choice", Map),
        (ISLES, "source-support", None),
        (ISLES, "ordering", None),
        (("Gull Rock", "Ada Marsh"), "single-choice", None),
        (WITHOUT_OUTLINE, "single-choice", None),
        (NO_PLACE_OF_THE_COURSE, "single-choice", None),
        (("Gull Rock",), "single-choice", None),
        (("1874", "1889"), "single-choice", Timeline),
        (PERIODS, "single-choice", Timeline),
        (("1874", "1889"), "multiple-choice", None),
        (("1874", "Gull Rock"), "single-choice", None),
        (("1,874", "1,889"), "single-choice", None),
        ((), "short-text", None),
    ],
)
def test_places_have_map_and_periods_have_timeline(
    texts: tuple[str, ...], kind: str, expected: type[Picture] | None
) -> None:
    """A choice of outlined places has a map; a choice of one period has a timeline."""
    drawing = drawn(*texts, kind=kind)
    assert expected == (None if drawing is None else type(drawing))


def test_only_items_with_picture_are_listed() -> None:
    """The page gets plain values by the item's id, in the form that it reads."""
    paper = course().quiz("01-crossings", "s").paper
    items = (
        question(*ISLES, id_="place"),
        question("1874", "1889", id_="year"),
        question("Ada Marsh", "Tom Reed", id_="name"),
    )
    paper = msgspec.structs.replace(paper, items=items)
    listed = draw_pictures(paper, corpus(), content().shapes)
    assert ["place", "year"] == list(listed)
    map_, timeline = listed["place"], listed["year"]
    assert ("map", "timeline") == (map_["kind"], timeline["kind"])
    assert {"kind", "label", "box", "shapes"} == set(map_)
    assert 4 == len(map_["shapes"])
    for shape in map_["shapes"]:
        assert {"option", "name", "path", "at"} == set(shape)
    assert {"kind", "label", "spans", "ticks"} == set(timeline)
    assert 2 == len(timeline["spans"])
    for span in timeline["spans"]:
        assert {"option", "from", "to"} == set(span)


def picture_of(drawn_item: Item) -> Picture | None:
    """Return the picture of an item of the bank, or None where it has none."""
    paper = paper_item(drawn_item, Decimal(1))
    return draw_picture(paper, corpus(), content().shapes)


def items_with_picture() -> list[tuple[Item, Picture]]:
    """Return variants of the bank that have a picture, and two items on places."""
    isles = tuple(map(option, ISLES))
    items: list[Item | None] = [
        item("single-choice", "gull-rock", options=isles),
        item("multiple-choice", ("gull-rock",), options=isles),
    ]
    for whole in course().bank.items.values():
        items += [variant(whole, seed) for seed in "abc"]
    pairs: list[tuple[Item, Picture]] = []
    for drawn_item in items:
        drawing = None if drawn_item is None else picture_of(drawn_item)
        if drawn_item is not None and drawing is not None:
            pairs.append((drawn_item, drawing))
    return pairs


def test_picture_does_not_tell_the_key() -> None:
    """Whichever option is the right one, the picture is the same to the last letter."""
    pairs = items_with_picture()
    assert {Map, Timeline} == {type(drawing) for _, drawing in pairs}
    for drawn_item, drawing in pairs:
        for choice in drawn_item.options:
            is_single = isinstance(drawn_item.key, str)
            key = choice.id if is_single else (choice.id,)
            changed = msgspec.structs.replace(drawn_item, key=key)
            expected = msgspec.json.encode(drawing)
            assert expected == msgspec.json.encode(picture_of(changed))

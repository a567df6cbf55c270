from datetime import date
from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.shapes import Shape
from policystory.facts.values.period import FIRST_YEAR, LAST_YEAR, in_words
from policystory.items.item import Item, Option, PaperItem, paper_item
from policystory.items.options import option
from policystory.items.variant import variant
from policystory.render.map import LEAST_GAP, LEAST_SIDE, WIDTH, Map
from policystory.render.picture import Picture, picture, pictures
from policystory.render.timeline import APART, LAST, Timeline, timeline
from tests.every_form import item
from tests.worlds import content, corpus, course

ISLES = ("Gull Rock", "Tern Island", "North Pier")


def asked(*texts: str, kind: str = "single-choice") -> PaperItem:
    """Return an item with these options."""
    options = tuple(map(option, texts))
    return PaperItem(
        id="i", kind=kind, stem="Which?", points=Decimal(1), options=options
    )


def drawn(
    *texts: str, kind: str = "single-choice", shapes: tuple[Shape, ...] | None = None
) -> Picture | None:
    """Return the picture of an item with these options."""
    return picture(
        asked(*texts, kind=kind),
        corpus(),
        content().shapes if shapes is None else shapes,
    )


def on_map(*texts: str, kind: str = "single-choice") -> Map:
    """Return the map of an item with these options."""
    found = drawn(*texts, kind=kind)
    assert isinstance(found, Map)
    return found


def on_timeline(*texts: str) -> Timeline:
    """Return the timeline of an item with these options."""
    found = drawn(*texts)
    assert isinstance(found, Timeline)
    return found


def rectangle(id_: str, west: int, south: int, side: str = "0.4") -> Shape:
    """Return a square outline."""
    east, north = (f"{Decimal(edge) + Decimal(side)}" for edge in (west, south))
    return Shape(
        id=id_, rings=(f"{west},{south} {east},{south} {east},{north} {west},{north}",)
    )


# ---- which items have a picture


@pytest.mark.parametrize(
    ("texts", "kind", "found"),
    [
        (ISLES, "single-choice", Map),
        (ISLES, "multiple-choice", Map),
        (ISLES, "source-support", None),
        (ISLES, "ordering", None),
        (("Gull Rock", "Ada Marsh"), "single-choice", None),
        (
            ("Gull Rock", "The Skerry Isles"),
            "single-choice",
            None,
        ),  # a place without an outline
        (
            ("Gull Rock", "The mainland"),
            "single-choice",
            None,
        ),  # an outline that is no place of the course
        (("Gull Rock",), "single-choice", None),
        (("1874", "1889"), "single-choice", Timeline),
        (
            ("April 1911", "Since 1874", "October 1910 to March 1911"),
            "single-choice",
            Timeline,
        ),
        (("1874", "1889"), "multiple-choice", None),
        (("1874", "Gull Rock"), "single-choice", None),
        (("1,874", "1,889"), "single-choice", None),
        ((), "short-text", None),
    ],
)
def test_places_are_on_a_map_and_periods_on_a_timeline(
    texts: tuple[str, ...], kind: str, found: type[Picture] | None
) -> None:
    """There is a picture where all options of a choice have an outline, or all of one right answer are periods."""
    assert found == (None if (made := drawn(*texts, kind=kind)) is None else type(made))


def test_only_items_with_a_picture_are_listed() -> None:
    """What the page is given are plain values by the item's id, in the form that was agreed on."""
    paper = course().quiz("01-crossings", "s").paper
    place, year, name = (
        msgspec.structs.replace(asked(*texts), id=id_)
        for id_, texts in (
            ("place", ISLES),
            ("year", ("1874", "1889")),
            ("name", ("Ada Marsh", "Tom Reed")),
        )
    )
    found = pictures(
        msgspec.structs.replace(paper, items=(place, year, name)),
        corpus(),
        content().shapes,
    )
    assert ["place", "year"] == list(found)
    assert {"kind", "label", "box", "shapes"} == set(found["place"])
    assert [{"option", "name", "path", "at"}] * 4 == [
        set(shape) for shape in found["place"]["shapes"]
    ]
    assert {"kind", "label", "spans", "ticks"} == set(found["year"])
    assert [{"option", "from", "to"}] * 2 == [
        set(span) for span in found["year"]["spans"]
    ]
    assert ("map", "timeline") == (found["place"]["kind"], found["year"]["kind"])


# ---- nothing tells the key


def with_pictures() -> list[tuple[Item, Picture]]:
    """Return variants of the invented course that have a picture, and two items on places, which it has none of."""
    made = [
        variant(one, seed) for one in course().bank.items.values() for seed in "abc"
    ]
    isles = tuple(map(option, ISLES))
    made += [
        item("single-choice", "gull-rock", options=isles),
        item("multiple-choice", ("gull-rock",), options=isles),
    ]
    shown = [
        (one, picture(paper_item(one, Decimal(1)), corpus(), content().shapes))
        for one in made
        if one
    ]
    return [(one, found) for one, found in shown if found is not None]


def test_another_key_is_the_same_picture() -> None:
    """Whichever option is the right one, the picture is the same to the last letter."""
    found = with_pictures()
    assert {Map, Timeline} == {type(one) for _, one in found}
    for asked_, one in found:
        for key in asked_.options:
            turned = msgspec.structs.replace(
                asked_, key=key.id if isinstance(asked_.key, str) else (key.id,)
            )
            again = picture(paper_item(turned, Decimal(1)), corpus(), content().shapes)
            assert msgspec.json.encode(one) == msgspec.json.encode(again)


@given(st.permutations(ISLES))
def test_the_order_of_options_moves_nothing_on_a_map(texts: list[str]) -> None:
    """Frame and outlines depend on which options there are; they are drawn in the order of their list."""
    found, usual = on_map(*texts), on_map(*ISLES)
    assert (usual.box, set(usual.shapes)) == (found.box, set(found.shapes))
    assert [None, *(option(text).id for text in texts)] == [
        shape.option for shape in found.shapes
    ]


@given(st.permutations(["1874", "1889", "1902"]))
def test_the_order_of_options_moves_nothing_on_a_timeline(texts: list[str]) -> None:
    """Axis and places depend on which options there are; they are listed in the order of their list."""
    found, usual = on_timeline(*texts), on_timeline("1874", "1889", "1902")
    assert (usual.ticks, set(usual.spans)) == (found.ticks, set(found.spans))
    assert texts == [span.option for span in found.spans]


# ---- the map


def test_a_map_is_true_to_size() -> None:
    """At 60 degrees north a degree of longitude is half as wide as one of latitude; north is up, east is right."""
    found = on_map(*ISLES)
    gull, tern, pier = (shape.at for shape in found.shapes if shape.at)
    assert gull[1] > pier[1]
    assert gull[0] < tern[0]
    across, up = (tern[0] - gull[0]) / 0.95, (gull[1] - pier[1]) / 0.95
    assert across / up == pytest.approx(0.49, abs=0.01)


def test_all_options_are_seen_whole_and_neighbours_lie_around() -> None:
    """A small place is inside the frame with all its points; what is no option has no id and lies below."""
    found = on_map("Gull Rock", "Tern Island")
    names = [(shape.option, shape.name) for shape in found.shapes]
    assert [(None, "North Pier"), (None, "The mainland")] == names[:2]
    assert [("gull-rock", "Gull Rock"), ("tern-island", "Tern Island")] == names[2:]
    for shape in found.shapes[2:]:
        numbers = [
            int(number)
            for number in shape.path.replace("M", " ").replace("Z", " ").split()
        ]
        assert 0 < min(numbers)
        assert max(numbers[::2]) < found.box[0] == WIDTH
        assert max(numbers[1::2]) < found.box[1]
    assert 2 == found.shapes[3].path.count("M")


def test_the_frame_is_neither_narrow_nor_flat() -> None:
    """Between 4 : 3 and 2 : 1, whether the places lie one above the other or side by side."""
    for apart in ((0, 5), (5, 0), (1, 1)):
        shapes = (
            rectangle("gull-rock", 10, 20),
            rectangle("tern-island", 10 + apart[0], 20 + apart[1]),
        )
        found = drawn("Gull Rock", "Tern Island", shapes=shapes)
        assert isinstance(found, Map)
        assert 0.49 <= found.box[1] / found.box[0] <= 0.76


def test_places_too_far_apart_have_no_map() -> None:
    """Where a place could hardly be seen or hit, there is the list alone."""
    for east, found in ((20, True), (60, False)):
        shapes = (
            rectangle("gull-rock", 10, 20, "0.6"),
            rectangle("tern-island", east, 20, "9"),
        )
        assert found == (drawn("Gull Rock", "Tern Island", shapes=shapes) is not None)


def test_places_too_near_to_each_other_have_no_map() -> None:
    """Marks are so far apart that each can be pointed at."""
    far = rectangle("north-pier", 40, 20, "2")
    for east, found in ((14, True), (11, False)):
        near = (
            rectangle("gull-rock", 10, 20, "2"),
            rectangle("tern-island", east, 20, "2"),
        )
        assert found == (drawn(*ISLES, shapes=(*near, far)) is not None)


def test_of_a_large_country_as_much_is_shown_as_leaves_the_small_ones_visible() -> None:
    """A large place is seen around its mark; the nearer the small ones are lost, the less of it."""
    large = Shape(id="tern-island", at="20,20", rings=("12,0 60,0 60,45 12,45",))
    found = drawn(
        "Gull Rock", "Tern Island", shapes=(rectangle("gull-rock", 10, 20), large)
    )
    assert isinstance(found, Map)
    mark, other = (shape.at for shape in found.shapes if shape.at)
    assert all(
        0 < at[0] < found.box[0] and 0 < at[1] < found.box[1] for at in (mark, other)
    )
    assert (other[0] - mark[0] >= LEAST_GAP, LEAST_SIDE < 40) == (True, True)


# ---- the timeline


def test_a_timeline_is_true_to_days() -> None:
    """A month has its days, and two months beside each other touch."""
    march, april = on_timeline("March 1911", "April 1911").spans
    assert march.end == april.start
    assert (march.end - march.start) / (april.end - april.start) == pytest.approx(
        31 / 30, abs=0.001
    )


def test_what_has_not_ended_goes_on_to_the_end() -> None:
    """A period without an end reaches the end of the axis."""
    spans = on_timeline("Since 1874", "1902").spans
    assert (1, True) == (
        spans[0].end,
        0.9 < spans[1].end < 1,
    )  # no further than what else is offered


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (
            ("1 June 2021", "6 June 2021", "8 June 2021"),
            ["1 June", "3 June", "5 June", "7 June"],
        ),
        (("6 June 2021", "7 June 2021"), ["5 June", "6 June", "7 June", "8 June"]),
        (("7 May 2021", "8 June 2021"), ["11 May", "21 May", "1 June"]),
        (
            ("March 2021", "April 2021", "May 2021"),
            ["Mar 2021", "Apr 2021", "May 2021"],
        ),
        (
            ("April 2021", "October 2021 to April 2022"),
            ["Apr 2021", "Jul 2021", "Oct 2021", "Jan 2022"],
        ),
        (("2014", "2018", "2021"), ["2014", "2016", "2018", "2020"]),
        (("1979", "2017", "2019"), ["1980", "1990", "2000", "2010"]),
    ],
)
def test_an_axis_is_marked_as_people_count(
    texts: tuple[str, ...], labels: list[str]
) -> None:
    """Ticks stand at round days, months and years, as many as have room."""
    assert labels == [tick.label for tick in on_timeline(*texts).ticks]


@given(
    st.lists(
        st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
        min_size=2,
        max_size=6,
    )
)
def test_any_days_have_a_timeline(days: list[date]) -> None:
    """All that lies on the axis is inside it, and ticks have room for their labels."""
    found = timeline(
        [(Option(day.isoformat(), day.isoformat()), day.isoformat()) for day in days]
    )
    assert all(0 <= span.start <= span.end <= 1 for span in found.spans)
    places = [tick.at for tick in found.ticks]
    assert sorted(places) == places
    assert all(0 <= place <= LAST for place in places)
    assert all(round(later - place, 4) >= APART for place, later in pairwise(places))


@given(
    st.dates(date(1800, 1, 1), date(2100, 1, 1)),
    st.dates(date(1800, 1, 1), date(2100, 1, 1)),
)
def test_days_stand_in_their_order(one: date, other: date) -> None:
    """The earlier day is further left, by its share of the axis."""
    if one == other:
        return
    first, second = on_timeline(
        in_words(one.isoformat()), in_words(other.isoformat())
    ).spans
    assert (one < other) == (first.start < second.start)

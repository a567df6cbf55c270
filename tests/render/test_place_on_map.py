import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.map_shapes import Shape
from policystory.items.options import option
from policystory.render.place_on_map import LEAST_GAP, LEAST_SIDE, WIDTH
from tests.render.drawings import ISLES, drawn, on_map, square


@given(st.permutations(ISLES))
def test_order_of_options_moves_nothing(texts: list[str]) -> None:
    """Frame and outlines depend on which options there are, and not on their order."""
    map_ = on_map(*texts)
    usual = on_map(*ISLES)
    assert (usual.box, set(usual.shapes)) == (map_.box, set(map_.shapes))
    in_their_order = [option(text).id for text in texts]
    assert [None, *in_their_order] == [shape.option for shape in map_.shapes]


def test_map_is_true_to_size() -> None:
    """At 60 degrees north a degree of longitude is half as wide as a degree of latitude."""
    gull, tern, pier = (shape.at for shape in on_map(*ISLES).shapes if shape.at)
    # North is up and east is right.
    assert gull[1] > pier[1]
    assert gull[0] < tern[0]
    across = (tern[0] - gull[0]) / 0.95
    up = (gull[1] - pier[1]) / 0.95
    assert across / up == pytest.approx(0.49, abs=0.01)


def test_options_are_seen_whole_with_their_neighbours() -> None:
    """A small place is inside the frame with all its points; a neighbour has no id."""
    map_ = on_map("Gull Rock", "Tern Island")
    assert [
        (None, "North Pier"),
        (None, "The mainland"),
        ("gull-rock", "Gull Rock"),
        ("tern-island", "Tern Island"),
    ] == [(shape.option, shape.name) for shape in map_.shapes]
    width, height = map_.box
    assert WIDTH == width
    for shape in map_.shapes[2:]:
        numbers = [int(number) for number in re.findall("-?[0-9]+", shape.path)]
        assert 0 < min(numbers)
        assert max(numbers[::2]) < width
        assert max(numbers[1::2]) < height
    assert 2 == map_.shapes[3].path.count("M")


@pytest.mark.parametrize(("east", "north"), [(0, 5), (5, 0), (1, 1)])
def test_frame_is_neither_narrow_nor_flat(east: int, north: int) -> None:
    """Between 4 : 3 and 2 : 1, whether the places lie above each other or side by side."""
    gull = square("gull-rock", 10, 20)
    tern = square("tern-island", 10 + east, 20 + north)
    width, height = on_map("Gull Rock", "Tern Island", shapes=(gull, tern)).box
    assert 0.49 <= height / width <= 0.76


@pytest.mark.parametrize(("east", "has_map"), [(20, True), (60, False)])
def test_places_too_far_apart_have_no_map(east: int, has_map: bool) -> None:
    """Where a place could hardly be seen or hit, there is the list alone."""
    gull = square("gull-rock", 10, 20, "0.6")
    tern = square("tern-island", east, 20, "9")
    drawing = drawn("Gull Rock", "Tern Island", shapes=(gull, tern))
    assert has_map == (drawing is not None)


@pytest.mark.parametrize(("east", "has_map"), [(14, True), (11, False)])
def test_places_too_near_to_each_other_have_no_map(east: int, has_map: bool) -> None:
    """Marks are so far apart that each can be pointed at."""
    gull = square("gull-rock", 10, 20, "2")
    tern = square("tern-island", east, 20, "2")
    pier = square("north-pier", 40, 20, "2")
    drawing = drawn(*ISLES, shapes=(gull, tern, pier))
    assert has_map == (drawing is not None)


def test_large_country_is_shown_only_around_its_mark() -> None:
    """The nearer the small places come to be lost, the less of a large one is shown."""
    gull = square("gull-rock", 10, 20)
    tern = Shape(id="tern-island", at="20,20", rings=("12,0 60,0 60,45 12,45",))
    map_ = on_map("Gull Rock", "Tern Island", shapes=(gull, tern))
    width, height = map_.box
    small, large = (shape.at for shape in map_.shapes if shape.at)
    for x, y in (small, large):
        assert 0 < x < width
        assert 0 < y < height
    assert large[0] - small[0] >= LEAST_GAP
    # In units: the small place, of 0.4 degrees, could be this large at most.
    assert LEAST_SIDE < 40

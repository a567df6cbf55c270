"""Pictures of questions about the invented course, for the tests of maps and timelines."""

from decimal import Decimal

from policystory.course.map_shapes import Shape
from policystory.items.item import PaperItem
from policystory.items.options import option
from policystory.render.place_in_picture import Picture, draw_picture
from policystory.render.place_on_map import Map
from policystory.render.place_on_timeline import Timeline
from tests.worlds import content, corpus

ISLES = ("Gull Rock", "Tern Island", "North Pier")


def question(*texts: str, kind: str = "single-choice", id_: str = "i") -> PaperItem:
    """Return an item with these options."""
    options = tuple(map(option, texts))
    points = Decimal(1)
    return PaperItem(id=id_, kind=kind, stem="Which?", points=points, options=options)


def drawn(
    *texts: str, kind: str = "single-choice", shapes: tuple[Shape, ...] | None = None
) -> Picture | None:
    """Return the picture of an item with these options, or None where it has none."""
    outlines = content().shapes if shapes is None else shapes
    return draw_picture(question(*texts, kind=kind), corpus(), outlines)


def on_map(*texts: str, shapes: tuple[Shape, ...] | None = None) -> Map:
    """Return the map of an item with these options."""
    map_ = drawn(*texts, shapes=shapes)
    assert isinstance(map_, Map)
    return map_


def on_timeline(*texts: str) -> Timeline:
    """Return the timeline of an item with these options."""
    timeline = drawn(*texts)
    assert isinstance(timeline, Timeline)
    return timeline


def square(id_: str, west: int, south: int, side: str = "0.4") -> Shape:
    """Return a square outline; its sides are in degrees."""
    east = west + Decimal(side)
    north = south + Decimal(side)
    ring = f"{west},{south} {east},{south} {east},{north} {west},{north}"
    return Shape(id=id_, rings=(ring,))

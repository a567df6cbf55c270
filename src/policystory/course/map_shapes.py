"""The outlines of places on maps, as authors write them: rings of points in degrees."""

import re
from collections.abc import Iterator
from functools import lru_cache

from policystory.facts.record import Record
from policystory.reading import Step, quote_value

Point = tuple[int, int]
"""Longitude and latitude in hundredths of a degree.

They are whole numbers, so that a map is the same on every machine.
"""

Fault = tuple[tuple[Step, ...], str, str]
"""A fault of a shape: the path to the field, a message and a hint."""

_DEGREES = r"(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)"
_POINT = re.compile(f"{_DEGREES},{_DEGREES}")
_HINT = "write longitude,latitude with two decimals at most, such as -89.36,14.42"


class Shape(Record, frozen=True, kw_only=True):
    """The outline of a place on a map.

    `id` is the id of the place's entity. A neighbouring land, which is drawn but is not an entity,
    also has a `name`. Each of the `rings` is a closed line, written as the text of its points, such
    as "-89.36,14.42 -89.06,14.33": longitude and latitude in degrees, with two decimals at most.
    `at` is the point at which the place's marker is drawn; None for the middle of the first ring.
    """

    id: str
    name: str | None = None
    at: str | None = None
    rings: tuple[str, ...]


class Box(Record, frozen=True):
    """A rectangle on the map; its edges are in hundredths of a degree (longitude, latitude)."""

    west: int
    south: int
    east: int
    north: int

    def meets(self, box: "Box") -> bool:
        """Tell whether this box overlaps or touches another one, `box`."""
        beside = self.east < box.west or box.east < self.west
        above = self.north < box.south or box.north < self.south
        return not beside and not above

    def within(self, box: "Box") -> "Box":
        """Return the part that this box and `box` have in common; they must overlap."""
        return Box(
            west=max(self.west, box.west),
            south=max(self.south, box.south),
            east=min(self.east, box.east),
            north=min(self.north, box.north),
        )


# Each map asks again for the rings of all places.
@lru_cache(maxsize=1024)
def points(ring: str) -> tuple[Point, ...]:
    """Return the points of a ring (the text of an outline), in hundredths of a degree.

    Each point is its longitude and latitude. Raises ValueError, which names the point that cannot
    be read.

    >>> points("-89.3,14.42 -89,14")
    ((-8930, 1442), (-8900, 1400))
    """
    return tuple(map(_point, ring.split()))


def box(ring: str) -> Box:
    """Return the smallest box around a ring (the text of an outline, "-89.3,14.42 -89,14")."""
    across, up = zip(*points(ring), strict=True)
    west = min(across)
    east = max(across)
    south = min(up)
    north = max(up)
    return Box(west, south, east, north)


def middle(shape: Shape) -> Point:
    """Return the point at which a shape's marker is drawn, in hundredths of a degree.

    That is the point `at` of the shape. Without `at` it is the middle of the box around the first
    ring.
    """
    if shape.at is not None:
        return _point(shape.at)
    around = box(shape.rings[0])
    longitude = (around.west + around.east) // 2
    latitude = (around.south + around.north) // 2
    return longitude, latitude


def faults(shape: Shape) -> Iterator[Fault]:
    """Yield each fault of a shape, such as a marker that lies outside the outline.

    A fault is a tuple: the path to the field, what is wrong, and what to do. The types of the
    fields have been checked before.
    """
    ring_faults = list(_ring_faults(shape))
    yield from ring_faults
    if shape.at is None:
        return
    try:
        at = _point(shape.at)
    except ValueError as error:
        yield ("at",), str(error), _HINT
        return
    # Whether a point lies inside can only be said of sound rings.
    if ring_faults:
        return
    for ring in shape.rings:
        corners = points(ring)
        if _holds(corners, at):
            return
    message = f"'{shape.at}' lies outside the outline"
    yield ("at",), message, "choose a point inside it, or leave 'at' out"


def _ring_faults(shape: Shape) -> Iterator[Fault]:
    """Yield what is wrong with the rings of a shape."""
    for i, ring in enumerate(shape.rings):
        try:
            corners = len(points(ring))
        except ValueError as error:
            yield ("rings", i), str(error), _HINT
            continue
        if corners < 3:
            message = "a ring has three points at least"
            yield ("rings", i), message, "leave out islands that are too small"
    if not shape.rings:
        message = "a shape has at least one ring"
        yield ("rings",), message, "leave out a place that has no outline"


def _point(text: str) -> Point:
    """Read a point; ValueError if it is not on the globe."""
    match = _POINT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{quote_value(text)} is not a point")
    longitude, latitude = map(_hundredths, match.groups())
    if abs(longitude) > 18000 or abs(latitude) > 9000:
        raise ValueError(f"{quote_value(text)} is not a point")
    return longitude, latitude


def _hundredths(degrees: str) -> int:
    """Return degrees such as "-89.3" in hundredths, without the rounding of a float."""
    whole, _, decimals = degrees.partition(".")
    two_decimals = decimals.ljust(2, "0")
    return int(whole + two_decimals)


def _holds(ring: tuple[Point, ...], at: Point) -> bool:
    """Tell whether a point lies inside a ring."""
    # It does if the line from the point to the west crosses the ring an odd number of times.
    x, y = at
    inside = False
    # The last point is joined to the first.
    ends = ring[1:] + ring[:1]
    for (x1, y1), (x2, y2) in zip(ring, ends, strict=True):
        if (y1 > y) == (y2 > y):
            continue
        # Multiplied instead of divided, so that whole numbers suffice.
        across = x2 - x1
        up = y2 - y1
        crossing = across * (y - y1)
        # An edge that runs down crosses the line from the other side.
        if up < 0:
            crossing = -crossing
        offset = (x - x1) * abs(up)
        if offset < crossing:
            inside = not inside
    return inside

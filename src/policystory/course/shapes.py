"""Outlines of places, as an author keeps them: `-89.36,14.42 -89.06,14.33 …`, degrees with two decimals at most."""

import re
from collections.abc import Iterator
from functools import lru_cache

from policystory.facts.record import Record
from policystory.reading import Step, shown

Point = tuple[int, int]
"""Longitude and latitude in hundredths of a degree: whole numbers, so that a map is the same on
every machine."""

_DEGREES = r"(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)"
_POINT = re.compile(f"{_DEGREES},{_DEGREES}")
_HINT = "write longitude,latitude with two decimals at most, such as -89.36,14.42"


class Shape(Record, frozen=True, kw_only=True):
    """The outline of a place: outer rings, and the point `at` which its mark stands if not in the middle.

    `id` is the entity's. A neighbour that is drawn for orientation and is no entity has a `name` of
    its own.
    """

    id: str
    name: str | None = None
    at: str | None = None
    rings: tuple[str, ...]


class Box(Record, frozen=True):
    """The degrees between which something lies, in hundredths."""

    west: int
    south: int
    east: int
    north: int

    def meets(self, other: "Box") -> bool:
        """Tell whether the two have a point in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north

    def within(self, other: "Box") -> "Box":
        """Return what of this box lies inside another that it meets."""
        return Box(
            max(self.west, other.west), max(self.south, other.south),
            min(self.east, other.east), min(self.north, other.north),
        )  # fmt: skip


@lru_cache(maxsize=1024)  # each map asks for the rings of the whole file
def points(ring: str) -> tuple[Point, ...]:
    """Read a ring; ValueError with one sentence if one of its points cannot be read.

    >>> points("-89.3,14.42 -89,14")
    ((-8930, 1442), (-8900, 1400))
    """
    return tuple(_point(text) for text in ring.split())


def box(ring: str) -> Box:
    """Return the box around a ring."""
    across, up = zip(*points(ring), strict=True)
    return Box(min(across), min(up), max(across), max(up))


def middle(shape: Shape) -> Point:
    """Return where the mark of a shape stands: where the author says, or in the middle of its first ring."""
    if shape.at is not None:
        return _point(shape.at)
    around = box(shape.rings[0])
    return (around.west + around.east) // 2, (around.south + around.north) // 2


def faults(shape: Shape) -> Iterator[tuple[tuple[Step, ...], str, str]]:
    """Yield every fault of a shape that its fields' types do not show: the way to it, what is wrong, what to do."""
    sound = True
    for i, ring in enumerate(shape.rings):
        try:
            short = len(points(ring)) < 3
        except ValueError as error:
            sound = False
            yield ("rings", i), str(error), _HINT
        else:
            sound = sound and not short
            if short:
                yield (
                    ("rings", i),
                    "a ring has three points at least",
                    "leave out islands that are too small",
                )
    if not shape.rings:
        yield (
            ("rings",),
            "a shape has at least one ring",
            "leave out a place that has no outline",
        )
    if shape.at is None:
        return
    try:
        at = _point(shape.at)
    except ValueError as error:
        yield ("at",), str(error), _HINT
    else:
        if (
            sound
            and shape.rings
            and not any(_holds(points(ring), at) for ring in shape.rings)
        ):
            yield (
                ("at",),
                f"'{shape.at}' lies outside the outline",
                "choose a point inside it, or leave 'at' out",
            )


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text.strip())
    found = [_hundredths(part) for part in match.groups()] if match else []
    if not found or abs(found[0]) > 18000 or abs(found[1]) > 9000:
        raise ValueError(f"{shown(text)} is not a point")
    return found[0], found[1]


def _hundredths(degrees: str) -> int:
    whole, _, part = degrees.partition(".")
    return int(whole + part.ljust(2, "0"))


def _holds(ring: tuple[Point, ...], at: Point) -> bool:
    """Tell whether a point lies inside a ring."""
    # It does if a line from it to the west or east crosses the ring an odd number of times.
    x, y = at
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and (x - x1) * abs(y2 - y1) < (x2 - x1) * (y - y1) * (
            1 if y2 > y1 else -1
        ):
            inside = not inside
    return inside

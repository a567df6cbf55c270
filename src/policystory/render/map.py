"""Options that are places, on a map: a frame around them, and every outline that lies in it."""

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from policystory.course.shapes import Box, Point, Shape, box, middle, points
from policystory.items.item import Option

WIDTH = 1200
"""Units across a map: whole numbers of them are fine enough for any screen."""
SHOWN = 576
"""The pixels that a map is wide where there is room."""
LEAST_SIDE, LEAST_GAP = 16 * WIDTH // SHOWN, 20 * WIDTH // SHOWN
"""A place that is smaller, or a pair whose marks are nearer, cannot be seen or hit: then there is
no map."""
REACHES = (1200, 800, 500, 300)
"""How far around its mark a country must be seen, in hundredths of a degree: so far that all can be
seen."""
MARGIN = 60
TALLEST, WIDEST = (4, 3), (2, 1)
"""Between which shapes the frame stays, width to height."""


class Outline(msgspec.Struct, frozen=True):
    """One outline, as an SVG path; that of an option has its id, and where its mark stands."""

    option: str | None
    name: str
    path: str
    at: Point | None = None


class Map(msgspec.Struct, frozen=True, tag_field="kind", tag="map"):
    """Outlines in a box of `box` units, those for orientation first and the options in the order of their list."""

    label: str
    box: tuple[int, int]
    shapes: tuple[Outline, ...]


def mapped(
    options: Sequence[tuple[Option, Shape]],
    shapes: Iterable[Shape],
    names: Mapping[str, str],
) -> Map | None:
    """Draw options on a map, or return None where one of them would be too small or two too near to each other."""
    places = [shape for _, shape in options]
    view = next(
        (
            view
            for reach in REACHES
            if (view := _View(_frame(places, reach))).shows(places)
        ),
        None,
    )
    if view is None:
        return None
    asked = {shape.id for shape in places}
    around = [
        Outline(None, names[shape.id], view.path(shape))
        for shape in shapes
        if shape.id not in asked
    ]
    drawn = [
        Outline(one.id, one.text, view.path(shape), view.point(middle(shape)))
        for one, shape in options
    ]
    seen = tuple(outline for outline in around if outline.path)
    return Map(
        "Click on the map, or use the list below.",
        (WIDTH, view.height),
        (*seen, *drawn),
    )


def _frame(shapes: Sequence[Shape], reach: int) -> Box:
    """Return the frame of a map: what must be seen of each option, a margin, and a width that suits the height."""
    parts = [part for shape in shapes for part in _near(shape, reach)]
    west, south = min(part.west for part in parts), min(part.south for part in parts)
    east, north = max(part.east for part in parts), max(part.north for part in parts)
    margin = MARGIN + max(east - west, north - south) // 20
    frame = Box(west - margin, south - margin, east + margin, north + margin)
    shrink = _shrink(frame)
    across, up = (frame.east - frame.west) * shrink, (frame.north - frame.south) * 1000
    wider = max(0, (up * TALLEST[0] // TALLEST[1] - across) // shrink // 2)
    taller = max(0, (across * WIDEST[1] // WIDEST[0] - up) // 1000 // 2)
    return Box(
        frame.west - wider,
        frame.south - taller,
        frame.east + wider,
        frame.north + taller,
    )


def _near(shape: Shape, reach: int) -> list[Box]:
    """Return the parts of a shape that lie near its mark."""
    x, y = middle(shape)
    around = Box(x - reach, y - reach, x + reach, y + reach)
    return [
        found.within(around) for found in map(box, shape.rings) if found.meets(around)
    ]


def _shrink(frame: Box) -> int:
    """Return how wide a degree is in the middle of a frame, in thousandths of its height."""
    return round(1000 * math.cos(math.radians((frame.south + frame.north) / 200)))


class _View:
    """A frame, and how degrees become units in it: a plain map, true to size in the middle of its height."""

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._shrink = _shrink(frame)
        self._across = (frame.east - frame.west) * self._shrink
        self.height = WIDTH * (frame.north - frame.south) * 1000 // self._across

    def point(self, at: Point) -> Point:
        """Return where a place lies."""
        x = (at[0] - self._frame.west) * self._shrink * WIDTH // self._across
        return x, (self._frame.north - at[1]) * 1000 * WIDTH // self._across

    def shows(self, shapes: Sequence[Shape]) -> bool:
        """Tell whether each of these is large enough to be seen and hit, and far enough from the others."""
        marks = [self.point(middle(shape)) for shape in shapes]
        near = any(
            math.dist(one, other) < LEAST_GAP
            for n, one in enumerate(marks)
            for other in marks[:n]
        )
        return not near and all(self._side(shape) >= LEAST_SIDE for shape in shapes)

    def _side(self, shape: Shape) -> int:
        """Return the longer side of what can be seen of a shape's first ring, in units."""
        around = box(shape.rings[0])
        if not around.meets(self._frame):
            return 0
        seen = around.within(self._frame)
        (left, low), (right, high) = (
            self.point((seen.west, seen.south)),
            self.point((seen.east, seen.north)),
        )
        return max(right - left, low - high)

    def path(self, shape: Shape) -> str:
        """Write what can be seen of a shape as an SVG path; empty if nothing can."""
        rings = [
            self._ring(ring) for ring in shape.rings if box(ring).meets(self._frame)
        ]
        return "".join(
            f"M{' '.join(f'{x} {y}' for x, y in ring)}Z"
            for ring in rings
            if len(ring) >= 3
        )

    def _ring(self, ring: str) -> list[Point]:
        """Project a ring, without the points that fall upon the one before."""
        found: list[Point] = []
        for place in points(ring):
            at = self.point(place)
            if (
                not found
                or abs(at[0] - found[-1][0]) > 1
                or abs(at[1] - found[-1][1]) > 1
            ):
                found.append(at)
        return found

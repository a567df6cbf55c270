"""Options that are places, on a map: a frame around them, and every outline that lies in it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from policystory.course.shapes import Box, Point, Shape, box, middle, points
from policystory.items.item import Option

WIDTH = 1200
"""Units across a map: whole numbers of them are fine enough for any screen."""
SHOWN = 576
"""The pixels that a map is wide where there is room."""
# A smaller place, or two marks nearer to each other, cannot be seen or hit: then there is no map.
LEAST_SIDE = 16 * WIDTH // SHOWN
LEAST_GAP = 20 * WIDTH // SHOWN
REACHES = (1200, 800, 500, 300)
"""How far around its mark a country must be seen, in hundredths of a degree.

The widest reach that shows every option is taken.
"""
MARGIN = 60
"""The least margin around the options, in hundredths of a degree."""
# The frame is at least as wide as TALLEST, at most as wide as WIDEST: width to height.
TALLEST, WIDEST = (4, 3), (2, 1)


class Outline(msgspec.Struct, frozen=True):
    """One outline as an SVG path, in units; an option's has its id and the place of its mark."""

    option: str | None
    name: str
    path: str
    at: Point | None = None


class Map(msgspec.Struct, frozen=True, tag_field="kind", tag="map"):
    """Outlines in a box of `box` units, width and height.

    The outlines for orientation come first, then the options in the order of their list.
    """

    label: str
    box: tuple[int, int]
    shapes: tuple[Outline, ...]


def mapped(
    options: Sequence[tuple[Option, Shape]],
    shapes: Iterable[Shape],
    names: Mapping[str, str],
) -> Map | None:
    """Draw options on a map; None where one is too small, or two are too near to each other.

    Arguments: the options with their shapes; all shapes, for orientation; their names by id.
    """
    places = [shape for _, shape in options]
    view = _view(places)
    if view is None:
        return None
    option_ids = {shape.id for shape in places}
    outlines: list[Outline] = []
    for shape in shapes:
        path = "" if shape.id in option_ids else view.path(shape)
        if path:
            outlines.append(Outline(None, names[shape.id], path))
    # The options come last, so that they are drawn above their surroundings.
    for option, shape in options:
        mark = view.point(middle(shape))
        outlines.append(Outline(option.id, option.text, view.path(shape), mark))
    size = (WIDTH, view.height)
    return Map("Click on the map, or use the list below.", size, tuple(outlines))


def _view(places: Sequence[Shape]) -> "_View | None":
    """Return the widest view that shows every place well, or None."""
    for reach in REACHES:
        view = _View(_frame(places, reach))
        if view.shows(places):
            return view
    return None


def _frame(shapes: Sequence[Shape], reach: int) -> Box:
    """Return the frame of a map: the parts of each option near its mark, with a margin."""
    parts: list[Box] = []
    for shape in shapes:
        parts += _near(shape, reach)
    west, south = min(part.west for part in parts), min(part.south for part in parts)
    east, north = max(part.east for part in parts), max(part.north for part in parts)
    margin = MARGIN + max(east - west, north - south) // 20
    return _proportioned(
        Box(west - margin, south - margin, east + margin, north + margin)
    )


def _proportioned(frame: Box) -> Box:
    """Widen or heighten a frame until its shape lies between TALLEST and WIDEST."""
    # Both sides in the same measure: a degree of longitude is shorter than one of latitude.
    shrink = _shrink(frame)
    across, up = (frame.east - frame.west) * shrink, (frame.north - frame.south) * 1000
    missing_across = up * TALLEST[0] // TALLEST[1] - across
    missing_up = across * WIDEST[1] // WIDEST[0] - up
    # Half of what is missing is added at each end.
    wider = max(0, missing_across // shrink // 2)
    taller = max(0, missing_up // 1000 // 2)
    west, east = frame.west - wider, frame.east + wider
    return Box(west, frame.south - taller, east, frame.north + taller)


def _near(shape: Shape, reach: int) -> list[Box]:
    """Return the parts of a shape that lie near its mark."""
    x, y = middle(shape)
    around = Box(x - reach, y - reach, x + reach, y + reach)
    boxes = map(box, shape.rings)
    return [part.within(around) for part in boxes if part.meets(around)]


def _shrink(frame: Box) -> int:
    """Return how wide a degree is in the middle of a frame, in thousandths of its height."""
    latitude = (frame.south + frame.north) / 200
    return round(1000 * math.cos(math.radians(latitude)))


class _View:
    """A frame, and how degrees become units in it.

    The map is plain: its proportions are true in the middle of its height.
    """

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
        """Tell whether each shape is large enough to be seen and hit, and no two are too near."""
        marks = [self.point(middle(shape)) for shape in shapes]
        for first, second in combinations(marks, 2):
            if math.dist(first, second) < LEAST_GAP:
                return False
        return all(self._side(shape) >= LEAST_SIDE for shape in shapes)

    def _side(self, shape: Shape) -> int:
        """Return the longer side of what can be seen of a shape's first ring, in units."""
        around = box(shape.rings[0])
        if not around.meets(self._frame):
            return 0
        seen = around.within(self._frame)
        left, low = self.point((seen.west, seen.south))
        right, high = self.point((seen.east, seen.north))
        return max(right - left, low - high)

    def path(self, shape: Shape) -> str:
        """Write what can be seen of a shape as an SVG path; empty if nothing can."""
        path = ""
        for ring in shape.rings:
            corners = self._ring(ring) if box(ring).meets(self._frame) else []
            # Fewer than three corners enclose nothing.
            if len(corners) >= 3:
                path += f"M{' '.join(f'{x} {y}' for x, y in corners)}Z"
        return path

    def _ring(self, ring: str) -> list[Point]:
        """Return a ring in units, without the points that nearly meet the point before."""
        corners: list[Point] = []
        for place in points(ring):
            x, y = self.point(place)
            if corners:
                last_x, last_y = corners[-1]
                # A unit is finer than a screen shows: the path would be longer for nothing.
                if abs(x - last_x) <= 1 and abs(y - last_y) <= 1:
                    continue
            corners.append((x, y))
        return corners

"""Draw a question's options on a map, if they are places: the map's frame, and the outlines."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from policystory.course.map_shapes import Box, Point, Shape, box, middle, points
from policystory.items.item import Option

WIDTH = 1200
"""The width of a map in units; whole units are fine enough for any screen."""
_SHOWN = 576
"""The width of a map in pixels, where there is room."""
# A smaller place, or two marks nearer to each other, cannot be seen or hit: then there is no map.
LEAST_SIDE = 16 * WIDTH // _SHOWN
LEAST_GAP = 20 * WIDTH // _SHOWN
_REACHES = (1200, 800, 500, 300)
"""How far around its marker a country must be visible, in hundredths of a degree.

The widest of these that shows every option is used.
"""
_MARGIN = 60
"""The least margin around the options, in hundredths of a degree."""
# The frame is at least as wide as _TALLEST, at most as wide as _WIDEST: width to height.
_TALLEST = (4, 3)
_WIDEST = (2, 1)


class Outline(msgspec.Struct, frozen=True):
    """The outline of a place on a map; the map is 1200 units wide.

    `path`: the outline as an SVG path in units; `name`: the place's name. Of a place that is an
    option, `option` is the option's id, and `at` the point of its marker: units from the left and
    from the top. Of any other place, both are None.
    """

    option: str | None
    name: str
    path: str
    at: Point | None = None


class Map(msgspec.Struct, frozen=True, tag_field="kind", tag="map"):
    """A map of a question's options, as the page gets it.

    `label`: a sentence above the map; `box`: its width (1200) and height in units; `shapes`: the
    outlines of the places. Places that only show where the options lie come first; then come the
    options in their order.
    """

    label: str
    box: tuple[int, int]
    shapes: tuple[Outline, ...]


def draw_map(
    options: Sequence[tuple[Option, Shape]],
    shapes: Iterable[Shape],
    names: Mapping[str, str],
) -> Map | None:
    """Return a map of options that are places.

    None if they are too small or too close to be clicked.

    `options` are the options, each with the shape of its place. `shapes` are all shapes of the
    course, and `names` holds the name of each place by the shape's id.
    """
    places = [shape for _, shape in options]
    view = _view(places)
    if view is None:
        return None
    outlines: list[Outline] = []
    for shape in shapes:
        if shape in places:
            continue
        path = view.path(shape)
        if path:
            name = names[shape.id]
            outlines.append(Outline(option=None, name=name, path=path))
    # The options come last, so that they are drawn above their surroundings.
    for option, shape in options:
        path = view.path(shape)
        mark = view.point(middle(shape))
        outline = Outline(
            option=option.id,
            name=option.text,
            path=path,
            at=mark,
        )
        outlines.append(outline)
    return Map(
        label="Click on the map, or use the list below.",
        box=(WIDTH, view.height),
        shapes=tuple(outlines),
    )


def _view(places: Sequence[Shape]) -> "_View | None":
    """Return the widest view that shows every place well, or None."""
    for reach in _REACHES:
        frame = _frame(places, reach)
        view = _View(frame)
        if view.shows(places):
            return view
    return None


def _frame(shapes: Sequence[Shape], reach: int) -> Box:
    """Return a frame around the parts of all options near their markers, with a margin."""
    parts: list[Box] = []
    for shape in shapes:
        parts += _near(shape, reach)
    frame = parts[0]
    for part in parts[1:]:
        frame = _around_both(frame, part)
    width = _width(frame)
    height = _height(frame)
    longer_side = max(width, height)
    # A twentieth, so that a large map's places do not touch its edge either.
    margin = _MARGIN + longer_side // 20
    return _proportioned(_grown(frame, margin, margin))


def _near(shape: Shape, reach: int) -> list[Box]:
    """Return the parts of a shape that lie near its marker."""
    x, y = middle(shape)
    mark = Box(x, y, x, y)
    around = _grown(mark, reach, reach)
    parts: list[Box] = []
    for ring in shape.rings:
        part = box(ring)
        if part.meets(around):
            parts.append(part.within(around))
    return parts


def _proportioned(frame: Box) -> Box:
    """Enlarge a frame until its proportions lie between _TALLEST and _WIDEST."""
    # Both sides in the same measure: a degree of longitude is shorter than one of latitude.
    shrink = _shrink(frame)
    across = _width(frame) * shrink
    up = _height(frame) * 1000
    width, height = _TALLEST
    least_across = up * width // height
    width, height = _WIDEST
    least_up = across * height // width
    # Half of what is missing is added at each end.
    wider = (least_across - across) // shrink // 2
    taller = (least_up - up) // 1000 // 2
    # At most one is positive: a frame that is too tall is not too wide.
    return _grown(
        frame,
        across=max(0, wider),
        up=max(0, taller),
    )


def _width(frame: Box) -> int:
    return frame.east - frame.west


def _height(frame: Box) -> int:
    return frame.north - frame.south


def _grown(frame: Box, across: int, up: int) -> Box:
    """Return a frame enlarged by `across` on each side, and by `up` at top and bottom."""
    return Box(
        west=frame.west - across,
        south=frame.south - up,
        east=frame.east + across,
        north=frame.north + up,
    )


def _around_both(first: Box, second: Box) -> Box:
    """Return the smallest box around two boxes."""
    return Box(
        west=min(first.west, second.west),
        south=min(first.south, second.south),
        east=max(first.east, second.east),
        north=max(first.north, second.north),
    )


def _shrink(frame: Box) -> int:
    """Return the width of a degree in the middle of a frame, in thousandths of its height."""
    latitude = (frame.south + frame.north) / 200
    cosine = math.cos(math.radians(latitude))
    return round(1000 * cosine)


class _View:
    """A frame, with the conversion of degrees into units.

    Proportions are true in the middle of the map's height.
    """

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._shrink = _shrink(frame)
        self._across = _width(frame) * self._shrink
        up = _height(frame) * 1000
        self.height = WIDTH * up // self._across

    def point(self, at: Point) -> Point:
        """Return where a place is drawn: units from the left and from the top of the map.

        The map is 1200 units wide. `at` is the place's longitude and latitude, in hundredths of a
        degree.
        """
        longitude, latitude = at
        right = (longitude - self._frame.west) * self._shrink
        down = (self._frame.north - latitude) * 1000
        # The multiplication comes first, because whole numbers lose least in that order.
        x = right * WIDTH // self._across
        y = down * WIDTH // self._across
        return x, y

    def shows(self, shapes: Sequence[Shape]) -> bool:
        """Tell whether each place is large enough to be clicked, and no two are too close."""
        marks: list[Point] = []
        for shape in shapes:
            if self._side(shape) < LEAST_SIDE:
                return False
            mark = self.point(middle(shape))
            marks.append(mark)
        pairs = combinations(marks, 2)
        return all(math.dist(*pair) >= LEAST_GAP for pair in pairs)

    def _side(self, shape: Shape) -> int:
        """Return the longer side of the visible part of a shape's first ring, in units."""
        around = box(shape.rings[0])
        if not around.meets(self._frame):
            return 0
        visible = around.within(self._frame)
        south_west = (visible.west, visible.south)
        north_east = (visible.east, visible.north)
        left, bottom = self.point(south_west)
        right, top = self.point(north_east)
        width = right - left
        height = bottom - top
        return max(width, height)

    def path(self, shape: Shape) -> str:
        """Return a shape as an SVG path, without the rings that lie off the map; "" if all do."""
        path = ""
        for ring in shape.rings:
            if not box(ring).meets(self._frame):
                continue
            corners = self._corners(ring)
            # Fewer than three corners enclose nothing.
            if len(corners) < 3:
                continue
            pairs = [f"{x} {y}" for x, y in corners]
            line = " ".join(pairs)
            path += f"M{line}Z"
        return path

    def _corners(self, ring: str) -> list[Point]:
        """Return a ring's corners in units, without those that nearly repeat the one before."""
        corners: list[Point] = []
        for place in points(ring):
            corner = self.point(place)
            # A unit is finer than a screen shows: the path would be longer for nothing.
            is_repeated = corners and _nearly_meet(corner, corners[-1])
            if not is_repeated:
                corners.append(corner)
        return corners


def _nearly_meet(first: Point, second: Point) -> bool:
    """Tell whether two points are at most a unit apart in each direction."""
    x, y = first
    second_x, second_y = second
    across = abs(x - second_x)
    up = abs(y - second_y)
    return across <= 1 and up <= 1

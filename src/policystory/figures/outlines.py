"""The countries on a figure's map: their outlines, cut off at the edges of the map."""

from collections.abc import Iterable, Iterator
from typing import Any

from policystory.course.content import Figure
from policystory.course.map_shapes import Box, Point, Shape, box, middle, points
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.figures.rows import Row, facts_of
from policystory.render import escape as escaped

_Edge = tuple[int, int, int]
"""One side of a frame: 0 for longitude or 1 for latitude, where it lies, and 1 or -1 for the side
on which the map is."""


def outline_rows(
    figure: Figure, corpus: Corpus, shapes: Iterable[Shape]
) -> Iterator[Row]:
    """Yield one row of data for each country on a figure's map.

    A row is a dictionary with the country's outline as GeoJSON, its name and its middle. Its entry
    `holds` is a text: the ids, with spaces between, of the figure's facts whose value is a list
    with this country. `shapes` has the outlines of all places of the course.
    """
    by_id = {shape.id: shape for shape in shapes}
    for outline in figure.outlines:
        shape = by_id[outline]
        longitude, latitude = middle(shape)
        name = shape.name or words.name(corpus, shape.id)
        yield {
            # Vega-Lite draws GeoJSON, in which each shape is a "Feature".
            "type": "Feature",
            "geometry": _geometry(shape, figure.frame),
            "outline": shape.id,
            "name": escaped.chart(words.capitalise(name)),
            "longitude": longitude / 100,
            "latitude": latitude / 100,
            "holds": " ".join(_facts_naming(figure, corpus, shape.id)),
        }


def _facts_naming(figure: Figure, corpus: Corpus, place: str) -> Iterator[str]:
    """Yield the ids of a figure's facts whose value is a list that names a place."""
    for fact in facts_of(figure, corpus):
        if isinstance(fact.value, tuple) and place in fact.value:
            yield fact.id


def _geometry(shape: Shape, frame: str | None) -> dict[str, Any]:
    """Return the outline of a country in the words of GeoJSON, cut to a frame if there is one."""
    polygons: list[Any] = []
    for text in shape.rings:
        ring = points(text)
        if frame is not None:
            ring = _cut(ring, box(frame))
        if len(ring) >= 3:
            polygons.append([_closed(ring)])
    return {"type": "MultiPolygon", "coordinates": polygons}


def _cut(ring: tuple[Point, ...], frame: Box) -> tuple[Point, ...]:
    """Return the part of a ring that lies in a frame; no points if none of it does."""
    # Sutherland and Hodgman: cut at one side of the frame after the other.
    sides: tuple[_Edge, ...] = (
        (0, frame.west, 1),
        (0, frame.east, -1),
        (1, frame.south, 1),
        (1, frame.north, -1),
    )
    for side in sides:
        ring = tuple(_cut_at(ring, side))
    return ring


def _cut_at(ring: tuple[Point, ...], edge: _Edge) -> Iterator[Point]:
    """Yield the points of a ring on one side of a line, and where the ring crosses the line."""
    axis, limit, sign = edge
    for i, end in enumerate(ring):
        start = ring[i - 1]
        before = start[axis]
        after = end[axis]
        was_inside = (before - limit) * sign >= 0
        is_inside = (after - limit) * sign >= 0
        if was_inside != is_inside:
            yield _crossing(start, end, axis, limit)
        if is_inside:
            yield end


def _crossing(start: Point, end: Point, axis: int, limit: int) -> Point:
    """Return the point between two where a line is crossed."""
    along = 1 - axis
    whole_way = end[axis] - start[axis]
    part_of_way = limit - start[axis]
    turn = end[along] - start[along]
    # In whole numbers, so that a map is the same on every machine.
    step = turn * part_of_way // whole_way
    at = start[along] + step
    if axis == 0:
        return (limit, at)
    return (at, limit)


def _closed(ring: tuple[Point, ...]) -> list[list[float]]:
    """Return a ring in degrees, clockwise and with its first point again at its end."""
    # On a globe, a ring the other way round is all the world but the country.
    if _area(ring) > 0:
        ring = ring[::-1]
    in_degrees: list[list[float]] = []
    for across, up in (*ring, ring[0]):
        longitude = across / 100
        latitude = up / 100
        in_degrees.append([longitude, latitude])
    return in_degrees


def _area(ring: tuple[Point, ...]) -> int:
    """Return twice the area of a ring: above zero if its points run counterclockwise."""
    area = 0
    for i, (x, y) in enumerate(ring):
        x_before, y_before = ring[i - 1]
        area += x_before * y - x * y_before
    return area

from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.map_shapes import Box, Shape, box, faults, middle, points
from policystory.errors import ContentError
from tests.worlds import content, edit, problems, write

FILE = "content/shapes/isles.yml"


def test_outlines_are_read() -> None:
    """A ring may stand on several lines; a mark stands where the author says, or in the middle."""
    shapes = {shape.id: shape for shape in content().shapes}
    assert ["gull-rock", "mainland", "north-pier", "tern-island"] == sorted(shapes)
    assert (
        (1100, 6000),
        (1160, 6000),
        (1160, 6040),
        (1130, 6050),
        (1100, 6040),
    ) == points(shapes["tern-island"].rings[0])
    assert ((1120, 6010), (1025, 6020)) == (
        middle(shapes["tern-island"]),
        middle(shapes["gull-rock"]),
    )
    assert Box(1000, 6000, 1050, 6040) == box(shapes["gull-rock"].rings[0])


@pytest.mark.parametrize(
    ("point", "read"),
    [
        ("-0.5,0.05", (-50, 5)),
        ("-89.36,14.4", (-8936, 1440)),
        ("180,-90", (18000, -9000)),
        ("0,0", (0, 0)),
    ],
)
def test_degrees_are_hundredths(point: str, read: tuple[int, int]) -> None:
    """Degrees with up to two decimals are whole hundredths, with signs and leading zeros."""
    assert (read,) == points(point)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("10.5,60 10.5,60.4", "10.5;60 10.5,60.4", (0, "'10.5;60' is not a point")),
        ("10.5,60 10.5,60.4", "10.555,60 10.5,60.4", (0, "'10.555,60' is not a point")),
        ("10.5,60 10.5,60.4", "210,60 10.5,60.4", (0, "'210,60' is not a point")),
        ("10.5,60 10.5,60.4", "60,100 10.5,60.4", (0, "'60,100' is not a point")),
        (
            "11.8,60 11.9,60 11.9,60.1",
            "11.8,60 11.9,60",
            (0, "a ring has three points at least"),
        ),
        ("at: 11.2,60.1", "at: here", (0, "'here' is not a point")),
        ("at: 11.2,60.1", "at: 12,60.1", (0, "'12,60.1' lies outside the outline")),
        ("at: 11.2,60.1", "tat: 11.2,60.1", (0, "unknown field 'tat'")),
        ("id: gull-rock\n", "id: tern-island\n", (3, "the id 'tern-island' is taken")),
        ("id: gull-rock\n", "id: gul-rock\n", (0, "there is no entity 'gul-rock'")),
        ("id: gull-rock\n", "id: ada-marsh\n", (0, "'ada-marsh' is no place")),
        (
            "  rings:\n    - 10,60 10.5,60 10.5,60.4 10,60.4\n",
            "  rings: []\n",
            (0, "a shape has at least one ring"),
        ),
    ],
)
def test_a_fault_of_an_outline_has_its_line(
    tmp_path: Path, old: str, new: str, expected: tuple[int, str]
) -> None:
    """Whatever is wrong with an outline is named with the line on which it stands."""
    ((line, message, hint),) = problems(tmp_path, FILE, old, new)
    assert expected == (line, message[: len(expected[1])])
    assert hint


def test_a_course_with_a_broken_outline_is_not_opened(tmp_path: Path) -> None:
    """An outline that could not be drawn is refused before a lesson meets it."""
    edit(write(tmp_path), FILE, "10.5,60 10.5,60.4", "x 10.5,60.4")
    with pytest.raises(ContentError, match="'x' is not a point"):
        load(Folders.of(tmp_path))


def test_a_course_without_outlines_is_a_course(tmp_path: Path) -> None:
    """Outlines may be left out altogether."""
    (write(tmp_path) / FILE).unlink()
    assert () == load(Folders.of(tmp_path)).shapes


@pytest.mark.parametrize(
    ("at", "inside"),
    [
        ("5,5", True),
        ("1,9", True),
        ("9,1", False),
        ("-1,5", False),
        ("5,11", False),
        ("11,5", False),
        ("0.01,5", True),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_mark_lies_inside_its_outline(at: str, inside: bool, turned: bool) -> None:
    """A bay is outside, whichever way round the outline is written."""
    ring = "0,0 8,0 8,2 10,2 10,10 0,10".split()
    shape = Shape(id="x", at=at, rings=(" ".join(ring[::-1] if turned else ring),))
    assert inside == (not list(faults(shape)))

"""The pictures of the real course: which questions have a picture, and whether it is clear."""

from decimal import Decimal
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.map_shapes import Shape
from policystory.course.open_course import OpenCourse
from policystory.items.item import Item, Order, paper_item
from policystory.items.variant import variant
from policystory.render.place_in_picture import Picture, draw_picture
from policystory.render.place_on_map import LEAST_GAP, Map
from policystory.render.place_on_timeline import Timeline

ROOT = Path(__file__).parents[2]
COURSE = OpenCourse(load(Folders.of(ROOT)))
SEEDS = "abcdef"


def drawn(item: Item) -> list[tuple[set[str], Picture | None]]:
    """Return the options of some variants of an item, and their pictures."""
    made = [variant(item, seed) for seed in SEEDS]
    return [
        (
            {option.id for option in item.options},
            draw_picture(
                paper_item(item, Decimal(1)), COURSE.corpus, COURSE.content.shapes
            ),
        )
        for item in made
        if item
    ]


def test_every_question_for_a_date_has_a_timeline() -> None:
    """Whichever days, months or years are offered."""
    dated = [
        item
        for item in COURSE.bank.items.values()
        if (item.kind, item.order) == ("single-choice", Order.DATES)
    ]
    assert len(dated) >= 4
    for item in dated:
        assert {Timeline} == {type(drawing) for _, drawing in drawn(item)}, item.id


def test_questions_for_countries_have_a_map() -> None:
    """All for one country do; those for several do, unless India or Chile is among them."""
    outlined = {shape.id for shape in COURSE.content.shapes} | {"the-united-states"}
    countries = [
        item
        for item in COURSE.bank.items.values()
        if item.kind in ("single-choice", "multiple-choice")
        and {option.id for option in item.options} <= outlined
    ]
    assert {"multiple-choice": 7} == {
        "multiple-choice": sum(item.kind == "multiple-choice" for item in countries)
    }
    for item in countries:
        for options, drawing in drawn(item):
            assert isinstance(drawing, Map) or options & {"india", "chile"}, item.id
            assert drawing is None or "india" not in options


def test_marks_lie_in_the_frame_and_apart() -> None:
    """Each country of a map has its mark inside the frame, apart enough to be hit."""
    for item in COURSE.bank.items.values():
        for _, drawing in drawn(item) if item.kind == "multiple-choice" else ():
            marks = (
                [shape.at for shape in drawing.shapes if shape.at]
                if isinstance(drawing, Map)
                else []
            )
            for n, (x, y) in enumerate(marks):
                assert isinstance(drawing, Map)
                assert 0 < x < drawing.box[0]
                assert 0 < y < drawing.box[1]
                assert all(
                    (x - u) ** 2 + (y - v) ** 2 >= LEAST_GAP**2 for u, v in marks[:n]
                )


@pytest.mark.parametrize("shape", COURSE.content.shapes, ids=lambda shape: shape.id)
def test_a_country_of_the_course_has_no_second_name(shape: Shape) -> None:
    """Only a neighbour that is no entity has a name of its own."""
    assert (shape.id in COURSE.corpus.entities) != (shape.name is not None)


def test_the_outlines_are_small_and_say_whose_they_are() -> None:
    """All outlines together weigh at most 60 kB, and their licence lies beside them."""
    folder = ROOT / "content" / "shapes"
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 60_000
    assert "ISC" in (folder / "LICENSE").read_text(encoding="utf-8")

from pathlib import Path

import pytest
from msgspec.structs import replace

from policystory.course.content import Lesson, LessonText, Module
from policystory.course.open_course import OpenCourse
from policystory.journal import Record
from policystory.notebook import course_map
from policystory.notebook.course_maps import (
    card_links,
    course_map_output,
    lesson_to_go_on,
)
from policystory.render.page.course_html import Stop
from tests.notebook.learner import NOON, answered, at, html
from tests.worlds import content

START, BOATS, LAMPS = "00-start", "01-boats", "02-lamps"


def of_three(written: tuple[str, ...] = (START, BOATS, LAMPS)) -> OpenCourse:
    """Return a course of a start page and three lessons, of which these are written."""
    names = (START, BOATS, LAMPS, "03-storms")
    whole = content()
    lessons = tuple(Lesson(id=n, title=n[3:], module="m1", minutes=5) for n in names)
    planned = replace(whole.course, lessons=lessons, modules=(Module("m1", "Isles"),))
    texts = tuple(LessonText(name, ()) for name in written)
    return OpenCourse(replace(whole, course=planned, lessons=texts))


def stops(**answered_of_four: int) -> dict[str, Stop]:
    """Return the stops of the course, each with four questions."""
    written = {START: "start", BOATS: "boats", LAMPS: "lamps"}
    return {
        name: Stop(
            title=key,
            notebook=f"{name}.ipynb",
            items=4,
            answered=answered_of_four.get(key, 0),
        )
        for name, key in written.items()
    } | {"03-storms": Stop(title="storms", items=4)}


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({}, BOATS),
        ({"boats": 4}, LAMPS),
        ({"boats": 4, "lamps": 4}, START),
        ({"start": 4, "boats": 4, "lamps": 4}, None),
    ],
)
def test_one_goes_on_with_the_next_lesson_that_is_not_done(
    done: dict[str, int], expected: str | None
) -> None:
    """The page with the map itself comes last, and what is not written never."""
    assert expected == lesson_to_go_on(of_three(), Record((), ()), stops(**done))


def test_a_card_leads_to_the_map_and_the_lessons_beside() -> None:
    """Each lesson links to the map, and to its neighbours that are written."""
    assert [] == card_links(of_three(), START)
    assert [
        ("Course map", "00-start.ipynb"),
        ("Next: lamps", "02-lamps.ipynb"),
    ] == card_links(of_three(), BOATS)
    assert [
        ("Course map", "00-start.ipynb"),
        ("Before: boats", "01-boats.ipynb"),
    ] == card_links(of_three(), LAMPS)


def test_a_card_has_no_link_to_a_first_page_that_is_not_written() -> None:
    """The first written lesson has none before it, and no link leads to a missing notebook."""
    course = of_three(written=(BOATS, LAMPS))
    assert [("Next: lamps", "02-lamps.ipynb")] == card_links(course, BOATS)
    assert [("Before: boats", "01-boats.ipynb")] == card_links(course, LAMPS)


def test_the_map_tells_what_was_answered_and_what_is_due(record_folder: Path) -> None:
    """Answers fill the map, with the first tries that were right, and with the next review."""
    assert "right at the first try" not in html(course_map())
    answered(record_folder, NOON, right=True)
    page = html(course_map_output(at(NOON)))
    _, _, lessons = page.partition("Module 1")
    assert "right at the first try" in lessons
    # Another attempt, begun and answered wrongly, takes nothing away.
    answered(record_folder, NOON, right=False, attempt=2, items=1)
    assert lessons in html(course_map_output(at(NOON)))
    assert "The next review is on " in page
    assert "Course map: The Skerry Isles" == repr(course_map_output(at(NOON)))

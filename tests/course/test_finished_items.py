"""Items that were compiled with a course are those that would be made of it."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from policystory.course import compiled
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError
from tests.worlds import content

ROOT = Path(__file__).parents[2]


def both(edited: OpenCourse) -> tuple[OpenCourse, OpenCourse]:
    """Return a course that makes its items, and the same course with finished ones."""
    return edited, compiled.open_compiled(compiled.with_items(edited.content))


@pytest.fixture(scope="module", params=["invented", "real"])
def courses(request: pytest.FixtureRequest) -> tuple[OpenCourse, OpenCourse]:
    """Return the two forms of the invented course, and of the real one."""
    of_course = content() if request.param == "invented" else load(Folders.of(ROOT))
    return both(OpenCourse(of_course))


def test_finished_items_are_the_made_ones(
    courses: tuple[OpenCourse, OpenCourse],
) -> None:
    """Every item is the same, byte for byte, and so are families, objectives and version."""
    edited, finished = courses
    assert finished.is_finished
    made, read = edited.bank.items, finished.asked_bank.items
    assert made.keys() == read.keys()
    for name, item in made.items():
        assert msgspec.json.encode(item) == msgspec.json.encode(read[name])
    families = finished.asked_bank.families
    assert edited.bank.families == families
    expected = {name: set(facts) for name, facts in edited.bank.facts_for.items()}
    facts_for = finished.asked_bank.facts_for
    assert expected == {name: set(facts) for name, facts in facts_for.items()}
    assert edited.objectives_of() == finished.objectives_of()
    assert edited.version == finished.version


def test_quizzes_of_finished_items_are_the_same(
    courses: tuple[OpenCourse, OpenCourse],
) -> None:
    """A first attempt, a second one and a review have the same papers and keys."""
    edited, finished = courses
    for slug in edited.quizzes():
        for attempt in (1, 2):
            expected = edited.quiz_for(slug, "reader", attempt)
            assert expected == finished.quiz_for(slug, "reader", attempt)
    families = sorted(edited.objectives_of())
    assert edited.review(families, "reader", 7) == finished.review(
        families, "reader", 7
    )


def test_a_quiz_of_finished_items_makes_none(tmp_path: Path) -> None:
    """To draw a quiz of a compiled course loads no code that makes items, and no checks."""
    (tmp_path / "course.json").write_bytes(compiled.with_items(content()))
    code = (
        "import sys\nfrom pathlib import Path\nfrom policystory.course import compiled\n"
        f"course = compiled.read_course(Path({str(tmp_path / 'course.json')!r}))\n"
        "print(len(course.quiz_for('01-crossings', 'reader').paper.items))\n"
        "unneeded = ('items.bank', 'items.questions', 'facts.checks', 'course.load')\n"
        "print([name for name in unneeded if f'policystory.{name}' in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n[]\n"


def test_unreadable_items_are_one_sentence(tmp_path: Path) -> None:
    """Items of another form are told when they are asked, with what to do."""
    plain = msgspec.json.decode(compiled.with_items(content()))
    for by_kind in plain["finished"]["items"].values():
        for kind in by_kind:
            by_kind[kind] = [{"id": 1}]
    course = compiled.open_compiled(msgspec.json.encode(plain))
    with pytest.raises(NotFoundError, match=r"questions about .* install policystory"):
        course.quiz_for("01-crossings", "reader")

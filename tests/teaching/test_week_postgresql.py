"""The week of a class once more, with its gradebook in PostgreSQL; two graders at one time."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide, history
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import changes, marks, totals
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.workers.processes import Processes
from tests.gradebook import postgresql
from tests.gradebook.dump import dump
from tests.teaching.learners import NOON
from tests.teaching.test_week import (  # noqa: F401 - the tests of the week, with `week` below
    Week,
    course,
    test_a_later_file_replaces_an_earlier_one,
    test_every_change_is_kept_with_its_reason,
    test_every_learner_gets_papers_and_one_more_attempt_where_it_is_allowed,
    test_missing_zero_and_excused_are_three_things,
    test_papers_are_the_same_when_they_are_made_again,
    test_the_week_goes_into_canvas,
    test_to_collect_and_grade_again_changes_nothing,
)

GRADERS = 2


@pytest.fixture(scope="module")
def server() -> Iterator[postgresql.Server]:
    """Run PostgreSQL for this file."""
    with postgresql.running(postgresql.or_skip()) as server:
        yield server


@pytest.fixture
def week(
    tmp_path: Path,
    course: OpenCourse,  # noqa: F811 - the fixture of the week
    server: postgresql.Server,
) -> Iterator[Week]:
    """Return a class whose papers are released, with a new gradebook in PostgreSQL."""
    week = Week(tmp_path / "civics", course, server.database())
    yield week
    week.book.close()


def grade_beside(path: Path, url: str, start: Any, failures: Any) -> None:
    """Grade as soon as all graders are there; an error is put into a queue."""
    try:
        folder = ClassFolder(path)
        book = steps.open_gradebook(folder, url, NOON)
        author = Author("grader", NOON.isoformat(), "graded")
        start.wait()
        for _ in grading.grade_assignment(folder, book, "week-1", author, Processes(1)):
            pass
        book.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
        failures.put(repr(error))


def test_two_graders_at_one_time_give_the_totals_of_one(week: Week) -> None:
    """Two processes that grade one class make no error and no double row, and the same totals."""
    files: list[tuple[str, bytes]] = []
    for number in range(1, 21):
        files += week.hand_in(f"login{number:02}", number % 3, NOON)
    week.collect(files, NOON)
    week.grade()
    alone = dump(week.book, without=("id", "who"))
    with week.book.writing() as connection:
        for table in (marks, totals, changes):
            connection.execute(table.delete())
    context = multiprocessing.get_context("spawn")
    start, failures = context.Barrier(GRADERS), context.Queue()
    args = (week.folder.path, week.book.url, start, failures)
    graders = [context.Process(target=grade_beside, args=args) for _ in range(GRADERS)]
    for grader in graders:
        grader.start()
    for grader in graders:
        grader.join(120)
    assert [0] * GRADERS == [grader.exitcode for grader in graders]
    assert failures.empty(), failures.get()
    assert alone == dump(week.book, without=("id", "who"))


def test_names_with_accents_survive_a_database_without_encoding(
    tmp_path: Path, server: postgresql.Server
) -> None:
    """A database whose encoding is SQL_ASCII gives back what was written, as text."""
    book = Gradebook(server.database("SQL_ASCII"), NOON.isoformat())
    author = Author("Zoë Ñandú", NOON.isoformat(), "Fieber, 39 °C")
    with book.writing() as connection:
        decide(connection, "week-1", "login01", None, author)
    with book.reading() as connection:
        change = history(connection)[0]
    book.close()
    assert ("Zoë Ñandú", "Fieber, 39 °C") == (change.who, change.because)


def test_a_wrong_address_is_refused_without_its_password() -> None:
    """What is no database gets a sentence; the password in an address is not printed."""
    for url in ("mysql://me:secret@host/name", "postgresql://me:secret@127.0.0.1:1/x"):
        with pytest.raises(PolicystoryError) as refused:
            Gradebook(url, NOON.isoformat())
        assert "secret" not in f"{refused.value}"


@pytest.mark.parametrize(
    ("in_ci", "end"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_server_fails_in_ci_and_is_told_elsewhere(
    monkeypatch: pytest.MonkeyPatch, in_ci: str, end: type[BaseException]
) -> None:
    """Without PostgreSQL these tests fail in continuous integration, and say so elsewhere."""
    monkeypatch.setattr(postgresql, "programs", lambda: None)
    monkeypatch.setenv("CI", in_ci)
    with pytest.raises(end, match="apt-get install postgresql"):
        postgresql.or_skip()

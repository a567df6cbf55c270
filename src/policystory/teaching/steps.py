"""The steps of an instructor's week, for the command line and the instructor's notebook."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError, PolicystoryError
from policystory.gradebook.store import Gradebook, sqlite_url
from policystory.gradebook.tables import decisions, totals
from policystory.gradebook.writing import AttemptName, keep_paper, points_of
from policystory.lms.canvas_grades import fill_canvas
from policystory.teaching.class_folder import ClassFolder, read_roster_file
from policystory.teaching.release import PaperMaker, write_paper
from policystory.teaching.roster import Roster, RosterChange, roster_change


def open_gradebook(folder: ClassFolder, url: str | None, now: datetime) -> Gradebook:
    """Open a class's gradebook: the file gradebook.sqlite, or the database at `url`."""
    path = folder.path / "gradebook.sqlite"
    book = Gradebook(url or sqlite_url(path), now.isoformat())
    if url is None:
        # Marks are for the teacher alone.
        path.chmod(0o600)
    return book


def roster_in_file(folder: ClassFolder, file: Path) -> tuple[str, Roster, RosterChange]:
    """Read a roster; return its format, the roster, and what it would change in the class."""
    name, roster = read_roster_file(file)
    return name, roster, roster_change(folder.roster(), roster)


def release(
    folder: ClassFolder, course: OpenCourse, book: Gradebook, name: str
) -> Iterator[Path]:
    """Make and write every paper of an assignment, keep its key, and yield the paper's path.

    The same papers are made however often this is called.
    """
    maker = PaperMaker(folder, course, name)
    learners = folder.assigned(maker.assignment)
    if not learners:
        raise PolicystoryError(
            f"the assignment '{name}' is for nobody: import a roster, or see its 'sections' "
            "and 'learners'"
        )
    for learner in learners:
        for made in maker.papers(learner):
            released = made.released
            attempt = AttemptName(
                name, learner.id, released.paper.quiz, released.attempt
            )
            path = write_paper(folder.path / "released", released)
            with book.writing() as connection:
                keep_paper(connection, attempt, made.quiz)
            yield path


def export_canvas(
    folder: ClassFolder, book: Gradebook, name: str, file: Path, target: Path
) -> int:
    """Fill an assignment's grades into the teacher's own export of Canvas.

    Arguments: `file`: the export; `target`: the file to be written. Returns how many learners have
    a grade in it.
    """
    assignment = folder.assignment(name)
    by_learner = {}
    possible = points_of(0)
    with book.reading() as connection:
        rows = connection.execute(select(totals).where(totals.c.assignment == name))
        for row in rows:
            by_learner[row.learner] = points_of(row.points)
            possible = max(possible, points_of(row.possible))
        kept = select(decisions).where(decisions.c.assignment == name)
        for row in connection.execute(kept):
            points = None if row.points is None else points_of(row.points)
            by_learner[row.learner] = points
    roster = folder.roster()
    grades = {}
    for learner, points in by_learner.items():
        if learner in roster:
            grades[roster[learner].lms_id] = points
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read: {error.strerror}") from error
    filled = fill_canvas(data, str(file), assignment.title, grades, possible)
    write_atomically(target, filled)
    return len(grades)

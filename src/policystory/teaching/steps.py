"""The steps of an instructor's week, for the command line and the instructor's notebook."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError, PolicystoryError
from policystory.facts.words import how_many
from policystory.gradebook.answers import answers, by_objective
from policystory.gradebook.learner_results import State, learner_results
from policystory.gradebook.store import Gradebook, sqlite_url
from policystory.lms.canvas_grades import fill_canvas, students_of
from policystory.lms.plain_grades import GradeRow
from policystory.lms.plain_marks import objective_table, question_table
from policystory.quiz.paper import Mode
from policystory.teaching.class_folder import ClassFolder, read_roster_file
from policystory.teaching.handing_out.release_papers import release_papers
from policystory.teaching.handing_out.release_practice import release_practice
from policystory.teaching.roster import Roster, RosterChange, roster_change


def open_gradebook(folder: ClassFolder, url: str | None, now: datetime) -> Gradebook:
    """Open a class's gradebook; make it if there is none yet.

    Arguments: `folder`: the class's folder; `url`: a database, such as
    postgresql+psycopg://host/name, or None for the file gradebook.sqlite in the folder; `now`: the
    time, with its zone. PolicystoryError if it cannot be opened.
    """
    path = folder.path / "gradebook.sqlite"
    book = Gradebook(url or sqlite_url(path), now.isoformat())
    if url is None:
        # Marks are for the teacher alone.
        path.chmod(0o600)
    return book


def roster_in_file(folder: ClassFolder, file: Path) -> tuple[str, Roster, RosterChange]:
    """Read a table of learners from a file and compare it with the class; nothing is changed.

    Returns the name of its format such as "Canvas", the learners, and how they differ from the
    class's learners.
    """
    name, roster = read_roster_file(file)
    return name, roster, roster_change(folder.roster(), roster)


def release(
    folder: ClassFolder,
    course: OpenCourse,
    book: Gradebook,
    name: str,
    replace: bool = False,
) -> Iterator[Path]:
    """Make and write the papers (learners' questions) of an assignment; yield the files' paths.

    An assignment for practice has one file for all learners. The arguments and errors are those of
    `release_papers`.
    """
    if folder.assignment(name).mode is Mode.PRACTICE:
        yield release_practice(folder, course, name)
        return
    yield from release_papers(folder, course, book, name, replace)


def export_canvas(
    folder: ClassFolder, book: Gradebook, name: str, file: Path, target: Path
) -> int:
    """Fill the grades of an assignment into a table that the teacher exported from Canvas.

    Returns how many learners got a grade or an excuse. For missing work the table's cell stays as
    it is. Arguments: `folder`: the class's folder; `book`: its gradebook; `name`: the assignment's
    name; `file`: the exported table; `target`: the file that is written. NotFoundError if `file`
    cannot be read; ContentError if it is no such table. PolicystoryError names learners with a
    grade who are not in the table; the other grades are written nevertheless.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read: {error.strerror}") from error
    rows = grade_rows(folder, book, name)
    students = students_of(data, str(file))
    grades: dict[str, Decimal | None] = {}
    lost: list[str] = []
    for row in rows:
        if row.state == State.MISSING:
            continue
        # A roster that did not come from Canvas has no numbers of Canvas, but often the logins.
        number = students.get(row.lms_id) or students.get(row.id)
        if number is None:
            lost.append(f"{row.name} ({row.id})")
        else:
            grades[number] = row.points
    possible = max((row.possible for row in rows), default=Decimal(0))
    title = folder.assignment(name).title
    filled = fill_canvas(data, str(file), title, grades, possible)
    write_atomically(target, filled)
    # A grade that is lost without a word would be missed only by its learner.
    if lost:
        raise PolicystoryError(
            f"{target} has {how_many(len(grades), 'grade')}; not in {file}, by ID or SIS Login "
            f"ID: {', '.join(lost)}. Import the class's roster from Canvas's own file"
        )
    return len(grades)


def grade_rows(folder: ClassFolder, book: Gradebook, name: str) -> list[GradeRow]:
    """Return the grade of each learner who has an assignment, in the order of the roster.

    Arguments: `folder`: the class's folder; `book`: its gradebook; `name`: the assignment's name.
    """
    learners = {each.id: each for each in folder.assigned(folder.assignment(name))}
    with book.reading() as connection:
        results = learner_results(connection, name, learners)
    rows: list[GradeRow] = []
    for result in results:
        learner = learners[result.learner]
        row = GradeRow(
            id=learner.id,
            name=learner.name,
            email=learner.email,
            section=learner.section,
            lms_id=learner.lms_id,
            assignment=name,
            state=result.state.value,
            points=result.points,
            possible=result.possible,
            late=result.late,
            note=result.because,
        )
        rows.append(row)
    return rows


def marks_table(
    book: Gradebook, rows: list[GradeRow], assignment: str, part: str
) -> bytes:
    """Return the marks of an assignment as the bytes of a table of comma-separated values.

    Arguments: `book`: the gradebook; `rows`: the learners, as `grade_rows` returns them;
    `assignment`: its name; `part`: "question" for a row for each learner, attempt and question, or
    "objective" for a row for each learner and learning objective.
    """
    learners = {row.id: row for row in rows}
    answered = answers(book, assignment, learners)
    if part == "question":
        return question_table(answered, learners)
    return objective_table(by_objective(answered), learners)

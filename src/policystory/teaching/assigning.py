"""Write an assignment's file, warn of likely slips in it, and show it before the release."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import msgspec

from policystory.assignment.assignment_rules import MINUTE, window_end
from policystory.course.names import check_name
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.make_papers import (
    MadePaper,
    PaperMaker,
    quizzes_of,
)
from policystory.teaching.handing_out.private_questions import class_course
from policystory.teaching.roster import Learner

_SOON = timedelta(hours=1)
Fields = dict[str, str | int | list[str]]
"""Fields of an assignment's file, by name, in their order there."""


def write_assignment(
    folder: ClassFolder, course: OpenCourse, name: str, fields: Fields
) -> Path:
    """Write the file of a new assignment into the class's folder `assignments`; return its path.

    Arguments: `folder`: the class's folder; `course`: has the quizzes; `name`: the assignment's
    name, such as "week-1"; `fields`: the fields of the file, such as {"title": "Week 1", "due":
    "2027-02-05T23:00"}. PolicystoryError if the file exists already; ContentError if the fields
    make no valid assignment; NotFoundError if the course has no such quiz or lesson. After an
    error, no new file is left.
    """
    check_name(name, "the assignment")
    path = folder.path / "assignments" / f"{name}.yml"
    lines = [f"{field}: {_yaml(value)}" for field, value in fields.items()]
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join([*lines, ""]))
    except FileExistsError as error:
        raise PolicystoryError(
            f"{path} is there already: edit it, or choose another name"
        ) from error
    try:
        quizzes_of(folder.assignment(name), class_course(folder, course))
    except PolicystoryError:
        # Otherwise the corrected command would be refused, as the file would be there already.
        path.unlink()
        raise
    return path


def _yaml(value: str | int | list[str]) -> str:
    """Return a value as YAML; JSON's texts and lists are YAML, too."""
    return msgspec.json.encode(value).decode()


def warnings(
    folder: ClassFolder, course: OpenCourse, assignment: AssignmentFile, now: datetime
) -> Iterator[str]:
    """Yield sentences that warn of likely slips in an assignment; none if nothing looks odd.

    They warn of dates that have passed or are ambiguous, of unknown learners and sections, and of
    an assignment for nobody. Arguments: `folder`: the class's folder; `course`: has the quizzes;
    `assignment`: its file, as read; `now`: the time, with its zone. NotFoundError if a quiz, lesson
    or bundle (group of lessons) does not exist.
    """
    quizzes_of(assignment, class_course(folder, course))
    for field in ("opens", "due", "closes"):
        local = getattr(assignment, field)
        if local:
            yield from _warnings_of_time(field, local, folder.zone, now)
    yield from _warnings_of_learners(folder, assignment)


def _warnings_of_learners(
    folder: ClassFolder, assignment: AssignmentFile
) -> Iterator[str]:
    """Yield what may surprise about who is assigned the work, and who has an accommodation."""
    assigned = {learner.id for learner in folder.assigned(assignment)}
    roster = folder.roster()
    if not assigned:
        yield "Nobody is assigned this: import a roster, or see 'sections' and 'learners'."
    known = {learner.section for learner in roster.values()}
    for section in assignment.sections:
        if section not in known:
            yield f"No learner is in the section '{section}'."
    if isinstance(assignment.learners, tuple):
        for learner in assignment.learners:
            if learner not in roster:
                yield f"'{learner}' is not in the roster."
    # Before a roster is imported, nobody is in it.
    for allowed in folder.file.accommodations if roster else ():
        if allowed.learner not in roster:
            yield (
                f"'{allowed.learner}' has an accommodation in class.yml, and is not in the "
                "roster: write the id of the roster."
            )


def _warnings_of_time(
    field: str, local: str, zone: tzinfo, now: datetime
) -> Iterator[str]:
    """Yield what may surprise about one time on the class's clock."""
    wall = datetime.fromisoformat(local)
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if wall.hour == 0 and wall.minute == 0:
        yield (
            f"'{field}' is midnight at the beginning of {wall:%d %B %Y}; "
            "for the end of a day write 23:59."
        )
    if first.astimezone(UTC) < now and field != "opens":
        yield f"'{field}' has passed: {local}."
    # In an hour that is skipped, going to UTC and back gives another time.
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        yield f"'{field}', {local}, does not exist: clocks are set forward then."
    elif first.utcoffset() != second.utcoffset():
        yield f"'{field}', {local}, comes twice: clocks are set back; the later one counts."


def previewed_learner(maker: PaperMaker, wanted: str) -> Learner:
    """Return the learner whose papers (questions) are shown to the teacher before the release.

    `maker`: makes the papers; `wanted`: a learner's id, or "" for the first learner of the
    assignment. NotFoundError if nobody in the class has this id; PolicystoryError if this learner
    does not get the assignment, or if nobody gets it.
    """
    if wanted:
        maker.folder.check_learner(wanted)
    for learner in maker.folder.assigned(maker.assignment):
        if wanted in ("", learner.id):
            return learner
    if wanted:
        raise PolicystoryError(f"'{wanted}' is not assigned this")
    raise PolicystoryError(
        "nobody is assigned this: import a roster, or see 'sections' and 'learners'"
    )


def preview_lines(maker: PaperMaker, made: MadePaper) -> Iterator[str]:
    """Yield a paper (a learner's questions) as lines of text, with its dates.

    One line says how many of the questions are private, that is, in no other class. `maker`: makes
    the papers of the assignment; `made`: the paper.
    """
    released = made.released
    zone = maker.folder.zone
    for window in released.policy.windows:
        # The learner's own last minute, with the days and hours that this learner is allowed.
        last = window_end(window, released.allowance, zone) - MINUTE
        local = f"{last.astimezone(zone):%Y-%m-%dT%H:%M}"
        yield f"{window.name.value} until {local} ({released.zone})"
    private, asked = maker.private_share(made.quiz)
    yield f"{private} of {how_many(asked, 'question')} private to this class"
    for number, item in enumerate(released.paper.items, 1):
        yield f"{number}. {item.stem}"
        for option in item.options:
            yield f"     {option.text}"
        if not (item.options or item.prompts):
            yield "     (the answer is typed)"

"""Release an assignment for practice: one file for all learners, without questions or secrets."""

from pathlib import Path

from policystory.assignment.practice_file import ENDING, PracticeFile, write_practice
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.make_papers import quizzes_of


def release_practice(folder: ClassFolder, course: OpenCourse, name: str) -> Path:
    """Write the file of an assignment for practice; return the file's path.

    An earlier file is replaced. Arguments: `folder`: the class's folder; `course`: the course that
    learners have too; `name`: the assignment's name. NotFoundError if the course has no such quiz
    or lesson, or if the file cannot be written.
    """
    assignment = folder.assignment(name)
    opens = assignment.opens_at(folder.zone)
    # Accommodations stay out: all learners read the same file.
    practice = PracticeFile(
        class_name=folder.file.name,
        assignment=name,
        title=assignment.title,
        quizzes=tuple(quizzes_of(assignment, course)),
        zone=folder.file.zone,
        policy=assignment.policy(),
        opens=opens.isoformat() if opens else "",
    )
    path = folder.path / "released" / name / f"{name}{ENDING}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotFoundError(f"{path} cannot be written: {error.strerror}") from error
    write_atomically(path, write_practice(practice))
    return path

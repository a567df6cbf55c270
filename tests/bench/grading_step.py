"""One step of a class's week, in a process that loads nothing else: so it can be measured."""

import sys
from pathlib import Path

from policystory.course.atomic_write import write_atomically
from policystory.gradebook.change_history import Author
from policystory.lms.plain_grades import plain_grades
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from tests.teaching.learners import NOON


def main(step: str, path: Path, handed: Path) -> None:
    """Take one step of the week, as the command line does."""
    folder = ClassFolder(path)
    book = steps.open_gradebook(folder, None, NOON)
    if step == "collect":
        files = ((file.name, file.read_bytes()) for file in sorted(handed.iterdir()))
        for _ in grading.collect(folder, book, files, NOON):
            pass
    elif step == "grade":
        author = Author("teacher", NOON.isoformat(), "graded")
        for _ in grading.grade_assignment(folder, book, "week-1", author):
            pass
    else:
        table = plain_grades(steps.grade_rows(folder, book, "week-1"))
        write_atomically(path / "grades.csv", table)
    book.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

"""Release the papers of an assignment; releasing again never changes a learner's questions."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.papers import AttemptName, keep_paper, kept_quiz
from policystory.gradebook.store import Gradebook
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.make_papers import (
    MadePaper,
    PaperMaker,
    difference,
    differs_in_questions,
    path_of_paper,
    write_paper,
)
from policystory.teaching.roster import Learner

_SHOWN = 10
"""How many papers a message lists."""


def release_papers(
    folder: ClassFolder,
    course: OpenCourse,
    book: Gradebook,
    name: str,
    replace: bool = False,
) -> Iterator[Path]:
    """Make and write the papers (learners' questions) of an assignment; yield the files' paths.

    The right answers are stored in the gradebook. A paper that was released before keeps its
    questions. Arguments: `folder`: the class's folder; `course`: has the questions; `book`: the
    gradebook; `name`: the assignment's name; `replace`: write released papers again if their dates
    or rules have changed. PolicystoryError if the assignment is for nobody, or if released papers
    would change and `replace` is False. Nothing is written then.
    """
    maker = PaperMaker(folder, course, name)
    learners = folder.assigned(maker.assignment)
    if not learners:
        raise PolicystoryError(
            f"the assignment '{name}' is for nobody: import a roster, or see its 'sections' "
            "and 'learners'"
        )
    _check(maker, book, learners, replace)
    for learner in learners:
        for attempt in maker.attempts(learner):
            # The key first: a paper without its key could never be graded.
            with book.writing() as connection:
                made = _made(maker, connection, attempt, is_kept=True)
            yield write_paper(folder.path / "released", made.released)


def shown_papers(
    maker: PaperMaker, book: Gradebook, learner: Learner
) -> Iterator[MadePaper]:
    """Yield a learner's papers (questions) for all attempts, and write nothing.

    A released paper is shown with its questions, any other with the questions of today. Arguments:
    `maker`: makes the papers; `book`: the gradebook, which stores released papers.
    """
    for attempt in maker.attempts(learner):
        with book.reading() as connection:
            yield _made(maker, connection, attempt, is_kept=False)


def _made(
    maker: PaperMaker, connection: Connection, attempt: AttemptName, *, is_kept: bool
) -> MadePaper:
    """Return the paper of an attempt; `is_kept`: a new one is kept in the gradebook."""
    kept = kept_quiz(connection, attempt)
    before = None if kept is None else kept.quiz
    made = maker.paper(attempt.learner, attempt.quiz, attempt.attempt, before)
    if is_kept and kept is None:
        keep_paper(connection, attempt, made.quiz)
    return made


def _check(
    maker: PaperMaker, book: Gradebook, learners: list[Learner], replace: bool
) -> None:
    """Refuse to release papers that differ from what learners have."""
    folder = maker.folder.path / "released"
    # The first release has nothing to differ from, and a class can be large.
    if not (folder / maker.name).exists():
        return
    terms: list[str] = []
    questions: list[str] = []
    for learner in learners:
        for attempt in maker.attempts(learner):
            with book.reading() as connection:
                made = _made(maker, connection, attempt, is_kept=False)
            path = path_of_paper(folder, made.released)
            differs = difference(path, made.released)
            if differs_in_questions(differs):
                questions.append(f"{path} {differs}")
            elif differs:
                terms.append(f"{path} {differs}")
    if questions:
        raise PolicystoryError(
            f"{_listed(questions)}\nThe course has changed, and this gradebook does not hold what "
            "was released: put the gradebook back from a copy, or move these files away if no "
            "learner has them; nothing was written"
        )
    if terms and not replace:
        raise PolicystoryError(
            f"{_listed(terms)}\nLearners may have these already: to write them again with the "
            "terms of today and the same questions, add --replace; nothing was written"
        )


def _listed(lines: list[str]) -> str:
    """Return the first lines, and how many more there are."""
    more = len(lines) - _SHOWN
    shown = "\n".join(lines[:_SHOWN])
    return f"{shown}\nand {more} more" if more > 0 else shown

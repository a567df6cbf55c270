"""Bring papers (learners' questions) to learners: as zip files, or as pages to be printed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from policystory.assignment.assignment_rules import MINUTE, WindowName, window_end
from policystory.course.atomic_write import write_atomically
from policystory.errors import NotFoundError
from policystory.gradebook.papers import AttemptName, kept_quiz, released_quizzes
from policystory.gradebook.store import Gradebook
from policystory.render.handout.handout_html import PrintedPaper, keys_page, papers_page
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.pack_zips import zip_learners, zip_sections
from policystory.teaching.roster import Learner

_OF_OWNER = 0o600


def _print_papers(
    folder: ClassFolder, book: Gradebook, name: str, target: Path
) -> list[Path]:
    """Write a page with every learner's papers, and one with their keys (right answers), to print.

    Only papers of first attempts are printed. Returns the paths of the two pages; only their owner
    can read the second. Arguments: `folder`: the class's folder; `book`: its gradebook, which
    stores the papers; `name`: the assignment's name; `target`: the folder for the two pages.
    """
    title = folder.assignment(name).title
    papers = list(_first_papers(folder, book, name))
    # All papers of an assignment are of one course.
    language = papers[0].quiz.paper.language if papers else "en"
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotFoundError(f"{target} cannot be written: {error.strerror}") from error
    page, key = target / f"{name}-papers.html", target / f"{name}-key.html"
    write_atomically(page, papers_page(title, papers, language).encode())
    key.touch(_OF_OWNER)
    write_atomically(key, keys_page(title, papers, language).encode())
    return [page, key]


def _first_papers(
    folder: ClassFolder, book: Gradebook, name: str
) -> Iterator[PrintedPaper]:
    """Yield the papers of the first attempts, in the order of the roster."""
    assignment = folder.assignment(name)
    for learner in folder.assigned(assignment):
        due = _due(folder, assignment, learner)
        with book.reading() as connection:
            for quiz in released_quizzes(connection, name, learner.id):
                attempt = AttemptName(name, learner.id, quiz, 1)
                kept = kept_quiz(connection, attempt)
                if kept is not None:
                    heading = f"{learner.name} ({learner.id})"
                    yield PrintedPaper(heading, kept.quiz, due)


def _due(folder: ClassFolder, assignment: AssignmentFile, learner: Learner) -> str:
    """Return the last minute in time for this learner, with the zone; "" if there is none."""
    for window in assignment.policy().windows:
        if window.name is WindowName.DUE:
            allowance = folder.file.allowance(learner.id)
            last = window_end(window, allowance, folder.zone) - MINUTE
            local = last.astimezone(folder.zone)
            return f"{local:%Y-%m-%d %H:%M} ({folder.file.zone})"
    return ""


def _zip_sections(
    folder: ClassFolder, _: Gradebook, name: str, target: Path
) -> list[Path]:
    return zip_sections(folder, name, folder.path / "released" / name, target)


def _zip_learners(
    folder: ClassFolder, _: Gradebook, name: str, target: Path
) -> list[Path]:
    return zip_learners(folder, name, folder.path / "released" / name, target)


WAYS: dict[str, Callable[[ClassFolder, Gradebook, str, Path], list[Path]]] = {
    "sections": _zip_sections,
    "each": _zip_learners,
    "printed": _print_papers,
}
"""The ways to bring papers to learners, by name: each is a function that takes the class, its
gradebook, the assignment's name and a folder, and returns the paths of what it wrote there."""

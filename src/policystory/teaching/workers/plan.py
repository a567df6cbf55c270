"""Find out which learners still have to be graded, and read all that their grading needs."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, select, tuple_

from policystory.gradebook.digests import digest_of
from policystory.gradebook.grades import kept_bases
from policystory.gradebook.papers import AttemptName, points_of
from policystory.gradebook.question_decisions import decided_marks, withdrawn_items
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import papers, submissions
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.handed_file import COUNTING
from policystory.teaching.workers.learner_work import (
    AttemptWork,
    Batch,
    GradingRules,
    KeptJson,
    LearnerWork,
    NotGraded,
)

BATCH = 100
"""Learners of a batch: with 10 questions each about 4 megabytes of papers and files."""
_METHOD = b"1"
"""Raised when the same files earn other marks by a new version: all are graded again then."""


class HandedIn(msgspec.Struct, frozen=True):
    """Rows of the gradebook for some learners, by learner's id.

    `files`: the rows of handed-in files that count; `released`: the rows of the papers (questions)
    that were released to them.
    """

    files: dict[str, list[Any]]
    released: dict[str, list[Any]]


class Plan:
    """Finds the learners of an assignment who still have to be graded, in batches (groups).

    Arguments: `folder`: the class's folder; `name`: the assignment's name; `assignment`: its file,
    as read. While `batches` is read, two lists fill up: `left_out` with ids of learners for whom
    nothing has changed since the last grading, and `faults` with learners whose work cannot be
    graded.
    """

    def __init__(
        self, folder: ClassFolder, name: str, assignment: AssignmentFile
    ) -> None:
        """Read the rules of the assignment."""
        self._folder = folder
        self.name = name
        self._policy = assignment.policy()
        self._zone = folder.zone
        self.left_out: list[str] = []
        self.faults: list[NotGraded] = []

    def batches(self, book: Gradebook, learners: Iterable[str]) -> Iterator[Batch]:
        """Yield groups of learners who have to be graded, with their work.

        A group has up to 100 learners, in the order of `learners` (ids). Learners without work, or
        for whom nothing has changed since the last grading, are left out.
        """
        left = iter(learners)
        while ids := list(islice(left, BATCH)):
            with book.reading() as connection:
                batch = self._batch(connection, ids)
            if batch.learners:
                yield batch

    def _batch(self, connection: Connection, ids: list[str]) -> Batch:
        """Return those of these learners whose grades do not rest on the same as before."""
        rules = self.rules(connection)
        handed_in = self._handed_in(connection, ids)
        bases = self._bases(rules, handed_in)
        kept = kept_bases(connection, self.name, ids)
        changed: dict[str, list[Any]] = {}
        for id_, basis in bases.items():
            if kept.get(id_) == basis:
                self.left_out.append(id_)
            else:
                changed[id_] = handed_in.files[id_]
        # Only of these are papers and files read: they are what takes time and memory.
        to_grade = HandedIn(changed, handed_in.released)
        work: list[LearnerWork] = []
        for each in self._work(connection, rules, to_grade):
            if isinstance(each, NotGraded):
                self.faults.append(each)
            else:
                work.append(each)
        return Batch(rules, tuple(work))

    def rules(self, connection: Connection) -> GradingRules:
        """Return the rules for all learners, with dropped questions and marks given by hand.

        `connection`: to the gradebook.
        """
        dropped = withdrawn_items(connection, self.name)
        decided = decided_marks(connection, self.name)
        return GradingRules(self._policy, self._zone, dropped, decided)

    def bases(self, connection: Connection, ids: Sequence[str]) -> dict[str, str]:
        """Return for each learner (an id) a hash of everything on which the grade depends.

        Learners without work that counts are left out.
        """
        return self._bases(self.rules(connection), self._handed_in(connection, ids))

    def work(
        self, connection: Connection, learner: str
    ) -> Iterator[LearnerWork | NotGraded]:
        """Yield all the work of one learner (an id), or the reason why it cannot be graded.

        Nothing is yielded if the learner handed in nothing that counts.
        """
        handed_in = self._handed_in(connection, [learner])
        return self._work(connection, self.rules(connection), handed_in)

    def _handed_in(self, connection: Connection, ids: Sequence[str]) -> HandedIn:
        """Return what is known of the files and papers of learners."""
        files = counting_files(connection, self.name, ids)
        return HandedIn(files, _released(connection, self.name, ids))

    def _bases(self, rules: GradingRules, handed_in: HandedIn) -> dict[str, str]:
        """Return the hash of all that a grade rests on, by learner."""
        # Whatever could change a mark or a total stands here, and nothing else.
        for_all = [
            _METHOD,
            msgspec.json.encode(rules.policy),
            f"{rules.zone}".encode(),
            msgspec.json.encode(sorted(rules.withdrawn)),
        ]
        of_all = [each for each in rules.decided if not each.learner]
        # Nothing is added where nothing was decided, so that earlier gradings still hold.
        if of_all:
            for_all.append(msgspec.json.encode(of_all))
        bases: dict[str, str] = {}
        for id_, rows in handed_in.files.items():
            allowance = self._folder.file.allowance(id_)
            of_papers = [list(row) for row in handed_in.released.get(id_, [])]
            of_files = [_identity(row) for row in rows]
            of_learner = msgspec.json.encode([allowance, of_papers, of_files])
            decided = [each for each in rules.decided if each.learner == id_]
            by_hand = [msgspec.json.encode(decided)] if decided else []
            bases[id_] = digest_of([*for_all, of_learner, *by_hand])
        return bases

    def _work(
        self, connection: Connection, rules: GradingRules, handed_in: HandedIn
    ) -> Iterator[LearnerWork | NotGraded]:
        """Yield the work of each learner, or why it cannot be graded."""
        quizzes = _kept_json(connection, self.name, handed_in.files)
        bases = self._bases(rules, handed_in)
        for id_, rows in handed_in.files.items():
            attempts: list[AttemptWork] = []
            for row in rows:
                attempt = self._attempt(row, quizzes)
                if isinstance(attempt, NotGraded):
                    yield attempt
                    break
                attempts.append(attempt)
            else:
                yield LearnerWork(
                    learner=id_,
                    allowance=self._folder.file.allowance(id_),
                    quizzes=_points_by_quiz(handed_in.released.get(id_, [])),
                    attempts=tuple(attempts),
                    basis=bases[id_],
                )

    def _attempt(
        self, row: Any, quizzes: dict[tuple[str, str, int], KeptJson]
    ) -> AttemptWork | NotGraded:
        """Return a file of an attempt with its quiz, or why one of both is missing."""
        kept = quizzes.get((row.learner, row.quiz, row.attempt))
        if kept is None:
            sentence = (
                f"the paper of {row.learner} for {row.assignment} is not in this gradebook; "
                "release the assignment again, which gives the same papers"
            )
            return NotGraded(row.learner, sentence)
        try:
            data = (self._folder.path / "collected" / row.file).read_bytes()
        except OSError as error:
            sentence = (
                f"collected/{row.file}, of {row.learner}, cannot be read: {error.strerror}; "
                "put it back from a copy"
            )
            return NotGraded(row.learner, sentence)
        return AttemptWork(
            name=AttemptName(row.assignment, row.learner, row.quiz, row.attempt),
            file=data,
            hash=row.hash,
            handed_in=row.handed_in,
            collected=row.collected,
            kept=kept,
        )


def counting_files(
    connection: Connection, assignment: str, learners: Sequence[str]
) -> dict[str, list[Any]]:
    """Return the database rows of the handed-in files that are graded, by learner's id.

    For each attempt these are the last file that came in time, and the last one that came late. A
    learner's rows are sorted by quiz, attempt and time; learners without any are left out.
    `assignment`: its name; `learners`: ids.
    """
    columns = submissions.c
    counting = [outcome.value for outcome in COUNTING]
    query = (
        select(submissions)
        .where(
            columns.assignment == assignment,
            columns.learner.in_(learners),
            columns.outcome.in_(counting),
        )
        .order_by(columns.quiz, columns.attempt, columns.handed_in, columns.hash)
    )
    by_learner: dict[str, list[Any]] = {learner: [] for learner in learners}
    for row in connection.execute(query):
        by_learner[row.learner].append(row)
    return {learner: rows for learner, rows in by_learner.items() if rows}


def _identity(row: Any) -> list[object]:
    """Return what of a file's row matters to a grade."""
    return [row.quiz, row.attempt, row.hash, row.handed_in, row.collected]


def _released(
    connection: Connection, assignment: str, learners: Sequence[str]
) -> dict[str, list[Any]]:
    """Return quiz, attempt, points and hash of each released paper, by learner."""
    columns = papers.c
    query = (
        select(
            columns.learner,
            columns.quiz,
            columns.attempt,
            columns.possible,
            columns.digest,
        )
        .where(columns.assignment == assignment, columns.learner.in_(learners))
        .order_by(columns.quiz, columns.attempt)
    )
    by_learner: dict[str, list[Any]] = {}
    for row in connection.execute(query):
        by_learner.setdefault(row.learner, []).append(row)
    return by_learner


def _points_by_quiz(released: list[Any]) -> dict[str, Decimal]:
    """Return the points of each quiz: those of its first attempt."""
    points: dict[str, Decimal] = {}
    for row in released:
        points.setdefault(row.quiz, points_of(row.possible))
    return points


def _kept_json(
    connection: Connection, assignment: str, files: dict[str, list[Any]]
) -> dict[tuple[str, str, int], KeptJson]:
    """Return the quizzes of the attempts for which there are files, by learner, quiz, attempt."""
    # An empty list of attempts is no condition that databases understand.
    if not files:
        return {}
    wanted: set[tuple[str, str, int]] = set()
    for rows in files.values():
        wanted |= {(row.learner, row.quiz, row.attempt) for row in rows}
    columns = papers.c
    attempt = tuple_(columns.learner, columns.quiz, columns.attempt)
    query = select(papers).where(
        columns.assignment == assignment,
        # The next condition would do alone, but only this one lets databases use their index.
        columns.learner.in_(list(files)),
        attempt.in_(sorted(wanted)),
    )
    quizzes: dict[tuple[str, str, int], KeptJson] = {}
    for row in connection.execute(query):
        kept = KeptJson(row.quiz_json, row.corrected_json, row.rule)
        quizzes[row.learner, row.quiz, row.attempt] = kept
    return quizzes

"""Write papers and their keys into a gradebook, and every change with who made it and why."""

from decimal import Decimal

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select

from policystory.assignment.regrade import RegradeRule
from policystory.gradebook.digests import paper_digest
from policystory.gradebook.tables import changes, papers
from policystory.quiz.paper import Key, Quiz


class AttemptName(msgspec.Struct, frozen=True, order=True):
    """Which attempt of a class: assignment, learner, quiz, and the attempt's number."""

    assignment: str
    learner: str
    quiz: str
    attempt: int

    def columns(self) -> dict[str, str | int]:
        """Return the four parts by the names of their columns."""
        return {
            "assignment": self.assignment,
            "learner": self.learner,
            "quiz": self.quiz,
            "attempt": self.attempt,
        }


def hundredths(points: Decimal) -> int:
    """Return points as whole hundredths; they are never finer."""
    return int(points * 100)


def points_of(hundredths_: int) -> Decimal:
    """Return whole hundredths as points."""
    return Decimal(hundredths_) / 100


def keep_paper(connection: Connection, name: AttemptName, quiz: Quiz) -> None:
    """Keep a paper that was released and its key, so that it can be graded whatever changes."""
    where = _at(papers, name)
    possible = sum(item.points for item in quiz.paper.items)
    quiz_json = msgspec.json.encode(quiz)
    values = {
        "paper": quiz.paper.id,
        "possible": hundredths(Decimal(possible)),
        "quiz_json": quiz_json,
    }
    row = connection.execute(select(papers).where(*where)).first()
    if row is None:
        values["digest"] = paper_digest(quiz_json, None, None)
        connection.execute(papers.insert().values(**name.columns(), **values))
    else:
        values["digest"] = paper_digest(quiz_json, row.corrected_json, row.rule)
        connection.execute(papers.update().where(*where).values(**values))


class KeptQuiz(msgspec.Struct, frozen=True):
    """A quiz as it was released; after a regrade, also its corrected key, and which mark counts."""

    quiz: Quiz
    corrected: Key | None = None
    rule: RegradeRule = RegradeRule.NONE

    @staticmethod
    def read(quiz: bytes, corrected: bytes | None, rule: str | None) -> "KeptQuiz":
        """Return a quiz from the JSON of its three parts, as the gradebook keeps them."""
        released = _QUIZ.decode(quiz)
        if corrected is None or rule is None:
            return KeptQuiz(released)
        return KeptQuiz(released, _KEY.decode(corrected), RegradeRule(rule))


_QUIZ = msgspec.json.Decoder(Quiz)
_KEY = msgspec.json.Decoder(Key)


def kept_quiz(connection: Connection, name: AttemptName) -> KeptQuiz | None:
    """Return the quiz that was released for an attempt; None if there is none."""
    row = connection.execute(select(papers).where(*_at(papers, name))).first()
    if row is None:
        return None
    return KeptQuiz.read(row.quiz_json, row.corrected_json, row.rule)


def released_quizzes(
    connection: Connection, assignment: str, learner: str
) -> dict[str, Decimal]:
    """Return the quizzes that were released to a learner, with the points of each."""
    query = (
        select(papers.c.quiz, papers.c.possible)
        .where(papers.c.assignment == assignment, papers.c.learner == learner)
        .order_by(papers.c.quiz, papers.c.attempt.desc())
    )
    return {row.quiz: points_of(row.possible) for row in connection.execute(query)}


def keep_correction(
    connection: Connection, name: AttemptName, corrected: Key, rule: RegradeRule
) -> None:
    """Keep the corrected key of a quiz that was released, and which mark counts from now on."""
    where = _at(papers, name)
    quiz_json = connection.execute(
        select(papers.c.quiz_json).where(*where)
    ).scalar_one()
    corrected_json = msgspec.json.encode(corrected)
    values = {
        "corrected_json": corrected_json,
        "rule": rule.value,
        "digest": paper_digest(quiz_json, corrected_json, rule.value),
    }
    connection.execute(papers.update().where(*where).values(**values))


class Author(msgspec.Struct, frozen=True):
    """Who changes a gradebook, when (in UTC), and why."""

    who: str
    at: str
    because: str


def keep_change(
    connection: Connection,
    assignment: str,
    learner: str,
    change: tuple[str, str, str],
    author: Author,
) -> None:
    """Write a change down: `change` says what changed, from what, to what."""
    what, before, after = change
    row = changes.insert().values(
        at=author.at,
        who=author.who,
        assignment=assignment,
        learner=learner,
        what=what,
        before=before,
        after=after,
        because=author.because,
    )
    connection.execute(row)


def _at(table: Table, name: AttemptName) -> list[ColumnElement[bool]]:
    """Return the conditions by which a table's row of an attempt is found."""
    return [table.c[column] == value for column, value in name.columns().items()]

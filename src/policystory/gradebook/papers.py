"""Store papers (learners' questions) with their right answers, and read them again."""

from decimal import Decimal

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select

from policystory.assignment.regrade import RegradeRule
from policystory.gradebook.digests import paper_digest
from policystory.gradebook.tables import papers
from policystory.quiz.paper import Key, Quiz


class AttemptName(msgspec.Struct, frozen=True, order=True):
    """Which attempt is meant, of all attempts of a class.

    `assignment` and `quiz`: their names; `learner`: an id; `attempt`: the attempt's number, from 1.
    """

    assignment: str
    learner: str
    quiz: str
    attempt: int

    def columns(self) -> dict[str, str | int]:
        """Return assignment, learner, quiz and attempt, by the names of the database columns."""
        return {
            "assignment": self.assignment,
            "learner": self.learner,
            "quiz": self.quiz,
            "attempt": self.attempt,
        }


def hundredths(points: Decimal) -> int:
    """Return points as whole hundredths, as the gradebook stores them.

    >>> hundredths(Decimal("7.5"))
    750
    """
    return int(points * 100)


def points_of(hundredths_: int) -> Decimal:
    """Return stored hundredths as points.

    >>> points_of(750)
    Decimal('7.5')
    """
    return Decimal(hundredths_) / 100


def keep_paper(connection: Connection, name: AttemptName, quiz: Quiz) -> None:
    """Store a learner's paper (questions) with its key (right answers), in place of an earlier one.

    Arguments: `name`: the attempt; `quiz`: the paper and the key.
    """
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
    """A quiz as it was released, with its right answers (key) and their corrections.

    `corrected`: the corrected key, None if nothing was corrected; `rule`: whether the mark by the
    old key, by the corrected one, or the better of both counts.
    """

    quiz: Quiz
    corrected: Key | None = None
    rule: RegradeRule = RegradeRule.NONE

    @staticmethod
    def read(quiz: bytes, corrected: bytes | None, rule: str | None) -> "KeptQuiz":
        """Return a quiz from its three columns in the gradebook.

        Arguments: `quiz`: the paper (questions) and its key (right answers), as JSON; `corrected`:
        the corrected key as JSON, or None; `rule`: a value of RegradeRule such as "either", or
        None.
        """
        released = _QUIZ.decode(quiz)
        if corrected is None or rule is None:
            return KeptQuiz(released)
        return KeptQuiz(released, _KEY.decode(corrected), RegradeRule(rule))


_QUIZ = msgspec.json.Decoder(Quiz)
_KEY = msgspec.json.Decoder(Key)


def kept_quiz(connection: Connection, name: AttemptName) -> KeptQuiz | None:
    """Return the quiz that was released for an attempt, or None."""
    row = connection.execute(select(papers).where(*_at(papers, name))).first()
    if row is None:
        return None
    return KeptQuiz.read(row.quiz_json, row.corrected_json, row.rule)


def released_quizzes(
    connection: Connection, assignment: str, learner: str
) -> dict[str, Decimal]:
    """Return the possible points of each quiz that was released to a learner, by the quiz's name.

    They are those of the first attempt. `assignment`: its name; `learner`: an id.
    """
    query = (
        select(papers.c.quiz, papers.c.possible)
        .where(papers.c.assignment == assignment, papers.c.learner == learner)
        .order_by(papers.c.quiz, papers.c.attempt.desc())
    )
    return {row.quiz: points_of(row.possible) for row in connection.execute(query)}


def keep_correction(
    connection: Connection, name: AttemptName, corrected: Key, rule: RegradeRule
) -> None:
    """Store the corrected key (right answers) of a released quiz, for the next grading.

    `name`: the attempt, for which the quiz must have been released; `corrected`: the key; `rule`:
    whether the mark by the old key, by the corrected one, or the better of both counts.
    """
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


def _at(table: Table, name: AttemptName) -> list[ColumnElement[bool]]:
    """Return the conditions by which a table's row of an attempt is found."""
    return [table.c[column] == value for column, value in name.columns().items()]

"""Write papers, submissions, marks and totals into a gradebook; every change is kept."""

from decimal import Decimal

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select

from policystory.assignment.outcome import Outcome
from policystory.assignment.regrade import RegradeRule
from policystory.grade import Grade
from policystory.gradebook.tables import changes, marks, papers, submissions, totals
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
    values = {
        "paper": quiz.paper.id,
        "possible": hundredths(Decimal(possible)),
        "quiz_json": msgspec.json.encode(quiz),
    }
    if connection.execute(select(papers.c.paper).where(*where)).first() is None:
        connection.execute(papers.insert().values(**name.columns(), **values))
    else:
        connection.execute(papers.update().where(*where).values(**values))


class KeptQuiz(msgspec.Struct, frozen=True):
    """A quiz as it was released; after a regrade, also its corrected key, and which mark counts."""

    quiz: Quiz
    corrected: Key | None = None
    rule: RegradeRule = RegradeRule.NONE


def kept_quiz(connection: Connection, name: AttemptName) -> KeptQuiz | None:
    """Return the quiz that was released for an attempt; None if there is none."""
    row = connection.execute(select(papers).where(*_at(papers, name))).first()
    if row is None:
        return None
    quiz = msgspec.json.decode(row.quiz_json, type=Quiz)
    if row.corrected_json is None:
        return KeptQuiz(quiz)
    corrected = msgspec.json.decode(row.corrected_json, type=Key)
    return KeptQuiz(quiz, corrected, RegradeRule(row.rule))


def keep_correction(
    connection: Connection, name: AttemptName, corrected: Key, rule: RegradeRule
) -> None:
    """Keep the corrected key of a quiz that was released, and which mark counts from now on."""
    values = {"corrected_json": msgspec.json.encode(corrected), "rule": rule.value}
    connection.execute(papers.update().where(*_at(papers, name)).values(**values))


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


def is_collected(connection: Connection, hash_: str) -> bool:
    """Tell whether a file with this hash was collected before."""
    known = select(submissions.c.hash).where(submissions.c.hash == hash_)
    return connection.execute(known).first() is not None


def keep_marks(
    connection: Connection,
    name: AttemptName,
    grade: Grade,
    families: dict[str, str],
    responses: dict[str, object],
) -> None:
    """Replace the marks of an attempt.

    Arguments: `grade`; `families`: the family of each item; `responses`: what counted of each item.
    """
    connection.execute(marks.delete().where(*_at(marks, name)))
    rows = []
    for mark in grade.marks:
        response = msgspec.json.encode(responses.get(mark.item)).decode()
        rows.append(
            {
                **name.columns(),
                "item": mark.item,
                "family": families[mark.item],
                "points": hundredths(mark.points),
                "possible": hundredths(mark.possible),
                "reason": mark.reason.value,
                "response": response,
            }
        )
    if rows:
        connection.execute(marks.insert(), rows)


class Author(msgspec.Struct, frozen=True):
    """Who changes a gradebook, when (in UTC), and why."""

    who: str
    at: str
    because: str


def keep_total(
    connection: Connection,
    assignment: str,
    learner: str,
    outcome: Outcome,
    author: Author,
) -> bool:
    """Replace a learner's total in an assignment; return whether it changed.

    A change is written down with who made it, when, why, and from what to what.
    """
    where = (totals.c.assignment == assignment, totals.c.learner == learner)
    values = {
        "points": hundredths(outcome.points),
        "possible": hundredths(outcome.possible),
        "late": outcome.late,
        "why": "\n".join(outcome.why),
    }
    row = connection.execute(select(totals).where(*where)).mappings().first()
    if row is not None and all(row[name] == value for name, value in values.items()):
        return False
    before = "" if row is None else _total_text(row["points"], row["possible"])
    if row is None:
        named = {"assignment": assignment, "learner": learner}
        connection.execute(totals.insert().values(**named, **values))
    else:
        connection.execute(totals.update().where(*where).values(**values))
    after = _total_text(hundredths(outcome.points), hundredths(outcome.possible))
    keep_change(connection, assignment, learner, ("total", before, after), author)
    return True


def _total_text(points: int, possible: int) -> str:
    """Return a total in words, such as "7.5 of 8"."""
    return f"{points_of(points):f} of {points_of(possible):f}"


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

"""What a teacher decides about questions: to drop one for all, or to mark answers by hand."""

import msgspec
from sqlalchemy import Connection, select

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author, keep_change
from policystory.gradebook.tables import mark_decisions, withdrawn

_WHOLE = 100
"""Percent: all points of a question."""


def withdrawn_items(connection: Connection, assignment: str) -> frozenset[str]:
    """Return the ids of the questions that were dropped from an assignment.

    They are the ids of the course's questions. `assignment`: its name.
    """
    query = select(withdrawn.c.item).where(withdrawn.c.assignment == assignment)
    return frozenset(connection.scalars(query))


def withdraw(
    connection: Connection, assignment: str, item: str, author: Author
) -> bool:
    """Drop a question from an assignment; return False if it was dropped already.

    At the next grading, every learner gets the points of the question. Arguments: `assignment`: its
    name; `item`: the question's id in the course; `author`: who drops it, when, and why.
    PolicystoryError if the author gives no reason.
    """
    if not author.because.strip():
        raise PolicystoryError('say why, for example: --because "it has two answers"')
    if item in withdrawn_items(connection, assignment):
        return False
    row = {"assignment": assignment, "item": item, "because": author.because}
    connection.execute(withdrawn.insert().values(**row))
    # Of all learners: the change names none.
    keep_change(connection, assignment, "", (f"question {item}", "", "dropped"), author)
    return True


class MarkDecision(msgspec.Struct, frozen=True, order=True):
    """A mark that a teacher gave by hand: to one learner, or to all who typed the same answer.

    - `item`: the question's id in the course;
    - `learner`: an id, "" for every learner who typed this answer;
    - `response`: the typed answer as `folded_answer` returns it, "" for any answer of the learner;
    - `percent`: the share of the question's points that is given, from 0 to 100;
    - `because`: the reason.
    """

    item: str
    learner: str
    response: str
    percent: int
    because: str


def folded_answer(response: str) -> str:
    """Return a typed answer in small letters with single spaces, so that equal ones can be found.

    >>> folded_answer("  Ada   MARSH ")
    'ada marsh'
    """
    return " ".join(response.split()).casefold()


def decided_marks(connection: Connection, assignment: str) -> tuple[MarkDecision, ...]:
    """Return the marks that a teacher gave by hand in an assignment, sorted by question.

    `assignment`: the assignment's name.
    """
    columns = mark_decisions.c
    query = select(
        columns.item,
        columns.learner,
        columns.response,
        columns.percent,
        columns.because,
    ).where(columns.assignment == assignment)
    return tuple(sorted(MarkDecision(*row) for row in connection.execute(query)))


def decide_mark(
    connection: Connection, assignment: str, decision: MarkDecision, author: Author
) -> None:
    """Store a mark that a teacher gives by hand, for the next grading.

    An earlier decision about the same answer is replaced. Arguments: `assignment`: its name;
    `decision`: the mark, whom it is for, and why; `author`: who decides, and when. PolicystoryError
    if the reason is empty, or if the share is not from 0 to 100 percent.
    """
    if not decision.because.strip():
        raise PolicystoryError('say why, for example: --because "a synonym"')
    if not 0 <= decision.percent <= _WHOLE:
        raise PolicystoryError(
            f"the share of the points is 0 to {_WHOLE} percent, not {decision.percent}"
        )
    columns = mark_decisions.c
    same = (
        (columns.assignment == assignment)
        & (columns.item == decision.item)
        & (columns.learner == decision.learner)
        & (columns.response == decision.response)
    )
    before = connection.scalar(select(columns.percent).where(same))
    connection.execute(mark_decisions.delete().where(same))
    row = {"assignment": assignment, **msgspec.structs.asdict(decision)}
    connection.execute(mark_decisions.insert().values(**row))
    # The history names the question, and the answer if the mark is for all who typed it.
    what = f"question {decision.item}"
    if decision.response:
        what += f", answer '{decision.response}'"
    words = ("" if before is None else f"{before}%", f"{decision.percent}%")
    keep_change(connection, assignment, decision.learner, (what, *words), author)

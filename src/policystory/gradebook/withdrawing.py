"""Drop a question from an assignment: every learner gets its points, also who hands in later."""

from sqlalchemy import Connection, select

from policystory.errors import PolicystoryError
from policystory.gradebook.tables import withdrawn
from policystory.gradebook.writing import Author, keep_change


def withdrawn_items(connection: Connection, assignment: str) -> frozenset[str]:
    """Return the questions that were dropped from an assignment, by their ids in the bank.

    The bank is all items of the course. `assignment`: its name.
    """
    query = select(withdrawn.c.item).where(withdrawn.c.assignment == assignment)
    return frozenset(connection.scalars(query))


def withdraw(
    connection: Connection, assignment: str, item: str, author: Author
) -> bool:
    """Drop a question from an assignment; return False if it was dropped already.

    When the assignment is graded next, every learner gets the points of the question. Arguments:
    `assignment`: its name; `item`: the question's id in the bank (all items of the course);
    `author`: who drops it, when, and why. PolicystoryError if the reason is empty.
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

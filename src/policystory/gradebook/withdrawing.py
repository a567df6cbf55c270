"""Questions that a teacher drops: everyone gets their points, whoever hands in later too."""

from sqlalchemy import Connection, select

from policystory.errors import PolicystoryError
from policystory.gradebook.tables import withdrawn
from policystory.gradebook.writing import Author, keep_change


def withdrawn_items(connection: Connection, assignment: str) -> frozenset[str]:
    """Return the questions of an assignment that were dropped, by their ids in the bank."""
    query = select(withdrawn.c.item).where(withdrawn.c.assignment == assignment)
    return frozenset(connection.scalars(query))


def withdraw(
    connection: Connection, assignment: str, item: str, author: Author
) -> bool:
    """Drop a question of an assignment for all; return whether it was not dropped before.

    Arguments: `item`: its id in the bank; `author`: who drops it, when, and why. Grading the
    assignment then gives everyone its points. PolicystoryError without a reason.
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

"""Tables of marks by question and by objective, read back and compared with the gradebook."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import select

from policystory.gradebook.tables import marks
from policystory.lms.plain_marks import BY_OBJECTIVE, BY_QUESTION
from policystory.teaching import steps
from tests.teaching.handed import HandedClass, answered

FORMULA = "=HYPERLINK(A1)"
Table = Callable[[str], list[dict[str, str]]]


@pytest.fixture
def table(handed: HandedClass) -> Table:
    """Return a function that makes a table of a class's marks, and reads it back."""

    def read(part: str) -> list[dict[str, str]]:
        rows = steps.grade_rows(handed.folder, handed.book, "week-1")
        data = steps.marks_table(handed.book, rows, "week-1", part)
        return list(csv.DictReader(io.StringIO(data.decode(), newline="")))

    return read


def test_by_question_each_mark_has_a_row(handed: HandedClass, table: Table) -> None:
    """A row a learner and question has the mark of the gradebook, and the question's own name."""
    rows = table("question")
    assert BY_QUESTION == list(rows[0])
    columns = (marks.c.learner, marks.c.quiz, marks.c.points, marks.c.reason)
    with handed.book.reading() as connection:
        kept = [
            (row.learner, row.quiz, f"{Decimal(row.points) / 100:.2f}", row.reason)
            for row in connection.execute(select(*columns))
        ]
    read = [(row["id"], row["quiz"], row["points"], row["reason"]) for row in rows]
    assert sorted(kept) == sorted(read)
    key = handed.quiz(handed.paper("login01")).key
    names = {row["question"] for row in rows if row["id"] == "login01"}
    assert {item.name for item in key.items.values()} <= names


def test_by_objective_marks_are_added_up(table: Table) -> None:
    """A row a learner and objective has the sum of its questions' marks."""
    sums: dict[tuple[str, str], Decimal] = {}
    for row in table("question"):
        assert "yes" == row["counts"]
        for objective in row["objectives"].split():
            key = (row["id"], objective)
            sums[key] = sums.get(key, Decimal(0)) + Decimal(row["points"])
    rows = table("objective")
    assert BY_OBJECTIVE == list(rows[0])
    assert sums == {
        (row["id"], row["objective"]): Decimal(row["points"]) for row in rows
    }


@pytest.mark.parametrize("part", ["question", "objective"])
def test_who_handed_nothing_in_has_no_row(table: Table, part: str) -> None:
    """Only learners with marks have rows: what is missing is no zero."""
    assert {f"login0{n}" for n in range(1, 5)} == {row["id"] for row in table(part)}


def test_no_cell_is_a_formula(handed: HandedClass, table: Table) -> None:
    """An answer that a spreadsheet would run is closed, and can still be read."""
    login = "login12"
    at, event = handed.answers(login)[0]
    hostile = answered(handed.paper(login), event.item, FORMULA)
    handed.collect([("a.json", handed.data(login=login, events=[(at, hostile)]))])
    handed.grade()
    rows = table("question")
    assert f"'{FORMULA}" in [row["answer"] for row in rows if row["id"] == login]
    assert [] == [cell for row in rows for cell in row.values() if cell.startswith("=")]

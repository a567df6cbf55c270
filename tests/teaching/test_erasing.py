"""A learner who is erased leaves nothing behind, and nobody else changes."""

from pathlib import Path

import pytest

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide, history
from policystory.gradebook.erasing import rows_of_learner
from policystory.gradebook.question_decisions import MarkDecision, decide_mark
from policystory.teaching import steps
from policystory.teaching.erasing import erase, planned_erasure, what_remains
from tests.teaching.test_analysis import LATER, graded_demo


def test_nothing_of_an_erased_learner_is_left(tmp_path: Path) -> None:
    """Rows, files, folders and the roster's line go, and no byte of the database tells the id."""
    folder, book = graded_demo(tmp_path / "demo")
    with book.writing() as connection:
        author = Author("teacher", LATER.isoformat(), "ill for a week")
        decide(connection, "week-1", "demo12", None, author)
        decision = MarkDecision("any", "demo12", "", 50, "half of it")
        decide_mark(connection, "week-1", decision, author)
    before = {
        row.id: row for row in steps.grade_rows(folder, book, "week-1") if row.points
    }
    planned = planned_erasure(folder, book, "demo12")
    assert {
        "marks": 16,
        "totals": 1,
        "decisions": 1,
        "mark_decisions": 1,
        "changes": 3,
        "submissions": 3,
        "papers": 2,
    } == planned.rows
    erase(folder, book, planned)
    with book.reading() as connection:
        assert {0} == set(rows_of_learner(connection, "demo12").values())
        assert [] == history(connection, "demo12")
    rows = {row.id: row for row in steps.grade_rows(folder, book, "week-1")}
    remains = what_remains(folder, planned)
    book.close()
    before.pop("demo12", None)
    assert before == {id_: row for id_, row in rows.items() if id_ in before}
    assert "demo12" not in rows
    assert [] == [path for path in planned.paths if path.exists()]
    assert b"demo12" not in (folder.path / "gradebook.sqlite").read_bytes()
    # What the teacher brought in or wrote is named, and stays.
    names = [Path(path).name for path in remains]
    assert ["canvas.csv", "demo12-1.json", "demo12-2.json", "demo12-3.json"] == names


def test_erasing_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    """Files that are gone already do not stop a second run."""
    folder, book = graded_demo(tmp_path / "demo")
    planned = planned_erasure(folder, book, "demo01")
    planned.paths[0].unlink()
    erase(folder, book, planned)
    with pytest.raises(PolicystoryError, match="knows nothing of a learner 'demo01'"):
        planned_erasure(folder, book, "demo01")
    book.close()


def test_an_unknown_learner_is_a_sentence(tmp_path: Path) -> None:
    """An id that is in no file and no row is refused before anything changes."""
    folder, book = graded_demo(tmp_path / "demo")
    with pytest.raises(PolicystoryError, match="knows nothing of a learner '\\*'"):
        planned_erasure(folder, book, "*")
    book.close()

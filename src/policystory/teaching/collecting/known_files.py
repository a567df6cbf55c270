"""Hold the gradebook's rows of collected files in memory, for comparison with new files."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update

from policystory.gradebook.tables import submissions
from policystory.teaching.collecting.handed_file import AttemptKey

FileRow = dict[str, Any]
"""A file's row in the gradebook, by the names of the columns."""


class KnownFiles:
    """The gradebook's rows of collected files, held in memory.

    Call `load` and `load_attempts` to read rows; `add` and `change` work in memory; `write` writes
    to the gradebook. `connection`: to the gradebook, in a transaction that lasts until `write`.
    """

    def __init__(self, connection: Connection) -> None:
        """Know no file yet."""
        self._connection = connection
        self._rows: dict[str, FileRow] = {}
        self._by_attempt: dict[AttemptKey, list[FileRow]] = {}
        self._new: list[FileRow] = []
        self._changed: dict[str, FileRow] = {}

    def load(self, hashes: Collection[str]) -> None:
        """Read the rows of the files with these hashes into memory; unknown hashes are skipped."""
        missing = sorted(set(hashes) - self._rows.keys())
        if missing:
            self._read(select(submissions).where(submissions.c.hash.in_(missing)))

    def load_attempts(self, attempts: Collection[AttemptKey]) -> None:
        """Read into memory the rows of all files that were handed in for these attempts."""
        learners = sorted({learner for _, learner, _, _ in attempts})
        assignments = sorted({assignment for assignment, _, _, _ in attempts})
        of_learners = select(submissions).where(
            submissions.c.assignment.in_(assignments),
            submissions.c.learner.in_(learners),
        )
        self._read(of_learners)

    def _read(self, query: Select[Any]) -> None:
        for row in self._connection.execute(query).mappings():
            if row["hash"] not in self._rows:
                self._add(dict(row))

    def _add(self, row: FileRow) -> None:
        self._rows[row["hash"]] = row
        self._by_attempt.setdefault(_attempt_of(row), []).append(row)

    def get(self, hash_: str) -> FileRow | None:
        """Return the row of the file with this hash, or None if no such row is in memory."""
        return self._rows.get(hash_)

    def beside(
        self, attempt: AttemptKey, hash_: str, outcomes: Sequence[str]
    ) -> Iterator[FileRow]:
        """Yield the rows in memory of other files for the same attempt, with one of some outcomes.

        `attempt`: which attempt; `hash_`: of the file that is left out; `outcomes`: the values of
        FileOutcome that are wanted, such as "late".
        """
        for known in list(self._by_attempt.get(attempt, [])):
            if known["hash"] != hash_ and known["outcome"] in outcomes:
                yield known

    def add(self, row: FileRow) -> None:
        """Add the row of a new file, in memory."""
        self._add(row)
        self._new.append(row)

    def change(self, hash_: str, values: FileRow) -> None:
        """Change columns of a file's row, in memory; KeyError if the row is not in memory.

        `hash_`: of the file; `values`: new values by the names of the columns.
        """
        row = self._rows[hash_]
        self._by_attempt[_attempt_of(row)].remove(row)
        row.update(values)
        self._by_attempt.setdefault(_attempt_of(row), []).append(row)
        self._changed[hash_] = row

    def write(self) -> None:
        """Write all rows that were added or changed to the gradebook."""
        if self._new:
            self._connection.execute(submissions.insert(), self._new)
        # What is new was written above as it is by now, changes included.
        new = {row["hash"] for row in self._new}
        changed = [row for hash_, row in self._changed.items() if hash_ not in new]
        if changed:
            at = submissions.c.hash == bindparam("of_hash")
            values = [{**row, "of_hash": row["hash"]} for row in changed]
            self._connection.execute(update(submissions).where(at), values)


def _attempt_of(row: FileRow) -> AttemptKey:
    """Return the attempt to which a file's row belongs: assignment, learner, quiz and number."""
    return AttemptKey(row["assignment"], row["learner"], row["quiz"], row["attempt"])

"""The tables of a gradebook, in SQLite or PostgreSQL.

Points are whole hundredths, so that sums in the database are exact. Times are in UTC, as text.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    true,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()

_ATTEMPT = ("assignment", "learner", "quiz", "attempt")


def _keys(*names: str) -> list[Column[Any]]:
    """Return the columns of a primary key: a number for the attempt, else texts."""
    columns: list[Column[Any]] = []
    for name in names:
        type_ = Integer if name == "attempt" else String
        columns.append(Column(name, type_, primary_key=True))
    return columns


def _required(type_: type[TypeEngine[Any]], *names: str) -> list[Column[Any]]:
    """Return columns of one type, each of which has a value in every row."""
    return [Column(name, type_, nullable=False) for name in names]


migrations = Table(
    "migrations",
    metadata,
    *_keys("name"),
    *_required(String, "at"),
)

papers = Table(
    "papers",
    metadata,
    *_keys(*_ATTEMPT),
    # The hash of what is shown, by which a submission is recognised.
    *_required(String, "paper"),
    *_required(Integer, "possible"),
    # The paper and its key as JSON: the course may change after the release.
    *_required(LargeBinary, "quiz_json"),
    # The key after a correction, as JSON, and which mark counts then; see assignment/regrade.py.
    Column("corrected_json", LargeBinary),
    Column("rule", String),
    # The hash of what marks rest on: the quiz, its corrected key, and the rule.
    Column("digest", String, nullable=False, server_default=""),
    Index("papers_by_paper", "paper"),
)

submissions = Table(
    "submissions",
    metadata,
    # The hash of the file: to collect it again changes nothing.
    *_keys("hash"),
    *_required(String, "assignment", "learner", "quiz"),
    *_required(Integer, "attempt"),
    *_required(String, "handed_in", "collected", "outcome"),
    *_required(Text, "sentence", "file"),
    Index("submissions_by_attempt", *_ATTEMPT),
)

marks = Table(
    "marks",
    metadata,
    *_keys(*_ATTEMPT, "item"),
    *_required(String, "family"),
    *_required(Integer, "points", "possible"),
    *_required(String, "reason"),
    *_required(Text, "response"),
    # Whether the total rests on this attempt.
    Column("counts", Boolean, nullable=False, server_default=true()),
    ForeignKeyConstraint(_ATTEMPT, [papers.c[name] for name in _ATTEMPT]),
    Index("marks_by_family", "family"),
)

totals = Table(
    "totals",
    metadata,
    *_keys("assignment", "learner"),
    *_required(Integer, "points", "possible"),
    *_required(Boolean, "late"),
    *_required(Text, "why"),
    # The hash of all that the total was worked out from; the same again needs no grading.
    Column("basis", String, nullable=False, server_default=""),
)
"""What attempts earned. A learner without a row handed nothing in that counts: it is missing."""

decisions = Table(
    "decisions",
    metadata,
    *_keys("assignment", "learner"),
    # "excused", or "override" with points in place of the total.
    *_required(String, "kind"),
    Column("points", Integer),
    *_required(Text, "because"),
)
"""What a teacher decided: it stands whatever is graded again."""

withdrawn = Table(
    "withdrawn",
    metadata,
    # `item` is the id of the item in the bank.
    *_keys("assignment", "item"),
    *_required(Text, "because"),
)
"""Questions of an assignment that a teacher dropped: everyone gets their points."""

mark_decisions = Table(
    "mark_decisions",
    metadata,
    # `item` is the id of the item in the bank. `learner` is "" if the mark is for all who typed
    # the answer in `response`; `response` is "" if it is for one learner, whatever the answer.
    *_keys("assignment", "item", "learner", "response"),
    *_required(Integer, "percent"),
    *_required(Text, "because"),
)
"""Marks that a teacher gave by hand: they stand whatever is graded again."""

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_required(String, "at", "who", "assignment", "learner", "what"),
    *_required(Text, "before", "after", "because"),
    Index("changes_by_learner", "learner", "assignment"),
)
"""Every change of a total or a decision: who, when, why, from what to what."""

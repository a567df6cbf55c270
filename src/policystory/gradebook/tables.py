"""The tables of a gradebook, in SQLite or PostgreSQL.

Points are whole hundredths, so that sums in the database are exact. Times are in UTC, as text.
"""

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

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("at", String, nullable=False),
)

_ATTEMPT = ("assignment", "learner", "quiz", "attempt")

papers = Table(
    "papers",
    metadata,
    Column("assignment", String, primary_key=True),
    Column("learner", String, primary_key=True),
    Column("quiz", String, primary_key=True),
    Column("attempt", Integer, primary_key=True),
    # The hash of what is shown, by which a submission is recognised.
    Column("paper", String, nullable=False),
    Column("possible", Integer, nullable=False),
    # The paper and its key as JSON: the course may change after the release.
    Column("quiz_json", LargeBinary, nullable=False),
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
    Column("hash", String, primary_key=True),
    Column("assignment", String, nullable=False),
    Column("learner", String, nullable=False),
    Column("quiz", String, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("handed_in", String, nullable=False),
    Column("collected", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("file", Text, nullable=False),
    Index("submissions_by_attempt", *_ATTEMPT),
)

marks = Table(
    "marks",
    metadata,
    Column("assignment", String, primary_key=True),
    Column("learner", String, primary_key=True),
    Column("quiz", String, primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("item", String, primary_key=True),
    Column("family", String, nullable=False),
    Column("points", Integer, nullable=False),
    Column("possible", Integer, nullable=False),
    Column("reason", String, nullable=False),
    Column("response", Text, nullable=False),
    # Whether the total rests on this attempt.
    Column("counts", Boolean, nullable=False, server_default=true()),
    ForeignKeyConstraint(_ATTEMPT, [papers.c[name] for name in _ATTEMPT]),
    Index("marks_by_family", "family"),
)

totals = Table(
    "totals",
    metadata,
    Column("assignment", String, primary_key=True),
    Column("learner", String, primary_key=True),
    Column("points", Integer, nullable=False),
    Column("possible", Integer, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    # The hash of all that the total was worked out from; the same again needs no grading.
    Column("basis", String, nullable=False, server_default=""),
)
"""What attempts earned. A learner without a row handed nothing in that counts: it is missing."""

decisions = Table(
    "decisions",
    metadata,
    Column("assignment", String, primary_key=True),
    Column("learner", String, primary_key=True),
    # "excused", or "override" with points in place of the total.
    Column("kind", String, nullable=False),
    Column("points", Integer),
    Column("because", Text, nullable=False),
)
"""What a teacher decided: it stands whatever is graded again."""

withdrawn = Table(
    "withdrawn",
    metadata,
    Column("assignment", String, primary_key=True),
    # The id of the item in the bank.
    Column("item", String, primary_key=True),
    Column("because", Text, nullable=False),
)
"""Questions of an assignment that a teacher dropped: everyone gets their points."""

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("assignment", String, nullable=False),
    Column("learner", String, nullable=False),
    Column("what", String, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("because", Text, nullable=False),
    Index("changes_by_learner", "learner", "assignment"),
)
"""Every change of a total or a decision: who, when, why, from what to what."""

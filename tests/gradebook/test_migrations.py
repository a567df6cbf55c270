"""A gradebook from an older version is brought up to date, and loses nothing."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from policystory.gradebook import digests
from policystory.gradebook.migrations import STEPS
from policystory.gradebook.store import Gradebook, sqlite_url
from policystory.gradebook.tables import metadata, papers
from tests.gradebook.dump import dump

# The first set of tables, as it was written then.
OLD = """
CREATE TABLE migrations (name VARCHAR PRIMARY KEY, at VARCHAR NOT NULL);
CREATE TABLE papers (
    assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL, quiz VARCHAR NOT NULL,
    attempt INTEGER NOT NULL, paper VARCHAR NOT NULL, possible INTEGER NOT NULL,
    quiz_json BLOB NOT NULL, corrected_json BLOB, rule VARCHAR,
    PRIMARY KEY (assignment, learner, quiz, attempt));
CREATE INDEX papers_by_paper ON papers (paper);
CREATE TABLE submissions (
    hash VARCHAR PRIMARY KEY, assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL,
    quiz VARCHAR NOT NULL, attempt INTEGER NOT NULL, handed_in VARCHAR NOT NULL,
    collected VARCHAR NOT NULL, outcome VARCHAR NOT NULL, sentence TEXT NOT NULL,
    file TEXT NOT NULL);
CREATE TABLE marks (
    assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL, quiz VARCHAR NOT NULL,
    attempt INTEGER NOT NULL, item VARCHAR NOT NULL, family VARCHAR NOT NULL,
    points INTEGER NOT NULL, possible INTEGER NOT NULL, reason VARCHAR NOT NULL,
    response TEXT NOT NULL, PRIMARY KEY (assignment, learner, quiz, attempt, item),
    FOREIGN KEY (assignment, learner, quiz, attempt)
        REFERENCES papers (assignment, learner, quiz, attempt));
CREATE TABLE totals (
    assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL, points INTEGER NOT NULL,
    possible INTEGER NOT NULL, late BOOLEAN NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (assignment, learner));
CREATE TABLE decisions (
    assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    points INTEGER, because TEXT NOT NULL, PRIMARY KEY (assignment, learner));
CREATE TABLE changes (
    id INTEGER PRIMARY KEY, at VARCHAR NOT NULL, who VARCHAR NOT NULL,
    assignment VARCHAR NOT NULL, learner VARCHAR NOT NULL, what VARCHAR NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, because TEXT NOT NULL);
INSERT INTO migrations VALUES ('make_tables', '2026-09-01');
INSERT INTO papers VALUES ('week-1', 'ana', 'quiz', 1, 'p', 100, x'7b7d', NULL, NULL);
INSERT INTO papers VALUES ('week-1', 'bob', 'quiz', 1, 'p', 100, x'7b7d', x'5b5d', 'either');
INSERT INTO marks VALUES
    ('week-1', 'ana', 'quiz', 1, 'i', 'f', 100, 100, 'right', '"a"');
INSERT INTO totals VALUES ('week-1', 'ana', 100, 100, 0, 'The best attempt counts.');
INSERT INTO decisions VALUES ('week-1', 'bob', 'excused', NULL, 'ill');
"""
NOW = "2027-02-03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a gradebook with the first set of tables."""
    path = tmp_path / "gradebook.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(OLD)
    connection.close()
    return path


def test_an_old_gradebook_gets_the_tables_of_today(path: Path) -> None:
    """Opened today, it has every table and column, each step by its name, and all its rows."""
    book = Gradebook(sqlite_url(path), NOW)
    rows = dump(book)
    with book.reading() as connection:
        for table in metadata.sorted_tables:
            named = {
                each["name"] for each in inspect(connection).get_columns(table.name)
            }
            assert {column.name for column in table.c} == named
    book.close()
    steps = [step.__name__ for step in STEPS]
    dates = ["2026-09-01", *[NOW] * (len(steps) - 1)]
    assert sorted(zip(steps, dates, strict=True)) == rows["migrations"]
    mark = ("week-1", "ana", "quiz", 1, "i", "f", 100, 100, "right", '"a"', True)
    assert [mark] == rows["marks"]
    total = ("week-1", "ana", 100, 100, False, "The best attempt counts.", "")
    assert [total] == rows["totals"]
    assert [("week-1", "bob", "excused", None, "ill")] == rows["decisions"]


def test_old_papers_get_the_digest_of_their_contents(path: Path) -> None:
    """A paper's digest is that of its quiz, its corrected key and its rule."""
    book = Gradebook(sqlite_url(path), NOW)
    with book.reading() as connection:
        kept = dict(connection.execute(select(papers.c.learner, papers.c.digest)).all())
    book.close()
    assert {
        "ana": digests.paper_digest(b"{}", None, None),
        "bob": digests.paper_digest(b"{}", b"[]", "either"),
    } == kept


def test_a_second_opening_takes_no_step(path: Path) -> None:
    """A gradebook of today is opened without a change, and without a lock."""
    Gradebook(sqlite_url(path), NOW).close()
    before = path.read_bytes()
    Gradebook(sqlite_url(path), "2030-01-01").close()
    assert before == path.read_bytes()

"""Forged, damaged and odd submissions: each in its class, with a sentence, and no grade changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from policystory.assignment.released_paper import sign
from policystory.assignment.submission_file import (
    MOST_BYTES,
    RecordLine,
    write_submission,
)
from policystory.journal.lines import Hinted, line_hash
from policystory.quiz.paper import paper_id
from tests.teaching.handed import ANA, MALLORY, HandedClass, answered, edited
from tests.teaching.learners import NOON
from tests.teaching.test_week import DUE

replace = msgspec.structs.replace
Maker = Callable[[HandedClass], bytes]
"""Makes the bytes of a file that is handed in."""
CLOSED = datetime.fromisoformat("2027-02-08T04:01:00Z")
DAY = timedelta(days=1)


def case(outcome: str, words: str, make: Maker) -> Any:
    """Return the parameters of a case: what the file ends as, words of its sentence, its maker."""
    return pytest.param(outcome, words, make, id=f"{outcome}: {words}")


def with_value(path: str, value: Any) -> Maker:
    """Return a maker of a sound file in which one value, named by its path, is another."""

    def make(handed: HandedClass) -> bytes:
        def edit(fields: Any) -> None:
            *way, last = path.split(".")
            for step in way:
                fields = fields[step]
            fields[last] = value

        return edited(handed.data(), edit)

    return make


def with_text(old: bytes, new: bytes) -> Maker:
    """Return a maker of a sound file in which bytes are replaced."""
    return lambda handed: handed.data().replace(old, new, 1)


BYTES = [
    case("empty", "the file is empty", lambda _: b""),
    case("empty", "is empty", lambda _: b" \r\n\t\n"),
    case("empty", "file is empty", lambda _: b"\xef\xbb\xbf\n"),
    case("too large", "larger than 8 megabytes", lambda _: b" " * MOST_BYTES + b"{}"),
    case("unreadable", "cut off", lambda handed: handed.data()[:2000]),
    case("unreadable", "damaged or cut", lambda handed: handed.data()[:-20]),
    case("unreadable", "not in UTF-8", lambda h: h.data().decode().encode("utf-16")),
    case("unreadable", "is damaged", with_text(b'"title": "', b'"title": "\xe9')),
    case(
        "unreadable",
        "stands there twice",
        with_text(b'{\n "format"', b'{\n "handed_in": "2027-02-01",\n "format"'),
    ),
    case(
        "unreadable", "or cut off: ask", with_text(b'"attempt": 1', b'"attempt": NaN')
    ),
    case(
        "unreadable",
        "ask the learner",
        with_text(b'"attempt": 1', b'"attempt": 1' + b"0" * 5000),
    ),
    case(
        "unreadable", "hand it in again", with_text(b'"attempt": 1', b'"attempt": -1')
    ),
    case(
        "unreadable",
        "it is damaged or cut",
        with_text(b'"lines": [', b'"deep": ' + b"[" * 90_000 + b', "lines": ['),
    ),
    case(
        "unreadable",
        "another version",
        with_value("format", "policystory-submission-9"),
    ),
    case("not ours", "no submission", lambda _: b"[" * 500_000),
    case("not ours", "is no submission", lambda _: b"%PDF-1.7 \0\xff"),
    case("not ours", "it is no submission", lambda _: b"#!/bin/sh\ntouch was-run\n"),
    case(
        "not ours", "of policystory", lambda _: b"cos\nsystem\n(S'touch was-run'\ntR."
    ),
    case("not ours", "submission of", lambda _: b'{"cells": [], "nbformat": 4}'),
    case("not ours", "no submission of", lambda _: b"[1, 2, 3]"),
    case("not ours", "without answers", lambda h: h.paper_path(MALLORY).read_bytes()),
]
"""Files whose bytes cannot be read."""


def forged_paper(**fields: Any) -> Maker:
    """Return a maker of a file whose paper has other terms, with the old signature."""

    def make(handed: HandedClass) -> bytes:
        submission = handed.submission()
        released = replace(submission.released, **fields)
        return write_submission(replace(submission, released=released))

    return make


def easier_question(handed: HandedClass) -> bytes:
    """Return a file whose paper asks something else; the code of the paper fits."""
    submission = handed.submission()
    paper = submission.released.paper
    first = replace(paper.items[0], stem="What is 1 + 1?")
    paper = replace(paper, items=(first, *paper.items[1:]))
    released = replace(submission.released, paper=replace(paper, id=paper_id(paper)))
    return write_submission(replace(submission, released=released))


def own_signature(handed: HandedClass) -> bytes:
    """Return a file whose paper is signed, but not by this class."""
    submission = handed.submission()
    released = replace(submission.released, attempt=2)
    return write_submission(replace(submission, released=sign(released, b"mine" * 8)))


def anas_paper(handed: HandedClass) -> bytes:
    """Return Ana's paper with answers, as if it were Mallory's."""
    submission = handed.submission(ANA)
    released = replace(submission.released, learner=MALLORY)
    return write_submission(replace(submission, released=released))


def other_class(handed: HandedClass) -> bytes:
    """Return a submission to another class."""
    submission = handed.submission()
    released = replace(submission.released, class_name="physics")
    return write_submission(replace(submission, released=released))


def dropped_learner(handed: HandedClass) -> bytes:
    """Return the work of a learner who was dropped from the roster."""
    data = handed.data()
    roster = handed.folder.roster()
    del roster[MALLORY]
    handed.folder.write_roster(roster)
    return data


ALTERED = "not as this class released it"
PAPERS = [
    case("altered paper", ALTERED, anas_paper),
    case("altered paper", "as this class released it", easier_question),
    case("altered paper", "not as this class", own_signature),
    case("altered paper", "its paper is not as", forged_paper(attempt=2)),
    case("altered paper", "this class released", forged_paper(signature="")),
    case("altered paper", "class released it", forged_paper(signature="é" * 64)),
    case("altered paper", "paper is not as this", forged_paper(assignment="week-2")),
    case(
        "altered paper", "as this class", with_value("released.allowance", {"days": 99})
    ),
    case("altered paper", "not as this", with_value("released.policy.attempts", 9)),
    case("not ours", "of the class 'physics'", other_class),
    case("unknown learner", "'login11' is not in the roster", dropped_learner),
]
"""Files whose paper is not one that the class released to a learner of its roster."""


def with_line(edit: Callable[[str], str]) -> Maker:
    """Return a maker of a file in which the first line is another, under its old hash."""

    def make(handed: HandedClass) -> bytes:
        submission = handed.submission(wrong=1)
        first, *rest = submission.lines
        lines = (RecordLine(first.file, first.before, edit(first.text)), *rest)
        return write_submission(replace(submission, lines=lines))

    return make


def with_rehashed(edit: Callable[[str], str]) -> Maker:
    """Return a maker of a file with one line, another than was written, under a fitting hash."""

    def make(handed: HandedClass) -> bytes:
        submission = handed.submission()
        first = submission.lines[0]
        text = edit(first.text)
        chain = line_hash(first.before, text.encode())
        line = RecordLine(first.file, first.before, f'{text[:-34]}{chain}"}}')
        return write_submission(replace(submission, lines=(line,)))

    return make


def with_event(make_event: Callable[[HandedClass], Any]) -> Maker:
    """Return a maker of a file whose record has one event more, soundly chained."""

    def make(handed: HandedClass) -> bytes:
        events = [*handed.answers(), (NOON + timedelta(minutes=5), make_event(handed))]
        return handed.data(events=events)

    return make


def anas_answers(handed: HandedClass) -> bytes:
    """Return Mallory's paper with the lines of Ana's record."""
    return handed.data(events=handed.answers(ANA))


def two_of_a_number(handed: HandedClass) -> bytes:
    """Return a file with two first lines that differ, each soundly hashed."""
    right, wrong = handed.submission(), handed.submission(wrong=1)
    return write_submission(replace(right, lines=(*right.lines, wrong.lines[0])))


def patched_in(handed: HandedClass) -> bytes:
    """Return a file whose second line comes from another record of the same learner."""
    right, wrong = handed.submission(), handed.submission(wrong=1)
    lines = (wrong.lines[0], *right.lines[1:])
    return write_submission(replace(right, lines=lines))


RECORDS = [
    case(
        "broken chain",
        "1 line of its record",
        with_line(lambda t: t.replace('""', '"x"')),
    ),
    case("broken chain", "record was changed", with_line(lambda _: "no JSON")),
    case("broken chain", "of its record", with_line(lambda _: "[" * 90_000)),
    case("broken chain", "its record", with_line(lambda t: t.replace('"0"', '"99"'))),
    case("broken chain", "record", with_line(lambda t: t.replace('""', "NaN"))),
    case("broken chain", "changed", patched_in),
    case(
        "altered answers",
        "to another quiz or attempt",
        with_event(
            lambda h: answered(h.paper(), "x", "y", quiz="civics:week-1:99-other")
        ),
    ),
    case(
        "altered answers",
        "another quiz or",
        with_event(lambda h: answered(h.paper(), "x", "y", attempt=2)),
    ),
    case("altered answers", "to another paper", anas_answers),
    case(
        "altered answers",
        "not on its paper",
        with_event(lambda h: answered(h.paper(), "0000000000000000", "y")),
    ),
    case(
        "altered answers",
        "that no submission has",
        with_event(lambda _: Hinted(quiz="x", attempt=1, paper="y", item="z")),
    ),
    case("altered answers", "two different lines 2", two_of_a_number),
    case(
        "altered answers",
        "no time that there is",
        with_rehashed(lambda t: t.replace("2027-02-03T", "2027-02-31T")),
    ),
    case(
        "altered answers",
        "has no time",
        with_rehashed(lambda t: t.replace("2027-02-03T17:00:00.000000Z", "yesterday")),
    ),
]
"""Files whose record was changed, or is about something else."""
TIMES = [
    case("unreadable", "when it was handed in", with_value("handed_in", "yesterday")),
    case("unreadable", "it was handed in", with_value("handed_in", "2027-02-03T17:00")),
    case(
        "unreadable", "was handed in", with_value("handed_in", "0001-01-01T00:00+14:00")
    ),
    case("unreadable", "handed in", with_value("handed_in", "9999-12-31T23:59-14:00")),
    case("unreadable", "not say when", with_value("handed_in", "")),
    case("late", "after it was due", lambda h: h.data(at=DUE)),
    case("too late", "after the close", lambda h: h.data(at=CLOSED)),
    case("late", "was set back", lambda h: h.data(at=DUE, handed_in=NOON)),
    case(
        "too late",
        "its latest time counts",
        lambda h: h.data(at=CLOSED, handed_in=NOON),
    ),
]
"""Files that came late, or say nothing of when."""


@pytest.mark.parametrize(
    ("outcome", "words", "make"), [*BYTES, *PAPERS, *RECORDS, *TIMES]
)
def test_a_file_ends_in_its_class_and_changes_no_other_grade(
    handed: HandedClass, tmp_path: Path, outcome: str, words: str, make: Maker
) -> None:
    """A file that cannot count says why, is kept, changes nobody's grade, and writes nowhere."""
    data = make(handed)
    handed.now = CLOSED + DAY
    before, files = handed.points(), set(tmp_path.rglob("*"))
    judged = handed.collect([("work.json", data)])
    handed.grade()
    assert [(outcome, True)] == [
        (each.outcome.value, words in each.sentence) for each in judged
    ], judged
    after = handed.points()
    changed = {login for login, points in before.items() if after[login] != points}
    expected = {MALLORY} if outcome == "late" else set()
    assert expected == changed
    added = {path.parent.name for path in set(tmp_path.rglob("*")) - files}
    assert {"collected"} >= added - {"civics"}
    assert [] == handed.collect([("work.json", data)])
    kept = handed.folder.path / "collected" / f"{judged[0].hash}"
    assert data in {path.read_bytes() for path in kept.parent.glob(f"{kept.name}.*")}

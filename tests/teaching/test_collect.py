"""What the teacher collects: by whom, in which order, by which clock, and again."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from policystory.assignment.released_paper import sign
from policystory.assignment.submission_file import write_submission
from policystory.gradebook.tables import submissions
from policystory.journal.moment import format_time
from policystory.teaching.class_folder import ClassFolder
from tests.teaching.handed import ANA, MALLORY, HandedClass, answered, edited, zipped
from tests.teaching.learners import NOON
from tests.teaching.test_week import CLASS, DUE, WEEK

HOUR = timedelta(hours=1)
replace = msgspec.structs.replace


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: msgspec.json.format(data, indent=0),
        lambda data: edited(data, lambda fields: fields.update(grade=100, points="9")),
        lambda data: edited(data, lambda fields: fields.update(honour="I swear")),
    ],
    ids=["mark of UTF-8", "line ends", "spaces", "forged points", "other fields"],
)
def test_what_editors_leave_behind_does_no_harm(
    handed: HandedClass, change: Any
) -> None:
    """Marks, line ends and fields that are not ours change neither the class nor the points."""
    judged = handed.collect([("work.json", change(handed.data(wrong=1)))])
    handed.grade()
    assert ["accepted"] == [each.outcome.value for each in judged]
    assert Decimal(1) == handed.points()[MALLORY]


def test_marks_in_a_record_are_never_read(handed: HandedClass) -> None:
    """A record that gives itself all points, with sound hashes, earns what its answers earn."""
    released = handed.paper()
    events = [
        (NOON, answered(released, item.id, "", points="99", reason="right"))
        for item in released.paper.items
    ]
    assert "accepted" == handed.collect([("x", handed.data(events=events))])[0].outcome
    handed.grade()
    assert Decimal(0) == handed.points()[MALLORY]


@pytest.mark.parametrize(
    "response",
    [
        10**400,
        -1e308,
        "9" * 100_000,
        [[[[[[]]]]]],
        {"a": {"b": None}},
        True,
        ["x"] * 9999,
    ],
    ids=["huge", "negative", "long", "nested", "object", "truth", "many"],
)
def test_odd_answers_earn_nothing_and_stop_nothing(
    handed: HandedClass, response: object
) -> None:
    """An answer of any shape is an answer that earns no points, or a line that is not one."""
    released = handed.paper()
    first = released.paper.items[0]
    data = handed.data(events=[(NOON, answered(released, first.id, response))])
    judged = handed.collect([("x", data)])
    assert judged[0].outcome in ("accepted", "broken chain")
    handed.grade()
    assert handed.points()[MALLORY] in (None, Decimal(0))


NAMES = [
    "login11_501_77_work.json",
    "download/learnerno11_501_77_work.json",
    "mallory_LATE_501_77_work.json",
    'García, Ana "Annie"_4711_assignsubmission_file_/work.json',
    "A-Ana Annie García_4711_assignsubmission_file_work.json",
    "login01/work.json",
    "learner_501_77_all.zip/learner_511_78_work.json",
]


@pytest.mark.parametrize("name", NAMES)
def test_anothers_paper_is_known_by_who_uploaded_it(
    handed: HandedClass, name: str
) -> None:
    """Under Ana's name Mallory's work is nobody's, and under Mallory's own name it still counts."""
    data = handed.data()
    judged = handed.collect([(name, data)])
    assert ["another's paper"] == [each.outcome.value for each in judged]
    assert "'login01' handed in the paper of 'login11'" in judged[0].sentence
    before = handed.points()
    again = handed.collect([("l_511_78_work.json", data), (name, data)])
    assert ["accepted"] == [each.outcome.value for each in again]
    handed.grade()
    changed = {
        login: at for login, at in handed.points().items() if at != before[login]
    }
    assert {MALLORY: Decimal(2)} == changed


def test_work_that_was_graded_stays_when_another_hands_it_in(
    handed: HandedClass,
) -> None:
    """Ana's own file under Mallory's name is refused, and Ana keeps her points."""
    (file,) = [
        path for path in handed.folder.path.glob("collected/*") if _is_of_ana(path)
    ][:1]
    before = handed.points()
    judged = handed.collect([("mallory_511_9_x.json", file.read_bytes())])
    assert ["another's paper"] == [each.outcome.value for each in judged]
    handed.grade()
    assert before == handed.points()


def _is_of_ana(path: Any) -> bool:
    return f'"learner": "{ANA}"' in path.read_text("utf-8")


def test_a_name_that_two_learners_share_tells_nothing(handed: HandedClass) -> None:
    """Where two learners have one name, Moodle's folder proves nothing against either."""
    roster = handed.folder.roster()
    twin = replace(roster["login12"], name="Twin")
    handed.folder.write_roster(
        {**roster, "login12": twin, "login13": replace(roster["login13"], name="Twin")}
    )
    name = "Twin_9_assignsubmission_file_/x.json"
    assert "accepted" == handed.collect([(name, handed.data())])[0].outcome


def test_canvas_knows_the_time_better_than_a_clock_that_was_set_back(
    handed: HandedClass,
) -> None:
    """A file that Canvas marks late is late, whatever the learner's clock says."""
    handed.now = DUE + HOUR
    (judged,) = handed.collect([("mallory_LATE_511_77_x.json", handed.data())])
    assert "late" == judged.outcome.value
    assert "Canvas marks it late" in judged.sentence
    handed.grade()
    assert Decimal(1) == handed.points()[MALLORY]


def test_canvas_does_not_know_a_learners_own_dates(handed: HandedClass) -> None:
    """Who has two days more is in time, though Canvas marks the file late."""
    handed.now = DUE + HOUR
    data = handed.data(login="login05", at=DUE)
    (judged,) = handed.collect([("five_LATE_505_77_x.json", data)])
    assert "accepted" == judged.outcome.value
    assert "does not know this learner's dates" in judged.sentence


def test_a_clock_that_goes_back_is_told(handed: HandedClass) -> None:
    """Lines whose times go back are named, and the latest time counts."""
    answers = handed.answers()
    events = [(NOON + HOUR, answers[0][1]), (NOON, answers[1][1])]
    handed.now = NOON + 2 * HOUR
    (judged,) = handed.collect([("x", handed.data(events=events, handed_in=NOON))])
    assert "accepted" == judged.outcome.value
    assert "set back" in judged.sentence
    assert format_time(NOON + HOUR) == judged.at


def test_a_clock_that_is_ahead_costs_nothing(handed: HandedClass) -> None:
    """Times after the moment of collecting cannot be; the moment of collecting counts."""
    (judged,) = handed.collect([("x", handed.data(at=NOON + timedelta(days=400)))])
    assert "accepted" == judged.outcome.value
    assert "its clock was ahead" in judged.sentence
    assert format_time(handed.now) == judged.at


@pytest.mark.parametrize("order", [1, -1], ids=["new first", "old first"])
def test_a_later_file_replaces_an_earlier_one_in_any_order(
    handed: HandedClass, order: int
) -> None:
    """Of two files with one record, the later counts, whichever is collected first."""
    longer = handed.submission(wrong=0)
    first = replace(longer, lines=longer.lines[:1], handed_in=format_time(NOON))
    files = [("new", write_submission(longer)), ("old", write_submission(first))]
    judged = {each.name: each.hash for each in handed.collect(files[::order])}
    query = select(submissions.c.hash, submissions.c.outcome)
    with handed.book.reading() as connection:
        outcomes = {row.hash: row.outcome for row in connection.execute(query)}
    assert ("accepted", "replaced by a later one") == (
        outcomes[judged["new"]],
        outcomes[judged["old"]],
    )
    handed.grade()
    assert Decimal(2) == handed.points()[MALLORY]


@pytest.mark.parametrize("reverse", [False, True])
def test_a_late_file_never_lowers_what_was_in_time(
    handed: HandedClass, reverse: bool
) -> None:
    """Who hands in all right in time and again late keeps the points of the file in time."""
    in_time = handed.submission()
    late = replace(in_time, handed_in=format_time(DUE))
    files = [("a", write_submission(in_time)), ("b", write_submission(late))]
    handed.now = DUE + HOUR
    judged = handed.collect(files[::-1] if reverse else files)
    assert {"accepted", "late"} == {each.outcome.value for each in judged}
    handed.grade()
    assert Decimal(2) == handed.points()[MALLORY]


def test_a_late_file_that_earns_more_counts(handed: HandedClass) -> None:
    """A late file whose half earns more than the file in time is the one that counts."""
    nothing = handed.submission(wrong=9, file="20270203T170000-aaaaaaaa-1.jsonl")
    late = handed.submission(at=DUE)
    handed.now = DUE + HOUR
    handed.collect([("a", write_submission(nothing)), ("b", write_submission(late))])
    handed.grade()
    assert Decimal(1) == handed.points()[MALLORY]


@pytest.mark.parametrize("kind", ["changed", "missing"])
def test_a_record_cannot_be_written_anew(handed: HandedClass, kind: str) -> None:
    """A record that contradicts what was handed in before is altered; the first file counts."""
    handed.collect([("first", handed.data(wrong=2))])
    handed.now = NOON + 3 * HOUR
    sound = handed.submission(wrong=0, handed_in=NOON + HOUR)
    if kind == "missing":
        before = handed.submission(wrong=2, handed_in=NOON + HOUR)
        sound = replace(before, lines=before.lines[1:])
    (judged,) = handed.collect([("second", write_submission(sound))])
    assert "altered answers" == judged.outcome.value
    assert "one of both files was altered" in judged.sentence
    assert (kind == "missing") == ("is missing" in judged.sentence)
    handed.grade()
    assert Decimal(0) == handed.points()[MALLORY]


def test_a_replay_after_the_close_changes_nothing(handed: HandedClass) -> None:
    """The same bytes, or an older file, after the close are nothing new or no longer count."""
    longer = handed.submission()
    first = replace(longer, lines=longer.lines[:1], handed_in=format_time(NOON))
    handed.collect([("new", write_submission(longer))])
    handed.now = NOON + timedelta(days=30)
    again = [("again", write_submission(longer)), ("older", write_submission(first))]
    assert ["replaced by a later one"] == [
        each.outcome.value for each in handed.collect(again)
    ]
    handed.grade()
    assert Decimal(2) == handed.points()[MALLORY]


def test_what_was_refused_is_judged_again_when_the_class_changes(
    handed: HandedClass,
) -> None:
    """A date that was shifted and a learner who was added make files count that did not."""
    data = handed.data(at=DUE + timedelta(days=3))
    handed.now = DUE + timedelta(days=4)
    assert "too late" == handed.collect([("x", data)])[0].outcome
    text = CLASS.rstrip() + "\n  - {learner: login11, days: 9}\n"
    (handed.folder.path / "class.yml").write_text(text, encoding="utf-8")
    handed.folder = ClassFolder(handed.folder.path)
    handed.now += timedelta(days=100)
    assert ["accepted"] == [
        each.outcome.value for each in handed.collect([("x", data)])
    ]
    assert [] == handed.collect([("x", data)])


def test_answers_after_the_time_limit_do_not_count(handed: HandedClass) -> None:
    """With 10 minutes, what was answered after them is told and earns nothing."""
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text(WEEK + "minutes: 10\n", encoding="utf-8")
    (first, second) = handed.answers()
    late = (NOON + timedelta(minutes=12), second[1])
    released = replace(
        handed.paper(), policy=handed.folder.assignment("week-1").policy()
    )
    signed = sign(released, handed.folder.key("signature"))
    submission = replace(handed.submission(events=[first, late]), released=signed)
    (judged,) = handed.collect([("x", write_submission(submission))])
    assert "do not count: 1" in judged.sentence
    handed.grade()
    assert Decimal(1) == handed.points()[MALLORY]


def test_what_was_begun_before_it_opened_is_told(handed: HandedClass) -> None:
    """A file that was begun before its assignment opened is taken, and the teacher is told."""
    opens = (NOON + HOUR).isoformat()
    signed = sign(replace(handed.paper(), opens=opens), handed.folder.key("signature"))
    submission = replace(handed.submission(), released=signed)
    (judged,) = handed.collect([("x", write_submission(submission))])
    assert "accepted" == judged.outcome.value
    assert "begun before it opened" in judged.sentence


def test_an_attempt_beyond_those_allowed_is_told_and_does_not_count(
    handed: HandedClass,
) -> None:
    """A signed second attempt counts only while two are allowed."""
    second = sign(replace(handed.paper(), attempt=2), handed.folder.key("signature"))
    events = [
        (at, msgspec.structs.replace(event, attempt=2))
        for at, event in handed.answers()
    ]
    submission = replace(handed.submission(events=events), released=second)
    (judged,) = handed.collect([("x", write_submission(submission))])
    assert "attempt 2 does not count, for 1 are allowed" in judged.sentence


def test_nothing_answered_is_told(handed: HandedClass) -> None:
    """A file without answers is taken, earns nothing, and the teacher is told."""
    (judged,) = handed.collect([("x", handed.data(events=[]))])
    assert "no question was answered" in judged.sentence
    handed.grade()
    assert Decimal(0) == handed.points()[MALLORY]


def test_to_collect_all_again_changes_nothing(handed: HandedClass) -> None:
    """Everything once more, in another order and a month later, is nothing new."""
    good, bad = handed.data(), handed.data()[:300]
    files = [("a.json", good), ("b.json", bad), ("c.zip", zipped({"x": b"y"}))]
    handed.collect(files)
    handed.grade()
    before = handed.points()
    handed.now += timedelta(days=30)
    assert [] == handed.collect(files[::-1])
    handed.grade()
    assert before == handed.points()


def test_the_moment_of_collecting_is_that_of_the_first_time(
    handed: HandedClass,
) -> None:
    """A file with a clock ahead, collected before the close, stays in time when seen again."""
    data = handed.data(at=datetime.fromisoformat("2027-09-01T00:00:00Z"))
    handed.collect([("x", data)])
    handed.now += timedelta(days=365)
    assert [] == handed.collect([("x", data)])

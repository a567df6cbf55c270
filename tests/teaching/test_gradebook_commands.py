"""The commands grade, gradebook drop and gradebook export, as a teacher types them."""

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policystory.cli import main
from policystory.course import find
from policystory.teaching.status import statuses
from tests.teaching.handed import HandedClass
from tests.teaching.learners import NOON
from tests.teaching.test_week import ROOT

LOGIN = "login11"
KEPT = {"assignment", "kept", "learner", "notes"}
Run = Callable[..., Result]


@pytest.fixture
def run(handed: HandedClass) -> Run:
    """Return a function that runs a command in a class with a learner's work to be graded."""
    handed.collect([("a.json", handed.data(login=LOGIN, wrong=1))])

    def with_class(*arguments: str) -> Result:
        listed = [*arguments, "--class", str(handed.folder.path)]
        return CliRunner().invoke(main, listed)

    return with_class


def test_grade_says_what_it_did_and_what_it_left_out(run: Run) -> None:
    """The first run grades who is new, and the second one nobody."""
    assert "5 learners graded, 1 changed; 4 left out" in run("grade", "week-1").output
    again = run("grade", "week-1", "--jobs", "2").output
    assert "5 learners graded, 0 changed; 5 left out" in again


def test_grade_as_json_lists_each_learner(run: Run) -> None:
    """Each learner with work is there, with whether the total changed."""
    listed = json.loads(run("grade", "week-1", "--json").output)
    changed = [each["learner"] for each in listed if each["changed"]]
    assert [LOGIN] == changed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--jobs", "2", "--on", "dask://localhost:1"), "leave it out with --on"),
        (("--jobs", "0"), "0 is not in the range"),
    ],
)
def test_grade_refuses_what_it_cannot_do(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    """Options that contradict each other, or make no sense, are refused in a sentence."""
    result = run("grade", "week-1", *arguments)
    assert 2 == result.exit_code
    assert said in result.output


def test_drop_shows_first_and_does_it_when_told(handed: HandedClass, run: Run) -> None:
    """Without --yes only the learners are named; with it their points change."""
    run("grade", "week-1")
    before = handed.points()[LOGIN]
    quiz = handed.quiz(handed.paper(LOGIN))
    name = quiz.key.items[quiz.paper.items[0].id].name
    command = ("gradebook", "drop", "week-1", name, "--because", "two answers")
    shown = run(*command).output
    assert f"{LOGIN}, " in shown
    assert "add --yes to do it" in shown
    assert before == handed.points()[LOGIN]
    assert 0 == run(*command, "--yes").exit_code
    assert before + 1 == handed.points()[LOGIN]
    assert "no mark changes" in run(*command).output


@pytest.mark.parametrize("part", ["question", "objective"])
def test_export_by_part_writes_a_table(run: Run, tmp_path: Path, part: str) -> None:
    """A table of marks has rows of the learners whose work is graded."""
    target = tmp_path / "marks.csv"
    run("grade", "week-1")
    result = run("gradebook", "export", "week-1", "--by", part, "--to", str(target))
    assert 0 == result.exit_code, result.output
    with target.open(encoding="utf-8", newline="") as file:
        assert LOGIN in {row["id"] for row in csv.DictReader(file)}


def test_export_makes_one_table_at_a_time(run: Run, tmp_path: Path) -> None:
    """Two kinds of tables at once are refused, and nothing is written."""
    target = tmp_path / "marks.csv"
    command = ("gradebook", "export", "week-1", "--by", "question", "--moodle")
    assert 2 == run(*command, "--to", str(target)).exit_code
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("assign", "later", "--quiz", "01-five-reports/who-reports"),
            {"file", "notes"},
        ),
        (("preview", "week-1"), {"notes", "papers"}),
        (("regrade", "week-1", "--because", "x"), {"attempts", "notes", "done"}),
        (("gradebook", "excuse", "week-1", LOGIN, "--because", "x"), KEPT),
        (("gradebook", "override", "week-1", LOGIN, "1", "--because", "x"), KEPT),
        (("gradebook", "export", "week-1", "--to", "grades.csv"), {"file", "learners"}),
    ],
)
def test_commands_print_json(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    expected: set[str],
) -> None:
    """With --json a command prints one JSON value, and nothing beside it."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    monkeypatch.chdir(tmp_path)
    assert expected == set(json.loads(run(*arguments, "--json").output))


def test_a_preview_as_json_has_no_key(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The papers that a preview prints are those that learners get."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    printed = run("preview", "week-1", "--learner", LOGIN, "--json").output
    assert '"key"' not in printed
    assert '"feedback": {' not in printed


def test_no_grade_is_lost_on_the_way_to_canvas(
    run: Run, handed: HandedClass, tmp_path: Path
) -> None:
    """A learner is found by Canvas's number or the login; who is in neither is named."""
    run("grade", "week-1")
    roster = handed.folder.roster()
    graded = [login for login, points in handed.points().items() if points is not None]
    header = "Student,ID,SIS Login ID,Section\n"
    by_login = header + f"A,900,{graded[0]},S\n"
    table = tmp_path / "canvas.csv"
    table.write_text(by_login + f"B,{roster[graded[1]].lms_id},,S\n", encoding="utf-8")
    target = tmp_path / "filled.csv"
    told = run(
        "gradebook", "export", "week-1", "--canvas", str(table), "--to", str(target)
    )
    assert 1 == told.exit_code
    assert "has 2 grades; not in" in told.output
    assert graded[2] in told.output
    assert graded[0] not in told.output
    rows = list(csv.reader(target.read_text("utf-8").splitlines()))
    assert ["", ""] != [row[-1] for row in rows[1:]]


def test_a_refused_assignment_leaves_no_file(
    run: Run, handed: HandedClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an unknown lesson the corrected command works."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    assert 1 == run("assign", "later", "--lesson", "03-numbers").exit_code
    assert not (handed.folder.path / "assignments" / "later.yml").exists()
    again = run("assign", "later", "--lesson", "03-numbers-at-the-border")
    assert 0 == again.exit_code, again.output


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("login1", "did you mean 'login"),
        ("nobody at all", "ids stand in roster.csv"),
        ("NAME", f"write the id, '{LOGIN}'"),
    ],
)
def test_a_wrong_learner_gets_a_hint(
    handed: HandedClass, run: Run, written: str, hint: str
) -> None:
    """A misspelt id, or a name in place of the id, is told with the id that is meant."""
    name = handed.folder.roster()[LOGIN].name
    id_ = name if written == "NAME" else written
    told = run("gradebook", "excuse", "week-1", id_, "--because", "ill")
    assert 1 == told.exit_code
    assert hint in told.output


def test_a_wrong_date_is_told_as_it_was_typed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence has the date that was typed, and a right one."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    quiz = ("--quiz", "01-five-reports/who-reports")
    told = run("assign", "later", *quiz, "--due", "4.12.2026").output
    assert "found '4.12.2026'" in told
    assert "2027-02-05T23:00" in told


def test_a_decision_is_taken_back(handed: HandedClass, run: Run) -> None:
    """After take-back the earned points count again; a second time there is nothing to take."""
    run("grade", "week-1")
    earned = handed.points()[LOGIN]
    run("gradebook", "override", "week-1", LOGIN, "0", "--because", "a slip")
    assert 0 == handed.points()[LOGIN]
    command = ("gradebook", "take-back", "week-1", LOGIN, "--because", "the other one")
    assert 0 == run(*command).exit_code
    assert earned == handed.points()[LOGIN]
    again = run(*command)
    assert 1 == again.exit_code
    assert "nothing was decided" in again.output


def test_a_preview_has_the_learners_own_dates(
    handed: HandedClass, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days that a learner is allowed beyond the others stand in the dates of the preview."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    of_all = run("preview", "week-1", "--learner", LOGIN).output
    path = handed.folder.path / "class.yml"
    text = path.read_text(encoding="utf-8").replace(
        "accommodations:", f"accommodations:\n  - {{learner: {LOGIN}, days: 2}}"
    )
    path.write_text(text, encoding="utf-8")
    assert "due until 2027-02-05T23:00" in of_all
    own = run("preview", "week-1", "--learner", LOGIN).output
    assert "due until 2027-02-07T23:00" in own


@pytest.mark.parametrize(("days", "expected"), [(0, "not yet"), (7, "missing")])
def test_before_the_due_date_nothing_is_missing(
    handed: HandedClass, days: int, expected: str
) -> None:
    """Who has not handed in is told so; the work is missing only once it is due."""
    now = NOON + timedelta(days=days)
    listed = statuses(handed.folder, handed.book, "week-1", now)
    states = {each.learner.id: each.state for each in listed}
    assert expected == states[LOGIN]


@pytest.mark.parametrize(("points", "is_noted"), [("4", False), ("4.5", True)])
def test_more_points_than_there_are_get_a_note(
    run: Run, points: str, is_noted: bool
) -> None:
    """An override above the possible points is kept, and told: it may be a slip or a bonus."""
    said = run(
        "gradebook", "override", "week-1", LOGIN, points, "--because", "x"
    ).output
    assert "week-1: kept" in said
    note = f"there are 4 points to earn, and {points} were given"
    assert is_noted is (note in said)


def test_an_accommodation_of_nobody_gets_a_note(
    run: Run, handed: HandedClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in the id of an accommodation is told when papers are looked at."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    path = handed.folder.path / "class.yml"
    text = path.read_text("utf-8").rstrip() + "\n  - {learner: login111, days: 9}\n"
    path.write_text(text, encoding="utf-8")
    (note,) = [
        note
        for note in json.loads(run("preview", "week-1", "--json").output)["notes"]
        if "accommodation" in note
    ]
    assert note.startswith("'login111' has an accommodation in class.yml, and is not")

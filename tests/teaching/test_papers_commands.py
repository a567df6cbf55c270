"""The commands release, collect and feedback: what they print, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policystory.cli import main
from tests.teaching.handed import MALLORY, HandedClass, zipped
from tests.teaching.test_week import ROOT, WEEK

Run = Callable[..., Result]


@pytest.fixture
def run(handed: HandedClass, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the command line, with the class of the tests and the course of the repository."""
    monkeypatch.chdir(ROOT)

    def with_class(*arguments: object) -> Result:
        listed = [str(argument) for argument in arguments]
        return CliRunner().invoke(main, [*listed, "--class", str(handed.folder.path)])

    return with_class


def feedback_when(handed: HandedClass, fields: str) -> None:
    """Change the assignment's file."""
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text(f"{WEEK}{fields}", encoding="utf-8")


def test_collect_prints_each_file_and_changes_nothing_again(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """Each new file gets a line with its class and sentence; the second time there is none."""
    source = tmp_path / "download.zip"
    source.write_bytes(zipped({"m_511_7_a.json": handed.data(), "empty.json": b""}))
    first = run("collect", source)
    assert 0 == first.exit_code
    assert "download.zip/m_511_7_a.json: accepted, handed in" in first.output
    assert "download.zip/empty.json: empty, the file is empty" in first.output
    assert "2 new files" in first.output
    assert "0 new files\n" == run("collect", source).output


def test_collect_as_json_holds_no_answers(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """A program gets the file, its outcome and whose it is, and nothing of what was answered."""
    source = tmp_path / "work.json"
    source.write_bytes(handed.data())
    (judged,) = json.loads(run("collect", source, "--json").output)
    assert ("work.json", "accepted", MALLORY, "week-1") == (
        judged["file"],
        judged["outcome"],
        judged["learner"],
        judged["assignment"],
    )
    assert {"hash", "sentence"} == set(judged) - {
        "file",
        "outcome",
        "learner",
        "assignment",
    }


def test_names_of_files_cannot_control_the_terminal(run: Run, tmp_path: Path) -> None:
    """A file whose name orders the terminal about is printed as its codes."""
    source = tmp_path / "all.zip"
    source.write_bytes(zipped({"\x1b[31m\u202ered.json": b"x"}))
    output = run("collect", source).output
    assert "\\u001b[31m\\u202ered.json: not ours" in output


def test_sources_that_are_not_there_end_with_1(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """A wrong path is a sentence and exit code 1, and the right source beside it is not taken."""
    source = tmp_path / "work.json"
    source.write_bytes(handed.data())
    result = run("collect", source, tmp_path / "nowhere")
    assert (1, True) == (result.exit_code, "nothing was collected" in result.output)
    assert "1 new file\n" in run("collect", source).output


def test_release_prints_all_ways_out(run: Run, tmp_path: Path) -> None:
    """The ways out are written beside the folder of papers, and named."""
    ways = ("--zip", "--each", "--print")
    arguments = [part for way in ways for part in (way, tmp_path / way.strip("-"))]
    result = run("release", "week-1", *arguments, "--json")
    assert 0 == result.exit_code, result.output
    told = json.loads(result.output)
    assert 70 == len(told["papers"])
    assert 2 + 34 + 2 == len(told["also"])
    assert all(Path(path).exists() for path in told["also"])


def test_other_terms_end_with_1(handed: HandedClass, run: Run) -> None:
    """A release with other dates than before is a sentence and exit code 1 without --replace."""
    feedback_when(handed, "minutes: 30\n")
    result = run("release", "week-1")
    assert (1, True) == (result.exit_code, "add --replace" in result.output)
    assert 0 == run("release", "week-1", "--replace").exit_code


def test_feedback_goes_where_it_is_told(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """Feedback at hand-in is written for each learner with grades, into a folder to be shared."""
    feedback_when(handed, "feedback: hand-in\n")
    target = tmp_path / "shared"
    result = run("feedback", "week-1", "--to", target, "--json")
    assert 0 == result.exit_code, result.output
    paths = [Path(path) for path in json.loads(result.output)]
    assert [f"login0{number}" for number in range(1, 5)] == [
        path.name for path in paths
    ]
    assert {target} == {path.parent for path in paths}
    assert "4 learners" in run("feedback", "week-1").output


def test_feedback_before_it_is_due_ends_with_1(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """Before the close nothing is written, and the sentence says until when."""
    path = handed.folder.path / "assignments" / "week-1.yml"
    text = WEEK.replace("2027-02-07", "2999-02-07")
    path.write_text(f"{text}feedback: close\n", encoding="utf-8")
    result = run("feedback", "week-1", "--to", tmp_path / "shared")
    assert (1, True) == (result.exit_code, "2999-02-09" in result.output)
    assert not (tmp_path / "shared").exists()


def test_a_spoilt_roster_ends_with_1_and_changes_nothing(
    handed: HandedClass, run: Run, tmp_path: Path
) -> None:
    """Every problem of a roster is printed with its line, and the class keeps its roster."""
    before = (handed.folder.path / "roster.csv").read_bytes()
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("id,name\n../x,Ann\nbob,\n", encoding="utf-8")
    result = run("roster", "import", spoilt, "--yes")
    assert 1 == result.exit_code
    assert "spoilt.csv:2: the id '../x' cannot name a file" in result.output
    assert "spoilt.csv:3: this row has no id or no name" in result.output
    assert "2 problems; no roster was changed" in result.output
    assert before == (handed.folder.path / "roster.csv").read_bytes()


@pytest.mark.parametrize("command", ["collect", "release", "feedback"])
def test_a_spoilt_class_ends_with_1_and_changes_nothing(
    handed: HandedClass, run: Run, tmp_path: Path, command: str
) -> None:
    """An assignment's file that cannot be read is named with its line before anything is done."""
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text(f"{WEEK}minuts: 3\nattempts: none\n", encoding="utf-8")
    source = tmp_path / "work.json"
    source.write_bytes(handed.data())
    before = sorted(handed.folder.path.rglob("*"))
    result = run(command, source if command == "collect" else "week-1")
    assert 1 == result.exit_code
    assert "week-1.yml:7: unknown field 'minuts'" in result.output
    assert "week-1.yml:8: " in result.output
    assert "2 problems; the class cannot be opened" in result.output
    assert before == sorted(handed.folder.path.rglob("*"))

import json
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from policystory.course import find
from policystory.learner.record_actions.read_export import LEARNER_FILE
from tests.cli.test_record import answered
from tests.course.test_find import pipe
from tests.learner.record_actions.test_merge_export import tree

Run = Callable[..., Result]
Hostile = Callable[[Path], Path]
NAME = "20210607T120000-s9-1.jsonl"
HERE = "0123456789abcdef"
"""Who learns on this machine."""
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links, pipes and devices are made in another way there"
)


def whose(**changed: object) -> Hostile:
    """Return what makes an export whose learner's file says something else."""
    said = json.dumps({"course": "skerry-isles", "learner": HERE, **changed}).encode()
    return holding({LEARNER_FILE: said})


def holding(changed: Mapping[str, bytes | None]) -> Hostile:
    """Return what makes an export in which some files are others, or are not there."""

    def make(folder: Path) -> Path:
        (sound,) = (folder / "home" / "skerry-isles" / HERE).glob("*.jsonl")
        learner = json.dumps({"course": "skerry-isles", "learner": HERE}).encode()
        files = {LEARNER_FILE: learner, NAME: sound.read_bytes(), **changed}
        with zipfile.ZipFile(folder / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                if data is not None:
                    archive.writestr(name, data)
        return folder / "x.zip"

    return make


def changed(change: Callable[[bytes], bytes]) -> Hostile:
    """Return what makes a sound export whose bytes were changed."""

    def make(folder: Path) -> Path:
        source = holding({})(folder)
        source.write_bytes(change(source.read_bytes()))
        return source

    return make


def instead(make: Callable[[Path], object]) -> Hostile:
    """Return what makes something else in place of an export."""

    def made(folder: Path) -> Path:
        make(folder / "x.zip")
        return folder / "x.zip"

    return made


EXPORTS: dict[str, Hostile] = {
    "a learner that leads upwards": whose(learner="../../pwned"),
    "a learner that is a path": whose(learner="/trap/x"),
    "a learner below another": whose(learner="a/b"),
    "a learner of Windows": whose(learner="C:\\trap"),
    "a learner that is a device": whose(learner="nul"),
    "a learner with an end": whose(learner="a\0b"),
    "a learner of 5,000 signs": whose(learner="x" * 5000),
    "a learner with orders to a terminal": whose(learner="\x1b[2Ja"),
    "a learner of look-alikes": whose(learner="..\u2215pwned"),
    "no learner": whose(learner=""),
    "a learner that is a number": whose(learner=7),
    "a course that leads upwards": whose(course="../../../trap"),
    "another course": whose(course="root-causes"),
    "a learner's file without end": holding({LEARNER_FILE: b" " * 10_000_000}),
    "a learner's file of lists in lists": holding({LEARNER_FILE: b"[" * 4000}),
    "no learner's file": holding({LEARNER_FILE: None}),
    "a file that leads upwards": holding({f"../../{NAME}": b""}),
    "a file with a whole path": holding({f"/trap/{NAME}": b""}),
    "a file with a drive": holding({f"C:\\{NAME}": b""}),
    "a file of 5,000 signs": holding({"x" * 5000 + ".jsonl": b""}),
    "a file of another kind": holding({"notes.txt": b"x"}),
    "a file that is no journal": holding({NAME: b"rubbish\n"}),
    "a bomb": holding({NAME: b" " * 30_000_000}),
    "half an export": changed(lambda data: data[: len(data) // 2]),
    "an export without its beginning": changed(lambda data: data[40:]),
    "an export with another middle": changed(
        lambda data: data[:100] + b"x" * 20 + data[120:]
    ),
    "nothing": instead(Path.touch),
    "text": instead(lambda path: path.write_text("not an export")),
    "a folder": instead(Path.mkdir),
    "a pipe": instead(pipe),
    "a link to a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "a link to itself": instead(lambda path: path.symlink_to(path)),
    "no file at all": instead(lambda path: path),
}


def told(done: Result) -> str:
    """Return the one sentence that a command prints before it ends with exit code 1."""
    assert 1 == done.exit_code, done.output
    (sentence,) = done.output.splitlines()
    assert sentence.startswith("Error: ")
    assert sentence.isprintable()
    return sentence.removeprefix("Error: ")


@pytest.fixture
def place(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a course, and with the record of a learner in it."""
    monkeypatch.delenv(find.LEARNER, raising=False)
    assert root == tmp_path / "course"
    find.records_home().mkdir()
    (find.records_home() / "learner.json").write_text(json.dumps({"learner": HERE}))
    answered(find.learner())
    return tmp_path


@pytest.mark.parametrize("hostile", EXPORTS.values(), ids=EXPORTS)
def test_hostile_export_is_refused_and_writes_nothing(
    place: Path, run: Run, hostile: Hostile
) -> None:
    """To merge a hostile export ends in one sentence, and nothing is written."""
    source = str(hostile(place))
    before = tree(place) if not Path(source).is_fifo() else {}
    assert "x.zip" in told(run("record", "merge", source, "--adopt"))
    assert not before or before == tree(place)


def test_a_sound_export_is_merged(place: Path, run: Run) -> None:
    """The sound export behind the hostile ones is taken, so each is refused for its fault."""
    done = run("record", "merge", holding({})(place), "--adopt")
    assert (0, "files: 1 new, 0 continued, 0 known before\n") == (
        done.exit_code,
        done.output,
    )


ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "a home beside the course": {find.HOME: "ph"},
    "a home above": {find.HOME: "../ph"},
    "a home of nobody": {find.HOME: "~nobody-here/ph"},
    "a home of another system": {find.HOME: "C:\\Users\\anna"},
    "a home in a variable": {find.HOME: "$HOME/ph"},
    "a relative home folder": {find.HOME: None, "HOME": "anna"},
    "a learner below another": {find.LEARNER: "a/b"},
    "a learner that leads upwards": {find.LEARNER: "../../pwned"},
    "a learner with orders to a terminal": {find.LEARNER: "\x1b[31ma"},
    "a learner of 5,000 signs": {find.LEARNER: "x" * 5000},
    "a learner that is a device": {find.LEARNER: "CON"},
    "a course that is not there": {find.COURSE: "/nowhere/course.json"},
    "a course of nobody": {find.COURSE: "~nobody-here/course"},
}


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
@pytest.mark.parametrize("verb", ["show", "verify", "erase --yes", "export mine.zip"])
def test_hostile_environment_is_refused_and_writes_nothing(
    place: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str | None],
    verb: str,
) -> None:
    """With hostile variables each verb of the record ends in one sentence and changes nothing."""
    before = tree(place)
    for name, value in environment.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    told(run("record", *verb.split()))
    assert before == tree(place)


LEARNERS = [
    b"",
    b"{}",
    b'{"learner": "a\\u0000b"}',
    b'{"learner": "../../pwned"}',
    b"\xff\xfe",
    b"[" * 4000,
]


@pytest.mark.parametrize("data", LEARNERS)
def test_hostile_learner_file_is_refused_and_kept(
    place: Path, run: Run, data: bytes
) -> None:
    """A learner's file that names nobody stays as it is, and no other record is begun."""
    (place / "home" / "learner.json").write_bytes(data)
    before = tree(place)
    assert "learner.json" in told(run("record", "show"))
    assert before == tree(place)


def test_a_course_with_the_name_of_a_path_erases_nothing(place: Path, run: Run) -> None:
    """A course whose name is a path has no record: no files are read or deleted there."""
    (place / "trap").mkdir()
    (place / "trap" / "20210607T120000-s1-1.jsonl").touch()
    course = place / "course" / "content" / "course.yml"
    course.write_text(
        course.read_text().replace("course: skerry-isles", "course: ../../trap/..")
    )
    for verb in ("show", "erase"):
        assert "the course is named '../../trap/..'" in told(
            run("record", verb, *["--yes"] * (verb == "erase"))
        )
    assert (place / "trap" / "20210607T120000-s1-1.jsonl").exists()
    check = run("check")
    assert (1, True) == (
        check.exit_code,
        "'../../trap/..' cannot name a course" in check.output,
    )


def test_an_adoption_that_fails_merges_nothing(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the other learner cannot be gone on as, the answers are not put there either."""
    answered("somebody")
    exported = place / "their.zip"
    with monkeypatch.context() as theirs:
        theirs.setenv(find.LEARNER, "somebody")
        assert 0 == run("record", "export", exported).exit_code
    for file in (place / "home" / "skerry-isles" / "somebody").iterdir():
        file.unlink()
    (place / "home" / "skerry-isles" / "somebody").rmdir()
    before = tree(place)
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if target.name == "learner.json":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", refused)
        assert "learner.json cannot be written: Permission denied" in told(
            run("record", "merge", exported, "--adopt")
        )
    assert before == tree(place)
    monkeypatch.setenv(find.LEARNER, "me")
    assert "POLICYSTORY_LEARNER names the learner" in told(
        run("record", "merge", exported, "--adopt")
    )
    assert before == tree(place)

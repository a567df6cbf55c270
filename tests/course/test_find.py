import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policystory.course import compiled, find
from policystory.course.content import encode
from policystory.course.outline.lesson_files import lesson_notebooks
from policystory.errors import JournalError, NotFoundError
from tests.course.test_names import NO_PLAIN_NAMES
from tests.worlds import content, write


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no variable of this process name a course or learner."""
    for name in (find.COURSE, find.LEARNER):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))


def test_the_nearest_course_encloses_the_notebook(tmp_path: Path) -> None:
    """From any folder below a course its texts are found; outside there is none."""
    root = write(tmp_path / "course")
    assert root == find.course_folder(root) == find.course_folder(root / "lessons")
    assert find.course_folder(tmp_path) is None
    assert find.course(root / "lessons").content == content()


def test_a_variable_names_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """POLICYSTORY_COURSE wins: a course's folder, or a compiled file and its lessons."""
    root = write(tmp_path / "course")
    compiled.write(root, tmp_path / "packed")
    for named in (root, tmp_path / "packed" / "course.json"):
        monkeypatch.setenv(find.COURSE, str(named))
        assert encode(content()) == encode(find.course(tmp_path).content)
        assert ["01-crossings.ipynb"] == [
            notebook.name for notebook in lesson_notebooks(find.course_folder(tmp_path))
        ]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.json"])
def test_missing_course_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A variable that names nothing is told, not raised as a file error."""
    monkeypatch.setenv(find.COURSE, str(tmp_path / name))
    with pytest.raises(NotFoundError):
        find.course(tmp_path)
    assert lesson_notebooks(find.course_folder(tmp_path)) == []


def test_without_any_course_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither texts nor a packed course: the learner is told both ways out."""
    monkeypatch.setattr(compiled, "packaged_course", lambda: tmp_path / "nothing")
    with pytest.raises(
        NotFoundError,
        match=r"no course was found: .* set POLICYSTORY_COURSE to a course's folder",
    ):
        find.course(tmp_path)


def test_the_installed_course_is_used_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside of any course folder the package's own course is read, with its lessons."""
    compiled.write(write(tmp_path / "course"), tmp_path / "packed")
    monkeypatch.setattr(compiled, "packaged_course", lambda: tmp_path / "packed")
    assert encode(content()) == encode(find.course(tmp_path).content)
    assert ["01-crossings.ipynb"] == [
        notebook.name for notebook in lesson_notebooks(find.course_folder(tmp_path))
    ]


def test_a_learner_gets_a_name_once(tmp_path: Path) -> None:
    """The random name is made at the first call, says nothing, and stays."""
    name = find.learner()
    assert name == find.learner()
    assert len(name) == 16
    assert (tmp_path / "home" / "learner.json").is_file()


def test_a_variable_names_the_learner(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """POLICYSTORY_LEARNER is taken as it is, and nothing is written."""
    monkeypatch.setenv(find.LEARNER, "me")
    assert find.learner() == "me"
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b'{"learner": 5}', b"rubbish", b"\xff\xfe", b"[" * 4000,
        b'{"learner": "../../pwned"}',
        b'{"learner": "a\\u0000b"}', b'{"learner": "nul"}', b'{"learner": ""}',
        b'{"learner": "' + b"x" * 5000 + b'"}',
    ],
)  # fmt: skip
def test_unreadable_learner_name_is_reported_and_kept(
    tmp_path: Path, data: bytes
) -> None:
    """A torn or nameless file is not overwritten, and no answers go into another record."""
    file = tmp_path / "home" / "learner.json"
    file.parent.mkdir()
    file.write_bytes(data)
    with pytest.raises(JournalError, match=r"learner\.json"):
        find.learner()
    assert data == file.read_bytes()
    assert [file] == list(tmp_path.rglob("*.*"))


def pipe(file: Path) -> None:
    """Make a pipe, which whoever opens it waits for."""
    os.mkfifo(file)


@pytest.mark.skipif(
    os.name == "nt", reason="Windows has no pipes or devices in folders, and no passwd"
)
@pytest.mark.parametrize(
    "make", [lambda file: file.mkdir(), lambda file: file.symlink_to("/dev/zero"), pipe]
)
def test_a_name_is_read_from_an_ordinary_file_only(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """A folder, a device and a pipe in its place are told; none of them is read or waited for."""
    (tmp_path / "home").mkdir()
    make(tmp_path / "home" / "learner.json")
    with pytest.raises(JournalError, match="it is no ordinary file"):
        find.learner()


@pytest.mark.parametrize("name", NO_PLAIN_NAMES[1:])
def test_no_name_leads_out_of_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A learner of the environment and a course are plain names, or are told; nothing is made."""
    with pytest.raises(JournalError, match="a name must be at most 64"):
        find.record_folder(name, "reader")
    with pytest.raises(JournalError, match="a name must be at most 64"):
        find.record_folder("skerry-isles", name)
    with pytest.raises(JournalError, match="a name must be at most 64"):
        find.set_learner(name)
    monkeypatch.setattr(
        os, "environ", {**os.environ, find.LEARNER: name}
    )  # a NUL, too, which no system lets in
    with pytest.raises(
        JournalError, match="the learner of POLICYSTORY_LEARNER is named"
    ):
        find.learner()
    assert [] == [path for path in tmp_path.rglob("*") if path.name != "home"]


def test_where_nothing_can_be_written_everyone_is_a_reader(tmp_path: Path) -> None:
    """A home that is a file, as a stand-in for one that cannot be written to, gives no error."""
    (tmp_path / "home").write_text("x")
    assert find.learner() == find.READER


def test_a_disk_that_is_full_leaves_no_draft_of_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a name cannot be kept nothing of it is left, and everyone is a reader."""

    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert find.READER == find.learner()
    assert [] == list((tmp_path / "home").iterdir())


def test_a_second_kernel_takes_the_name_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a name appears while another is being made, it is the one that counts."""
    file = tmp_path / "home" / "learner.json"
    exists = Path.exists

    def not_yet(path: Path) -> bool:
        if path == file and not exists(path):
            file.parent.mkdir()
            file.write_text('{"learner": "first"}')
            return False
        return exists(path)

    monkeypatch.setattr(Path, "exists", not_yet)
    assert find.learner() == "first"


def test_the_record_is_kept_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """POLICYSTORY_HOME or the home folder holds the records; the shown path names no machine."""
    assert tmp_path / "home" == find.records_home()
    assert find.display_records_home() == "$POLICYSTORY_HOME"
    monkeypatch.delenv(find.HOME)
    monkeypatch.setattr(Path, "home", lambda: Path("/somebody"))
    assert Path("/somebody/.policystory") == find.records_home()
    assert find.display_records_home() == "~/.policystory"
    assert find.HOME not in os.environ


@pytest.mark.parametrize("home", ["~/ph", "~"])
def test_a_home_that_begins_with_a_tilde_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    """What a shell did not expand is expanded, and no folder named ~ is made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "anna"))
    monkeypatch.setenv(find.HOME, home)
    assert tmp_path / home.replace("~", "anna") == find.records_home()
    find.learner()
    assert ["anna"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "home",
    ["ph", "./ph", "../ph", "a\x1b", "C:\\ph", "$HOME/ph", "'/ph'", "~nobody-here/ph"],
)
def test_relative_home_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    """A relative home is refused, for each notebook would have a record of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(find.HOME, home)
    for ask in (find.records_home, find.learner):
        with pytest.raises(
            JournalError,
            match=r"POLICYSTORY_HOME is '.*set POLICYSTORY_HOME to a full path",
        ):
            ask()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(
    os.name == "nt", reason="Windows has no pipes or devices in folders, and no passwd"
)
@pytest.mark.parametrize("home", [None, "", "anna"])
def test_without_a_home_folder_everyone_is_a_reader(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    """Without a home folder, or with a relative one, a lesson goes on without a record."""
    monkeypatch.delenv(find.HOME)
    monkeypatch.setattr(
        "pwd.getpwuid", lambda uid: {}[uid]
    )  # as in a container without an entry for its user
    monkeypatch.setenv("HOME", home) if home is not None else monkeypatch.delenv("HOME")
    if home != "":
        with pytest.raises(find.NoHomeError, match=r"set POLICYSTORY_HOME to a "):
            find.records_home()
        assert find.READER == find.learner()
    else:
        assert find.records_home().is_absolute()


def test_a_course_that_begins_with_a_tilde_is_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """POLICYSTORY_COURSE is expanded too; nobody's home is told."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(find.COURSE, "~/course")
    assert tmp_path / "course" == find.course_folder(tmp_path)
    monkeypatch.setenv(find.COURSE, "~nobody-here/course")
    with pytest.raises(NotFoundError, match="there is no such home folder"):
        find.course_folder(tmp_path)

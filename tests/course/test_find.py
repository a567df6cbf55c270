import os
from pathlib import Path

import pytest

from policystory.course import compiled, find
from policystory.course.content import encode
from policystory.errors import NotFoundError
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
    assert root == find.root(root) == find.root(root / "lessons")
    assert find.root(tmp_path) is None
    assert find.content(root / "lessons") == content()


def test_a_variable_names_the_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """POLICYSTORY_COURSE wins over the folder: a course's folder, or a compiled file with its lessons beside it."""
    root = write(tmp_path / "course")
    compiled.write(root, tmp_path / "packed")
    for named in (root, tmp_path / "packed" / "course.json"):
        monkeypatch.setenv(find.COURSE, str(named))
        assert encode(content()) == encode(find.content(tmp_path))
        assert ["01-crossings.ipynb"] == [one.name for one in find.notebooks(tmp_path)]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.json"])
def test_a_course_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A variable that names nothing is told, not raised as a file error."""
    monkeypatch.setenv(find.COURSE, str(tmp_path / name))
    with pytest.raises(NotFoundError):
        find.content(tmp_path)
    assert find.notebooks(tmp_path) == []


def test_without_any_course_the_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither texts nor a packed course: the learner is told both ways out."""
    monkeypatch.setattr(compiled, "packed", lambda: tmp_path / "nothing")
    with pytest.raises(NotFoundError, match=r"no course was found: .* set POLICYSTORY_COURSE to a course's folder"):
        find.content(tmp_path)


def test_the_installed_course_is_used_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any course folder the package's own course is read, with its lessons."""
    compiled.write(write(tmp_path / "course"), tmp_path / "packed")
    monkeypatch.setattr(compiled, "packed", lambda: tmp_path / "packed")
    assert encode(content()) == encode(find.content(tmp_path))
    assert ["01-crossings.ipynb"] == [one.name for one in find.notebooks(tmp_path)]


def test_a_learner_gets_a_name_once(tmp_path: Path) -> None:
    """The random name is made at the first call, says nothing, and stays."""
    name = find.learner()
    assert name == find.learner()
    assert len(name) == 16
    assert (tmp_path / "home" / "learner.json").is_file()


def test_a_variable_names_the_learner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """POLICYSTORY_LEARNER is taken as it is, and nothing is written."""
    monkeypatch.setenv(find.LEARNER, "me")
    assert find.learner() == "me"
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"learner": 5}', "rubbish"])
def test_a_name_that_cannot_be_read_is_left_alone(tmp_path: Path, text: str) -> None:
    """A file that is torn is not written over; everyone is the same reader then."""
    file = tmp_path / "home" / "learner.json"
    file.parent.mkdir()
    file.write_text(text)
    assert find.learner() == find.READER
    assert file.read_text() == text


def test_where_nothing_can_be_written_everyone_is_a_reader(tmp_path: Path) -> None:
    """A home that is a file, as a stand-in for one that cannot be written to, gives no error."""
    (tmp_path / "home").write_text("x")
    assert find.learner() == find.READER


def test_a_second_kernel_takes_the_name_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a name appears while another is being made, it is the one that counts."""
    file = tmp_path / "home" / "learner.json"
    is_file = Path.is_file

    def not_yet(path: Path) -> bool:
        if path == file and not is_file(path):
            file.parent.mkdir()
            file.write_text('{"learner": "first"}')
            return False
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", not_yet)
    assert find.learner() == "first"


def test_the_record_is_kept_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """POLICYSTORY_HOME names the folder; otherwise it lies in the home folder; what is shown names no machine."""
    assert tmp_path / "home" == find.home()
    assert find.shown_home() == "$POLICYSTORY_HOME"
    monkeypatch.delenv(find.HOME)
    monkeypatch.setattr(Path, "home", lambda: Path("/somebody"))
    assert Path("/somebody/.policystory") == find.home()
    assert find.shown_home() == "~/.policystory"
    assert find.HOME not in os.environ

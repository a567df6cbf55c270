"""The compiled copy of a course that is being edited: quick, never stale, never needed."""

from pathlib import Path

import pytest

from policystory.course import find
from policystory.course.checkout import kept_copy
from policystory.course.content import encode
from policystory.course.load import Folders, load
from policystory.errors import ContentError
from tests.worlds import edit, write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a course, and keep records and copies in a folder of the test's own."""
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    return write(tmp_path / "course")


def copies(root: Path) -> list[Path]:
    """Return the copies that are kept."""
    return sorted((root.parent / "home" / kept_copy.COPIES).glob("*"))


def unread(_: Path) -> None:
    """Stand in for the reading of edited files where they must not be read."""
    raise AssertionError("the edited files were read")


def test_kernels_of_a_prepared_course_read_no_edited_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After `learn` has prepared a course, kernels open a copy that is the same course."""
    edited = find.course(root)
    find.prepare(root)
    monkeypatch.setattr(kept_copy, "_load", unread)
    find.prepare(root)
    kept = find.course(root / "lessons")
    assert kept.is_finished
    assert encode(edited.content) == encode(kept.content)
    assert edited.quiz("01-crossings", "s") == kept.quiz("01-crossings", "s")
    assert 1 == len(copies(root))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/facts/lamps.yml", "    value: fog\n", "    value: fig\n"),
        (
            "quizzes/01-crossings.yml",
            "topics: [lamps], kinds",
            "topics: [lambs], kinds",
        ),
        ("lessons/01-crossings.ipynb", '"nbformat_minor": 5', '"nbformat_minor": 4'),
    ],
)
def test_a_change_is_never_missed(root: Path, file: str, old: str, new: str) -> None:
    """After a change of any edited file its copy is not used, and the next one replaces it."""
    find.prepare(root)
    (before,) = copies(root)
    edit(root, file, old, new)
    assert not find.course(root).is_finished
    find.prepare(root)
    (after,) = copies(root)
    assert before.name != after.name


def test_a_change_to_faulty_content_is_told(root: Path) -> None:
    """A copy of the content before does not hide the problem, nor does a file too many."""
    find.prepare(root)
    (root / "content" / "facts" / "more.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(ContentError):
        find.course(root)
    find.prepare(root)


@pytest.mark.parametrize("length", [0, 1, 40, 5000, -1])
def test_a_damaged_copy_is_made_anew(root: Path, length: int) -> None:
    """A torn copy is ignored without a word, and the next start makes a sound one."""
    find.prepare(root)
    (copy,) = copies(root)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:length])
    assert encode(load(Folders.of(root))) == encode(find.course(root).content)
    find.prepare(root)
    assert whole == copy.read_bytes()


def test_a_changed_copy_is_ignored(root: Path) -> None:
    """A copy that is JSON still, but says something else, is not believed."""
    find.prepare(root)
    (copy,) = copies(root)
    copy.write_bytes(copy.read_bytes().replace(b"fog", b"fig"))
    assert encode(load(Folders.of(root))) == encode(find.course(root).content)


def test_without_a_place_for_copies_all_works(root: Path) -> None:
    """Where no copy can be written, the edited files are read."""
    home = root.parent / "home"
    home.mkdir()
    (home / kept_copy.COPIES).write_text("a file, not a folder", encoding="utf-8")
    find.prepare(root)
    assert encode(load(Folders.of(root))) == encode(find.course(root).content)


def test_who_only_reads_leaves_nothing(root: Path) -> None:
    """A kernel or a command that reads a course keeps no copy."""
    find.course(root)
    assert [] == copies(root)

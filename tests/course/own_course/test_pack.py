import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from policystory.course import find
from policystory.course.content import encode
from policystory.course.load import Folders, load
from policystory.course.own_course import parts, unpack
from policystory.course.own_course.pack import pack
from policystory.errors import ContentError, PolicystoryError
from tests.worlds import content, edit, write

COURSE_FILE = "content/course.yml"


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Give the invented course as one file."""
    return pack(write(tmp_path / "course"), tmp_path / "isles.zip")


def test_a_packed_course_is_the_course(packed: Path, tmp_path: Path) -> None:
    """What is packed and opened again is the same course; the reports' texts stay behind."""
    mine = tmp_path / "mine"
    root = unpack.unpack(packed, mine)
    assert mine / find.PACKED == root == find.course_folder(mine)
    assert encode(content()) == encode(load(Folders.of(root)))
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        assert "policystory learn isles.zip" in archive.read("README.txt").decode()
    assert not [name for name in names if name.startswith("texts")]
    # What is not a part of the course, such as a draft that failed, is not left either.
    assert [find.PACKED] == [path.name for path in mine.iterdir()]


def test_packing_again_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    """A file of the same course is the same, whenever and wherever it is made."""
    first = packed.read_bytes()
    (tmp_path / "two").mkdir()
    again = pack(write(tmp_path / "elsewhere"), tmp_path / "two" / "isles.zip")
    assert first == again.read_bytes()


def test_a_course_with_problems_is_not_packed(tmp_path: Path) -> None:
    """What students would stumble over is told to the author."""
    root = write(tmp_path)
    edit(root, "content/facts/lamps.yml", "    value: fog\n", "    valeu: fog\n")
    with pytest.raises(ContentError, match="unknown field 'valeu'") as told:
        pack(root, tmp_path / "isles.zip")
    assert "the course cannot be packed" == told.value.therefore
    assert not (tmp_path / "isles.zip").exists()


def test_a_corrected_course_replaces_the_earlier_one(
    packed: Path, tmp_path: Path
) -> None:
    """The learner's own files stay; the course is the new one, without what it no longer has."""
    mine = tmp_path / "mine"
    unpack.unpack(packed, mine)
    (mine / "note.txt").write_text("mine")
    (mine / find.PACKED / "content" / "entities" / "old.yml").write_text("[]")
    root = tmp_path / "course"
    edit(root, COURSE_FILE, "title: The Skerry Isles", "title: The Skerries")
    opened = unpack.unpack(pack(root, packed), mine)
    assert "The Skerries" == load(Folders.of(opened)).course.title
    assert not (opened / "content" / "entities" / "old.yml").exists()
    assert "mine" == (mine / "note.txt").read_text()


def test_another_course_is_not_put_over_the_first(packed: Path, tmp_path: Path) -> None:
    """A folder with the answers and lessons of one course keeps it."""
    mine = tmp_path / "mine"
    unpack.unpack(packed, mine)
    root = tmp_path / "course"
    edit(root, COURSE_FILE, "course: skerry-isles", "course: skerries")
    with pytest.raises(
        PolicystoryError,
        match=r"mine has the course 'skerry-isles', and isles.zip holds 'skerries'",
    ):
        unpack.unpack(pack(root, packed), mine)
    opened = load(Folders.of(mine / find.PACKED)).course
    assert "skerry-isles" == opened.course
    assert [find.PACKED] == [path.name for path in mine.iterdir()]


def entry(name: str, data: bytes = b"x") -> Callable[[zipfile.ZipFile], None]:
    """Return what puts one more file into an archive."""
    return lambda archive: archive.writestr(name, data)


def bomb(archive: zipfile.ZipFile) -> None:
    """Put a file of zeros into an archive, which is squeezed to a thousandth."""
    data = bytes(parts.BOUNDS.bytes + 1)
    archive.writestr("lessons/bomb.ipynb", data, zipfile.ZIP_DEFLATED)


def many(archive: zipfile.ZipFile) -> None:
    """Put more files into an archive than any course has."""
    for i in range(parts.MOST_FILES + 1):
        archive.writestr(f"quizzes/q{i}.yml", b"")


def locked(archive: zipfile.ZipFile) -> None:
    """Put a file into an archive that says to have a password."""
    info = zipfile.ZipInfo("quizzes/locked.yml")
    archive.writestr(info, b"x")
    archive.filelist[-1].flag_bits |= 1


HOSTILE = [
    (
        entry("../outside.yml"),
        "it holds '../outside.yml', which is no part of a course",
    ),
    (entry("/etc/passwd"), "'/etc/passwd', which is no part"),
    (entry("content/facts/../../../x.yml"), "which is no part"),
    (entry("content/facts/..\\x.yml"), "which is no part"),
    (entry("lessons/a.py"), "'lessons/a.py', which is no part"),
    (entry("lessons/deep/a.ipynb"), "which is no part"),
    (entry("random.py"), "'random.py', which is no part"),
    (entry(".course/content/course.yml"), "which is no part"),
    (entry("lessons/.ipynb"), "which is no part"),
    (entry("quizzes/nul.yml"), "which is no part"),
    (entry("quizzes/a\nb.yml"), "which is no part"),
    (entry("quizzes/01-CROSSINGS.yml"), "it holds 'quizzes/01-CROSSINGS.yml' twice"),
    (bomb, "its file 'lessons/bomb.ipynb' is larger than"),
    (many, "it holds more than 2,000 files"),
    (locked, "its file 'quizzes/locked.yml' has a password"),
]


@pytest.mark.parametrize(("spoil", "reason"), HOSTILE)
def test_a_hostile_archive_is_refused_whole(
    packed: Path, tmp_path: Path, spoil: Callable[[zipfile.ZipFile], None], reason: str
) -> None:
    """Nothing is written, inside the folder or outside, if any entry is not of a course."""
    with zipfile.ZipFile(packed, "a") as archive:
        spoil(archive)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(PolicystoryError, match="is not a packed course: ") as told:
        unpack.unpack(packed, tmp_path / "mine")
    assert reason in str(told.value)
    assert before == set(tmp_path.rglob("*"))


@pytest.mark.parametrize("size", [0, 10, 400, -30, -4])
def test_a_damaged_file_is_a_sentence(packed: Path, tmp_path: Path, size: int) -> None:
    """A file that broke off on its way is told, with what to do."""
    packed.write_bytes(packed.read_bytes()[:size])
    with pytest.raises(PolicystoryError, match="damaged, or no zip file"):
        unpack.unpack(packed, tmp_path / "mine")


def test_a_file_without_a_course_is_a_sentence(tmp_path: Path) -> None:
    """An archive that holds parts but no course.yml, and a missing file, are told."""
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("quizzes/a.yml", b"")
    with pytest.raises(PolicystoryError, match=r"it has no content/course\.yml"):
        unpack.unpack(file, tmp_path / "mine")
    with pytest.raises(PolicystoryError, match="there is no such file"):
        unpack.unpack(tmp_path / "b.zip", tmp_path / "mine")


def test_more_bytes_than_a_course_has_are_refused(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files together have a bound, too, and it is counted while they are inflated."""
    monkeypatch.setattr(unpack, "MOST_IN_ALL", 10_000)
    assert packed.stat().st_size < 10_000
    with pytest.raises(PolicystoryError, match="it is larger than"):
        unpack.unpack(packed, tmp_path / "mine")

"""Folders and archives of what was handed in: limits hold, no link is followed, nothing written."""

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policystory.assignment.submission_file import MOST_BYTES
from policystory.errors import NotFoundError
from policystory.teaching.collecting import find_files, find_in_zips
from policystory.teaching.collecting.find_files import handed_files
from policystory.teaching.collecting.handed_file import HandedFile
from tests.teaching.handed import MALLORY, HandedClass, zipped

GOOD = b'{"some": "file"}'


def found(path: Path) -> list[tuple[str, str]]:
    """Return the name and the outcome of each file in a source, "" for one that was read."""
    listed = []
    for each in handed_files([path]):
        outcome = "" if each.refusal is None else each.refusal.outcome.value
        assert (each.refusal is None) == (each.data != b"" or "empty" in each.name)
        listed.append((each.name, outcome))
    return listed


def entry(name: str, data: bytes = GOOD, **fields: Any) -> bytes:
    """Return an archive with one entry, whose other fields are set as given."""
    made = io.BytesIO()
    info = zipfile.ZipInfo(name)
    form = fields.pop("form", zipfile.ZIP_DEFLATED)
    for field, value in fields.items():
        setattr(info, field, value)
    with zipfile.ZipFile(made, "w", form) as archive:
        archive.writestr(info, data, form)
    return made.getvalue()


def with_password() -> bytes:
    """Return an archive whose entry says that it is encrypted."""
    data = bytearray(entry("a.json"))
    data[6] |= 1
    data[data.rfind(b"PK\1\2") + 8] |= 1
    return bytes(data)


def with_lie(size: int) -> bytes:
    """Return an archive whose entry is larger than its list says."""
    data = bytearray(entry("a.json", os.urandom(1000)))
    place = data.rfind(b"PK\1\2") + 24
    data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


def with_count(count: int) -> bytes:
    """Return an archive that says to hold another number of files."""
    data = bytearray(entry("a.json"))
    place = data.rfind(b"PK\5\6") + 8
    data[place : place + 4] = count.to_bytes(2, "little") * 2
    return bytes(data)


def with_length(length: int) -> bytes:
    """Return an archive that says that its list is of another length."""
    data = bytearray(entry("a.json"))
    place = data.rfind(b"PK\5\6") + 12
    data[place : place + 4] = length.to_bytes(4, "little")
    return bytes(data)


INNER = zipped({"a.json": GOOD})
ARCHIVES: list[tuple[str, bytes, list[tuple[str, str]]]] = [
    (
        "sound",
        zipped({"a.json": GOOD, "d/b.json": GOOD}),
        [("/a.json", ""), ("/d/b.json", "")],
    ),
    ("no files", zipped({}), []),
    ("an archive in it", zipped({"b.zip": INNER}), [("/b.zip/a.json", "")]),
    (
        "an archive in an archive in it",
        zipped({"c.zip": zipped({"b.zip": INNER})}),
        [("/c.zip/b.zip", "unreadable")],
    ),
    ("a way out", entry("../../../out.json"), [("/../../../out.json", "")]),
    ("a whole path", entry("/etc/out.json"), [("//etc/out.json", "")]),
    ("a path of Windows", entry("C:\\out.json"), [("/C:\\out.json", "")]),
    ("a bomb", entry("a.json", b"\0" * 2**23), [("/a.json", "too large")]),
    ("a large file", entry("a", os.urandom(MOST_BYTES + 1)), [("/a", "too large")]),
    ("a bomb in it", zipped({"b.zip": b"\0" * 2**24}), [("/b.zip", "too large")]),
    (
        "a link",
        entry("a.json", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16),
        [("/a.json", "not ours")],
    ),
    ("a password", with_password(), [("/a.json", "unreadable")]),
    ("a lie about size", with_lie(10), [("/a.json", "unreadable")]),
    ("a count of 65,535", with_count(65_535), [("", "too large")]),
    ("a long list", with_length(2**31), [("", "too large")]),
    ("another form", entry("a", form=zipfile.ZIP_BZIP2), [("/a", "unreadable")]),
    ("cut off", INNER[:-30], [("", "unreadable")]),
    ("no archive after its sign", b"PK\3\4" + b"x" * 99, [("", "unreadable")]),
    ("an inner one that is none", zipped({"b.zip": GOOD}), [("/b.zip", "unreadable")]),
    (
        "clutter",
        zipped({"__MACOSX/._a": b"x", "d/.DS_Store": b"x", "a": GOOD}),
        [("/a", "")],
    ),
    ("a comment", INNER, [("/a.json", "")]),
]


@pytest.mark.parametrize(
    ("data", "expected"),
    [case[1:] for case in ARCHIVES],
    ids=[case[0] for case in ARCHIVES],
)
def test_an_archive_is_read_within_limits(
    tmp_path: Path, data: bytes, expected: list[tuple[str, str]]
) -> None:
    """Each file of an archive is read, or named with the reason why not; nothing is unpacked."""
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    assert [(f"all.zip{name}", outcome) for name, outcome in expected] == found(path)
    assert [path] == list(tmp_path.iterdir())


def test_two_files_of_one_name_in_an_archive_are_both_read(tmp_path: Path) -> None:
    """A name that stands twice in an archive hides neither of both files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.json", GOOD)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.json", b"other")
    (tmp_path / "all.zip").write_bytes(made.getvalue())
    assert [GOOD, b"other"] == [each.data for each in handed_files([tmp_path])]


def test_an_archive_with_a_comment_is_read(tmp_path: Path) -> None:
    """A comment at the end of an archive, which school systems may write, hides nothing."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", GOOD)
        archive.comment = b"of the school" * 1000
    assert [("all.zip/a.json", "")] == found(path)


def test_the_files_of_an_archive_are_limited_in_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many files that are too large together stop an archive, and the rest is not read."""
    monkeypatch.setattr(find_in_zips, "MOST_OF_ARCHIVE", 200)
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({f"{n}.json": os.urandom(60) for n in range(9)}))
    monkeypatch.setattr(find_files, "MOST_OF_ARCHIVE", 2**20)
    outcomes = [outcome for _, outcome in found(path)]
    assert ["", "", "", "", "too large"] == outcomes


def link(path: Path) -> None:
    """Make a link to a file."""
    path.symlink_to("/etc/passwd")


def link_to_folder(path: Path) -> None:
    """Make a link to a folder."""
    path.symlink_to("/etc")


def broken_link(path: Path) -> None:
    """Make a link to nothing."""
    path.symlink_to("nowhere")


def pipe(path: Path) -> None:
    """Make a pipe, which could be waited for without end."""
    os.mkfifo(path)


def large(path: Path) -> None:
    """Make a file that is too large."""
    with path.open("wb") as file:
        # Without its bytes on the disk.
        file.truncate(MOST_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "outcome"),
    [
        (link, "not ours"),
        (link_to_folder, "not ours"),
        (broken_link, "not ours"),
        (pipe, "not ours"),
        (large, "too large"),
    ],
)
def test_what_is_no_ordinary_file_is_named_and_left_unread(
    tmp_path: Path, make: Callable[[Path], None], outcome: str
) -> None:
    """Links, pipes and huge files in a folder are named with the reason, beside sound files."""
    (tmp_path / "a.json").write_bytes(GOOD)
    (tmp_path / "sub").mkdir()
    make(tmp_path / "sub" / "odd")
    assert [("a.json", ""), ("sub/odd", outcome)] == found(tmp_path)


def test_a_folder_that_leads_into_itself_ends(tmp_path: Path) -> None:
    """A link to the folder above is named once, and not gone through for ever."""
    (tmp_path / "up").symlink_to(tmp_path)
    assert [("up", "not ours")] == found(tmp_path)


def test_folders_and_files_are_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many files the first are read, and the rest is said to be left."""
    monkeypatch.setattr(find_files, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.json").write_bytes(GOOD)
    assert ["", "", "", "too large"] == [outcome for _, outcome in found(tmp_path)]


def test_what_lies_too_deep_is_left(tmp_path: Path) -> None:
    """A folder below more folders than anybody makes is named, and not gone into."""
    deep = tmp_path.joinpath(*["d"] * (find_files.DEEPEST + 5))
    deep.mkdir(parents=True)
    (deep / "a.json").write_bytes(GOOD)
    (tmp_path / "b.json").write_bytes(GOOD)
    listed = found(tmp_path)
    assert ("b.json", "") == listed[0]
    assert ["not ours"] == [outcome for _, outcome in listed[1:]]


def test_sources_that_are_not_there_are_all_named(tmp_path: Path) -> None:
    """Every source that does not exist is named at once, and nothing is read before."""
    (tmp_path / "here").mkdir()
    named = [tmp_path / name for name in ("here", "a", "b")]
    with pytest.raises(NotFoundError, match=r"a, .*b; nothing was collected"):
        list(handed_files(named))


def test_what_was_not_read_has_its_class_and_is_known_again(
    handed: HandedClass, tmp_path: Path
) -> None:
    """A bomb in Canvas's download is told once, and the work beside it counts."""
    bomb = zipped({"bomb.json": b"\0" * 2**23})
    download = {"m_511_7_work.json": handed.data(), "m_511_8_all.zip": bomb}
    path = tmp_path / "submissions.zip"
    path.write_bytes(zipped(download))
    judged = handed.collect(handed_files([path]))
    assert ["accepted", "too large"] == [each.outcome.value for each in judged]
    assert [] == handed.collect(handed_files([path]))
    handed.grade()
    assert 2 == handed.points()[MALLORY]


def test_names_of_files_lead_nowhere(handed: HandedClass, tmp_path: Path) -> None:
    """Work under a name that leads out of the archive counts, and is kept under a name of ours."""
    path = tmp_path / "submissions.zip"
    path.write_bytes(zipped({"../../../../../../out.json": handed.data()}))
    before = set(tmp_path.rglob("*"))
    judged = handed.collect(handed_files([path]))
    assert ["accepted"] == [each.outcome.value for each in judged]
    (added,) = {
        path for path in set(tmp_path.rglob("*")) - before if "sqlite" not in path.name
    }
    assert handed.folder.path / "collected" == added.parent
    assert f"{judged[0].hash}.json" == added.name


def test_a_moodle_download_is_read(handed: HandedClass, tmp_path: Path) -> None:
    """Folders as Moodle names them are read, and tell whose upload each file is."""
    name = handed.folder.roster()[MALLORY].name
    folder = tmp_path / "moodle" / f"{name}_4242_assignsubmission_file_"
    folder.mkdir(parents=True)
    (folder / "work.json").write_bytes(handed.data())
    wrong = folder.with_name("Learner No12_4243_assignsubmission_file_")
    wrong.mkdir()
    (wrong / "mine.json").write_bytes(handed.data())
    judged = handed.collect(handed_files([tmp_path / "moodle"]))
    assert {"accepted", "another's paper"} == {each.outcome.value for each in judged}


def test_a_handed_file_is_its_name_and_its_bytes() -> None:
    """A plain pair of name and bytes is a file that was read."""
    assert HandedFile("a", b"b", None) == HandedFile(*("a", b"b"))

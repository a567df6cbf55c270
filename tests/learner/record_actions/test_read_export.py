import json
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest

from policystory.errors import JournalError
from policystory.learner.record_actions import read_export as limits
from policystory.learner.record_actions.read_export import (
    LEARNER_FILE,
    Owner,
    read_export,
)
from tests.course.test_find import pipe
from tests.course.test_names import NO_PLAIN_NAMES
from tests.learner.record_actions.test_export_and_erase import WHOSE, write

NAME = "20210607T120000-s1-1.jsonl"
SECOND = "20210607T120000-s2-1.jsonl"


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    """Give the one file of a small record."""
    return write(tmp_path / "here", "s1", "i1", "i2").read_bytes()


def zipped(
    target: Path, *files: tuple[str | zipfile.ZipInfo, bytes], whose: object = WHOSE
) -> Path:
    """Write an archive of these files, and of whose they are."""
    if isinstance(whose, Owner):
        whose = {"course": whose.course, "learner": whose.learner}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if whose is not None:
            archive.writestr(
                LEARNER_FILE, whose if isinstance(whose, bytes) else json.dumps(whose)
            )
        for name, data in files:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return target


def refused(source: Path) -> str:
    """Return the one sentence with which an export is refused."""
    with pytest.raises(JournalError) as told:
        read_export(source)
    sentence = str(told.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "data", [b"", b"no zip", b"PK", b"PK\5\6" + b"\0" * 18, b"\0" * 5000]
)
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    """Another file is told as what it is, and what to do."""
    (tmp_path / "x.zip").write_bytes(data)
    assert "is not an exported record: " in (sentence := refused(tmp_path / "x.zip"))
    assert sentence.endswith(
        "nothing was changed here; make one with: policystory record export"
    )


@pytest.mark.skipif(os.name == "nt", reason="there are no such devices and pipes")
def test_a_device_a_pipe_and_a_folder_are_refused(tmp_path: Path) -> None:
    """What gives bytes without end, or none for ever, is neither read nor waited for."""
    pipe(tmp_path / "pipe")
    for source in (Path("/dev/zero"), tmp_path / "pipe", tmp_path):
        assert "it is no ordinary file" in refused(source)
    assert "there is no such file" in refused(tmp_path / "none.zip")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.jsonl",
        "/evil.jsonl",
        f"a/{NAME}",
        f"..\\{NAME}",
        f"C:{NAME}",
        "C:\\x.jsonl",
        f"//server/share/{NAME}",
        "notes.jsonl",
        f"{NAME}.",
        f"{NAME} ",
        f" {NAME}",
        "NUL.jsonl",
        f"{NAME}/",
        "x" * 5000 + ".jsonl",
        NAME.replace("s1", "S1"),
        NAME.replace("-", "\u2010"),
        NAME.replace("1-1", "1-\u0661"),
        f"{NAME}:stream",
    ],
)
def test_a_file_with_another_name_is_refused(
    tmp_path: Path, good: bytes, name: str
) -> None:
    """A name that leads elsewhere, or is no session's, refuses the export, named cut short."""
    sentence = refused(zipped(tmp_path / "x.zip", (NAME, good), (name, good)))
    assert "is no file of a record" in sentence
    assert len(sentence) < 300 + len(str(tmp_path))


def test_a_name_with_an_end_in_it_is_refused(tmp_path: Path, good: bytes) -> None:
    """A name is looked at as it stands in the archive, not as far as its first NUL."""
    source = zipped(tmp_path / "x.zip", (NAME + "0../evil", good))
    source.write_bytes(
        source.read_bytes().replace(NAME.encode() + b"0", NAME.encode() + b"\0")
    )
    assert "is no file of a record" in refused(source) or "it is damaged" in refused(
        source
    )


@pytest.mark.parametrize("name", NO_PLAIN_NAMES)
@pytest.mark.parametrize("field", ["learner", "course"])
def test_a_learner_and_a_course_are_plain_names(
    tmp_path: Path, good: bytes, field: str, name: str
) -> None:
    """Both become folders: whatever leads elsewhere is refused before anything is read with it."""
    whose = {"course": "skerry-isles", "learner": "reader", field: name}
    sentence = refused(zipped(tmp_path / "x.zip", (NAME, good), whose=whose))
    # Half a sign is no text, and too long a name is not read to its end.
    assert f"the {field} of " in sentence or f"its file '{LEARNER_FILE}' " in sentence


@pytest.mark.parametrize(
    "whose",
    [
        b"",
        b"{}",
        b"[]",
        b'{"course": 1, "learner": 2}',
        b"\xff",
        b"[" * 4000,
        b" " * 5000,
        None,
    ],
)
def test_an_export_says_whose_it_is(
    tmp_path: Path, good: bytes, whose: bytes | None
) -> None:
    """Without a learner and a course that can be read, and that are short, it is nobody's."""
    assert LEARNER_FILE in refused(
        zipped(tmp_path / "x.zip", (NAME, good), whose=whose)
    )


def test_a_learners_file_is_not_read_to_its_end(tmp_path: Path, good: bytes) -> None:
    """It holds two short names; a longer file that cannot be squeezed is refused at its limit."""
    long = random.Random(1).randbytes(5000)  # noqa: S311 - the same bytes in every run
    assert f"its file '{LEARNER_FILE}' is larger than it may be" in refused(
        zipped(tmp_path / "x.zip", (NAME, good), whose=long)
    )


@pytest.mark.parametrize(
    "data",
    [b"\n", b"{}\n", b"\0" * 2000, b"rubbish\n" * 100, b"[" * 5000, b"x" * 100_000],
)
def test_a_file_that_is_no_journal_is_refused(
    tmp_path: Path, good: bytes, data: bytes
) -> None:
    """Each file is begun by a session, or nothing of the export is taken."""
    sentence = refused(zipped(tmp_path / "x.zip", (NAME, good), (SECOND, data)))
    assert f"'{SECOND}'" in sentence


@pytest.mark.parametrize(
    "change",
    [(b"reader", b"writer"), (b"skerry-isles", b"other-course"), (b'"n":1', b'"n":7')],
)
def test_a_file_of_another_record_is_refused(
    tmp_path: Path, good: bytes, change: tuple[bytes, bytes]
) -> None:
    """A first line of another learner or course, or a changed one, is no beginning."""
    sentence = refused(
        zipped(tmp_path / "x.zip", (NAME, good), (SECOND, good.replace(*change, 1)))
    )
    assert (
        f"its file '{SECOND}' was not begun by 'reader' in 'skerry-isles'" in sentence
    )


def test_a_torn_and_an_empty_file_are_taken(tmp_path: Path, good: bytes) -> None:
    """What a crash left behind goes along, for nothing of a record is left behind."""
    source = zipped(tmp_path / "x.zip", (NAME, good[:-9]), (SECOND, b""))
    assert (WHOSE, {NAME: good[:-9], SECOND: b""}) == read_export(source)


@pytest.mark.parametrize(
    ("limit", "most", "sentence"),
    [
        ("MOST_FILES", 2, "more than 2 files"),
        ("MOST_OF_A_FILE", 500, "is larger than"),
        ("MOST_IN_ALL", 900, "larger than"),
    ],
)
def test_an_export_has_limits(
    tmp_path: Path,
    good: bytes,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
    sentence: str,
) -> None:
    """The number of files, the size of one and the size of all are looked at before any is read."""
    source = zipped(tmp_path / "x.zip", (NAME, good), (SECOND, good))
    read_export(source)
    monkeypatch.setattr(limits, limit, most)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert sentence in refused(source)


def test_a_bomb_is_refused_before_it_is_inflated(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty megabytes of one sign are thirty kilobytes: no record, and nothing is read."""
    source = zipped(
        tmp_path / "x.zip", (NAME, good), (SECOND, good + b" " * 30_000_000)
    )
    assert source.stat().st_size < 50_000
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert f"its file '{SECOND}' is squeezed more than a record can be" in refused(
        source
    )


def test_a_bomb_that_lies_about_its_size_is_not_inflated(
    tmp_path: Path, good: bytes
) -> None:
    """The archive may claim a small file: what comes is counted, and kept to its limit."""
    source = zipped(tmp_path / "x.zip", (NAME, good + b" " * 30_000_000))
    data = source.read_bytes()
    for small in (1000, 3_000_000):
        source.write_bytes(
            data.replace(
                struct.pack("<L", len(good) + 30_000_000), struct.pack("<L", small)
            )
        )
        assert "is not an exported record" in refused(source)


@pytest.mark.parametrize(
    "flag", ["password", "lzma", "bzip2", "unknown", "large list", "twice", "remark"]
)
def test_a_form_that_no_export_has_is_refused(
    tmp_path: Path, good: bytes, flag: str
) -> None:
    """Passwords, other compressions, doubled names and endless lists are told as such."""
    source = tmp_path / "x.zip"
    ways = {"lzma": zipfile.ZIP_LZMA, "bzip2": zipfile.ZIP_BZIP2}
    with zipfile.ZipFile(source, "w", ways.get(flag, zipfile.ZIP_DEFLATED)) as archive:
        archive.writestr(
            LEARNER_FILE, json.dumps({"course": "skerry-isles", "learner": "reader"})
        )
        archive.writestr(NAME, good)
        archive.writestr(SECOND, good)
        archive.comment = b"a remark" * (flag == "remark")
    data = bytearray(source.read_bytes())
    entry = data.rindex(NAME.encode()) - 46  # of the list at the archive's end
    if flag == "password":
        data[entry + 8] |= 1
    if flag == "unknown":
        data[entry + 10] = 77
    if flag == "large list":
        data[-10:-6] = struct.pack("<L", 2**31)
    if flag == "twice":
        data = data.replace(SECOND.encode(), NAME.encode())
    source.write_bytes(data)
    assert "is not an exported record" in refused(source)

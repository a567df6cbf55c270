"""Exports: damaged archives, and whole ones that hold what no record holds."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

from hypothesis import strategies as st

from policystory.course.names import is_journal_file
from policystory.errors import JournalError
from policystory.learner.record_actions.merge_export import merge_export
from policystory.learner.record_actions.read_export import LEARNER_FILE, read_export
from tests.fuzz.kind import Kind, check_sentence, edited
from tests.fuzz.record import NAME, chained_again, sound

PIECES = (
    b"PK\1\2",
    b"PK\3\4",
    b"PK\5\6",
    b"PK\6\6",
    b"PK\6\7",
    b"\0\0",
    b"\0\0\0\0",
    b"\xff\xff",
    b"\xff\xff\xff\xff",
    b"\1\0",
    b"\10\0",
    b"\14\0",
    b"\16\0",
    b"\143\0",
    b"\0\10",
    b"../",
    b"/",
    b"C:\\",
    b"\\",
    b"\0",
    b".jsonl",
    b"learner.json",
    b"\x1b[2J",
    b"\xc2\x80",
)
NAMES = (
    NAME,
    NAME.replace("s1", "s2"),
    NAME.upper(),
    f"../{NAME}",
    f"/srv/{NAME}",
    f"a/{NAME}",
    f"..\\{NAME}",
    f"C:{NAME}",
    f"{NAME}/",
    f"{NAME}\0x",
    "notes.txt",
    LEARNER_FILE,
    "",
    ".",
    "..",
    "CON.jsonl",
    "\x1b[2J.jsonl",
    "x" * 300,
)
WHOSE = (
    "course",
    "learner",
    "../../trap",
    "/srv/trap",
    "C:\\trap",
    "nul",
    "a\0b",
    "",
    ".",
    "..",
    "x" * 5000,
    "\x1b[2J",
    "..\u2215trap",
    "a/b",
    "\ud800",
)


def archive(course: object, learner: object, files: list[tuple[str, bytes]]) -> bytes:
    """Return a whole archive of these files, which says to be of this learner."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made, catch_warnings():
        simplefilter("ignore")  # two files of one name are meant
        made.writestr(
            zipfile.ZipInfo(LEARNER_FILE),
            json.dumps({"course": course, "learner": learner}),
        )
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name or "x"), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


@cache
def plain() -> bytes:
    """Return a sound export."""
    return archive("course", "learner", [(NAME, sound())])


def hold(data: bytes, place: Path) -> None:
    """Read an export, and merge it: it is whole, or refused in one sentence."""
    source, record = place / "x.zip", place / "record"
    source.write_bytes(data)
    try:
        _, files = read_export(source)
    except JournalError as error:
        check_sentence(str(error).replace(str(place), ""))
        return
    assert all(map(is_journal_file, files))
    merge_export(files, record)
    assert files == {path.name: path.read_bytes() for path in record.iterdir()}
    assert {source, record} == set(place.iterdir())


BODIES = edited([sound()], (b"\n", b"{", b"\0", b"learner", b" ")).map(chained_again)
FILES = st.lists(
    st.tuples(st.sampled_from(NAMES) | st.text(max_size=8), BODIES),
    max_size=3,
    unique_by=lambda file: file[0],
)
# Half of a letter cannot be a name of an archive's file; the learner's file may hold one.
WRITABLE = FILES.filter(
    lambda files: all(name.isascii() or name.isprintable() for name, _ in files)
)
WHOLE = st.builds(archive, st.sampled_from(WHOSE), st.sampled_from(WHOSE), WRITABLE)
KIND = Kind("exports", edited([plain()], PIECES) | WHOLE, hold, 300)

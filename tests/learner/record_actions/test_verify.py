from datetime import timedelta
from pathlib import Path

import pytest

from policystory.journal import Receipt, read
from policystory.learner.record_actions.verify import FileState, verify
from tests.journal.sessions import NOON, event, journal, ticking


def write(folder: Path, session: str, *items: str) -> tuple[Path, Receipt]:
    """Write answers to these items in one session, and return its file and its receipt."""
    writer = journal(folder, session)
    for item in items:
        writer.write(event(item))
    writer.close()
    receipt = writer.receipt()
    assert receipt is not None
    return folder / f"{receipt.file}.jsonl", receipt


def test_a_changed_line_is_found(tmp_path: Path) -> None:
    """Each file tells how many answers are proved, and on which line the proof ends."""
    file, _ = write(tmp_path, "s1", "i1", "i2", "i3")
    sound, receipt = write(tmp_path, "s2", "i4")
    file.write_bytes(file.read_bytes().replace(b'"item":"i2"', b'"item":"i9"'))
    state_of_record = verify(tmp_path)
    states = {state.file: state for state in state_of_record.files}
    assert FileState(sound.name, 1, 1, (), str(receipt)) == states[sound.name]
    assert (3, 1) == (states[file.name].answers, states[file.name].trusted)
    assert [3] == [fault.line for fault in states[file.name].faults]
    assert not state_of_record.is_sound


def cut(file: Path) -> None:
    """Cut off the last line."""
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))


def forge(file: Path) -> None:
    """Write the whole file anew, with a chain that holds."""
    folder = file.parent / "forged"
    writer = journal(folder, "s1")
    for item in ("i1", "i9", "i3"):
        writer.write(event(item))
    file.write_bytes(next(folder.iterdir()).read_bytes())


def change(file: Path) -> None:
    """Change a line in the middle, and no hash."""
    file.write_bytes(file.read_bytes().replace(b"i2", b"i9"))


def test_a_receipt_is_not_held_by_a_file_that_was_changed(tmp_path: Path) -> None:
    """The hash of its line is still there, and proves nothing any more."""
    file, receipt = write(tmp_path, "s1", "i1", "i2", "i3")
    change(file)
    (missing,) = verify(tmp_path, [receipt]).missing
    assert "is another file" in missing


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (cut, "its end was cut off"),
        (Path.unlink, "has no file"),
        (forge, "is another file"),
    ],
)
def test_a_receipt_shows_what_the_chain_cannot(
    tmp_path: Path, happens: object, said: str
) -> None:
    """Files that are cut, removed or forged pass alone, and fail beside an earlier receipt."""
    file, receipt = write(tmp_path, "s1", "i1", "i2", "i3")
    assert () == verify(tmp_path, [receipt]).missing
    happens(file)  # type: ignore[operator]  # pytest hands over what the list above holds
    assert verify(tmp_path).is_sound
    (missing,) = verify(tmp_path, [receipt]).missing
    assert said in missing


def test_a_file_that_went_on_still_holds_its_receipt(tmp_path: Path) -> None:
    """What was answered after a receipt takes nothing from it."""
    writer = journal(tmp_path)
    writer.write(event("i1"))
    receipt = writer.receipt()
    assert receipt is not None
    writer.write(event("i2"))
    assert () == verify(tmp_path, [receipt]).missing


def test_what_is_not_ours_is_named(tmp_path: Path) -> None:
    """Other files of the folder are named and break nothing; a copy says of what it is one."""
    file, _ = write(tmp_path, "s1", "i1")
    copy = tmp_path / "journal (conflicted copy).jsonl"
    copy.write_bytes(file.read_bytes())
    (tmp_path / "notes.txt").write_text("mine")
    state_of_record = verify(tmp_path)
    assert ("notes.txt",) == state_of_record.foreign
    assert {file.name: "", copy.name: file.name} == {
        state.file: state.copy_of for state in state_of_record.files
    }
    assert state_of_record.is_sound


def test_what_is_dated_later_is_a_fault(tmp_path: Path) -> None:
    """With the time of now, lines of another century are told; without it they cannot be."""
    journal(tmp_path, "s1", ticking(NOON + timedelta(days=20_000))).write(event("i1"))
    assert [True, False] == [
        verify(tmp_path).is_sound,
        verify(tmp_path, now=NOON).is_sound,
    ]
    assert len(read(tmp_path).entries) == 1

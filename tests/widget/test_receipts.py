from pathlib import Path

import pytest

from policystory import journal
from policystory.errors import JournalError
from policystory.learner.session import Session
from policystory.widget.quiz import QuizWidget
from policystory.widget.quiz_attempts import QuizAttempts
from tests.widget.conftest import Window
from tests.widget.test_quiz_attempts import answer_all, plan


@pytest.fixture
def folder(root: Path) -> Path:
    """Let the exit quiz be graded and tell its marks at the end; return the record's folder."""
    plan(root, "mode: graded\n    rules: {feedback: at-end}")
    return root.parent / "home" / "skerry-isles" / "me"


def hand_in(widget: QuizWidget) -> None:
    """Hand in from a page."""
    widget._hear(None, {"type": "submit", "ticket": "s"}, None)


def receipts(widget: QuizWidget) -> list[str]:
    """Return the receipts that a page is told."""
    told = widget._conversation.state().get("receipts", [])
    assert isinstance(told, list)
    return told


def missing(folder: Path, text: str) -> str:
    """Say what the record does not hold any more of what a receipt tells."""
    reader, parsed = journal.Reader(folder), journal.parse_receipt(text)
    assert parsed is not None
    reader.read()
    return reader.missing(parsed)


def test_a_hand_in_gives_a_receipt(folder: Path, window: Window) -> None:
    """It counts the lines up to the hand-in, ends with its hash, and fits the record."""
    widget = window()
    answer_all(widget)
    assert [] == receipts(widget)
    hand_in(widget)
    (text,) = receipts(widget)
    (file,) = folder.iterdir()
    lines = file.read_bytes().splitlines()
    assert f"{file.stem}:{len(lines)}:{lines[-1][-34:-2].decode()}" == text
    assert "" == missing(folder, text)


def test_the_receipt_stands_in_the_plain_copy(folder: Path, window: Window) -> None:
    """The saved notebook, which can be handed in, has it beside the result."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    assert f"<code>{receipts(widget)[0]}</code>" in widget._plain()


def test_the_receipt_stays_the_same_when_the_cell_is_run_again(
    folder: Path, window: Window
) -> None:
    """Another kernel, whose own file it is not, tells the same receipt."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    assert receipts(widget) == receipts(window())


def test_each_file_of_an_attempt_has_its_receipt(folder: Path, window: Window) -> None:
    """What was answered in another window lies in another file, which could be cut as well."""
    answer_all(window())
    second = window()
    hand_in(second)
    told = receipts(second)
    assert sorted(file.stem for file in folder.iterdir()) == sorted(
        text.split(":")[0] for text in told
    )
    assert ["", ""] == [missing(folder, text) for text in told]


@pytest.mark.parametrize("lines", [1, 2])
def test_a_record_whose_end_was_cut_fits_its_receipt_no_more(
    folder: Path, window: Window, lines: int
) -> None:
    """The chain of what is left is whole, and the receipt shows that something is gone."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    (file,) = folder.iterdir()
    whole = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(whole[:-lines]))
    assert () == journal.read(folder).faults
    assert "its end was cut off" in missing(folder, receipts(widget)[0])


def test_an_attempt_that_was_begun_anew_fits_its_receipt_no_more(
    folder: Path, window: Window
) -> None:
    """Erased and answered again, the record has another file than the receipt names."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    before = receipts(widget)[0]
    for file in folder.iterdir():
        file.unlink()
    again = window()
    answer_all(again)
    hand_in(again)
    assert before != receipts(again)[0]
    assert "the record has no file" in missing(folder, before)


def test_unwritten_attempt_has_no_receipt(
    root: Path, folder: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the hand-in waits for room on the disk there is none; once it is kept, there is."""
    now = Session(root / "lessons")
    widget = QuizAttempts(now, "01-crossings", {}).widget()
    answer_all(widget)
    with monkeypatch.context() as full:
        full.setattr(now.queue, "_keep", _no_room)
        hand_in(widget)
        assert [] == receipts(widget)
    widget._hear(None, {"type": "hello"}, None)
    assert 1 == len(receipts(widget))
    now.journal.close()


def _no_room(_: object) -> None:
    raise JournalError("there is no room")

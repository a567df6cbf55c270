"""What the record of graded work shows afterwards, and what nothing defends."""

from pathlib import Path

import msgspec
import pytest

from policystory import journal
from policystory.course import find
from policystory.journal.lines import Answered, Line, encode_line
from policystory.learner.progress import attempt_work
from policystory.quiz.assemble import seed_of
from tests.widget.conftest import Window
from tests.widget.graded import (
    SLUG,
    course,
    graded_folder,
    lines,
)
from tests.widget.test_quiz_attempts import answer_all
from tests.widget.test_receipts import hand_in, missing, receipts


@pytest.fixture
def folder(root: Path) -> Path:
    """Let the exit quiz be graded; return the folder of the learner's record."""
    return graded_folder(root)


@pytest.mark.parametrize("change", ["changed", "put in", "taken out"])
def test_a_line_that_was_changed_shows(
    folder: Path, window: Window, change: str
) -> None:
    """A line with another answer, one line twice and one line less are faults of the record."""
    answer_all(window())
    whole = lines(folder)
    changed = {
        "changed": [*whole[:2], whole[2].replace(b"held", b"hold"), *whole[3:]],
        "put in": [*whole[:3], *whole[2:]],
        "taken out": [*whole[:2], *whole[3:]],
    }
    next(folder.iterdir()).write_bytes(b"".join(changed[change]))
    assert 1 <= len(journal.read(folder).faults)


def test_a_record_whose_end_was_cut_shows_beside_its_receipt(
    folder: Path, window: Window
) -> None:
    """The receipt of the page, which its saved copy holds, does not fit what is left."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    (receipt,) = receipts(widget)
    next(folder.iterdir()).write_bytes(b"".join(lines(folder)[:-1]))
    assert receipt in widget._plain()
    assert "its end was cut off" in missing(folder, receipt)


def test_a_record_that_was_erased_or_written_anew_shows_beside_its_receipt(
    folder: Path, window: Window
) -> None:
    """A file that is gone is missed, and one with another end is known for another."""
    widget = window()
    answer_all(widget)
    hand_in(widget)
    (receipt,) = receipts(widget)
    (file,) = folder.iterdir()
    file.write_bytes(_forged(lines(folder)))
    assert "is another file than it was" in missing(folder, receipt)
    file.unlink()
    assert "the record has no file" in missing(folder, receipt)


def _forged(whole: list[bytes]) -> bytes:
    """Write the lines of a file anew, each answer a second answer's, with a chain that holds."""
    made, before = b"", ""
    for n, data in enumerate(whole, 1):
        line = msgspec.json.decode(data, type=Line)
        event = line.event
        if isinstance(event, Answered):
            event = msgspec.structs.replace(event, response="forged")
        written, before = encode_line(before, n, line.at, event)
        made += written
    return made


def test_the_record_says_when_an_attempt_was_begun(
    folder: Path, window: Window
) -> None:
    """ShownAttempt a graded quiz is the first line of its attempt, before any answer."""
    window()
    (step,) = journal.read(folder).steps
    assert isinstance(step.event, journal.Begun)
    assert (SLUG, 1) == (step.event.quiz, step.event.attempt)


def test_the_content_is_public_and_whoever_looks_it_up_finds_it(
    root: Path, folder: Path, window: Window
) -> None:
    """Every question of a graded paper stands in the course, word for word, with its key."""
    bank = course(root).bank.items.values()
    for item in window().paper["items"]:
        assert any(item["stem"] == known.stem and known.key for known in bank)


def test_whoever_reads_the_secret_in_the_record_can_draw_the_key(
    root: Path, folder: Path, window: Window
) -> None:
    """The record and the course together give the paper with its key."""
    widget = window()
    secret = attempt_work(journal.read(folder), SLUG).secret
    assert widget._conversation.quiz == course(root).quiz_for(
        SLUG, "me", 1, {1: secret}
    )


def test_erasing_the_record_opens_every_attempt_again(
    folder: Path, window: Window
) -> None:
    """What was handed in can be begun anew, with another paper."""
    widget = window()
    hand_in(widget)
    for file in folder.iterdir():
        file.unlink()
    again = window()
    assert "ended" not in again._conversation.state()
    assert widget.paper["id"] != again.paper["id"]


def test_another_name_is_another_learner(
    folder: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A learner of another name has handed in nothing."""
    hand_in(window())
    monkeypatch.setenv(find.LEARNER, "another")
    assert "ended" not in window()._conversation.state()


def test_without_a_receipt_a_cut_or_forged_record_passes(
    folder: Path, window: Window
) -> None:
    """Neither a file without its last line nor one that was written anew has a fault."""
    answer_all(window())
    whole = lines(folder)
    for data in (b"".join(whole[:-1]), _forged(whole)):
        next(folder.iterdir()).write_bytes(data)
        record = journal.read(folder)
        assert () == record.faults
        assert all(entry.trusted for entry in record.entries)


def test_of_two_machines_that_begin_one_attempt_apart_the_first_counts(
    root: Path, folder: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Together, the records give the first one's paper; the other's answers are kept."""
    first = window()
    monkeypatch.setenv(find.HOME, str(root.parent / "elsewhere"))
    second = window()
    answer_all(second)
    (there,) = (root.parent / "elsewhere" / "skerry-isles" / "me").iterdir()
    (folder / there.name).write_bytes(there.read_bytes())
    monkeypatch.setenv(find.HOME, str(root.parent / "home"))
    both = window()
    assert first.paper == both.paper != second.paper
    state = both._conversation.state()
    assert {} == state["answers"]
    assert state["note"].startswith(
        "Some answers of this attempt were given to other questions"
    )
    assert len(second.paper["items"]) == len(journal.read(folder).entries)


def test_practice_hides_nothing(root: Path, window: Window) -> None:
    """The seed of a practice paper can be typed, and gives its key."""
    quiz = window()._conversation.quiz
    assert quiz == course(root).quiz(SLUG, seed_of("skerry-isles", SLUG, "me", 1))

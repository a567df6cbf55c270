import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from msgspec import structs

from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.grade import mark
from policystory.journal import (
    Answered,
    Begun,
    Drafted,
    Journal,
    Predicted,
    Submitted,
    read,
)
from policystory.learner.calendar_day import MACHINE_ZONE, local_time
from policystory.learner.progress import attempt_work
from policystory.learner.session import Session
from tests.journal.sessions import NOON, ticking
from tests.worlds import course

Run = Callable[..., Result]
QUIZ = "01-crossings"


def answered(learner: str) -> Path:
    """Answer the first question of the exit quiz as this learner; return the record's folder."""
    open_: OpenCourse = course()
    quiz = open_.quiz_for(QUIZ, learner)
    shown = quiz.paper.items[0]
    response = shown.options[0].id if shown.options else "1"
    earned = mark(shown, quiz.key.items[shown.id], response)
    folder = find.records_home() / open_.id / learner
    journal = Journal(folder, "s1", open_.id, learner, ticking())
    journal.write(
        Answered(
            quiz=QUIZ, attempt=1, paper=quiz.paper.id, content=quiz.paper.content, item=shown.id,
            family=quiz.key.items[shown.id].family, response=response, reason=earned.reason.value,
            points=str(earned.points), possible=str(earned.possible),
        )
    )  # fmt: skip
    journal.close()
    return folder


@pytest.fixture
def folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a record with one answer; no variable names the learner."""
    monkeypatch.delenv(find.LEARNER, raising=False)
    assert root.is_dir()
    return answered(find.learner())


def test_a_record_is_shown_with_its_questions(run: Run, folder: Path) -> None:
    """Lesson, quiz, time, result, question and answer are words; JSON has the entries."""
    shown = run("record", "show").output.splitlines()
    item = course().quiz_for(QUIZ, folder.name).paper.items[0]
    (entry,) = read(folder).entries
    right = entry.event.reason == "right"
    earned = f"{int(right)} of 3 right at the first try, {int(right)} of 4 points"
    verdict = "Right." if right else "Not right."
    assert [
        "Crossings",
        f"  Exit quiz ({local_time(NOON, MACHINE_ZONE)}): {earned}",
        f"    {item.stem}",
        f"      You answered: {item.options[0].text}. {verdict}",
        f"1 answer in {folder}",
    ] == shown
    (entry,) = json.loads(run("record", "show", "--json").output)["entries"]
    assert entry["event"]["quiz"] == QUIZ


@pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="Windows takes no zone by its name"
)
@pytest.mark.parametrize(
    ("zone", "expected"),
    [("America/New_York", "08:00-04:00"), ("Asia/Kolkata", "17:30+05:30")],
)
def test_a_time_is_that_of_the_learners_clock(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str, expected: str
) -> None:
    """What a learner did at eight in the morning is listed under eight, by the rule of that day."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        shown = run("record", "show").output
    time.tzset()
    assert f"  Exit quiz (2021-06-07 {expected}): " in shown


def test_answer_to_removed_question_is_shown(run: Run, folder: Path) -> None:
    """A question that the course no longer has is of an earlier version; its answer stays."""
    journal = Journal(folder, "s2", "skerry-isles", folder.name, ticking())
    gone = read(folder).entries[0].event
    journal.write(
        Answered(
            **{
                **{name: getattr(gone, name) for name in gone.__struct_fields__},
                "item": "gone",
            }
        )
    )
    journal.close()
    assert (
        "a question of an earlier version of the course" in run("record", "show").output
    )


def test_what_is_held_is_shown_without_points(run: Run, folder: Path) -> None:
    """While marks are held, the answer stands there alone; the hand-in is told beside the quiz."""
    at_one = NOON + timedelta(hours=1)
    journal = Journal(folder, "s2", "skerry-isles", folder.name, ticking(at_one, 60))
    shown = read(folder).entries[0].event
    held = structs.replace(shown, attempt=2, reason="held", points="0")
    journal.write(held)
    journal.write(Submitted(quiz=QUIZ, attempt=2, paper=shown.paper))
    journal.close()
    lines = run("record", "show").output.splitlines()
    begin = local_time(at_one + timedelta(seconds=60 * 2), MACHINE_ZONE)
    (heading,) = [line for line in lines if "attempt 2" in line]
    assert heading.startswith("  Exit quiz, attempt 2, handed in (")
    assert begin in heading
    assert heading.endswith(": 1 of 3 answered")
    assert f"2 answers in {folder}" == lines[-1]


def test_predictions_are_shown_with_their_lesson(run: Run, folder: Path) -> None:
    """What a learner predicted stands before the quizzes of its lesson, in words."""
    journal = Journal(folder, "s2", "skerry-isles", folder.name, ticking())
    said = ("fuller-boats", "One April"), ("tended-by", "the \x1b[31mkeeper")
    for prediction, response in said:
        journal.write(Predicted(lesson=QUIZ, prediction=prediction, response=response))
    journal.close()
    lines = run("record", "show").output.splitlines()
    assert ("Crossings", True) == (lines[0], lines[1].startswith("  Predictions ("))
    assert [
        "    Which brought the ferries more people, one April or a whole winter?",
        "      You answered: One April",
        "    Who do you think tended the lamp on Gull Rock?",
        "      You answered: the \\u001b[31mkeeper",
    ] == lines[2:6]


def test_a_folder_that_cannot_be_written_is_told(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file stands in place of the folder, `record show` says that nothing can be kept."""
    home = root.parent / "no-folder"
    home.write_text("a file")
    monkeypatch.setenv(find.HOME, str(home))
    told = run("record", "show").output
    assert "your answers cannot be kept in " in told
    assert "set POLICYSTORY_HOME to a folder that you can write to" in told


def test_a_record_verifies_until_it_is_changed(run: Run, folder: Path) -> None:
    """Verify exits with 0 when every chain holds, and with 1 and the line when one does not."""
    assert (0, True) == (
        (result := run("record", "verify")).exit_code,
        "1 answer, 1 of them proved" in result.output,
    )
    (file,) = folder.glob("*.jsonl")
    file.write_bytes(file.read_bytes().replace(b'"attempt":1', b'"attempt":2'))
    result = run("record", "verify")
    assert (1, True) == (
        result.exit_code,
        f"{file.name}, line 2: this line was changed" in result.output,
    )
    assert (
        json.loads(run("record", "verify", "--json").output)["files"][0]["trusted"] == 0
    )


def test_verify_says_what_it_cannot_see(run: Run, folder: Path) -> None:
    """A file that was cut short passes, with a warning; with its receipt it does not pass."""
    (file,) = folder.glob("*.jsonl")
    receipt = next(
        line
        for line in run("record", "verify").output.splitlines()
        if "receipt 2" in line
    ).split()[1]
    assert run("record", "verify", "--receipt", receipt).exit_code == 0
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
    cut = run("record", "verify")
    assert (0, True) == (
        cut.exit_code,
        "A file that is gone, cut off at its end" in cut.output,
    )
    result = run("record", "verify", "--receipt", receipt)
    assert (1, True) == (result.exit_code, "its end was cut off" in result.output)


def test_malformed_receipt_is_refused(run: Run, folder: Path) -> None:
    """A slip of the pen in a receipt is told with the form that it has."""
    result = run("record", "verify", "--receipt", "x")
    assert (2, True) == (result.exit_code, "FILE:LINES:HASH" in result.output)


def test_line_with_a_future_date_is_set_aside(run: Run, folder: Path) -> None:
    """A line of the next century is reported until it is set aside; the rest counts."""
    journal = Journal(
        folder,
        "s2",
        "skerry-isles",
        folder.name,
        ticking(NOON + timedelta(days=28_000)),
    )
    journal.write(structs.replace(read(folder).entries[0].event, item="later"))
    journal.close()
    told = run("record", "verify")
    assert (1, True) == (told.exit_code, "policystory record set-aside" in told.output)
    assert "should these lines no longer count?" in run("record", "set-aside").output
    assert len(read(folder).entries) == 2
    assert run("record", "set-aside", "--yes").output.endswith(
        "dated 2098-02-03\nset aside: 1 line\n"
    )
    assert len(read(folder).entries) == 1
    assert run("record", "verify").exit_code == 0
    assert (
        run("record", "set-aside", "--yes").output
        == "nothing is dated later than now\n"
    )


def test_a_record_moves_to_a_new_machine(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Merging needs --adopt to bring its learner; then the answers count as if given there."""
    assert run("record", "export", tmp_path / "mine.zip").exit_code == 0
    monkeypatch.setenv(find.HOME, str(tmp_path / "elsewhere"))
    refused = run("record", "merge", tmp_path / "mine.zip")
    assert (1, True) == (
        refused.exit_code,
        "with --adopt this machine continues as that learner" in refused.output,
    )
    assert run("record", "merge", tmp_path / "mine.zip", "--adopt").exit_code == 0
    assert folder.name == find.learner()
    assert (
        len(
            attempt_work(
                read(find.records_home() / "skerry-isles" / find.learner()), QUIZ
            ).items
        )
        == 1
    )
    again = run("record", "merge", tmp_path / "mine.zip")
    assert (0, "files: 0 new, 0 continued, 1 known before\n") == (
        again.exit_code,
        again.output,
    )


def test_learner_of_the_variable_is_not_replaced(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a variable names the learner, adopting another one is refused with its name."""
    run("record", "export", tmp_path / "mine.zip")
    monkeypatch.setenv(find.LEARNER, "somebody")
    result = run("record", "merge", tmp_path / "mine.zip", "--adopt")
    assert (1, True) == (
        result.exit_code,
        f"POLICYSTORY_LEARNER names the learner; set it to '{folder.name}'"
        in result.output,
    )


def test_erasing_asks_first(run: Run, folder: Path) -> None:
    """Without a yes nothing is deleted; with one the answers are gone."""
    assert "Delete 1 answer in" in run("record", "erase").output
    assert len(read(folder).entries) == 1
    assert run("record", "erase", "--yes").output == "deleted: 1 file\n"
    assert len(read(folder).entries) == 0


def test_answers_after_an_erasure_are_kept(run: Run, folder: Path, root: Path) -> None:
    """After the record was erased, a running kernel says "kept" only of what a new kernel reads."""
    before = read(folder).entries[0].event
    session = Session(root / "lessons")
    session.queue.add(structs.replace(before, item="i1"))
    assert run("record", "erase", "--yes").exit_code == 0
    for item in ("i2", "i3"):
        session.queue.add(structs.replace(before, item=item))
        assert ([], "") == (session.queue.waiting, session.queue.trouble)
    assert ["i2", "i3"] == [
        entry.event.item for entry in Session(root / "lessons").record().entries
    ]


def test_a_beginning_is_shown(run: Run, folder: Path) -> None:
    """That a graded attempt was begun is told with its time, and its secret is not."""
    journal = Journal(folder, "s2", "skerry-isles", folder.name, ticking())
    journal.write(Begun(quiz=QUIZ, attempt=1, secret="of-the-attempt"))  # noqa: S106 - no password
    journal.close()
    shown = run("record", "show").output
    assert f"  Exit quiz (begun {local_time(NOON, MACHINE_ZONE)}" in shown
    assert "of-the-attempt" not in shown


def test_a_brief_is_shown_with_its_older_texts(run: Run, folder: Path) -> None:
    """What was written in a brief is printed, and what another window overtook, too."""
    journal = Journal(folder, "s2", "skerry-isles", folder.name, ticking())
    change = Drafted(
        lesson="01-crossings", brief="for", part="lit-gull", side="answers"
    )
    for text in ("Lit", "Lit in 1874.", "Another text."):
        journal.write(structs.replace(change, text=text))
    journal.write(structs.replace(change, part="opening", text="It was.", side=""))
    journal.close()
    shown = run("record", "show").output
    assert "HN ¶5: The lamp of Gull Rock was first lit in 1874" in shown
    assert "You answered: Lit in 1874., then Another text." in shown
    assert "Opening\n      You answered: It was.\n" in shown

"""The page quizzes/README.md: each claim in bold is held by the test of its name."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from policystory import journal
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.items.item import code, item_code
from policystory.journal.lines import Answered, Line, chained
from policystory.learner.progress import work
from policystory.quiz.assemble import seed_of
from policystory.widget.quiz import QuizWidget
from tests.widget.conftest import Window
from tests.widget.test_again import answer_all, plan
from tests.widget.test_receipts import hand_in, missing, receipts

PAGE = Path(__file__).parents[2] / "quizzes" / "README.md"
SLUG = "01-crossings"


@pytest.fixture
def folder(root: Path) -> Path:
    """Let the exit quiz be graded; return the folder of the learner's record."""
    plan(root, "mode: graded\n    attempts: 2")
    return root.parent / "home" / "skerry-isles" / "me"


def right_and_wrong(widget: QuizWidget) -> tuple[dict[str, Any], str, str]:
    """Return a question with options, its right option, and one that is wrong."""
    item = next(item for item in widget.paper["items"] if item["options"])
    right = widget._conversation.quiz.key.items[item["id"]].key
    wrong = next(option["id"] for option in item["options"] if option["id"] != right)
    assert isinstance(right, str)
    return item, right, wrong


def told(widget: QuizWidget, item: str, response: str) -> list[dict[str, Any]]:
    """Answer a question, and return all that the page is told then and when it opens again."""
    message = {"type": "answer", "item": item, "response": response, "ticket": "t"}
    replies = widget._conversation.hear(message)
    return [
        *replies,
        *widget._conversation.hear({"type": "hello"}),
        {"copy": widget._plain()},
    ]


def lines(folder: Path) -> list[bytes]:
    """Return the lines of the only file of a record, with their ends."""
    (file,) = folder.iterdir()
    return file.read_bytes().splitlines(keepends=True)


def course(root: Path) -> OpenCourse:
    """Return the course as anyone has it who installed it."""
    return OpenCourse(find.content(root / "lessons"))


def test_each_claim_has_a_test_and_each_test_a_claim() -> None:
    """The sentences in bold on the page are the names of the tests here."""
    claims = re.findall(
        r"^- \*\*(.+?)\.\*\*", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    names = {"test_" + re.sub(r"\W+", "_", claim.lower()) for claim in claims}
    tests = {name for name in globals() if name.startswith("test_")}
    assert names == tests - {"test_each_claim_has_a_test_and_each_test_a_claim"}


# --- prevented
# -------------------------------------------------------------------------------------------------------


def test_no_reply_tells_right_from_wrong_before_marks_are_told(
    folder: Path, window: Window
) -> None:
    """Replies, traits and copies are the same to a right and a wrong answer, but for itself."""
    widget = window()
    item, right, wrong = right_and_wrong(widget)
    (begun,) = folder.iterdir()
    before = begun.read_bytes()
    results = []
    for response in (right, wrong):
        widget = window()
        results.append(
            _without_options(
                [told(widget, item["id"], response), widget.paper, widget.terms], item
            )
        )
        for file in folder.iterdir():
            file.unlink()
        begun.write_bytes(before)
    assert results[0] == results[1]


def _without_options(said: object, item: dict[str, Any]) -> str:
    """Return what was said without the options of a question, which the page shows in any case."""
    text = msgspec.json.encode(said).decode()
    for option in item["options"]:
        text = text.replace(option["id"], "…").replace(option["text"], "…")
    return text


def test_the_record_tells_no_mark_before_the_page_does(
    folder: Path, window: Window
) -> None:
    """A right and a wrong answer are kept with one mark and no family; a hand-in adds none."""
    widget = window()
    item, right, wrong = right_and_wrong(widget)
    told(widget, item["id"], wrong)
    message = {
        "type": "answer",
        "item": item["id"],
        "response": right,
        "ticket": "t2",
        "seen": 1,
    }
    widget._conversation.hear(message)
    hand_in(widget)
    record = journal.read(folder)
    held = {
        (entry.event.reason, entry.event.points, entry.event.family) for entry in record.entries
    }
    assert ({("held", "0", "")}, [{}]) == (
        held,
        [step.event.reasons for step in record.steps if _is_hand_in(step)],
    )


def _is_hand_in(step: journal.Step) -> bool:
    """Tell whether a step is a hand-in."""
    return isinstance(step.event, journal.Submitted)


def test_no_seed_that_can_be_typed_draws_a_graded_paper(
    root: Path, folder: Path, window: Window
) -> None:
    """The public seed gives another paper, and so does another secret."""
    paper = window().paper
    typed = course(root).quiz(SLUG, seed_of("skerry-isles", SLUG, "me", 1))
    assert paper["id"] != typed.paper.id
    assert not {item["id"] for item in paper["items"]} & set(typed.key.items)
    for file in folder.iterdir():
        file.unlink()
    assert paper["id"] != window().paper["id"]


def test_a_code_tells_its_question_to_nobody_without_the_seed(
    root: Path, folder: Path, window: Window
) -> None:
    """No code is made of the bank's names alone, or with the seed that everyone knows."""
    codes = {item["id"] for item in window().paper["items"]}
    names = course(root).bank.items
    public = seed_of("skerry-isles", SLUG, "me", 1)
    guesses = {
        make
        for name in names
        for make in (code(name), item_code(name, ""), item_code(name, public))
    }
    assert len(names) > len(codes) > 0
    assert not codes & guesses


def test_an_attempt_keeps_its_questions_wherever_the_record_goes(
    root: Path, folder: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run again, here and where the record was taken, it has the same paper and answers."""
    widget = window()
    answer_all(widget)
    assert widget.paper == window().paper
    there = root.parent / "elsewhere" / "skerry-isles" / "me"
    there.mkdir(parents=True)
    for file in folder.iterdir():
        (there / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv(find.HOME, str(root.parent / "elsewhere"))
    moved = window()
    assert widget.paper == moved.paper
    assert (
        widget._conversation.state()["answers"]
        == moved._conversation.state()["answers"]
    )


def test_nothing_can_be_changed_after_handing_in(folder: Path, window: Window) -> None:
    """A later answer is refused, in another kernel too, and the record stays as it is."""
    widget = window()
    item, right, wrong = right_and_wrong(widget)
    told(widget, item["id"], wrong)
    hand_in(widget)
    before = lines(folder)
    for page in (widget, window()):
        message = {
            "type": "answer",
            "item": item["id"],
            "response": right,
            "ticket": "late",
            "seen": 1,
        }
        assert "refused" == page._conversation.hear(message)[0]["type"]
        assert wrong == page._conversation.state()["answers"][item["id"]]["response"]
    assert before == lines(folder)


def test_an_attempt_cannot_be_begun_more_often_than_its_plan_allows(
    folder: Path, window: Window
) -> None:
    """The second of two attempts counts once it is begun, and there is no third."""
    widget = window()
    hand_in(widget)
    papers = [widget.paper["id"]]
    widget._hear(None, {"type": "again"}, None)
    papers.append(widget.paper["id"])
    assert papers[1] == window().paper["id"]
    hand_in(widget)
    widget._hear(None, {"type": "again"}, None)
    assert papers[1] == widget.paper["id"] == window().paper["id"]
    assert 2 == len(set(papers))


def test_a_page_cannot_change_what_is_asked(folder: Path, window: Window) -> None:
    """A page's traits are not taken, and a long answer reaches neither record nor notebook."""
    widget = window()
    before = widget.get_state()
    widget.set_state({"paper": {}, "_esm": "alert(1)"})
    item, right, _ = right_and_wrong(widget)
    told(widget, item["id"], right * 10_000)
    assert before == widget.get_state()
    assert () == tuple(journal.read(folder).entries)


# --- evident
# ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["changed", "put in", "taken out"])
def test_a_line_that_was_changed_shows(
    folder: Path, window: Window, change: str
) -> None:
    """A line with another answer, one line twice and one line less are faults of the record."""
    answer_all(window())
    whole = lines(folder)
    changed = {"changed": [*whole[:2], whole[2].replace(b"held", b"hold"), *whole[3:]],
               "put in": [*whole[:3], *whole[2:]], "taken out": [*whole[:2], *whole[3:]]}  # fmt: skip
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
        written, before = chained(before, n, line.at, event)
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


# --- not defended
# ----------------------------------------------------------------------------------------------------


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
    secret = work(journal.read(folder), SLUG).secret
    assert widget._conversation.quiz == course(root).quiz_for(SLUG, "me", 1, secret)


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

"""The page quizzes/README.md: each claim in bold is held by the test of its name."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from policystory import journal
from policystory.course import find
from policystory.items.item import code, item_code
from policystory.quiz.assemble import seed_of
from tests.widget import test_graded_record as of_the_record
from tests.widget.conftest import Window
from tests.widget.graded import (
    SLUG,
    course,
    graded_folder,
    lines,
    right_and_wrong,
    told,
)
from tests.widget.test_quiz_attempts import answer_all, plan
from tests.widget.test_receipts import hand_in

PAGE = Path(__file__).parents[2] / "quizzes" / "README.md"


@pytest.fixture
def folder(root: Path) -> Path:
    """Let the exit quiz be graded; return the folder of the learner's record."""
    return graded_folder(root)


def test_each_claim_has_a_test_and_each_test_a_claim() -> None:
    """The sentences in bold on the page are the names of the tests here and of the record."""
    claims = re.findall(
        r"^- \*\*(.+?)\.\*\*", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    names = {"test_" + re.sub(r"\W+", "_", claim.lower()) for claim in claims}
    both = {*globals(), *vars(of_the_record)}
    tests = {name for name in both if name.startswith("test_")}
    assert names == tests - {"test_each_claim_has_a_test_and_each_test_a_claim"}


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
    """A right and a wrong answer are kept with one mark and no family; the hand-in tells both."""
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
    widget._conversation.reply_to(message)
    before = journal.read(folder)
    held = {
        (entry.event.reason, entry.event.points, entry.event.family)
        for entry in before.entries
    }
    assert {("held", "0", "")} == held
    assert not any(map(_is_hand_in, before.steps))
    hand_in(widget)
    after = journal.read(folder)
    (told_at_the_end,) = [step.event for step in after.steps if _is_hand_in(step)]
    assert {item["id"]: "right"} == told_at_the_end.reasons
    assert before.entries == after.entries


def test_marks_and_feedback_come_at_handing_in(folder: Path, window: Window) -> None:
    """A learner alone gets points, reasons and right answers then, here and in a later kernel."""
    widget = window()
    item, _, wrong = right_and_wrong(widget)
    told(widget, item["id"], wrong)
    assert None is widget._conversation.state().get("result")
    hand_in(widget)
    for page in (widget, window()):
        state = page._conversation.state()
        mark = state["answers"][item["id"]]["mark"]
        assert ("0", "wrong") == (state["result"]["points"], mark["reason"])
        assert mark["feedback"]
        assert any(option["right"] for option in mark["whole"])
        assert "Right answer:" in page._plain()


def test_rules_can_hold_marks_until_they_are_released(
    root: Path, window: Window
) -> None:
    """Where a plan says so, handing in tells no mark, and the record keeps none either."""
    plan(root, "mode: graded\n    rules: {feedback: when-released}")
    widget = window()
    item, right, _ = right_and_wrong(widget)
    told(widget, item["id"], right)
    hand_in(widget)
    state = widget._conversation.state()
    assert (None, "held") == (
        state["result"],
        state["answers"][item["id"]]["mark"]["reason"],
    )
    record = journal.read(root.parent / "home" / "skerry-isles" / "me")
    assert [{}] == [step.event.reasons for step in record.steps if _is_hand_in(step)]


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
        assert "refused" == page._conversation.reply_to(message)[0]["type"]
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

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.forms import FORMS
from policystory.items.item import Reason
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget.replies_about_items import ItemMessages
from tests.every_form import EVERY
from tests.widget.conversations import (
    CHOICE,
    JSON,
    KEEPER,
    QUIZ,
    every,
    feedback_texts,
    key,
    say,
    talk,
    told,
    wrong,
)
from tests.worlds import corpus

SUBMIT = {"type": "submit"}


def whole(reply: dict[str, Any]) -> list[Any]:
    """Return all that a reply tells of its item."""
    return reply["mark"]["whole"]


def test_right_answer_explains_all_options() -> None:
    """Each option comes with whether it is right, its feedback, and the sources of its facts."""
    told_now = whole(say(talk(), KEEPER, key(KEEPER)))
    shown = next(item for item in QUIZ.paper.items if item.id == KEEPER)
    feedback = QUIZ.key.items[KEEPER].feedback
    expected = [
        (option.text, option.id == key(KEEPER), feedback[option.id])
        for option in shown.options
    ]
    assert expected == [
        (option["text"], option["right"], option["feedback"]) for option in told_now
    ]
    assert all(option["sources"] for option in told_now)


def test_last_try_explains_all_options() -> None:
    """A wrong answer with a try left tells nothing of the other options; the last one tells all."""
    conversation = talk(quiz=told(Feedback.AT_ONCE, tries=2))
    first, second = (
        say(conversation, CHOICE, wrong(CHOICE), ticket) for ticket in ("t1", "t2")
    )
    assert ((1, []), 0) == ((first["left"], whole(first)), second["left"])
    assert [key(CHOICE)] == [
        option.id
        for option, told_option in zip(
            QUIZ.paper.items[0].options, whole(second), strict=True
        )
        if told_option["right"]
    ]


def test_wrong_answer_with_tries_left_explains_no_options() -> None:
    """As long as the learner can still find out, the other options are not told."""
    assert [] == whole(say(talk(), CHOICE, wrong(CHOICE)))
    assert [] == whole(say(talk(), CHOICE, "no-such-option"))


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("when", [Feedback.AT_END, Feedback.WHEN_RELEASED])
def test_held_mark_explains_no_options(when: Feedback, right: bool) -> None:
    """A held mark explains nothing, however many tries were used."""
    conversation = talk(quiz=told(when, tries=1))
    for ticket in ("t1", "t2"):
        reply = say(
            conversation, CHOICE, key(CHOICE) if right else wrong(CHOICE), ticket
        )
        assert ([], None, "held") == (
            whole(reply),
            reply["left"],
            reply["mark"]["reason"],
        )


def test_handing_in_explains_all_options() -> None:
    """Handing in explains all options of a wrong answer, unless marks are released later."""
    for when, options in ((Feedback.AT_END, 3), (Feedback.WHEN_RELEASED, 0)):
        conversation = talk(quiz=told(when))
        say(conversation, CHOICE, wrong(CHOICE))
        (state,) = conversation.reply_to(SUBMIT)
        assert options == len(whole(state["answers"][CHOICE]))


def test_open_questions_are_explained_after_handing_in() -> None:
    """After handing in, open questions are explained, unless marks are released later."""
    (state,) = talk(quiz=told(Feedback.AT_END)).reply_to(SUBMIT)
    assert list(QUIZ.key.items) == list(state["answers"])
    left = state["answers"][CHOICE]
    mark = left["mark"]
    assert (None, "unanswered", "0", 3) == (
        left["response"],
        mark["reason"],
        mark["points"],
        len(mark["whole"]),
    )
    (held,) = talk(quiz=told(Feedback.WHEN_RELEASED)).reply_to(SUBMIT)
    assert {} == held["answers"]


PARTS = {
    "single-choice": [("Ada Marsh", True), ("Tom Reed", False), ("Ines Holm", False)],
    "multiple-choice": [("Ada Marsh", True), ("Tom Reed", True), ("Ines Holm", False)],
    "number": [("4,200 people", True)],
    "short-text": [("Ada Marsh", True)],
    "matching": [("Gull Rock → Ada Marsh", True), ("Tern Island → Tom Reed", True)],
    "ordering": [("Ines Holm", True), ("Ada Marsh", True), ("Tom Reed", True)],
    "categorise": [("Gull Rock → Ada Marsh", True), ("Tern Island → Tom Reed", True)],
    "cloze": [("Gap 1 → Ada Marsh", True), ("Gap 2 → the lamp", True)],
    "source-support": [("Ada Marsh", True), ("Tom Reed", False), ("Ines Holm", False)],
}


@pytest.mark.parametrize("kind", list(EVERY))
def test_options_of_each_kind_are_explained(kind: str) -> None:
    """Options, rows, gaps and entries of each kind come right, with feedback and sources."""
    quiz = every(kind)
    (item,) = quiz.paper.items
    options = ItemMessages(corpus(), {}).options(item, quiz.key.items[item.id])
    assert PARTS[kind] == [(option["text"], option["right"]) for option in options]
    assert all(
        option["feedback"].startswith("What is true of ") and option["sources"]
        for option in options
    )


OWN = corpus().facts["carried-april"].sources


def test_sources_are_of_all_facts_each_once() -> None:
    """An item links the sources of each of its facts and its own, each paragraph once."""
    paper, key_ = every("single-choice").paper, every("single-choice").key
    (old,) = key_.items.values()
    several = msgspec.structs.replace(
        old, asked=("keeper-gull", "keeper-gull", "keeper-tern"), sources=OWN
    )
    quiz = Quiz(paper, msgspec.structs.replace(key_, items={old.id: several}))
    links = say(talk(quiz=quiz), old.id, "ada-marsh")["mark"]["sources"]
    cited = {
        citation
        for fact in ("keeper-gull", "keeper-tern")
        for citation in corpus().facts[fact].sources
    }
    wanted = cited | set(OWN)
    assert len(wanted) == len(links) == len({link["label"] for link in links})


ALL = {
    when: every(when=when, tries=2, hints=True, confidence=True)
    for when in (Feedback.AT_END, Feedback.WHEN_RELEASED)
}
IDS = [item.id for item in ALL[Feedback.AT_END].paper.items]
RIGHT = [
    sample.response
    for kind, item in EVERY.items()
    for sample in FORMS[kind].samples(item)
    if sample.reason in (Reason.RIGHT, Reason.PARTLY_RIGHT, Reason.CHECK_SPELLING)
]
message = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["hello", "read", "hint", "again", "answer", "answer", "answer"]
        )
    },
    optional={
        "item": st.sampled_from(IDS),
        "response": st.sampled_from(RIGHT) | JSON,
        "ticket": st.sampled_from(["t1", "t2", "t3", "t4"]) | JSON,
        "confidence": st.sampled_from(["sure", "guess"]) | JSON,
    },
)


@given(
    st.sampled_from(list(ALL.values())), st.lists(message, max_size=8), st.booleans()
)
def test_nothing_of_the_key_is_told_before_release(
    quiz: Quiz, messages: list[Any], submitted: bool
) -> None:
    """Before release no reply holds feedback, options, points, facts, or a reason that marks."""
    conversation = talk(quiz=quiz)
    submitted = submitted and quiz.paper.feedback is Feedback.WHEN_RELEASED
    replies: list[dict[str, Any]] = []
    for message in [*messages, *[SUBMIT] * submitted, {"type": "hello"}]:
        replies += conversation.reply_to(message)
    text = json.dumps(replies, default=str)
    assert [] == [feedback for feedback in feedback_texts(quiz) if feedback in text]
    assert not any(f'"{fact}"' in text or f"#{fact}" in text for fact in corpus().facts)
    entries = [entry for reply in replies for entry in (*_told(reply), reply)]
    marks = [entry["mark"] for entry in entries if entry.get("mark")]
    assert {"held", "unreadable", "unanswered"} >= {mark["reason"] for mark in marks}
    assert all(
        (mark["whole"], mark["sources"], mark["points"], mark["section"])
        == ([], [], "0", None)
        for mark in marks
    )
    assert {None} >= {entry.get("left") for entry in entries}
    strikes = [
        hint["option"]
        for entry in entries
        for hint in entry.get("hints", [])
        if hint["kind"] == "strike"
    ]
    assert (
        "ada-marsh" not in strikes
    )  # the key of both kinds to which there is such a hint


def _told(reply: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the state of an attempt tells of each item."""
    return list(reply["answers"].values()) if reply["type"] == "state" else []


def test_right_and_wrong_get_the_same_reply_while_marks_are_held() -> None:
    """Apart from the response, nothing in a reply depends on the key, not even the tries."""
    for item, quiz in zip(IDS, [ALL[Feedback.WHEN_RELEASED]] * len(IDS), strict=True):
        kind = next(
            candidate for candidate in quiz.paper.items if candidate.id == item
        ).kind
        replies = set()
        for sample in FORMS[kind].samples(EVERY[kind]):
            if sample.reason not in (Reason.UNREADABLE, Reason.UNANSWERED):
                conversation = talk(quiz=quiz)
                say(conversation, item, sample.response, "t1")
                reply = say(conversation, item, sample.response, "t2")
                replies.add(
                    json.dumps({**reply, "response": None}, default=str, sort_keys=True)
                )
        assert 1 == len(replies), kind

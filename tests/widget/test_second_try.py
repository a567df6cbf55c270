"""What a learner is told of a wrong answer that can be tried again, and when the whole answer."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.journal import Revealed
from policystory.learner.progress import AttemptWork
from policystory.quiz.paper import Feedback
from policystory.widget.answer_parts import without_answer
from policystory.widget.attempt_context import Afterwards, AttemptContext
from tests.widget.conversations import (
    CHOICE,
    KEEPER,
    NUMBER,
    QUIZ,
    Disk,
    every,
    key,
    say,
    talk,
    told,
    wrong,
)


def whole(reply: dict[str, Any]) -> list[Any]:
    """Return all that a reply tells of its item."""
    return reply["mark"]["whole"]


@pytest.mark.parametrize("rules", [{}, {"tries": 3}, {"retry_cost": Decimal("0.25")}])
def test_a_first_wrong_answer_gets_its_reason_and_where_to_read(
    rules: dict[str, Any],
) -> None:
    """Until a question is closed, a wrong answer is told why and where to read, not the answer."""
    conversation = talk(quiz=told(Feedback.AT_ONCE, **rules))
    reply = say(conversation, KEEPER, wrong(KEEPER), "t1")["mark"]
    feedback = QUIZ.key.items[KEEPER].feedback[wrong(KEEPER)]
    assert ("wrong", (feedback,), [], []) == (
        reply["reason"],
        reply["feedback"],
        reply["sources"],
        reply["whole"],
    )
    section = {"label": "The lamps of the isles", "href": "#The-lamps-of-the-isles"}
    assert ("Not right.", section) == (reply["verdict"], reply["section"])
    (state,) = conversation.reply_to({"type": "hello"})
    assert reply == state["answers"][KEEPER]["mark"]
    right = say(conversation, KEEPER, key(KEEPER), "t2")["mark"]
    assert right["feedback"]
    assert right["sources"]


def test_the_last_wrong_try_is_explained() -> None:
    """When no try is left nothing is given away."""
    conversation = talk(quiz=told(Feedback.AT_ONCE, tries=1))
    reply = say(conversation, KEEPER, wrong(KEEPER))["mark"]
    assert reply["feedback"]
    assert reply["sources"]


def test_a_second_wrong_answer_is_explained_where_tries_have_no_limit() -> None:
    """After two wrong answers in practice the whole answer is told, with its sources."""
    conversation = talk()
    first = say(conversation, CHOICE, wrong(CHOICE), "t1")
    second = say(conversation, CHOICE, wrong(CHOICE), "t2")
    assert ([], 3) == (whole(first), len(whole(second)))
    assert second["mark"]["sources"]


def test_the_answer_is_shown_when_it_is_asked_for() -> None:
    """After one wrong answer the learner may be shown the whole answer; all pages hear of it."""
    conversation = talk()
    say(conversation, CHOICE, wrong(CHOICE))
    (reply,) = conversation.reply_to({"type": "reveal", "item": CHOICE})
    assert ("revealed", CHOICE, 3) == (reply["type"], reply["item"], len(whole(reply)))
    (state,) = conversation.reply_to({"type": "hello"})
    assert 3 == len(state["answers"][CHOICE]["mark"]["whole"])


def test_that_an_answer_was_shown_is_kept() -> None:
    """The record has it, and a kernel started later still shows the answer."""
    disk = Disk()
    conversation = talk(disk)
    say(conversation, CHOICE, wrong(CHOICE))
    conversation.reply_to({"type": "reveal", "item": CHOICE})
    usual = {"quiz": "01-crossings", "attempt": 1, "paper": QUIZ.paper.id}
    assert Revealed(**usual, item=CHOICE) == disk.kept[-1]
    work = AttemptWork.of(disk.kept)
    later = talk(before=dict(work.items)).state()
    assert conversation.state() == later
    assert 3 == len(later["answers"][CHOICE]["mark"]["whole"])


@pytest.mark.parametrize("when", list(Feedback))
def test_no_answer_is_shown_before_a_try_or_while_marks_are_held(
    when: Feedback,
) -> None:
    """The answer to an open question is refused, and so is any while marks are held back."""
    conversation = talk(quiz=told(when))
    if when is not Feedback.AT_ONCE:
        say(conversation, CHOICE, wrong(CHOICE))
    for item in (CHOICE, "no-such-item"):
        (reply,) = conversation.reply_to({"type": "reveal", "item": item})
        assert ("refused", True) == (reply["type"], "nswer this" in reply["note"])


def test_feedback_with_a_try_left_names_no_answer() -> None:
    """A sentence that names the right option waits until the question is closed."""
    (item,) = every("single-choice").paper.items
    old = every("single-choice").key.items[item.id]
    texts = {"tom-reed": "Not right. He tended Tern Island. It was Ada Marsh."}
    named = msgspec.structs.replace(old, feedback=texts)
    assert ("Not right. He tended Tern Island.",) == without_answer(
        item, named, "tom-reed", texts.values()
    )
    assert ("Ada Marshall did.",) == without_answer(
        item, named, "tom-reed", ["Ada Marshall did."]
    )


GIVEN_PARTS = [
    ("multiple-choice", ["ada-marsh", "ines-holm"], [True, False]),
    ("matching", {"gull": "ada-marsh", "tern": "ines-holm"}, [True, False]),
    ("categorise", {"gull": "ada-marsh", "tern": "ines-holm"}, [True, False]),
    ("cloze", {"g1": "ada-marsh", "g2": "boat"}, [True, False]),
    ("ordering", ["ines-holm", "tom-reed", "ada-marsh"], [True, False, False]),
]


@pytest.mark.parametrize(("kind", "response", "expected"), GIVEN_PARTS)
def test_each_part_of_an_answer_is_marked(
    kind: str, response: Any, expected: list[bool]
) -> None:
    """Rows, gaps, ticks and places of a wrong answer tell whether they are right, and no more."""
    quiz = every(kind)
    reply = say(talk(quiz=quiz), quiz.paper.items[0].id, response)
    assert expected == list(reply["mark"]["parts"].values())
    assert [] == whole(reply)


def test_parts_are_held_with_their_mark() -> None:
    """While marks are held back, no part of an answer tells whether it is right."""
    quiz = every("matching", when=Feedback.AT_END)
    reply = say(talk(quiz=quiz), quiz.paper.items[0].id, {"gull": "ada-marsh"})
    assert {} == reply["mark"]["parts"]


def test_the_last_answer_brings_what_comes_next() -> None:
    """Once all is answered, the page hears what was practised, and what comes next."""
    objectives = {id_: f"Do {id_}" for id_ in QUIZ.key.items[CHOICE].objectives}
    afterwards = Afterwards(
        objectives=objectives,
        next_lesson=("Lamps", "02-lamps.ipynb"),
        review=lambda: "In May.",
    )
    conversation = talk(context=AttemptContext(afterwards=afterwards))
    first = say(conversation, NUMBER, key(NUMBER), "t1")
    say(conversation, KEEPER, key(KEEPER), "t2")
    last = say(conversation, CHOICE, wrong(CHOICE), "t3")
    assert "closing" not in first
    asking = [
        item
        for item in (CHOICE, NUMBER, KEEPER)
        if set(QUIZ.key.items[item].objectives) & set(objectives)
    ]
    assert last["closing"] == {
        "objectives": [
            {"text": text, "right": len(asking) - 1, "of": len(asking)}
            for text in objectives.values()
        ],
        "next": {"label": "Lamps", "href": "02-lamps.ipynb"},
        "review": "In May.",
    }
    (state,) = conversation.reply_to({"type": "hello"})
    assert last["closing"] == state["closing"]


def test_nothing_is_told_of_held_marks_when_all_is_handed_in() -> None:
    """How many were right waits for the release of the marks, as the points do."""
    conversation = talk(quiz=told(Feedback.WHEN_RELEASED))
    (state,) = conversation.reply_to({"type": "submit"})
    assert "closing" not in state

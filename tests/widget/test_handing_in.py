import pytest

from policystory.journal import Submitted
from policystory.learner.progress import ItemWork
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget.attempt_context import AttemptContext
from tests.widget.conversations import (
    CHOICE,
    NUMBER,
    Disk,
    every,
    key,
    say,
    talk,
    told,
    wrong,
)

AT_END, RELEASED = told(Feedback.AT_END), told(Feedback.WHEN_RELEASED)
SUBMIT = {"type": "submit"}


@pytest.mark.parametrize("quiz", [AT_END, RELEASED])
@pytest.mark.parametrize("right", [True, False])
def test_a_mark_is_held(quiz: Quiz, right: bool) -> None:
    """Right and wrong answers look the same until marks are told."""
    disk = Disk()
    reply = say(talk(disk, quiz=quiz), CHOICE, key(CHOICE) if right else wrong(CHOICE))[
        "mark"
    ]
    held = (
        reply["reason"],
        reply["points"],
        reply["feedback"],
        reply["sources"],
        reply["section"],
    )
    assert ("held", "0", (), [], None) == held
    assert 1 == len(disk.kept)


@pytest.mark.parametrize("quiz", [AT_END, RELEASED])
def test_the_record_tells_no_mark_before_the_page_does(quiz: Quiz) -> None:
    """Where marks are told later, the record holds neither them nor a question's family."""
    disk = Disk()
    say(talk(disk, quiz=quiz), CHOICE, key(CHOICE))
    assert [("held", "0", "")] == [
        (event.reason, event.points, event.family) for event in disk.kept
    ]


def test_a_hand_in_tells_the_record_nothing_that_is_released_later() -> None:
    """Only a quiz that tells marks at the end records with the hand-in what answers are worth."""
    disk = Disk()
    conversation = talk(disk, quiz=RELEASED)
    say(conversation, CHOICE, key(CHOICE))
    conversation.reply_to(SUBMIT)
    assert ({}, {}) == (disk.kept[-1].reasons, disk.kept[-1].families)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ("many", "unreadable"),
        ({"typed": "4.2 mil", "locale": "en"}, "ambiguous"),
        (" ", "unanswered"),
    ],
)
def test_unreadable_answer_is_reported_at_once(response: object, reason: str) -> None:
    """That a number cannot be read, or in two ways, follows from what was typed alone."""
    disk = Disk()
    assert reason == say(talk(disk, quiz=RELEASED), NUMBER, response)["mark"]["reason"]
    assert [] == disk.kept


def test_a_near_spelling_is_not_sent_back() -> None:
    """To say that a spelling is nearly right would tell the answer: it is kept like any other."""
    quiz = every("short-text", when=Feedback.AT_END)
    disk = Disk()
    reply = say(talk(disk, quiz=quiz), quiz.paper.items[0].id, "Ada Marsch")
    assert ("held", 1, 1) == (reply["mark"]["reason"], reply["tries"], len(disk.kept))


def test_the_last_answer_is_shown_until_marks_are_told() -> None:
    """The last answer counts, also one that is misspelt: nobody could be asked to check it."""
    quiz = every("short-text", when=Feedback.AT_END)
    conversation = talk(quiz=quiz)
    (item,) = quiz.paper.items
    say(conversation, item.id, "Ada Marsh", "t1")
    assert "Ada Marsch" == say(conversation, item.id, "Ada Marsch", "t2")["response"]
    (state,) = conversation.reply_to(SUBMIT)
    answer = state["answers"][item.id]
    assert ("Ada Marsch", "right", state["result"]["points"]) == (
        answer["response"],
        answer["mark"]["reason"],
        "1",
    )


def test_handing_in_tells_all_marks_of_a_quiz_that_tells_at_its_end() -> None:
    """The reply holds marks, feedback and total; handing in again keeps nothing more."""
    disk = Disk()
    conversation = talk(disk, quiz=AT_END)
    say(conversation, CHOICE, key(CHOICE))
    (state,) = conversation.reply_to(SUBMIT)
    assert (True, {"points": "1", "possible": "4"}) == (state["ended"], state["result"])
    assert "right" == state["answers"][CHOICE]["mark"]["reason"]
    assert [state] == conversation.reply_to(SUBMIT)
    told = Submitted(
        quiz="01-crossings",
        attempt=1,
        paper=AT_END.paper.id,
        reasons={CHOICE: "right"},
        families={CHOICE: AT_END.key.items[CHOICE].family},
    )
    assert [told] == disk.kept[1:]


def test_handing_in_tells_no_mark_that_is_released_later() -> None:
    """The attempt has ended, and its marks stay held."""
    conversation = talk(quiz=RELEASED)
    say(conversation, CHOICE, key(CHOICE))
    (state,) = conversation.reply_to(SUBMIT)
    assert (True, None, "held") == (
        state["ended"],
        state["result"],
        state["answers"][CHOICE]["mark"]["reason"],
    )


@pytest.mark.parametrize("restored", [True, False])
def test_nothing_is_answered_after_handing_in(restored: bool) -> None:
    """An attempt that was handed in, now or before the kernel was started, takes no answer."""
    conversation = talk(
        quiz=AT_END,
        before={CHOICE: ItemWork((wrong(CHOICE),))},
        context=AttemptContext(is_handed_in=restored),
    )
    if not restored:
        conversation.reply_to(SUBMIT)
    reply = say(conversation, CHOICE, key(CHOICE))
    assert ("refused", wrong(CHOICE)) == (
        reply["type"],
        conversation.state()["answers"][CHOICE]["response"],
    )
    assert reply["note"].startswith("This attempt was handed in")


def test_practice_is_not_handed_in() -> None:
    """A quiz that tells each mark at once has no end to be handed in."""
    disk = Disk()
    assert [
        {"type": "refused", "ticket": "", "note": "This quiz need not be handed in."}
    ] == talk(disk).reply_to(SUBMIT)
    assert [] == disk.kept


def test_tries_can_be_used_up() -> None:
    """Where a quiz allows one try, the second answer is refused, and the first stands."""
    conversation = talk(quiz=told(Feedback.AT_ONCE, tries=1))
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    assert "refused" == say(conversation, CHOICE, key(CHOICE), "t2")["type"]
    assert wrong(CHOICE) == conversation.state()["answers"][CHOICE]["response"]

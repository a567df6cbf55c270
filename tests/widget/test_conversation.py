import pytest

from policystory.facts.values.period import month_in_words
from policystory.facts.words import mark as citation_mark
from policystory.learner.progress import ItemWork
from policystory.widget.attempt_context import AttemptContext
from tests.widget.conversations import (
    CHOICE,
    KEEPER,
    QUIZ,
    Disk,
    key,
    say,
    talk,
    wrong,
)
from tests.worlds import corpus


def test_a_new_page_gets_an_empty_state() -> None:
    """Before anything is answered there is nothing to show."""
    assert talk().reply_to({"type": "hello"}) == [
        {"type": "state", "answers": {}, "kept": True, "note": "", "again": None}
    ]


def test_note_on_the_record_comes_with_the_state() -> None:
    """A fault of the record is shown when the page opens, although answers are being kept."""
    assert (
        talk(context=AttemptContext(note="A line was torn.")).reply_to(
            {"type": "hello"}
        )[0]["note"]
        == "A line was torn."
    )


def test_a_right_answer_is_marked_kept_and_explained() -> None:
    """The reply has the mark with feedback, dated sources, the section and all options."""
    disk = Disk()
    reply = say(talk(disk), KEEPER, key(KEEPER))
    fact = QUIZ.key.items[KEEPER].asked[0]
    cited = corpus().facts[fact].sources[0]
    month = month_in_words(corpus().sources[cited.source].date)
    label = f"{citation_mark(corpus(), cited)}, {month}"
    whole = reply["mark"]["whole"]
    assert [
        (option.text, option.id == key(KEEPER))
        for option in QUIZ.paper.items[2].options
    ] == [(option["text"], option["right"]) for option in whole]
    assert reply == {
        "type": "mark",
        "item": KEEPER,
        "response": key(KEEPER),
        "tries": 1,
        "ticket": "t1",
        "kept": True,
        "note": "",
        "left": None,
        "answers": 1,
        "confidence": None,
        "first": None,
        "hints": [],
        "more": False,
        "mark": {
            "points": "1",
            "possible": "1",
            "reason": "right",
            "verdict": "Right.",
            "sentence": "",
            "feedback": (QUIZ.key.items[KEEPER].feedback[key(KEEPER)],),
            "sources": [{"label": label, "href": f"#{fact}"}],
            "section": {
                "label": "The lamps of the isles",
                "href": "#The-lamps-of-the-isles",
            },
            "whole": whole,
            "parts": {},
        },
    }
    (event,) = disk.kept
    assert (event.item, event.response, event.reason, event.points) == (
        KEEPER,
        key(KEEPER),
        "right",
        "1",
    )
    assert (event.quiz, event.paper, event.content) == (
        "01-crossings",
        QUIZ.paper.id,
        QUIZ.paper.content,
    )


def test_a_fact_that_the_lesson_does_not_list_has_no_link() -> None:
    """A source without a place in the lesson is named and leads nowhere."""
    mark = say(talk(), CHOICE, key(CHOICE))["mark"]
    assert [""] == [source["href"] for source in mark["sources"]]
    assert mark["section"] is None


def test_state_has_the_earlier_answers() -> None:
    """A page that is reloaded shows the last answers with their marks and tries."""
    conversation = talk()
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    again = say(conversation, CHOICE, key(CHOICE), "t2")
    (state,) = conversation.reply_to({"type": "hello"})
    told = {name: again[name] for name in state["answers"][CHOICE]}
    assert {CHOICE: told} == state["answers"]


@pytest.mark.parametrize("response", [None, "", "no-such-option", 7, ["a"], {"a": 1}])
def test_unreadable_response_keeps_previous_answer(response: object) -> None:
    """An empty or unreadable response is reported, is no try, and keeps the previous answer."""
    disk = Disk()
    conversation = talk(disk)
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    reply = say(conversation, CHOICE, response, "t2")
    assert reply["mark"]["reason"] in ("unanswered", "unreadable")
    assert (reply["mark"]["sources"], reply["mark"]["section"], reply["tries"]) == (
        [],
        None,
        1,
    )
    assert len(disk.kept) == 1
    assert conversation.state()["answers"][CHOICE]["response"] == wrong(CHOICE)


def test_a_message_that_is_sent_twice_counts_once() -> None:
    """A page that got no reply sends again under the same ticket, and gets the same reply."""
    disk = Disk()
    conversation = talk(disk)
    first = say(conversation, CHOICE, wrong(CHOICE), "t1")
    assert first == say(conversation, CHOICE, wrong(CHOICE), "t1")
    assert (len(disk.kept), conversation.state()["answers"][CHOICE]["tries"]) == (1, 1)


def test_ticket_from_before_a_crash_is_known() -> None:
    """An answer that is sent again after the kernel died gets its mark, and counts once."""
    disk = Disk()
    conversation = talk(
        disk, {CHOICE: ItemWork((wrong(CHOICE), key(CHOICE)), ("t1", "t2"))}
    )
    reply = say(conversation, CHOICE, key(CHOICE), "t2")
    assert (
        reply["type"],
        reply["mark"]["reason"],
        reply["tries"],
        reply["ticket"],
    ) == ("mark", "right", 2, "t2")
    assert disk.kept == []


def test_answers_of_before_are_restored() -> None:
    """What the record holds is shown with its mark and tries, and tried again from there."""
    conversation = talk(before={CHOICE: ItemWork((wrong(CHOICE),) * 3)})
    assert conversation.state()["answers"][CHOICE]["tries"] == 3
    assert conversation.state()["answers"][CHOICE]["mark"]["reason"] == "wrong"
    assert say(conversation, CHOICE, key(CHOICE))["tries"] == 4


@pytest.mark.parametrize(
    ("item", "response"),
    [
        ("gone.value.number", "5"),
        (CHOICE, "an-option-that-is-gone"),
        (CHOICE, {"a": 1}),
    ],
)
def test_unreadable_earlier_answer_is_left_out(item: str, response: object) -> None:
    """When the content has changed, an old response to what is gone is not shown and not graded."""
    assert talk(before={item: ItemWork((response,))}).state()["answers"] == {}


def test_lesson_goes_on_when_the_record_cannot_be_written() -> None:
    """Marks still come, each with the sentence that nothing is kept."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk)
    reply = say(conversation, CHOICE, key(CHOICE))
    assert (reply["mark"]["reason"], reply["kept"]) == ("right", False)
    assert reply["note"] == "Your answers cannot be kept: no space."
    assert conversation.state()["kept"] is False


def test_waiting_answers_are_written_as_soon_as_possible() -> None:
    """When there is room again, waiting answers are kept first and in order, and the note goes."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk)
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    say(conversation, CHOICE, key(CHOICE), "t2")
    disk.full = False
    reply = say(conversation, KEEPER, key(KEEPER), "t3")
    assert [(CHOICE, "t1"), (CHOICE, "t2"), (KEEPER, "t3")] == [
        (event.item, event.ticket) for event in disk.kept
    ]
    assert (reply["kept"], reply["note"]) == (True, "")


def test_unwritten_answer_sent_again_is_written() -> None:
    """Sending an unkept answer again, once there is room, keeps it, once."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk)
    assert say(conversation, CHOICE, key(CHOICE), "t1")["kept"] is False
    disk.full = False
    assert say(conversation, CHOICE, key(CHOICE), "t1")["kept"] is True
    assert [(CHOICE, "t1")] == [(event.item, event.ticket) for event in disk.kept]

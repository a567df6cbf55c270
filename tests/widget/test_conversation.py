from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.values.period import month_in_words
from policystory.facts.words import mark as citation_mark
from policystory.learner.progress import Given
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget.attempt_context import AttemptContext
from tests.widget.talks import (
    CHOICE,
    JSON,
    KEEPER,
    NUMBER,
    QUIZ,
    Disk,
    key,
    say,
    talk,
    told,
    wrong,
)
from tests.worlds import corpus


def test_a_new_page_gets_an_empty_state() -> None:
    """Before anything is answered there is nothing to show."""
    assert talk().hear({"type": "hello"}) == [
        {"type": "state", "answers": {}, "kept": True, "note": "", "again": None}
    ]


def test_a_note_on_the_record_is_told_at_once() -> None:
    """A fault of the record is shown when the page opens, although answers are being kept."""
    assert (
        talk(context=AttemptContext(note="A line was torn.")).hear({"type": "hello"})[
            0
        ]["note"]
        == "A line was torn."
    )


def test_a_right_answer_is_marked_kept_and_explained() -> None:
    """The reply has the mark with feedback, dated sources, the section and all options."""
    disk = Disk()
    reply = say(talk(disk), KEEPER, key(KEEPER))
    fact = QUIZ.key.items[KEEPER].asked[0]
    cited = corpus().facts[fact].sources[0]
    label = f"{citation_mark(corpus(), cited)}, {month_in_words(corpus().sources[cited.source].date)}"
    whole = reply["mark"]["whole"]
    assert [
        (option.text, option.id == key(KEEPER))
        for option in QUIZ.paper.items[2].options
    ] == [(option["text"], option["right"]) for option in whole]
    assert reply == {
        "type": "mark", "item": KEEPER, "response": key(KEEPER), "tries": 1, "ticket": "t1", "kept": True, "note": "",
        "left": None, "answers": 1, "confidence": None, "hints": [], "more": False,
        "mark": {
            "points": "1", "possible": "1", "reason": "right", "verdict": "Right.", "sentence": "",
            "feedback": (QUIZ.key.items[KEEPER].feedback[key(KEEPER)],),
            "sources": [{"label": label, "href": f"#{fact}"}],
            "section": {"label": "The lamps of the isles", "href": "#The-lamps-of-the-isles"},
            "whole": whole,
        },
    }  # fmt: skip
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
    mark = say(talk(), CHOICE, wrong(CHOICE))["mark"]
    assert [""] == [source["href"] for source in mark["sources"]]
    assert mark["section"] is None


def test_the_page_gets_back_what_was_answered() -> None:
    """A page that is reloaded shows the last answers with their marks and tries."""
    conversation = talk()
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    again = say(conversation, CHOICE, key(CHOICE), "t2")
    (state,) = conversation.hear({"type": "hello"})
    told = {name: again[name] for name in state["answers"][CHOICE]}
    assert {CHOICE: told} == state["answers"]


@pytest.mark.parametrize("response", [None, "", "no-such-option", 7, ["a"], {"a": 1}])
def test_what_is_no_answer_costs_nothing(response: object) -> None:
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


def test_an_answer_of_before_a_crash_is_known_by_its_ticket() -> None:
    """An answer that is sent again after the kernel died gets its mark, and counts once."""
    disk = Disk()
    conversation = talk(
        disk, {CHOICE: Given((wrong(CHOICE), key(CHOICE)), ("t1", "t2"))}
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
    conversation = talk(before={CHOICE: Given((wrong(CHOICE),) * 3)})
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
def test_an_answer_that_no_longer_answers_anything_is_left_out(
    item: str, response: object
) -> None:
    """When the content has changed, an old response to what is gone is not shown and not graded."""
    assert talk(before={item: Given((response,))}).state()["answers"] == {}


def test_a_record_that_cannot_be_written_is_told_and_the_lesson_goes_on() -> None:
    """Marks still come, each with the sentence that nothing is kept."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk)
    reply = say(conversation, CHOICE, key(CHOICE))
    assert (reply["mark"]["reason"], reply["kept"]) == ("right", False)
    assert reply["note"] == "Your answers cannot be kept: no space."
    assert conversation.state()["kept"] is False


def test_what_could_not_be_kept_is_kept_as_soon_as_it_can() -> None:
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


def test_what_is_sent_again_is_kept_if_it_was_not() -> None:
    """Sending an unkept answer again, once there is room, keeps it, once."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk)
    assert say(conversation, CHOICE, key(CHOICE), "t1")["kept"] is False
    disk.full = False
    assert say(conversation, CHOICE, key(CHOICE), "t1")["kept"] is True
    assert [(CHOICE, "t1")] == [(event.item, event.ticket) for event in disk.kept]


@pytest.mark.parametrize(
    "message",
    [
        None, [], "hello", 7, {}, {"type": "goodbye"}, {"type": ["answer"]}, {"type": "answer"},
        {"type": "answer", "item": "no-such", "response": "a", "ticket": "t"},
        {"type": "answer", "item": {"a": 1}, "response": "a", "ticket": ["t"]},
    ],
)  # fmt: skip
def test_a_message_that_makes_no_sense_gets_a_sentence(message: object) -> None:
    """Whatever a page sends, the reply says what to do; nothing is kept."""
    disk = Disk()
    (reply,) = talk(disk).hear(message)
    assert reply["type"] == "refused"
    assert reply["note"].endswith(("Run this cell again.", "; run this cell again."))
    assert disk.kept == []


def test_a_refused_message_can_be_sent_again() -> None:
    """A ticket that was refused is not used up."""
    conversation = talk()
    assert say(conversation, "no-such", "a", "t1")["type"] == "refused"
    assert say(conversation, CHOICE, key(CHOICE), "t1")["type"] == "mark"


@pytest.mark.parametrize(
    ("item", "response", "text"),
    [
        (NUMBER, "4.2 thousand", "Read as 4,200 people."),
        (NUMBER, "-7", "Read as -7 people."),
        (NUMBER, "1", "Read as 1 person."),
        (NUMBER, "12%", "Read as 12%."),
        (NUMBER, {"typed": "4,2 mil", "locale": "es"}, "Read as 4.200 people."),
        (NUMBER, {"typed": "1.200,5", "locale": "es"}, "Read as 1.200,5 people."),
        (NUMBER, {"typed": "4.2 mil", "locale": "es-US"}, "Read as 4,200 people."),
        (NUMBER, "4.2 thousand passengers", "Read as 4,200 people."),
        (NUMBER, "four thousand two hundred", "Read as 4,200 people."),
        (NUMBER, {"typed": "4,200", "locale": "es"}, "Read as 4.200 people."),
        (NUMBER, {"typed": "4.200", "locale": "de"}, "Read as 4.200 people."),
        (
            NUMBER,
            "$4.200",
            "'4.200' can be read as 4200 or as 4 and 200 thousandths. Write 4200 or 4.2000.",
        ),
        (NUMBER, {"typed": "4.2 thousand", "locale": "zz"}, "Read as 4,200 people."),
        (
            NUMBER,
            "lots",
            "'lots' is not a number. Write digits, such as 1,200 or 1.2 thousand.",
        ),
        (NUMBER, " ", ""),
        (NUMBER, ["7"], "A number is expected here."),
        (CHOICE, "7", ""),
        ("no-such", "7", ""),
    ],
)
def test_a_number_is_read_before_it_is_checked(
    item: str, response: object, text: str
) -> None:
    """A page learns how a typed number is read, or why not; nothing is marked or kept."""
    disk = Disk()
    conversation = talk(disk)
    (reply,) = conversation.hear({"type": "read", "item": item, "response": response})
    said = {"text": text, "readable": text.startswith("Read as ")}
    assert {"type": "reading", "item": item, "response": response, **said} == reply
    assert ([], {}) == (disk.kept, conversation.state()["answers"])


message = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(
            ["hello", "read", "hint", "submit", "answer", "answer", "answer"]
        )
        | JSON,
        "item": st.sampled_from([CHOICE, NUMBER, KEEPER]) | JSON,
        "response": st.sampled_from([key(CHOICE), key(NUMBER), key(KEEPER)]) | JSON,
        "ticket": st.sampled_from(["t1", "t2", "t3"]) | JSON,
        "seen": st.integers(0, 3)
        | st.dictionaries(st.sampled_from([CHOICE, NUMBER]), JSON)
        | JSON,
        "n": st.integers(-1, 3) | JSON,
        "paper": st.just(QUIZ.paper.id) | JSON,
        "confidence": st.sampled_from(["sure", "guess"]) | JSON,
    },
)
TALKS = [
    told(when, tries=tries, hints=True, confidence=True)
    for when in Feedback
    for tries in (None, 2)
]


@given(st.sampled_from(TALKS), st.lists(message | JSON, max_size=6))
def test_any_talk_is_answered(quiz: Quiz, messages: list[Any]) -> None:
    """A message of any shape gets known replies that fit into JSON, and tries never fall."""
    conversation, tries = talk(quiz=quiz), 0
    for message in messages:
        replies = conversation.hear(message)
        assert replies
        assert {"state", "mark", "refused", "reading", "hint", "elsewhere"} >= {
            reply["type"] for reply in replies
        }
        msgspec.json.encode(replies)
        now = sum(
            answer["tries"] for answer in conversation.state()["answers"].values()
        )
        assert conversation.state().get("ended") or tries <= now <= tries + 1
        tries = now


@pytest.mark.parametrize("part", ["item", "response", "ticket"])
def test_what_is_no_text_is_refused(part: str) -> None:
    """Half of a letter, which no record can hold, gets a sentence, and nothing is kept."""
    disk = Disk()
    message = {
        "type": "answer",
        "item": NUMBER,
        "response": "7",
        "ticket": "t",
        part: "\ud800",
    }
    assert ["refused"] == [reply["type"] for reply in talk(disk).hear(message)]
    assert [] == disk.kept


def test_a_page_that_only_opens_learns_no_key() -> None:
    """What a page gets before it answers holds no feedback and no key."""
    text = msgspec.json.encode(talk().hear({"type": "hello"})).decode()
    assert not any(
        feedback in text
        for item in QUIZ.key.items.values()
        for feedback in item.feedback.values()
    )

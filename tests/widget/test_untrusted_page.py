from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.quiz.paper import Feedback, Quiz
from tests.widget.conversations import (
    CHOICE,
    JSON,
    KEEPER,
    NUMBER,
    QUIZ,
    Disk,
    feedback_texts,
    key,
    say,
    talk,
    told,
)


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "hello",
        7,
        {},
        {"type": "goodbye"},
        {"type": ["answer"]},
        {"type": "answer"},
        {"type": "answer", "item": "no-such", "response": "a", "ticket": "t"},
        {"type": "answer", "item": {"a": 1}, "response": "a", "ticket": ["t"]},
    ],
)
def test_senseless_message_gets_a_sentence(message: object) -> None:
    """Whatever a page sends, the reply says what to do; nothing is kept."""
    disk = Disk()
    (reply,) = talk(disk).reply_to(message)
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
    (reply,) = conversation.reply_to(
        {"type": "read", "item": item, "response": response}
    )
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
def test_any_messages_are_answered(quiz: Quiz, messages: list[Any]) -> None:
    """A message of any shape gets known replies that fit into JSON, and tries never fall."""
    conversation, tries = talk(quiz=quiz), 0
    for message in messages:
        replies = conversation.reply_to(message)
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
def test_half_of_a_letter_is_refused(part: str) -> None:
    """Half of a letter, which no record can hold, gets a sentence, and nothing is kept."""
    disk = Disk()
    message = {
        "type": "answer",
        "item": NUMBER,
        "response": "7",
        "ticket": "t",
        part: "\ud800",
    }
    assert ["refused"] == [reply["type"] for reply in talk(disk).reply_to(message)]
    assert [] == disk.kept


def test_a_page_that_only_opens_learns_no_key() -> None:
    """What a page gets before it answers holds no feedback and no key."""
    text = msgspec.json.encode(talk().reply_to({"type": "hello"})).decode()
    assert [] == [feedback for feedback in feedback_texts(QUIZ) if feedback in text]

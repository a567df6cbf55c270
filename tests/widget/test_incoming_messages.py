from collections import Counter
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.grade import counting_response
from policystory.items.forms import single_choice
from policystory.items.item import PaperItem, Reading
from policystory.learner.progress import ItemWork
from policystory.quiz.paper import Feedback
from policystory.widget.quiz import QuizWidget
from tests.widget.conftest import Window
from tests.widget.conversations import (
    CHOICE,
    KEEPER,
    NUMBER,
    Disk,
    key,
    say,
    talk,
    told,
    wrong,
)

FEEDBACKS = list(Feedback)


def nested(levels: int) -> Any:
    """Return lists in lists, as many levels deep."""
    whole: list[Any] = []
    for _ in range(levels):
        whole = [whole]
    return whole


LARGE = {
    "a number of 5,000 digits": 10**5_000,
    "text": "9" * 5_000,
    "locale": {"typed": "7", "locale": "x" * 10_000_000},
    "deep locale": {"typed": "7", "locale": nested(985)},
    "locale that is no word": {"typed": "7", "locale": ["es"]},
    "too deep for any reader": nested(100_000),
    "list": ["a"] * 1_000_000,
    "pairs": {str(number): "a" for number in range(100_000)},
}


@pytest.mark.parametrize("response", LARGE.values(), ids=LARGE)
@pytest.mark.parametrize("type_", ["answer", "read"])
def test_a_response_beyond_the_limits_is_refused(type_: str, response: object) -> None:
    """It gets a short sentence at its question; neither record nor page keeps any of it."""
    disk = Disk()
    conversation = talk(disk)
    (reply,) = conversation.reply_to(
        {"type": type_, "item": NUMBER, "response": response, "ticket": "t1"}
    )
    assert ("refused", "t1", NUMBER) == (reply["type"], reply["ticket"], reply["item"])
    assert 20 < len(reply["note"]) < 200
    assert ([], {}) == (disk.kept, conversation.state()["answers"])


def test_the_longest_response_that_is_taken_is_kept_whole() -> None:
    """A response of as many bytes as there may be is answered as any other."""
    disk = Disk()
    typed = {"typed": "7", "locale": "x" * (4_000 - len('{"typed":"7","locale":""}'))}
    assert "mark" == say(talk(disk), NUMBER, typed)["type"]
    assert [typed] == [event.response for event in disk.kept]
    assert (
        "refused"
        == say(talk(disk), NUMBER, {**typed, "locale": typed["locale"] + "x"})["type"]
    )


@pytest.mark.parametrize("seen", [-1, 0, 1, 10**30, True, "1", [1], {CHOICE: 1}, None])
@pytest.mark.parametrize(
    "item", ["no-such", "", "x" * 10_000, None, 7, ["a"], {"a": 1}]
)
@pytest.mark.parametrize("when", FEEDBACKS)
def test_an_unknown_question_gets_a_reply(
    when: Feedback, item: object, seen: object
) -> None:
    """Whatever names the question, and whatever the page says it knows, the reply is a sentence."""
    (reply,) = talk(quiz=told(when)).reply_to(
        {"type": "answer", "item": item, "response": "a", "ticket": "t", "seen": seen}
    )
    assert ("refused", "t") == (reply["type"], reply["ticket"])


@pytest.mark.parametrize("type_", ["hint", "read"])
def test_an_unknown_question_has_no_hint_and_no_reading(type_: str) -> None:
    """What else is about an unknown question gets a sentence, or hears that there is nothing."""
    (reply,) = talk(quiz=told(Feedback.AT_ONCE, hints=True)).reply_to(
        {"type": type_, "item": "no-such", "n": 1}
    )
    assert reply["type"] == ("refused" if type_ == "hint" else "reading")


@pytest.mark.parametrize("when", FEEDBACKS)
def test_a_ticket_of_another_question_swallows_no_answer(when: Feedback) -> None:
    """A second answer under a taken ticket is refused; under a ticket of its own it is kept."""
    disk = Disk()
    conversation = talk(disk, quiz=told(when))
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    reply = say(conversation, KEEPER, key(KEEPER), "t1")
    assert ("refused", "t1", KEEPER) == (reply["type"], reply["ticket"], reply["item"])
    assert "mark" == say(conversation, KEEPER, key(KEEPER), "t2")["type"]
    assert [CHOICE, KEEPER] == [event.item for event in disk.kept]


def test_a_ticket_of_another_answer_swallows_no_answer() -> None:
    """A second answer to a question is no repetition of the first, though it has its ticket."""
    disk = Disk()
    conversation = talk(disk)
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    assert ("refused", "t1") == (
        (reply := say(conversation, CHOICE, key(CHOICE), "t1"))["type"],
        reply["ticket"],
    )
    assert [wrong(CHOICE)] == [event.response for event in disk.kept]


def test_a_ticket_of_the_record_is_known_with_its_answer() -> None:
    """After a restart the same answer counts once, and another under its ticket is refused."""
    before = {
        CHOICE: ItemWork((wrong(CHOICE),), ("t1",)),
        KEEPER: ItemWork((key(KEEPER),), ("t2",)),
    }
    for item, response, type_ in (
        (CHOICE, wrong(CHOICE), "mark"),
        (CHOICE, key(CHOICE), "refused"),
        (KEEPER, key(KEEPER), "mark"),
        (CHOICE, wrong(CHOICE), "mark"),
    ):
        disk = Disk()
        ticket = "t2" if item == KEEPER else "t1"
        assert type_ == say(talk(disk, before), item, response, ticket)["type"]
        assert [] == disk.kept


OF_ALL = [
    {"paper": ["p"]},
    {"paper": "x" * 10_000_000},
    {"unheard-of": "x" * 10_000_000},
]
ODD = {
    "answer": [
        {"ticket": "x" * 65},
        {"ticket": ["t"]},
        {"ticket": None},
        {"seen": 10**30},
        {"seen": [1]},
        {"confidence": 7},
        {"confidence": ["sure"]},
        {"confidence": "x" * 65},
    ],
    "hint": [{"n": "1"}, {"n": -1}, {"n": 10**30}],
    "submit": [
        {"seen": 1},
        {"seen": {CHOICE: "1"}},
        {"seen": {"x" * 65: 1}},
        {"ticket": "x" * 65},
    ],
    "hello": [],
    "again": [{"ticket": ["t"]}],
    "read": [],
}


@pytest.mark.parametrize(
    ("type_", "part"),
    [(type_, part) for type_ in ODD for part in (*ODD[type_], *OF_ALL)],
)
def test_a_field_of_another_type_or_length_is_refused(
    type_: str, part: dict[str, Any]
) -> None:
    """Every field must be what it should be; nothing is kept, and the reply is short."""
    disk = Disk()
    conversation = talk(disk, quiz=told(Feedback.AT_END, hints=True))
    message = {
        "type": type_,
        "item": CHOICE,
        "response": wrong(CHOICE),
        "ticket": "t1",
        **part,
    }
    (reply,) = conversation.reply_to(message)
    assert "refused" == reply["type"]
    assert len(msgspec.json.encode(reply)) < 400
    assert [] == disk.kept


def test_a_page_cannot_change_what_is_asked(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Traits are saved with the notebook: to what a page says of them, it gets what they are."""
    widget = window()
    before = widget.get_state()
    told: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send_state", lambda _, key: told.append(key))
    widget._handle_msg(
        _from_the_page(
            {"paper": {"id": "x" * 1_000_000}, "_esm": "alert(1)", "no-such": 1}
        )
    )
    widget._handle_msg(_from_the_page(["paper"]))
    assert before == widget.get_state()
    assert [["_esm", "paper"], None] == told


def _from_the_page(state: object) -> dict[str, Any]:
    """Return the message by which a page changes traits."""
    return {"content": {"data": {"method": "update", "state": state}}}


@pytest.mark.parametrize("rules", [{}, {"hints": True, "tries": 100_000}])
@pytest.mark.parametrize("when", FEEDBACKS)
def test_an_answer_costs_the_same_however_many_there_were(
    when: Feedback, rules: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The 300th answer to a question is read as often as the 2nd, for page and plain copy."""
    parse, read = single_choice.parse, Counter[int]()
    conversation = talk(quiz=told(when, **rules))

    def counting(item: PaperItem, response: object) -> Reading:
        read[number] += 1
        return parse(item, response)

    monkeypatch.setattr(single_choice, "parse", counting)
    for number in range(1, 301):
        say(conversation, CHOICE, wrong(CHOICE), f"t{number}", seen=number - 1)
        conversation.state()
    assert read[2] == read[300] < 20


def test_what_was_answered_a_thousand_times_is_graded_as_before() -> None:
    """Counting answers as they come gives what counting all of them gives."""
    quiz = told(Feedback.AT_ONCE, tries=3, retry_cost=Decimal("0.25"))
    responses = [
        wrong(CHOICE),
        "nonsense",
        key(CHOICE),
        wrong(CHOICE),
        "nonsense",
        key(CHOICE),
    ]
    conversation = talk(quiz=quiz)
    for number, response in enumerate(responses, 1):
        say(conversation, CHOICE, response, f"t{number}")
        standing = [
            response for response in responses[:number] if response != "nonsense"
        ]
        whole = counting_response(
            quiz.paper, quiz.paper.items[0], quiz.key.items[CHOICE], tuple(standing)
        )
        entry = conversation.state()["answers"][CHOICE]
        shown = (
            entry["response"],
            entry["tries"],
            entry["mark"]["points"],
            entry["mark"]["sentence"],
        )
        assert (
            whole.response,
            whole.tries,
            f"{whole.mark.points:f}",
            whole.mark.sentence,
        ) == shown


@pytest.mark.parametrize("response", LARGE.values(), ids=LARGE)
def test_a_page_gets_a_short_reply_to_whatever_it_sends(
    response: object, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The widget itself replies, too, and its plain copy and its traits stay as they were."""
    widget = window()
    before = (widget._plain(), widget.get_state())
    sent: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send", lambda _, message: sent.append(message))
    item = widget.paper["items"][0]["id"]
    message = {"type": "answer", "item": item, "response": response, "ticket": "t"}
    again = {"type": "again", "ticket": response}
    for odd in (
        response,
        message,
        again,
        {"type": response},
        {**message, "paper": response},
    ):
        widget._hear(None, odd, None)
    assert ["refused"] * 5 == [reply["type"] for reply in sent]
    assert len(msgspec.json.encode(sent)) < 2_000
    assert before == (widget._plain(), widget.get_state())

from decimal import Decimal

import pytest

from policystory.attempt import Attempt
from policystory.facts.values.period import month_in_words
from policystory.facts.words import mark as citation_mark
from policystory.grade import grade
from policystory.journal import Hinted
from policystory.learner.progress import AttemptWork, ItemWork
from policystory.quiz.paper import Feedback
from policystory.widget.fallback import quiz_html
from tests.widget.conversations import (
    CHOICE,
    KEEPER,
    NUMBER,
    QUIZ,
    Disk,
    ask,
    every,
    key,
    say,
    talk,
    told,
    wrong,
)
from tests.worlds import corpus

HINTS = told(
    Feedback.AT_ONCE, hints=True, hint_cost=Decimal("0.25"), retry_cost=Decimal("0.1")
)
TEXTS = {option.id: option.text for item in QUIZ.paper.items for option in item.options}


def test_the_first_hint_says_where_to_read() -> None:
    """The reply links each paragraph to its section, not to the fact, and says if more follow."""
    disk = Disk()
    reply = ask(talk(disk, quiz=HINTS), "hint", item=KEEPER)
    cited = QUIZ.key.items[KEEPER].sources[0]
    month = month_in_words(corpus().sources[cited.source].date)
    label = f"{citation_mark(corpus(), cited)}, {month}"
    read = {
        "kind": "read",
        "text": "Read: ",
        "sources": [{"label": label, "href": "#The-lamps-of-the-isles"}],
    }
    assert {
        "type": "hint",
        "item": KEEPER,
        "hints": [read],
        "more": True,
        "kept": True,
        "note": "",
        "response": None,
        "mark": None,
        "tries": 0,
        "left": None,
        "answers": 0,
        "confidence": None,
        "first": None,
    } == reply
    assert [
        Hinted(quiz="01-crossings", attempt=1, paper=QUIZ.paper.id, item=KEEPER, n=1)
    ] == disk.kept


def test_the_second_hint_strikes_out_a_wrong_option() -> None:
    """No hint follows the last, and none strikes out what is known to be wrong."""
    conversation = talk(quiz=HINTS)
    say(conversation, CHOICE, wrong(CHOICE))
    ask(conversation, "hint", item=CHOICE)
    reply = ask(conversation, "hint", item=CHOICE)
    struck = reply["hints"][1]
    assert {wrong(CHOICE), key(CHOICE)}.isdisjoint([struck["option"]])
    assert {
        "kind": "strike",
        "option": struck["option"],
        "text": f"“{TEXTS[struck['option']]}” is not it.",
    } == struck
    assert not reply["more"]
    refused = ask(conversation, "hint", item=CHOICE)
    assert ("refused", CHOICE) == (refused["type"], refused["item"])
    assert "There is no further hint to this question." == refused["note"]


@pytest.mark.parametrize(
    ("item", "note"),
    [(CHOICE, "This quiz gives no hints"), ("x", "This paper has no question")],
)
def test_a_hint_that_cannot_be_had_is_refused(item: str, note: str) -> None:
    """A quiz without hints and a question that is not there get a sentence, and nothing is kept."""
    disk = Disk()
    reply = ask(talk(disk), "hint", item=item)
    assert ("refused", item, []) == (reply["type"], reply["item"], disk.kept)
    assert reply["note"].startswith(note)


def test_right_answer_needs_no_hint() -> None:
    """A hint would only take points off then, and is not given."""
    conversation = talk(quiz=HINTS)
    assert not say(conversation, CHOICE, key(CHOICE))["more"]
    assert "refused" == ask(conversation, "hint", item=CHOICE)["type"]


def test_tries_and_hints_cost_what_the_grade_takes_off() -> None:
    """Points and sentence of a mark agree in the grade, the page, hints and the record."""
    disk = Disk()
    conversation = talk(disk, quiz=HINTS)
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    ask(conversation, "hint", item=CHOICE)
    reply = say(conversation, CHOICE, key(CHOICE), "t2")
    attempt = Attempt(
        paper=QUIZ.paper.id,
        responses={CHOICE: (wrong(CHOICE), key(CHOICE))},
        hints={CHOICE: 1},
    )
    graded = grade(HINTS.paper, HINTS.key, attempt).marks[0]
    assert ("0.65", "0.65") == (str(graded.points), reply["mark"]["points"])
    assert graded.sentence == reply["mark"]["sentence"]
    assert (
        "Taken off: 10% for 1 further try and 25% for 1 hint."
        == reply["mark"]["sentence"]
    )
    assert ("right", "0.65") == (disk.kept[-1].reason, disk.kept[-1].points)


def test_partly_right_answer_shows_the_cost_of_a_hint() -> None:
    """The reply to a hint carries the mark as it stands after it."""
    quiz = every("matching", hints=True, hint_cost=Decimal("0.5"))
    (item,) = quiz.paper.items
    conversation = talk(quiz=quiz)
    assert "0.5" == say(conversation, item.id, {"gull": "ada-marsh"})["mark"]["points"]
    assert "0.25" == ask(conversation, "hint", item=item.id)["mark"]["points"]


def test_hints_and_confidence_come_back() -> None:
    """A kernel started later shows the same hints, costs and confidence."""
    disk = Disk()
    quiz = told(
        Feedback.AT_ONCE, hints=True, hint_cost=Decimal("0.25"), confidence=True
    )
    conversation = talk(disk, quiz=quiz)
    ask(conversation, "hint", item=CHOICE)
    ask(conversation, "hint", item=CHOICE)
    struck = conversation.state()["answers"][CHOICE]["hints"][1]["option"]
    say(conversation, CHOICE, struck, "t1", confidence="sure")
    ask(conversation, "hint", item=NUMBER)
    work = AttemptWork.of(disk.kept)
    assert conversation.state() == talk(quiz=quiz, before=dict(work.items)).state()
    answers = conversation.state()["answers"]
    assert ("sure", struck) == (
        answers[CHOICE]["confidence"],
        answers[CHOICE]["hints"][1]["option"],
    )
    assert (None, None, 1) == (
        answers[NUMBER]["response"],
        answers[NUMBER]["mark"],
        len(answers[NUMBER]["hints"]),
    )


def test_confidence_belongs_to_the_last_answer() -> None:
    """It is kept with the answer, given back, and gone when the next answer comes without one."""
    disk = Disk()
    conversation = talk(disk, quiz=told(Feedback.AT_ONCE, confidence=True))
    assert (
        "guess"
        == say(conversation, CHOICE, wrong(CHOICE), "t1", confidence="guess")[
            "confidence"
        ]
    )
    assert None is say(conversation, CHOICE, key(CHOICE), "t2")["confidence"]
    assert ["guess", ""] == [event.confidence for event in disk.kept]


def test_how_sure_the_first_answer_was_outlasts_the_second_try_and_a_reload() -> None:
    """The result tells of first answers, so a kernel started later knows of them, too."""
    disk, quiz = Disk(), told(Feedback.AT_ONCE, confidence=True)
    conversation = talk(disk, quiz=quiz)
    say(conversation, CHOICE, wrong(CHOICE), "t1", confidence="sure")
    assert "sure" == say(conversation, CHOICE, key(CHOICE), "t2")["first"]
    work = AttemptWork.of(disk.kept)
    later = talk(quiz=quiz, before=dict(work.items))
    assert "sure" == later.state()["answers"][CHOICE]["first"]


@pytest.mark.parametrize("said", ["certain", "", None])
def test_unknown_confidence_is_ignored(said: object) -> None:
    """The answer is taken all the same."""
    reply = say(
        talk(quiz=told(Feedback.AT_ONCE, confidence=True)),
        CHOICE,
        key(CHOICE),
        confidence=said,
    )
    assert ("mark", None) == (reply["type"], reply["confidence"])


def test_a_quiz_that_does_not_ask_keeps_no_confidence() -> None:
    """Where the rules ask for none, one that comes, or stands in the record, is passed over."""
    disk = Disk()
    assert None is say(talk(disk), CHOICE, key(CHOICE), confidence="sure")["confidence"]
    assert [""] == [event.confidence for event in disk.kept]
    before = {CHOICE: ItemWork((key(CHOICE),), ("t",), "right", "sure")}
    assert None is talk(before=before).state()["answers"][CHOICE]["confidence"]


def test_hint_while_marks_are_held_ignores_the_choice() -> None:
    """Where marks come later, the same option is struck out whatever was chosen before."""
    quiz = told(Feedback.WHEN_RELEASED, hints=True)
    shown = next(item for item in QUIZ.paper.items if item.id == CHOICE)
    struck = set()
    for option in shown.options:
        conversation = talk(quiz=quiz)
        say(conversation, CHOICE, option.id)
        ask(conversation, "hint", item=CHOICE)
        struck.add(ask(conversation, "hint", item=CHOICE)["hints"][1]["option"])
    assert 1 == len(struck)


def test_unwritten_hint_is_given_with_a_note() -> None:
    """As with answers: the lesson goes on, and the hint waits to be kept."""
    disk = Disk()
    disk.full = True
    conversation = talk(disk, quiz=HINTS)
    assert not ask(conversation, "hint", item=CHOICE)["kept"]
    disk.full = False
    assert ask(conversation, "hint", item=CHOICE)["kept"]
    assert [1, 2] == [event.n for event in disk.kept]


def test_a_hint_without_an_answer_leaves_the_plain_form_as_it_is() -> None:
    """Where no kernel runs, a question to which only a hint was taken stands unanswered."""
    conversation = talk(quiz=HINTS)
    ask(conversation, "hint", item=CHOICE)
    assert quiz_html(QUIZ.paper, talk().state()) == quiz_html(
        QUIZ.paper, conversation.state()
    )


def test_a_hint_that_was_asked_for_twice_is_taken_once() -> None:
    """A hint that is asked for again by its number is repeated, at no charge."""
    disk = Disk()
    conversation = talk(disk, quiz=HINTS)
    first = ask(conversation, "hint", item=CHOICE, n=1)
    assert [first] * 2 == [
        ask(conversation, "hint", item=CHOICE, n=1) for _ in range(2)
    ]
    assert [1] == [event.n for event in disk.kept]
    assert 2 == len(ask(conversation, "hint", item=CHOICE, n=2)["hints"])


def test_a_hint_that_is_not_the_next_one_is_not_taken() -> None:
    """A page that believes to have had hints which are not in the record is told how it stands."""
    disk = Disk()
    reply = ask(talk(disk, quiz=HINTS), "hint", item=CHOICE, n=2)
    assert ("hint", [], True, []) == (
        reply["type"],
        reply["hints"],
        reply["more"],
        disk.kept,
    )

from decimal import Decimal

import msgspec
import pytest

from policystory.items.item import Option, PairsKey, TextKey
from policystory.quiz import Blueprint, Mode, Quiz, made_of
from policystory.widget.fallback import RUN, html, text
from tests.every_form import EVERY
from tests.markup import tags
from tests.widget.talks import CHOICE, KEEPER, NUMBER, QUIZ, key, say, talk, wrong

PAPER = QUIZ.paper


def test_an_unanswered_paper_shows_all_its_questions() -> None:
    """Without a kernel a reader sees every stem and option, how to answer, and the language; no key."""
    shown = html(PAPER, {})
    for item in PAPER.items:
        assert item.stem in shown
        assert all(f"<li>{option.text}</li>" in shown for option in item.options)
    assert "Answer with a number (people)." in shown
    assert RUN in shown
    assert shown.startswith('<section lang="en">')
    assert not any(feedback in shown for item in QUIZ.key.items.values() for feedback in item.feedback.values())
    assert {"section", "p", "strong", "ol", "li", "ul", "em"} == set(tags(shown))


def test_an_answered_paper_shows_what_was_answered() -> None:
    """What was chosen or typed stands under its question with its verdict and points, and still no feedback."""
    conversation = talk()
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    say(conversation, KEEPER, key(KEEPER), "t2")
    say(conversation, NUMBER, "7", "t3")
    shown = html(PAPER, conversation.state()["answers"])
    chosen = next(option.text for option in PAPER.items[0].options if option.id == wrong(CHOICE))
    assert f"<p>Your answer: {chosen}. Not this one. 0 of 1 points.</p>" in shown
    assert "<p>Your answer: 7. Not this one. 0 of 2 points.</p>" in shown
    assert shown.count("Your answer: ") == 3
    tags(shown)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("multiple-choice", "Ada Marsh; Tom Reed"),
        ("matching", "Gull Rock: Ada Marsh; Tern Island: Tom Reed"),
        ("ordering", "Ines Holm; Ada Marsh; Tom Reed"),
        ("cloze", "[1]: Ada Marsh; [2]: the lamp"),
        ("short-text", "Ada Marsh"),
    ],
)
def test_an_answer_of_any_kind_is_written_in_words(kind: str, words: str) -> None:
    """What was ticked, matched, ordered or filled in stands in the words of the question, with its points."""
    quiz = made_of([(EVERY[kind], Decimal(1))], "q", Blueprint(id="q", title="Every kind", pools=()), "content")
    (item,), (key_,) = quiz.paper.items, quiz.key.items.values()
    right = {PairsKey: lambda k: k.pairs, tuple: list, TextKey: lambda k: k.accepted[0]}[type(key_.key)](key_.key)
    conversation = talk(quiz=quiz)
    say(conversation, item.id, right)
    shown = html(quiz.paper, conversation.state()["answers"])
    assert f"<p>Your answer: {words}. Right. 1 of 1 points.</p>" in shown
    tags(shown)


def test_an_answer_whose_mark_is_held_shows_no_points() -> None:
    """Until marks are released, the answer stands there without a figure."""
    paper = msgspec.structs.replace(PAPER, mode=Mode.GRADED)
    conversation = talk(quiz=Quiz(paper, QUIZ.key))
    say(conversation, NUMBER, "7")
    shown = html(paper, conversation.state()["answers"])
    assert "<p>Your answer: 7. Answered; marked when released.</p>" in shown


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '" onclick="x', "a & b", "</li><b>"])
def test_every_text_is_escaped(nasty: str) -> None:
    """Nothing that an author wrote or a learner typed becomes a tag."""
    item = msgspec.structs.replace(PAPER.items[0], stem=nasty, options=(Option("o", nasty),))
    paper = msgspec.structs.replace(PAPER, title=nasty, items=(item, PAPER.items[1]))
    mark = {"reason": "wrong", "verdict": "Not this one.", "points": "0", "possible": "1"}
    shown = html(paper, {NUMBER: {"response": nasty, "mark": mark}})
    assert "script" not in tags(shown)
    assert nasty not in shown


def test_a_paper_has_one_line_of_text() -> None:
    """Where not even HTML is shown, the title and the number of questions are; the same for everyone."""
    assert text(PAPER) == "Quiz: Exit quiz, 3 questions"

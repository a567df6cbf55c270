import json
from decimal import Decimal
from html import unescape

import msgspec
import pytest

from policystory.items.item import Option, PairsKey, TextKey
from policystory.quiz.assemble import make_quiz
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Feedback, Mode, Quiz, Rules
from policystory.widget.fallback import quiz_html, quiz_line
from policystory.wording import ENGLISH
from tests.every_form import EVERY
from tests.markup import tags
from tests.widget.conversations import (
    CHOICE,
    KEEPER,
    NUMBER,
    QUIZ,
    SECTIONS,
    feedback_texts,
    key,
    say,
    talk,
    told,
    wrong,
)

RUN = ENGLISH.say("copy.run")
DRAWN_FOR_YOU = ENGLISH.say("copy.drawn")

PAPER = QUIZ.paper
NOTHING = talk().state()


def test_an_unanswered_paper_shows_all_its_questions() -> None:
    """Without a kernel, every stem and option, the language and how to answer show; no key."""
    shown = quiz_html(PAPER, NOTHING)
    for item in PAPER.items:
        assert item.stem in shown
        assert all(f"<li>{option.text}</li>" in shown for option in item.options)
    assert "Answer with a number (people)." in shown
    assert f"<em>{RUN}</em>" in shown
    assert shown.startswith('<section class="ps-plain" lang="en">')
    assert '<h3 class="jp-toc-ignore">Exit quiz</h3><p>3 questions</p>' in shown
    assert [] == [feedback for feedback in feedback_texts(QUIZ) if feedback in shown]
    assert {"section", "style", "h3", "p", "ol", "li", "ul", "em"} == set(tags(shown))


def test_plain_copy_shows_answers_and_marks() -> None:
    """Each answer shows its verdict, points and feedback, and the sources of that."""
    conversation = talk()
    say(conversation, CHOICE, wrong(CHOICE), "t1")
    say(conversation, KEEPER, key(KEEPER), "t2")
    shown = quiz_html(PAPER, conversation.state())
    chosen = next(
        option.text for option in PAPER.items[0].options if option.id == wrong(CHOICE)
    )
    assert (
        f"<p>Your answer: <bdi>{chosen}</bdi>. <strong>Not right.</strong> 0 of 1 point.</p>"
        in shown
    )
    assert f'<a href="#{next(iter(SECTIONS))}">' in shown
    assert "<p>3 questions, 2 answered</p>" in shown
    assert shown.count("Your answer: ") == 2
    # Of a wrong option only its own reason is told, and of a question that is open nothing.
    told = [(item, key_item.feedback) for item, key_item in QUIZ.key.items.items()]
    texts = {
        (item, name): text.split(". ", 1)[1]
        for item, feedback in told
        for name, text in feedback.items()
    }
    # Two questions may tell the same fact, so texts are compared and not their names.
    expected = {texts[CHOICE, wrong(CHOICE)], texts[KEEPER, key(KEEPER)]}
    assert expected == {text for text in texts.values() if text in unescape(shown)}
    tags(shown)


def test_a_quiz_that_was_handed_in_shows_its_result() -> None:
    """Once handed in, the points are told, or that they come later; nobody is asked to answer."""
    conversation = talk(
        quiz=Quiz(
            msgspec.structs.replace(PAPER, rules=Rules(feedback=Feedback.AT_END)),
            QUIZ.key,
        )
    )
    say(conversation, KEEPER, key(KEEPER), "t2")
    before = quiz_html(PAPER, conversation.state())
    assert "<strong>Answered; marked when you hand in.</strong></p>" in before
    assert "point" not in before
    conversation.reply_to({"type": "submit"})
    told = quiz_html(PAPER, conversation.state())
    assert "<strong>Handed in: 1 of 4 points.</strong>" in told
    assert "<strong>Right.</strong> 1 of 1 point." in told
    assert (2, True) == (
        told.count("<strong>Not answered.</strong> 0 of "),
        "3 questions, 1 answered" in told,
    )
    assert RUN not in told
    later = {**conversation.state(), "result": None}
    assert (
        "<strong>Handed in. Your marks come when they are released.</strong>"
        in quiz_html(PAPER, later)
    )


def test_ten_questions_take_little_of_a_notebook() -> None:
    """Ten questions take at most 10 kB of the saved notebook, with answers and feedback too."""
    ten = [EVERY["single-choice"]] * 5 + [EVERY["categorise"]] * 5
    items = [
        (msgspec.structs.replace(item, id=f"{item.id}.{n}"), Decimal(1))
        for n, item in enumerate(ten)
    ]
    quiz = make_quiz(
        items, "q", Blueprint(id="q", title="Ten", pools=()), "content", "s"
    )
    conversation = talk(quiz=quiz)
    for n, item in enumerate(quiz.paper.items):
        say(
            conversation,
            item.id,
            {"gull": "ines-holm", "tern": "ines-holm"} if item.prompts else "tom-reed",
            f"t{n}",
        )
    shown = quiz_html(quiz.paper, conversation.state())
    assert shown.count("Your answer: ") == 10
    assert len(json.dumps(shown)) < 9_000  # and the live view, which is 0.4 kB


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
    """Answers of every kind are shown in the words of the question, with their points."""
    quiz = make_quiz(
        [(EVERY[kind], Decimal(1))],
        "q",
        Blueprint(id="q", title="Every kind", pools=()),
        "content",
        "s",
    )
    (item,), (key_,) = quiz.paper.items, quiz.key.items.values()
    right = {
        PairsKey: lambda k: k.pairs,
        tuple: list,
        TextKey: lambda k: k.accepted[0],
    }[type(key_.key)](key_.key)
    conversation = talk(quiz=quiz)
    say(conversation, item.id, right)
    shown = quiz_html(quiz.paper, conversation.state())
    assert (
        f"<p>Your answer: <bdi>{words}</bdi>. <strong>Right.</strong> 1 of 1 point.</p>"
        in shown
    )
    tags(shown)


def test_a_graded_paper_that_nobody_has_answered_is_not_listed() -> None:
    """Its questions are drawn at random, and would change a lesson each time it is published."""
    paper = msgspec.structs.replace(PAPER, mode=Mode.GRADED)
    conversation = talk(quiz=Quiz(paper, QUIZ.key))
    untouched = quiz_html(paper, conversation.state())
    assert DRAWN_FOR_YOU in untouched
    assert "3 questions" in untouched
    assert not any(item.stem in unescape(untouched) for item in paper.items)
    say(conversation, NUMBER, "7")
    answered = unescape(quiz_html(paper, conversation.state()))
    assert all(item.stem in answered for item in paper.items)
    assert DRAWN_FOR_YOU not in answered


def test_an_answer_whose_mark_is_held_shows_no_points() -> None:
    """Until the attempt is handed in, the answer stands there without a figure."""
    paper = msgspec.structs.replace(PAPER, mode=Mode.GRADED)
    conversation = talk(quiz=Quiz(paper, QUIZ.key))
    say(conversation, NUMBER, "7")
    shown = quiz_html(paper, conversation.state())
    assert (
        "<p>Your answer: <bdi>7</bdi>. <strong>Answered; marked when you hand in.</strong></p>"
        in shown
    )
    assert "point" not in shown


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '" onclick="x', "a & b", "</li><b>"]
)
def test_every_text_is_escaped(nasty: str) -> None:
    """Nothing that an author wrote or a learner typed becomes a tag."""
    item = msgspec.structs.replace(
        PAPER.items[0], stem=nasty, options=(Option("o", nasty),)
    )
    paper = msgspec.structs.replace(PAPER, title=nasty, items=(item, PAPER.items[1]))
    mark = {
        "reason": "wrong",
        "verdict": nasty,
        "points": "0",
        "possible": "1",
        "sentence": nasty,
        "feedback": [nasty],
        "whole": [{"text": nasty, "right": True, "feedback": nasty}],
    }
    sources = [{"label": nasty, "href": ""}, {"label": nasty, "href": f"#{nasty}"}]
    answers = {NUMBER: {"response": nasty, "mark": {**mark, "sources": sources}}}
    shown = quiz_html(paper, {"answers": answers})
    assert "script" not in tags(shown)
    assert nasty not in shown


def test_a_paper_has_one_line_of_text() -> None:
    """Where HTML is not shown, title and number of questions are; the same for everyone."""
    assert quiz_line(PAPER) == "Quiz: Exit quiz, 3 questions"


def test_one_question_is_one() -> None:
    """A paper of one question does not speak of several."""
    single = msgspec.structs.replace(PAPER, items=PAPER.items[:1])
    assert "<p>1 question</p>" in quiz_html(single, NOTHING)
    assert "Quiz: Exit quiz, 1 question" == quiz_line(single)


def test_plain_copy_tells_the_right_answer_of_a_closed_question() -> None:
    """What explains a wrong answer does not tell the right one: that stands below it."""
    right = QUIZ.key.items[CHOICE].feedback[key(CHOICE)].removeprefix("Right. ")
    for quiz, is_closed in ((QUIZ, False), (told(Feedback.AT_ONCE, tries=1), True)):
        conversation = talk(quiz=quiz)
        say(conversation, CHOICE, wrong(CHOICE), "t1")
        shown = unescape(quiz_html(quiz.paper, conversation.state()))
        assert is_closed == (right in shown)
        assert is_closed == ("<strong>Right answer:</strong>" in shown)

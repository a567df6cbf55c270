"""A course in which every text is a trap: each output of a lesson shows it and does no more."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest
from msgspec.structs import replace

from policystory.course.open_course import OpenCourse
from policystory.figures import mastery_chart
from policystory.figures.chart import chart
from policystory.figures.figure_html import caption, heading
from policystory.figures.rows import rows
from policystory.items.item import paper_item
from policystory.learner.mastery import Level, Mastery
from policystory.learner.standings import Standing
from policystory.notebook_output import Unavailable
from policystory.render.item_html import keyed_html
from policystory.render.lesson_html import card_html, glossary_html, progress_html
from policystory.render.page.course_html import Stop, Stretch, course_html
from policystory.render.page.facts_html import facts_html
from policystory.render.question_html import question_html
from policystory.report.bank_page import bank_page
from policystory.report.bank_report import bank_report
from policystory.widget import fallback
from policystory.widget.quiz import QuizWidget
from tests.every_form import EVERY
from tests.hostile import PAYLOADS, everywhere, lines, page
from tests.widget.conversations import every, say, talk
from tests.worlds import content

WORDS = "words"


@cache
def course(text: str) -> OpenCourse:
    """Return the invented course with a text in all places; its bank holds an item of each form."""
    opened = OpenCourse(everywhere(content(), text))
    opened.bank.items.clear()
    for item in EVERY.values():
        opened.bank.items[item.id] = everywhere(item, text)
    return opened


def card(text: str) -> str:
    """The lesson's card."""
    lesson = course(text).content.course.lessons[0]
    return card_html(course(text).corpus, lesson, {text: Standing(1, 1, 3)})


def facts(text: str) -> str:
    """The facts of a lesson."""
    known = course(text).corpus.facts
    return facts_html(course(text).corpus, known, {})


def glossary(text: str) -> str:
    """The words that a learner may not know."""
    return glossary_html(course(text).corpus)


def course_map(text: str) -> str:
    """The map of the course."""
    stop = Stop(title=text, notebook="a.ipynb", minutes=5, items=3, answered=1)
    return course_html([Stretch(text, (stop,))], stop, text)


def progress(text: str) -> str:
    """The table of progress."""
    return progress_html([(text, text, Standing(1, 1, 3))])


def figure(text: str) -> str:
    """A figure's title, sources and table."""
    figure_ = course(text).figure("crossings")
    return heading(figure_) + caption(figure_, course(text).corpus)


def reached(text: str) -> str:
    """The caption and table of the figure of progress."""
    return mastery_chart.caption(
        [mastery_chart.Row(text, text, Mastery(Level.FAMILIAR, 1, 2))]
    )


def questions(text: str) -> str:
    """Every form of question, with and without its key."""
    items = course(text).bank.items.values()
    corpus = course(text).corpus
    questions = [question_html(paper_item(item, Decimal(1))) for item in items]
    articles = [keyed_html(corpus, item, item) for item in items]
    return "".join(questions) + "".join(articles)


def quiz(text: str) -> str:
    """A quiz without its kernel, answered by a learner who typed the same text."""
    conversation = talk(quiz=everywhere(every("short-text", "single-choice"), text))
    typed, chosen = conversation.quiz.paper.items
    say(conversation, chosen.id, "tom-reed", "t1")
    say(conversation, typed.id, text[:100], "t2")
    return fallback.quiz_html(conversation.quiz.paper, conversation.state())


def bank(text: str) -> str:
    """The page of the whole bank."""
    report = replace(bank_report(course(WORDS), ""), version="")
    return bank_page(course(text), everywhere(report, text))


def refusal(text: str) -> str:
    """The reason why a lesson cannot be opened."""
    return str(Unavailable(text).bundles[0]["text/html"])


OUTPUTS = (
    card,
    facts,
    glossary,
    course_map,
    progress,
    figure,
    reached,
    questions,
    quiz,
    bank,
    refusal,
)


@pytest.mark.parametrize("shown", OUTPUTS)
@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_every_output_shows_a_text_as_text(
    text: str, shown: Callable[[str], str]
) -> None:
    """A page has the same tags and attributes with a trap as with a word, and shows the text."""
    usual, trapped = page(shown(WORDS)), page(shown(text))
    assert usual[0] == trapped[0]
    assert lines(text) in trapped[1]


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_a_chart_shows_a_text_as_text(text: str) -> None:
    """Rows of a chart hold one line of text each; the rest is the author's, whatever facts say."""
    figure_, corpus = course(text).figure("crossings"), course(text).corpus
    usual = chart(course(WORDS).figure("crossings"), course(WORDS).corpus)
    drawn = chart(figure_, corpus)
    told = {"data", "description"}
    assert {name: part for name, part in usual.items() if name not in told} == {
        name: part for name, part in drawn.items() if name not in told
    }
    assert {lines(text)} == {row["says"] for row in rows(figure_, corpus)} | {
        drawn["description"]
    }
    row = mastery_chart.Row(text, text, mastery_chart.UNTRIED)
    piece = mastery_chart.chart([row])["data"]["values"][0]
    assert (lines(text), lines(text)) == (piece["lesson"], piece["objective"])


@pytest.mark.parametrize(
    "made",
    [
        lambda: Unavailable("$1 $2").bundles[0]["text/html"],
        lambda: QuizWidget(talk(quiz=every("number")))._repr_mimebundle_()[0][
            "text/html"
        ],
    ],
    ids=["a part of a lesson", "the plain copy of a quiz"],
)
def test_no_formula_is_looked_for_in_an_output(made: Callable[[], str]) -> None:
    """Whatever HTML a lesson shows stands in an element that MathJax leaves alone."""
    assert ("div", "class=mathjax_ignore tex2jax_ignore") == page(made())[0][0]

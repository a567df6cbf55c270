from html import escape

import msgspec

from policystory.learner.standings import Standing
from policystory.render.lesson_html import (
    card_html,
    glossary_html,
    progress_html,
)
from tests.markup import tags
from tests.worlds import corpus, course

LESSON = course().lesson("01-crossings")


def test_a_card_says_what_a_learner_needs_to_begin() -> None:
    """Minutes, questions, objectives, sources with date and doubt, and the learner's progress."""
    quizzes = {"Exit quiz": Standing(1, 1, 3), "Check": Standing(0, 0, 2)}
    card = card_html(corpus(), LESSON, quizzes)
    island_post = (
        "<li>Island Post (attributed: the text does not name its outlet), "
        "September 1911 (inferred), cited as IP</li>"
    )
    for words in (
        "<strong>Crossings</strong> · 10 minutes · 5 questions",
        "<li>Read a count with its period.</li>",
        "<li>Harbour News, 2 May 1911 (printed), cited as HN</li>",
        island_post,
        "<li>Exit quiz: 1 of 3 answered, 1 right at the first try</li><li>Check: not begun</li>",
    ):
        assert words in card
    assert tags(card)[0] == "section"


def test_a_card_leaves_out_what_there_is_not() -> None:
    """A lesson without sources, objectives or quizzes has a card without these parts."""
    lesson = msgspec.structs.replace(LESSON, sources=(), objectives=(), title="A & <b>")
    head = "<p><strong>A &amp; &lt;b&gt;</strong> · 10 minutes</p>"
    assert f'<section class="ps-card">{head}</section>' == card_html(
        corpus(), lesson, {}
    )


def test_progress_is_a_table_that_can_be_read_aloud() -> None:
    """Rows and columns have their heads, and texts are escaped."""
    table = progress_html([("A & B", "Exit <i>", Standing(2, 1, 2))])
    row = (
        '<th scope="row">A &amp; B</th>'
        "<td>Exit &lt;i&gt;</td><td>all 2 answered, 1 right at the first try</td>"
    )
    assert row in table
    assert 3 == table.count('scope="col"')
    assert "caption" in tags(table)


def test_progress_leaves_out_what_was_not_begun() -> None:
    """The few quizzes that were begun do not drown in those of the whole course."""
    begun, untouched = Standing(1, 1, 2), Standing(0, 0, 2)
    retaken = Standing(0, 0, 2, attempt=2, before=1)
    quizzes = (("Check", begun), ("Exit", untouched), ("Test", retaken))
    table = progress_html([("Lesson", name, standing) for name, standing in quizzes])
    assert ["Check", "Test"] == [name for name, _ in quizzes if f">{name}<" in table]
    assert "Quizzes not begun yet: 1." in table
    assert "No quiz is begun yet." in progress_html([("Lesson", "Exit", untouched)])


def test_the_glossary_says_who_defines_a_word() -> None:
    """Each word stands with its meaning, and with the report that defines it or else the course."""
    table = glossary_html(corpus())
    for term in corpus().terms.values():
        meaning = f"<td>{escape(term.means)}</td>"
        assert meaning in table
        is_defined_by_course = f"{meaning}<td>this course</td>" in table
        assert (not term.sources) == is_defined_by_course

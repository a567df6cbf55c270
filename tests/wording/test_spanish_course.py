"""A small course in Spanish, in `tests/islas`: all that a learner is shown of it is Spanish."""

import re

import pytest

from policystory.items.forms import FORMS
from policystory.learner.standings import Standing
from policystory.quiz.prediction import Prediction
from policystory.render.handout.handout_html import PrintedPaper, papers_page
from policystory.render.lesson_html import card_html
from policystory.render.page.course_html import Stop, Stretch, course_html
from policystory.render.page.facts_html import facts_html
from policystory.render.predictions_html import poll_html, recap_html
from policystory.widget.fallback import quiz_html
from policystory.widget.page_code import code
from policystory.wording import ENGLISH as ENGLISH_WORDS
from tests.wording.islands import ENGLISH, course, plain


def test_every_kind_of_question_is_asked() -> None:
    """The course has questions of all kinds, so that all of their texts are read."""
    assert set(FORMS) == {item.kind for item in course().bank.items.values()}


def test_no_question_and_no_feedback_has_an_english_word() -> None:
    """Stems, options, rows and feedback are Spanish throughout."""
    english = []
    for item in course().bank.items.values():
        texts = [item.stem, *item.passage, *item.feedback.values()]
        texts += [option.text for option in item.options]
        for prompt in item.prompts:
            texts += [prompt.text, *(option.text for option in prompt.options)]
        english += [text for text in texts if ENGLISH.search(text)]
    assert [] == english


def test_questions_have_both_their_marks() -> None:
    """A question mark that closes has one that opens, and what follows it is small."""
    stems = [item.stem for item in course().bank.items.values()]
    asked = [stem for stem in stems if stem.endswith("?")]
    assert [] == [stem for stem in asked if stem.count("¿") != stem.count("?")]
    inside = [stem for stem in asked if not stem.startswith("¿")]
    assert [] == [stem for stem in inside if re.search(r", ¿[A-ZÁÉÍÓÚ]", stem)]


def test_articles_and_prepositions_are_drawn_together() -> None:
    """No text has "de el" or "a el", and no question has an article before a counted noun."""
    items = course().bank.items.values()
    stems = [item.stem for item in items]
    told: list[str] = []
    for item in items:
        told += item.feedback.values()
    apart = [text for text in stems + told if re.search(r"\b(de|a) el\b", text)]
    assert [] == apart
    assert [] == [stem for stem in stems if re.search(r"\d (los|las)\b", stem)]


def pages() -> dict[str, str]:
    """Return what a learner is shown of the course besides its quizzes, by name."""
    opened = course()
    corpus = opened.corpus
    lesson = opened.content.course.lessons[0]
    quiz = opened.quiz_for("01-barcos", "lector", 1)
    untouched = {"answers": {}, "ended": False}
    standing = Standing(3, 2, 8, 2, before=8)
    stop = Stop(title="Los barcos", notebook="01.ipynb", minutes=10, items=3, tried=1)
    phrases = corpus.phrases
    asked = [
        Prediction(
            id=name, ask=f"¿Cuántos {name}?", facts=("abril",), afterwards="Muchos."
        )
        for name in ("barcos", "faros")
    ]
    said = {"barcos": "Pocos"}
    return {
        "poll": poll_html(asked, said, phrases),
        "recap": recap_html(corpus, asked, said, ["abril"]),
        "copy": quiz_html(quiz.paper, untouched),
        "paper": papers_page("Prueba", [PrintedPaper("Ana", quiz)], "es"),
        "card": card_html(corpus, lesson, {"Final": standing}, []),
        "facts": facts_html(corpus, corpus.facts, {"abril": "Los barcos"}),
        "map": course_html([Stretch("Uno", (stop,))], stop, "", phrases),
    }


@pytest.mark.parametrize("name", [*pages()])
def test_a_page_is_in_spanish(name: str) -> None:
    """No page of the course has an English word."""
    text = plain(pages()[name])
    found = [match[0] for match in ENGLISH.finditer(text)]
    assert [] == found, text


def test_predictions_and_reviews_are_worded_in_spanish() -> None:
    """What the pages of predictions and of the record say besides, such as that it was kept."""
    for section in ("predictions", "review", "record"):
        for name, text in course().corpus.phrases.section(section).items():
            assert text != ENGLISH_WORDS.section(section)[name]
            shown = text if isinstance(text, str) else " ".join(text.values())
            assert not re.search(
                r"\b(the|is|are|you|again|answer|answers|to|then|begun|kept)\b", shown
            )


def test_a_quiz_says_its_language() -> None:
    """A paper, and with it its page and copy, carries the language for screen readers."""
    quiz = course().quiz_for("01-barcos", "lector", 1)
    assert "es" == quiz.paper.language
    assert 'lang="es"' in pages()["copy"]
    assert '<html lang="es">' in pages()["paper"]


def test_the_page_gets_the_words_of_its_language() -> None:
    """The code for a Spanish quiz has its texts, and that for an English one has none."""
    assert '"Check answer":"Comprobar"' in code("es")
    assert "Comprobar" not in code()

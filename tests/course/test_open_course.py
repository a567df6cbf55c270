import pytest

from policystory.course.content import LessonText, version
from policystory.course.names import lookup
from policystory.errors import NotFoundError
from policystory.quiz.assemble import seed_of
from tests.worlds import content, course


def test_quizzes_are_asked_for_by_their_lesson() -> None:
    """The exit quiz has the lesson's own name, and another part its name behind it."""
    assert list(course().quizzes()) == ["01-crossings/lamps", "01-crossings"]
    assert course().blueprint("01-crossings/lamps").title == "Check: lamps"


def test_an_open_course_knows_its_parts() -> None:
    """Lessons, figures, texts and the version are those of the content."""
    assert course().id == "skerry-isles"
    assert course().lesson("01-crossings").minutes == 10
    assert course().figure("crossings").query == ("carried-april", "carried-winter")
    assert len(course().text("01-crossings").cited) == 16
    assert course().text("another") == LessonText("another", ())
    assert version(content()) == course().version


def test_a_learner_has_a_paper_of_their_own() -> None:
    """A learner's quiz is that of their seed, and pins the version of the content."""
    mine = course().quiz_for("01-crossings", "me")
    seed = seed_of("skerry-isles", "01-crossings", "me", 1)
    assert course().quiz("01-crossings", seed) == mine
    assert course().version == mine.paper.content


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (
            lambda: course().lesson("01-crossing"),
            "there is no lesson '01-crossing'; did you mean '01-crossings'?",
        ),
        (
            lambda: course().figure("zzz"),
            "there is no figure 'zzz'; there are: crossings",
        ),
        (
            lambda: course().quiz("zzz", ""),
            "there is no quiz 'zzz'; there are: 01-crossings/lamps, 01-crossings",
        ),
    ],
)
def test_unknown_name_lists_the_known_names(ask: object, sentence: str) -> None:
    """A misspelt name gets the nearest one, and a wrong one the list."""
    assert callable(ask)
    with pytest.raises(NotFoundError) as error:
        ask()
    assert sentence == str(error.value)


def test_of_many_quizzes_only_the_nearest_are_named() -> None:
    """A long list is not told: the four nearest names are, and the command that lists all."""
    known = {f"{n:02}-lesson": n for n in range(40)} | {"harbour-lamps": 1}
    with pytest.raises(NotFoundError) as error:
        lookup("the lamps of last night", known, "quiz")
    sentence = str(error.value)
    assert (
        "there is no quiz 'the lamps of last night'; of 41 the nearest are: harbour-lamps, "
        in sentence
    )
    assert sentence.endswith("; all are listed by: policystory quiz")
    assert 3 == sentence.count("-lesson")

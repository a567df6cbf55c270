"""Problems of predictions: their form, their numbers, and facts that are not there."""

from pathlib import Path

import msgspec
import pytest

from policystory.course.checks.course import check
from policystory.course.content import version
from policystory.course.load import Folders
from policystory.quiz.prediction import Prediction, faults
from tests.skerry import MARKDOWN
from tests.worlds import content, corpus, edit, notebook, problems, write

QUIZ = "quizzes/01-crossings.yml"
PREDICTIONS = content().quizzes[0].predict


def test_predictions_are_read_in_their_order() -> None:
    """The invented lesson asks two predictions, with options and without."""
    assert ("fuller-boats", "tended-by") == tuple(p.id for p in PREDICTIONS)
    assert ("One April", "A whole winter") == PREDICTIONS[0].options
    assert () == PREDICTIONS[1].options
    assert [] == list(faults(corpus(), PREDICTIONS))


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "id: tended-by",
            "id: fuller-boats",
            0,
            "another prediction of this lesson has the id 'fuller-boats'",
        ),
        ("id: tended-by", "id: Tended By", 0, "'Tended By' is not an id"),
        (
            "[One April, A whole winter]",
            "[One April]",
            0,
            "a prediction has 2 to 5 options, not 1",
        ),
        (
            "[One April, A whole winter]",
            "[a, b, c, d, e, f]",
            0,
            "a prediction has 2 to 5 options, not 6",
        ),
        (
            "[One April, A whole winter]",
            "[One April, one april]",
            0,
            "two options are the same",
        ),
        (
            "[One April, A whole winter]",
            "[One April, one two three four five six seven eight nine]",
            0,
            "this option has 9 words; it needs 1 to 8",
        ),
        (
            "before 9,600 herring",
            "before 9,700 herring",
            0,
            "'afterwards' has the number 9700, which no fact named here holds",
        ),
        (
            "Ada Marsh tended it",
            "Ada Marsh " + "tended it " * 40,
            0,
            "'afterwards' has 87 words, at most 40",
        ),
        (
            "Who do you think tended the lamp on Gull Rock?",
            '""',
            0,
            "'ask' is empty",
        ),
        ("[keeper-gull]", "[]", 0, "no fact stands behind 'afterwards'"),
        ("[keeper-gull]", "[keeper-gul]", 0, "there is no fact 'keeper-gul'"),
        ("ask: Who do", "asks: Who do", 0, "unknown field 'asks'"),
    ],
)
def test_a_faulty_prediction_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    """Each fault of a prediction is reported where it stands."""
    reported = problems(tmp_path, QUIZ, old, new)
    assert (line, message) in [(at, words) for at, words, _ in reported], reported


def test_a_module_has_no_predictions(tmp_path: Path) -> None:
    """Predictions of a module are refused with their line, beside what its lesson now lacks."""
    edit(write(tmp_path), QUIZ, "lesson: 01-crossings", "module: m1")
    # A lesson whose cells call nothing that is now gone.
    shown = 'import policystory as ps; ps.module("m1").quiz()'
    lesson = notebook(*MARKDOWN, code=(shown,))
    (tmp_path / "lessons" / "01-crossings.ipynb").write_text(lesson, encoding="utf-8")
    file = (tmp_path / QUIZ).as_posix()
    reported = check(Folders.of(tmp_path)).problems
    # Its briefs are refused in the same way.
    assert [(15, "a module has no predictions"), (25, "a module has no briefs")] == [
        (problem.line, problem.message) for problem in reported if problem.path == file
    ]


def test_a_lesson_asks_two_or_three_predictions() -> None:
    """One is too few to be a poll, and four would keep learners from the lesson."""
    count = "a lesson asks 2 or 3 predictions, not {}"
    four = (*PREDICTIONS, _named("c"), _named("d"))
    assert count.format(1) in [words for _, words, _ in faults(corpus(), four[:1])]
    assert count.format(4) in [words for _, words, _ in faults(corpus(), four)]
    assert [] == list(faults(corpus(), four[:3]))


def _named(id_: str) -> Prediction:
    return msgspec.structs.replace(PREDICTIONS[0], id=id_)


def test_no_prediction_copies_a_report(tmp_path: Path) -> None:
    """Nine words in a row of a report are found in every text of a prediction."""
    root = write(tmp_path)
    copied = "In all of 1910 the Harbour Board had reckoned with not fewer"
    edit(root, QUIZ, "Who do you think tended", f"{copied}, who tended")
    reported = check(Folders.of(root), root / "texts").problems
    (problem,) = [each for each in reported if "repeats harbour-news" in each.message]
    assert problem.message.startswith("'ask' repeats harbour-news")


def test_predictions_do_not_change_the_version() -> None:
    """A prediction has no mark, so mending its words changes no paper."""
    whole = content()
    file = msgspec.structs.replace(whole.quizzes[0], predict=())
    without = msgspec.structs.replace(whole, quizzes=(file, *whole.quizzes[1:]))
    assert version(whole) == version(without)

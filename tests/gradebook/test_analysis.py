"""The analysis of an assignment beside plain statistics, and what may be said of how many."""

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import correlation, mean

import pytest

from policystory.gradebook.analysis.assignment_analysis import (
    AssignmentAnalysis,
    analyse_assignment,
)
from policystory.gradebook.analysis.question_statistics import QuestionText, most_given
from policystory.gradebook.analysis.sums import AnswerSums
from policystory.gradebook.store import Gradebook, sqlite_url
from tests.gradebook.invented_marks import Mark, write_marks, wrong


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    """Return an empty gradebook."""
    book = Gradebook(sqlite_url(tmp_path / "gradebook.sqlite"), "2027-02-01")
    yield book
    book.close()


def text_of(family: str, answers: list[AnswerSums]) -> QuestionText:
    """Return words for a question without a paper: its objective is its first letter."""
    parts = {each.response: (each.response,) for each in most_given(answers)}
    return QuestionText(family, (family[0],), parts)


def analysed(book: Gradebook, written: list[Mark]) -> AssignmentAnalysis:
    """Return the analysis of these marks."""
    with book.writing() as connection:
        write_marks(connection, written)
    with book.reading() as connection:
        return analyse_assignment(connection, "week-1", text_of)


def a_class(learners: int, questions: int = 8) -> list[Mark]:
    """Return marks of learners with different skills, each with some of the families."""
    drawn = random.Random(7)  # noqa: S311 - no secret
    written: list[Mark] = []
    for number in range(learners):
        skill = 0.3 + 0.6 * number / learners
        for family in drawn.sample("abcdefghijkl", questions):
            learner = f"learner{number:03}"
            options = ['"x"', '"y"', '"z"']
            if drawn.random() < skill:
                written.append(Mark(learner, family))
            else:
                written.append(wrong(learner, family, drawn.choice(options)))
    return written


def test_sums_of_the_database_are_those_of_plain_statistics(book: Gradebook) -> None:
    """Difficulty, correlation and counts of each question are what plain Python finds."""
    written = a_class(90)
    for question in analysed(book, written).questions:
        x, rest, drew = [], [], {}
        for mark in written:
            if mark.family != question.family:
                continue
            same = [each for each in written if each.learner == mark.learner]
            elsewhere = [each.points for each in same if each is not mark]
            x.append(mark.points / 100)
            rest.append(mean(elsewhere) / 100)
            if mark.reason == "wrong":
                drew[mark.response] = drew.get(mark.response, 0) + 1
        assert question.difficulty is not None
        assert question.item_rest is not None
        assert (len(x), sum(x)) == (question.n, question.right)
        assert round(mean(x), 3) == question.difficulty.value
        assert correlation(x, rest) == pytest.approx(question.item_rest.value, abs=6e-4)
        assert drew == {answer.text: answer.n for answer in question.wrong}


def test_only_first_attempts_count_and_withdrawn_questions_do_not(
    book: Gradebook,
) -> None:
    """A second attempt, and points that all were given, change nothing."""
    written = a_class(25)
    more = [
        Mark("learner001", "a", attempt=2),
        Mark("learner002", "withdrawn", reason="given"),
    ]
    plain = analysed(book, [*written, *more])
    counted = sum(question.n for question in plain.questions)
    assert (len(written), 25) == (counted, len(plain.learners))
    assert "withdrawn" not in [question.family for question in plain.questions]


@pytest.mark.parametrize(
    ("learners", "interval", "alarm", "threshold"),
    [
        (19, False, False, False),
        (20, True, False, False),
        (29, True, False, False),
        (30, True, True, False),
        (99, True, True, False),
        (100, True, True, True),
    ],
)
def test_what_is_said_depends_on_how_many_answered(
    book: Gradebook, learners: int, interval: bool, alarm: bool, threshold: bool
) -> None:
    """Below 20 only counts, from 20 intervals, from 30 alarms, from 100 thresholds."""
    written: list[Mark] = []
    for number in range(learners):
        learner = f"learner{number:03}"
        is_good = number % 2 == 0
        # The good half falls for a wrong option of one question, as with a wrong key.
        written.append(wrong(learner, "bad") if is_good else Mark(learner, "bad"))
        written += [Mark(learner, family) for family in ("easy", "easy too")]
        written += [
            Mark(learner, family) if is_good else wrong(learner, family)
            for family in ("fair", "fair too")
        ]
    by_name = {each.family: each for each in analysed(book, written).questions}
    bad, easy = by_name["bad"], by_name["easy"]
    said = "\n".join(bad.attention)
    assert interval == (bad.difficulty is not None) == (bad.item_rest is not None)
    assert (alarm, alarm) == ("drew more" in said, "Learners who did well" in said)
    assert threshold == ("hardly tells" in said)
    assert threshold == any("Very easy" in each for each in easy.attention)


def test_a_good_class_raises_no_alarm(book: Gradebook) -> None:
    """Where skill decides, no question of 60 learners needs attention."""
    questions = analysed(book, a_class(60)).questions
    assert [] == [each.attention for each in questions if each.attention]


def test_objectives_add_their_questions_up(book: Gradebook) -> None:
    """An objective has the answers of all its questions."""
    written = [Mark("ann", "a1"), wrong("ann", "a2"), wrong("bob", "b1")]
    objectives = analysed(book, written).objectives
    assert [("a", 2, 2, 1), ("b", 1, 1, 0)] == [
        (each.objective, each.questions, each.n, each.right) for each in objectives
    ]


def test_an_analysis_without_marks_is_empty(book: Gradebook) -> None:
    """Before anything is graded there is nothing to be said, and no error."""
    nothing = analysed(book, [])
    assert ((), (), (), None) == (
        nothing.learners,
        nothing.questions,
        nothing.objectives,
        nothing.reliability,
    )


def test_a_single_question_has_no_correlation(book: Gradebook) -> None:
    """With one question a learner there are no other marks to compare with."""
    written = [Mark(f"learner{number}", "a") for number in range(15)]
    written += [wrong(f"learner{number}", "a") for number in range(15, 30)]
    (question,) = analysed(book, written).questions
    assert (30, None) == (question.n, question.item_rest)

"""Analyse the first attempts at an assignment: by question, by objective, and by learner."""

from collections.abc import Callable
from itertools import groupby
from statistics import median

import msgspec
from sqlalchemy import Connection

from policystory.gradebook.analysis.question_statistics import (
    FEWEST_FOR_INTERVALS,
    QuestionStatistics,
    QuestionText,
    question_statistics,
)
from policystory.gradebook.analysis.shares_and_correlations import (
    Interval,
    reliability,
    wilson,
)
from policystory.gradebook.analysis.sums import (
    AnswerSums,
    LearnerSums,
    answer_sums,
    learner_sums,
)
from policystory.gradebook.analysis.texts import QuestionTexts

FindText = Callable[[str, list[AnswerSums]], QuestionText]
"""Finds the words of a family of items, named by its code, and of the answers to it."""


class ObjectiveStatistics(msgspec.Struct, frozen=True):
    """What the first attempts show about one learning objective.

    - `objective`: its id;
    - `questions`: how many questions serve it; those that ask the same of the same fact count as
      one;
    - `n`: how many answers there are; `right`: how many of them earned all points;
    - `difficulty`: the mean share of the points, from 0 to 1, with its 95% interval; None if there
      are fewer than 20 answers.
    """

    objective: str
    questions: int
    n: int
    right: int
    difficulty: Interval | None


class AssignmentAnalysis(msgspec.Struct, frozen=True, kw_only=True):
    """What the first attempts at an assignment show.

    - `assignment`: its name;
    - `learners`: the sums of the marks of each learner who handed something in, sorted by id;
    - `reliability`: Cronbach's alpha, from 0 to 1, with its 95% interval: how similar the learners'
      marks would be with other questions; None if there are fewer than 20 learners;
    - `questions`: the statistics of each question, those that need attention first, then those with
      the most answers;
    - `objectives`: the statistics of each learning objective, sorted by id.
    """

    assignment: str
    learners: tuple[LearnerSums, ...]
    reliability: Interval | None
    questions: tuple[QuestionStatistics, ...]
    objectives: tuple[ObjectiveStatistics, ...]


def analyse_assignment(
    connection: Connection, assignment: str, find_text: FindText | None = None
) -> AssignmentAnalysis:
    """Return the analysis of the first attempts at an assignment.

    It is empty if there are no marks.

    Arguments: `connection`: to the gradebook; `assignment`: its name; `find_text`: a function that
    finds the words of a question; by default they are looked up in the learners' papers
    (questions), which the gradebook stores.
    """
    find_text = find_text or QuestionTexts(connection, assignment).of
    questions: list[QuestionStatistics] = []
    with learner_sums(connection, assignment) as learners:
        # The upper half begins at the median, so that it is half the class however hard it was.
        upper = median(each.share for each in learners) if learners else 0.0
        answers = list(answer_sums(connection, assignment, upper))
    for family, group in groupby(answers, lambda answer: answer.family):
        of_family = list(group)
        # The words are looked up here, after the sums: few are shown, and each is a search.
        text = find_text(family, of_family)
        questions.append(question_statistics(family, of_family, text))
    # By code last, so that the order is the same on every database.
    questions.sort(key=lambda each: (not each.attention, -each.n, each.family))
    enough = len(learners) >= FEWEST_FOR_INTERVALS
    sums = [(each.n, each.shares, each.squares) for each in learners]
    return AssignmentAnalysis(
        assignment=assignment,
        learners=tuple(learners),
        reliability=reliability(sums) if enough else None,
        questions=tuple(questions),
        objectives=tuple(_by_objective(questions)),
    )


def _by_objective(questions: list[QuestionStatistics]) -> list[ObjectiveStatistics]:
    """Add up the questions of each objective; a question can serve several."""
    by_objective: dict[str, list[QuestionStatistics]] = {}
    for question in questions:
        for objective in question.objectives:
            by_objective.setdefault(objective, []).append(question)
    listed: list[ObjectiveStatistics] = []
    # Sums are added, not shares: a question with more answers weighs more.
    for objective in sorted(by_objective):
        of_objective = by_objective[objective]
        n = sum(question.n for question in of_objective)
        right = sum(question.right for question in of_objective)
        shares = sum(question.shares for question in of_objective)
        enough = n >= FEWEST_FOR_INTERVALS
        difficulty = wilson(shares / n, n) if enough else None
        count = len(of_objective)
        listed.append(ObjectiveStatistics(objective, count, n, right, difficulty))
    return listed

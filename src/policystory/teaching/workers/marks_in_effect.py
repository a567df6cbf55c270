"""The marks of an attempt that hold now, after corrections of answers and dropped questions."""

import msgspec

from policystory.assignment.regrade import (
    AnsweredPaper,
    RegradeRule,
    apply_changes,
    regrade,
)
from policystory.attempt import Attempt
from policystory.grade import Grade, grade
from policystory.gradebook.writing import KeptQuiz
from policystory.quiz.paper import Key


def marks_in_effect(
    kept: KeptQuiz, attempt: Attempt, withdrawn: frozenset[str]
) -> Grade:
    """Return the grade of an attempt as it holds now: a mark for each item, in the paper's order.

    Arguments: `kept`: the released quiz with its corrected key (right answers); `attempt`: the
    learner's answers; `withdrawn`: the ids, in the bank (all items of the course), of dropped
    questions, for which every learner gets the points.
    """
    quiz = kept.quiz
    result = grade(quiz.paper, quiz.key, attempt)
    dropped = {id_ for id_, key in quiz.key.items.items() if key.name in withdrawn}
    if kept.corrected is not None:
        # The correction of a question that was dropped no longer matters.
        corrected = without(kept.corrected, dropped)
        result = _again(result, kept, attempt, corrected, kept.rule)
    if dropped:
        rest = without(quiz.key, dropped)
        result = _again(result, kept, attempt, rest, RegradeRule.FULL_CREDIT)
    return result


def _again(
    result: Grade, kept: KeptQuiz, attempt: Attempt, new: Key, rule: RegradeRule
) -> Grade:
    """Return a grade after the correction of its key."""
    answered = AnsweredPaper(
        learner="",
        number=1,
        paper=kept.quiz.paper,
        attempt=attempt,
        old=kept.quiz.key,
        new=new,
    )
    return apply_changes(result, regrade([answered], rule))


def without(key: Key, dropped: set[str]) -> Key:
    """Return a key (right answers) without some items; `dropped` has their ids on the paper."""
    items = {id_: item for id_, item in key.items.items() if id_ not in dropped}
    return msgspec.structs.replace(key, items=items)

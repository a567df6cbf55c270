"""The marks of an attempt that hold now, after corrections of answers and dropped questions."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from policystory.assignment.regrade import (
    AnsweredPaper,
    RegradeRule,
    apply_changes,
    regrade,
)
from policystory.attempt import Attempt
from policystory.grade import VERDICTS, Grade, Mark, grade
from policystory.gradebook.papers import KeptQuiz
from policystory.gradebook.question_decisions import MarkDecision, folded_answer
from policystory.items.item import Reason
from policystory.quiz.paper import Key, Quiz


def marks_in_effect(
    kept: KeptQuiz, attempt: Attempt, withdrawn: frozenset[str]
) -> Grade:
    """Return the grade of an attempt, with corrected answers and dropped questions.

    It has a mark for each question, in the paper's order. Arguments: `kept`: the released quiz, and
    its right answers with corrections; `attempt`: the learner's answers; `withdrawn`: the course's
    ids of dropped questions; every learner gets their points.
    """
    quiz = kept.quiz
    result = grade(quiz.paper, quiz.key, attempt)
    dropped = {id_ for id_, key in quiz.key.items.items() if key.name in withdrawn}
    if kept.corrected is not None:
        # The correction of a question that was dropped no longer matters.
        corrected = _without(kept.corrected, dropped)
        result = _again(result, kept, attempt, corrected, kept.rule)
    if dropped:
        rest = _without(quiz.key, dropped)
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


def _without(key: Key, dropped: set[str]) -> Key:
    """Return a key (right answers) without some items; `dropped` has their ids on the paper."""
    items = {id_: item for id_, item in key.items.items() if id_ not in dropped}
    return msgspec.structs.replace(key, items=items)


def with_decisions(
    result: Grade,
    quiz: Quiz,
    attempt: Attempt,
    learner: str,
    decisions: Iterable[MarkDecision],
) -> Grade:
    """Return a grade in which marks that the teacher gave by hand replace computed ones.

    Arguments: `result`: the computed grade; `quiz`: as released; `attempt`: the learner's answers;
    `learner`: an id; `decisions`: all marks given by hand in the assignment. A mark for this
    learner goes before a mark for all who typed the same answer.
    """
    by_place: dict[tuple[str, str, str], MarkDecision] = {}
    for decision in decisions:
        by_place[decision.item, decision.learner, decision.response] = decision
    marks: list[Mark] = []
    for mark in result.marks:
        name = quiz.key.items[mark.item].name
        given = attempt.responses.get(mark.item)
        # A mark for an answer is for typed answers only: choices are right or wrong by the key.
        typed = folded_answer(given[-1]) if given and isinstance(given[-1], str) else ""
        decided = by_place.get((name, learner, ""))
        if decided is None and typed:
            decided = by_place.get((name, "", typed))
        marks.append(mark if decided is None else _decided(mark, decided))
    return Grade.of(result.paper, marks)


def _decided(mark: Mark, decision: MarkDecision) -> Mark:
    """Return a mark with the points that the teacher gave."""
    share = Decimal(decision.percent) / 100
    reason = Reason.PARTLY_RIGHT
    if share in (0, 1):
        reason = Reason.RIGHT if share else Reason.WRONG
    return msgspec.structs.replace(
        mark,
        # The gradebook keeps hundredths of a point, and no finer.
        points=(mark.possible * share).quantize(Decimal("0.01")).normalize(),
        reason=reason,
        verdict=VERDICTS[reason],
        sentence=f"Decided by the teacher: {decision.because}",
        feedback=(),
    )

"""Grade the work of learners: pure functions of bytes, so that they can run on any machine."""

from datetime import datetime, tzinfo
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec

from policystory.assignment.assignment_rules import Allowance, Policy
from policystory.assignment.combine_attempts import (
    EarnedPoints,
    Submission,
    earned_points,
)
from policystory.assignment.submission_file import (
    SubmissionFile,
    read_submission,
    submitted_work,
)
from policystory.attempt import Attempt
from policystory.errors import PolicystoryError
from policystory.grade import ZERO, Grade
from policystory.gradebook.grades import LearnerGrade, MarkRow, mark_row
from policystory.gradebook.papers import AttemptName, KeptQuiz
from policystory.gradebook.question_decisions import MarkDecision
from policystory.quiz.paper import Key, Quiz
from policystory.teaching.collecting.hand_in_times import counts_until, submission_times
from policystory.teaching.workers.marks_in_effect import marks_in_effect, with_decisions

_BOM = b"\xef\xbb\xbf"


class GradingRules(msgspec.Struct, frozen=True):
    """What holds for all learners of an assignment.

    `policy`: the rules for attempts and dates; `zone`: the class's time zone; `withdrawn`: the ids
    of dropped questions, for which every learner gets the points; `decided`: the marks that the
    teacher gave by hand.
    """

    policy: Policy
    zone: tzinfo
    withdrawn: frozenset[str] = frozenset()
    decided: tuple[MarkDecision, ...] = ()


class AttemptWork(msgspec.Struct, frozen=True, kw_only=True):
    """One handed-in file, with all that is needed to grade its attempt.

    - `name`: which attempt it is;
    - `file`: the bytes of the file; `hash`: their SHA-256 when the file was collected;
    - `handed_in` and `collected`: when, in UTC;
    - `kept`: the JSON of the released quiz and of its corrections.
    """

    name: AttemptName
    file: bytes
    hash: str
    handed_in: str
    collected: str
    kept: "KeptJson"


class KeptJson(msgspec.Struct, frozen=True):
    """A released quiz as the gradebook stores it.

    `quiz`: the paper (questions) and its key (right answers) as JSON; `corrected`: the corrected
    key as JSON, None if nothing was corrected; `rule`: whether the mark by the old key, the new one
    or the better counts, a value of RegradeRule such as "either".
    """

    quiz: bytes
    corrected: bytes | None = None
    rule: str | None = None

    def read(self) -> KeptQuiz:
        """Return the quiz, its corrected key (right answers) and the rule, read from the JSON."""
        return KeptQuiz.read(self.quiz, self.corrected, self.rule)


class LearnerWork(msgspec.Struct, frozen=True, kw_only=True):
    """All that one learner handed in for an assignment.

    - `learner`: an id; `allowance`: what this learner is allowed in addition, such as more time;
    - `quizzes`: the possible points of each released quiz, by name;
    - `attempts`: the handed-in files;
    - `basis`: a hash of everything from which the total is worked out.
    """

    learner: str
    allowance: Allowance
    quizzes: dict[str, Decimal]
    attempts: tuple[AttemptWork, ...]
    basis: str


class Batch(msgspec.Struct, frozen=True):
    """A group of learners who are graded together, with the rules that hold for all of them."""

    rules: GradingRules
    learners: tuple[LearnerWork, ...]


class NotGraded(msgspec.Struct, frozen=True):
    """A learner (an id) whose work cannot be graded, and a sentence that says why."""

    learner: str
    sentence: str


class MarkedAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt that was handed in, with its marks.

    - `name`: which attempt it is;
    - `quiz`: the paper (questions) and its key (right answers) as released; `key`: the key that is
      used today, with corrections;
    - `responses`: the answers that count, by question, each question's oldest first;
    - `grade`: a mark for each question, and the sum;
    - `handed_in`: the attempt's number, time and points.
    """

    name: AttemptName
    quiz: Quiz
    key: Key
    responses: dict[str, tuple[Any, ...]]
    grade: Grade
    handed_in: Submission


def grade_batch(batch: Batch) -> list[LearnerGrade | NotGraded]:
    """Return for each learner of a batch, in order, the grade, or why the work is not graded."""
    return [_graded(work, batch.rules) for work in batch.learners]


def _graded(work: LearnerWork, rules: GradingRules) -> LearnerGrade | NotGraded:
    """Return a learner's marks and total, or why there are none."""
    try:
        marked = marked_attempts(work, rules)
    except PolicystoryError as error:
        # Of a thousand files a damaged one must not hold the rest up.
        return NotGraded(work.learner, f"{error}")
    by_quiz: dict[str, list[Submission]] = {quiz: [] for quiz in work.quizzes}
    for attempt in marked:
        by_quiz.setdefault(attempt.name.quiz, []).append(attempt.handed_in)
    earned_by_quiz: dict[str, EarnedPoints] = {}
    for quiz, handed_in in by_quiz.items():
        earned_by_quiz[quiz] = earned_points(
            rules.policy, work.allowance, rules.zone, handed_in
        )
    rows: list[MarkRow] = []
    for attempt in marked:
        counted = earned_by_quiz[attempt.name.quiz].counted
        rows += _rows(attempt, attempt.name.attempt in counted)
    return LearnerGrade(
        learner=work.learner,
        total=_sum(earned_by_quiz, work.quizzes),
        marks=tuple(rows),
        basis=work.basis,
    )


def marked_attempts(work: LearnerWork, rules: GradingRules) -> list[MarkedAttempt]:
    """Return the attempts that a learner handed in, with their marks, by quiz and attempt.

    If an attempt has a file in time and a late file, the better one counts. `work`: the learner's
    files; `rules`: what holds for all learners. PolicystoryError if a file has changed since it was
    collected.
    """
    best: dict[AttemptName, MarkedAttempt] = {}
    for attempt in work.attempts:
        marked = _marked(attempt, work.allowance, rules)
        before = best.get(attempt.name)
        # What was handed in late does not lower what was handed in in time.
        if before is None or _worth(marked, work, rules) > _worth(before, work, rules):
            best[attempt.name] = marked
    return list(best.values())


def _worth(marked: MarkedAttempt, work: LearnerWork, rules: GradingRules) -> Decimal:
    """Return the points of an attempt after the credit of its window."""
    alone = [marked.handed_in]
    return earned_points(rules.policy, work.allowance, rules.zone, alone).points


def _marked(
    work: AttemptWork, allowance: Allowance, rules: GradingRules
) -> MarkedAttempt:
    """Mark the file of one attempt."""
    kept = work.kept.read()
    quiz = kept.quiz
    submission = _submission(work, quiz)
    until = _until(submission, work.collected, allowance, rules.policy)
    responses = submitted_work(submission, until).responses
    attempt = Attempt(paper=quiz.paper.id, responses=responses, submitted=True)
    result = marks_in_effect(kept, attempt, rules.withdrawn)
    if rules.decided:
        result = with_decisions(result, quiz, attempt, work.name.learner, rules.decided)
    at = datetime.fromisoformat(work.handed_in)
    return MarkedAttempt(
        name=work.name,
        quiz=quiz,
        key=kept.corrected or quiz.key,
        responses=responses,
        grade=result,
        handed_in=Submission(work.name.attempt, at, result.points, result.possible),
    )


def _submission(work: AttemptWork, quiz: Quiz) -> SubmissionFile:
    """Return the submission in a copy that was collected; PolicystoryError if it was changed."""
    # What was collected was read strictly then; unchanged, it need not be again.
    if sha256(work.file).hexdigest() == work.hash:
        submission = read_submission(work.file.removeprefix(_BOM))
        if submission.released.paper.id == quiz.paper.id:
            return submission
    raise PolicystoryError(
        f"collected/{work.hash}.json, of {work.name.learner}, is not the file that was "
        "collected; put it back from a copy"
    )


def _until(
    submission: SubmissionFile, collected: str, allowance: Allowance, policy: Policy
) -> str:
    """Return the last time at which an answer of a submission counts; "" for no limit."""
    # Without a limit the times of all lines need not be read again.
    if policy.minutes is None or submission.released.policy.minutes is None:
        return ""
    times = submission_times(submission, datetime.fromisoformat(collected))
    return counts_until(submission, policy, allowance, times.begun)


def _rows(marked: MarkedAttempt, counts: bool) -> list[MarkRow]:
    """Return the marks of an attempt as rows; `counts` tells that the total rests on it."""
    rows: list[MarkRow] = []
    for mark in marked.grade.marks:
        family = marked.quiz.key.items[mark.item].family
        given = marked.responses.get(mark.item)
        response = given[-1] if given else None
        row = mark_row(marked.name, mark, family, response)
        rows.append({**row, "counts": counts})
    return rows


def _sum(
    earned_by_quiz: dict[str, EarnedPoints], quizzes: dict[str, Decimal]
) -> EarnedPoints:
    """Return the points of an assignment's quizzes together."""
    points = possible = ZERO
    late = False
    sentences: list[str] = []
    for quiz, earned in earned_by_quiz.items():
        points += earned.points
        possible += max(earned.possible, quizzes.get(quiz, ZERO))
        late = late or earned.late
        # What holds for each of several quizzes is said once.
        sentences += [each for each in earned.why if each not in sentences]
    return EarnedPoints(
        points=points, possible=possible, late=late, why=tuple(sentences)
    )

"""Read a class's answers with their marks, one by one or added up by objective."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from policystory.gradebook.papers import points_of
from policystory.gradebook.question_decisions import folded_answer
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import marks, papers
from policystory.quiz.paper import Quiz
from policystory.render.question_html import response_words

_BATCH = 100
"""Learners whose papers are in the memory at one time."""
_QUIZ = msgspec.json.Decoder(Quiz)


class AnswerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's answer to one question, with its mark.

    - `quiz`: the quiz's name; `attempt`: the number of the learner's attempt, from 1;
    - `counts`: whether this attempt counts for the learner's total;
    - `question`: the question's id in the course; `stem`: what it asks;
    - `objectives`: the ids of the learning objectives that the question serves;
    - `points`: the points earned; `possible`: the most that can be earned;
    - `reason`: why the answer has these points, as a word such as "right" or "unanswered";
    - `response`: the last answer in words, "" if there was none;
    - `typed`: the last answer as it was typed, "" if nothing was typed.
    """

    learner: str
    quiz: str
    attempt: int
    counts: bool
    question: str
    stem: str
    objectives: tuple[str, ...]
    points: Decimal
    possible: Decimal
    reason: str
    response: str
    typed: str = ""


class ObjectiveRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner earned with all questions on one learning objective.

    Only attempts that count for the learner's total are included. `objective`: its id; `questions`:
    how many questions there were; `points`: the points earned; `possible`: the most that can be
    earned.
    """

    learner: str
    objective: str
    questions: int
    points: Decimal
    possible: Decimal


def answers(
    book: Gradebook, assignment: str, learners: Iterable[str]
) -> Iterator[AnswerRow]:
    """Yield the answers of learners in an assignment, each with its mark.

    They come in the order of `learners`, for each learner by quiz and attempt, within an attempt in
    the order of the questions. A learner without graded work has no rows. Arguments: `book`: the
    gradebook; `assignment`: its name, such as "week-1"; `learners`: their ids.
    """
    left = iter(learners)
    while ids := list(islice(left, _BATCH)):
        with book.reading() as connection:
            by_learner = _marked(connection, assignment, ids)
            quizzes = _quizzes(connection, assignment, ids)
        for id_ in ids:
            attempts = by_learner.get(id_, {})
            for quiz, attempt in sorted(attempts):
                by_item = attempts[quiz, attempt]
                yield from _of_attempt(quizzes[id_, quiz, attempt], by_item)


def by_objective(rows: Iterable[AnswerRow]) -> list[ObjectiveRow]:
    """Add up marks: return a row for each learner and learning objective.

    `rows`: as `answers` yields them; those of attempts that do not count are left out. A question
    with several objectives is added to each of them.
    """
    sums: dict[tuple[str, str], ObjectiveRow] = {}
    for row in rows:
        for objective in row.objectives if row.counts else ():
            key = (row.learner, objective)
            before = sums.get(key)
            sums[key] = ObjectiveRow(
                learner=row.learner,
                objective=objective,
                questions=1 + (before.questions if before else 0),
                points=row.points + (before.points if before else 0),
                possible=row.possible + (before.possible if before else 0),
            )
    return list(sums.values())


def _marked(
    connection: Connection, assignment: str, ids: Sequence[str]
) -> dict[str, dict[tuple[str, int], dict[str, Any]]]:
    """Return the rows of marks by learner, then quiz and attempt, then item."""
    query = select(marks).where(
        marks.c.assignment == assignment, marks.c.learner.in_(ids)
    )
    by_learner: dict[str, dict[tuple[str, int], dict[str, Any]]] = {}
    for row in connection.execute(query):
        of_learner = by_learner.setdefault(row.learner, {})
        of_learner.setdefault((row.quiz, row.attempt), {})[row.item] = row
    return by_learner


def _quizzes(
    connection: Connection, assignment: str, ids: Sequence[str]
) -> dict[tuple[str, str, int], bytes]:
    """Return the released quizzes as JSON, by learner, quiz and attempt."""
    columns = papers.c
    query = select(
        columns.learner, columns.quiz, columns.attempt, columns.quiz_json
    ).where(columns.assignment == assignment, columns.learner.in_(ids))
    return {tuple(row[:3]): row.quiz_json for row in connection.execute(query)}


def _of_attempt(quiz_json: bytes, by_item: dict[str, Any]) -> Iterator[AnswerRow]:
    """Yield the answers of one attempt, in the order of its paper."""
    quiz = _QUIZ.decode(quiz_json)
    for item in quiz.paper.items:
        row = by_item.get(item.id)
        # A paper that was released again may have another question.
        if row is None:
            continue
        key = quiz.key.items[item.id]
        response = msgspec.json.decode(row.response)
        yield AnswerRow(
            learner=row.learner,
            quiz=row.quiz,
            attempt=row.attempt,
            counts=row.counts,
            question=key.name,
            stem=item.stem,
            objectives=key.objectives,
            points=points_of(row.points),
            possible=points_of(row.possible),
            reason=row.reason,
            response="" if response is None else response_words(item, response),
            # Options, too, are kept as texts: their ids.
            typed=response if isinstance(response, str) and not item.options else "",
        )


class TypedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A typed answer that did not earn all points, and how many learners typed it.

    Spaces and capital letters make no difference. `question`: the question's id in the course;
    `stem`: what it asks; `typed`: the answer as the first learner typed it; `reason`: why it has
    its points, as a word such as "wrong"; `learners`: how many typed it.
    """

    question: str
    stem: str
    typed: str
    reason: str
    learners: int


def typed_answers(rows: Iterable[AnswerRow]) -> list[TypedAnswer]:
    """Return the typed answers that did not earn all points, the most frequent first.

    `rows`: as `answers` yields them.
    """
    groups: dict[tuple[str, str], list[AnswerRow]] = {}
    for row in rows:
        if row.typed.strip() and row.points < row.possible:
            groups.setdefault((row.question, folded_answer(row.typed)), []).append(row)
    listed: list[TypedAnswer] = []
    for group in groups.values():
        first = group[0]
        typed = TypedAnswer(
            question=first.question,
            stem=first.stem,
            typed=first.typed,
            reason=first.reason,
            learners=len({row.learner for row in group}),
        )
        listed.append(typed)
    return sorted(
        listed, key=lambda typed: (-typed.learners, typed.question, typed.typed)
    )

"""Write marks as tables: a row for each learner and question, or each learner and objective."""

from collections.abc import Iterable, Mapping

from policystory.gradebook.answers import AnswerRow, ObjectiveRow
from policystory.lms.csv_tables import Row, write_table
from policystory.lms.plain_grades import GradeRow

_LEARNER = "id name email section assignment".split()
BY_QUESTION = [
    *_LEARNER,
    *"quiz attempt counts question stem objectives points possible reason answer".split(),
]
BY_OBJECTIVE = [*_LEARNER, *"objective questions points possible".split()]
_LONGEST = 1000
"""Characters of an answer or question: a cell is to be read."""


def question_table(
    rows: Iterable[AnswerRow], learners: Mapping[str, GradeRow]
) -> bytes:
    """Return marks as the bytes of a table: a row for each learner, attempt and question.

    The column `counts` is "yes" if the attempt counts for the learner's total. Ids of objectives
    are separated by spaces. Arguments: `rows`: the answers; `learners`: by id, for names and
    sections.
    """
    table: list[Row] = [list(BY_QUESTION)]
    for row in rows:
        counts = "yes" if row.counts else ""
        question = [row.question, _clipped(row.stem), " ".join(row.objectives)]
        mark = [f"{row.points:.2f}", f"{row.possible:.2f}", row.reason]
        attempt = [row.quiz, f"{row.attempt}", counts]
        answer = _clipped(row.response)
        learner = _identity(learners[row.learner])
        table.append([*learner, *attempt, *question, *mark, answer])
    return write_table(table)


def objective_table(
    rows: Iterable[ObjectiveRow], learners: Mapping[str, GradeRow]
) -> bytes:
    """Return marks as the bytes of a table: a row for each learner and learning objective.

    Arguments: `rows`: the points by learner and objective; `learners`: by id, for names and
    sections.
    """
    table: list[Row] = [list(BY_OBJECTIVE)]
    for row in rows:
        sums = [f"{row.questions}", f"{row.points:.2f}", f"{row.possible:.2f}"]
        table.append([*_identity(learners[row.learner]), row.objective, *sums])
    return write_table(table)


def _identity(learner: GradeRow) -> Row:
    """Return the cells that say who a learner is."""
    return [
        learner.id,
        learner.name,
        learner.email,
        learner.section,
        learner.assignment,
    ]


def _clipped(text: str) -> str:
    """Return a text that is short enough for a cell."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

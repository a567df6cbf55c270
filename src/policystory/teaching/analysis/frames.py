"""Return the analysis of an assignment as pandas data frames, for the teacher's notebook."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pandas as pd

from policystory.gradebook.analysis.shares_and_correlations import Interval
from policystory.teaching.analysis.class_analysis import ClassAnalysis

Frames = dict[str, pd.DataFrame]
"""Tables of an analysis, by name."""


def analysis_frames(analysis: ClassAnalysis) -> Frames:
    """Return the tables of an analysis as data frames, by name.

    The names are "questions", "objectives", "sections", "learners" and "wrong_answers". A value
    with an interval has three columns, such as `difficulty`, `difficulty_low` and
    `difficulty_high`.
    """
    # A frame of their own: a question has several, and frames have no lists.
    wrong = []
    for question in analysis.work.questions:
        for answer in question.wrong:
            row = {"family": question.family, **msgspec.structs.asdict(answer)}
            wrong.append(row)
    learners = [
        {
            **msgspec.structs.asdict(status.learner),
            "state": status.result.state.value,
            "points": _number(status.result.points),
            "possible": _number(status.result.possible),
            "late": status.result.late,
            "attention": " ".join(status.attention),
        }
        for status in analysis.learners
    ]
    return {
        "questions": _frame(analysis.work.questions, drop=("wrong", "shares")),
        "objectives": _frame(analysis.work.objectives),
        "sections": _frame(analysis.sections),
        "learners": pd.DataFrame(learners),
        "wrong_answers": pd.DataFrame(wrong),
    }


def _number(points: Any) -> float | None:
    """Return points as the kind of number that pandas adds up."""
    return None if points is None else float(points)


def _frame(records: Iterable[msgspec.Struct], drop: tuple[str, ...] = ()) -> Any:
    """Return records as a frame, with a column for each of their fields."""
    rows: list[dict[str, object]] = []
    for record in records:
        row: dict[str, object] = {}
        for name, value in msgspec.structs.asdict(record).items():
            if name not in drop:
                row |= _columns(name, value)
        rows.append(row)
    return pd.DataFrame(rows)


def _columns(name: str, value: object) -> dict[str, object]:
    """Return the columns of one field."""
    # Ends in columns of their own can be sorted and drawn.
    if isinstance(value, Interval):
        return {
            name: value.value,
            f"{name}_low": value.low,
            f"{name}_high": value.high,
        }
    if isinstance(value, tuple):
        return {name: " ".join(map(str, value))}
    return {name: value}

"""Describe an assignment in words: when it is due, on which terms, and how far a learner is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from policystory.assignment.assignment_rules import (
    MINUTE,
    Window,
    WindowName,
    allowed_attempts,
    time_limit,
    window_end,
)
from policystory.assignment.feedback_file import FeedbackFile
from policystory.assignment.practice_file import PracticeFile
from policystory.assignment.released_paper import ReleasedPaper
from policystory.journal import Record
from policystory.learner.assigned.both_clocks import clock, on_both_clocks
from policystory.learner.assigned.handed_in_files import latest_handed_in
from policystory.learner.assigned.paper_work import (
    Assigned,
    class_zone,
    closing_time,
    is_closed,
    is_open,
    paper_work,
)

_WINDOWS = {
    WindowName.EARLY: "Early until",
    WindowName.DUE: "Due",
    WindowName.LATE: "Late work until",
}


class AssignmentOverview(msgspec.Struct, frozen=True):
    """One assignment in words, for the learner.

    `name`, `title`: the assignment's name and title. `sentences`: its dates, terms and points.
    `quizzes`: for each quiz a line on how far the learner is, and the Python call that opens the
    quiz.
    """

    name: str
    title: str
    sentences: tuple[str, ...]
    quizzes: tuple[tuple[str, str], ...] = ()


class Desk(msgspec.Struct, frozen=True):
    """What an overview needs to know of a learner: folder, record and clock.

    `folder`: the folder with the lessons. `record`: the learner's record. `now`: the time, with its
    zone. `zone`: the time zone of the learner's clock; None for the machine's.
    """

    folder: Path
    record: Record
    now: datetime
    zone: tzinfo | None


def overview(
    papers: Iterable[ReleasedPaper], feedback: FeedbackFile | None, desk: Desk
) -> AssignmentOverview:
    """Return one assignment in words, for the learner.

    Arguments: `papers`: the assignment's quizzes as the learner got them, at least one; `feedback`:
    the teacher's feedback, None if there is none yet; `desk`: the learner's folder, record and
    clock. NotFoundError if this machine does not know the class's time zone.
    """
    papers = tuple(papers)
    first = papers[0]
    sentences = [*_dates(first, desk), *_terms(first)]
    if feedback is not None:
        sentences.append(_points(feedback))
    elif is_closed(first, desk.now):
        sentences.append("It is closed.")
    lines: list[tuple[str, str]] = []
    for released in papers:
        words = f"{_name(released)}: {_progress(released, desk)}"
        lines.append((words, _opening_call(released)))
    return AssignmentOverview(
        first.assignment, first.title, tuple(sentences), tuple(lines)
    )


def practice_overview(
    practice: PracticeFile, standings: Mapping[str, tuple[str, str]], desk: Desk
) -> AssignmentOverview:
    """Describe an assignment for practice to the learner, in words.

    Arguments: `practice`: the assignment; `standings`: for each quiz, by name, its title and a text
    on how far the learner is; `desk`: the learner's folder, record and clock. NotFoundError if this
    machine does not know the class's time zone.
    """
    sentences = [
        "For practice: marks and reasons come at once, and nothing is handed in.",
        *_dates(practice, desk),
    ]
    lines: list[tuple[str, str]] = []
    for quiz in practice.quizzes:
        title, standing = standings[quiz]
        call = f'ps.assignments("{practice.assignment}", "{quiz}")'
        lines.append((f"{title}: {standing}", call))
    return AssignmentOverview(
        practice.assignment, practice.title, tuple(sentences), tuple(lines)
    )


def _opening_call(released: ReleasedPaper) -> str:
    """Return the Python call that opens an assigned quiz: `ps.assignments("week-1", "quiz")`.

    The call also names the number of the attempt, unless it is 1.
    """
    words = f'ps.assignments("{released.assignment}", "{released.paper.quiz}"'
    # Attempts after the first are named, so that none is begun by accident.
    return f"{words}, {released.attempt})" if released.attempt > 1 else f"{words})"


def _dates(released: Assigned, desk: Desk) -> Iterator[str]:
    """Yield sentences on when it opens, is due and closes."""
    opens = released.opens_at
    if opens is not None and not is_open(released, desk.now):
        yield f"Opens {on_both_clocks(opens, released, desk.zone)}."
    zone = class_zone(released)
    for window in released.policy.windows:
        end = window_end(window, released.allowance, zone)
        # A window ends after its last minute, which is what people name.
        last = on_both_clocks(end - MINUTE, released, desk.zone)
        yield f"{_WINDOWS[window.name]} {last}{_credit(window)}."


def _credit(window: Window) -> str:
    """Return which share of the points work in a window earns, where that is not all."""
    if window.credit == 1:
        return ""
    percent = (window.credit * 100).normalize()
    return f", for {percent:f}% of the points"


def _terms(released: ReleasedPaper) -> Iterator[str]:
    """Yield sentences on attempts and time."""
    attempts = allowed_attempts(released.policy, released.allowance)
    if attempts is not None and attempts > 1:
        yield f"{attempts} attempts; the {released.policy.counts} counts."
    limit = time_limit(released.policy, released.allowance)
    if limit is not None:
        minutes = int(limit.total_seconds() // 60)
        yield f"An attempt takes {minutes} minutes at most, from the moment you open it."
    if released.honour:
        yield f"By handing in you say: {released.honour}"


def _points(feedback: FeedbackFile) -> str:
    if feedback.points is None:
        return f"Feedback is here: {feedback.state}."
    points = f"{feedback.points:f} of {feedback.possible:f} points"
    return f'Feedback is here: {points}. Read it with ps.assignments("{feedback.assignment}").'


def _name(released: ReleasedPaper) -> str:
    title = released.paper.title
    return f"{title}, attempt {released.attempt}" if released.attempt > 1 else title


def _progress(released: ReleasedPaper, desk: Desk) -> str:
    """Return how far a learner is with a paper."""
    work = paper_work(desk.record, released)
    of = len(released.paper.items)
    if work.begun is None:
        return f"{of} questions, not begun"
    answered = f"{len(work.answered)} of {of} questions answered"
    if work.handed_in is None:
        return f"begun, {answered}, not handed in"
    at = clock(work.handed_in.astimezone(desk.zone))
    made = latest_handed_in(desk.folder, released)
    receipt = f", receipt {made.code}" if made is not None else ""
    changed = "; changed since, so hand in again" if work.has_changed else ""
    return f"{answered}, handed in {at}{receipt}{changed}"


def not_to_be_opened(released: ReleasedPaper, desk: Desk) -> str:
    """Say why an assigned quiz cannot be opened now: not yet open, or closed; "" if it can be.

    A closed quiz that the learner has handed in can still be opened. `released` is the quiz as the
    learner got it; `desk` holds the learner's folder, record and clock.
    """
    if not is_open(released, desk.now) and released.opens_at is not None:
        opens = on_both_clocks(released.opens_at, released, desk.zone)
        return f"{released.title} opens {opens}."
    closes = closing_time(released)
    work = paper_work(desk.record, released)
    if closes is None or not is_closed(released, desk.now) or work.hand_ins:
        return ""
    last = on_both_clocks(closes - MINUTE, released, desk.zone)
    return f"{released.title} closed {last}; nothing of this attempt was handed in."

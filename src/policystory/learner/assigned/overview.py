"""Describe an assignment in words: when it is due, on which terms, and how far a learner is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from policystory.assignment.assignment_rules import (
    MINUTE,
    Window,
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
from policystory.wording import Phrasebook


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
    zone. `zone`: the time zone of the learner's clock; None for the machine's. `phrases`: the words
    of the course's language.
    """

    folder: Path
    record: Record
    now: datetime
    zone: tzinfo | None
    phrases: Phrasebook


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
    phrases = desk.phrases
    sentences = [*_dates(first, desk), *_terms(first, phrases)]
    if feedback is not None:
        sentences.append(_points(feedback, phrases))
    elif is_closed(first, desk.now):
        sentences.append(phrases.say("assigned.closed"))
    lines: list[tuple[str, str]] = []
    for released in papers:
        words = f"{_name(released, phrases)}: {_progress(released, desk)}"
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
        desk.phrases.say("assigned.practice"),
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
        when = on_both_clocks(opens, released, desk.zone, desk.phrases)
        yield desk.phrases.say("assigned.opens", when=when)
    zone = class_zone(released)
    for window in released.policy.windows:
        end = window_end(window, released.allowance, zone)
        # A window ends after its last minute, which is what people name.
        last = on_both_clocks(end - MINUTE, released, desk.zone, desk.phrases)
        yield f"{_until(window, last, desk.phrases)}."


def _until(window: Window, last: str, phrases: Phrasebook) -> str:
    """Say how long a window lasts, and what work in it earns, where that is not all."""
    told = phrases.say(f"assigned.{window.name.value}", when=last)
    if window.credit == 1:
        return told
    percent = (window.credit * 100).normalize()
    return phrases.say(
        "assigned.credit",
        told=told,
        percent=f"{percent:f}",
    )


def _terms(released: ReleasedPaper, phrases: Phrasebook) -> Iterator[str]:
    """Yield sentences on attempts and time."""
    attempts = allowed_attempts(released.policy, released.allowance)
    if attempts is not None and attempts > 1:
        counts = released.policy.counts.value
        yield phrases.say(f"assigned.attempts-{counts}", n=attempts)
    limit = time_limit(released.policy, released.allowance)
    if limit is not None:
        minutes = int(limit.total_seconds() // 60)
        yield phrases.say("assigned.minutes", n=minutes)
    if released.honour:
        yield phrases.say("assigned.honour", honour=released.honour)


def _points(feedback: FeedbackFile, phrases: Phrasebook) -> str:
    # Only excused work has no points.
    if feedback.points is None:
        return phrases.say("assigned.excused")
    return phrases.say(
        "assigned.points",
        points=f"{feedback.points:f}",
        possible=f"{feedback.possible:f}",
        call=feedback_call(feedback.assignment),
    )


def feedback_call(assignment: str) -> str:
    """Return the Python call that shows the feedback on an assignment, by its name."""
    return f'ps.assignments("{assignment}")'


def _name(released: ReleasedPaper, phrases: Phrasebook) -> str:
    title = released.paper.title
    attempt = released.attempt
    if attempt == 1:
        return title
    return phrases.say(
        "record.attempt",
        title=title,
        attempt=attempt,
    )


def _progress(released: ReleasedPaper, desk: Desk) -> str:
    """Return how far a learner is with a paper."""
    work = paper_work(desk.record, released)
    phrases = desk.phrases
    of = len(released.paper.items)
    if work.begun is None:
        return phrases.say("assigned.not-begun", n=of)
    answered = len(work.answered)
    told = phrases.say("assigned.answered", answered=answered, n=of)
    if work.handed_in is None:
        return phrases.say("assigned.begun", answered=told)
    at = clock(work.handed_in.astimezone(desk.zone), phrases)
    told = phrases.say("assigned.handed-in", answered=told, when=at)
    made = latest_handed_in(desk.folder, released)
    if made is not None:
        told = phrases.say("assigned.receipt", told=told, code=made.code)
    if work.has_changed:
        told = phrases.say("assigned.changed", told=told)
    return told


def not_to_be_opened(released: ReleasedPaper, desk: Desk) -> str:
    """Say why an assigned quiz cannot be opened now: not yet open, or closed; "" if it can be.

    A closed quiz that the learner has handed in can still be opened. `released` is the quiz as the
    learner got it; `desk` holds the learner's folder, record and clock.
    """
    if not is_open(released, desk.now) and released.opens_at is not None:
        opens = on_both_clocks(released.opens_at, released, desk.zone, desk.phrases)
        return desk.phrases.say(
            "assigned.opens-later",
            title=released.title,
            when=opens,
        )
    closes = closing_time(released)
    work = paper_work(desk.record, released)
    if closes is None or not is_closed(released, desk.now) or work.hand_ins:
        return ""
    last = on_both_clocks(closes - MINUTE, released, desk.zone, desk.phrases)
    return desk.phrases.say(
        "assigned.closed-at",
        title=released.title,
        when=last,
    )

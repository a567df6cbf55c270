"""What a learner did with an assigned quiz, and until when answers and hand-ins are taken."""

from datetime import datetime, tzinfo

import msgspec

from policystory.assignment.assignment_rules import attempt_end, window_end
from policystory.assignment.practice_file import PracticeFile
from policystory.assignment.released_paper import ReleasedPaper
from policystory.assignment.submission_file import record_quiz
from policystory.course.find_time_zone import find_time_zone
from policystory.journal import Answered, Record, Submitted
from policystory.learner.progress import chronological

Assigned = ReleasedPaper | PracticeFile
"""Whatever has dates: a paper, or an assignment for practice."""


class PaperWork(msgspec.Struct, frozen=True):
    """What a learner did with one assigned quiz; all times are in UTC.

    `begun`: when it was first opened or answered, None if never. `handed_in`: when it was last
    handed in, None if never. `hand_ins`: how often it was handed in. `answered`: ids of the items
    that have an answer. `has_changed`: whether an answer was given after the last hand-in.
    """

    begun: datetime | None = None
    handed_in: datetime | None = None
    hand_ins: int = 0
    answered: frozenset[str] = frozenset()
    has_changed: bool = False


def paper_work(record: Record, released: ReleasedPaper) -> PaperWork:
    """Return what a learner did with an assigned quiz, as the learner's record says.

    `released` is the quiz as the learner got it.
    """
    quiz = record_quiz(released)
    times: list[datetime] = []
    hand_ins: list[datetime] = []
    answered: set[str] = set()
    has_changed = False
    for done in chronological(record):
        event = done.event
        if (event.quiz, event.attempt) != (quiz, released.attempt):
            continue
        at = datetime.fromisoformat(done.at)
        times.append(at)
        if isinstance(event, Submitted):
            hand_ins.append(at)
            has_changed = False
        elif isinstance(event, Answered):
            answered.add(event.item)
            has_changed = True
    return PaperWork(
        begun=min(times, default=None),
        handed_in=hand_ins[-1] if hand_ins else None,
        hand_ins=len(hand_ins),
        answered=frozenset(answered),
        has_changed=has_changed,
    )


def class_zone(released: Assigned) -> tzinfo:
    """Return the time zone of the class's dates; NotFoundError if this machine does not know it.

    `released` is an assigned quiz, which names the zone.
    """
    return find_time_zone(released.zone)


def closing_time(released: Assigned) -> datetime | None:
    """Return the first moment, with its zone, at which an assigned quiz can no longer be handed in.

    None if it can always be handed in. `released` is the quiz as the learner got it.
    """
    zone = class_zone(released)
    windows = released.policy.windows
    return max(
        (window_end(window, released.allowance, zone) for window in windows),
        default=None,
    )


def end_of_attempt(released: ReleasedPaper, begun: datetime) -> datetime | None:
    """Return the moment, with its zone, at which an attempt stops taking answers; None for no end.

    `released` is the assigned quiz as the learner got it; `begun` is when the attempt was begun.
    """
    zone = class_zone(released)
    return attempt_end(released.policy, released.allowance, zone, begun)


def is_closed(released: Assigned, now: datetime) -> bool:
    """Tell whether an assigned quiz can no longer be handed in at the time `now`.

    `released` is the quiz as the learner got it.
    """
    closes = closing_time(released)
    return closes is not None and now >= closes


def is_open(released: Assigned, now: datetime) -> bool:
    """Tell whether the opening date of an assigned quiz has come at the time `now`.

    `released` is the quiz as the learner got it.
    """
    opens = released.opens_at
    return opens is None or now >= opens

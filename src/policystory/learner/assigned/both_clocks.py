"""Write times by the class's clock, and also by the learner's clock if the two differ."""

from datetime import datetime, tzinfo

from policystory.learner.assigned.paper_work import Assigned, class_zone


def on_both_clocks(at: datetime, released: Assigned, zone: tzinfo | None) -> str:
    """Write a time by the class's clock, and by the learner's clock if the two differ.

    Arguments: `at`: the time, with its zone; `released`: an assigned quiz, which names the class's
    zone; `zone`: the learner's zone; None for the machine's.
    """
    theirs = clock(at.astimezone(class_zone(released)))
    yours = clock(at.astimezone(zone))
    told = f"{theirs} on the class's clock ({released.zone})"
    return told if yours == theirs else f"{told}, which is {yours} on yours"


def clock(at: datetime) -> str:
    """Write a time as `5 February 2027, 23:00`, in the time zone of `at`."""
    return f"{at.day} {at:%B %Y, %H:%M}"

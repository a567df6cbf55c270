"""Write times by the class's clock, and also by the learner's clock if the two differ."""

from datetime import datetime, tzinfo

from policystory.learner.assigned.paper_work import Assigned, class_zone
from policystory.wording import Phrasebook


def on_both_clocks(
    at: datetime,
    released: Assigned,
    zone: tzinfo | None,
    phrases: Phrasebook,
) -> str:
    """Write a time by the class's clock, and by the learner's clock if the two differ.

    Arguments: `at`: the time, with its zone; `released`: an assigned quiz, which names the class's
    zone; `zone`: the learner's zone; None for the machine's; `phrases`: the words of the course's
    language.
    """
    there = at.astimezone(class_zone(released))
    theirs = clock(there, phrases)
    yours = clock(at.astimezone(zone), phrases)
    told = phrases.say(
        "assigned.class-clock",
        time=theirs,
        zone=released.zone,
    )
    if yours == theirs:
        return told
    return phrases.say("assigned.both-clocks", told=told, time=yours)


def clock(at: datetime, phrases: Phrasebook) -> str:
    """Write a time as `5 February 2027, 23:00`, in the time zone of `at`.

    `phrases` has the words of the course's language.
    """
    months = phrases.table("dates.months")
    day = phrases.say(
        "dates.day",
        day=at.day,
        month=months[at.month - 1],
        year=at.year,
    )
    return f"{day}, {at:%H:%M}"

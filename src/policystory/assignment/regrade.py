"""Regrade: the marks that a corrected key changes, for whom and why; nothing is changed here."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from policystory.attempt import Attempt
from policystory.grade import VERDICTS, Grade, Mark, grade
from policystory.items.item import Reason
from policystory.quiz.paper import Key, Paper


class How(StrEnum):
    """What is done for answers that were given before a key was corrected, as in Canvas."""

    FULL_CREDIT = "full-credit"
    EITHER = "either"
    NEW_KEY = "new-key"
    NONE = "none"


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's attempt at their own paper, with the key before and after the correction."""

    learner: str
    number: int
    paper: Paper
    attempt: Attempt
    old: Key
    new: Key


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A mark that a regrade changes: whose, in which attempt, before and after, and why."""

    learner: str
    number: int
    item: str
    before: Mark
    after: Mark
    why: str


def regrade(sittings: Iterable[Sitting], how: How) -> list[Change]:
    """Return the marks that change, in the order of the sittings and of their papers.

    Only items whose right answer differs between the two keys are looked at; one that the new key
    leaves out was withdrawn, and can only get full credit. `full-credit` gives everyone the item's
    points, `either` the better of the marks by both keys, so that nobody loses, `new-key` the mark
    by the corrected one, `none` changes nothing. A mark changes when its points or its reason do.
    """
    changes: list[Change] = []
    for sitting in sittings:
        changes += _changes(sitting, How(how))
    return changes


def _changes(sitting: Sitting, how: How) -> list[Change]:
    """Return what changes in one sitting."""
    corrected = _corrected(sitting)
    if how is How.NONE or not corrected:
        return []
    before, again = _marks(sitting, sitting.old), _marks(sitting, _both(sitting))
    changes = []
    for item in corrected:
        old, new = before[item], again[item]
        if how is How.FULL_CREDIT:
            after = _given(old) if old.points < old.possible else old
        else:
            after = old if how is How.EITHER and new.points <= old.points else new
        if (after.points, after.reason) != (old.points, old.reason):
            why = _why(how, old, after)
            change = Change(
                learner=sitting.learner,
                number=sitting.number,
                item=item,
                before=old,
                after=after,
                why=why,
            )
            changes.append(change)
    return changes


def _corrected(sitting: Sitting) -> list[str]:
    """Return the items of the paper whose right answer was changed, or that were withdrawn."""
    old, new = sitting.old.items, sitting.new.items
    items = [item.id for item in sitting.paper.items]
    return [item for item in items if item not in new or old[item].key != new[item].key]


def _both(sitting: Sitting) -> Key:
    """Return the new key, with the old key of the items that were withdrawn."""
    return msgspec.structs.replace(
        sitting.new, items={**sitting.old.items, **sitting.new.items}
    )


def _marks(sitting: Sitting, key: Key) -> dict[str, Mark]:
    """Return the marks of a sitting by a key."""
    marks = grade(sitting.paper, key, sitting.attempt).marks
    return {mark.item: mark for mark in marks}


def _given(old: Mark) -> Mark:
    """Return the full mark of an item whose points everyone gets, whatever they answered."""
    return Mark(
        item=old.item,
        points=old.possible,
        possible=old.possible,
        reason=Reason.GIVEN,
        verdict=VERDICTS[Reason.GIVEN],
        sentence="This question was corrected after it was answered.",
        facts=old.facts,
    )


def _why(how: How, old: Mark, after: Mark) -> str:
    """Say what was done, and what it means for the points."""
    done = {
        How.FULL_CREDIT: "The question was withdrawn, and everyone gets its points",
        How.EITHER: "The key was corrected, and the better of both marks counts",
        How.NEW_KEY: "The key was corrected, and the answer marked again",
    }[how]
    if after.points == old.points:
        return f"{done}: the points stay {_points(old)}, for another reason."
    return (
        f"{done}: {_points(old)} before, {_points(after)} now, of {after.possible:f}."
    )


def _points(mark: Mark) -> str:
    return f"{mark.points:f}"


def regraded(before: Grade, changes: Iterable[Change]) -> Grade:
    """Return a grade with the changes of its learner and attempt made.

    Arguments: the grade; changes of one learner's one attempt. A change of an item that the grade
    does not hold is passed over.
    """
    after = {change.item: change.after for change in changes}
    marks = [after.get(mark.item, mark) for mark in before.marks]
    return Grade.of(before.paper, marks)

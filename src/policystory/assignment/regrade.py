"""Regrade: the marks that a corrected key changes, for whom and why; nothing is changed here."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from policystory.attempt import Attempt
from policystory.grade import VERDICTS, Grade, Mark, grade
from policystory.items.item import Reason
from policystory.quiz.paper import Key, Paper


class RegradeRule(StrEnum):
    """What is done for answers that were given before a key was corrected, as in Canvas."""

    FULL_CREDIT = "full-credit"
    EITHER = "either"
    NEW_KEY = "new-key"
    NONE = "none"


class AnsweredPaper(msgspec.Struct, frozen=True, kw_only=True):
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


def regrade(sittings: Iterable[AnsweredPaper], how: RegradeRule) -> list[Change]:
    """Return the marks that change, in the order of the sittings and of their papers.

    Only items whose right answer differs between the two keys are looked at; one that the new key
    leaves out was withdrawn, and can only get full credit. `full-credit` gives everyone the item's
    points, `either` the better of the marks by both keys, so that nobody loses, `new-key` the mark
    by the corrected one, `none` changes nothing. A mark changes when its points or its reason do.
    """
    changes: list[Change] = []
    for sitting in sittings:
        changes += _changes(sitting, RegradeRule(how))
    return changes


def _changes(sitting: AnsweredPaper, how: RegradeRule) -> list[Change]:
    """Return what changes in one sitting."""
    corrected = _corrected(sitting)
    if how is RegradeRule.NONE or not corrected:
        return []
    before = _marks(sitting, sitting.old)
    again = _marks(sitting, _both(sitting))
    changes: list[Change] = []
    for item in corrected:
        old = before[item]
        after = _after(how, old, again[item])
        if (after.points, after.reason) == (old.points, old.reason):
            continue
        change = Change(
            learner=sitting.learner,
            number=sitting.number,
            item=item,
            before=old,
            after=after,
            why=_why(how, old, after),
        )
        changes.append(change)
    return changes


def _after(how: RegradeRule, old: Mark, new: Mark) -> Mark:
    """Return the mark that counts, of those by the old and by the new key."""
    if how is RegradeRule.FULL_CREDIT:
        # Who had all points keeps the mark with its own reason.
        return old if old.points >= old.possible else _given(old)
    if how is RegradeRule.EITHER and new.points <= old.points:
        return old
    return new


def _corrected(sitting: AnsweredPaper) -> list[str]:
    """Return the items of the paper whose right answer was changed, or that were withdrawn."""
    corrected: list[str] = []
    for item in sitting.paper.items:
        new = sitting.new.items.get(item.id)
        # The new key leaves out what was withdrawn.
        if new is None or new.key != sitting.old.items[item.id].key:
            corrected.append(item.id)
    return corrected


def _both(sitting: AnsweredPaper) -> Key:
    """Return the new key, with the old key of the items that were withdrawn."""
    items = sitting.old.items | sitting.new.items
    return msgspec.structs.replace(sitting.new, items=items)


def _marks(sitting: AnsweredPaper, key: Key) -> dict[str, Mark]:
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


_DONE = {
    RegradeRule.FULL_CREDIT: "The question was withdrawn, and everyone gets its points",
    RegradeRule.EITHER: "The key was corrected, and the better of both marks counts",
    RegradeRule.NEW_KEY: "The key was corrected, and the answer marked again",
}


def _why(how: RegradeRule, old: Mark, after: Mark) -> str:
    """Say what was done, and what it means for the points."""
    # Written out: a Decimal may show itself as 1E+1.
    before = f"{old.points:f}"
    if after.points == old.points:
        return f"{_DONE[how]}: the points stay {before}, for another reason."
    now = f"{after.points:f} now, of {after.possible:f}"
    return f"{_DONE[how]}: {before} before, {now}."


def apply_changes(before: Grade, changes: Iterable[Change]) -> Grade:
    """Return a grade with the changes of its learner and attempt made.

    Arguments: the grade; changes of one learner's one attempt. A change of an item that the grade
    does not hold is passed over.
    """
    after = {change.item: change.after for change in changes}
    marks = [after.get(mark.item, mark) for mark in before.marks]
    return Grade.of(before.paper, marks)

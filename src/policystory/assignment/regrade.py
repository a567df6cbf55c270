"""Regrade: list the marks that change when right answers are corrected, and apply the changes."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from policystory.attempt import Attempt
from policystory.grade import VERDICTS, Grade, Mark, grade
from policystory.items.item import Reason
from policystory.quiz.paper import Key, Paper


class RegradeRule(StrEnum):
    """Which mark an answer gets if the key (right answers) was corrected after it was given.

    FULL_CREDIT: all points. EITHER: the better of the marks by the old and by the new key. NEW_KEY:
    the mark by the new key. NONE: the old mark.
    """

    FULL_CREDIT = "full-credit"
    EITHER = "either"
    NEW_KEY = "new-key"
    NONE = "none"


class AnsweredPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's attempt at a quiz, with the key (right answers) before and after its correction.

    `number`: the number of the attempt. `paper`: the quiz as the learner got it. `attempt`: the
    answers. `old` and `new`: the key before and after.
    """

    learner: str
    number: int
    paper: Paper
    attempt: Attempt
    old: Key
    new: Key


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One mark that changes because right answers were corrected.

    `number`: the number of the learner's attempt. `item`: the question's id. `before` and `after`:
    the marks. `why`: a sentence that explains the change.
    """

    learner: str
    number: int
    item: str
    before: Mark
    after: Mark
    why: str


def regrade(papers: Iterable[AnsweredPaper], rule: RegradeRule) -> list[Change]:
    """Return the marks that change when right answers are corrected, without changing them.

    Arguments: `papers`: the learners' attempts, each with the old and the corrected right answers
    (keys); `rule`: which mark counts after the correction. The changes are in the order of the
    attempts, and of the questions in each.

    Only questions whose right answer was corrected are marked again. A question that the corrected
    key lacks was dropped: FULL_CREDIT gives its points to everyone, and by the other rules the old
    mark stays. A mark counts as changed if its points or its reason differ.
    """
    changes: list[Change] = []
    for answered in papers:
        changes += _changes(answered, RegradeRule(rule))
    return changes


def _changes(answered: AnsweredPaper, rule: RegradeRule) -> list[Change]:
    """Return what changes on one answered paper."""
    corrected = _corrected(answered)
    if rule is RegradeRule.NONE or not corrected:
        return []
    before = _marks(answered, answered.old)
    again = _marks(answered, _both(answered))
    changes: list[Change] = []
    for item in corrected:
        old = before[item]
        after = _after(rule, old, again[item])
        if (after.points, after.reason) == (old.points, old.reason):
            continue
        change = Change(
            learner=answered.learner,
            number=answered.number,
            item=item,
            before=old,
            after=after,
            why=why_changed(rule, old, after),
        )
        changes.append(change)
    return changes


def _after(rule: RegradeRule, old: Mark, new: Mark) -> Mark:
    """Return the mark that counts, given those by the old and by the new key."""
    if rule is RegradeRule.FULL_CREDIT:
        # A learner who had all points keeps the mark with its own reason.
        return old if old.points >= old.possible else _given(old)
    if rule is RegradeRule.EITHER and new.points <= old.points:
        return old
    return new


def _corrected(answered: AnsweredPaper) -> list[str]:
    """Return the items whose right answer was changed, or that were withdrawn."""
    corrected: list[str] = []
    for item in answered.paper.items:
        new = answered.new.items.get(item.id)
        # An item that the new key leaves out was withdrawn.
        if new is None or new.key != answered.old.items[item.id].key:
            corrected.append(item.id)
    return corrected


def _both(answered: AnsweredPaper) -> Key:
    """Return the new key, with the old key of withdrawn items added."""
    items = answered.old.items | answered.new.items
    return msgspec.structs.replace(answered.new, items=items)


def _marks(answered: AnsweredPaper, key: Key) -> dict[str, Mark]:
    """Return the mark of each item of a paper by a key."""
    marks = grade(answered.paper, key, answered.attempt).marks
    return {mark.item: mark for mark in marks}


def _given(old: Mark) -> Mark:
    """Return the full mark of an item whose points everyone gets."""
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


def why_changed(rule: RegradeRule, old: Mark, after: Mark) -> str:
    """Say in a sentence why a mark changed under a regrade's rule, and what points it has now."""
    # Written out: a Decimal may show itself as 1E+1.
    before = f"{old.points:f}"
    if after.points == old.points:
        return f"{_DONE[rule]}: the points stay {before}, for another reason."
    now = f"{after.points:f} now, of {after.possible:f}"
    return f"{_DONE[rule]}: {before} before, {now}."


def apply_changes(before: Grade, changes: Iterable[Change]) -> Grade:
    """Return a grade in which the changed marks replace the old ones, with a new sum.

    `changes` must be of the same learner and attempt as the grade `before`. A change of a question
    that the grade does not have is ignored.
    """
    after = {change.item: change.after for change in changes}
    marks = [after.get(mark.item, mark) for mark in before.marks]
    return Grade.of(before.paper, marks)

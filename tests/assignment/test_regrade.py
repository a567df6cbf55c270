from decimal import Decimal

import msgspec
import pytest

from policystory.assignment.regrade import (
    AnsweredPaper,
    RegradeRule,
    apply_changes,
    regrade,
)
from policystory.attempt import Attempt, answer, start
from policystory.grade import grade
from policystory.items.item import KeyItem, NumberKey, Reason
from policystory.quiz.paper import Key, Paper, Rules
from tests.worlds import course

QUIZ = course().quiz("01-crossings", "s")
PAPER, OLD = QUIZ.paper, QUIZ.key
CHOICE, NUMBER = PAPER.items[0], PAPER.items[1]
RIGHT = OLD.items[CHOICE.id].key
OTHER, THIRD = (option.id for option in CHOICE.options if option.id != RIGHT)


def corrected(**parts: object) -> Key:
    """Return the key with the choice's part corrected."""
    new: KeyItem = msgspec.structs.replace(OLD.items[CHOICE.id], **parts)
    return msgspec.structs.replace(OLD, items={**OLD.items, CHOICE.id: new})


NEW = corrected(key=OTHER)
GONE = msgspec.structs.replace(
    OLD,
    items={id_: key_item for id_, key_item in OLD.items.items() if id_ != CHOICE.id},
)


def answered(*responses: object, paper: Paper = PAPER) -> Attempt:
    """Return an attempt with these responses to the choice."""
    attempt = start(paper)
    for response in responses:
        attempt = answer(attempt, paper, CHOICE.id, response)
    return attempt


def answered_paper(
    learner: str, *responses: object, new: Key = NEW, paper: Paper = PAPER
) -> AnsweredPaper:
    """Return one learner's answered paper with these responses to the choice."""
    return AnsweredPaper(
        learner=learner,
        number=1,
        paper=paper,
        attempt=answered(*responses, paper=paper),
        old=OLD,
        new=new,
    )


CLASS = [
    answered_paper("ada", RIGHT),
    answered_paper("bo", OTHER),
    answered_paper("cy", THIRD),
    answered_paper("di"),
]
LOWERED = "The key was corrected, and the answer marked again: 1 before, 0 now, of 1."
RAISED = "The key was corrected, and the answer marked again: 0 before, 1 now, of 1."
BETTER = (
    "The key was corrected, and the better of both marks counts: 0 before, 1 now, of 1."
)
ALL = "The question was withdrawn, and everyone gets its points: 0 before, 1 now, of 1."


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("none", {}),
        ("new-key", {"ada": (1, 0, LOWERED), "bo": (0, 1, RAISED)}),
        ("either", {"bo": (0, 1, BETTER)}),
        ("full-credit", {"bo": (0, 1, ALL), "cy": (0, 1, ALL), "di": (0, 1, ALL)}),
    ],
)
def test_a_regrade_lists_who_gains_and_who_loses(
    rule: str, expected: dict[str, tuple[int, int, str]]
) -> None:
    """Each way lists whose mark it changes, with the points before and after, and why."""
    changes = {
        change.learner: (change.before.points, change.after.points, change.why)
        for change in regrade(CLASS, RegradeRule(rule))
    }
    assert expected == changes


@pytest.mark.parametrize("rule", list(RegradeRule))
def test_a_key_that_did_not_change_changes_no_mark(rule: RegradeRule) -> None:
    """A key that differs in feedback or proofs alone changes no mark, nor does another question."""
    for key in (OLD, corrected(feedback={})):
        assert (
            regrade(
                [
                    answered_paper("ada", RIGHT, new=key),
                    answered_paper("bo", OTHER, new=key),
                ],
                rule,
            )
            == []
        )
    assert {CHOICE.id} >= {change.item for change in regrade(CLASS, rule)}


@pytest.mark.parametrize(
    ("rule", "changed"),
    [("none", 0), ("new-key", 0), ("either", 0), ("full-credit", 1)],
)
def test_a_question_that_was_withdrawn_can_be_given_to_all(
    rule: str, changed: int
) -> None:
    """Without a new key there is nothing to mark by: marks stay, or everyone gets the points."""
    changes = regrade(
        [answered_paper("ada", RIGHT, new=GONE), answered_paper("cy", THIRD, new=GONE)],
        RegradeRule(rule),
    )
    assert ["cy"] * changed == [change.learner for change in changes]


def test_full_credit_is_told_from_being_right() -> None:
    """Points that were given to all have a reason of their own: they show no knowledge."""
    (change,) = regrade([answered_paper("cy", THIRD)], RegradeRule.FULL_CREDIT)
    assert (change.after.reason, change.after.verdict) == (
        Reason.GIVEN,
        "Full credit for everyone.",
    )


def test_tries_cost_the_same_after_a_regrade() -> None:
    """The corrected key marks the answers by the same rules; full credit is full."""
    paper = msgspec.structs.replace(PAPER, rules=Rules(retry_cost=Decimal("0.2")))
    again = answered_paper("bo", RIGHT, OTHER, paper=paper)
    points = {
        rule: [change.after.points for change in regrade([again], rule)]
        for rule in RegradeRule
    }
    expected = [Decimal("0.8")]
    assert {
        RegradeRule.NONE: [],
        RegradeRule.NEW_KEY: expected,
        RegradeRule.EITHER: expected,
        RegradeRule.FULL_CREDIT: [1],
    } == points


def test_a_reason_that_changes_is_listed_too() -> None:
    """Where the points stay, a new reason is a change, for the learner reads another sentence."""
    seven_thousand = NumberKey(Decimal(7000), Decimal(1), "people")
    key = msgspec.structs.replace(OLD.items[NUMBER.id], key=seven_thousand)
    new = msgspec.structs.replace(OLD, items={**OLD.items, NUMBER.id: key})
    typed = answer(start(PAPER), PAPER, NUMBER.id, "7")
    by_ada = AnsweredPaper(
        learner="ada", number=2, paper=PAPER, attempt=typed, old=OLD, new=new
    )
    (change,) = regrade([by_ada], RegradeRule.NEW_KEY)
    assert (change.before.reason, change.after.reason, change.number) == (
        Reason.WRONG,
        Reason.WRONG_MAGNITUDE,
        2,
    )
    assert change.why.endswith("the points stay 0, for another reason.")


@pytest.mark.parametrize("rule", list(RegradeRule))
def test_a_dry_run_changes_nothing_and_is_what_is_applied(rule: RegradeRule) -> None:
    """Listing leaves every grade as it was; applying the list gives the sum that the list says."""
    for by_learner in CLASS:
        before = grade(by_learner.paper, by_learner.old, by_learner.attempt)
        changes = regrade([by_learner], rule)
        assert before == grade(by_learner.paper, by_learner.old, by_learner.attempt)
        after = apply_changes(before, changes)
        gained = sum(change.after.points - change.before.points for change in changes)
        assert (
            after.points
            == before.points + gained
            == sum(mark.points for mark in after.marks)
        )
        assert (after.possible, len(after.marks)) == (
            before.possible,
            len(before.marks),
        )
        assert (
            rule is not RegradeRule.NEW_KEY
            or after.points
            == grade(by_learner.paper, by_learner.new, by_learner.attempt).points
        )


def test_nobody_loses_by_either_key() -> None:
    """By the better of two marks, and by full credit, no mark falls."""
    for rule in (RegradeRule.EITHER, RegradeRule.FULL_CREDIT):
        assert all(
            change.after.points > change.before.points
            for change in regrade(CLASS, rule)
        )

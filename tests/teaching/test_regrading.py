"""Keys that are corrected and questions that are dropped: who changes is seen first, then kept."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from policystory.assignment.regrade import RegradeRule
from policystory.errors import NotFoundError
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import history
from policystory.items.item import KeyItem, PaperItem
from policystory.teaching import grading
from policystory.teaching.regrading import Regrading
from tests.gradebook.dump import dump
from tests.teaching.handed import HandedClass
from tests.teaching.learners import NOON

WRONG, RIGHT, LATER = "login11", "login12", "login13"
AUTHOR = Author("teacher", NOON.isoformat(), "it has two answers")


@pytest.fixture
def answered(handed: HandedClass) -> HandedClass:
    """Return a class in which one learner's first answer is missing, and another's is right."""
    handed.collect(
        [
            ("wrong.json", handed.data(login=WRONG, wrong=1)),
            ("right.json", handed.data(login=RIGHT)),
        ]
    )
    handed.grade()
    return handed


def first_item(handed: HandedClass, login: str) -> tuple[PaperItem, KeyItem]:
    """Return the first question of a learner's first paper, with its key."""
    quiz = handed.quiz(handed.paper(login))
    shown = quiz.paper.items[0]
    return shown, quiz.key.items[shown.id]


def changed(handed: HandedClass, regrading: Regrading) -> dict[str, int]:
    """Return how many marks of each learner would change."""
    plan = regrading.planned(handed.book)
    return {each.attempt.learner: len(each.changes) for each in plan}


def regrade(handed: HandedClass, regrading: Regrading) -> None:
    """Apply a regrade, and grade."""
    regrading.apply(handed.book, AUTHOR)
    list(grading.grade_assignment(handed.folder, handed.book, "week-1", AUTHOR))


def dropping(handed: HandedClass, *items: str) -> Regrading:
    """Return the dropping of questions, by their ids in the bank."""
    return Regrading(
        folder=handed.folder, assignment="week-1", dropped=frozenset(items)
    )


def test_a_dropped_question_gives_everyone_its_points(answered: HandedClass) -> None:
    """The plan changes nothing; then who had lost the points has them, and nobody loses any."""
    before, rows = answered.points(), dump(answered.book)
    drop = dropping(answered, first_item(answered, WRONG)[1].name)
    planned = changed(answered, drop)
    assert 1 == planned[WRONG]
    assert rows == dump(answered.book)
    regrade(answered, drop)
    after = answered.points()
    assert before[WRONG] + 1 == after[WRONG]
    gained = {login for login in before if before[login] != after[login]}
    assert planned.keys() == gained
    assert {} == changed(answered, drop)


def test_a_question_stays_dropped_for_who_hands_in_later(
    answered: HandedClass,
) -> None:
    """Who hands in after the question was dropped gets its points too."""
    name = first_item(answered, LATER)[1].name
    regrade(answered, dropping(answered, name))
    answered.collect([("later.json", answered.data(login=LATER, wrong=9))])
    answered.grade()
    assert 1 == answered.points()[LATER]


def test_dropping_is_kept_with_its_reason(answered: HandedClass) -> None:
    """The history says which question was dropped, and whose total changed by that."""
    name = first_item(answered, WRONG)[1].name
    regrade(answered, dropping(answered, name))
    with answered.book.reading() as connection:
        changes = [
            each for each in history(connection) if each.because == AUTHOR.because
        ]
    assert f"question {name}" == changes[0].what
    assert WRONG in [each.learner for each in changes[1:]]


def test_a_question_that_is_on_no_paper_cannot_be_dropped(
    answered: HandedClass,
) -> None:
    """A wrong id gets a sentence, before anything is changed."""
    with pytest.raises(
        NotFoundError, match="no paper of 'week-1' has the question 'x'"
    ):
        changed(answered, dropping(answered, "x"))


def bank_with(handed: HandedClass, login: str, answer: str) -> Any:
    """Return the items of a learner's papers as a bank, the first one with another answer."""
    items: dict[str, Any] = {}
    for each in (login, WRONG, RIGHT, LATER):
        for key in handed.quiz(handed.paper(each)).key.items.values():
            items[key.name] = key
    name = first_item(handed, login)[1].name
    items[name] = SimpleNamespace(key=answer, why={}, feedback={})
    return SimpleNamespace(items=items)


def test_a_corrected_key_changes_marks_once(answered: HandedClass) -> None:
    """By the rule of the new key the old answer is wrong, and a second regrade plans nothing."""
    shown, key = first_item(answered, RIGHT)
    answer = next(option.id for option in shown.options if option.id != key.key)
    regrading = Regrading(
        folder=answered.folder,
        assignment="week-1",
        bank=bank_with(answered, RIGHT, answer),
        rule=RegradeRule.NEW_KEY,
    )
    before = answered.points()[RIGHT]
    assert 1 == changed(answered, regrading)[RIGHT]
    regrade(answered, regrading)
    assert before - 1 == answered.points()[RIGHT]
    assert RIGHT not in changed(answered, regrading)


def test_another_rule_for_earlier_corrections_is_told(answered: HandedClass) -> None:
    """A second regrade by another rule says, before it is done, that earlier ones count by it."""
    shown, key = first_item(answered, RIGHT)
    answer = next(option.id for option in shown.options if option.id != key.key)
    first = Regrading(
        folder=answered.folder,
        assignment="week-1",
        bank=bank_with(answered, RIGHT, answer),
        rule=RegradeRule.NEW_KEY,
    )
    assert [] == first.notes(answered.book)
    regrade(answered, first)
    assert [] == first.notes(answered.book)
    second = msgspec.structs.replace(first, rule=RegradeRule.EITHER)
    (note,) = second.notes(answered.book)
    assert "before by the rule new-key" in note
    assert note.endswith("now count by the rule either")
    assert [] == dropping(answered).notes(answered.book)

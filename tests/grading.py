"""A quiz of the invented course, answered and graded: for the tests of grades."""

from collections.abc import Sequence

import msgspec

from policystory.attempt import Attempt, answer, start
from policystory.grade import Mark, grade
from policystory.items.item import PaperItem
from policystory.quiz.paper import Mode, Paper, Rules
from tests.worlds import course

QUIZ = course().quiz("01-crossings", "s")


PAPER, KEY = QUIZ.paper, QUIZ.key


def right(item: PaperItem) -> object:
    """Return the right response to an item of the paper."""
    key = KEY.items[item.id].key
    return key if isinstance(key, str) else str(key.amount)


def wrong(item: PaperItem) -> object:
    """Return a wrong response to an item of the paper."""
    return next((option.id for option in item.options if option.id != right(item)), "7")


def answered(*responses: object) -> Attempt:
    """Return an attempt with these responses to the items, in order."""
    attempt = start(PAPER)
    for item, response in zip(PAPER.items, responses, strict=False):
        attempt = answer(attempt, PAPER, item.id, response)
    return attempt


def ruled(rules: Rules, mode: Mode = Mode.PRACTICE) -> Paper:
    """Return the paper under other rules."""
    return msgspec.structs.replace(PAPER, rules=rules, mode=mode)


def tried(
    paper: Paper, item: PaperItem, responses: Sequence[object], hints: int = 0
) -> Mark:
    """Return the mark of an item that got these responses and hints."""
    attempt = Attempt(
        paper=paper.id,
        responses={item.id: tuple(responses)},
        hints={item.id: hints} if hints else {},
    )
    marks = {earned.item: earned for earned in grade(paper, KEY, attempt).marks}
    return marks[item.id]


CHOICE, NUMBER = PAPER.items[0], PAPER.items[1]
"""Questions that are worth 1 and 2 points."""

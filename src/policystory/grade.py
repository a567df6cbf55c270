"""Grade an attempt at a quiz: a mark with a reason for each item, and the sum of the points.

An item earns `share * points * max(0, 1 - retry cost * (tries - 1) - hint cost * hints)`, rounded
once to a hundredth, halves to the even digit. `share`: how right the answer is, from 0 to 1.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

import msgspec

from policystory.attempt import Attempt
from policystory.items.forms import FORMS
from policystory.items.item import Ids, KeyItem, PaperItem, Reason, Score, Texts
from policystory.quiz.paper import Feedback, Key, Paper

CENT = Decimal("0.01")
ZERO = Decimal(0)
ALL = Decimal(1)

VERDICTS = {
    Reason.RIGHT: "Right.",
    Reason.PARTLY_RIGHT: "Partly right.",
    Reason.WRONG: "Not right.",
    Reason.WRONG_MAGNITUDE: "Not this magnitude.",
    Reason.WRONG_UNIT: "Not this unit.",
    Reason.CHECK_SPELLING: "Check the spelling.",
    Reason.UNCLEAR: "Not clear yet.",
    Reason.AMBIGUOUS: "Not clear yet.",
    Reason.UNREADABLE: "This could not be read.",
    Reason.UNANSWERED: "Not answered yet.",
    Reason.HELD: "Answered; marked when released.",
    Reason.GIVEN: "Full credit for everyone.",
}
_HELD_TO_THE_END = "Answered; marked when you hand in."

TELLS_NO_KEY = frozenset((Reason.AMBIGUOUS, Reason.UNREADABLE, Reason.UNANSWERED))
"""Reasons that follow from the paper alone; learners may know them before marks are released."""
_FREE = TELLS_NO_KEY | {Reason.CHECK_SPELLING, Reason.UNCLEAR}
"""Reasons for which a response does not count as a try: it costs nothing, and the answer before it
still counts."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The points that a response to one item earned, and why.

    `possible`: the most points. `verdict`: the reason in words, such as "Not right." `sentence`:
    more about the reason, or "". `feedback`: texts on the options that were chosen. `item`,
    `facts`: ids of the item, and of the facts that it asks for.
    """

    item: str
    points: Decimal
    possible: Decimal
    reason: Reason
    verdict: str
    sentence: str = ""
    feedback: Texts = ()
    facts: Ids = ()

    @property
    def counts(self) -> bool:
        """Tell whether the response uses up a try; an unreadable or empty one does not."""
        return self.reason not in _FREE


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of one attempt, in the order of the quiz, and the sum of their points."""

    paper: str
    points: Decimal
    possible: Decimal
    marks: tuple[Mark, ...]

    @staticmethod
    def of(paper: str, marks: Iterable[Mark]) -> "Grade":
        """Return the grade with these marks and their sum; `paper` is the id of the paper."""
        marks = tuple(marks)
        return Grade(
            paper=paper,
            points=sum([mark.points for mark in marks], ZERO),
            possible=sum([mark.possible for mark in marks], ZERO),
            marks=marks,
        )


def mark(
    shown: PaperItem,
    key: KeyItem | None,
    response: object,
    kept: Decimal = ALL,
    *,
    can_ask_back: bool = True,
) -> Mark:
    """Return the mark of one response to an item; the response may have any JSON shape.

    `shown`: the item without its answer. `key`: the right answer; without it, the mark only says
    that there is an answer. `kept`: the share of the points left after the costs of tries and
    hints. `can_ask_back`: if not, the learner cannot be asked to check a spelling, and a nearly
    right name counts as right. The points are in hundredths, from 0 to the item's. Never raises.
    """
    form = FORMS[shown.kind]
    reading = form.parse(shown, response)
    if reading.reason is not None:
        return Mark(
            item=shown.id,
            points=ZERO,
            possible=shown.points,
            reason=reading.reason,
            verdict=VERDICTS[reading.reason],
            sentence=reading.sentence,
        )
    if key is None:
        return _held_mark(shown.id, shown.points, VERDICTS[Reason.HELD])
    scored = form.score(key, reading)
    if scored.reason is Reason.CHECK_SPELLING and not can_ask_back:
        scored = _TAKEN_AS_RIGHT
    texts = key.feedback
    feedback = [texts[name] for name in scored.feedback if name in texts]
    return Mark(
        item=shown.id,
        points=_earned(scored.share, shown.points, kept),
        possible=shown.points,
        reason=scored.reason,
        verdict=VERDICTS[scored.reason],
        sentence=scored.sentence,
        feedback=tuple(feedback),
        facts=key.asked,
    )


_TAKEN_AS_RIGHT = Score(
    ALL,
    Reason.RIGHT,
    ("right",),
    "A slip of the pen, taken as right: you could not be asked to check the spelling.",
)


@lru_cache(maxsize=1024)  # A class earns few different shares of few different points.
def _earned(share: Decimal, points: Decimal, kept: Decimal) -> Decimal:
    """Return the points that are earned, written without an exponent or idle zeros."""
    rounded = (share * points * kept).quantize(CENT, ROUND_HALF_EVEN)
    # `normalize` may give an exponent, as in 1E+1; adding zero writes the number out.
    return rounded.normalize() + ZERO


def grade(paper: Paper, key: Key, attempt: Attempt) -> Grade:
    """Return the grade of an attempt at a quiz: a mark for each item, in the order of the quiz.

    `paper` has the items, and `key` the right answers. Of several responses to an item, the last
    that uses up a try counts. A response that is empty, unreadable, unclear or nearly spelt right
    uses up none; nor does one after the last allowed try.
    """
    # Locals and a short way for one plain answer: a class of thousands is graded at one go.
    answered = attempt.responses
    hints = attempt.hints
    can_ask_back = paper.can_ask_back
    marks = []
    for item in paper.items:
        item_key = key.items[item.id]
        responses = answered.get(item.id) or (None,)
        taken = hints.get(item.id, 0)
        if len(responses) == 1 and not taken:
            response = responses[0]
            marks.append(mark(item, item_key, response, can_ask_back=can_ask_back))
        else:
            several = counting_response(paper, item, item_key, responses, taken)
            marks.append(several.mark)
    return Grade.of(paper.id, marks)


class Tried(msgspec.Struct, frozen=True):
    """The tries at one item so far: how many were used up, and two responses.

    `last`: the latest of all. `standing`: the latest that used up a try.
    """

    last: object = None
    standing: object = None
    tries: int = 0

    def then(self, response: object, paper: Paper, *, counts: bool) -> "Tried":
        """Return the tries with this response, which uses up a try if `counts` and one is left."""
        allowed = paper.most_tries
        is_spent = allowed is not None and self.tries >= allowed
        if not counts or is_spent:
            return Tried(response, self.standing, self.tries)
        return Tried(response, response, self.tries + 1)


class Counted(msgspec.Struct, frozen=True):
    """The response to an item that counts, its mark, and how many tries were used up."""

    response: object
    mark: Mark
    tries: int


def counting_response(
    paper: Paper,
    shown: PaperItem,
    key: KeyItem,
    responses: tuple[object, ...],
    hints: int = 0,
) -> Counted:
    """Return which of several responses to an item counts, and its mark after all costs.

    That is the last that uses up a try; if none does, the last of all. `shown`: the item without
    its answer. `key`: the right answer. `responses`: oldest first. `hints`: how many were taken.
    """
    tried = Tried()
    for response in responses:
        earned = mark(shown, key, response, can_ask_back=paper.can_ask_back)
        tried = tried.then(response, paper, counts=earned.counts)
    return response_of_tries(paper, shown, key, tried, hints)


def response_of_tries(
    paper: Paper, shown: PaperItem, key: KeyItem | None, tried: Tried, hints: int = 0
) -> Counted:
    """Return the response that counts after some tries at an item, and its mark after all costs.

    The response is `tried.standing` or, if no answer has used up a try yet, `tried.last`.
    `shown`: the item without its answer. `key`: the right answer; None if only the teacher has it.
    `hints`: how many were taken.
    """
    can_ask_back = paper.can_ask_back
    if not tried.tries:
        last = mark(shown, key, tried.last, can_ask_back=can_ask_back)
        return Counted(tried.last, last, 0)
    response = tried.standing
    full = mark(shown, key, response, can_ask_back=can_ask_back)
    costs = list(_costs(paper, tried, hints))
    lost = sum(share for share, _ in costs)
    kept = max(ZERO, ALL - lost)
    if kept == ALL or not full.points:
        return Counted(response, full, tried.tries)
    listed = " and ".join(reason for _, reason in costs)
    sentence = f"{full.sentence} Taken off: {listed}."
    # Marked again, for points are rounded once only.
    less = mark(shown, key, response, kept, can_ask_back=can_ask_back)
    less = msgspec.structs.replace(less, sentence=sentence.strip())
    return Counted(response, less, tried.tries)


def _costs(paper: Paper, tried: Tried, hints: int) -> Iterator[tuple[Decimal, str]]:
    """Yield what further tries and hints cost, as a share of the points and in words."""
    rules = paper.rules
    if paper.feedback is Feedback.AT_ONCE:
        again = tried.tries - 1
        cost = rules.retry_cost * again
        if cost:
            tries = "1 further try" if again == 1 else f"{again} further tries"
            yield cost, f"{_percent(cost)} for {tries}"
    cost = rules.hint_cost * hints
    if cost:
        taken = "1 hint" if hints == 1 else f"{hints} hints"
        yield cost, f"{_percent(cost)} for {taken}"


def _percent(share: Decimal) -> str:
    """Write a share: 0.25 is 25%."""
    percent = (share * 100).normalize()
    return f"{percent:f}%"


def shown(paper: Paper, grade: Grade, *, ended: bool, released: bool) -> Grade:
    """Return a grade as the learner may see it now.

    `ended`: whether the attempt is handed in. `released`: whether the instructor has released the
    marks. A mark that may not be shown yet has 0 points and only says that there is an answer. The
    marks of empty, unreadable and ambiguous answers are always shown.
    """
    when = paper.feedback
    is_told = released or when is Feedback.AT_ONCE
    if is_told:
        return grade
    if when is Feedback.AT_END and ended:
        return grade
    verdict = _HELD_TO_THE_END
    if when is Feedback.WHEN_RELEASED:
        verdict = VERDICTS[Reason.HELD]
    # The sum of the marks shown, since the true sum would tell the hidden marks.
    marks = [_held(mark, verdict) for mark in grade.marks]
    return Grade.of(grade.paper, marks)


def _held(mark: Mark, verdict: str) -> Mark:
    """Return what may be seen of a mark that is held."""
    if mark.reason in TELLS_NO_KEY:
        return mark
    return _held_mark(mark.item, mark.possible, verdict)


def _held_mark(item: str, possible: Decimal, verdict: str) -> Mark:
    """Return the mark of a readable answer that says only that there is one."""
    held = Reason.HELD
    return Mark(item=item, points=ZERO, possible=possible, reason=held, verdict=verdict)

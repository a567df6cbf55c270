"""attempt -> grade: marks with reasons, in Decimal; what cannot be read is a reason, never a crash.

An item earns `share * points * max(0, 1 - retry cost * (tries - 1) - hint cost * hints)`, rounded
once, to a hundredth, halves to the even digit (ROUND_HALF_EVEN).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

import msgspec

from policystory.attempt import Attempt, Confidence
from policystory.items.forms import FORMS
from policystory.items.item import Ids, KeyItem, PaperItem, Reason, Texts
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
HELD_TO_THE_END = "Answered; marked when you hand in."

TELLS_NO_KEY = frozenset((Reason.AMBIGUOUS, Reason.UNREADABLE, Reason.UNANSWERED))
"""Reasons that follow from the paper alone: they can be told before marks are released."""
FREE = TELLS_NO_KEY | {Reason.CHECK_SPELLING, Reason.UNCLEAR}
"""Reasons that are no try at an answer: they cost nothing, and the answer before them still
counts."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Points for one item, and why.

    `verdict` and `sentence` tell the learner the reason, `feedback` explains what was chosen, and
    `facts` are the ids of the facts that were asked for.
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
        """Tell whether this was a try: what is unreadable or unclear, for one, costs nothing."""
        return self.reason not in FREE


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of one attempt and their sum."""

    paper: str
    points: Decimal
    possible: Decimal
    marks: tuple[Mark, ...]

    @staticmethod
    def of(paper: str, marks: Iterable[Mark]) -> "Grade":
        """Return the grade that these marks make."""
        marks = tuple(marks)
        return Grade(
            paper=paper,
            points=sum([mark.points for mark in marks], ZERO),
            possible=sum([mark.possible for mark in marks], ZERO),
            marks=marks,
        )


def mark(shown: PaperItem, key: KeyItem, response: object, kept: Decimal = ALL) -> Mark:
    """Mark one response of any JSON shape; never raises.

    Arguments: the item's public and private halves, what was answered, and the share of the points
    that tries and hints have left. The points lie from 0 to the item's points, rounded to a
    hundredth.
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
    scored = form.score(key, reading)
    texts = key.feedback
    # A list and no generator: grading a class spends much of its time here.
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


@lru_cache(maxsize=1024)  # A class earns few different shares of few different points.
def _earned(share: Decimal, points: Decimal, kept: Decimal) -> Decimal:
    """Return the points that are earned, written without an exponent or idle zeros."""
    rounded = (share * points * kept).quantize(CENT, ROUND_HALF_EVEN)
    # What is normalised may have an exponent, as in 1E+1; to add nothing writes it out.
    return rounded.normalize() + ZERO


def grade(paper: Paper, key: Key, attempt: Attempt) -> Grade:
    """Grade an attempt by the rules of its paper: one mark for each item, in the paper's order.

    The last response that is a try counts: what cannot be read, is empty, unclear or nearly spelt
    does not replace the answer before it, nor does a response beyond the tries that are allowed.
    """
    # Locals and a short way for one plain answer: a class of thousands is graded at one go.
    answered = attempt.responses
    hints = attempt.hints
    marks = []
    for item in paper.items:
        item_key = key.items[item.id]
        responses = answered.get(item.id) or _NOTHING
        taken = hints.get(item.id, 0)
        if len(responses) == 1 and not taken:
            marks.append(mark(item, item_key, responses[0]))
        else:
            several = counting_response(paper, item, item_key, responses, taken)
            marks.append(several.mark)
    return Grade.of(paper.id, marks)


_NOTHING = (None,)


class Tried(msgspec.Struct, frozen=True):
    """What decides the mark of an item; to add an answer costs the same after a thousand.

    `last` is the latest response, `standing` the latest that is a try within those that are
    allowed, `tries` how many there were of these.
    """

    last: object = None
    standing: object = None
    tries: int = 0

    def then(self, response: object, paper: Paper, *, counts: bool) -> "Tried":
        """Return this with one more response; `counts` tells whether its mark is that of a try."""
        allowed = paper.most_tries
        is_spent = allowed is not None and self.tries >= allowed
        if not counts or is_spent:
            return Tried(response, self.standing, self.tries)
        return Tried(response, response, self.tries + 1)


class Counted(msgspec.Struct, frozen=True):
    """The response to an item that counts, its mark, and how many tries there were."""

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
    """Return the response that counts among several, with its mark less what tries and hints cost.

    Where none of them is a try, the last one counts, and there are no tries.
    """
    tried = Tried()
    for response in responses:
        earned = mark(shown, key, response)
        tried = tried.then(response, paper, counts=earned.counts)
    return response_of_tries(paper, shown, key, tried, hints)


def response_of_tries(
    paper: Paper, shown: PaperItem, key: KeyItem, tried: Tried, hints: int = 0
) -> Counted:
    """Return the response that counts, with its mark less what tries and hints cost."""
    if not tried.tries:
        return Counted(tried.last, mark(shown, key, tried.last), 0)
    full = mark(shown, key, tried.standing)
    again = tried.tries - 1 if paper.feedback is Feedback.AT_ONCE else 0
    cost_of_tries = paper.rules.retry_cost * again
    cost_of_hints = paper.rules.hint_cost * hints
    kept = max(ZERO, ALL - cost_of_tries - cost_of_hints)
    if kept == ALL or not full.points:
        return Counted(tried.standing, full, tried.tries)
    costs = []
    if cost_of_tries:
        tries = "1 further try" if again == 1 else f"{again} further tries"
        costs.append(f"{_percent(cost_of_tries)} for {tries}")
    if cost_of_hints:
        taken = "1 hint" if hints == 1 else f"{hints} hints"
        costs.append(f"{_percent(cost_of_hints)} for {taken}")
    listed = " and ".join(costs)
    sentence = f"{full.sentence} Taken off: {listed}."
    # Marked again, for points are rounded once only.
    less = mark(shown, key, tried.standing, kept)
    less = msgspec.structs.replace(less, sentence=sentence.strip())
    return Counted(tried.standing, less, tried.tries)


def _percent(share: Decimal) -> str:
    """Write a share: 0.25 is 25%."""
    percent = (share * 100).normalize()
    return f"{percent:f}%"


def shown(paper: Paper, grade: Grade, *, ended: bool, released: bool) -> Grade:
    """Return what the learner may see of a grade now.

    Arguments: the paper, whose rules say when they are told; the grade; whether the attempt is
    handed in; whether the instructor has released its marks. A mark that is held says only that
    there is an answer: its points are 0 and tell nothing, and it names no facts.
    """
    when = paper.feedback
    is_told = released or when is Feedback.AT_ONCE
    if is_told or (when is Feedback.AT_END and ended):
        return grade
    verdict = HELD_TO_THE_END
    if when is Feedback.WHEN_RELEASED:
        verdict = VERDICTS[Reason.HELD]
    # The sum of the marks shown, for the true sum would tell what is held.
    marks = [_held(mark, verdict) for mark in grade.marks]
    return Grade.of(grade.paper, marks)


def _held(mark: Mark, verdict: str) -> Mark:
    """Return what may be seen of a mark that is held."""
    if mark.reason in TELLS_NO_KEY:
        return mark
    return Mark(
        item=mark.item,
        points=ZERO,
        possible=mark.possible,
        reason=Reason.HELD,
        verdict=verdict,
    )


WHEN_RIGHT = {Confidence.SURE: 3, Confidence.FAIRLY: 2, Confidence.GUESS: 1}
WHEN_WRONG = {Confidence.SURE: -6, Confidence.FAIRLY: -2, Confidence.GUESS: 0}
"""Points of certainty-based marking (Gardner-Medwin): to say "sure" pays above 80% right, to say
"guess" below 67%."""


class Calibration(msgspec.Struct, frozen=True):
    """How well a learner knew what they knew: points, and over how many answers. It is no grade."""

    points: int = 0
    answered: int = 0


def calibration(attempt: Attempt, grade: Grade) -> Calibration:
    """Return the calibration score of an attempt, over answers with a confidence and a told mark.

    What is partly right counts as an answer, for 0.
    """
    points = answered = 0
    for mark in grade.marks:
        confidence = attempt.confidence.get(mark.item)
        is_told = mark.counts and mark.reason is not Reason.HELD
        if confidence is None or not is_told:
            continue
        answered += 1
        # What is partly right shows neither that the learner knew nor that they did not.
        if mark.reason is Reason.RIGHT:
            points += WHEN_RIGHT[confidence]
        elif mark.reason is not Reason.PARTLY_RIGHT:
            points += WHEN_WRONG[confidence]
    return Calibration(points, answered)

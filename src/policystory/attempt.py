"""Keep a learner's answers to one quiz (an attempt). Each change returns a new attempt."""

from enum import StrEnum

import msgspec

from policystory.errors import ResponseError
from policystory.quiz.paper import Paper


class Confidence(StrEnum):
    """How sure a learner is of an answer; it never changes a grade."""

    SURE = "sure"
    FAIRLY = "fairly"
    GUESS = "guess"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's answers to one quiz, with the hints taken and how sure the learner was.

    `paper`: the id of the quiz's paper (its questions without the answers). By the id of an item:
    `responses`: all responses, oldest first; `hints`: how many hints were taken; `confidence`: how
    sure the learner was of the last response. `submitted`: whether the attempt is handed in.
    """

    paper: str
    responses: dict[str, tuple[object, ...]] = {}
    hints: dict[str, int] = {}
    confidence: dict[str, Confidence] = {}
    submitted: bool = False

    def last(self, item: str) -> object:
        """Return the latest response to an item; None if there is none.

        `item` is the item's id.
        """
        responses = self.responses.get(item)
        if responses:
            return responses[-1]
        return None


def start(paper: Paper) -> Attempt:
    """Return a new attempt at a quiz, without any answers.

    `paper` is the quiz's questions without the answers.
    """
    return Attempt(paper=paper.id)


def answer(
    attempt: Attempt,
    paper: Paper,
    item: str,
    response: object,
    confidence: Confidence | None = None,
    spent: int = 0,
) -> Attempt:
    """Return the attempt with one more response to an item.

    `paper`: the quiz without its right answers. `item`: the item's id. `response`: of any JSON
    shape. `confidence`: how sure the learner is; dropped if the quiz does not ask for it. `spent`:
    how many tries at this item are used up (see `grade.counting_response`). ResponseError if no
    tries are left, if the attempt is handed in, or if item or attempt belongs to another paper.
    """
    _check_open(attempt, paper, item)
    _check_tries(paper, spent)
    confidences = dict(attempt.confidence)
    # The confidence that came with the earlier answer says nothing of this one.
    confidences.pop(item, None)
    if confidence is not None and paper.rules.confidence:
        confidences[item] = confidence
    earlier = attempt.responses.get(item, ())
    responses = dict(attempt.responses)
    responses[item] = (*earlier, response)
    return msgspec.structs.replace(attempt, responses=responses, confidence=confidences)


def _check_tries(paper: Paper, spent: int) -> None:
    """Refuse an answer after the last try."""
    allowed = paper.most_tries
    if allowed is None:
        return
    if spent < allowed:
        return
    tries = f"all {allowed} tries at this question are"
    if allowed == 1:
        tries = "the only try at this question is"
    raise ResponseError(f"{tries} used up; your last answer stands")


def take_hint(attempt: Attempt, paper: Paper, item: str) -> Attempt:
    """Return the attempt with one more hint taken at an item.

    `paper` is the quiz without its right answers, and `item` is the item's id. ResponseError if the
    quiz gives no hints, if the attempt is handed in, or if item or attempt belongs to another
    paper.
    """
    _check_open(attempt, paper, item)
    if not paper.rules.hints:
        raise ResponseError("this quiz gives no hints")
    # Copied, for an attempt never changes.
    hints = dict(attempt.hints)
    hints[item] = hints.get(item, 0) + 1
    return msgspec.structs.replace(attempt, hints=hints)


def submit(attempt: Attempt) -> Attempt:
    """Return the attempt as handed in: `answer` and `take_hint` then refuse it."""
    return msgspec.structs.replace(attempt, submitted=True)


def _check_open(attempt: Attempt, paper: Paper, item: str) -> None:
    """Refuse what belongs to another paper or item, or comes after handing in."""
    if paper.id != attempt.paper:
        raise ResponseError("this answer belongs to another paper; run this cell again")
    ids = {question.id for question in paper.items}
    if item not in ids:
        raise ResponseError(f"this paper has no question '{item}'; run this cell again")
    if attempt.submitted:
        raise ResponseError(
            "this attempt was handed in; start a new one to answer again"
        )

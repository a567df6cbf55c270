"""quiz -> attempt: what a learner answered to one paper; every change gives a new attempt."""

from enum import StrEnum

import msgspec

from policystory.errors import ResponseError
from policystory.quiz.paper import Paper


class Confidence(StrEnum):
    """How sure a learner is of an answer; asked in practice only, and never in the grade."""

    SURE = "sure"
    FAIRLY = "fairly"
    GUESS = "guess"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """All that one learner did with one paper.

    `responses` holds all that was answered to each item, in order: a new answer stands beside the
    earlier ones, and none is taken back. `confidence` belongs to the last of them; `hints` counts
    those taken.
    """

    paper: str
    responses: dict[str, tuple[object, ...]] = {}
    hints: dict[str, int] = {}
    confidence: dict[str, Confidence] = {}
    submitted: bool = False

    def last(self, item: str) -> object:
        """Return the latest response to an item, or None."""
        responses = self.responses.get(item)
        return responses[-1] if responses else None


def start(paper: Paper) -> Attempt:
    """Begin an attempt at a paper: nothing is answered, and nothing is chosen beforehand."""
    return Attempt(paper=paper.id)


def answer(
    attempt: Attempt,
    paper: Paper,
    item: str,
    response: object,
    confidence: Confidence | None = None,
    spent: int = 0,
) -> Attempt:
    """Return the attempt with one more response.

    Arguments: the item by its id, the response as it came, how sure the learner is, and the tries
    `spent` on the item before (`grade.counted` counts them). ResponseError says why an answer
    cannot be taken: the paper has no such item, it is handed in, or all tries are spent.
    """
    _check_open(attempt, paper, item)
    _check_tries(paper, spent)
    confidences = dict(attempt.confidence)
    # It was given with the answer before, and says nothing of this one.
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
    if allowed is None or spent < allowed:
        return
    tries = f"all {allowed} tries at this question are"
    if allowed == 1:
        tries = "the only try at this question is"
    raise ResponseError(f"{tries} used up; your last answer stands")


def take_hint(attempt: Attempt, paper: Paper, item: str) -> Attempt:
    """Return the attempt with one more hint taken; ResponseError where none can be had."""
    _check_open(attempt, paper, item)
    if not paper.rules.hints:
        raise ResponseError("this quiz gives no hints")
    # Copied, for an attempt never changes.
    hints = dict(attempt.hints)
    hints[item] = hints.get(item, 0) + 1
    return msgspec.structs.replace(attempt, hints=hints)


def submit(attempt: Attempt) -> Attempt:
    """Return the attempt as handed in."""
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

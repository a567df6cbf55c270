"""quiz -> attempt: what a learner answered to one paper, as a value; every change gives a new attempt."""

import msgspec

from policystory.errors import ResponseError
from policystory.quiz import Paper


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """All responses to one paper, in the order in which they were given; the last one to an item counts."""

    paper: str
    responses: dict[str, tuple[object, ...]] = {}
    submitted: bool = False

    def last(self, item: str) -> object:
        """Return the latest response to an item, or None."""
        given = self.responses.get(item)
        return given[-1] if given else None


def start(paper: Paper) -> Attempt:
    """Begin an attempt at a paper: nothing is answered, and nothing is chosen beforehand."""
    return Attempt(paper=paper.id)


def answer(attempt: Attempt, paper: Paper, item: str, response: object) -> Attempt:
    """Return the attempt with one more response; ResponseError when the paper has no such item or is handed in."""
    if paper.id != attempt.paper:
        raise ResponseError("this answer belongs to another paper; open the quiz again")
    if item not in {shown.id for shown in paper.items}:
        raise ResponseError(f"this paper has no question '{item}'; open the quiz again")
    if attempt.submitted:
        raise ResponseError("this attempt was handed in; start a new one to answer again")
    responses = {**attempt.responses, item: (*attempt.responses.get(item, ()), response)}
    return msgspec.structs.replace(attempt, responses=responses)


def submit(attempt: Attempt) -> Attempt:
    """Return the attempt as handed in."""
    return msgspec.structs.replace(attempt, submitted=True)

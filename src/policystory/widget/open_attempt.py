"""An attempt that is open: what was done in it, how that stands, and what of it may be told now."""

from collections.abc import Iterable

from policystory.attempt import Attempt, Confidence, answer, start, submit, take_hint
from policystory.errors import ResponseError
from policystory.grade import (
    TELLS_NO_KEY,
    Counted,
    Grade,
    Mark,
    Tried,
    grade,
    mark,
    shown,
    stands,
)
from policystory.items.hint import Hint, hint
from policystory.items.item import Reason
from policystory.journal import Answered, Hinted, Submitted
from policystory.learner.progress import Work
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget.telling import Message, Telling


class OpenAttempt:
    """One attempt at a quiz, with its key: nothing leaves it before it may be told.

    Arguments: the quiz; the attempt's number; what puts marks and hints into messages.
    """

    def __init__(self, quiz: Quiz, number: int, telling: Telling) -> None:
        """Begin with nothing done; `tickets` holds the item and the response of each."""
        self.quiz = quiz
        self.items = {item.id: item for item in quiz.paper.items}
        self.tickets: dict[str, tuple[str, object]] = {}
        self._number = number
        self._telling = telling
        self._attempt: Attempt = start(quiz.paper)
        self._hints: dict[str, tuple[Hint, ...]] = {}
        # What of the answers to an item decides its mark and its next hint, kept as they come: to
        # go through all of them at every answer would cost the more, the more there are.
        self._tried: dict[str, Tried] = {}
        self._chosen: dict[str, set[str]] = {}

    @property
    def ended(self) -> bool:
        """Tell whether the attempt was handed in."""
        return self._attempt.submitted

    def answers(self, item: str) -> int:
        """Return how many answers there are to an item."""
        return len(self._attempt.responses.get(item, ()))

    def hints(self, item: str) -> int:
        """Return how many hints were taken to an item."""
        return self._attempt.hints.get(item, 0)

    @property
    def is_tried(self) -> bool:
        """Tell whether there is an answer to every item."""
        return self._attempt.responses.keys() == self.items.keys()

    def take_up(self, work: Work) -> None:
        """Put back what was done before, except answers that answer nothing any more since the content has changed."""
        responses, hints, sure = {}, {}, {}
        self._tried, self._chosen = {}, {}
        for item in self.items.keys() & work.given.keys():
            given = work.given[item]
            if taken := tuple(
                response for response in given.responses if self._takes(item, response)
            ):
                responses[item] = taken
                named = zip(
                    given.tickets, given.responses, strict=False
                )  # Old records name no tickets.
                self.tickets |= {
                    ticket: (item, response) for ticket, response in named if ticket
                }
                if self.quiz.paper.rules.confidence and given.confidence in list(
                    Confidence
                ):
                    sure[item] = Confidence(given.confidence)
            if given.hints:
                hints[item] = len(given.hints)
                found = (
                    self._hint(item, n, given.responses[:before])
                    for n, before in enumerate(given.hints, 1)
                )
                self._hints[item] = tuple(one for one in found if one is not None)
        self._attempt = Attempt(
            paper=self.quiz.paper.id,
            responses=responses,
            hints=hints,
            confidence=sure,
            submitted=work.ended,
        )

    def _takes(self, item: str, response: object) -> bool:
        """Take up an answer of before, unless it does not stand any more."""
        earned = self.mark(item, response)
        if self.is_taken(earned):
            self._count(item, response, earned)
        return self.is_taken(earned)

    def _count(self, item: str, response: object, earned: Mark) -> None:
        """Count an answer that stands, with what it would earn by itself."""
        tried = self._tried.get(item, Tried())
        self._tried[item] = tried.then(response, self.quiz.paper, counts=earned.counts)
        if isinstance(response, str):
            self._chosen.setdefault(item, set()).add(response)

    # --- what is done
    # ------------------------------------------------------------------------------------------------

    def answer(
        self, item: str, response: object, ticket: str, sure: Confidence | None
    ) -> Answered | Mark:
        """Take an answer and return what the record is to hold of it, or the mark of one that does not stand.

        ResponseError says why there can be no answer.
        """
        spent = self._counted(item).tries if item in self.items else 0
        attempt = answer(self._attempt, self.quiz.paper, item, response, sure, spent)
        found = self.mark(item, response)
        if not self.is_taken(found):
            return found
        self._attempt = attempt
        self._count(item, response, found)
        self.tickets |= {ticket: (item, response)} if ticket else {}
        paper, is_told = self.quiz.paper, self.quiz.paper.feedback is Feedback.AT_ONCE
        found = self._counted(item).mark if is_told else self._held(found)
        # A family says of which facts an item is made, and so what is right: it is held, too.
        family = self.quiz.key.items[item].family if is_told else ""
        return Answered(
            quiz=paper.quiz, attempt=self._number, paper=paper.id, content=paper.content, item=item,
            family=family, response=response, reason=found.reason.value, points=str(found.points),
            possible=str(found.possible), ticket=ticket, confidence=attempt.confidence.get(item) or "",
        )  # fmt: skip

    def take_hint(self, item: str) -> Hinted:
        """Take one more hint; ResponseError where none can be had, or none is of use: it might take points off."""
        paper = self.quiz.paper
        attempt = take_hint(self._attempt, paper, item)
        found = self._next_hint(item)
        if found is None:
            raise ResponseError("there is no further hint to this question")
        self._attempt = attempt
        self._hints[item] = (*self._hints.get(item, ()), found)
        return Hinted(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            item=item,
            n=attempt.hints[item],
        )

    def submit(self) -> Submitted:
        """Hand the attempt in; where marks are told then, the record is told, too, what the answers are worth."""
        self._attempt = submit(self._attempt)
        told = self._attempt.responses if self._told_now() else ()
        reasons = {
            item: self._counted(item).mark.reason.value
            for item in self.items
            if item in told
        }
        families = {item: self.quiz.key.items[item].family for item in reasons}
        return Submitted(
            quiz=self.quiz.paper.quiz, attempt=self._number, paper=self.quiz.paper.id, reasons=reasons,
            families=families,
        )  # fmt: skip

    # --- what may be told, and what stands
    # ---------------------------------------------------------------------------

    def _told_now(self) -> bool:
        """Tell whether marks may be told."""
        when = self.quiz.paper.feedback
        return when is Feedback.AT_ONCE or (
            when is Feedback.AT_END and self._attempt.submitted
        )

    def _is_over(self, item: str) -> bool:
        """Tell whether all about an item may be told: nothing that the learner could still do depends on it."""
        if not self._told_now():
            return False
        if self._attempt.submitted:
            return True
        found = self._counted(item)
        return found.mark.reason is Reason.RIGHT or self._left(found) == 0

    def _left(self, found: Counted) -> int | None:
        """Return how many tries are left, or None where they are not counted."""
        paper = self.quiz.paper
        if paper.rules.tries is None or paper.feedback is not Feedback.AT_ONCE:
            return None
        return max(0, paper.rules.tries - found.tries)

    def is_taken(self, found: Mark) -> bool:
        """Tell whether an answer stands; where marks come later, nothing that tells the key can send it back."""
        at_once = self.quiz.paper.feedback is Feedback.AT_ONCE
        return found.counts if at_once else found.reason not in TELLS_NO_KEY

    def mark(self, item: str, response: object) -> Mark:
        """Return what one response would earn by itself."""
        return mark(self.items[item], self.quiz.key.items[item], response)

    def _counted(self, item: str) -> Counted:
        """Return what stands of an item, as the grade has it."""
        tried, hints = self._tried.get(item, Tried()), self._attempt.hints.get(item, 0)
        return stands(
            self.quiz.paper, self.items[item], self.quiz.key.items[item], tried, hints
        )

    def _hint(self, item: str, n: int, before: Iterable[object]) -> Hint | None:
        """Return the n-th hint to an item; what was chosen before is known to be wrong only where marks are told."""
        chosen = before if self.quiz.paper.feedback is Feedback.AT_ONCE else ()
        return hint(self.items[item], self.quiz.key.items[item], n, chosen)

    def _next_hint(self, item: str) -> Hint | None:
        """Return the hint that can be had next, if there is one and it would be of use."""
        if (
            not self.quiz.paper.rules.hints
            or self._attempt.submitted
            or self._is_over(item)
        ):
            return None
        return self._hint(item, self.hints(item) + 1, self._chosen.get(item, ()))

    # --- what the page gets
    # ------------------------------------------------------------------------------------------

    def entries(self) -> dict[str, Message]:
        """Return what the page is told of each item of which there is something to tell."""
        touched = self._attempt.responses.keys() | self._attempt.hints.keys()
        return {
            item: self.entry(item)
            for item in self.items
            if item in touched or self._is_over(item)
        }

    def entry(self, item: str) -> Message:
        """Return all that the page is told of an item: what stands, its mark, hints, and what can still be had."""
        found, key = self._counted(item), self.quiz.key.items[item]
        answered = item in self._attempt.responses
        # While a mark is held, the last answer is shown: which one counts would tell which one is
        # near the key.
        response = found.response if self._told_now() else self._attempt.last(item)
        return {
            "response": response if answered else None,
            "mark": self.shown(item, found.mark)
            if answered or self._is_over(item)
            else None,
            "tries": found.tries if self._told_now() else self.answers(item),
            "left": self._left(found),
            "answers": self.answers(item),
            "confidence": self._attempt.confidence.get(item),
            "hints": [
                self._telling.hint(one, self.items[item], key)
                for one in self._hints.get(item, ())
            ],
            "more": self._next_hint(item) is not None,
        }

    def result(self) -> Message | None:
        """Return the points of an attempt that is handed in, once they may be told."""
        if not self._told_now():
            return None
        whole = grade(self.quiz.paper, self.quiz.key, self._attempt)
        return {"points": f"{whole.points:f}", "possible": f"{whole.possible:f}"}

    def shown(self, item: str, one: Mark) -> Message:
        """Write a mark for the page, as far as it may be told, with the whole of the item where that may be."""
        key = self.quiz.key.items[item]
        plain = self._telling.mark(self._held(one), key)
        over = self._is_over(item)
        if not over and self._is_dear():
            # What explains a wrong answer may name the right one: whoever pays for the next try is
            # to think first.
            plain |= {"feedback": (), "sources": []}
        plain["whole"] = self._telling.whole(self.items[item], key) if over else []
        return plain

    def _is_dear(self) -> bool:
        """Tell whether tries are few, or cost something."""
        rules = self.quiz.paper.rules
        return rules.tries is not None or rules.retry_cost > 0

    def _held(self, one: Mark) -> Mark:
        """Return what of a mark may be told now."""
        paper, ended = self.quiz.paper, self._attempt.submitted
        return shown(
            paper, Grade.of(paper.id, [one]), ended=ended, released=False
        ).marks[0]

"""The state of an open attempt: its answers and hints, what counts, and what may be told now."""

from collections.abc import Iterable

from policystory.attempt import Attempt, Confidence, answer, start, submit, take_hint
from policystory.errors import ResponseError
from policystory.grade import (
    TELLS_NO_KEY,
    Counted,
    Grade,
    Mark,
    Tried,
    mark,
    shown,
    stands,
)
from policystory.items.hint import Hint, hint
from policystory.items.item import Reason
from policystory.journal import Answered, Hinted, Submitted
from policystory.learner.progress import Given, Work
from policystory.quiz.paper import Feedback, Quiz


class AttemptState:
    """One attempt at a quiz, with its key.

    Arguments: the quiz; the attempt's number. `tickets` holds the item and the response of each
    ticket, the name under which a page sent an answer.
    """

    def __init__(self, quiz: Quiz, number: int) -> None:
        """Begin with no answer."""
        self.quiz = quiz
        self.items = {item.id: item for item in quiz.paper.items}
        self.tickets: dict[str, tuple[str, object]] = {}
        self._keys = quiz.key.items
        self._number = number
        self._attempt: Attempt = start(quiz.paper)
        self._hints: dict[str, tuple[Hint, ...]] = {}
        # What decides the mark and the next hint of an item, kept as answers come: to go through
        # all answers each time would take longer with every answer.
        self._tried: dict[str, Tried] = {}
        self._chosen: dict[str, set[str]] = {}

    @property
    def ended(self) -> bool:
        """Tell whether the attempt was handed in."""
        return self._attempt.submitted

    @property
    def is_tried(self) -> bool:
        """Tell whether there is an answer to every item."""
        return self._attempt.responses.keys() == self.items.keys()

    def answers(self, item: str) -> int:
        """Return how many answers there are to an item."""
        return len(self._attempt.responses.get(item, ()))

    def hints(self, item: str) -> int:
        """Return how many hints were taken to an item."""
        return self._attempt.hints.get(item, 0)

    def take_up(self, work: Work) -> None:
        """Restore what was done before.

        Answers that the content no longer understands, since it has changed, are left out.
        """
        responses: dict[str, tuple[object, ...]] = {}
        hints: dict[str, int] = {}
        confidence: dict[str, Confidence] = {}
        self._tried, self._chosen = {}, {}
        for item in self.items.keys() & work.given.keys():
            given = work.given[item]
            kept = tuple(
                response
                for response in given.responses
                if self._restore(item, response)
            )
            if kept:
                responses[item] = kept
                self._restore_tickets(item, given)
                if self.quiz.paper.rules.confidence and given.confidence in list(
                    Confidence
                ):
                    confidence[item] = Confidence(given.confidence)
            if given.hints:
                hints[item] = len(given.hints)
                self._hints[item] = tuple(self._earlier_hints(item, given))
        self._attempt = Attempt(
            paper=self.quiz.paper.id,
            responses=responses,
            hints=hints,
            confidence=confidence,
            submitted=work.ended,
        )

    def answer(
        self, item: str, response: object, ticket: str, sure: Confidence | None
    ) -> Answered | Mark:
        """Take an answer, and return its entry for the record.

        An answer that cannot be taken, such as one that cannot be read, changes nothing: its mark
        is returned. ResponseError says why there can be no answer.
        """
        tries = self._counted(item).tries if item in self.items else 0
        attempt = answer(self._attempt, self.quiz.paper, item, response, sure, tries)
        earned = self._mark(item, response)
        if not self._is_taken(earned):
            return earned
        self._attempt = attempt
        self._count(item, response, earned)
        if ticket:
            self.tickets[ticket] = (item, response)
        return self._answered(item, response, ticket, earned)

    def take_hint(self, item: str) -> Hinted:
        """Take one more hint and return its entry for the record; ResponseError if none is left."""
        paper = self.quiz.paper
        attempt = take_hint(self._attempt, paper, item)
        # A hint that is of no use might still take points off, so it is refused.
        given = self._next_hint(item)
        if given is None:
            raise ResponseError("there is no further hint to this question")
        self._attempt = attempt
        self._hints[item] = (*self._hints.get(item, ()), given)
        return Hinted(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            item=item,
            n=attempt.hints[item],
        )

    def submit(self) -> Submitted:
        """Hand the attempt in, and return the entry for the record.

        Where marks are told now, the entry holds the worth of each answer.
        """
        self._attempt = submit(self._attempt)
        told = self._attempt.responses if self._told_now() else {}
        items = [item for item in self.items if item in told]
        return Submitted(
            quiz=self.quiz.paper.quiz,
            attempt=self._number,
            paper=self.quiz.paper.id,
            reasons={item: self._counted(item).mark.reason.value for item in items},
            families={item: self._keys[item].family for item in items},
        )

    def _restore(self, item: str, response: object) -> bool:
        """Count an earlier answer, and tell whether it can still be taken."""
        earned = self._mark(item, response)
        is_taken = self._is_taken(earned)
        if is_taken:
            self._count(item, response, earned)
        return is_taken

    def _restore_tickets(self, item: str, given: Given) -> None:
        # Old records name no tickets.
        named = zip(given.tickets, given.responses, strict=False)
        self.tickets |= {
            ticket: (item, response) for ticket, response in named if ticket
        }

    def _earlier_hints(self, item: str, given: Given) -> list[Hint]:
        """Return the hints that were taken, each as it was after the answers before it."""
        hints: list[Hint] = []
        for n, answers in enumerate(given.hints, 1):
            earlier = self._hint(item, n, given.responses[:answers])
            if earlier is not None:
                hints.append(earlier)
        return hints

    def _count(self, item: str, response: object, earned: Mark) -> None:
        """Count an answer that was taken, with what it would earn by itself."""
        tried = self._tried.get(item, Tried())
        self._tried[item] = tried.then(response, self.quiz.paper, counts=earned.counts)
        if isinstance(response, str):
            self._chosen.setdefault(item, set()).add(response)

    def _answered(
        self, item: str, response: object, ticket: str, earned: Mark
    ) -> Answered:
        """Return the entry of an answer for the record."""
        paper, is_told = self.quiz.paper, self._is_told_at_once()
        told = self._counted(item).mark if is_told else self._held(earned)
        return Answered(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            content=paper.content,
            item=item,
            # A family says of which facts an item is made, and so what is right: it is held, too.
            family=self._keys[item].family if is_told else "",
            response=response,
            reason=told.reason.value,
            points=str(told.points),
            possible=str(told.possible),
            ticket=ticket,
            confidence=self._attempt.confidence.get(item) or "",
        )

    def _is_told_at_once(self) -> bool:
        """Tell whether this paper tells the mark of an answer at once."""
        return self.quiz.paper.feedback is Feedback.AT_ONCE

    def _told_now(self) -> bool:
        """Tell whether marks may be told now."""
        is_told_at_end = self.quiz.paper.feedback is Feedback.AT_END
        return self._is_told_at_once() or (is_told_at_end and self.ended)

    def _is_over(self, item: str) -> bool:
        """Tell whether all about an item may be told: the learner can earn nothing more with it."""
        if not self._told_now():
            return False
        if self.ended:
            return True
        counted = self._counted(item)
        return counted.mark.reason is Reason.RIGHT or self._left(counted) == 0

    def _left(self, counted: Counted) -> int | None:
        """Return how many tries are left, or None where they are not counted."""
        tries = self.quiz.paper.rules.tries
        if tries is None or not self._is_told_at_once():
            return None
        return max(0, tries - counted.tries)

    def _is_taken(self, earned: Mark) -> bool:
        """Tell whether an answer is taken, by what it would earn."""
        # Where marks come later, sending an answer back would tell that it is not right.
        return (
            earned.counts
            if self._is_told_at_once()
            else earned.reason not in TELLS_NO_KEY
        )

    def _mark(self, item: str, response: object) -> Mark:
        """Return what one response would earn by itself."""
        return mark(self.items[item], self._keys[item], response)

    def _counted(self, item: str) -> Counted:
        """Return the response that counts and its mark, as in the grade."""
        tried = self._tried.get(item, Tried())
        paper, key = self.quiz.paper, self._keys[item]
        return stands(paper, self.items[item], key, tried, self.hints(item))

    def _held(self, earned: Mark) -> Mark:
        """Return what of a mark may be told now."""
        paper = self.quiz.paper
        grade = Grade.of(paper.id, [earned])
        return shown(paper, grade, ended=self.ended, released=False).marks[0]

    def _hint(self, item: str, n: int, answers: Iterable[object]) -> Hint | None:
        """Return the n-th hint to an item, after some answers."""
        # Only where marks are told may a hint show that these answers are wrong.
        chosen = answers if self._is_told_at_once() else ()
        return hint(self.items[item], self._keys[item], n, chosen)

    def _next_hint(self, item: str) -> Hint | None:
        """Return the next hint, or None if there is none or it would be of no use."""
        if not self.quiz.paper.rules.hints:
            return None
        if self.ended or self._is_over(item):
            return None
        return self._hint(item, self.hints(item) + 1, self._chosen.get(item, ()))

"""The state of an attempt: its answers, hints and marks, and which marks may be shown now."""

from collections.abc import Iterable

from policystory.attempt import Attempt, Confidence, start
from policystory.grade import (
    TELLS_NO_KEY,
    Counted,
    Grade,
    Mark,
    Tried,
    mark,
    response_of_tries,
    shown,
)
from policystory.items.hint import Hint, hint
from policystory.items.item import Reason
from policystory.learner.progress import AttemptWork, ItemWork
from policystory.quiz.paper import Feedback, Quiz

_TRIES_BEFORE_THE_ANSWER = 2
"""Wrong answers after which the right one is shown, where the number of tries has no limit."""


class AttemptState:
    """The answers, hints and marks of one attempt at a quiz.

    `number`: the attempt's number, from 1; `items`: the quiz's questions by their codes; `tickets`:
    the code of the question and the response, by the answer's ticket. A ticket is the page's name
    for an answer: an answer that arrives twice counts once.
    """

    def __init__(self, quiz: Quiz, number: int) -> None:
        """Begin with no answer."""
        self.items = {item.id: item for item in quiz.paper.items}
        self.tickets: dict[str, tuple[str, object]] = {}
        self._paper = quiz.paper
        self._key = quiz.key
        self._keys = quiz.key.items
        self._number = number
        self._attempt: Attempt = start(quiz.paper)
        self._hints: dict[str, tuple[Hint, ...]] = {}
        # What decides the mark and the next hint of an item, kept as answers come: to go through
        # all answers each time would take longer with every answer.
        self._tried: dict[str, Tried] = {}
        self._chosen: dict[str, set[str]] = {}
        self._first_confidence: dict[str, Confidence | None] = {}
        self._revealed: set[str] = set()

    @property
    def is_handed_in(self) -> bool:
        """Tell whether the attempt was handed in."""
        return self._attempt.submitted

    @property
    def is_complete(self) -> bool:
        """Tell whether every item has an answer."""
        return self._attempt.responses.keys() == self.items.keys()

    def answer_count(self, item: str) -> int:
        """Return how many answers were given to the item with the code `item`."""
        return len(self._attempt.responses.get(item, ()))

    def hint_count(self, item: str) -> int:
        """Return how many hints were taken to the item with the code `item`."""
        return self._attempt.hints.get(item, 0)

    def restore(self, work: AttemptWork) -> None:
        """Replace all answers and hints by those in the learner's record of this attempt.

        Answers that cannot be read, since the course has changed, are left out.
        """
        responses: dict[str, tuple[object, ...]] = {}
        hints: dict[str, int] = {}
        confidence: dict[str, Confidence] = {}
        self._tried = {}
        self._chosen = {}
        self._first_confidence = {}
        self._revealed = set()
        for item in self.items.keys() & work.items.keys():
            item_work = work.items[item]
            readable = self._restore_responses(item, item_work)
            if readable:
                responses[item] = readable
                self._restore_tickets(item, item_work)
                level = self._restored_confidence(item_work.confidence)
                first = self._restored_confidence(item_work.first_confidence)
                self._first_confidence[item] = first
                if level is not None:
                    confidence[item] = level
            # Only of what was answered an answer is shown.
            if readable and item_work.revealed and self._is_told_at_once:
                self._revealed.add(item)
            if item_work.hints:
                hints[item] = len(item_work.hints)
                self._hints[item] = self._earlier_hints(item, item_work)
        self._attempt = Attempt(
            paper=self._paper.id,
            responses=responses,
            hints=hints,
            confidence=confidence,
            submitted=work.is_handed_in,
        )

    def _restore_responses(self, item: str, item_work: ItemWork) -> tuple[object, ...]:
        """Count the earlier responses that can still be read, and return them."""
        readable = []
        for response in item_work.responses:
            earned = self._mark(item, response)
            if self._is_taken(earned):
                self._count(item, response, earned)
                readable.append(response)
        return tuple(readable)

    def _restore_tickets(self, item: str, item_work: ItemWork) -> None:
        # Old records name no tickets, so there can be fewer tickets than responses.
        for ticket, response in zip(
            item_work.tickets, item_work.responses, strict=False
        ):
            if ticket:
                self.tickets[ticket] = (item, response)

    def _restored_confidence(self, word: str) -> Confidence | None:
        """Return how sure the learner was, by its word, if this paper asks for it."""
        if not self._paper.rules.confidence:
            return None
        return confidence_of(word)

    def _earlier_hints(self, item: str, item_work: ItemWork) -> tuple[Hint, ...]:
        """Return the hints that were taken, each as it was after the answers before it."""
        hints: list[Hint] = []
        for n, answers in enumerate(item_work.hints, 1):
            earlier = self._hint(item, n, item_work.responses[:answers])
            if earlier is not None:
                hints.append(earlier)
        return tuple(hints)

    def _count(self, item: str, response: object, earned: Mark) -> None:
        """Count an answer that was taken; `earned` is its mark by itself."""
        before = self._tried.get(item, Tried())
        after = before.then(response, self._paper, counts=earned.counts)
        self._tried[item] = after
        if isinstance(response, str):
            self._chosen.setdefault(item, set()).add(response)

    def _counted(self, item: str) -> Counted:
        """Return the response that counts and its mark, as the grade counts them."""
        tried = self._tried.get(item, Tried())
        key = self._keys.get(item)
        hints = self.hint_count(item)
        return response_of_tries(self._paper, self.items[item], key, tried, hints)

    def _mark(self, item: str, response: object) -> Mark:
        """Return the mark of one response by itself."""
        # A paper that a teacher released comes without its key: its marks are held.
        shown, key = self.items[item], self._keys.get(item)
        return mark(shown, key, response, can_ask_back=self._paper.can_ask_back)

    def _held(self, earned: Mark) -> Mark:
        """Return a mark without what may not be told yet."""
        paper = self._paper
        grade = Grade.of(paper.id, [earned])
        visible = shown(paper, grade, ended=self.is_handed_in, released=False)
        return visible.marks[0]

    def _is_taken(self, earned: Mark) -> bool:
        """Tell whether an answer with this mark is taken, or sent back to be corrected."""
        if self._is_told_at_once:
            return earned.counts
        # Where marks come later, sending an answer back would tell that it is not right.
        return earned.reason not in TELLS_NO_KEY

    @property
    def _is_told_at_once(self) -> bool:
        """Tell whether this paper tells the mark of an answer at once."""
        return self._paper.feedback is Feedback.AT_ONCE

    @property
    def _is_told_now(self) -> bool:
        """Tell whether marks may be told now."""
        match self._paper.feedback:
            case Feedback.AT_ONCE:
                return True
            case Feedback.AT_END:
                return self.is_handed_in
            case Feedback.WHEN_RELEASED:
                return False

    def _is_over(self, item: str) -> bool:
        """Tell whether everything about an item may be told: it can earn no more points."""
        if not self._is_told_now:
            return False
        if self.is_handed_in:
            return True
        if item in self._revealed:
            return True
        counted = self._counted(item)
        is_right = counted.mark.reason is Reason.RIGHT
        return is_right or self._is_tried_out(counted)

    def _is_tried_out(self, counted: Counted) -> bool:
        """Tell whether an item was tried as often as may be, or as makes sense without a limit."""
        left = self._left(counted)
        if left is None and self._is_told_at_once:
            return counted.tries >= _TRIES_BEFORE_THE_ANSWER
        return left == 0

    def _left(self, counted: Counted) -> int | None:
        """Return the number of tries left, or None if it is not limited."""
        tries = self._paper.rules.tries
        if tries is None or not self._is_told_at_once:
            return None
        return max(0, tries - counted.tries)

    def _hint(self, item: str, n: int, answers: Iterable[object]) -> Hint | None:
        """Return the n-th hint to an item, after some answers; None if there is none."""
        # Only where marks are told may a hint show that these answers are wrong.
        chosen = answers if self._is_told_at_once else ()
        key = self._keys.get(item)
        return hint(self.items[item], key, n, chosen) if key else None

    def _next_hint(self, item: str) -> Hint | None:
        """Return the next hint, or None if there is none or it would be of no use."""
        if not self._paper.rules.hints:
            return None
        if self.is_handed_in or self._is_over(item):
            return None
        n = self.hint_count(item) + 1
        chosen = self._chosen.get(item, ())
        return self._hint(item, n, chosen)


def confidence_of(word: str | None) -> Confidence | None:
    """Return the Confidence (how sure a learner is) with this name, such as "sure", or None."""
    return Confidence(word) if word in list(Confidence) else None

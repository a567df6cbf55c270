"""An attempt that a learner is working on: take answers, and make the messages about them."""

from policystory.attempt import Confidence, answer, submit, take_hint
from policystory.errors import ResponseError
from policystory.grade import Mark, grade
from policystory.journal import Answered, Hinted, Revealed, Submitted
from policystory.quiz.paper import Quiz
from policystory.widget.answer_parts import right_parts, without_answer
from policystory.widget.attempt_context import Afterwards, closing_message
from policystory.widget.attempt_state import AttemptState
from policystory.widget.replies_about_items import ItemMessages, Message


class OpenAttempt(AttemptState):
    """An attempt that a learner is working on: takes answers, and says what the page may know.

    `number` is the attempt's number, from 1. `item_messages` turns marks and hints into parts of
    messages. The methods `answer`, `take_hint`, `reveal` and `submit` return an event, a line for
    the learner's record; the caller writes it.
    """

    def __init__(self, quiz: Quiz, number: int, item_messages: ItemMessages) -> None:
        """Begin with no answer."""
        super().__init__(quiz, number)
        self._item_messages = item_messages
        self._has_news = False

    def answer(
        self, item: str, response: object, ticket: str, confidence: Confidence | None
    ) -> Answered | Mark:
        """Take an answer, and return the event (a line) for the learner's record.

        If the answer cannot be taken, for example because it cannot be read, nothing changes, and a
        mark with the reason is returned. ResponseError if the item takes no more answers.
        Arguments: `item`: the question's code; `response`: a JSON value; `ticket`: the page's name
        for this answer, or ""; `confidence`: how sure the learner is, or None.
        """
        paper = self._paper
        # An unknown item has no tries: `answer` refuses it.
        tries = self._counted(item).tries if item in self.items else 0
        attempt = answer(self._attempt, paper, item, response, confidence, tries)
        earned = self._mark(item, response)
        if not self._is_taken(earned):
            return earned
        self._attempt = attempt
        self._has_news = True
        level = attempt.confidence.get(item)
        self._first_confidence.setdefault(item, level)
        self._count(item, response, earned)
        if ticket:
            self.tickets[ticket] = (item, response)
        return self._record_entry(item, response, ticket, earned)

    def _record_entry(
        self, item: str, response: object, ticket: str, earned: Mark
    ) -> Answered:
        """Return the event of an answer for the record."""
        paper = self._paper
        if self._is_told_at_once:
            mark = self._counted(item).mark
            family = self._keys[item].family
        else:
            # A family names the item's facts, and so what is right: it is left out, too.
            mark = self._held(earned)
            family = ""
        return Answered(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            content=paper.content,
            item=item,
            family=family,
            response=response,
            reason=mark.reason.value,
            points=str(mark.points),
            possible=str(mark.possible),
            ticket=ticket,
            confidence=self._attempt.confidence.get(item) or "",
        )

    def take_hint(self, item: str) -> Hinted:
        """Take the next hint to an item, and return the event (a line) for the learner's record.

        `item` is the item's code. Raises ResponseError if there is no further hint.
        """
        paper = self._paper
        attempt = take_hint(self._attempt, paper, item)
        # A hint that is of no use might still take points off, so it is refused.
        next_hint = self._next_hint(item)
        if next_hint is None:
            raise ResponseError("there is no further hint to this question")
        self._attempt = attempt
        earlier_hints = self._hints.get(item, ())
        self._hints[item] = (*earlier_hints, next_hint)
        return Hinted(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            item=item,
            n=attempt.hints[item],
        )

    def reveal(self, item: str) -> Revealed:
        """Allow the page to show the right answer to a question that the learner has answered.

        Returns the event (a line) for the learner's record. `item` is the question's code.
        ResponseError if it has no answer yet, or if the quiz does not show marks at once.
        """
        if not self._is_told_at_once or not self.answer_count(item):
            raise ResponseError(
                "answer this question first; then its answer can be shown"
            )
        self._revealed.add(item)
        paper = self._paper
        return Revealed(
            quiz=paper.quiz, attempt=self._number, paper=paper.id, item=item
        )

    def submit(self) -> Submitted:
        """Hand the attempt in, and return the event (a line) for the learner's record."""
        self._attempt = submit(self._attempt)
        reasons: dict[str, str] = {}
        families: dict[str, str] = {}
        answered = self._attempt.responses if self._is_told_now else {}
        for item in self.items:
            if item in answered:
                mark = self._counted(item).mark
                reasons[item] = mark.reason.value
                families[item] = self._keys[item].family
        paper = self._paper
        return Submitted(
            quiz=paper.quiz,
            attempt=self._number,
            paper=paper.id,
            reasons=reasons,
            families=families,
        )

    def entries(self) -> dict[str, Message]:
        """Return what the page may know of each question, by its code, as `entry` returns it.

        Questions without answer and hint are left out, unless their right answer may be shown.
        """
        touched = self._attempt.responses.keys() | self._attempt.hints.keys()
        entries: dict[str, Message] = {}
        for item in self.items:
            if item in touched or self._is_over(item):
                entries[item] = self.entry(item)
        return entries

    def entry(self, item: str) -> Message:
        """Return what the page may know now of the question with the code `item`.

        The fields: `response`: the answer that counts; `mark`: its mark, None without an answer;
        `tries`: how many tries were used; `left`: how many remain, None for no limit; `answers`:
        the number of answers; `confidence` and `first`: how sure the learner was of the last and of
        the first answer; `hints`: the hints taken; `more`: whether there is another hint.
        """
        counted = self._counted(item)
        answers = self.answer_count(item)
        tries = counted.tries
        response = counted.response
        if not self._is_told_now:
            # While a mark is held, the last answer is shown: which one counts would tell which one
            # is near the key.
            tries = answers
            response = self._attempt.last(item) if answers else None
        mark = None
        if answers or self._is_over(item):
            mark = self.mark_message(item, counted.mark, counted.response)
        return {
            "response": response,
            "mark": mark,
            "tries": tries,
            "left": self._left(counted),
            "answers": answers,
            "confidence": self._attempt.confidence.get(item),
            "first": self._first_confidence.get(item),
            "hints": self._hint_messages(item),
            "more": self._next_hint(item) is not None,
        }

    def result(self) -> Message | None:
        """Return the attempt's points and possible points; None while marks are held back."""
        if not self._is_told_now:
            return None
        total = grade(self._paper, self._key, self._attempt)
        return {"points": f"{total.points:f}", "possible": f"{total.possible:f}"}

    def closing(self, afterwards: Afterwards) -> Message:
        """Return what the page shows once every question is answered; {} while marks are held back.

        `afterwards`: what can be told then.
        """
        if not self._is_told_now:
            return {}
        marks: dict[str, Mark] = {}
        for item in self.items:
            marks[item] = self._counted(item).mark
        review = afterwards.review() if self._has_news else ""
        return {
            "closing": closing_message(afterwards, self._keys, marks)
            | {"review": review}
        }

    def mark_message(self, item: str, mark: Mark, response: object = None) -> Message:
        """Return a mark as a part of a message, without what the learner may not know yet.

        `item` is the question's code, and `response` the answer that was marked. In the result,
        `parts` says of each part of the answer whether it is right. `whole` has every option with
        its feedback; it is empty while the learner may try again.
        """
        key = self._keys.get(item)
        shown_item = self.items[item]
        held = self._held(mark)
        message = self._item_messages.mark(held, key)
        message["whole"] = []
        message["parts"] = {}
        if key is None:
            return message
        if self._is_told_now and mark.counts:
            message["parts"] = right_parts(shown_item, key, response)
        if self._is_over(item):
            message["whole"] = self._item_messages.options(shown_item, key)
        else:
            # The facts say what is right, so their sources wait; the section is where to read.
            told = without_answer(shown_item, key, response, held.feedback)
            message |= {"feedback": told, "sources": []}
        return message

    def _hint_messages(self, item: str) -> list[Message]:
        hints = self._hints.get(item, ())
        if not hints:
            return []
        shown_item = self.items[item]
        key = self._keys[item]
        return [self._item_messages.hint(hint, shown_item, key) for hint in hints]

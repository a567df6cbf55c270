"""An open attempt as the page sees it: nothing leaves it before it may be told."""

from policystory.grade import Mark, grade
from policystory.quiz.paper import Quiz
from policystory.widget.attempt_state import AttemptState
from policystory.widget.telling import Message, Telling


class OpenAttempt(AttemptState):
    """One attempt at a quiz, written in messages to the page.

    Arguments: the quiz; the attempt's number; what puts marks and hints into messages.
    """

    def __init__(self, quiz: Quiz, number: int, telling: Telling) -> None:
        """Begin with no answer."""
        super().__init__(quiz, number)
        self._telling = telling

    def entries(self) -> dict[str, Message]:
        """Return the entry of each item that has an answer or a hint, or is over."""
        touched = self._attempt.responses.keys() | self._attempt.hints.keys()
        entries: dict[str, Message] = {}
        for item in self.items:
            if item in touched or self._is_over(item):
                entries[item] = self.entry(item)
        return entries

    def entry(self, item: str) -> Message:
        """Return all that the page may know of an item: its answer, mark, tries and hints."""
        counted, is_told = self._counted(item), self._told_now()
        is_answered = item in self._attempt.responses
        response = None
        if is_answered:
            # While a mark is held, the last answer is shown: which one counts would tell which one
            # is near the key.
            response = counted.response if is_told else self._attempt.last(item)
        has_mark = is_answered or self._is_over(item)
        return {
            "response": response,
            "mark": self.shown(item, counted.mark) if has_mark else None,
            "tries": counted.tries if is_told else self.answers(item),
            "left": self._left(counted),
            "answers": self.answers(item),
            "confidence": self._attempt.confidence.get(item),
            "hints": self._hint_messages(item),
            "more": self._next_hint(item) is not None,
        }

    def result(self) -> Message | None:
        """Return the points of an attempt that is handed in, once they may be told."""
        if not self._told_now():
            return None
        total = grade(self.quiz.paper, self.quiz.key, self._attempt)
        return {"points": f"{total.points:f}", "possible": f"{total.possible:f}"}

    def shown(self, item: str, mark: Mark) -> Message:
        """Write a mark as far as it may be told, and with it the whole item once that is over."""
        key = self._keys[item]
        message = self._telling.mark(self._held(mark), key)
        is_over = self._is_over(item)
        if not is_over and self._is_costly():
            # What explains a wrong answer may name the right one: who pays for the next try is to
            # think first.
            message |= {"feedback": (), "sources": []}
        message["whole"] = self._telling.whole(self.items[item], key) if is_over else []
        return message

    def _hint_messages(self, item: str) -> list[Message]:
        shown_item, key = self.items[item], self._keys[item]
        hints = self._hints.get(item, ())
        return [self._telling.hint(hint, shown_item, key) for hint in hints]

    def _is_costly(self) -> bool:
        """Tell whether tries are limited, or cost points."""
        rules = self.quiz.paper.rules
        return rules.tries is not None or rules.retry_cost > 0

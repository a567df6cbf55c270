"""What the page and the kernel say to each other about one attempt: every message in, the replies out. No widgets here.

The page is not trusted: a message of any shape gets a sentence as its reply, never an exception.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from policystory.attempt import Confidence
from policystory.course.progress import Given, Work
from policystory.errors import ResponseError
from policystory.facts.corpus import Corpus
from policystory.grade import Mark
from policystory.items.kinds import number
from policystory.journal import Done
from policystory.quiz import Feedback, Quiz
from policystory.widget.open_attempt import OpenAttempt
from policystory.widget.setting import ALONE, Queue, Setting
from policystory.widget.telling import Message, Telling, read_as

NOT_UNDERSTOOD = "this message was not understood; reload the page"
ELSEWHERE = (
    "This question was answered in another window. That answer is shown here, and yours was not taken; "
    "check again to send yours."
)
ENDED_ELSEWHERE = "this attempt was handed in in another window"
LOOK_FIRST = "some answers were changed in another window; look at them, then hand in again"


class Conversation:
    """One attempt's side of the talk.

    Arguments: the quiz; the corpus, for sources; `sections`, the heading under which each fact is cited in the lesson;
    `given`, what the record holds of this attempt; `keep`, which writes to the record and raises JournalError when it
    cannot; `setting`, the attempt's number and whatever else is around it.

    Where a paper tells its marks at the end, or when they are released, a mark says until then only that there is an
    answer; then every answer that can be read is kept, also one that would be sent back for its spelling elsewhere.
    """

    def __init__(
        self,
        quiz: Quiz,
        corpus: Corpus,
        sections: Mapping[str, str],
        given: Mapping[str, Given],
        keep: Callable[[Done], None],
        setting: Setting = ALONE,
    ) -> None:
        """Restore what was answered before."""
        self.quiz = quiz
        self.setting = setting
        self._open = OpenAttempt(quiz, setting.attempt, Telling(corpus, sections))
        self._open.take_up(Work(dict(given), setting.ended))
        self._queue = Queue(keep, setting.note)
        self._news: set[str] = set()  # items that were answered elsewhere, of which this page does not know yet
        self._surprises: set[str] = set()  # items of which it was told, and that were not answered anew since

    def hear(self, message: object) -> list[Message]:
        """Return the replies to one message from the page."""
        if not isinstance(message, dict) or not _can_be_written(message):
            return [refused("", NOT_UNDERSTOOD)]
        item = str(message.get("item", ""))
        match message.get("type"):
            case "hello":
                self._look()
                return [self.state()]
            case "read":
                return [self._read(item, message.get("response"))]
            case "hint":
                return [self._hint(item)]
            case "submit":
                return self._submit()
            case "answer":
                return self._answer(item, message)
        return [refused(message.get("ticket"), NOT_UNDERSTOOD)]

    def state(self) -> Message:
        """Return all answers and their marks: what a page needs when it is (re)loaded."""
        message = {"type": "state", "answers": self._open.entries(), **self._queue.said(), "again": self.again()}
        return {**message, "ended": True, "result": self._open.result()} if self._open.ended else message

    def again(self) -> Message | None:
        """Say that another attempt may be begun, if it may: when this one is done and is not the last."""
        now = self.setting
        tried = self.quiz.paper.feedback is Feedback.AT_ONCE and self._open.is_tried
        last = now.attempts is not None and now.attempt >= now.attempts
        if not now.again or last or not (tried or self._open.ended):
            return None
        of = f" of {now.attempts}" if now.attempts is not None else ""
        return {"text": f"Attempt {now.attempt}{of}; another can be begun."}

    def _look(self) -> None:
        """See whether another window of the same learner wrote to the record, and take up what it did."""
        now = self.setting.look()
        if now is None:
            return
        for event in self._queue.waiting:
            now = now.then(event)
        before = self._open.responses
        self._open.take_up(now)
        self._news |= {item for item, given in self._open.responses.items() if given != before.get(item)}

    def _answer(self, item: str, message: Mapping[str, Any]) -> list[Message]:
        """Take an answer, once; not over one that was given elsewhere and of which the page does not know."""
        ticket, ended, again = str(message.get("ticket", "")), self._open.ended, self.again()
        self._look()
        if ticket in self._open.tickets:
            # A page that got no reply sends again, even after the kernel died: the same answer does not count twice.
            self._queue.write()
            return [self._told(self._open.tickets[ticket], ticket)]
        if self._open.ended and not ended:
            return [refused(ticket, ENDED_ELSEWHERE), self.state()]
        if item in self._news:
            return [self._elsewhere(item, ticket)]
        reply = self._take(item, message.get("response"), ticket, _confidence(message.get("confidence")))
        return [reply] if self.again() == again else [reply, self.state()]

    def _take(self, item: str, response: object, ticket: str, sure: Confidence | None) -> Message:
        """Mark an answer, keep it, and say so."""
        try:
            done = self._open.answer(item, response, ticket, sure)
        except ResponseError as error:
            return refused(ticket, str(error))
        if isinstance(done, Mark):
            return {**self._told(item, ticket), "response": response, "mark": self._open.shown(item, done)}
        self._surprises.discard(item)
        self._queue.add(done)
        return self._told(item, ticket)

    def _hint(self, item: str) -> Message:
        """Give one more hint."""
        self._look()
        try:
            done = self._open.take_hint(item)
        except ResponseError as error:
            return {**refused("", str(error)), "item": item}
        self._queue.add(done)
        return {"type": "hint", "item": item, **self._open.entry(item), **self._queue.said()}

    def _submit(self) -> list[Message]:
        """Hand the attempt in, once, and return how all stands then.

        What was answered elsewhere meanwhile is shown first: nothing is handed in that the learner has not seen.
        """
        if self.quiz.paper.feedback is Feedback.AT_ONCE:
            return [refused("", "this quiz need not be handed in")]
        self._look()
        if self._open.ended:
            self._queue.write()
            return [self.state()]
        if self._news or self._surprises:
            told = [self._elsewhere(item, "") for item in self._open.items if item in self._news]
            self._surprises.clear()
            return [*told, refused("", LOOK_FIRST)]
        self._queue.add(self._open.submit())
        return [self.state()]

    def _read(self, item: str, response: object) -> Message:
        """Return how a typed number is read, which neither marks nor keeps it; nothing is said of other responses."""
        asked = self._open.items.get(item)
        text = read_as(asked, response) if asked is not None and asked.kind == number.NAME else ""
        return {"type": "reading", "item": item, "response": response, "text": text}

    def _told(self, item: str, ticket: str) -> Message:
        """Return the message that tells how an item stands."""
        return {"type": "mark", "item": item, **self._open.entry(item), "ticket": ticket, **self._queue.said()}

    def _elsewhere(self, item: str, ticket: str) -> Message:
        """Return the message that tells an answer of another window; from now on the page knows of it."""
        self._news.discard(item)
        self._surprises.add(item)
        told = self._told(item, ticket)
        return {**told, "type": "elsewhere", "note": f"{ELSEWHERE} {told['note']}".strip()}


def _can_be_written(message: object) -> bool:
    """Tell whether a message could be kept: half of a letter, as a script can send, is no text."""
    try:
        msgspec.json.encode(message)
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def _confidence(said: object) -> Confidence | None:
    """Return how sure a learner says to be; anything else is nothing said."""
    return Confidence(said) if isinstance(said, str) and said in list(Confidence) else None


def refused(ticket: object, note: str) -> Message:
    """Return the message that says why something was not done."""
    return {"type": "refused", "ticket": str(ticket or ""), "note": note}

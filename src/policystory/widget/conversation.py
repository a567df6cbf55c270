"""What the page and the kernel say to each other about one attempt: every message in, the replies out. No widgets here.

The page is not trusted: a message of any shape gets a sentence as its reply, never an exception.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from policystory.attempt import Confidence
from policystory.course.progress import Given, Work
from policystory.course.unwritten import Queue
from policystory.errors import ResponseError, sentence
from policystory.facts.corpus import Corpus
from policystory.grade import Mark
from policystory.items.kinds import number
from policystory.journal import Done
from policystory.quiz import Feedback, Quiz
from policystory.widget.open_attempt import OpenAttempt
from policystory.widget.setting import ALONE, Setting
from policystory.widget.telling import Message, Telling, read_as

NOT_UNDERSTOOD = "This message was not understood. Run this cell again."
STALE = "This page shows an earlier attempt; it is brought up to date."
OTHERS = "This question was answered in another window. That answer is shown here"
HANDED_IN = "This attempt was handed in before this answer came; the answer was not taken."
LOOK_FIRST = "Some answers were changed in another window. Look at them, then hand in again."
NOT_HANDED_IN = "This quiz need not be handed in."


class Conversation:
    """One attempt's side of the talk.

    Arguments: the quiz; the corpus, for sources; `sections`, the heading under which each fact is cited in the lesson;
    `given`, what the record holds of this attempt; `queue`, which writes to the record; `setting`, the attempt's number
    and whatever else is around it.

    It does not remember what a page knows, for there can be several: with what a learner does, a page says how many
    answers to the question it knew of then (`seen`), and which paper it shows.

    Where a paper tells its marks at the end, or when they are released, a mark says until then only that there is an
    answer; then every answer that can be read is kept, also one that would be sent back for its spelling elsewhere.
    """

    def __init__(
        self,
        quiz: Quiz,
        corpus: Corpus,
        sections: Mapping[str, str],
        given: Mapping[str, Given],
        queue: Queue,
        setting: Setting = ALONE,
    ) -> None:
        """Restore what was answered before."""
        self.quiz = quiz
        self.setting = setting
        self._open = OpenAttempt(quiz, setting.attempt, Telling(corpus, sections))
        self._open.take_up(Work(dict(given), setting.ended))
        self._queue = queue

    def hear(self, message: object) -> list[Message]:
        """Return the replies to one message from the page, after writing what waits to be written."""
        self.write()
        if not isinstance(message, dict) or not _can_be_written(message):
            return [refused(message, NOT_UNDERSTOOD)]
        if self.is_stale(message):
            return [refused(message, STALE), self.state()]
        match message.get("type"):
            case "hello":
                self._look()
                return [self.state()]
            case "read":
                return [self._read(_item(message), message.get("response"))]
            case "hint":
                return [self._hint(message)]
            case "submit":
                return self._submit(message)
            case "answer":
                return self._answer(message)
        return [refused(message, NOT_UNDERSTOOD)]

    def is_stale(self, message: object) -> bool:
        """Tell whether a message comes from a page that shows another paper than this."""
        return isinstance(message, dict) and message.get("paper", self.quiz.paper.id) != self.quiz.paper.id

    def write(self) -> None:
        """Write to the record what could not be written before."""
        self._queue.write()

    def state(self) -> Message:
        """Return all answers and their marks: what a page needs when it is (re)loaded."""
        message = {"type": "state", "answers": self._open.entries(), **self._said(), "again": self.again()}
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
        """See whether another window of the same learner did anything, and take it up."""
        now = self.setting.look()
        if now is not None:
            self._open.take_up(now)

    def _answer(self, message: Mapping[str, Any]) -> list[Message]:
        """Take an answer, once; not over one of which the page did not know when it was given."""
        item, ticket, again = _item(message), str(message.get("ticket", "")), self.again()
        self._look()
        if ticket in self._open.tickets:
            # A page that got no reply sends again, even after the kernel died: the same answer does not count twice.
            return [self._told(self._open.tickets[ticket], ticket)]
        if self._open.ended:
            return [refused(message, HANDED_IN), self.state()]
        known, given = _count(message.get("seen")), self._open.answers(item)
        reply = self._take(item, message) if known is None or known >= given else self._elsewhere(item, ticket)
        return [reply] if self.again() == again else [reply, self.state()]

    def _take(self, item: str, message: Mapping[str, Any]) -> Message:
        """Mark an answer, keep it, and say so."""
        response, ticket = message.get("response"), str(message.get("ticket", ""))
        try:
            done = self._open.answer(item, response, ticket, _confidence(message.get("confidence")))
        except ResponseError as error:
            return refused(message, sentence(error))
        if isinstance(done, Mark):
            return {**self._told(item, ticket), "response": response, "mark": self._open.shown(item, done)}
        self._keep(done)
        return self._told(item, ticket)

    def _hint(self, message: Mapping[str, Any]) -> Message:
        """Give the next hint, if that is asked for; one that was given before is told again, and costs nothing."""
        item, wanted = _item(message), _count(message.get("n"))
        self._look()
        if wanted is None or item not in self._open.items or wanted == self._open.hints(item) + 1:
            try:
                self._keep(self._open.take_hint(item))
            except ResponseError as error:
                return {**refused(message, sentence(error)), "item": item}
        return {"type": "hint", "item": item, **self._open.entry(item), **self._said()}

    def _submit(self, message: Mapping[str, Any]) -> list[Message]:
        """Hand the attempt in, once, and return how all stands then.

        What was answered elsewhere meanwhile is shown first: nothing is handed in that the learner has not seen.
        """
        if self.quiz.paper.feedback is Feedback.AT_ONCE:
            return [refused(message, NOT_HANDED_IN)]
        self._look()
        if self._open.ended:
            return [self.state()]
        seen = message.get("seen")
        if isinstance(seen, dict):
            unseen = [item for item in self._open.items if self._open.answers(item) > (_count(seen.get(item)) or 0)]
            if unseen:
                return [*(self._elsewhere(item, "") for item in unseen), refused(message, LOOK_FIRST)]
        self._keep(self._open.submit())
        return [self.state()]

    def _read(self, item: str, response: object) -> Message:
        """Return how a typed number is read, which neither marks nor keeps it; nothing is said of other responses."""
        asked = self._open.items.get(item)
        nothing = {"text": "", "readable": False}
        said = read_as(asked, response) if asked is not None and asked.kind == number.NAME else nothing
        return {"type": "reading", "item": item, "response": response, **said}

    def _keep(self, event: Done) -> None:
        """Keep what was done here: it is no news to this attempt."""
        self._queue.add(event)
        self.setting.wrote()

    def _said(self) -> Message:
        """Return what every message says of the record: whether all is kept, and a sentence about it."""
        note = sentence(self._queue.trouble) or self.setting.note
        return {"kept": not self._queue.waiting, "note": note}

    def _told(self, item: str, ticket: str) -> Message:
        """Return the message that tells how an item stands."""
        return {"type": "mark", "item": item, **self._open.entry(item), "ticket": ticket, **self._said()}

    def _elsewhere(self, item: str, ticket: str) -> Message:
        """Return the message that tells an answer of another window, and what became of the one sent, if one was."""
        told = self._told(item, ticket)
        again = "no try is left" if told["left"] == 0 else "check again to send yours"
        note = f"{OTHERS}, and yours was not taken; {again}." if ticket else f"{OTHERS}."
        return {**told, "type": "elsewhere", "note": f"{note} {told['note']}".strip()}


def _can_be_written(message: object) -> bool:
    """Tell whether a message could be kept: half of a letter, as a script can send, is no text."""
    try:
        msgspec.json.encode(message)
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def _item(message: Mapping[str, Any]) -> str:
    """Return the item that a message is about, by its id."""
    return str(message.get("item", ""))


def _count(said: object) -> int | None:
    """Return how many there are, as a page says; anything else is nothing said."""
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _confidence(said: object) -> Confidence | None:
    """Return how sure a learner says to be; anything else is nothing said."""
    return Confidence(said) if isinstance(said, str) and said in list(Confidence) else None


def refused(message: object, note: str) -> Message:
    """Return the message that says why something was not done, with the ticket and the item of what asked for it."""
    asked = message if isinstance(message, dict) else {}
    ticket, item = (
        str(one) if (one := asked.get(name)) and _can_be_written(one) else "" for name in ("ticket", "item")
    )
    return {"type": "refused", "ticket": ticket, "note": note, **({"item": item} if item else {})}

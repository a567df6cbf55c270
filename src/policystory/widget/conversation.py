"""What page and kernel tell each other about one attempt: a message comes in, replies go out.

The page is not trusted: a message of any shape gets a sentence as its reply, never an exception.
No widget is used here, so all of it can be tested without a page.
"""

from collections.abc import Mapping

from policystory.attempt import Confidence
from policystory.errors import ResponseError, sentence
from policystory.facts.corpus import Corpus
from policystory.grade import Mark
from policystory.items.forms import number
from policystory.journal import Done
from policystory.learner.progress import Given, Work
from policystory.learner.queue import Queue
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget import messages
from policystory.widget.messages import name_in
from policystory.widget.open_attempt import OpenAttempt
from policystory.widget.setting import ALONE, Setting
from policystory.widget.telling import Message, Telling, read_as

STALE = "This page shows an earlier attempt; it is brought up to date."
OTHERS = "This question was answered in another window. That answer is shown here"
HANDED_IN = (
    "This attempt was handed in before this answer came; the answer was not taken."
)
LOOK_FIRST = (
    "Some answers were changed in another window. Look at them, then hand in again."
)
NOT_HANDED_IN = "this quiz need not be handed in"
TICKET_TAKEN = (
    "this answer was sent under the name of another answer, and was not taken; "
    "check it again"
)


class Conversation:
    """One attempt's side of the talk.

    Arguments: the quiz; the corpus, for sources; `sections`, the heading under which each fact is
    cited in the lesson; `given`, what the record holds of this attempt; `queue`, which writes to
    the record; `setting`, the attempt's number and whatever else is around it.

    It does not remember what a page knows, for there can be several: with what a learner does, a
    page says how many answers to the question it knew of then (`seen`), and which paper it shows.

    Where a paper tells its marks at the end, or when they are released, a mark says until then only
    that there is an answer; then every answer that can be read is kept, also one that would be sent
    back for its spelling elsewhere.
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
        self._receipts: list[str] = []

    def hear(self, message: object) -> list[Message]:
        """Write what waits for the record, then return the replies to one message from the page."""
        self.write()
        ticket, item = name_in(message, "ticket"), name_in(message, "item")
        try:
            said = messages.read(message)
            if self.is_stale(said):
                return [refused(STALE, ticket, item), self.state()]
            return self._replies(said)
        except ResponseError as error:
            return [refused(sentence(error), ticket, item)]

    def _replies(self, said: messages.Said) -> list[Message]:
        """Return the replies to a message; ResponseError says why nothing was done."""
        match said:
            case messages.Hello():
                self._look()
                return [self.state()]
            case messages.Read():
                return [self._read(said)]
            case messages.WantsHint():
                return [self._hint(said)]
            case messages.Submit():
                return self._submit(said)
            case messages.Answer():
                return self._answer(said)
            case messages.Again():
                # The widget begins another attempt: that is another conversation.
                raise ResponseError(messages.NOT_UNDERSTOOD)

    def is_stale(self, said: messages.Said) -> bool:
        """Tell whether a message comes from a page that shows another paper than this."""
        return said.paper not in (None, self.quiz.paper.id)

    def write(self) -> None:
        """Write to the record what could not be written before."""
        self._queue.write()

    def state(self) -> Message:
        """Return all answers and their marks: what a page needs when it is (re)loaded."""
        message = {
            "type": "state",
            "answers": self._open.entries(),
            **self._said(),
            "again": self.again(),
        }
        if not self._open.ended:
            return message
        # Nothing can be added to what is handed in, so once there are receipts, they stay.
        if not self._receipts:
            self._receipts = [str(receipt) for receipt in self.setting.receipts()]
        return {
            **message,
            "ended": True,
            "result": self._open.result(),
            "receipts": self._receipts,
        }

    def again(self) -> Message | None:
        """Offer another attempt when this one is done and is not the last; None otherwise."""
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

    def _answer(self, said: messages.Answer) -> list[Message]:
        """Take an answer, once; not over one of which the page did not know when it was given."""
        again = self.again()
        self._look()
        before = self._open.tickets.get(said.ticket)
        if before is not None:
            # A page that got no reply sends again, even after the kernel died: the same answer does
            # not count twice.
            if before != (said.item, said.response):
                raise ResponseError(TICKET_TAKEN)
            return [self._told(said.item, said.ticket)]
        if self._open.ended:
            return [refused(HANDED_IN, said.ticket, said.item), self.state()]
        if said.seen is not None and said.seen < self._open.answers(said.item):
            reply = self._elsewhere(said.item, said.ticket)
        else:
            reply = self._take(said)
        return [reply] if self.again() == again else [reply, self.state()]

    def _take(self, said: messages.Answer) -> Message:
        """Mark an answer, keep it, and say so."""
        done = self._open.answer(
            said.item, said.response, said.ticket, _confidence(said.confidence)
        )
        if isinstance(done, Mark):
            shown = self._open.shown(said.item, done)
            return {
                **self._told(said.item, said.ticket),
                "response": said.response,
                "mark": shown,
            }
        self._keep(done)
        return self._told(said.item, said.ticket)

    def _hint(self, said: messages.WantsHint) -> Message:
        """Give the next hint, or repeat an earlier one, which costs nothing."""
        self._look()
        is_next = said.n in (None, self._open.hints(said.item) + 1)
        # For an item that is not in the paper, taking the hint says so.
        if is_next or said.item not in self._open.items:
            self._keep(self._open.take_hint(said.item))
        return {
            "type": "hint",
            "item": said.item,
            **self._open.entry(said.item),
            **self._said(),
        }

    def _submit(self, said: messages.Submit) -> list[Message]:
        """Hand the attempt in, once, and return how all stands then.

        What was answered elsewhere meanwhile is shown first: nothing is handed in that the learner
        has not seen.
        """
        if self.quiz.paper.feedback is Feedback.AT_ONCE:
            raise ResponseError(NOT_HANDED_IN)
        self._look()
        if self._open.ended:
            return [self.state()]
        if said.seen is not None:
            unseen = self._unseen(said.seen)
            if unseen:
                return [*unseen, refused(LOOK_FIRST, said.ticket)]
        self._keep(self._open.submit())
        return [self.state()]

    def _unseen(self, seen: Mapping[str, int]) -> list[Message]:
        """Return a message for each item of which the page knows fewer answers than there are."""
        items = [
            item
            for item in self._open.items
            if self._open.answers(item) > seen.get(item, 0)
        ]
        return [self._elsewhere(item, "") for item in items]

    def _read(self, said: messages.Read) -> Message:
        """Return how a typed number is read, without marking it; nothing for other kinds."""
        item = self._open.items.get(said.item)
        reading: Message = {"text": "", "readable": False}
        if item is not None and item.kind == number.NAME:
            reading = read_as(item, said.response)
        return {
            "type": "reading",
            "item": said.item,
            "response": said.response,
            **reading,
        }

    def _keep(self, event: Done) -> None:
        """Keep what was done here: it is no news to this attempt."""
        self._queue.add(event)
        self.setting.wrote()

    def _said(self) -> Message:
        """Return what every message says of the record: whether all is kept, and a note on it."""
        note = sentence(self._queue.trouble) or self.setting.note
        return {"kept": not self._queue.waiting, "note": note}

    def _told(self, item: str, ticket: str) -> Message:
        """Return the message that tells how an item stands."""
        return {
            "type": "mark",
            "item": item,
            **self._open.entry(item),
            "ticket": ticket,
            **self._said(),
        }

    def _elsewhere(self, item: str, ticket: str) -> Message:
        """Return the message with the answer of another window.

        Its note says that the answer which was sent under `ticket`, if any, was not taken.
        """
        told = self._told(item, ticket)
        again = "no try is left" if told["left"] == 0 else "check again to send yours"
        note = (
            f"{OTHERS}, and yours was not taken; {again}." if ticket else f"{OTHERS}."
        )
        return {**told, "type": "elsewhere", "note": f"{note} {told['note']}".strip()}


def _confidence(word: str | None) -> Confidence | None:
    """Return how sure a learner says to be; any other word is nothing said."""
    return Confidence(word) if word in list(Confidence) else None


def refused(note: str, ticket: str = "", item: str = "") -> Message:
    """Return the message that says why a request was not met, with its ticket and its item."""
    message: Message = {"type": "refused", "ticket": ticket, "note": note}
    if item:
        message["item"] = item
    return message

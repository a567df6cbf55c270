"""The kernel's replies to the messages of a page that shows an attempt at a quiz.

The page is not trusted: a message of any shape gets a sentence as its reply, never an exception. No
widget is used here, so everything can be tested without a page.
"""

from collections.abc import Mapping

from policystory.errors import ResponseError, sentence
from policystory.facts.corpus import Corpus
from policystory.grade import Mark
from policystory.items.forms import number
from policystory.journal import QuizEvent
from policystory.learner.progress import AttemptWork, ItemWork
from policystory.learner.unwritten_events import Queue
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget import incoming_messages
from policystory.widget.attempt_context import ALONE, AttemptContext
from policystory.widget.attempt_state import confidence_of
from policystory.widget.incoming_messages import text_field
from policystory.widget.open_attempt import OpenAttempt
from policystory.widget.replies_about_items import (
    ItemMessages,
    Message,
    reading_message,
    refusal_message,
)

STALE = "This page shows an earlier attempt; it is brought up to date."
OTHERS = "This question was answered in another window. That answer is shown here"
HANDED_IN = (
    "This attempt was handed in before this answer came; the answer was not taken."
)
LOOK_FIRST = (
    "Some answers were changed in another window. Look at them, then hand in again."
)
_NOT_HANDED_IN = "this quiz need not be handed in"
_TICKET_TAKEN = (
    "this answer was sent under the name of another answer, and was not taken; "
    "check it again"
)


class Conversation:
    """Replies to the messages that pages send about one attempt at a quiz.

    Arguments: `quiz`: the quiz, with the right answers that are known here; `corpus`: the facts and
    reports, for the sources in feedback; `sections`: maps a fact's id to the heading under which
    the lesson cites it; `items`: what the learner's record holds of each question, by its code;
    `queue`: writes events to the record; `context`: what else is known of the attempt.

    Several pages can show one attempt, so each message says which drawing of the quiz its page
    shows. While marks are held back, a mark says only that there is an answer, and every readable
    answer is taken.
    """

    def __init__(
        self,
        quiz: Quiz,
        corpus: Corpus,
        sections: Mapping[str, str],
        items: Mapping[str, ItemWork],
        queue: Queue,
        context: AttemptContext = ALONE,
    ) -> None:
        """Restore what was answered before."""
        self.quiz = quiz
        self.context = context
        self.phrases = corpus.phrases
        item_messages = ItemMessages(corpus, sections)
        self._open = OpenAttempt(quiz, context.attempt, item_messages)
        self._open.restore(AttemptWork(dict(items), context.is_handed_in))
        self._queue = queue
        self._receipts: list[str] = []

    def reply_to(self, message: object) -> list[Message]:
        """Return the replies to a page's message, which can have any shape.

        Before that, what could not be saved earlier is saved if possible.
        """
        self.write()
        ticket = text_field(message, "ticket")
        item = text_field(message, "item")
        try:
            request = incoming_messages.parse_message(message)
            if self.is_stale(request):
                return [refusal_message(STALE, ticket, item), self.state()]
            return self._replies(request)
        except ResponseError as error:
            return [refusal_message(sentence(error), ticket, item)]

    def _replies(self, request: incoming_messages.Request) -> list[Message]:
        """Return the replies to a request; ResponseError if nothing was done."""
        match request:
            case incoming_messages.StateRequest():
                self._look()
                return [self.state()]
            case incoming_messages.ReadingRequest():
                return [self._read(request)]
            case incoming_messages.HintRequest():
                return [self._hint(request)]
            case incoming_messages.AnswerRequest():
                return self._reveal(request.item)
            case incoming_messages.HandIn():
                return self._submit(request)
            case incoming_messages.Answer():
                return self._answer(request)
            case incoming_messages.NextAttemptRequest():
                # The widget begins another attempt: that is another conversation.
                raise ResponseError(incoming_messages.NOT_UNDERSTOOD)

    def is_stale(self, request: incoming_messages.Request) -> bool:
        """Tell whether a request's page shows another drawing of the quiz than is open now."""
        return request.paper not in (None, self.quiz.paper.id)

    def write(self) -> None:
        """Try to write to the learner's record what could not be saved before."""
        self._queue.write()

    def state(self) -> Message:
        """Return the message for a page that was just loaded: all answers, and the marks so far."""
        message: Message = {"type": "state", **self._record_status()}
        message["answers"] = self._open.entries()
        message["again"] = self.next_attempt_offer()
        if self._open.is_handed_in:
            # Nothing can be added to what is handed in, so once there are receipts, they stay.
            if not self._receipts:
                receipts = self.context.receipts()
                self._receipts = [str(receipt) for receipt in receipts]
            message["ended"] = True
            message["result"] = self._open.result()
            message["receipts"] = self._receipts
        return message

    def next_attempt_offer(self) -> Message | None:
        """Return a part of a message that offers another attempt, or None.

        None if this attempt is not done, is the last one, or is of a quiz that cannot be repeated.
        """
        attempt = self.context.attempt
        limit = self.context.attempts
        is_last = limit is not None and attempt >= limit
        if not self.context.is_repeatable or is_last or not self._is_done():
            return None
        of = "" if limit is None else f" of {limit}"
        return {"text": f"Attempt {attempt}{of}; another can be begun."}

    def _is_done(self) -> bool:
        """Tell whether the attempt was handed in, or has all answers and is not to be handed in."""
        if self._open.is_handed_in:
            return True
        return self._needs_no_hand_in and self._open.is_complete

    @property
    def _needs_no_hand_in(self) -> bool:
        """Tell whether each answer is marked at once, so that nothing is handed in."""
        return self.quiz.paper.feedback is Feedback.AT_ONCE

    def _look(self) -> None:
        """Take over what another window of the same learner has done."""
        news = self.context.news()
        if news is not None:
            self._open.restore(news)

    def _answer(self, request: incoming_messages.Answer) -> list[Message]:
        """Take an answer once, unless another window has answered since the page last knew."""
        item = request.item
        ticket = request.ticket
        offer_before = self.next_attempt_offer()
        self._look()
        earlier = self._open.tickets.get(ticket)
        if earlier is not None:
            # A page that got no reply sends again, even after the kernel died: the same answer does
            # not count twice.
            if earlier != (item, request.response):
                raise ResponseError(_TICKET_TAKEN)
            return [self._mark(item, ticket)]
        if self._open.is_handed_in:
            return [refusal_message(HANDED_IN, ticket, item), self.state()]
        answers = self._open.answer_count(item)
        if request.seen is not None and request.seen < answers:
            reply = self._answered_elsewhere(item, ticket)
        else:
            reply = self._take(request)
        # The answer that completes a quiz brings the offer of another attempt with it.
        if self.next_attempt_offer() != offer_before:
            return [reply, self.state()]
        return [reply]

    def _take(self, request: incoming_messages.Answer) -> Message:
        """Mark and keep an answer, and return the reply."""
        item = request.item
        ticket = request.ticket
        response = request.response
        confidence = confidence_of(request.confidence)
        result = self._open.answer(item, response, ticket, confidence)
        if not isinstance(result, Mark):
            self._keep(result)
            return self._mark(item, ticket)
        # Nothing was kept, so the earlier answer stands; the mark says what is amiss.
        message = self._mark(item, ticket)
        message["response"] = response
        message["mark"] = self._open.mark_message(item, result)
        return message

    def _hint(self, request: incoming_messages.HintRequest) -> Message:
        """Give the next hint, or repeat an earlier one, which costs nothing."""
        self._look()
        item = request.item
        next_hint = self._open.hint_count(item) + 1
        is_next = request.n is None or request.n == next_hint
        is_unknown = item not in self._open.items
        # An item that is not in this quiz is refused when the hint is taken.
        if is_next or is_unknown:
            event = self._open.take_hint(item)
            self._keep(event)
        message: Message = {"type": "hint", "item": item}
        message |= self._open.entry(item)
        return message | self._record_status()

    def _reveal(self, item: str) -> list[Message]:
        """Show the answer to an item that was not answered rightly, and keep that it was shown."""
        self._keep(self._open.reveal(item))
        return [self._mark(item, "") | {"type": "revealed"}]

    def _submit(self, request: incoming_messages.HandIn) -> list[Message]:
        """Hand the attempt in once, and return the state.

        Answers of another window that this page does not know are shown first, and nothing is
        handed in.
        """
        if self._needs_no_hand_in:
            raise ResponseError(_NOT_HANDED_IN)
        self._look()
        if self._open.is_handed_in:
            return [self.state()]
        if request.seen is not None:
            unseen = self._unseen(request.seen)
            if unseen:
                return [*unseen, refusal_message(LOOK_FIRST, request.ticket)]
        event = self._open.submit()
        self._keep(event)
        return [self.state()]

    def _unseen(self, seen: Mapping[str, int]) -> list[Message]:
        """Return a message for each item of which the page knows too few answers."""
        unseen = [
            item
            for item in self._open.items
            if self._open.answer_count(item) > seen.get(item, 0)
        ]
        return [self._answered_elsewhere(item, "") for item in unseen]

    def _read(self, request: incoming_messages.ReadingRequest) -> Message:
        """Return how a typed number is read, without marking it; empty for other kinds of items."""
        message: Message = {
            "type": "reading",
            "item": request.item,
            "response": request.response,
        }
        item = self._open.items.get(request.item)
        if item is None or item.kind != number.NAME:
            return message | {"text": "", "readable": False}
        return message | reading_message(item, request.response, self.phrases)

    def _keep(self, event: QuizEvent) -> None:
        """Write an event of this attempt to the record, so that it is no news."""
        self._queue.add(event)
        self.context.note_own_write()

    def _record_status(self) -> Message:
        """Return the part of a message that says what is kept and, once all is done, what next."""
        trouble = sentence(self._queue.trouble)
        note = trouble or self.context.note
        status: Message = {"kept": not self._queue.waiting, "note": note}
        if self._is_done():
            status |= self._open.closing(self.context.afterwards)
        return status

    def _mark(self, item: str, ticket: str) -> Message:
        """Return the message with the answer that counts and its mark."""
        message: Message = {"type": "mark", "item": item}
        message |= self._open.entry(item)
        message["ticket"] = ticket
        return message | self._record_status()

    def _answered_elsewhere(self, item: str, ticket: str) -> Message:
        """Return the message with the answer of another window.

        If `ticket` names an answer of this page, a note says that it was not taken.
        """
        message = self._mark(item, ticket)
        note = f"{OTHERS}."
        if ticket:
            is_last = message["left"] == 0
            advice = "no try is left" if is_last else "check again to send yours"
            note = f"{OTHERS}, and yours was not taken; {advice}."
        message["type"] = "elsewhere"
        message["note"] = f"{note} {message['note']}".strip()
        return message

"""The kernel's replies to the messages of a page that shows an assigned quiz."""

from collections.abc import Callable
from contextlib import suppress

import msgspec

from policystory.errors import PolicystoryError, ResponseError, sentence
from policystory.facts.corpus import Corpus
from policystory.learner.assigned.handed_in_files import FOLDER, HandedIn
from policystory.learner.progress import AttemptWork
from policystory.learner.unwritten_events import Queue
from policystory.quiz.paper import Quiz
from policystory.widget import incoming_messages
from policystory.widget.attempt_context import AttemptContext
from policystory.widget.conversation import Conversation
from policystory.widget.replies_about_items import Message, refusal_message
from policystory.wording import Phrasebook


class AssignedWork(msgspec.Struct, frozen=True, kw_only=True):
    """Functions that look at the clock and the disk for an assigned quiz.

    - `is_closed()`: whether the assignment has ended;
    - `is_time_over()`: whether the time for this attempt has ended;
    - `save()`: write the file that is handed in; PolicystoryError if it cannot be written;
    - `latest()`: return the last such file, None if there is none.
    """

    is_closed: Callable[[], bool]
    is_time_over: Callable[[], bool]
    save: Callable[[], HandedIn]
    latest: Callable[[], HandedIn | None]


class AssignedConversation(Conversation):
    """Replies to the messages of a page that shows an assigned quiz; handing in writes a file.

    Arguments: `quiz`: the quiz without its right answers; `corpus`: the course's facts and reports;
    `before`: what the learner's record holds of this attempt; `queue`: writes events to the record;
    `context`: what else is known of the attempt; `work`: functions that look at the clock and the
    disk.
    """

    def __init__(
        self,
        quiz: Quiz,
        corpus: Corpus,
        before: AttemptWork,
        queue: Queue,
        context: AttemptContext,
        work: AssignedWork,
    ) -> None:
        """Restore what was answered before."""
        super().__init__(quiz, corpus, {}, before.items, queue, context)
        self._work = work
        self._trouble = ""

    def end(self) -> None:
        """Hand in all answers, because the time for this attempt is over."""
        # If it cannot be handed in, the message from `state` says so.
        with suppress(ResponseError):
            self._submit(incoming_messages.HandIn())

    def _answer(self, request: incoming_messages.Answer) -> list[Message]:
        """Take an answer while there is time."""
        if self._open.is_handed_in or request.ticket in self._open.tickets:
            return super()._answer(request)
        self._refuse_if_closed()
        if self._work.is_time_over():
            self.end()
            note = self.phrases.say("assigned.time-over")
            refused = refusal_message(note, request.ticket, request.item)
            return [refused, self.state()]
        return super()._answer(request)

    def _submit(self, request: incoming_messages.HandIn) -> list[Message]:
        """Hand the attempt in: the record says so, and a file is made."""
        if self._open.is_handed_in:
            return super()._submit(request)
        self._refuse_if_closed()
        self.write()
        # A file with fewer answers than the learner gave must not go to the teacher.
        if self._queue.waiting:
            raise ResponseError(self.phrases.say("assigned.not-kept"))
        replies = super()._submit(request)
        # Answers of another window are looked at first.
        if not replies[-1].get("ended"):
            return replies
        self._trouble = ""
        try:
            self._work.save()
        except PolicystoryError as error:
            self._trouble = sentence(error)
        return [self.state()]

    def _refuse_if_closed(self) -> None:
        if self._work.is_closed():
            raise ResponseError(self.phrases.say("assigned.takes-nothing"))

    def state(self) -> Message:
        """Return the message for a page that was just loaded: all answers so far.

        For an attempt that is handed in, the message also has the receipt of the file, or the
        reason why there is no file.
        """
        message = super().state()
        if not self._open.is_handed_in:
            return message
        made = self._work.latest()
        message["receipts"] = []
        if self._trouble:
            message["note"] = self._trouble
        elif made is not None:
            words = _receipt_words(made, self.phrases)
            if not self._work.is_time_over():
                changeable = self.phrases.say("assigned.changeable")
                words = f"{words} {changeable}"
            message["receipts"] = [words]
        return message


def _receipt_words(made: HandedIn, phrases: Phrasebook) -> str:
    """Return a receipt for what was handed in: its code, where the file is, and what happens next.

    `phrases` has the words of the course's language.

    >>> from pathlib import Path
    >>> from policystory.wording import ENGLISH
    >>> _receipt_words(HandedIn(Path("handed-in/week-1.json"), "3f9a61d0"), ENGLISH)[:48]
    '3f9a61d0. Your answers are in handed-in/week-1.j'
    """
    return phrases.say(
        "assigned.file",
        code=made.code,
        file=f"{FOLDER}/{made.path.name}",
    )

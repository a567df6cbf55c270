"""The widget that shows a whole quiz.

Its values, which the page sees and a saved notebook keeps, hold the questions. Answers and marks
are sent in messages.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from policystory.errors import PolicystoryError, ResponseError, sentence
from policystory.render.escape import html_without_formulas
from policystory.widget import fallback
from policystory.widget.conversation import Conversation
from policystory.widget.incoming_messages import NextAttemptRequest, parse_message
from policystory.widget.page_code import loader, page_code
from policystory.widget.plain_copy import CopiedWidget
from policystory.widget.replies_about_items import in_language, refusal_message
from policystory.wording import Phrasebook, phrasebook_of


class ShownAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """What a quiz widget shows: one attempt, its terms, and pictures for its questions.

    `conversation` replies to the page's messages. `terms` is what the learner reads before the
    quiz, such as minutes, attempts and dates: the fields of `assignment.shown_terms.Terms`.
    `pictures` maps an item's code to the map or timeline of its options.
    """

    conversation: Conversation
    terms: dict[str, Any] = {}
    pictures: dict[str, Any] = {}


def _no_next_attempt(_: int) -> ShownAttempt:
    raise PolicystoryError("another attempt cannot be begun here. Run this cell again")


class QuizWidget(CopiedWidget):
    """Shows one attempt at a quiz, and passes messages between it and the pages that show it.

    `attempt`: a ShownAttempt, or only its Conversation if there are no terms and pictures.
    `next_attempt`: a function that takes the number of the attempt shown now, and returns the
    attempt to show next.
    """

    empty_view = fallback.EMPTY_VIEW

    _esm = loader()
    synced = ("page_code", "paper", "terms", "pictures")
    page_code: str
    paper: dict[str, Any]
    terms: dict[str, Any]
    pictures: dict[str, Any]

    def __init__(
        self,
        attempt: ShownAttempt | Conversation,
        next_attempt: Callable[[int], ShownAttempt] = _no_next_attempt,
    ) -> None:
        """Show an attempt."""
        if isinstance(attempt, Conversation):
            attempt = ShownAttempt(conversation=attempt)
        self._next_attempt = next_attempt
        self._conversation = attempt.conversation
        language = attempt.conversation.quiz.paper.language
        shared = page_code(language).model_id
        super().__init__(page_code=shared, **_values(attempt))

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Answer a message from a page; all pages that show this quiz get the replies.

        The plain copy is renewed first: once a page says that an answer is saved, a notebook that
        is saved then has it.
        """
        replies = self._replies(message)
        try:
            self._renew_copy()
        finally:
            # What was kept is told, whatever becomes of its copy.
            for reply in replies:
                self.send(in_language(reply, self._phrases()))

    def _phrases(self) -> Phrasebook:
        """Return the words of the quiz's language."""
        return phrasebook_of(self._conversation.quiz.paper.language)

    def _replies(self, message: object) -> list[dict[str, Any]]:
        """Return the replies to a message; a page with an earlier attempt first gets this paper."""
        # What is not understood is answered by the conversation.
        with suppress(ResponseError):
            request = parse_message(message)
            if self._conversation.is_stale(request):
                self.send_state()
            elif isinstance(request, NextAttemptRequest):
                return self._begin_next(request.ticket)
        return self._conversation.reply_to(message)

    def _begin_next(self, ticket: str) -> list[dict[str, Any]]:
        """Begin the next attempt: every page gets its paper, and then asks for its state."""
        conversation = self._conversation
        # Answers that could not be written before are written before the attempt is left.
        conversation.write()
        if conversation.next_attempt_offer() is None:
            return [refusal_message("Another attempt cannot be begun now.", ticket)]
        try:
            attempt = self._next_attempt(conversation.context.attempt)
        except PolicystoryError as error:
            return [refusal_message(sentence(error), ticket)]
        self._conversation = attempt.conversation
        # Paper, terms and pictures change in one message, or a page would mix two attempts.
        self.show(**_values(attempt))
        return []

    def __repr__(self) -> str:
        """Return a line that is always the same; an address would change a saved notebook."""
        return fallback.quiz_line(self._conversation.quiz.paper)

    def _plain(self) -> str:
        """Return the quiz with its answers so far as plain HTML."""
        paper = self._conversation.quiz.paper
        state = in_language(self._conversation.state(), self._phrases())
        html = fallback.quiz_html(paper, state)
        return html_without_formulas(html)


def _values(attempt: ShownAttempt) -> dict[str, Any]:
    """Return the values that show an attempt."""
    paper = msgspec.to_builtins(attempt.conversation.quiz.paper)
    return {"paper": paper, "terms": attempt.terms, "pictures": attempt.pictures}

"""The poll widget: it asks for predictions (guesses before a lesson), and saves each at once."""

from typing import Any

import msgspec

from policystory.errors import ResponseError, sentence
from policystory.facts.words import how_many
from policystory.journal import MOST_LETTERS, Predicted
from policystory.learner.predictions import checked_prediction, predicted
from policystory.learner.session import Session
from policystory.quiz.prediction import Prediction
from policystory.render.escape import html_without_formulas
from policystory.render.predictions_html import EMPTY_VIEW, poll_html
from policystory.widget.incoming_messages import NAME_LENGTH, NOT_UNDERSTOOD
from policystory.widget.page_code import (
    POLL_AND_BRIEF,
    STATIC,
    join_styles,
    without_comments,
)
from policystory.widget.plain_copy import CopiedWidget

_PAGE_WORDS = ("name", "keep", "no-reply", "gone")
"""The words of the section "predictions" that the page itself says."""


class _Response(msgspec.Struct, frozen=True, tag_field="type", tag="predict"):
    """A page's message: the learner's response to a prediction, "" to take it back."""

    prediction: str
    # Spaces are taken out before the letters are counted, so a little more may come.
    response: str


class _Opened(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """A page's message: it was opened, and asks for what was said elsewhere."""


def _module() -> str:
    """Return the poll's JavaScript module, without its comments, which need not travel."""
    text = (STATIC / "predict" / "poll.js").read_text(encoding="utf-8")
    return without_comments(text)


class PollWidget(CopiedWidget):
    """Asks for the predictions of a lesson (guesses before it), and saves the answers.

    `lesson` is the lesson's id. The page sees two values: `poll`: the questions; `said`: the
    learner's answers, by the prediction's id.
    """

    empty_view = EMPTY_VIEW

    _esm = _module()
    _css = join_styles(POLL_AND_BRIEF, "predict/poll.css")
    synced = ("poll", "said")
    poll: dict[str, Any]
    said: dict[str, str]

    def __init__(
        self, session: Session, lesson: str, predictions: tuple[Prediction, ...]
    ) -> None:
        """Show what was said before."""
        self._session = session
        self._lesson = lesson
        self._predictions = {each.id: each for each in predictions}
        self._phrases = session.course.corpus.phrases
        words = {}
        for name in _PAGE_WORDS:
            words[name] = self._phrases.say(f"predictions.{name}")
        questions = [
            {"id": each.id, "ask": each.ask, "options": each.options}
            for each in predictions
        ]
        poll = {
            "language": session.course.content.course.language,
            "words": words,
            "questions": questions,
            "letters": MOST_LETTERS,
        }
        super().__init__(poll=poll, said=self._kept())

    def _kept(self) -> dict[str, str]:
        """Return what the learner's record holds, from all windows."""
        return predicted(self._session.full_record(), self._lesson)

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Keep what a page sends, renew every page, and say what became of it."""
        try:
            reply = self._reply(message)
        except ResponseError as error:
            reply = {"type": "refused", "text": sentence(error)}
        self.show(said=self._kept())
        self._renew_copy()
        if reply:
            # The page's name for the question, so that its own line can say what became of it.
            name = message.get("prediction") if isinstance(message, dict) else None
            if isinstance(name, str) and name in self._predictions:
                reply["prediction"] = name
            self.send(reply)

    def _reply(self, message: object) -> dict[str, str]:
        """Return the reply to a message, {} for none; ResponseError if nothing was kept."""
        try:
            request = msgspec.convert(message, _Response | _Opened)
        except (ValueError, TypeError, RecursionError) as error:
            raise ResponseError(NOT_UNDERSTOOD) from error
        if isinstance(request, _Opened):
            self._session.queue.write()
            return {}
        if len(request.prediction) > NAME_LENGTH:
            raise ResponseError(NOT_UNDERSTOOD)
        prediction = self._predictions.get(request.prediction)
        if prediction is None:
            raise ResponseError(NOT_UNDERSTOOD)
        response = checked_prediction(prediction, request.response)
        # Sent twice, it is written once.
        if response != self._kept().get(prediction.id, ""):
            event = Predicted(
                lesson=self._lesson, prediction=prediction.id, response=response
            )
            self._session.queue.add(event)
        trouble = self._session.queue.trouble
        if trouble:
            text = self._phrases.say("predictions.not-kept", trouble=trouble)
            return {"type": "refused", "text": text}
        became = "kept" if response else "taken-back"
        return {"type": "kept", "text": self._phrases.say(f"predictions.{became}")}

    def __repr__(self) -> str:
        """Return a line that is always the same; an address would change a saved notebook."""
        return f"Predictions: {how_many(len(self._predictions), 'question')}"

    def _plain(self) -> str:
        """Return the poll with what was said so far as plain HTML."""
        said = dict(self.said)
        html = poll_html(self._predictions.values(), said, self._phrases)
        return html_without_formulas(html)

"""The poll widget: a lesson's predictions, answered in the notebook and kept at once.

A prediction has no key, so there is nothing to hide: what the learner said is a trait (a value that
the page sees).
"""

from typing import Any

import anywidget
import msgspec
import traitlets
from IPython.display import display, update_display

from policystory.errors import ResponseError, sentence
from policystory.facts.words import how_many
from policystory.journal import MOST_LETTERS, Predicted
from policystory.learner.predictions import predicted, readable
from policystory.learner.session import Session
from policystory.quiz.prediction import Prediction
from policystory.render.escape import html_without_formulas
from policystory.render.predictions_html import EMPTY_VIEW, poll_html
from policystory.widget.messages import NAME_LENGTH, NOT_UNDERSTOOD
from policystory.widget.page_code import STATIC, page_layout, without_comments

KEPT = "Kept."
TAKEN_BACK = "Taken back."


class _Response(msgspec.Struct, frozen=True, tag_field="type", tag="predict"):
    """A page's message: the learner's response to a prediction, "" to take it back."""

    prediction: str
    # Spaces are taken out before the letters are counted, so a little more may come.
    response: str


class _Opened(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """A page's message: it was opened, and asks for what was said elsewhere."""


def _text(name: str) -> str:
    """Return a file of the page, without its comments, which need not travel."""
    text = (STATIC / "predict" / name).read_text(encoding="utf-8")
    return without_comments(text)


class PollWidget(anywidget.AnyWidget):
    """Shows the predictions of a lesson, and keeps what the learner says to them.

    Arguments: `session`; `lesson`: the id of the lesson; `predictions`: its predictions.

    Traits: `poll` holds the questions, `said` what the learner said, by the prediction's id.
    """

    _esm = _text("poll.js")
    _css = _text("poll.css")
    poll = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init__(
        self, session: Session, lesson: str, predictions: tuple[Prediction, ...]
    ) -> None:
        """Show what was said before."""
        self._session = session
        self._lesson = lesson
        self._predictions = {each.id: each for each in predictions}
        self._plain_copy: str | None = None
        self._language = session.course.content.course.language
        questions = [
            {"id": each.id, "ask": each.ask, "options": each.options}
            for each in predictions
        ]
        poll = {
            "language": self._language,
            "questions": questions,
            "letters": MOST_LETTERS,
        }
        super().__init__(poll=poll, said=self._kept(), layout=page_layout())
        self.on_msg(self._hear)

    def set_state(self, sync_data: object) -> None:
        """Ignore the values that a page sets, and send the page the kernel's values again."""
        traits = None
        if isinstance(sync_data, dict):
            traits = sorted(self.keys & sync_data.keys())
        self.send_state(traits)

    def _kept(self) -> dict[str, str]:
        """Return what the learner's record holds, from all windows."""
        return predicted(self._session.full_record(), self._lesson)

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Keep what a page sends, renew every page, and say what became of it."""
        try:
            reply = self._reply(message)
        except ResponseError as error:
            reply = {"type": "refused", "text": sentence(error)}
        self.said = self._kept()
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
        response = readable(prediction, request.response)
        # Sent twice, it is written once.
        if response != self._kept().get(prediction.id, ""):
            event = Predicted(
                lesson=self._lesson, prediction=prediction.id, response=response
            )
            self._session.queue.add(event)
        trouble = self._session.queue.trouble
        if trouble:
            return {"type": "refused", "text": f"Not kept: {trouble}."}
        return {"type": "kept", "text": KEPT if response else TAKEN_BACK}

    def __repr__(self) -> str:
        """Return a line that is always the same; an address would change a saved notebook."""
        return f"Predictions: {how_many(len(self._predictions), 'question')}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view and the plain copy in one output, for what can show only one."""
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        return {**data, "text/html": self._plain()}, metadata

    def _ipython_display_(self) -> None:
        """Show two outputs: the live view, and the plain copy, which is hidden below a live view.

        The copy can be renewed without touching the live view, where the learner works.
        """
        data, metadata = self._repr_mimebundle_()
        self._plain_copy = data["text/html"]
        live = {**data, "text/html": EMPTY_VIEW}
        copy = {"text/html": self._plain_copy}
        # The name under which the copy is found again, to be renewed.
        name = self.model_id
        display(live, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _renew_copy(self) -> None:
        """Renew the plain copy wherever it is shown, for notebooks that are saved later."""
        plain = self._plain()
        # Where the poll was never shown there is no copy to renew.
        if self._plain_copy in (None, plain):
            return
        self._plain_copy = plain
        copy, name = {"text/html": plain}, self.model_id
        update_display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _plain(self) -> str:
        """Return the poll with what was said so far as plain HTML."""
        said = dict(self.said)
        html = poll_html(self._predictions.values(), said, self._language)
        return html_without_formulas(html)

"""The quiz widget: one anywidget for a whole quiz. The paper is its only trait of substance; the rest is messages."""

from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets
from IPython.display import display, update_display

from policystory.widget import fallback
from policystory.widget.conversation import Conversation
from policystory.widget.module import joined

_STATIC = Path(__file__).parent / "static"
FILES = ("entries", "words", "state", "drawing", "ordering", "forms", "question", "view")
"""The widget's module, file by file: each comes after those that it imports."""


class QuizWidget(anywidget.AnyWidget):
    """Shows a conversation's quiz, and passes messages between it and every page that shows it.

    Traits are saved with a notebook, so nothing that tells the key is one.
    """

    _esm = joined(_STATIC / "quiz", FILES)
    _css = "".join((_STATIC / name).read_text(encoding="utf-8") for name in ("quiz.css", "print.css"))
    paper = traitlets.Dict().tag(sync=True)

    def __init__(self, conversation: Conversation) -> None:
        """Show the quiz of `conversation`."""
        super().__init__(paper=msgspec.to_builtins(conversation.quiz.paper))
        self._conversation = conversation
        self._copied: str | None = None
        self.on_msg(self._hear)

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Answer a message from a page; all pages that show this quiz get the reply."""
        for reply in self._conversation.hear(message):
            self.send(reply)
        self._renew_copy()

    def __repr__(self) -> str:
        """Return one stable line: no object address, so that a saved notebook does not change from run to run."""
        return fallback.text(self._conversation.quiz.paper)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view with the plain copy beside it, for who can show one output only."""
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        return {**data, "text/html": self._plain()}, metadata

    def _ipython_display_(self) -> None:
        """Show two outputs: the live view, and the plain copy, which the page hides while the live view stands.

        The copy can be put anew without touching the live view, where the learner is at work.
        """
        data, metadata = self._repr_mimebundle_()
        self._copied = data["text/html"]
        display({**data, "text/html": fallback.NOTHING}, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        display({"text/html": self._copied}, raw=True, display_id=self.model_id)  # type: ignore[no-untyped-call]

    def _renew_copy(self) -> None:
        """Bring the plain copy up to date wherever it was shown, so that a saved notebook has the answers."""
        now = self._plain()
        if self._copied not in (None, now):
            self._copied = now
            update_display({"text/html": now}, raw=True, display_id=self.model_id)  # type: ignore[no-untyped-call]

    def _plain(self) -> str:
        """Return the quiz as it stands now, as plain HTML."""
        return fallback.html(self._conversation.quiz.paper, self._conversation.state())

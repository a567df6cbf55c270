"""The quiz widget: one anywidget for a whole quiz. The paper is its only trait of substance; the rest is messages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets

from policystory.widget import fallback
from policystory.widget.conversation import Conversation
from policystory.widget.module import joined

_STATIC = Path(__file__).parent / "static"
FILES = ("entries", "words", "state", "drawing", "ordering", "picture", "forms", "question", "view")
"""The widget's module, file by file: each comes after those that it imports."""


class QuizWidget(anywidget.AnyWidget):
    """Shows a conversation's quiz, and passes messages between it and every page that shows it.

    Traits are saved with a notebook, so nothing that tells the key is one.
    """

    _esm = joined(_STATIC / "quiz", FILES)
    _css = "".join((_STATIC / f"{name}.css").read_text(encoding="utf-8") for name in ("quiz", "picture"))
    paper = traitlets.Dict().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)

    def __init__(self, conversation: Conversation, pictures: Mapping[str, Any] | None = None) -> None:
        """Show the quiz of `conversation`, with the pictures of its options by item (see `course.picture`)."""
        super().__init__(paper=msgspec.to_builtins(conversation.quiz.paper), pictures=dict(pictures or {}))
        self._conversation = conversation
        self.on_msg(self._hear)

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Answer a message from a page; all pages that show this quiz get the reply."""
        for reply in self._conversation.hear(message):
            self.send(reply)

    def __repr__(self) -> str:
        """Return one stable line: no object address, so that a saved notebook does not change from run to run."""
        return fallback.text(self._conversation.quiz.paper)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view with a plain-HTML form beside it, for wherever no kernel runs."""
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        answers = self._conversation.state()["answers"]
        return {**data, "text/html": fallback.html(self._conversation.quiz.paper, answers)}, metadata

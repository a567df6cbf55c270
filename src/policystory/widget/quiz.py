"""The quiz widget: one anywidget for a whole quiz.

Its traits hold the questions; answers and marks travel in messages.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets
from IPython.display import display, update_display

from policystory.errors import PolicystoryError, ResponseError, sentence
from policystory.render.escape import html_without_formulas
from policystory.widget import fallback
from policystory.widget.conversation import Conversation, refused
from policystory.widget.messages import Again, read
from policystory.widget.module import joined

_STATIC = Path(__file__).parent / "static"
FILES = tuple(
    "entries terms words standing handing heard state storage kernel drawing focus "
    "ordering picture forms beside feedback question turning header ending footer "
    "view".split()
)
"""The widget's module, file by file: each comes after those that it imports."""
STYLES = ("quiz.css", "forms.css", "picture.css", "told.css", "print.css")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt as it is opened: its conversation, its terms, and the pictures of its items."""

    conversation: Conversation
    terms: dict[str, Any] = {}
    pictures: dict[str, Any] = {}


def _no_other(_: int) -> Opening:
    raise PolicystoryError("another attempt cannot be begun here. Run this cell again")


class QuizWidget(anywidget.AnyWidget):
    """Shows a conversation's quiz, and passes messages between it and every page that shows it.

    Traits are saved with a notebook, so nothing that tells the key is one.
    """

    _esm = joined(_STATIC / "quiz", FILES)
    _css = "".join((_STATIC / name).read_text(encoding="utf-8") for name in STYLES)
    paper = traitlets.Dict().tag(sync=True)
    terms = traitlets.Dict().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        opening: Opening | Conversation,
        begin: Callable[[int], Opening] = _no_other,
    ) -> None:
        """Show an attempt; `begin` opens the one after that of a number."""
        opening = (
            opening if isinstance(opening, Opening) else Opening(conversation=opening)
        )
        self._begin = begin
        self._conversation = opening.conversation
        self._copied: str | None = None
        super().__init__(**_traits(opening))
        self.on_msg(self._hear)

    def set_state(self, sync_data: object) -> None:
        """Take no trait from a page: each is the kernel's to say, and is saved with the notebook.

        The page gets them anew, as they are.
        """
        self.send_state(
            sorted(self.keys & sync_data.keys())
            if isinstance(sync_data, dict)
            else None
        )

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """Answer a message from a page; all pages that show this quiz get the reply.

        The plain copy goes first: once a page says that an answer is saved, a notebook saved then
        has it.
        """
        replies = self._replies(message)
        try:
            self._renew_copy()
        finally:  # What was kept is told, whatever becomes of its copy.
            for reply in replies:
                self.send(reply)

    def _replies(self, message: object) -> list[dict[str, Any]]:
        """Return the replies to a message; a page with an earlier attempt first gets this paper."""
        with suppress(
            ResponseError
        ):  # What is not understood is answered by the conversation.
            said = read(message)
            if self._conversation.is_stale(said):
                self.send_state()
            elif isinstance(said, Again):
                return self._again(said.ticket)
        return self._conversation.hear(message)

    def _again(self, ticket: str) -> list[dict[str, Any]]:
        """Begin the next attempt: every page sees its paper, and asks how it stands."""
        now = self._conversation
        now.write()
        if now.again() is None:
            return [refused("Another attempt cannot be begun now.", ticket)]
        try:
            opening = self._begin(now.setting.attempt)
        except PolicystoryError as error:
            return [refused(sentence(error), ticket)]
        self._conversation = opening.conversation
        with self.hold_sync():
            for name, value in _traits(opening).items():
                setattr(self, name, value)
        return []

    def __repr__(self) -> str:
        """Return one stable line: an object's address would change a saved notebook at each run."""
        return fallback.text(self._conversation.quiz.paper)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view with the plain copy beside it, for who can show one output only."""
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if live is not None else ({}, {})
        return {**data, "text/html": self._plain()}, metadata

    def _ipython_display_(self) -> None:
        """Show two outputs: the live view, and the plain copy, which is hidden below a live view.

        The copy can be put anew without touching the live view, where the learner is at work.
        """
        data, metadata = self._repr_mimebundle_()
        self._copied = data["text/html"]
        live, copy = (
            {**data, "text/html": fallback.NOTHING},
            {"text/html": self._copied},
        )
        name = self.model_id
        display(live, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _renew_copy(self) -> None:
        """Bring the plain copy up to date wherever it is shown, for notebooks saved later."""
        now = self._plain()
        if self._copied not in (None, now):
            self._copied = now
            copy, name = {"text/html": now}, self.model_id
            update_display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _plain(self) -> str:
        """Return the quiz as it stands now, as plain HTML."""
        plain = fallback.html(self._conversation.quiz.paper, self._conversation.state())
        return html_without_formulas(plain)


def _traits(opening: Opening) -> dict[str, Any]:
    """Return the traits that show an attempt."""
    paper = msgspec.to_builtins(opening.conversation.quiz.paper)
    return {"paper": paper, "terms": opening.terms, "pictures": opening.pictures}

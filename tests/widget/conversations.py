"""Conversations about quizzes of the invented course, and a record that can be full."""

from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st

from policystory.errors import JournalError
from policystory.journal import QuizEvent
from policystory.learner.progress import ItemWork
from policystory.learner.unwritten_events import Queue
from policystory.quiz.assemble import make_quiz
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Feedback, Quiz, Rules
from policystory.widget.attempt_context import ALONE, AttemptContext
from policystory.widget.conversation import Conversation
from tests.every_form import EVERY
from tests.worlds import corpus, course

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)
"""Whatever a page could send."""

QUIZ = course().quiz("01-crossings", "s")
CHOICE, NUMBER, KEEPER = (item.id for item in QUIZ.paper.items)
SECTIONS = {QUIZ.key.items[KEEPER].asked[0]: "The lamps of the isles"}


def told(when: Feedback, **rules: object) -> Quiz:
    """Return the quiz with another time at which its marks are told, and other rules."""
    return Quiz(
        msgspec.structs.replace(QUIZ.paper, rules=Rules(feedback=when, **rules)),
        QUIZ.key,
    )


def every(*kinds: str, when: Feedback = Feedback.AT_ONCE, **rules: object) -> Quiz:
    """Return a quiz of items of these kinds, written by hand, or of all kinds."""
    blueprint = Blueprint(
        id="q", title="q", pools=(), rules=Rules(feedback=when, **rules)
    )
    return make_quiz(
        [(EVERY[kind], Decimal(1)) for kind in kinds or EVERY],
        "q",
        blueprint,
        "content",
        "s",
    )


class Disk:
    """A record that can be full."""

    def __init__(self) -> None:
        """Begin empty, with room."""
        self.kept: list[QuizEvent] = []
        self.full = False

    def keep(self, event: QuizEvent) -> None:
        """Keep an answer, or say that it cannot be kept."""
        if self.full:
            raise JournalError("your answers cannot be kept: no space")
        self.kept.append(event)


def talk(
    disk: Disk | None = None,
    before: dict[str, ItemWork] | None = None,
    quiz: Quiz = QUIZ,
    context: AttemptContext = ALONE,
) -> Conversation:
    """Return a conversation about the quiz."""
    return Conversation(
        quiz, corpus(), SECTIONS, before or {}, Queue((disk or Disk()).keep), context
    )


def key(item: str) -> str:
    """Return the right response to an item."""
    right = QUIZ.key.items[item].key
    return right if isinstance(right, str) else str(right.amount)


def wrong(item: str) -> str:
    """Return a wrong response to an item with options."""
    shown = next(candidate for candidate in QUIZ.paper.items if candidate.id == item)
    return next(option.id for option in shown.options if option.id != key(item))


def feedback_texts(quiz: Quiz) -> list[str]:
    """Return every sentence of feedback that the key of a quiz holds."""
    texts: list[str] = []
    for item in quiz.key.items.values():
        texts += item.feedback.values()
    return texts


def say(
    conversation: Conversation,
    item: str,
    response: object,
    ticket: str = "t1",
    **more: object,
) -> dict[str, Any]:
    """Answer an item, and return the reply; once all are answered, how all stands follows it."""
    message = {
        "type": "answer",
        "item": item,
        "response": response,
        "ticket": ticket,
        **more,
    }
    reply, *rest = conversation.reply_to(message)
    assert [] == rest or ["state"] == [message["type"] for message in rest]
    return reply


def ask(conversation: Conversation, type_: str, **more: object) -> dict[str, Any]:
    """Send any other message, and return the first reply."""
    return conversation.reply_to({"type": type_, **more})[0]

"""A learner in a notebook of the invented course: opens its lesson and answers its quizzes."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from policystory.items.item import TextKey
from policystory.journal import Answered, Journal
from policystory.learner.session import Session
from policystory.notebook import Lesson, lesson, session

NOON = datetime(2021, 6, 9, 12, tzinfo=UTC)


def opened() -> Lesson:
    """Open the lesson of the invented course."""
    crossings = lesson("01-crossings")
    assert isinstance(crossings, Lesson)
    return crossings


def answer(widget: Any, item: int, response: str, ticket: str) -> None:
    """Answer an item of a quiz as its page does."""
    message = {
        "type": "answer",
        "item": widget.paper["items"][item]["id"],
        "response": response,
        "ticket": ticket,
    }
    widget._hear(None, message, None)


def hand_in(widget: Any) -> None:
    """Hand in a quiz as its page does."""
    widget._hear(None, {"type": "submit"}, None)


def first_key(widget: Any) -> str:
    """Return the right answer to the first item of a quiz."""
    keys = widget._conversation.quiz.key.items.values()
    return str(next(iter(keys)).key)


def readable(widget: Any, item: int) -> str:
    """Return a response that can be read, whichever variant the day has drawn."""
    question = widget.paper["items"][item]
    if question["options"]:
        return str(question["options"][0]["id"])
    key = widget._conversation.quiz.key.items[question["id"]].key
    return str(key.accepted[0]) if isinstance(key, TextKey) else "7"


def at(moment: datetime, zone: ZoneInfo | None = None) -> Session:
    """Return a session whose clock stands at a moment, with the days of UTC or of a zone."""
    return Session(Path.cwd(), lambda: moment.astimezone(UTC), zone or UTC)


def answered(
    folder: Path, when: datetime, right: bool, attempt: int = 1, items: int = 9
) -> None:
    """Answer the exit quiz, or its first items, right or wrong at a moment."""
    quiz = session().course.quiz_for("01-crossings", "me")
    journal = Journal(folder, f"old{attempt}", "skerry-isles", "me", lambda: when)
    for item in quiz.paper.items[:items]:
        event = Answered(
            quiz="01-crossings",
            attempt=attempt,
            paper=quiz.paper.id,
            content="c",
            item=item.id,
            family=quiz.key.items[item.id].family,
            response="a",
            reason="right" if right else "wrong",
            points="1",
            possible="1",
        )
        journal.write(event)
    journal.close()


def html(shown: Any, output: int = 0) -> str:
    """Return the HTML of one of the outputs that a notebook shows."""
    return str(shown.bundles[output]["text/html"])

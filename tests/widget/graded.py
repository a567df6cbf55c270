"""Graded work of the invented course: a question, its replies and the lines of its record."""

from pathlib import Path
from typing import Any

from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.widget.quiz import QuizWidget
from tests.widget.test_quiz_attempts import plan

SLUG = "01-crossings"


def graded_folder(root: Path) -> Path:
    """Let the exit quiz be graded; return the folder of the learner's record."""
    plan(root, "mode: graded\n    attempts: 2")
    return root.parent / "home" / "skerry-isles" / "me"


def right_and_wrong(widget: QuizWidget) -> tuple[dict[str, Any], str, str]:
    """Return a question with options, its right option, and one that is wrong."""
    item = next(item for item in widget.paper["items"] if item["options"])
    right = widget._conversation.quiz.key.items[item["id"]].key
    wrong = next(option["id"] for option in item["options"] if option["id"] != right)
    assert isinstance(right, str)
    return item, right, wrong


def told(widget: QuizWidget, item: str, response: str) -> list[dict[str, Any]]:
    """Answer a question, and return all that the page is told then and when it opens again."""
    message = {"type": "answer", "item": item, "response": response, "ticket": "t"}
    replies = widget._conversation.reply_to(message)
    return [
        *replies,
        *widget._conversation.reply_to({"type": "hello"}),
        {"copy": widget._plain()},
    ]


def lines(folder: Path) -> list[bytes]:
    """Return the lines of the only file of a record, with their ends."""
    (file,) = folder.iterdir()
    return file.read_bytes().splitlines(keepends=True)


def course(root: Path) -> OpenCourse:
    """Return the course as anyone has it who installed it."""
    return find.course(root / "lessons")

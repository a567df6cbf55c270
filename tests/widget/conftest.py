from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policystory.course import find
from policystory.learner.session import Session
from policystory.widget.quiz import QuizWidget
from policystory.widget.quiz_attempts import QuizAttempts
from tests.worlds import write

Window = Callable[[], QuizWidget]
"""Opens the exit quiz in a kernel of its own."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the invented course, and return its folder; the learner's record is beside it."""
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    monkeypatch.setenv(find.LEARNER, "me")
    return write(tmp_path / "course")


@pytest.fixture
def window(root: Path) -> Iterator[Window]:
    """Return what opens the quiz in another window of the same learner, with its own kernel."""
    sessions: list[Session] = []

    def opened() -> QuizWidget:
        sessions.append(Session(root / "lessons"))
        return QuizAttempts(sessions[-1], "01-crossings", {}).widget()

    yield opened
    for session in sessions:
        session.journal.close()

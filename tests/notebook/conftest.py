from collections.abc import Iterator
from pathlib import Path

import pytest

from policystory.course import find
from policystory.notebook import session
from tests.worlds import write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of all records; the working folder is the invented course's lessons."""
    root = write(tmp_path / "course")
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    monkeypatch.setenv(find.LEARNER, "me")
    monkeypatch.chdir(root / "lessons")
    session.cache_clear()
    yield tmp_path / "home"
    session.cache_clear()


@pytest.fixture
def record_folder(home: Path) -> Path:
    """Give the folder of the learner's record in the invented course."""
    return home / "skerry-isles" / "me"

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policystory.cli import main
from policystory.course import find
from tests.worlds import write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the invented course's folder; it is the working folder too."""
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    course = write(tmp_path / "course")
    monkeypatch.chdir(course)
    return course


@pytest.fixture
def run(root: Path) -> Callable[..., Result]:
    """Give the command line."""
    assert root.is_dir()
    return lambda *arguments: CliRunner().invoke(main, list(map(str, arguments)))

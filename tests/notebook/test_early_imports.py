import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from policystory.course import compiled, find
from policystory.notebook import early_imports, session
from policystory.widget.model import known_models
from policystory.widget.page_code import page_code


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Give the list of what is made for pages; other tests get none of it."""
    prepared: list[Callable[[], object]] = []
    monkeypatch.setattr(known_models, "_after_answer", prepared)
    return prepared


def test_what_lessons_need_is_loaded(home: Path) -> None:
    """Quizzes need nothing more, and the import path is as before."""
    before = ["", *sys.path]
    sys.path[:] = before
    try:
        early_imports.load_ipython_extension(None)
        assert before == sys.path
    finally:
        sys.path.remove("")
    assert "policystory.widget.quiz" in sys.modules


@pytest.mark.parametrize(("read", "language"), [("es", "es"), (None, "en")])
def test_a_page_gets_the_code_when_it_is_opened(
    home: Path,
    prepared: list[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
    read: str | None,
    language: str,
) -> None:
    """The code of quizzes in the course's language is made before a cell is run."""
    monkeypatch.setattr(early_imports, "_read_course", lambda: read)
    early_imports.load_ipython_extension(None)
    assert [page_code(language)] == [prepare() for prepare in prepared]


def test_no_record_is_begun(home: Path) -> None:
    """A kernel that only starts leaves no file behind."""
    early_imports.load_ipython_extension(None)
    assert not home.exists()


def test_the_folders_files_are_not_run(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A learner's file with the name of a module is passed over, as in a cell."""
    Path("fractions.py").write_text("raise SystemExit('run')")
    monkeypatch.syspath_prepend("")
    monkeypatch.delitem(sys.modules, "fractions", raising=False)

    def read() -> None:
        # Any module may be the first to import what the file hides.
        import_module("fractions")

    monkeypatch.setattr(early_imports, "_read_course", read)
    early_imports.load_ipython_extension(None)
    assert "" == sys.path[0]


def test_a_compiled_course_is_read_once(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first cell finds the course that was read early, and reads a changed file anew."""
    compiled.write(Path.cwd().parent, tmp_path / "compiled")
    file = tmp_path / "compiled" / compiled.FILE
    monkeypatch.setenv(find.COURSE, str(file))
    early_imports.load_ipython_extension(None)
    early = find.course(Path.cwd())
    assert early is session().course
    file.write_bytes(file.read_bytes() + b"\n")
    assert early is not find.course(Path.cwd())


def test_a_course_that_cannot_be_read_is_no_error(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel starts in any case; its first cell says what is amiss."""
    monkeypatch.setenv(find.COURSE, str(tmp_path / "gone.json"))
    early_imports.load_ipython_extension(None)

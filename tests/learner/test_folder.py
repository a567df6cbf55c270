from pathlib import Path
from typing import BinaryIO

import pytest

from policystory.course import find
from policystory.errors import NotFoundError
from policystory.learner import folder
from policystory.learner.folder import lab_command, set_up_folder
from tests.worlds import write


@pytest.fixture
def course_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a course that no variable hides."""
    monkeypatch.delenv(find.COURSE, raising=False)
    return write(tmp_path / "course")


def test_lessons_are_copied_once(course_folder: Path, tmp_path: Path) -> None:
    """A new folder gets all lessons as they are."""
    mine = tmp_path / "a" / "mine"
    assert set_up_folder(mine, course_folder) == f"{mine}: 1 lessons copied"
    shipped = (course_folder / "lessons" / "01-crossings.ipynb").read_bytes()
    assert (mine / "01-crossings.ipynb").read_bytes() == shipped


def test_a_learners_work_is_never_overwritten(
    course_folder: Path, tmp_path: Path
) -> None:
    """What is there stays as it is, and a lesson that is missing is added."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "01-crossings.ipynb").write_text("my notes")
    (course_folder / "lessons" / "02-more.ipynb").write_text("{}")
    assert (
        set_up_folder(mine, course_folder)
        == f"{mine}: 1 lessons copied, 1 kept as they were"
    )
    assert (mine / "01-crossings.ipynb").read_text() == "my notes"


def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    course_folder: Path, tmp_path: Path
) -> None:
    """A file in place of the folder is told with what to do."""
    (tmp_path / "mine").write_text("x")
    with pytest.raises(
        NotFoundError,
        match=r"the folder .*mine cannot be written to: .*; choose another one",
    ):
        set_up_folder(tmp_path / "mine", course_folder)


def test_a_disk_that_fills_leaves_no_half_lesson(
    course_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that breaks off is removed, so that it is not taken for the learner's work."""
    fill = folder._fill

    class Full:
        """A file on a disk without room."""

        def write(self, _data: bytes) -> int:
            """Fail as a full disk does."""
            raise OSError(28, "No space left on device")

    def fill_full(_file: BinaryIO, target: Path, data: bytes) -> None:
        full: BinaryIO = Full()
        fill(full, target, data)

    monkeypatch.setattr(folder, "_fill", fill_full)
    with pytest.raises(NotFoundError, match="No space left on device"):
        set_up_folder(tmp_path / "mine", course_folder)
    assert list((tmp_path / "mine").iterdir()) == []
    monkeypatch.setattr(folder, "_fill", fill)
    assert set_up_folder(tmp_path / "mine", course_folder).endswith("1 lessons copied")


def test_a_course_without_lessons_is_a_sentence(
    course_folder: Path, tmp_path: Path
) -> None:
    """There is nothing to set up, and the learner is told so."""
    (course_folder / "lessons" / "01-crossings.ipynb").unlink()
    with pytest.raises(NotFoundError, match="this course has no lessons"):
        set_up_folder(tmp_path / "mine", course_folder)


@pytest.mark.parametrize(
    ("port", "no_browser", "there", "missing"),
    [
        (None, False, [], ["--no-browser", "--ServerApp.port_retries=0"]),
        (
            8899,
            False,
            ["--ServerApp.port=8899", "--ServerApp.port_retries=0"],
            ["--no-browser"],
        ),
        (None, True, ["--no-browser"], []),
    ],
)
def test_jupyterlab_is_opened_on_this_machine_only(
    port: int | None, no_browser: bool, there: list[str], missing: list[str]
) -> None:
    """The server listens on loopback, fetches no news, and takes the port asked for or none."""
    command = lab_command(port, no_browser, "01-crossings.ipynb")
    assert ["-P", "-m", "jupyterlab"] == command[:3]
    assert {"--ServerApp.ip=127.0.0.1", "--LabApp.news_url=None", *there} <= set(
        command
    )
    assert not set(missing) & set(command)

"""A teacher's computer that stops while it collects and grades: to begin again completes it all."""

import multiprocessing
import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.gradebook.dump import dump
from tests.teaching.handed import HandedClass
from tests.teaching.killed import collect_and_grade

KILLS = 20
LEARNERS = [f"login{number:02}" for number in range(11, 23)]


@pytest.fixture
def source(handed: HandedClass, tmp_path: Path) -> Path:
    """Return a folder with the work of 12 learners: sound, damaged, and twice."""
    source = tmp_path / "download"
    source.mkdir()
    for number, login in enumerate(LEARNERS):
        data = handed.data(login=login, wrong=number % 3)
        (source / f"{login}.json").write_bytes(data)
        (source / f"{login}-cut-off.json").write_bytes(data[: 500 + number])
        if number % 4 == 0:
            later = handed.data(login=login, wrong=0, file="4b0c72e1.jsonl")
            (source / f"{login}-again.json").write_bytes(later)
    return source


def run(path: Path, source: Path, kill_at: int = 0) -> int:
    """Collect and grade in a process of its own, and return its exit code."""
    # A server that has loaded everything makes each process in an instant.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.teaching.killed"])
    told = path.parent / "calls"
    process = context.Process(
        target=collect_and_grade, args=(path, source, kill_at, told)
    )
    process.start()
    process.join(120)
    return process.exitcode


def state(path: Path) -> dict[str, object]:
    """Return all rows of a class's gradebook, and all copies with their bytes."""
    copied = HandedClass(path)
    rows = dump(copied.book)
    copied.book.close()
    # What was being written at the end may be left behind under the name of a draft.
    files = (path / "collected").glob("*.[jb]*")
    return {**rows, "files": {file.name: file.read_bytes() for file in files}}


def test_killed_at_any_point_it_goes_on_to_the_same_gradebook(
    handed: HandedClass, source: Path, tmp_path: Path
) -> None:
    """Killed at 20 points, chosen by chance of a fixed seed, it ends with the same gradebook."""
    whole = tmp_path / "whole" / "civics"
    shutil.copytree(handed.folder.path, whole)
    assert 0 == run(whole, source)
    calls = int((whole.parent / "calls").read_text("ascii"))
    expected = state(whole)
    assert len(LEARNERS) + 4 == len(expected["totals"])
    chance = random.Random(7)  # noqa: S311 - any seed does
    for number in range(KILLS):
        path = tmp_path / f"killed-{number}" / "civics"
        shutil.copytree(handed.folder.path, path)
        assert -signal.SIGKILL == run(path, source, chance.randint(1, calls - 1))
        assert 0 == run(path, source)
        assert expected == state(path)

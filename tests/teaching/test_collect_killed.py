"""A teacher's computer that stops while it collects: to collect again completes the gradebook."""

import multiprocessing
import random
import shutil
import signal
import time
from pathlib import Path

from sqlalchemy import select

from policystory.gradebook.tables import submissions
from policystory.teaching.collecting.sources import handed_files
from tests.teaching.handed import HandedClass, collect_all

KILLS = 20
LEARNERS = [f"login{number:02}" for number in range(11, 31)]


def rows(handed: HandedClass) -> list[tuple[str, str]]:
    """Return the files of the gradebook with their outcomes, by their hash."""
    columns = (submissions.c.hash, submissions.c.outcome)
    with handed.book.reading() as connection:
        return sorted(tuple(row) for row in connection.execute(select(*columns)))


def collect_and_kill(folder: Path, source: Path, after: int, pause: float) -> bool:
    """Collect in a process of its own, and kill it; tell whether it was still at work.

    It is killed `pause` seconds after that many more files were kept.
    """
    collected = folder / "collected"
    before = len(list(collected.iterdir()))
    # A server that has loaded everything makes each process in an instant.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.teaching.handed"])
    process = context.Process(target=collect_all, args=(folder, source))
    process.start()
    end = time.monotonic() + 60
    while process.is_alive() and time.monotonic() < end:
        if len(list(collected.iterdir())) - before >= after:
            time.sleep(pause)
            process.kill()
            break
    process.join(60)
    return process.exitcode == -signal.SIGKILL


def test_collecting_that_was_killed_goes_on(
    handed: HandedClass, tmp_path: Path
) -> None:
    """Killed at 20 points, chosen by chance of a fixed seed, it ends with the same gradebook."""
    source = tmp_path / "download"
    source.mkdir()
    for login in LEARNERS:
        data = handed.data(login=login)
        (source / f"{login}.json").write_bytes(data)
        for part in range(4):
            (source / f"{login}-{part}.json").write_bytes(data[: 500 + part])
    whole = tmp_path / "whole" / "civics"
    shutil.copytree(handed.folder.path, whole)
    chance = random.Random(7)  # noqa: S311 - any seed does
    killed = 0
    for _ in range(KILLS):
        after, pause = chance.randint(1, 3), chance.random() / 100
        killed += collect_and_kill(handed.folder.path, source, after, pause)
    assert KILLS == killed
    at_one_go = HandedClass(whole)
    for each in (handed, at_one_go):
        each.collect(handed_files([source]))
        each.grade()
    assert rows(at_one_go) == rows(handed)
    assert at_one_go.points() == handed.points()
    assert dict.fromkeys(LEARNERS, 2) == {
        login: handed.points()[login] for login in LEARNERS
    }
    at_one_go.book.close()

"""Collecting by several processes, and beside somebody else, keeps what one process would keep."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from policystory.teaching import grading
from policystory.teaching.collecting import write_copies
from policystory.teaching.workers.processes import Processes, Spread
from tests.gradebook.dump import dump
from tests.teaching.handed import MALLORY, HandedClass
from tests.teaching.test_week import DUE

LEARNERS = [f"login{number:02}" for number in range(11, 23)]


def collected_by(
    handed: HandedClass, files: list[tuple[str, bytes]], spread: Spread, path: Path
) -> list[Sequence[object]]:
    """Collect into a copy of a class in `path`; return what was said, the rows and the copies."""
    shutil.copytree(handed.folder.path, path)
    copied = HandedClass(path)
    judged = list(
        grading.collect(copied.folder, copied.book, files, copied.now, spread)
    )
    rows = dump(copied.book)
    copied.book.close()
    files_kept = sorted((path / "collected").iterdir())
    copies = {file.name: file.read_bytes() for file in files_kept}
    return [judged, list(rows.items()), list(copies.items())]


@pytest.mark.parametrize("alone", [0, 1])
def test_several_processes_keep_what_one_keeps(
    handed: HandedClass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: int
) -> None:
    """Sound files, damaged ones and later ones of the same attempt get the same outcomes."""
    monkeypatch.setattr(write_copies, "_FILES", 3)
    files: list[tuple[str, bytes]] = []
    for number, login in enumerate(LEARNERS):
        data = handed.data(login=login, wrong=number % 3)
        later = handed.data(login=login, wrong=0, file="4b0c72e1.jsonl")
        files += [(f"{login}.json", data), (f"{login}-again.json", later)]
        files.append((f"{login}-cut-off.json", data[: 500 + number]))
    expected = collected_by(handed, files, Processes(1), tmp_path / "one" / "civics")
    together = collected_by(
        handed, files, Processes(2, alone), tmp_path / "many" / "civics"
    )
    assert expected == together
    assert len(files) == len(expected[0])


def test_what_somebody_collects_meanwhile_keeps_its_time(handed: HandedClass) -> None:
    """A file that was collected in time while we judged it as late is not late after all."""
    # Its clock is ahead, so the time at which it was collected counts.
    data = handed.data(at=DUE + timedelta(days=3))
    late = DUE + timedelta(days=4)

    def slowly(work: Any, batches: Any) -> Iterator[Any]:
        for batch in batches:
            judged = work(batch)
            assert ["accepted"] == [
                each.outcome.value for each in handed.collect([("x", data)])
            ]
            yield judged

    judged = grading.collect(handed.folder, handed.book, [("x", data)], late, slowly)
    assert [] == list(judged)
    with handed.book.reading() as connection:
        (row,) = grading.latest_files(connection, "week-1", MALLORY)
    assert "accepted" == row.outcome

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policystory.journal import read

needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system has no fork to make writers with"
)
TORN = (
    "the last line was torn by a crash and is set aside; all lines before it are kept"
)


def crashed(folder: Path, writers: int, at_once: int) -> list[str]:
    """Let writers write and be killed; return the items that each was told are kept."""
    driver = Path(__file__).with_name("crashes.py")
    command = [sys.executable, str(driver), str(folder), str(writers), str(at_once)]
    told: list[str] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return told


@needs_fork
@pytest.mark.parametrize(("writers", "at_once"), [(500, 1), (20, 2), (30, 5), (40, 10)])
def test_acknowledged_answers_survive_a_kill(
    tmp_path: Path, writers: int, at_once: int
) -> None:
    """Writers killed at any moment lose at most the line in writing, and every chain verifies."""
    told = crashed(tmp_path, writers, at_once)
    record = read(tmp_path)
    kept = {entry.event.item for entry in record.entries}
    assert len(told) >= writers / 2, (
        "the writers were killed before they wrote: nothing was shown"
    )
    assert set() == set(told) - kept
    assert all(entry.trusted for entry in record.entries)
    assert {TORN} >= {fault.message for fault in record.faults}
    # Each writer may have kept one answer that it had no time to tell of.
    assert len(kept) <= len(told) + writers


@needs_fork
def test_writers_at_once_do_not_mix(tmp_path: Path) -> None:
    """Each writer's answers stand in its own file, in the order in which it wrote them."""
    crashed(tmp_path, 6, 6)
    by_session: dict[str, list[int]] = {}
    for entry in read(tmp_path).entries:
        name, n = entry.event.item.split("-")
        assert f"-{name}-" in entry.session
        by_session.setdefault(entry.session, []).append(int(n))
    assert all(
        numbers == list(range(1, len(numbers) + 1)) for numbers in by_session.values()
    )


@needs_fork
def test_kept_answers_survive_any_harm_to_the_record(
    tmp_path: Path,
) -> None:
    """No kill, erasure or move takes an answer that was begun later and reported as kept."""
    driver = Path(__file__).with_name("erased_records.py")
    root = Path(__file__).parents[2]
    command = [sys.executable, str(driver), str(tmp_path), "300"]
    printed = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=300,
    ).stdout
    told = json.loads(printed)
    assert [] == told["lost"]
    assert told["kept"] >= 600, "hardly anything was written: nothing was shown"

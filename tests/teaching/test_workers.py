"""Grading by several processes and by a Dask cluster gives the gradebook of one process."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.grades import kept_bases
from policystory.teaching import grading
from policystory.teaching.workers import plan
from policystory.teaching.workers.cluster import Cluster
from policystory.teaching.workers.processes import Processes, Spread
from tests.gradebook.dump import dump
from tests.teaching.handed import HandedClass
from tests.teaching.learners import NOON

AUTHOR = Author("teacher", NOON.isoformat(), "graded")
LEARNERS = [f"login{number:02}" for number in range(11, 31)]


@pytest.fixture
def collected(handed: HandedClass, monkeypatch: pytest.MonkeyPatch) -> HandedClass:
    """Return a class with the work of 20 learners that is not graded, in batches of three."""
    monkeypatch.setattr(plan, "BATCH", 3)
    handed.collect([(f"{login}.json", handed.data(login=login)) for login in LEARNERS])
    return handed


def graded_by(handed: HandedClass, spread: Spread, path: Path) -> list[object]:
    """Grade a copy of a class in `path`, and return all that its gradebook holds, and its bytes."""
    shutil.copytree(handed.folder.path, path)
    copied = HandedClass(path)
    for _ in grading.grade_assignment(
        copied.folder, copied.book, "week-1", AUTHOR, spread
    ):
        pass
    rows = dump(copied.book)
    copied.book.close()
    return [rows, (path / "gradebook.sqlite").read_bytes()]


@contextmanager
def dask() -> Iterator[str]:
    """Run a scheduler and two workers on this machine, each a process; yield their address."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as cluster:
        yield cluster.scheduler_address.replace("tcp:", "dask:")


@pytest.mark.parametrize(("jobs", "alone"), [(2, 0), (2, 3), (5, 0)])
def test_several_processes_give_the_gradebook_of_one(
    collected: HandedClass, tmp_path: Path, jobs: int, alone: int
) -> None:
    """The gradebook has the same rows and bytes, whatever the number of processes."""
    expected = graded_by(collected, Processes(1), tmp_path / "alone" / "civics")
    together = graded_by(
        collected, Processes(jobs, alone), tmp_path / "many" / "civics"
    )
    assert expected == together


def test_a_dask_cluster_gives_the_gradebook_of_one_process(
    collected: HandedClass, tmp_path: Path
) -> None:
    """A scheduler and two workers give the same rows and the same bytes."""
    alone = graded_by(collected, Processes(1), tmp_path / "alone" / "civics")
    with dask() as address:
        spread = graded_by(collected, Cluster(address), tmp_path / "dask" / "civics")
    assert alone == spread
    assert len(LEARNERS) <= len(alone[0]["totals"])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("localhost:8786", "dask://localhost:8786"),
        ("dask://localhost", "dask://localhost:8786"),
    ],
)
def test_an_address_of_no_cluster_is_refused(address: str, said: str) -> None:
    """A wrong address gets an example of a right one."""
    with pytest.raises(PolicystoryError, match=said):
        Cluster(address)


def test_without_the_package_for_clusters_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A missing extra is one sentence with the command that installs it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PolicystoryError, match=r"policystory\[cluster\]"):
        Cluster("dask://localhost:8786")


def test_a_second_run_grades_nobody(collected: HandedClass, tmp_path: Path) -> None:
    """Whose files have not changed is left out, and nothing is written."""
    collected.grade()
    before = dump(collected.book)
    again = list(
        grading.grade_assignment(collected.folder, collected.book, "week-1", AUTHOR)
    )
    assert {(False, True)} == {(each.changed, each.left_out) for each in again}
    assert before == dump(collected.book)


def test_a_damaged_copy_holds_nobody_else_up(collected: HandedClass) -> None:
    """All others are graded, and at the end a sentence names each file that could not be."""
    with collected.book.reading() as connection:
        rows = grading.latest_files(connection, "week-1", LEARNERS[0])
    name = rows[0].file
    (collected.folder.path / "collected" / name).write_bytes(b"{}")
    with pytest.raises(PolicystoryError, match=name):
        collected.grade()
    points = collected.points()
    assert points[LEARNERS[0]] is None
    assert None not in [points[login] for login in LEARNERS[1:]]


def test_what_is_handed_in_meanwhile_is_graded_too(collected: HandedClass) -> None:
    """A file that is collected while its learner is graded is not lost: it is graded in the end."""
    login = LEARNERS[0]
    half_past = NOON + timedelta(minutes=30)
    file = "20270203T180000-4b0c72e1-1.jsonl"
    later = collected.data(login=login, wrong=1, at=half_past, file=file)
    emptier = [(f"{login}-later.json", later)]

    def slowly(work: Any, batches: Any) -> Iterator[Any]:
        for batch in batches:
            done = work(batch)
            collected.collect(emptier)
            yield done

    graded = grading.grade_assignment(
        collected.folder, collected.book, "week-1", AUTHOR, slowly
    )
    last = {each.learner: each for each in graded}
    plan_now = plan.Plan(
        collected.folder, "week-1", collected.folder.assignment("week-1")
    )
    with collected.book.reading() as connection:
        rests_on = plan_now.bases(connection, LEARNERS)
        kept = kept_bases(connection, "week-1", LEARNERS)
    assert set(LEARNERS) <= last.keys()
    assert rests_on == kept


WAITING = """
import os, sys, time
from policystory.teaching.workers.processes import Processes

if __name__ == "__main__":
    for pid in Processes(3, 0)(time.sleep, [0.1, 0.1, 60, 60, 60]):
        print("at work", flush=True)
"""


def test_workers_end_when_their_program_is_killed(tmp_path: Path) -> None:
    """No process that grades is left behind by a program that was killed."""
    script = tmp_path / "waiting.py"
    script.write_text(WAITING, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as run:
        run.stdout.readline()
        workers = psutil.Process(run.pid).children(recursive=True)
        run.send_signal(signal.SIGKILL)
    gone, left = psutil.wait_procs(workers, timeout=20)
    assert len(gone) >= 2
    assert [] == left

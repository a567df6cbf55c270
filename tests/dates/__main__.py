"""Runs the tests on many dates in three time zones: `python -m tests.dates 2028`.

libfaketime stands between a program and its system and moves the clock; so kernels, node and the
command line, which the tests start, see it too. What the architecture proves to see no clock is run
only with `--everything`. The browser tests are never run, for Chromium comes to a standstill under
a moved clock. Without a date all are run; `2028` or `2028-02-29` runs those that begin with it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from libfaketime import get_reload_information

from tests.dates.moments import MOMENTS, ZONES

ROOT = Path(__file__).parents[2]
LEFT_OUT = ("tests/browser",)
CLOCKLESS = (
    "tests/architecture",
    "tests/content",
    "tests/facts",
    "tests/items",
    "tests/test_attempt.py",
    "tests/test_calibration.py",
    "tests/test_grade.py",
    "tests/test_grade_costs.py",
    "tests/test_grade_shown.py",
    "tests/test_lock.py",
    "tests/quiz",
    "tests/reading",
    "tests/test_scores.py",
)
LONG = "tests/journal/test_crash.py::test_acknowledged_answers_survive_a_kill[500-1]"
"""Twenty kills see as much of a clock as 500."""


class Run(NamedTuple):
    """What came of the tests at one moment in one time zone."""

    moment: str
    zone: str
    passed: int
    failed: list[str]
    seconds: float


def main() -> int:
    """Run the tests at each moment in each zone, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.dates", description=__doc__)
    parser.add_argument(
        "--everything", action="store_true", help="also what can see no clock"
    )
    parser.add_argument(
        "dates", nargs="*", metavar="DATE", help="only the moments that begin so"
    )
    asked = parser.parse_args()
    moments = [
        moment for moment in MOMENTS if moment.startswith(tuple(asked.dates or [""]))
    ]
    if not moments:
        parser.error(
            f"expected dates of tests/dates/moments.py, found {' '.join(asked.dates)}"
        )
    check_clock(moments[0], ZONES[0])
    selection = selected(everything=asked.everything)
    print(
        f"{len(moments)} moments in {len(ZONES)} time zones: pytest",
        *selection,
        flush=True,
    )
    print(
        f"{'moment':19}  {'zone':16}  passed  failed  seconds  what happens", flush=True
    )
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for run in pool.map(lambda at: tried(*at, selection), product(moments, ZONES)):
            print(row(run), flush=True)
            failed += len(run.failed)
    print(f"{len(moments) * len(ZONES)} runs, {failed} failed tests")
    return min(failed, 1)


def selected(*, everything: bool) -> list[str]:
    """Return the arguments of pytest that leave out what is not to be run."""
    folders = LEFT_OUT if everything else LEFT_OUT + CLOCKLESS
    ignored = [f"--ignore={folder}" for folder in folders]
    return ignored if everything else [*ignored, f"--deselect={LONG}"]


def moved(moment: str, zone: str) -> dict[str, str]:
    """Return the environment of a program whose clock starts at a moment in a zone and goes on.

    What a program waits for, such as an answer within ten seconds, is measured by the true clock.
    """
    _, preload = get_reload_information()
    start = f"@{moment.replace('T', ' ')}"
    clock = {"TZ": zone, "FAKETIME": start, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return os.environ | preload | clock


def check_clock(moment: str, zone: str) -> None:
    """Exit with a sentence when the clock of a child's child does not start at the moment."""
    child = "import datetime; print(datetime.datetime.now())"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=moved(moment, zone),
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    late = (
        datetime.fromisoformat(told) - datetime.fromisoformat(moment) if told else None
    )
    if late is None or abs(late) > timedelta(minutes=1):
        sys.exit(
            f"Expected a clock that starts at {moment}, found {told or 'none'}. "
            "libfaketime moves no clock here: try it on Linux, on an x86-64 machine."
        )


def tried(moment: str, zone: str, selection: list[str]) -> Run:
    """Run the tests at one moment in one zone.

    Each run has a folder for temporary files of its own: pytest removes those of other runs when
    they seem to be days old.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "--numprocesses=0",
            "-p",
            "no:cacheprovider",
            f"--basetemp={folder}/files",
            f"--junitxml={report}",
            *selection,
        ]
        environment = moved(moment, zone)
        subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, check=False
        )
        if not report.is_file():
            return Run(moment, zone, 0, ["pytest did not come to its end"], 0)
        return counted(moment, zone, ET.parse(report))  # noqa: S314 - pytest has just written it


def counted(moment: str, zone: str, report: ET.ElementTree) -> Run:
    """Read what came of a run from pytest's own report. One without any test has failed."""
    cases = list(report.iter("testcase"))
    outcomes = [
        {part.tag for part in case} & {"failure", "error", "skipped"} for case in cases
    ]
    failed = [
        f"{case.get('classname')}::{case.get('name')}"
        for case, outcome in zip(cases, outcomes, strict=True)
        if outcome & {"failure", "error"}
    ]
    seconds = sum(float(case.get("time", 0)) for case in cases)
    return Run(
        moment, zone, outcomes.count(set()), failed if cases else ["no test"], seconds
    )


def row(run: Run) -> str:
    """Return the line of a run in the table, and below it what failed."""
    place = f"{run.moment}  {run.zone:16}"
    counts = f"{run.passed:6}  {len(run.failed):6}  {run.seconds:7.0f}"
    failed = [f"    {name}" for name in run.failed]
    return "\n".join([f"{place}  {counts}  {MOMENTS[run.moment]}", *failed])


if __name__ == "__main__":
    sys.exit(main())

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policystory.cli.authoring.watch import watch
from policystory.errors import NotFoundError
from tests.worlds import edit, write

PATIENCE = 60.0
Step = Callable[[], object]


def looks(*steps: Step) -> Callable[[], None]:
    """Return a wait that does one step at each look, and then presses Ctrl-C."""
    remaining: Iterator[Step] = iter(steps)

    def wait() -> None:
        for step in remaining:
            step()
            return
        raise KeyboardInterrupt

    return wait


def test_each_change_is_looked_at_once(tmp_path: Path) -> None:
    """A changed, a new and a removed file each run it again; a look without a change does not."""
    runs: list[int] = []
    a, b = tmp_path / "a.yml", tmp_path / "deep" / "b.yml"
    a.write_text("one")
    steps: list[Step] = [
        lambda: None,
        lambda: a.write_text("three"),
        lambda: None,
        lambda: b.parent.mkdir() or b.write_text("new"),
        a.unlink,
    ]
    watch(lambda: runs.append(1), [tmp_path], looks(*steps))
    assert 4 == len(runs)


def test_an_error_is_told_and_the_watch_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A course.yml that is gone for a moment ends nothing."""
    runs: list[int] = []

    def run() -> None:
        runs.append(1)
        raise NotFoundError("there is no course")

    watch(run, [tmp_path], looks(lambda: (tmp_path / "a").write_text("x")))
    assert 2 == len(runs)
    shown = capsys.readouterr()
    assert 2 == shown.err.count("Error: there is no course\n")
    assert "Ctrl-C ends this" in shown.out


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way there")
def test_check_watches_until_ctrl_c(tmp_path: Path) -> None:
    """The command itself: a fault is told while the author types, and Ctrl-C ends it well."""
    root = write(tmp_path)
    policystory = Path(sys.executable).with_name("policystory")
    out = tmp_path / "out.txt"
    # A shell's background job ignores Ctrl-C, and so would all programs that it starts.
    ctrl_c = signal.signal(signal.SIGINT, signal.default_int_handler)
    with out.open("wb") as file:
        process = subprocess.Popen(
            [policystory, "check", "--watch", "--course", root],
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, ctrl_c)
        try:
            wait_for(out, "no problems")
            lamps = "content/facts/lamps.yml"
            edit(root, lamps, "    value: fog\n", "    valeu: fog\n")
            wait_for(out, "unknown field 'valeu'")
            edit(root, lamps, "    valeu: fog\n", "    value: fog\n")
            wait_for(out, "no problems", 2)
            os.kill(process.pid, signal.SIGINT)
            assert 0 == process.wait(PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    assert "Traceback" not in out.read_text()


def wait_for(file: Path, words: str, times: int = 1) -> None:
    """Wait until words stand in a file so many times."""
    end = time.monotonic() + PATIENCE
    while file.read_text().count(words) < times:
        assert time.monotonic() < end, file.read_text()
        time.sleep(0.1)

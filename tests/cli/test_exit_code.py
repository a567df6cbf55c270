import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from policystory.cli import content as content_verbs
from policystory.cli import main
from policystory.cli.exit_code import exit_code
from policystory.course import find
from policystory.learner import fault_report
from tests.worlds import edit

Run = Callable[..., Result]
GONE = (
    "Error: the folder in which this was started is gone; "
    "open the notebook from the folder where it is now, or save it in another one, "
    "and restart the kernel"
)
posix = pytest.mark.skipif(
    os.name == "nt", reason="a shell of another kind, without these devices"
)


def in_a_shell(
    root: Path, line: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in the course's folder; `policystory` is this installation's."""
    policystory = Path(sys.executable).with_name("policystory")
    variables = {**os.environ, "PYTHONWARNINGS": "ignore", **environment}
    command = ["bash", "-c", f'policystory() {{ "{policystory}" "$@"; }}; {line}']
    return subprocess.run(
        command, cwd=root, env=variables, capture_output=True, timeout=60, check=False
    )


@posix
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "policystory facts > /dev/full",
            "Error: the output cannot be written: no space is left there",
        ),
        (
            "policystory --help > /dev/full",
            "Error: the output cannot be written: no space is left there",
        ),
        (
            "policystory facts >&-",
            "Error: there is no output to print to: it was closed before policystory began",
        ),
        ("policystory facts >&- 2>&-", ""),
        ("policystory facts 2> /dev/full > /dev/full", ""),
        (
            "policystory quiz 01-crossings --seed $'a\\xff'",
            (
                "Error: argument 4, 'a\\udcff', has a byte that is not UTF-8 text: "
                "type it again, or rename the file"
            ),
        ),
        (
            "policystory facts --topic $'\\e[2J'",
            "Error: no topic '\\u001b[2J'; there are: crossings, lamps",
        ),
        (
            "mkdir gone && cd gone && rmdir ../gone && policystory facts",
            GONE,
        ),
    ],
)
def test_shell_faults_end_in_one_sentence(root: Path, line: str, sentence: str) -> None:
    """A full or closed output, a bad byte or a missing folder ends in a sentence, exit code 1."""
    if ">&-" in line and "FAKETIME" in os.environ:
        pytest.skip("libfaketime opens a file of its own in place of a closed output")
    done = in_a_shell(root, line)
    assert (1, b"") == (done.returncode, done.stdout)
    assert sentence == done.stderr.decode().strip()


@posix
def test_closed_pipe_prints_nothing(root: Path) -> None:
    """As with any tool, `| head` ends it without a word."""
    done = in_a_shell(root, "policystory items --json --key | head -c 1")
    assert (0, b"[", b"") == (done.returncode, done.stdout, done.stderr)


@posix
def test_ascii_output_is_still_written(root: Path) -> None:
    """What a terminal of old has no sign for is printed as its code, and JSON says the same."""
    done = in_a_shell(
        root, "policystory facts --json; policystory facts", PYTHONIOENCODING="ascii"
    )
    assert (0, b"") == (done.returncode, done.stderr)
    printed = done.stdout.decode("ascii")
    assert "HN \\u00b62" in printed
    assert json.JSONDecoder().raw_decode(printed)[0]


def fail(_: object) -> Any:
    """Fail as nobody foresaw."""
    raise KeyError("nobody foresaw\x1b this")


def test_unforeseen_fault_is_a_sentence_and_a_file(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user reads one sentence; the file that it names has the traceback."""
    monkeypatch.setattr(content_verbs, "coverage_of", fail)
    done = run("coverage")
    (file,) = find.records_home().glob("fault-*.txt")
    (sentence,) = done.output.splitlines()
    assert 1 == done.exit_code
    assert sentence.startswith("Error: this is a fault of policystory, and not yours")
    assert str(file) in sentence
    assert "in coverage" in file.read_text()
    run("coverage")
    assert [file] == list(find.records_home().glob("*"))
    assert root.is_dir()


def test_details_that_cannot_be_kept_are_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If no file can be written, the details follow the sentence, without terminal orders."""
    monkeypatch.setattr(content_verbs, "coverage_of", fail)
    monkeypatch.setattr(fault_report, "save_details", lambda *_: None)
    done = run("coverage")
    assert done.output.startswith(
        "Error: this is a fault of policystory; please report it with these details:\n"
    )
    assert "KeyError" in done.output
    assert "\x1b" not in done.output


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (
            PermissionError(13, "Permission denied", "a.yml"),
            1,
            "Error: 'a.yml' cannot be used here: Permission denied.",
        ),
        (
            IsADirectoryError(21, "Is a directory", "x.txt"),
            1,
            "Error: 'x.txt' cannot be used here: Is a directory.",
        ),
        (click.Abort(), 1, "Aborted!"),
        (click.UsageError("no \x1b[1m"), 2, "Error: no \\u001b[1m"),
    ],
)
def test_each_kind_of_error_has_its_sentence(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, sentence: str
) -> None:
    """An error of the system names file and reason; errors of click stay as they are."""

    def run() -> None:
        raise error

    assert code == exit_code(run)
    assert f"{sentence}\n" == capsys.readouterr().err


def test_successful_verb_keeps_its_exit_code() -> None:
    """A verb that returns nothing is well, and one that returns a code has it."""
    assert (0, 0, 3) == (
        exit_code(lambda: None),
        exit_code(lambda: "text"),
        exit_code(lambda: 3),
    )


@pytest.mark.parametrize("port", [-1, 0, 65_536, 10**20])
def test_invalid_port_is_refused_first(run: Run, tmp_path: Path, port: int) -> None:
    """A number that is no port is refused before a folder is made."""
    done = run("learn", tmp_path / "mine", "--port", port)
    assert (1, f"Error: a port is a number from 1 to 65535, not {port}\n") == (
        done.exit_code,
        done.output,
    )
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    "verb",
    [["schema"], ["items", "--html", "schemas"], ["record", "export", "schemas"]],
)
def test_unwritable_file_is_reported(root: Path, run: Run, verb: list[str]) -> None:
    """A file or a folder in the way ends in one sentence with its path, and stays."""
    (root / "content" / "schemas").write_text("a file")
    (root / "schemas").mkdir()
    done = run(*verb)
    assert (1, 1) == (done.exit_code, len(done.output.splitlines()))
    assert "Error: " in done.output
    assert ("a file", []) == (
        (root / "content" / "schemas").read_text(),
        list((root / "schemas").iterdir()),
    )


def test_an_index_that_cannot_be_written_leaves_the_old_one(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills while mentions are written leaves the index of before, whole."""
    file = root / "content" / "mentions.yml"
    before = file.read_bytes() if file.exists() else None

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("mentions", "--sources", "texts")
    assert (1, True) == (
        done.exit_code,
        "mentions.yml cannot be written: No space left on device" in done.output,
    )
    assert before == (file.read_bytes() if file.exists() else None)
    assert [] == list((root / "content").glob("*.draft"))


def test_content_gives_a_terminal_no_orders(root: Path, run: Run) -> None:
    """A problem with orders to a terminal is printed with codes, as text and for a workflow."""
    edit(
        root,
        "content/facts/lamps.yml",
        "    value: fog\n",
        '    "val\\e[31m%\\r": fog\n',
    )
    for form in ("text", "json", "github"):
        printed = run("check", "--format", form).output
        assert not {"\x1b", "\r"} & set(printed)
        assert re.search(r"\\+(u00|x)1b\[31m", printed)


def test_every_command_prints_through_terminal() -> None:
    """Only `cli.terminal` prints, because it replaces control characters."""
    folder = Path(sys.modules[main.__module__].__file__ or "").parent
    printing = {
        path.name
        for path in folder.glob("*.py")
        if "echo(" in path.read_text(encoding="utf-8")
    }
    assert {"terminal.py"} == printing

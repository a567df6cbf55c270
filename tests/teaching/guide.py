"""Reads the commands of the teachers' guide, with what they print, and runs them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from policystory.cli import main

GUIDE = Path(__file__).parents[2] / "TEACHING.md"
LEFT_OUT = "…"


class Command(NamedTuple):
    """A command of the guide: its line there, its words, and the lines that it prints."""

    line: int
    words: str
    printed: list[str]


def commands(text: str) -> Iterator[Command]:
    """Yield the commands of a guide: lines of code that begin with a dollar sign."""
    current: Command | None = None
    for number, line in enumerate(text.splitlines(), 1):
        code = line.removeprefix("    ")
        if code == line:
            if current is not None:
                yield current
            current = None
        elif code.startswith("$ "):
            if current is not None:
                yield current
            current = Command(number, code[2:], [])
        elif current is not None:
            current.printed.append(code)
    if current is not None:
        yield current


def run(words: str) -> str:
    """Run a command as the command line does, and return what it prints."""
    arguments = shlex.split(words)
    assert "policystory" == arguments[0]
    done = CliRunner().invoke(main, arguments[1:])
    return done.output


def is_as_printed(expected: list[str], printed: str) -> bool:
    """Tell whether a command prints what the guide says; `…` stands for what is left out."""
    pattern = ""
    for line in expected:
        if line == LEFT_OUT:
            pattern += r"(?:.*\n)*?"
        else:
            parts = map(re.escape, line.split(LEFT_OUT))
            pattern += f"{'.*'.join(parts)}\n"
    # A command that ends with what is left out may print anything more.
    return re.fullmatch(pattern, printed) is not None

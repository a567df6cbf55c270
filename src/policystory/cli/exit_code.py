"""Turn every error on the command line into a sentence and an exit code.

policystory's own errors are sentences already. For an error of the operating system, the sentence
names the file and the reason. The details of any other error are kept in a file, which the user can
send with a report.
"""

import errno
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from policystory.cli.terminal import say
from policystory.course import find
from policystory.errors import ContentError, JournalError, PolicystoryError
from policystory.facts.words import how_many
from policystory.learner import fault_report


def exit_code(run: Callable[[], Any]) -> int:
    """Run the command line, print a sentence on any error, and return the exit code.

    `run` is a function that runs a command and returns an exit code, or None for success. The
    result is 0 for success, 2 for a command that was typed wrongly, and 1 for other errors.
    """
    try:
        code = run()
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except click.Abort:
        _print("Aborted!")
    except ContentError as error:
        problems = how_many(len(error.problems), "problem")
        _print(f"{error}\n{problems}; {error.therefore}")
    except PolicystoryError as error:
        _print(f"Error: {error}")
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        _print(f"Error: {_in_a_sentence(error)}")
    else:
        # A command that ends well returns nothing; click returns the code of --help.
        return code if isinstance(code, int) else 0
    return 1


def check_arguments(arguments: Sequence[str]) -> None:
    """Raise PolicystoryError if one of the command-line arguments is not text in UTF-8."""
    # It could be neither a name nor a seed, and could not be printed.
    for place, argument in enumerate(arguments, 1):
        try:
            argument.encode()
        except UnicodeEncodeError as error:
            raise PolicystoryError(
                f"argument {place}, '{argument}', has a byte that is not UTF-8 text: "
                "type it again, or rename the file"
            ) from error


def _show(error: click.ClickException) -> None:
    """Print an error that click raised; it may repeat words that were typed."""
    # click would print those words as they are; ours go through `say`, as all output does.
    text = _TextOfTerminal()
    error.show(text)
    _print(text.getvalue().rstrip("\n"))


class _TextOfTerminal(io.StringIO):
    """Text in memory that click takes for a terminal.

    click removes control characters from what it writes to a file. Here they stay, and are printed
    as their codes.
    """

    def isatty(self) -> bool:
        """Return True, so that click leaves the control characters in this text."""
        return True


def _print(text: str) -> None:
    """Print an error on the error output, if there is one."""
    # Where that is closed or full, only the exit code can tell.
    with suppress(OSError, PolicystoryError):
        say(text, err=True)


def _in_a_sentence(error: Exception) -> str:
    """Return a sentence on an error of the system, or on a fault of policystory."""
    if _is_full_output(error):
        return "the output cannot be written: no space is left there"
    if sentence := fault_report.error_sentence(error):
        return sentence
    file = _file_of_details(error)
    if file is None:
        details = fault_report.error_details(error)
        return f"this is a fault of policystory; please report it with these details:\n{details}"
    return (
        "this is a fault of policystory, and not yours; "
        f"please report it with {file}, which has the details"
    )


def _is_full_output(error: Exception) -> bool:
    """Tell whether the disk of the output is full."""
    if not isinstance(error, OSError) or error.errno != errno.ENOSPC:
        return False
    # An error of a file names it; the output has no name.
    return error.filename is None


def _file_of_details(error: Exception) -> Path | None:
    """Write the details of a fault to a file; return its path, or None if that fails."""
    try:
        return fault_report.save_details(error, find.records_home())
    except JournalError:
        return None

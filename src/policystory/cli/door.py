"""The command line's outermost door: whatever goes wrong ends here, in a sentence and an exit code.

What we raise on purpose is a sentence already. What the operating system refuses names the file and
the reason. For a fault that nobody foresaw, the details are kept in a file for a report.
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
    """Run the command line; say what goes wrong in a sentence, and return the exit code.

    Arguments: `run`, which returns an exit code, or nothing where all is well.
    """
    try:
        code = run()
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except click.Abort:
        _tell("Aborted!")
    except ContentError as error:
        _tell(
            f"{error}\n{how_many(len(error.problems), 'problem')}; the course cannot be opened"
        )
    except PolicystoryError as error:
        _tell(f"Error: {error}")
    except Exception as error:  # noqa: BLE001 - the outermost door: nobody is shown a traceback
        _tell(f"Error: {_in_a_sentence(error)}")
    else:
        return code if isinstance(code, int) else 0
    return 1


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuse an argument that is no text: it could be neither a name nor a seed, and not be printed."""
    for place, argument in enumerate(arguments, 1):
        try:
            argument.encode()
        except UnicodeEncodeError as error:
            raise PolicystoryError(
                f"argument {place}, '{argument}', has a byte that is no text in UTF-8: type it again, "
                "or rename the file"
            ) from error


def _show(error: click.ClickException) -> None:
    """Show an error of the command line's own, in which the words that were typed stand."""
    written = _Written()
    error.show(written)
    _tell(written.getvalue().rstrip("\n"))


class _Written(io.StringIO):
    """A text in memory that says to be a terminal: click drops orders to a terminal elsewhere, and we show them."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def _tell(text: str) -> None:
    """Say what went wrong beside the output; where that is closed or full, the exit code alone tells it."""
    with suppress(OSError, PolicystoryError):
        say(text, err=True)


def _in_a_sentence(error: Exception) -> str:
    """Say what nobody raised on purpose: what the system refused, or a fault of ours with where its details are."""
    if (
        isinstance(error, OSError)
        and error.errno == errno.ENOSPC
        and error.filename is None
    ):
        return "the output cannot be written: no space is left there"
    if sentence := fault_report.in_a_sentence(error):
        return sentence
    kept = _kept(error)
    if kept is None:
        return f"this is a fault of policystory; please report it with these details:\n{fault_report.details(error)}"
    return f"this is a fault of policystory, and not yours; please report it with {kept}, which has the details"


def _kept(error: Exception) -> Path | None:
    """Keep the details of a fault beside the records; return the file, or None where there is no place for it."""
    try:
        return fault_report.keep(error, find.home())
    except JournalError:
        return None

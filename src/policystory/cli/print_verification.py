"""Print whether a learner's record of answers was changed, for `policystory record verify`.

A receipt is a record file's name, its number of lines and its last hash, noted down earlier. The
command checks that the record still has those lines.
"""

import click

from policystory import journal
from policystory.cli.terminal import say
from policystory.facts.words import how_many
from policystory.learner.record_actions.verify import Verification

_NOT_SEEN = (
    "A change inside a file would show here. A file that is gone, cut off at its end or written "
    "anew as a whole would not: keep the receipts elsewhere, and name them with --receipt."
)


def read_receipt(text: str) -> journal.Receipt:
    """Read a receipt (file name, number of lines, last hash) from an argument of the command line.

    Raises click.BadParameter if the text is no receipt.
    """
    receipt = journal.parse_receipt(text)
    if receipt is None:
        raise click.BadParameter(
            f"'{text}' is not a receipt; a receipt has the form FILE:LINES:HASH",
            param_hint="--receipt",
        )
    return receipt


def print_report(verified: Verification) -> None:
    """Print for each file of a learner's record of answers whether it was changed."""
    for state in verified.files:
        copy = f" (a copy of {state.copy_of}, counted once)" if state.copy_of else ""
        answers = how_many(state.answers, "answer")
        say(f"{state.file}: {answers}, {state.trusted} of them proved{copy}")
        if state.receipt:
            say(f"    receipt {state.receipt}")
        print_faults(state.faults)
    for name in verified.foreign:
        say(f"{name}: not a file of the record, left alone")
    for missing in verified.missing:
        say(missing, err=True)
    if not verified.files:
        say("nothing is kept yet")
        return
    say(how_many(len(verified.files), "file"))
    say(_NOT_SEEN)


def print_faults(faults: tuple[journal.Fault, ...]) -> None:
    """Print the faults of a learner's record (changed, missing or unreadable lines) as errors."""
    # Beside it, so that the output of `show` can be read by another program.
    for fault in faults:
        say(f"{fault.file}, line {fault.line}: {fault.message}", err=True)

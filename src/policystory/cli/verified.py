"""How a record stands, as the command line tells it."""

import click

from policystory import journal
from policystory.cli.terminal import say
from policystory.facts.words import how_many
from policystory.learner.verified import Verified

NOT_SEEN = (
    "A change inside a file would show here. A file that is gone, cut off at its end or written wholly anew would not: "
    "keep the receipts elsewhere, and name them with --receipt."
)


def read_receipt(text: str) -> journal.Receipt:
    """Read a receipt; what is none is a wrong use of the verb."""
    receipt = journal.receipt(text)
    if receipt is None:
        raise click.BadParameter(
            f"'{text}' is no receipt, which has the form FILE:LINES:HASH",
            param_hint="--receipt",
        )
    return receipt


def tell(verified: Verified) -> None:
    """Say of each file how it is, and what cannot be seen."""
    for state in verified.files:
        copy = f" (a copy of {state.copy_of}, counted once)" if state.copy_of else ""
        say(
            f"{state.file}: {how_many(state.answers, 'answer')}, {state.trusted} of them proved{copy}"
        )
        if state.receipt:
            say(f"    receipt {state.receipt}")
        tell_faults(state.faults)
    for name in verified.foreign:
        say(f"{name}: no file of the record, left alone")
    for missing in verified.missing:
        say(missing, err=True)
    say(
        "nothing is kept yet"
        if not verified.files
        else how_many(len(verified.files), "file")
    )
    if verified.files:
        say(NOT_SEEN)


def tell_faults(faults: tuple[journal.Fault, ...]) -> None:
    """Say what is wrong with the files."""
    for fault in faults:
        say(f"{fault.file}, line {fault.line}: {fault.message}", err=True)

"""The context of an attempt: its number, how many there may be, and ways to look at the record."""

from collections.abc import Callable

import msgspec

from policystory.journal import Receipt
from policystory.learner.progress import AttemptWork


def _nothing_new() -> AttemptWork | None:
    """Look at a record that nobody else writes to."""
    return None


class AttemptContext(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds one attempt: other attempts, and a record that other windows write to.

    `attempt` is its number and `attempts` how many there may be, None where there is no limit.
    `again` tells whether this quiz can be taken again at all. `ended` tells whether the attempt was
    handed in before. `note` is a sentence about the record that the learner should read. `look`
    returns what the record holds of the attempt now, or None where nobody else has written to it.
    `wrote` is called after each write to the record by this attempt. `receipts` returns the
    receipts of an attempt that was handed in, which show later whether the record still holds it.
    """

    attempt: int = 1
    attempts: int | None = None
    is_repeatable: bool = True
    is_handed_in: bool = False
    note: str = ""
    news: Callable[[], AttemptWork | None] = _nothing_new
    note_own_write: Callable[[], object] = _nothing_new
    receipts: Callable[[], tuple[Receipt, ...]] = tuple


ALONE = AttemptContext()
"""The first attempt at a quiz, with a record to which nobody else writes."""

"""What is around one attempt at a quiz: its number, and what the record says."""

from collections.abc import Callable

import msgspec

from policystory.journal import Receipt
from policystory.learner.progress import Work


def _nothing_new() -> Work | None:
    """Look at a record that nobody else writes to."""
    return None


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds one attempt: other attempts, and a record that other windows write to.

    `attempt` is its number and `attempts` how many there may be, None for as many as one likes;
    `again` tells whether this quiz can be taken again at all; `ended` whether the attempt was
    handed in before; `note` is a sentence about the record that the learner should read. `look`
    returns what the record holds of the attempt now, or None where nobody else has written to it;
    `wrote` is told whenever this attempt has; `receipts` returns what shows later, outside of the
    record, whether it still holds all of the attempt.
    """

    attempt: int = 1
    attempts: int | None = None
    again: bool = True
    ended: bool = False
    note: str = ""
    look: Callable[[], Work | None] = _nothing_new
    wrote: Callable[[], object] = _nothing_new
    receipts: Callable[[], tuple[Receipt, ...]] = tuple


ALONE = Setting()

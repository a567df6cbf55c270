"""What is known of an attempt besides its quiz, and functions that look at the learner's record."""

from collections.abc import Callable

import msgspec

from policystory.journal import Receipt
from policystory.learner.progress import AttemptWork


def _nothing_new() -> AttemptWork | None:
    """Return None: nobody else writes to the record."""
    return None


class AttemptContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an attempt besides its quiz, and functions to look at the learner's record.

    `attempt` is the number of the attempt, from 1; `attempts` is the largest number, None if there
    is no limit. `is_repeatable` is False for a quiz that is taken once, such as a review.
    `is_handed_in` tells whether the attempt was handed in before. `note` is a sentence about the
    record for the learner, or "".

    `news` returns what the record holds of the attempt if another window has written to the record,
    otherwise None. `note_own_write` is called after each event that this attempt writes. `receipts`
    returns receipts (file, number of lines, last hash) of an attempt that was handed in; with these
    one can show later whether the record still holds the attempt.
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
"""The context of a first attempt to whose record nobody else writes."""

"""A finding about a draft: what was looked at, whether it is as it should be, and a sentence."""

import msgspec

FEWEST_WORDS = 6
"""The fewest words of a statement; fewer are a note, and no reason."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was counted in a draft.

    `check` names it, `is_met` says whether it is as it should be, and `text` says what was found
    and what to do.
    """

    check: str
    is_met: bool
    text: str


def is_sentence(text: str) -> bool:
    """Tell whether a text has as many words as a short sentence."""
    return len(text.split()) >= FEWEST_WORDS

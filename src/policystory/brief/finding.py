"""A finding: one thing that was counted in a learner's draft of a brief."""

import msgspec

_FEWEST_WORDS = 6
"""The fewest words of a statement; fewer are a note, and no reason."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was counted in a learner's draft of a brief (a text that argues from facts).

    `check`: what was counted, such as "Number of facts"; `is_met`: whether it is enough; `text`: a
    sentence for the learner, which says what was found and what to do.
    """

    check: str
    is_met: bool
    text: str


def is_sentence(text: str) -> bool:
    """Tell whether a text has at least 6 words; a shorter one is only a note."""
    return len(text.split()) >= _FEWEST_WORDS

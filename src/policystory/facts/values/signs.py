"""Signs that nobody sees: they come with copied text, and count in no name and in no number."""

import re

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""What Unicode calls Default_Ignorable_Code_Point; the page drops the same by that name."""


def seen(text: str) -> str:
    """Return a text without signs that cannot be seen: soft hyphens, joiners, marks of direction.

    >>> seen("178\u200b,000\ufeff"), seen("Har\u00adris")
    ('178,000', 'Harris')
    """
    return text if text.isascii() else _UNSEEN.sub("", text)

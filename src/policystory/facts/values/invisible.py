"""Remove invisible characters, such as those that come with copied text."""

import re

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""Unicode's Default_Ignorable_Code_Point; the page removes the same characters."""


def remove_invisible(text: str) -> str:
    """Return a text without invisible characters: soft hyphens, joiners and direction marks.

    >>> remove_invisible("178\u200b,000\ufeff"), remove_invisible("Mar\u00adsh")
    ('178,000', 'Marsh')
    """
    if text.isascii():
        return text
    return _UNSEEN.sub("", text)

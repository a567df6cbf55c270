"""Check names that become the names of folders, and look up names that people ask for.

A name can come from an environment variable, a file or an export, and can hold anything. It is
checked here before a folder or file of that name is made, read or deleted.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from policystory.errors import JournalError, NotFoundError
from policystory.reading import did_you_mean

T = TypeVar("T")

# No system takes such a name for anything else than one folder, and it can be typed everywhere.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,62}[A-Za-z0-9_@-])?", re.ASCII)
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.ASCII | re.IGNORECASE
)
"""Names that Windows takes for a device."""
_JOURNAL_FILE = re.compile(
    r"[0-9]{8}T[0-9]{6}-[a-z0-9]+-[0-9]+(?:-copy[0-9]+)?\.jsonl", re.ASCII
)
_LONGEST_FILE_NAME = 100
_SHOWN = 60
"""The most characters of a name that a message shows."""

RULE = (
    "at most 64 letters of a to z, digits, points, hyphens, underscores and @, "
    "beginning with a letter or digit"
)
"""What `is_folder_name` requires of a name, in words."""


def is_folder_name(name: str) -> bool:
    r"""Tell whether a name can be a folder's name on every operating system.

    >>> [is_folder_name(name) for name in ("reader", "3f9a61d0", "anna.smith@uni.example")]
    [True, True, True]
    >>> [is_folder_name(name) for name in ("", "..", "a/b", "C:", "nul.txt", "a.", "a\0", "é")]
    [False, False, False, False, False, False, False, False]
    """
    if _PLAIN.fullmatch(name) is None:
        return False
    return _DEVICE.fullmatch(name) is None


def check_name(name: str, what: str) -> str:
    """Return `name` unchanged if it can be a folder's name; otherwise raise JournalError.

    `what` says whose name it is; the error's message begins with it.

    >>> check_name("../x", "the learner of mine.zip")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    policystory.errors.JournalError: the learner of mine.zip is named '../x'; a name must be ...
    """
    if not is_folder_name(name):
        raise JournalError(f"{what} is named '{shorten(name)}'; a name must be {RULE}")
    return name


def shorten(name: str) -> str:
    r"""Return a name as a message can show it: not too long, and printable.

    Unprintable characters become codes.

    >>> shorten("a\0b"), len(shorten("x" * 5000))
    ('a\\x00b', 61)
    """
    short = name
    if len(name) > _SHOWN:
        short = f"{name[:_SHOWN]}…"
    # A name with line breaks or marks of direction would spoil the sentence.
    if short.isprintable():
        return short
    return short.encode("unicode_escape").decode()


def is_journal_file(name: str) -> bool:
    """Tell whether a file's name is that of a journal file, which holds part of a learner's record.

    >>> is_journal_file("20210607T120000-3f9a61d0-1.jsonl")
    True
    >>> is_journal_file("20210607T120000-3f9a61d0-1 (conflicted copy).jsonl")
    False
    """
    if len(name) > _LONGEST_FILE_NAME:
        return False
    return _JOURNAL_FILE.fullmatch(name) is not None


def lookup(name: object, known: Mapping[str, T], what: str) -> T:
    """Return `known[name]`; NotFoundError if there is no such name, or if `name` is no text.

    `what` is the kind of thing for the message, such as "lesson". The message offers similar or all
    known names.
    """
    # A learner types the name in a notebook, and may well leave out the quotes.
    if not isinstance(name, str):
        given = _described(name)
        expected = f"write the {what}'s name in quotes, not {given}"
        offer = _offer(given, known, what)
        raise NotFoundError(f"{expected}; {offer}")
    if name in known:
        return known[name]
    offer = _offer(name, known, what)
    raise NotFoundError(f"there is no {what} '{shorten(name)}'; {offer}")


def _offer(name: str, known: Mapping[str, object], what: str) -> str:
    """Return a hint: the name with the same number, similarly written ones, or all names."""
    if not known:
        return "this course has none"
    number = name.strip().lstrip("0")
    if number.isdecimal():
        for candidate in known:
            of_candidate = candidate.partition("-")[0].lstrip("0")
            if of_candidate == number:
                return f"did you mean '{candidate}'?"
    near = did_you_mean(name[:_COMPARED], known)
    # The other hint of `did_you_mean` is for authors; a learner chooses from all names.
    if near.startswith("did"):
        return near
    if len(known) <= _MOST_LISTED:
        return f"there are: {', '.join(known)}"
    # Only a fault needs it.
    import difflib  # noqa: PLC0415

    nearest_names = difflib.get_close_matches(name[:_COMPARED], known, 4, cutoff=0)
    nearest = ", ".join(nearest_names)
    command = _LISTING.get(what)
    rest = f"; all are listed by: {command}" if command else ""
    return f"of {len(known)} the nearest are: {nearest}{rest}"


# A learner can paste a whole page in place of a name, and comparing it would take long.
_MOST_LISTED = 16
"""The most names that are all told: a course can have very many quizzes."""
_LISTING = {"quiz": "policystory quiz"}
"""The commands that list all names of a kind."""
_COMPARED = 60
"""The most characters of a wrong name that are compared with the right names."""


def _described(value: object) -> str:
    """Describe a value given instead of a name: a small number or None as it is, else its type."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and abs(value) < 10**6:
        return str(value)
    type_name = type(value).__name__
    return f"a {shorten(type_name)}"

"""What was expected and what was found, in words for an editor."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from policystory.reading.bounds import NAME_SIGNS

_SHOWN_SIGNS = 60
_ENUM = re.compile(r"Invalid enum value '.*'", re.DOTALL)
_WORDS = {
    "`int`": "a whole number",
    "`decimal`": "a number",
    "Invalid decimal string": "Expected a number",
    "Integer value out of range": "Expected a number that can be counted with",
    "Number out of range": "Expected a number that can be counted with",
    "`array`": "a list",
    "`object`": "fields with values",
    "`bool`": "true or false",
    "`str`": "text",
}


def shown(value: Any) -> str:
    """Show a value in a message, cut to a length that can be read."""
    text = repr(value)
    if len(text) <= _SHOWN_SIGNS:
        return text
    beginning = text[: _SHOWN_SIGNS - 3]
    return f"{beginning}…"


def plain_words(message: str, value: Any) -> str:
    """Return a message of msgspec, or of the rule of a record, in plain words, with what was found.

    Arguments: the message as it was raised; the value that it speaks of.

    >>> plain_words("Expected `int`, got `str` - at `$.amount`", "many")
    "expected a whole number, found 'many'"
    """
    # The way to the value is told as a line of the file, so msgspec's own way is cut off.
    message, _, _ = message.partition(" - at `")
    message = re.sub(r", got `\w+`", "", message)
    message = message.replace(" | null", "")
    message = _ENUM.sub("Expected a known word", message)
    for technical, plain in _WORDS.items():
        message = message.replace(technical, plain)
    first = message[0].lower()
    message = f"{first}{message[1:]}"
    value_in_words = shown(value)
    if "found" in message or value_in_words in message:
        return message
    return f"{message}, found {value_in_words}"


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known name that is spelt most like this one, or None.

    `cutoff` is how alike two names must be, from 0 to 1.
    """
    # To compare takes time that grows with the square of the length.
    if len(name) > NAME_SIGNS:
        return None
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return next(iter(near), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known name, or what to do when none is near."""
    near = nearest(name, known, cutoff=0.5)
    if near is None:
        return "add it to the content first, or correct the name"
    return f"did you mean '{near}'?"

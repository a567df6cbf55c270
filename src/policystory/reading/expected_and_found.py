"""Say to authors what was expected and what was found, in plain words."""

import re
from collections.abc import Iterable
from typing import Any

from policystory.reading.file_limits import NAME_SIGNS

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


def quote_value(value: Any) -> str:
    """Return a value in quotes for a message, such as 'many', cut to at most 60 characters."""
    text = repr(value)
    if len(text) <= _SHOWN_SIGNS:
        return text
    beginning = text[: _SHOWN_SIGNS - 3]
    return f"{beginning}…"


def plain_words(message: str, value: Any) -> str:
    """Return an error message of msgspec in plain words, with the value that was found.

    `value` is the value that the message is about.

    >>> plain_words("Expected `int`, got `str` - at `$.amount`", "many")
    "expected a whole number, found 'many'"
    """
    # The message gets the line of the value, so msgspec's path to it is cut off.
    message, _, _ = message.partition(" - at `")
    message = re.sub(r", got `\w+`", "", message)
    message = message.replace(" | null", "")
    message = _ENUM.sub("Expected a known word", message)
    for technical, plain in _WORDS.items():
        message = message.replace(technical, plain)
    first = message[0].lower()
    message = f"{first}{message[1:]}"
    value_in_words = quote_value(value)
    if "found" in message or value_in_words in message:
        return message
    return f"{message}, found {value_in_words}"


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known name that is spelt most like `name`; None if none is similar.

    `cutoff` is how similar the names must be, from 0 (not at all) to 1 (equal). A `name` of more
    than 80 characters is not compared.
    """
    # Comparing two names takes time that grows with the square of their length.
    if len(name) > NAME_SIGNS:
        return None
    # Only a fault needs it, and lessons read no edited files.
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return next(iter(near), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint for an unknown name: "did you mean 'period'?", if a similar name is known.

    Otherwise the hint says to add the name or correct it. `known` holds the names that exist.
    """
    near = nearest(name, known, cutoff=0.5)
    if near is None:
        return "add it to the content first, or correct the name"
    return f"did you mean '{near}'?"

"""What was expected and what was found, in words for an editor."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from policystory.reading.bounds import NAME_SIGNS

_SHOWN_SIGNS = 60
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
    return text if len(text) <= _SHOWN_SIGNS else text[: _SHOWN_SIGNS - 3] + "…"


def plain_words(message: str, value: Any) -> str:
    """Say in plain words what msgspec, or the rule of a record, says of a value, and what stands there."""
    message = re.sub(
        r", got `\w+`", "", message.split(" - at `", maxsplit=1)[0]
    ).replace(" | null", "")
    message = re.sub(
        r"Invalid enum value '.*'", "Expected a known word", message, flags=re.DOTALL
    )
    for technical, plain in _WORDS.items():
        message = message.replace(technical, plain)
    message = f"{message[0].lower()}{message[1:]}"
    says_it = "found" in message or shown(value) in message
    return message if says_it else f"{message}, found {shown(value)}"


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known name that is spelt most like this one, or None."""
    if len(name) > NAME_SIGNS:
        return None
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return near[0] if near else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known name, or what to do when none is near."""
    near = nearest(name, known, cutoff=0.5)
    return (
        f"did you mean '{near}'?"
        if near
        else "add it to the content first, or correct the name"
    )

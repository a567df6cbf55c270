"""Decode lines of a journal file: those of this version, of a newer one, and unreadable ones.

A journal file holds what one session wrote to a learner's record.
"""

from contextlib import suppress

import msgspec

from policystory.journal.lines import LONGEST, VERSION, Count, Event, Line

# ValueError: not JSON, not a line, or not text. RecursionError: nested without end.
UNREADABLE = (ValueError, RecursionError)
NEWER = (
    "this file was written by a newer policystory (form {}); "
    "it is left as it is: update policystory to read it"
)


class UnknownEvent(msgspec.Struct, frozen=True):
    """An event in a learner's record that only a newer policystory knows; `type` names its type."""

    type: str


class NewerLine(msgspec.Struct, frozen=True, gc=False):
    """A line of a learner's record with an event that only a newer policystory knows.

    `n`: its number in the file, from 1. `at`: its time. `event`: the name of the event's type.
    `chain`: the hash of the line.
    """

    n: Count
    at: str
    event: UnknownEvent
    chain: str


def decode_lines(pieces: list[bytes]) -> list[Line | NewerLine | None]:
    """Decode several lines of a journal file; return one result for each line, in the same order.

    None stands for an unreadable line. `pieces` are the lines as bytes, without line feeds.
    """
    lines: list[Line | NewerLine | None] = []
    # Decoding many lines in one call is quicker.
    if max(map(len, pieces)) <= LONGEST:
        with suppress(*UNREADABLE):
            lines = list(_DECODER.decode_lines(b"\n".join(pieces)))
    # Some line is damaged or empty: decode them one by one, so that the others are saved.
    if len(lines) == len(pieces):
        return lines
    return [decode_line(piece) for piece in pieces]


def decode_line(piece: bytes) -> Line | NewerLine | None:
    """Decode one line of a journal file; None if it cannot be read.

    `piece` is the line as bytes, without its line feed. A line with an event that only a newer
    policystory knows becomes a NewerLine.
    """
    if len(piece) > LONGEST:
        return None
    try:
        return _DECODER.decode(piece)
    except UNREADABLE:
        pass
    try:
        line = _NEWER_DECODER.decode(piece)
    except UNREADABLE:
        return None
    # An event that this version knows, and could not decode, is damaged and not new.
    if line.event.type in _KNOWN:
        return None
    return line


def newer_version_message(piece: bytes) -> str:
    """Say that a newer policystory wrote the file, if the first line shows this; otherwise "".

    `piece` is the first line, as bytes.
    """
    try:
        version = msgspec.json.decode(piece)["event"]["version"]
    except (*UNREADABLE, KeyError, TypeError):
        return ""
    is_newer = isinstance(version, int) and version > VERSION
    if is_newer:
        return NEWER.format(version)
    return ""


_KNOWN = frozenset(event.__struct_config__.tag for event in Event.__args__)
_DECODER = msgspec.json.Decoder(Line)
_NEWER_DECODER = msgspec.json.Decoder(NewerLine)

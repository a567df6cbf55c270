"""Decode lines of a journal: those of this version, of a newer policystory, and unreadable ones."""

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
    """An event of a type that only a newer version knows; its fields are not read."""

    type: str


class NewerLine(msgspec.Struct, frozen=True, gc=False):
    """A line whose event only a newer version knows; its number, time and hash are read."""

    n: Count
    at: str
    event: UnknownEvent
    chain: str


def decode_lines(pieces: list[bytes]) -> list[Line | NewerLine | None]:
    """Decode lines (bytes without line feeds), and return the results in the same order.

    Each result is as from `decode_line`; it is None for an unreadable line.
    """
    lines: list[Line | NewerLine | None] = []
    # Decoding many lines in one call is quicker.
    if max(map(len, pieces)) <= LONGEST:
        with suppress(*UNREADABLE):
            lines = list(_DECODER.decode_lines(b"\n".join(pieces)))
    # One of them is damaged, or an empty one was passed over: find it, and save the others.
    if len(lines) == len(pieces):
        return lines
    return [decode_line(piece) for piece in pieces]


def decode_line(piece: bytes) -> Line | NewerLine | None:
    """Decode one line (bytes without a line feed) of a journal; None if the line is unreadable.

    A line that a newer policystory wrote, with an event that this version does not know, becomes a
    NewerLine.
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
    """Return a message if a newer policystory wrote this unreadable first line, otherwise ""."""
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

"""Lines read from bytes: those of this version, those of a newer one, and unreadable ones."""

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
    """All that can be read of an event that this version does not know."""

    type: str


class NewerLine(msgspec.Struct, frozen=True, gc=False):
    """A whole line of the chain that tells of something this version does not know."""

    n: Count
    at: str
    event: UnknownEvent
    chain: str


def decode_lines(pieces: list[bytes]) -> list[Line | NewerLine | None]:
    """Return these lines, each as far as this version knows it, or None if it cannot be read."""
    lines: list[Line | NewerLine | None] = []
    # Decoding many lines in one call is quicker.
    if max(map(len, pieces)) <= LONGEST:
        with suppress(*UNREADABLE):
            lines = list(_DECODER.decode_lines(b"\n".join(pieces)))
    # One of them is damaged, or an empty one was passed over: find it, and save the others.
    return (
        lines if len(lines) == len(pieces) else [decode_line(piece) for piece in pieces]
    )


def decode_line(piece: bytes) -> Line | NewerLine | None:
    """Return one line, as far as this version knows it, or None if it cannot be read."""
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
    return None if line.event.type in _KNOWN else line


def newer_version_message(piece: bytes) -> str:
    """Say that an unreadable first line is of a newer version, or return "" if it is not."""
    try:
        version = msgspec.json.decode(piece)["event"]["version"]
    except (*UNREADABLE, KeyError, TypeError):
        return ""
    is_newer = isinstance(version, int) and version > VERSION
    return NEWER.format(version) if is_newer else ""


_KNOWN = frozenset(event.__struct_config__.tag for event in Event.__args__)
_DECODER = msgspec.json.Decoder(Line)
_NEWER_DECODER = msgspec.json.Decoder(NewerLine)

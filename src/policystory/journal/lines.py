"""The lines of a journal: the learner's events, and the hashes that chain the lines of a file."""

from hashlib import sha256
from typing import Annotated, Any

import msgspec

VERSION = 1
"""The form of the lines. A file of a newer version is left alone and reported."""

# A file may hold anything, and must not fill the memory.
LONGEST = 2**20
"""The most bytes of a line, far above what a page can send."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
"""A number that is counted up from nothing."""


class Answered(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="answered",
    omit_defaults=True,
    gc=False,
):
    """A learner answered an item: with what, in which paper, and what it earned then.

    `ticket` is the page's name for this answer, by which an answer that is sent again after a
    crash is known. `confidence` is how sure the learner felt. A field with its default value is
    left out of the line, so that fields added later break no chain that was written earlier.
    """

    quiz: str
    attempt: Count
    paper: str
    content: str
    item: str
    family: str
    response: Any
    reason: str
    points: str
    possible: str
    ticket: str = ""
    confidence: str = ""


class Begun(
    msgspec.Struct, frozen=True, kw_only=True, tag="begun", omit_defaults=True, gc=False
):
    """A learner began a graded attempt: with its secret, its questions stay the same anywhere.

    Of several, as when two windows begin at once, the first counts.
    """

    quiz: str
    attempt: Count
    secret: str


class Hinted(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="hinted",
    omit_defaults=True,
    gc=False,
):
    """A learner took the `n`-th hint to an item; written twice, it still counts once."""

    quiz: str
    attempt: Count
    paper: str
    item: str
    n: Count = 0


class Submitted(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="submitted",
    omit_defaults=True,
    gc=False,
):
    """A learner handed an attempt in.

    `reasons` says what the answer to each item is worth, and `families` to which family the item
    belongs, where the learner learns that only at the hand-in.
    """

    quiz: str
    attempt: Count
    paper: str
    reasons: dict[str, str] = {}
    families: dict[str, str] = {}


class SetAside(msgspec.Struct, frozen=True, kw_only=True, tag="set-aside"):
    """A learner set lines aside, named by their hashes: they stay, and no longer count."""

    lines: tuple[str, ...]


class Header(
    msgspec.Struct, frozen=True, kw_only=True, tag="opened", omit_defaults=True
):
    """The first line of each file: which course and learner, and which form the lines have.

    `session` is the name that the file was given, so that a copy is known under any name; it is
    "" in files written before names were kept.
    """

    version: int
    course: str
    learner: str
    session: str = ""


StepEvent = Begun | Hinted | Submitted
"""What a learner can do in a quiz besides answering."""
QuizEvent = Answered | StepEvent
"""What a learner can do in a quiz."""
Event = QuizEvent | SetAside | Header


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of a file: its number, its time in UTC, its event, and the hash that chains it."""

    n: Count
    at: str
    event: Event
    chain: str


def encode_line(before: str, n: int, at: str, event: Event) -> tuple[bytes, str]:
    """Return a line as bytes, and its hash, over the hash before it and its own bytes."""
    whole = msgspec.json.encode(Line(n, at, event, "0" * _CHAIN))
    chain = line_hash(before, whole)
    return whole[:-_END] + chain.encode() + b'"}\n', chain


def line_hash(before: str, line: bytes) -> str:
    """Return the hash of a line, without its last field, and of the hash before it or ""."""
    # Not BLAKE2b, as elsewhere: processors have an instruction for SHA-256, and a record can have
    # many lines.
    return sha256(before.encode() + line[:-_END]).hexdigest()[:_CHAIN]


_CHAIN = 32
_END = _CHAIN + len('"}')
"""The length of a hash in the file, and of the end of a line from the hash on."""

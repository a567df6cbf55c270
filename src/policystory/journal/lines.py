"""The lines of a journal: what a learner did, and the hashes that link each line to the last."""

from hashlib import sha256
from typing import Annotated, Any

import msgspec

VERSION = 1
"""The version of the format of the lines. A file of a newer version is left alone and reported."""

# A file may hold anything, and must not fill the memory.
LONGEST = 2**20
"""The largest number of bytes of a line, far above what a page can send."""

MOST_LETTERS = 500
"""The most characters of what a learner predicts: a line or two."""
Written = Annotated[str, msgspec.Meta(max_length=MOST_LETTERS)]
"""A text that a learner chose or wrote."""

MOST_PART_LETTERS = 4000
"""The most characters of one part of a brief: about a page."""
PartText = Annotated[str, msgspec.Meta(max_length=MOST_PART_LETTERS)]
"""What a learner writes in one part of a brief."""
Name = Annotated[str, msgspec.Meta(max_length=200)]
"""The id of something in a course."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
"""A whole number from 0."""


class Answered(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="answered",
    omit_defaults=True,
    gc=False,
):
    """A learner answered an item.

    `quiz` names the quiz, `attempt` counts the attempts at it from 1, and `paper`, `content` and
    `item` are the codes of the paper, of the version of the content, and of the item on that paper.
    `family` is the code of the item's family, "" while its mark is held back. `response` is the
    response as JSON. `reason`, `points` and `possible` are its mark: the reason, the points earned,
    and the most points. `ticket` is a name that the page made for this answer; an answer that is
    sent again after a crash has the same one. `confidence` is how sure the learner felt.

    A field with its default value is left out of the line, so that a field that is added to this
    class later does not change the hash of older lines.
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
    """A learner began a graded attempt; its paper is drawn from `secret`, a random text.

    The secret makes the paper unpredictable, and the same on every machine. If one attempt was
    begun twice, as in two browser windows at once, its first secret counts.
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
    """A learner took the `n`-th hint to an item, counted from 1; the same hint counts only once.

    In old files `n` is 0, which means the next hint that was not taken before.
    """

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

    If the hand-in reveals the marks, `reasons` maps each answered item to the reason of the item's
    mark, and `families` maps the item to its family (all items that ask the same).
    """

    quiz: str
    attempt: Count
    paper: str
    reasons: dict[str, str] = {}
    families: dict[str, str] = {}


class Predicted(msgspec.Struct, frozen=True, kw_only=True, tag="predicted", gc=False):
    """A learner predicted what a lesson will say: an answer without a mark.

    `lesson` and `prediction` are the ids of the lesson and of the question in it. `response` is the
    option that was chosen, in its words, or the line that was written; "" if it was taken back.
    """

    lesson: str
    prediction: str
    response: Written

    # What looks for the events of an attempt reads these two of every event.
    @property
    def quiz(self) -> str:
        """Return "": a prediction belongs to no quiz."""
        return ""

    @property
    def attempt(self) -> int:
        """Return 0: a prediction belongs to no attempt."""
        return 0


class Drafted(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="drafted",
    omit_defaults=True,
    gc=False,
):
    """A learner changed one part of a brief (a page that argues from facts).

    `lesson` and `brief` are the ids of the lesson and the brief. `part` is "opening", "closing" or
    the id of a fact, and `text` all that now stands there. `side` is what the fact does in the
    brief, such as "supports"; "" if it is taken out, or for a part without a fact. `place` is the
    place that the fact moves to, from 1; with 0 it stays where it is, or comes last.
    """

    lesson: Name
    brief: Name
    part: Name
    text: PartText = ""
    side: Name = ""
    place: Count = 0

    # As above.
    @property
    def quiz(self) -> str:
        """Return "": a brief belongs to no quiz."""
        return ""

    @property
    def attempt(self) -> int:
        """Return 0: a brief belongs to no attempt."""
        return 0


class SetAside(msgspec.Struct, frozen=True, kw_only=True, tag="set-aside"):
    """A learner set lines aside, such as wrongly dated ones; they no longer count.

    The lines stay in their files; `lines` holds their hashes.
    """

    lines: tuple[str, ...]


class Header(
    msgspec.Struct, frozen=True, kw_only=True, tag="opened", omit_defaults=True
):
    """The first line of a journal file: the version of its format, the course and the learner.

    `session` is the file's original name, so that a renamed copy can be recognised; "" in files
    that were written before this field existed.
    """

    version: int
    course: str
    learner: str
    session: str = ""


StepEvent = Begun | Hinted | Submitted | Predicted | Drafted
"""An event of a lesson other than an answer in a quiz."""
QuizEvent = Answered | StepEvent
"""An event of a lesson: what a learner can do there."""
Event = QuizEvent | SetAside | Header


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of a journal file: its number from 1, its time in UTC, its event, and its hash."""

    n: Count
    at: str
    event: Event
    chain: str


def encode_line(previous_hash: str, n: int, at: str, event: Event) -> tuple[bytes, str]:
    """Return a line of a journal as bytes with its line feed, and its hash.

    Arguments: `previous_hash`: the hash of the line before, "" for a first line; `n`: the number of
    the line, from 1; `at`: its time, such as 2021-06-07T14:00:00.000000Z; `event`.
    """
    no_hash = "0" * _CHAIN
    unproved = Line(n, at, event, no_hash)
    whole = msgspec.json.encode(unproved)
    chain = line_hash(previous_hash, whole)
    return whole[:-_END] + chain.encode() + b'"}\n', chain


def line_hash(previous_hash: str, line: bytes) -> str:
    """Return the hash that a line must carry: 32 hexadecimal digits.

    Arguments: `previous_hash`: the hash of the line before, "" for a first line; `line`: the line
    as bytes, without its line feed. Its last field, the hash itself, is left out.
    """
    # Not BLAKE2b, as elsewhere: processors have an instruction for SHA-256, and a record can have
    # many lines.
    before = previous_hash.encode()
    hashed = line[:-_END]
    digest = sha256(before + hashed).hexdigest()
    return digest[:_CHAIN]


_CHAIN = 32
_END = _CHAIN + len('"}')
"""The length of a hash in the file, and of the end of a line from the hash on."""

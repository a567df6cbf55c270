"""The lines of a learner's record: what was done, and the hashes that link the lines."""

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
    """A line of a learner's record: the learner answered an item (question).

    - `quiz`: the quiz's name; `attempt`: the number of the attempt, from 1;
    - `paper`: the code of the quiz as this learner got it;
    - `content`: the version of the course's content;
    - `item`: the item's code; `family`: the code of all items that ask the same of the same fact;
      "" while the mark is held back;
    - `response`: the answer as JSON;
    - `reason`, `points`, `possible`: the mark: its reason, the points earned, the most points;
    - `ticket`: the page's name for this answer: if it is sent twice, it is recorded once;
    - `confidence`: how sure the learner felt.

    A field with its default value is not written.
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
    """A line of a learner's record: the learner began a graded attempt at a quiz.

    `secret` is a random text that decides which questions the learner gets. If one attempt was
    begun twice, the first secret counts.
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
    """A line of a learner's record: the learner took the `n`-th hint to an item, counted from 1.

    The same hint counts only once. In old files `n` is 0, for the next hint. `paper`: the code of
    the quiz as this learner got it. `item`: the item's (question's) code.
    """

    quiz: str
    attempt: Count
    paper: str
    item: str
    n: Count = 0


class Revealed(msgspec.Struct, frozen=True, kw_only=True, tag="revealed", gc=False):
    """A line of a learner's record: the learner had the right answer to an item shown.

    `paper`: the code of the quiz as this learner got it. `item`: the item's code.
    """

    quiz: str
    attempt: Count
    paper: str
    item: str


class Submitted(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="submitted",
    omit_defaults=True,
    gc=False,
):
    """A line of a learner's record: the learner handed an attempt in.

    If the hand-in reveals the marks, `reasons` maps each answered item to the reason of its mark,
    and `families` maps each to the code of its family (all items that ask the same). `paper` is the
    code of the quiz as this learner got it.
    """

    quiz: str
    attempt: Count
    paper: str
    reasons: dict[str, str] = {}
    families: dict[str, str] = {}


class Predicted(msgspec.Struct, frozen=True, kw_only=True, tag="predicted", gc=False):
    """A line of a learner's record: the learner predicted what a lesson will say; there is no mark.

    `lesson` and `prediction` are the ids of the lesson and of the question in it. `response` is the
    option that was chosen, in its words, or the line that was written; "" if it was taken back.
    """

    lesson: str
    prediction: str
    response: Written

    # Code that looks for the events of an attempt reads these two fields of every event.
    @property
    def quiz(self) -> str:
        """Return "", since a prediction belongs to no quiz."""
        return ""

    @property
    def attempt(self) -> int:
        """Return 0, since a prediction belongs to no attempt."""
        return 0


class Drafted(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="drafted",
    omit_defaults=True,
    gc=False,
):
    """A line of a learner's record: a part of a brief (a page argued from facts) was changed.

    - `lesson` and `brief`: the ids of the lesson and the brief;
    - `part`: "opening", "closing" or the id of a fact; `text`: the part's whole new text;
    - `side`: what the fact does in the brief, such as "supports"; "" if the fact is taken out, and
      for opening and closing;
    - `place`: the fact's new place, from 1; 0 if it stays where it is (a new fact comes last).
    """

    lesson: Name
    brief: Name
    part: Name
    text: PartText = ""
    side: Name = ""
    place: Count = 0

    # As in `Predicted`.
    @property
    def quiz(self) -> str:
        """Return "", since a brief (a page argued from facts) belongs to no quiz."""
        return ""

    @property
    def attempt(self) -> int:
        """Return 0, since a brief (a page argued from facts) belongs to no attempt."""
        return 0


class SetAside(msgspec.Struct, frozen=True, kw_only=True, tag="set-aside"):
    """A line of a learner's record: certain lines, such as wrongly dated ones, no longer count.

    `lines` holds their hashes; the lines themselves stay in their files.
    """

    lines: tuple[str, ...]


class Header(
    msgspec.Struct, frozen=True, kw_only=True, tag="opened", omit_defaults=True
):
    """The first line in each file of a learner's record.

    `version`: the version of the file's format. `course`, `learner`: their names. `session`: the
    file's original name; "" in older files.
    """

    version: int
    course: str
    learner: str
    session: str = ""


StepEvent = Begun | Hinted | Revealed | Submitted | Predicted | Drafted
"""An event of a lesson other than an answer in a quiz."""
QuizEvent = Answered | StepEvent
"""An event of a lesson: what a learner can do there."""
Event = QuizEvent | SetAside | Header


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line in a learner's record.

    `n`: its number in its file, from 1. `at`: its time in UTC. `event`: what happened, such as an
    answer. `chain`: the line's hash.
    """

    n: Count
    at: str
    event: Event
    chain: str


def encode_line(previous_hash: str, n: int, at: str, event: Event) -> tuple[bytes, str]:
    """Return a line of a learner's record as bytes, with its line feed, and the line's hash.

    Arguments: `previous_hash`: the hash of the line before, "" for a first line; `n`: the line's
    number, from 1; `at`: its time, such as 2021-06-07T14:00:00.000000Z; `event`: what happened.
    """
    no_hash = "0" * _CHAIN
    unproved = Line(n, at, event, no_hash)
    whole = msgspec.json.encode(unproved)
    chain = line_hash(previous_hash, whole)
    return whole[:-_END] + chain.encode() + b'"}\n', chain


def line_hash(previous_hash: str, line: bytes) -> str:
    """Return the hash that a line of a learner's record must have: 32 hexadecimal digits.

    Arguments: `previous_hash`: the hash of the line before, "" for a first line; `line`: the line
    as bytes, without its line feed. The line's last field, which holds the hash, is not hashed.
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

"""What a learner may see of graded work: marks, reasons, right answers, sources."""

from decimal import Decimal

import msgspec

from policystory.assignment.read_json import FileKind, read_json

FORMAT = "policystory-feedback-1"
MOST_BYTES = 4 * 2**20
"""The most bytes of a learner's feedback, many times what a long assignment has."""


class QuestionFeedback(msgspec.Struct, frozen=True, kw_only=True):
    """The feedback on one question of graded work.

    - `item`: the question's id in the quiz; `stem`: the question;
    - `response`: the answer in words, "" if there was none; `right`: the right answer in words;
    - `reason`: why the answer has its points, such as "wrong"; `verdict` and `sentence`: the reason
      in words;
    - `told`: what is said about the options chosen;
    - `sources`: citations, such as "HN ¶13".
    """

    item: str
    stem: str
    response: str
    points: Decimal
    possible: Decimal
    reason: str
    verdict: str
    sentence: str = ""
    told: tuple[str, ...] = ()
    right: str
    sources: tuple[str, ...] = ()


class PaperFeedback(msgspec.Struct, frozen=True, kw_only=True):
    """One graded attempt at one quiz: its points, and the feedback on each question.

    `paper`: the id of the quiz as the learner got it. `handed_in`: a time by the class's clock,
    with its difference to UTC; in older files a time in UTC.
    """

    quiz: str
    paper: str
    title: str
    attempt: int
    handed_in: str
    points: Decimal
    possible: Decimal
    questions: tuple[QuestionFeedback, ...]


class FeedbackFile(msgspec.Struct, frozen=True, kw_only=True):
    """All that one learner may see of one graded assignment.

    `state`: "graded" or "excused". `points`: None if excused. `late`: whether an attempt that
    counts was late. `why`: sentences that explain the points. `by_hand`: whether the teacher set
    the points. `papers`: each attempt at each quiz. `zone`: the zone of all times, such as
    America/New_York.
    """

    format: str = FORMAT
    class_name: str = msgspec.field(name="class")
    assignment: str
    title: str
    learner: str
    state: str
    points: Decimal | None
    possible: Decimal
    late: bool = False
    by_hand: bool = False
    why: tuple[str, ...] = ()
    papers: tuple[PaperFeedback, ...] = ()
    zone: str = "UTC"


def write_feedback(feedback: FeedbackFile) -> bytes:
    """Return a learner's feedback as the bytes of a JSON file; equal feedback gives equal bytes."""
    text = msgspec.json.encode(feedback, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


_KIND = FileKind(
    record=FeedbackFile,
    format=FORMAT,
    most_bytes=MOST_BYTES,
    name="feedback",
    full_name="feedback on an assignment",
)


def read_feedback(data: bytes, name: str) -> FeedbackFile:
    """Read a learner's feedback from the bytes of its file; `name` is the file's name for messages.

    PolicystoryError if it is no feedback, or if another version of policystory made it.
    """
    return read_json(data, name, _KIND)

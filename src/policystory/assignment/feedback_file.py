"""What a learner may see of graded work once it is out: marks, reasons, right answers, sources."""

from decimal import Decimal

import msgspec

from policystory.errors import PolicystoryError

FORMAT = "policystory-feedback-1"
MOST_BYTES = 4 * 2**20
"""The most bytes of a learner's feedback, many times what a long assignment has."""


class QuestionFeedback(msgspec.Struct, frozen=True, kw_only=True):
    """One question: what was answered, what it earned and why, and what is right.

    `item` is its id on the paper. `response` and `right` are answers in words, `response` is "" if
    there was none. `verdict`, `sentence` and `told` explain the mark; `sources` are citations such
    as "BBC ¶13".
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
    """One attempt at one quiz: `paper` is the id of its paper, `handed_in` its time in UTC."""

    quiz: str
    paper: str
    title: str
    attempt: int
    handed_in: str
    points: Decimal
    possible: Decimal
    questions: tuple[QuestionFeedback, ...]


class FeedbackFile(msgspec.Struct, frozen=True, kw_only=True):
    """All that one learner may see of one assignment.

    `state` is graded or excused, `points` is None if excused. `why` holds the sentences behind the
    points; `by_hand` tells that the teacher put them there.
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


def write_feedback(feedback: FeedbackFile) -> bytes:
    """Return feedback as the bytes of its file: JSON, the same for the same feedback."""
    text = msgspec.json.encode(feedback, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


def read_feedback(data: bytes, name: str) -> FeedbackFile:
    """Read the bytes of a learner's feedback; `name` is the file's name for messages.

    PolicystoryError if they are none, or of a newer format.
    """
    if len(data) > MOST_BYTES:
        raise PolicystoryError(f"{name} is too large for feedback")
    try:
        feedback = msgspec.json.decode(data, type=FeedbackFile)
    # msgspec's errors are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise PolicystoryError(
            f"{name} is no feedback on an assignment, or it is damaged; get it again"
        ) from error
    if feedback.format != FORMAT:
        raise PolicystoryError(
            f"{name} was made by another version of policystory; install that version"
        )
    return feedback

"""What a learner hands in: the paper as it was received, the answers, and the record's lines."""

from functools import lru_cache
from typing import Annotated, Any

import msgspec

from policystory.assignment.released_paper import ReleasedPaper
from policystory.errors import PolicystoryError
from policystory.journal.lines import Answered, Begun, Line, Submitted, line_hash

FORMAT = "policystory-submission-1"
MOST_BYTES = 8 * 2**20
"""The most bytes of a submission: many thousand answers."""
_MOST_LINES = 20_000


class RecordLine(msgspec.Struct, frozen=True):
    """A line of a learner's record: its file, the hash of the line before, and its text.

    Both together show whether the line was changed, without the lines about other quizzes, which
    are the learner's own.
    """

    file: str
    before: str
    text: str


class SubmissionFile(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt at one paper of an assignment, as a learner hands it in.

    `released` is the paper as it was received, `begun` and `handed_in` are times in UTC by the
    learner's clock, and `lines` are the lines of the record about this attempt.
    """

    format: str = FORMAT
    released: ReleasedPaper
    begun: str
    handed_in: str
    lines: Annotated[tuple[RecordLine, ...], msgspec.Meta(max_length=_MOST_LINES)] = ()

    @property
    def quiz(self) -> str:
        """Return the name under which the learner's record keeps this paper's answers."""
        released = self.released
        return record_quiz(released)


def record_quiz(released: ReleasedPaper) -> str:
    """Return the name under which a learner's record keeps the answers to a released paper."""
    return f"{released.class_name}:{released.assignment}:{released.paper.quiz}"


def write_submission(submission: SubmissionFile) -> bytes:
    """Return a submission as the bytes of its file: JSON."""
    text = msgspec.json.encode(submission, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


def read_submission(data: bytes) -> SubmissionFile:
    """Read the bytes of a file that was handed in; PolicystoryError if it is no submission."""
    try:
        submission = msgspec.json.decode(data, type=SubmissionFile)
    # msgspec's errors are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise PolicystoryError("this is no submission, or it is damaged") from error
    if submission.format != FORMAT:
        raise PolicystoryError("it was made by another version of policystory")
    return submission


class SubmittedWork(msgspec.Struct, frozen=True):
    """The answers of a submission: all responses to each item, oldest first, and whether sound.

    `broken` is the number of lines whose hash does not fit, so that they were changed.
    """

    responses: dict[str, tuple[Any, ...]]
    broken: int = 0


def submitted_work(submission: SubmissionFile, until: str = "") -> SubmittedWork:
    """Return the answers in the lines of a submission, in the order of their times.

    `until` is the last time, as a record writes it, at which an answer counts; "" for no such time.
    """
    broken = 0
    answers: list[tuple[str, int, Answered]] = []
    tickets: set[str] = set()
    for kept in submission.lines:
        line = read_line(kept)
        if line is None:
            broken += 1
        elif until and line.at > until:
            continue
        elif _is_answer_to(line, submission):
            answers.append((line.at, line.n, line.event))  # type: ignore[arg-type]  # as checked
    responses: dict[str, list[Any]] = {}
    for _, _, event in sorted(answers, key=lambda answer: answer[:2]):
        # An answer that was sent twice counts once.
        if event.ticket and event.ticket in tickets:
            continue
        tickets.add(event.ticket)
        responses.setdefault(event.item, []).append(event.response)
    frozen = {item: tuple(of_item) for item, of_item in responses.items()}
    return SubmittedWork(frozen, broken)


@lru_cache(maxsize=2048)  # What judges a submission looks at its lines several times.
def read_line(kept: RecordLine) -> Line | None:
    """Return a line of a record; None if it cannot be read or does not carry its hash."""
    try:
        # A text may hold half a sign, which no file can have.
        data = kept.text.encode()
        line = msgspec.json.decode(data, type=Line)
    except (ValueError, RecursionError):
        return None
    return line if line.chain == line_hash(kept.before, data) else None


def _is_answer_to(line: Line, submission: SubmissionFile) -> bool:
    """Tell whether a line is an answer to this paper."""
    event = line.event
    if not isinstance(event, Answered):
        return False
    released = submission.released
    is_of_paper = event.paper == released.paper.id
    return is_of_paper and event.attempt == released.attempt


EVENTS = (Answered, Begun, Submitted)
"""The events of a record that go with a submission."""

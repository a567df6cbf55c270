"""What a learner hands in: the quiz as it was handed out, and the record's lines about it."""

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
    """A line of a learner's record, with what is needed to check that nobody changed it.

    `file`: the name of the record's file. `before`: the hash of the line before. `text`: the line.
    """

    file: str
    before: str
    text: str


class SubmissionFile(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt at a quiz of an assignment, as a learner hands it in.

    `released`: the quiz as it was handed out. `begun`, `handed_in`: times in UTC by the learner's
    clock. `lines`: the lines of the learner's record about this attempt.
    """

    format: str = FORMAT
    released: ReleasedPaper
    begun: str
    handed_in: str
    lines: Annotated[tuple[RecordLine, ...], msgspec.Meta(max_length=_MOST_LINES)] = ()

    @property
    def quiz(self) -> str:
        """Return the name by which the learner's record knows this quiz."""
        released = self.released
        return record_quiz(released)


def record_quiz(released: ReleasedPaper) -> str:
    """Return the name that an assigned quiz has in a learner's record: "class:assignment:quiz"."""
    return f"{released.class_name}:{released.assignment}:{released.paper.quiz}"


def write_submission(submission: SubmissionFile) -> bytes:
    """Return what a learner hands in as the bytes of its file: JSON."""
    text = msgspec.json.encode(submission, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


def read_submission(data: bytes) -> SubmissionFile:
    """Read the bytes of a file that a learner handed in.

    PolicystoryError if the file is damaged, is no such file, or was made by another version.
    """
    try:
        submission = msgspec.json.decode(data, type=SubmissionFile)
    # msgspec's errors are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise PolicystoryError("this is no submission, or it is damaged") from error
    if submission.format != FORMAT:
        raise PolicystoryError("it was made by another version of policystory")
    return submission


class SubmittedWork(msgspec.Struct, frozen=True):
    """The answers that a learner handed in, and how many lines of the record were changed.

    `responses`: all responses to each item, by the item's id, oldest first. `broken`: the number of
    lines that were changed, since they cannot be read or their hash is wrong.
    """

    responses: dict[str, tuple[Any, ...]]
    broken: int = 0


def submitted_work(submission: SubmissionFile, until: str = "") -> SubmittedWork:
    """Return the answers in what a learner handed in, in the order of their times.

    `until` is the last time at which an answer counts, such as 2021-06-07T14:00:00.000000Z; "" for
    no limit.
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
    """Read a line of a learner's record; None if it cannot be read or its hash is wrong."""
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

"""Check the record in a submission: are its lines unchanged, and are they about its paper?

A submission is the file that a learner hands in. A record is the list of what the learner did, such
as answers. A paper is the questions that the learner got. Each line has a hash of itself and of the
line before, so a change shows, unless somebody works out the hashes anew.
"""

from itertools import pairwise

from policystory.assignment.submission_file import (
    EVENTS,
    RecordLine,
    SubmissionFile,
    read_line,
)
from policystory.journal.lines import Answered, Line
from policystory.journal.moment import are_times
from policystory.teaching.collecting.handed_file import FileOutcome, Refusal

NumberedLines = dict[int, tuple[RecordLine, Line]]
"""The lines of one file of a record, by their numbers."""


def check_record(submission: SubmissionFile) -> Refusal | None:
    """Check the record of a submission (handed-in file); return what is wrong, None if nothing is.

    The record lists what the learner did, such as answers. Its lines must be unchanged, and about
    the questions of this file.
    """
    by_file: dict[str, NumberedLines] = {}
    broken = 0
    for kept in submission.lines:
        line = read_line(kept)
        if line is None:
            broken += 1
            continue
        of_file = by_file.setdefault(kept.file, {})
        before = of_file.setdefault(line.n, (kept, line))
        if before[0].text != kept.text:
            sentence = f"its record has two different lines {line.n}"
            return Refusal(FileOutcome.ALTERED_ANSWERS, sentence)
    broken += sum(_breaks(of_file) for of_file in by_file.values())
    if broken:
        count = "1 line" if broken == 1 else f"{broken} lines"
        were = "was" if broken == 1 else "were"
        sentence = f"{count} of its record {were} changed"
        return Refusal(FileOutcome.BROKEN_CHAIN, sentence)
    lines_of_files: list[Line] = []
    for of_file in by_file.values():
        lines_of_files += [line for _, line in of_file.values()]
    fault = _fault_of_lines(submission, lines_of_files)
    return Refusal(FileOutcome.ALTERED_ANSWERS, fault) if fault else None


def _breaks(of_file: NumberedLines) -> int:
    """Return how many lines do not carry the hash of the line before, where that is there."""
    breaks = 0
    for before, after in pairwise(sorted(of_file)):
        # Between others may be lines about other quizzes, which stay the learner's own.
        if after == before + 1:
            kept, line = of_file[after][0], of_file[before][1]
            breaks += kept.before != line.chain
    return breaks


def _fault_of_lines(submission: SubmissionFile, lines: list[Line]) -> str:
    """Return why lines cannot be the record of this submission, or ""."""
    if not are_times([line.at for line in lines]):
        return "a line of its record has no time that there is"
    answers: list[Answered] = []
    for line in lines:
        event = line.event
        if not isinstance(event, EVENTS):
            return "its record has a line that no submission has"
        of_attempt = (submission.quiz, submission.released.attempt)
        if (event.quiz, event.attempt) != of_attempt:
            return "its record has answers to another quiz or attempt"
        if isinstance(event, Answered):
            answers.append(event)
    paper = submission.released.paper
    # A paper that was released again has another code; what was answered before stays recorded.
    to_paper = [answer for answer in answers if answer.paper == paper.id]
    if answers and not to_paper:
        return "its answers are to another paper"
    items = {item.id for item in paper.items}
    if any(answer.item not in items for answer in to_paper):
        return "it has an answer to a question that is not on its paper"
    return ""


def contradiction(new: SubmissionFile, earlier: SubmissionFile) -> str:
    """Return in words how two submissions for the same attempt contradict each other, or "".

    A submission is a handed-in file with the learner's record of answers, as lines of one or
    several files. Two contradict each other if a line of `earlier` differs or is missing in `new`.
    Record files that are in only one of the two are not compared.
    """
    lines = _texts(new)
    files = {file for file, _ in lines}
    for (file, number), text in _texts(earlier).items():
        if file not in files:
            continue
        now = lines.get((file, number))
        if now is None:
            return f"line {number} of its record is missing, which was handed in before"
        if now != text:
            return f"line {number} of its record differs from what was handed in before"
    return ""


def _texts(submission: SubmissionFile) -> dict[tuple[str, int], str]:
    """Return the texts of the lines by file and number."""
    texts: dict[tuple[str, int], str] = {}
    for kept in submission.lines:
        line = read_line(kept)
        if line is not None:
            texts[kept.file, line.n] = kept.text
    return texts

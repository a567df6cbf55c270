"""Make the answers of an invented learner, and the file in which they are handed in."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from policystory.assignment.released_paper import ReleasedPaper
from policystory.assignment.submission_file import (
    RecordLine,
    SubmissionFile,
    record_quiz,
    write_submission,
)
from policystory.items.item import (
    Answer,
    NumberKey,
    PairsKey,
    PaperItem,
    Prompt,
    TextKey,
)
from policystory.journal.lines import Answered, Header, encode_line
from policystory.journal.moment import format_time
from policystory.quiz.paper import Key
from policystory.teaching.demo.learners import HandIn, share

_EASIER = (0.15, 0.05, 0.2, -0.1, 0.0, -0.2, 0.1, -0.05)
"""How much easier the questions of a paper are, by their place on it."""
_PER_ANSWER = timedelta(seconds=50)


def submission(released: ReleasedPaper, key: Key, hand_ins: list[HandIn]) -> bytes:
    """Return the bytes of the file that an invented learner hands in for a paper.

    Arguments: `released`: the paper (the learner's questions); `key`: its right answers;
    `hand_ins`: when the learner handed this paper in, earliest first. The file is that of the last
    time. Which answers are right depends on the learner and the question's place only.
    """
    # A record begins with a line of its own, which is not handed in.
    header = Header(version=1, course="demo", learner=released.learner)
    begun = _begun(released, hand_ins[0])
    before = encode_line("", 1, format_time(begun), header)[1]
    lines: list[RecordLine] = []
    for hand_in in hand_ins:
        at = _begun(released, hand_in)
        for event in _answers(released, key, hand_in):
            at += _PER_ANSWER
            number = len(lines) + 2
            data, chain = encode_line(before, number, format_time(at), event)
            text = data.decode().rstrip("\n")
            lines.append(RecordLine("demo.jsonl", before, text))
            before = chain
    whole = SubmissionFile(
        released=released,
        begun=format_time(begun),
        handed_in=format_time(hand_ins[-1].at),
        lines=tuple(lines),
    )
    return write_submission(whole)


def _begun(released: ReleasedPaper, hand_in: HandIn) -> datetime:
    """Return when a learner began what is handed in."""
    return hand_in.at - _PER_ANSWER * (1 + len(released.paper.items))


def _answers(released: ReleasedPaper, key: Key, hand_in: HandIn) -> Iterator[Answered]:
    """Yield the answers to each question of a paper."""
    learner, quiz = released.learner, released.paper.quiz
    for place, item in enumerate(released.paper.items):
        chance = hand_in.skill + _EASIER[place % len(_EASIER)]
        is_right = share(learner, quiz, str(place)) < chance
        answer = key.items[item.id].key
        given = right_response(answer) if is_right else _wrong(item, answer, learner)
        yield _answered(released, item.id, given)


def _answered(released: ReleasedPaper, item: str, response: object) -> Answered:
    """Return the event of the learner's record by which an answer is kept."""
    return Answered(
        quiz=record_quiz(released),
        attempt=released.attempt,
        paper=released.paper.id,
        content=released.paper.content,
        item=item,
        family="",
        response=msgspec.to_builtins(response),
        reason="held",
        points="0",
        possible="1",
    )


def right_response(answer: Answer) -> object:
    """Return a response that earns all points, such as the text of a number or an option's id.

    `answer`: the right answer, as the key of a paper holds it.
    """
    if isinstance(answer, NumberKey):
        return f"{answer.amount:f}"
    if isinstance(answer, TextKey):
        return answer.accepted[0]
    if isinstance(answer, PairsKey):
        return answer.pairs
    return list(answer) if isinstance(answer, tuple) else answer


def _wrong(item: PaperItem, answer: Answer, learner: str) -> object:
    """Return a response that earns nothing; which one depends on the learner."""
    if isinstance(answer, NumberKey):
        return f"{3 * answer.amount + 7:f}"
    if isinstance(answer, TextKey):
        return "somebody else"
    if isinstance(answer, PairsKey):
        return {row.id: _not_right(item, row, answer) for row in item.prompts}
    options = [option.id for option in item.options]
    if isinstance(answer, tuple):
        wrong = [option for option in options if option not in answer]
        # Where all options are right their order is asked for.
        return wrong or list(reversed(answer))
    wrong = [option for option in options if option != answer]
    # Squared, so that one wrong option draws more learners than the rest.
    place = int(share(learner, item.stem) ** 2 * len(wrong))
    return sorted(wrong)[place]


def _not_right(item: PaperItem, row: Prompt, answer: PairsKey) -> str:
    """Return an option that does not belong to a row or gap."""
    options = row.options or item.options
    wrong = [
        option.id for option in options if option.id != answer.pairs.get(row.id, "")
    ]
    # Which one does not matter: a row is right or wrong.
    return wrong[0]

"""What a learner did at one time, in words: an attempt at a quiz, a poll, or a brief."""

import msgspec

from policystory.wording import Phrasebook


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question that a learner answered, in words.

    `answers`: all answers to the question, the oldest first; `verdict`: the mark of the answer that
    counts, in words such as "Not right."; "" for a prediction or brief, which has no marks.
    """

    stem: str
    answers: tuple[str, ...]
    verdict: str


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner did at one time: an attempt at a quiz, a poll of predictions, or a brief.

    `title`: the quiz and the number of the attempt; `times`: from when to when, on the learner's
    clock; `result`: how many questions were right at the first try, and the points; `asked`: the
    questions. `is_proved` is False if somebody has changed a line of the record by hand.
    """

    title: str
    times: str
    result: str
    asked: tuple[AskedQuestion, ...]
    is_proved: bool = True


class LessonSittings(msgspec.Struct, frozen=True):
    """Everything that a learner did in one lesson: its title, and the sittings, oldest first.

    A sitting is an attempt at a quiz, a poll of predictions, or a brief.
    """

    title: str
    sittings: tuple[Sitting, ...]


def times_in_words(first: str, last: str, phrases: Phrasebook) -> str:
    """Return "FIRST to LAST", or just one time if both are the same.

    `first` and `last` are times on the learner's clock, in words. `phrases` has the words of the
    course's language.
    """
    if first == last:
        return first
    return phrases.say("record.times", first=first, last=last)

"""What a learner did at one time, in words: an attempt, a poll of predictions, or a brief."""

import msgspec


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question that was answered: its stem, the answers in order, and what became of them."""

    stem: str
    answers: tuple[str, ...]
    verdict: str


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt at a quiz, one prediction poll or one brief, as a learner reads of it.

    `title` names the quiz and the attempt; `times` says from when to when on the learner's clock;
    `result` gives the questions right at the first try and the points. `is_proved` is False if a
    line of the attempt was changed.
    """

    title: str
    times: str
    result: str
    asked: tuple[AskedQuestion, ...]
    is_proved: bool = True


class LessonSittings(msgspec.Struct, frozen=True):
    """All sittings of one lesson, oldest first, with the lesson's title."""

    title: str
    sittings: tuple[Sitting, ...]


def times_in_words(first: str, last: str) -> str:
    """Return when something was begun and ended, both as a learner's clock shows it."""
    if first == last:
        return first
    return f"{first} to {last}"

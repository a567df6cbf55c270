"""What the answers to a question show, and whether a teacher should look at the question.

Questions that ask the same of the same fact (a family of items) are counted as one. Few answers
show little: a low correlation with the learners' other marks is a reason to look only from 100
answers on.
"""

from collections.abc import Iterator

import msgspec

from policystory.gradebook.analysis.shares_and_correlations import (
    Interval,
    PairSums,
    correlation,
    wilson,
)
from policystory.gradebook.analysis.sums import AnswerSums
from policystory.items.item import Reason

FEWEST_FOR_INTERVALS = 20
"""With fewer answers only counts are told."""
_FEWEST_FOR_ALARMS = 30
_FEWEST_FOR_THRESHOLDS = 100
HARDEST, EASIEST = 0.20, 0.95
"""The shares of the points outside of which a question is called too hard or too easy."""
_LOWEST_CORRELATION = 0.20
_MOST_WRONG = 5
"""How many wrong answers to a question are listed."""
_MOST_READ = 20
"""How many different responses to a question are read for that, those given most."""

_NOT_CHOSEN = {Reason.UNANSWERED.value, Reason.UNREADABLE.value, Reason.AMBIGUOUS.value}
"""Reasons of marks for which no wrong answer was chosen."""


class WrongAnswer(msgspec.Struct, frozen=True):
    """A wrong answer, or a wrong part of an answer, such as a wrong option that was ticked.

    `text`: what it says; `n`: how many learners gave it; `upper`: how many of them are in the
    better half of the class.
    """

    text: str
    n: int
    upper: int


class QuestionStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers to one question show, in first attempts.

    - `family`: the code of the question's family (items that ask the same of the same fact);
    - `stem`: what the question asks; `objectives`: the ids of its learning objectives;
    - `n`: how many answers there are; `right`: how many earned all points; `upper_right`: how many
      of these came from the better half of the class;
    - `unanswered`: how many answers were empty, unreadable or ambiguous;
    - `shares`: the sum of the shares of the points, each from 0 to 1;
    - `wrong`: at most five wrong answers, those given most first; if `in_parts`, wrong parts of
      answers;
    - `difficulty`: the mean share of the points; `item_rest`: the correlation of that share with
      the learner's share of all other points; both None if there are fewer than 20 answers;
    - `attention`: sentences that say why a teacher should look; empty if there is no reason.
    """

    family: str
    stem: str
    objectives: tuple[str, ...]
    n: int
    right: int
    upper_right: int
    shares: float
    unanswered: int
    wrong: tuple[WrongAnswer, ...]
    in_parts: bool = False
    difficulty: Interval | None
    item_rest: Interval | None
    attention: tuple[str, ...] = ()


class QuestionText(msgspec.Struct, frozen=True):
    """The words of a question and of the wrong answers to it.

    `stem`: what it asks; `objectives`: the ids of its learning objectives; `wrong_parts`: maps a
    response, as JSON, to what is wrong in it, in words; `in_parts`: whether a response has several
    parts, such as rows, each of which can be wrong.
    """

    stem: str
    objectives: tuple[str, ...]
    wrong_parts: dict[str, tuple[str, ...]]
    in_parts: bool = False


def most_given(answers: list[AnswerSums]) -> list[AnswerSums]:
    """Return the most frequent wrong answers to one question: at most 20, most frequent first.

    `answers`: the sums of all answers to the question in first attempts. Right, empty, unreadable
    and ambiguous answers are left out.
    """
    right = (Reason.RIGHT.value, *_NOT_CHOSEN)
    wrong = [each for each in answers if each.reason not in right]
    # Answers given equally often are sorted by response, so that the order never changes.
    wrong.sort(key=lambda each: (-each.pairs.n, each.response))
    return wrong[:_MOST_READ]


def question_statistics(
    family: str, answers: list[AnswerSums], text: QuestionText
) -> QuestionStatistics:
    """Return what the answers to one question show, with the reasons why a teacher should look.

    Arguments: `family`: the code of the question's family (items that ask the same of the same
    fact); `answers`: the sums of all answers to it in first attempts; `text`: the question's words.
    """
    whole = PairSums()
    right = upper_right = unanswered = 0
    for each in answers:
        whole.add(each.pairs)
        if each.reason == Reason.RIGHT.value:
            right += each.pairs.n
            upper_right += each.upper
        if each.reason in _NOT_CHOSEN:
            unanswered += each.pairs.n
    # What is not sure enough to be told is not even worked out.
    enough = whole.n >= FEWEST_FOR_INTERVALS
    statistics = QuestionStatistics(
        family=family,
        stem=text.stem,
        objectives=text.objectives,
        n=whole.n,
        right=right,
        upper_right=upper_right,
        shares=round(whole.x, 6),
        unanswered=unanswered,
        wrong=_wrong_answers(answers, text),
        in_parts=text.in_parts,
        difficulty=wilson(whole.x / whole.n, whole.n) if enough else None,
        item_rest=correlation(whole) if enough else None,
    )
    attention = tuple(_needs_attention(statistics))
    return msgspec.structs.replace(statistics, attention=attention)


def _wrong_answers(
    answers: list[AnswerSums], text: QuestionText
) -> tuple[WrongAnswer, ...]:
    """Return what was wrong in the answers to a question, most frequent first."""
    tally: dict[str, WrongAnswer] = {}
    for each in most_given(answers):
        for part in text.wrong_parts[each.response]:
            # One part can be wrong in many different answers.
            before = tally.get(part, WrongAnswer(part, 0, 0))
            n = before.n + each.pairs.n
            tally[part] = WrongAnswer(part, n, before.upper + each.upper)
    ordered = sorted(tally.values(), key=lambda answer: (-answer.n, answer.text))
    return tuple(ordered[:_MOST_WRONG])


def _needs_attention(question: QuestionStatistics) -> list[str]:
    """Return sentences that say why a teacher should look at a question; none if all is well.

    For fewer than 30 answers there are none, as these show too little.
    """
    sentences: list[str] = []
    if question.n < _FEWEST_FOR_ALARMS:
        return sentences
    sentences += _better_than_the_key(question)
    item_rest = question.item_rest
    # The whole interval: a value below zero can be chance.
    if item_rest is not None and item_rest.high < 0:
        sentences.append(
            "Learners who did well elsewhere did badly here (the whole interval of the correlation "
            "is below zero): is the key right, and is the wording clear?"
        )
    if question.n >= _FEWEST_FOR_THRESHOLDS:
        sentences += _beyond_thresholds(question)
    return sentences


def _better_than_the_key(question: QuestionStatistics) -> Iterator[str]:
    """Yield a sentence for each wrong answer that drew more of the upper half than the key."""
    # A question with parts can be good, and all its parts right only for a few.
    if question.in_parts:
        return
    for answer in question.wrong:
        if answer.upper > question.upper_right:
            yield (
                f"In the upper half, “{answer.text}” drew more ({answer.upper}) than the right "
                f"answer ({question.upper_right}): is the key right?"
            )


def _beyond_thresholds(question: QuestionStatistics) -> list[str]:
    """Return what the thresholds for many answers say of a question."""
    sentences: list[str] = []
    difficulty, item_rest = question.difficulty, question.item_rest
    if difficulty is not None and difficulty.value < HARDEST:
        sentences.append(f"Very hard: less than {HARDEST:.0%} of the points.")
    if difficulty is not None and difficulty.value > EASIEST:
        sentences.append(f"Very easy: more than {EASIEST:.0%} of the points.")
    if item_rest is not None and item_rest.value < _LOWEST_CORRELATION:
        sentences.append(
            f"It hardly tells who knows more: a correlation below {_LOWEST_CORRELATION:.2f}."
        )
    return sentences

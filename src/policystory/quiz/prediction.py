"""Predictions: questions that a learner answers before a lesson and sees again after it.

A prediction has no right answer and no mark. After the lesson, the learner's answer is shown beside
a sentence on what the reports say.
"""

import re

from policystory.facts.corpus import Corpus
from policystory.facts.record import Record
from policystory.facts.values.numbers_in_text import numbers_to_cite
from policystory.items.fact_set import Faults
from policystory.items.item import Ids

FEWEST, MOST = 2, 3
"""How many predictions a lesson asks, if it asks any."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 5
"""How many options a prediction has, if it has any."""
ASK_WORDS = 40
_OPTION_WORDS = 8
_AFTERWARDS_WORDS = 40
"""The most words of each text: all of it is read at a glance."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Prediction(Record, frozen=True, kw_only=True):
    """A question without marks that a lesson asks before it begins.

    `id`: unique in the lesson, and never changed. `ask`: the question. `afterwards`: what the
    reports say, shown after the lesson. `facts`: ids of the facts that prove `afterwards`.
    `options`: short choices; if empty, the learner writes a line.
    """

    id: str
    ask: str
    afterwards: str
    facts: Ids
    options: tuple[str, ...] = ()


def faults(corpus: Corpus, predictions: tuple[Prediction, ...]) -> Faults:
    """Yield every fault of a lesson's predictions: the path to it, what is wrong, what to do.

    A path is a tuple such as (0, "id"): the position of the prediction, then the field. It is () if
    there are too few or too many. `corpus` must hold all facts that predictions name.
    """
    if predictions and not FEWEST <= len(predictions) <= MOST:
        message = (
            f"a lesson asks {FEWEST} or {MOST} predictions, not {len(predictions)}"
        )
        yield (), message, "choose the best, or leave 'predict' out"
    seen: set[str] = set()
    for place, prediction in enumerate(predictions):
        if prediction.id in seen:
            message = f"another prediction of this lesson has the id '{prediction.id}'"
            yield (place, "id"), message, "ids are permanent; choose a new one here"
        seen.add(prediction.id)
        for way, message, hint in _faults_of_one(corpus, prediction):
            yield (place, *way), message, hint


def _faults_of_one(corpus: Corpus, prediction: Prediction) -> Faults:
    """Yield the faults of one prediction."""
    if not _ID.fullmatch(prediction.id):
        hint = "write small letters and figures, with hyphens between"
        yield ("id",), f"'{prediction.id}' is not an id", hint
    yield from _faults_of_length("ask", prediction.ask, ASK_WORDS)
    yield from _faults_of_length("afterwards", prediction.afterwards, _AFTERWARDS_WORDS)
    if not prediction.facts:
        message = "no fact stands behind 'afterwards'"
        yield ("facts",), message, "name at least one"
    yield from _faults_of_options(prediction.options)
    # Only `afterwards` says what the reports say, so only its numbers must be in the facts. The
    # import is here because it takes long, and a lesson that is only shown checks nothing.
    from policystory.facts.checks.wording import numbers_behind  # noqa: PLC0415

    unproved = numbers_to_cite(prediction.afterwards) - numbers_behind(
        corpus, prediction.facts
    )
    for number in sorted(unproved):
        message = (
            f"'afterwards' has the number {number:f}, which no fact named here holds"
        )
        hint = "name the fact that holds it, or correct the number"
        yield ("afterwards",), message, hint


def _faults_of_length(field: str, text: str, most: int) -> Faults:
    """Yield a fault for a text that is empty, or has more words than can be read at a glance."""
    words = len(text.split())
    if not words:
        yield (field,), f"'{field}' is empty", "write a sentence"
    if words > most:
        message = f"'{field}' has {words} words, at most {most}"
        yield (field,), message, "shorten it"


def _faults_of_options(options: tuple[str, ...]) -> Faults:
    """Yield the faults of the options; a prediction without options has none."""
    way = ("options",)
    if options and not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        message = f"a prediction has {FEWEST_OPTIONS} to {MOST_OPTIONS} options, not {len(options)}"
        hint = "leave 'options' out to let the learner write a line"
        yield way, message, hint
    seen: set[str] = set()
    for place, option in enumerate(options):
        words = len(option.split())
        if not 0 < words <= _OPTION_WORDS:
            message = f"this option has {words} words; it needs 1 to {_OPTION_WORDS}"
            yield (*way, place), message, "shorten it, or take it out"
        # Learners could not tell two options apart that differ only in capitals.
        same = option.casefold().strip()
        if same in seen:
            yield (*way, place), "two options are the same", "take one out"
        seen.add(same)

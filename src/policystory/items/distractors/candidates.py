"""Write a part of a fact, such as its speaker, as an option."""

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.record import Fact, Quantity, Status, Value
from policystory.facts.values.period import in_words, read_period
from policystory.items.item import Option
from policystory.items.options import option
from policystory.items.questions.question import Question


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A part of a fact, such as the speaker, written as an option.

    - `text`: the text of the option.
    - `same`: that text in small letters without accents, to find options that read alike.
    - `value`: the part as it is in `fact`.
    - `place`: what candidates are sorted by: a number or date, then the text.
    - `option`: the option itself, with its id.
    """

    text: str
    same: str
    value: Value
    fact: Fact
    place: tuple[float, str]
    option: Option


def candidate(question: Question) -> Candidate | None:
    """Return the right answer to a question, written as an option.

    None if the fact that the question is about lacks the part asked for.
    """
    return candidates(question).of(question.fact)


def candidates(question: Question) -> "Candidates":
    """Return the object that turns facts into options for a question.

    An option shows the part of a fact that the question asks for, such as the speaker.
    """
    # All options of a question are written alike, whatever properties they come from.
    with_unit = question.direction == "value" and question.needs_unit
    return _candidates(question.corpus, question.direction, with_unit)


@once_per_corpus
def _candidates(corpus: Corpus, direction: str, with_unit: bool) -> "Candidates":
    return Candidates(corpus, direction, with_unit=with_unit)


class Candidates:
    """Turns facts into options that show one part of each fact, such as its speaker.

    `direction`: the name of the part. `with_unit`: whether the unit is written beside numbers.
    """

    def __init__(self, corpus: Corpus, direction: str, *, with_unit: bool) -> None:
        """Write no option yet: a lesson's quiz needs few of them."""
        self._corpus, self._direction = corpus, direction
        self._with_unit = with_unit
        self._by_fact: dict[str, Candidate | None] = {}

    def of(self, fact: Fact) -> Candidate | None:
        """Return a fact's part, written as an option; None if the fact lacks the part.

        The fact must be in the corpus.
        """
        if fact.id not in self._by_fact:
            self._by_fact[fact.id] = self._written(fact)
        return self._by_fact[fact.id]

    def _written(self, fact: Fact) -> Candidate | None:
        """Write what a fact has as an option."""
        value = getattr(fact, self._direction)
        if value is None:
            return None
        return self.instead(fact, value)

    def instead(self, fact: Fact, value: Value) -> Candidate:
        """Return `value`, written as an option as if it were the part of `fact`.

        For example, `value` is a wrong answer that the author of the fact offers.
        """
        shown = option(self._text(fact, value))
        text = shown.text
        plain = folded(text)
        place = _place(value, text)
        return Candidate(text, plain, value, fact, place, shown)

    def _text(self, fact: Fact, value: Value) -> str:
        """Write a value as it stands in a sentence."""
        phrases = self._corpus.phrases
        # "official-figure" is a word of the files, not of readers.
        key = f"options.{self._direction}-{value}"
        if self._direction in ("kind", "status") and phrases.has(key):
            return phrases.say(key)
        if self._direction == "value":
            prop = self._corpus.properties[fact.property]
            unit = self._with_unit
            return words.value(self._corpus, prop, value, with_unit=unit)
        if self._direction == "period":
            return in_words(str(value), phrases)
        return words.name(self._corpus, str(value))


def in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates in the order in which options are shown: by number, date or text."""
    return sorted(candidates, key=lambda candidate: candidate.place)


def _place(value: Value, text: str) -> tuple[float, str]:
    """Return where a value stands among others of its sort."""
    if isinstance(value, Quantity):
        return float(value.amount), text
    if isinstance(value, Status):
        statuses = list(Status)
        return float(statuses.index(value)), text
    if isinstance(value, str):
        return _day(value), text
    return 0.0, text


def _day(value: str) -> float:
    """Return the number of the first day of a period; 0 for what is no period."""
    # Only what begins with a year can be a period, and to try to read one is slow.
    year = value[:4]
    if not year.isdigit():
        return 0.0
    try:
        period = read_period(value)
    except ValueError:
        return 0.0
    return float(period.first.toordinal())

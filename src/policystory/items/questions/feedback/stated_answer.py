"""Tell whether a text contains the right answer to a question, so that feedback can hide it."""

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Quantity, Value
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import month_in_words
from policystory.wording import ENGLISH, Phrasebook


class Answers(msgspec.Struct, frozen=True):
    """Right answers, in a form that tells whether a text contains one of them.

    - `texts`: the answers in small letters without accents.
    - `names`: patterns that find an entity by any of its names.
    - `amounts`: numbers, however a text writes them.
    - `months`: the months of all reports; they reveal nothing, since every citation has one.
    - `phrases`: the texts of the language in which numbers are read.
    """

    texts: tuple[str, ...] = ()
    names: tuple[re.Pattern[str], ...] = ()
    amounts: frozenset[Decimal] = frozenset()
    months: frozenset[str] = frozenset()
    phrases: Phrasebook = ENGLISH

    def stand_in(self, text: str) -> bool:
        """Tell whether a text contains one of the answers.

        >>> Answers(amounts=frozenset([Decimal(178000)])).stand_in("It was 178,000.")
        True
        """
        plain = folded(text)
        for month in self.months:
            plain = plain.replace(month, "")
        if any(answer in plain for answer in self.texts):
            return True
        if any(name.search(plain) for name in self.names):
            return True
        if not bool(self.amounts):
            return False
        return not self.amounts.isdisjoint(numbers(text, self.phrases))

    def beside(self, answers: "Answers") -> "Answers":
        """Return these right answers with those to another question, such as a second gap."""
        return Answers(
            self.texts + answers.texts,
            self.names + answers.names,
            self.amounts | answers.amounts,
            self.months | answers.months,
            self.phrases,
        )


def answers_of(
    corpus: Corpus, values: Iterable[Value], texts: Iterable[str]
) -> Answers:
    """Return right answers in a form that tells whether a text contains one of them.

    `values`: the answers as in facts, such as the id of an entity. `texts`: the same answers as in
    options.
    """
    names = []
    amounts: set[Decimal] = set()
    for value in values:
        if isinstance(value, Quantity):
            amounts.add(value.amount)
            continue
        entity = None
        if isinstance(value, str):
            entity = corpus.entities.get(value)
        if entity is not None:
            names.append(names_pattern(entity))
    shown = tuple([folded(text) for text in texts])
    months = _months(corpus).difference(shown)
    return Answers(shown, tuple(names), frozenset(amounts), months, corpus.phrases)


@once_per_corpus
def _months(corpus: Corpus) -> frozenset[str]:
    """Return the months of all reports, as a text has them once it is folded."""
    phrases = corpus.phrases
    dates = [source.date for source in corpus.sources.values()]
    months = [month_in_words(date, phrases) for date in dates]
    return frozenset(map(folded, months))

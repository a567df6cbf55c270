"""A student who learns from half of a course's items which words are right, and guesses the rest.

The student is a naive Bayes classifier. It sees the words of each option, what the question asks
for (such as the speaker), and the report. It should be right no more often than chance.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from math import log

from policystory.facts.corpus import Corpus, folded
from policystory.items.chance import pick
from policystory.items.guessing.always_right_options import form_of
from policystory.items.guessing.guessing_strategies import (
    Band,
    best_chance,
    from_zero,
    one_right,
    tried,
)
from policystory.items.item import Item, Option
from policystory.items.rules.text_features import words

_LEARNED = "learned from half of the facts"
"""The name of this strategy in the bank's report."""

# What is added to each count, so that a word that was never seen decides nothing.
_PRIOR = 0.5

Feature = Hashable
"""Something that the student sees in an option: a word, perhaps with the form and the report."""


class Student:
    """A naive Bayes classifier that learns which options are right, and guesses in other items.

    `learned_from`: items with the options that one learner sees.
    """

    def __init__(self, corpus: Corpus, learned_from: Iterable[Item]) -> None:
        """Count in how many right and wrong options each feature is seen."""
        self._corpus = corpus
        self._in_right: Counter[Feature] = Counter()
        self._in_wrong: Counter[Feature] = Counter()
        self._right = self._wrong = 0
        for item in learned_from:
            for option in item.options:
                features = self._features(item, option)
                if option.id == item.key:
                    self._right += 1
                    self._in_right.update(features)
                else:
                    self._wrong += 1
                    self._in_wrong.update(features)

    def chance(self, item: Item) -> float:
        """Return the chance, from 0 to 1, that the option which the student chooses is right.

        The student chooses the option that is most probably right; of equally probable ones it
        guesses one.
        """
        return best_chance(item, lambda option: self._worth(item, option))

    def _worth(self, item: Item, option: Option) -> float:
        """Return the logarithm of how much likelier such an option is right than another."""
        worth = 0.0
        # Sorted, so that the sum is the same on every machine.
        for feature in sorted(self._features(item, option), key=repr):
            in_right = (self._in_right[feature] + _PRIOR) / (self._right + 1)
            in_wrong = (self._in_wrong[feature] + _PRIOR) / (self._wrong + 1)
            seen = self._in_right[feature] + self._in_wrong[feature]
            # What was never seen tells nothing.
            worth += log(in_right / in_wrong) if seen else 0.0
        return round(worth, 9)

    def _features(self, item: Item, option: Option) -> set[Feature]:
        """Return what the student sees in an option."""
        form = form_of(self._corpus, item)
        seen: set[Feature] = set()
        # A whole text is set apart from a word by its quotation marks.
        for word in (*words(option.text), f"“{folded(option.text)}”"):
            seen.add((word,))
            seen.add((word, form.asked))
            seen.add((word, form.asked, form.report))
        return seen


def learned(corpus: Corpus, variants: Iterable[Item], split: str = "") -> Band:
    """Return how often a student is right who learns from half of the facts and guesses the rest.

    `variants`: the items of the course, each with the options that one learner sees. `split`: any
    word; it decides which facts are in which half. Few hits are no fault (see `from_zero`).
    """
    halves: tuple[list[Item], list[Item]] = ([], [])
    for item in one_right(variants):
        half = pick(split, 2, "half", item.asked[0])
        halves[half].append(item)
    learned_from, tried_on = halves
    student = Student(corpus, learned_from)
    result = tried(_LEARNED, tried_on, student.chance)
    return from_zero(result)

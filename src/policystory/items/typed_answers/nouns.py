"""Read the words after a typed number: units, the nouns that the question counts, and others."""

import re

import msgspec

from policystory.facts.corpus import folded
from policystory.facts.values.units import singular
from policystory.items.typed_answers.locales import LOCALES, SHORT_UNITS, Locale

_WHOLE = "people"
"""A unit of which there are only whole ones, in any question."""
_LIMITS = frozenset("more less fewer than not no without never half".split())
"""Words of a question that would change what a number says."""
# A sign, or a word that begins with a letter, for digits belong to the number.
_TOKEN = re.compile(r"[$£€¥₹₩₪₫₱%]|[^\W\d_][\w'-]*")
_END_OF_SHORT = re.compile(r"(?<=[^\W\d_])\.")
_HYPHEN = re.compile(r"-(?=[^\W\d_])")


class Asked(msgspec.Struct, frozen=True):
    """What a number typed by a learner counts: the unit and nouns of the question.

    - `unit`: the unit asked for; None: no unit.
    - `counts`: nouns for the things counted, in the plural.
    - `stem`: the text of the question.

    Below, people are counted, who may also be called riders.

    >>> Asked("people", ("riders",)).names("en")["rider"]
    'people'
    """

    unit: str | None = None
    counts: tuple[str, ...] = ()
    stem: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether the question counts whole things only, such as people."""
        if bool(self.counts):
            return True
        return self.unit == _WHOLE

    def names(self, locale: str) -> dict[str, str]:
        """Return the unit that each word means in an answer to this question; the keys are words.

        They are the words of the learner's locale (an id, such as "es") and the nouns of the
        question.
        """
        names = dict(LOCALES[locale].units)
        if self.unit is None:
            return names
        for noun in (self.unit, *self.counts):
            plural = " ".join(tokens(noun) or ())
            names[plural] = self.unit
            names[singular(plural)] = self.unit
        for short in SHORT_UNITS.get(self.unit, ()):
            names[short] = self.unit
        return names

    def words(self) -> frozenset[str]:
        """Return words of the question that may follow the number and the unit in an answer.

        Words such as "more" or "not" are left out: they would change what the number says.
        """
        plain = _HYPHEN.sub(" ", folded(self.stem))
        words = _TOKEN.findall(plain)
        # What is counted may be named by a part: "covid" of "covid-19".
        words += [word.partition("-")[0] for word in words]
        return frozenset(words) - _LIMITS

    def is_short(self, word: str) -> bool:
        """Tell whether `word` is a short form of the unit that the question asks for.

        "m" is one where minutes, months, metres or miles are asked for; elsewhere it means million.
        """
        if self.unit is None:
            return False
        return word in SHORT_UNITS.get(self.unit, ())


def tokens(text: str) -> list[str] | None:
    """Split a text into words and signs such as "%"; None if it has other signs, such as "/".

    All are in small letters, without full stops.

    >>> tokens("u.s. dollars"), tokens("%"), tokens("-minute"), tokens("miles/hour")
    (['us', 'dollars'], ['%'], ['minute'], None)
    """
    without_points = _END_OF_SHORT.sub("", folded(text))
    plain = _HYPHEN.sub(" ", without_points)
    words = _TOKEN.findall(plain)
    is_all = "".join(words) == plain.replace(" ", "")
    if is_all:
        return words
    return None


def unit_of(
    parts: list[str], asked: Asked, locale: Locale, money: str | None = None
) -> str | None:
    """Return the unit named by the words after a number; None if they name no known unit.

    `parts`: the words and signs after the number; other words of the question may be among them, as
    "high-level" in "high-level arrests". `asked`: what the question counts. `locale`: how the
    learner writes numbers. `money`: the unit of a sign such as "$" before the number; returned if
    no unit follows.
    """
    names = asked.names(locale.id)
    idle = _words_beside(asked, names).union(locale.fillers)
    # The longest first: "us dollars" is a unit, whatever "us" may be.
    for length in (3, 2, 1):
        beginning = " ".join(parts[:length])
        unit = names.get(beginning)
        if unit is not None:
            if idle.issuperset(parts[length:]):
                return unit
            return None
    if not idle.issuperset(parts):
        return None
    units = {names[word] for word in parts if word in names}
    if not units:
        return money
    if units == {asked.unit}:
        return asked.unit
    return None


def _words_beside(asked: Asked, names: dict[str, str]) -> set[str]:
    """Return words that may stand beside what is counted: they add nothing to the question."""
    idle = set(asked.words())
    for word, unit in names.items():
        if unit == asked.unit:
            idle.add(word)
    return idle

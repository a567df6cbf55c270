"""What a question counts, and in which words a learner may say so after a number."""

import re

import msgspec

from policystory.facts.corpus import folded
from policystory.items.typed_answers.locales import LOCALES, SHORT_UNITS, Locale

_WHOLE = "people"
"""A unit of which there are only whole ones, in any question."""
_LIMITS = frozenset("more less fewer than not no without never half".split())
"""Words of a question that would change what a number says."""
# A sign, or a word that begins with a letter, for digits belong to the number.
_TOKEN = re.compile(r"[$£€%]|[^\W\d_][\w'-]*")
_END_OF_SHORT = re.compile(r"(?<=[^\W\d_])\.")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("men", "man"),
)
"""How English plurals end that do more than add an s, and their singulars."""
_HYPHEN = re.compile(r"-(?=[^\W\d_])")


class Asked(msgspec.Struct, frozen=True):
    """What a question counts: the unit, the things counted, in the plural, and its words.

    >>> Asked("people", ("migrants",)).names("en")["migrant"]
    'people'
    """

    unit: str | None = None
    counts: tuple[str, ...] = ()
    stem: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether whole things are counted, of which there are no fractions."""
        return bool(self.counts) or self.unit == _WHOLE

    def names(self, locale: str) -> dict[str, str]:
        """Return the unit that each word names in this question."""
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
        """Return the words of the question, which may follow what is counted."""
        plain = _HYPHEN.sub(" ", folded(self.stem))
        words = _TOKEN.findall(plain)
        # What is counted may be named by a part: "covid" of "covid-19".
        words += [word.partition("-")[0] for word in words]
        return frozenset(words) - _LIMITS

    def is_short(self, word: str) -> bool:
        """Tell whether letters mean the unit that is asked for, whatever they mean elsewhere."""
        if self.unit is None:
            return False
        return word in SHORT_UNITS.get(self.unit, ())


def tokens(text: str) -> list[str] | None:
    """Part folded text into words and signs such as "$"; None where anything else stands in it.

    >>> tokens("u.s. dollars"), tokens("%"), tokens("-minute"), tokens("/2")
    (['us', 'dollars'], ['%'], ['minute'], None)
    """
    without_points = _END_OF_SHORT.sub("", folded(text))
    plain = _HYPHEN.sub(" ", without_points)
    words = _TOKEN.findall(plain)
    is_all = "".join(words) == plain.replace(" ", "")
    return words if is_all else None


def singular(noun: str) -> str:
    """Return an English noun in the singular, as far as its spelling tells.

    >>> singular("companies"), singular("vaccine doses"), singular("crosses"), singular("salesmen")
    ('company', 'vaccine dose', 'cross', 'salesman')
    """
    for plural, single in _ENDINGS:
        if noun.endswith(plural):
            return noun.removesuffix(plural) + single
    return noun if noun.endswith("ss") else noun.removesuffix("s")


def unit_of(
    parts: list[str], asked: Asked, locale: Locale, money: str | None = None
) -> str | None:
    """Return the unit that words name, or None where they name none that is known here.

    The words are a unit or what is counted, alone or among other words of the question: "high-level
    arrests". Where `money` stood before the number, as in "$4 billion for the region", no unit need
    be among them.
    """
    names = asked.names(locale.id)
    idle = _words_beside(asked, names).union(locale.fillers)
    # The longest first: "us dollars" is a unit, whatever "us" may be.
    for length in (3, 2, 1):
        beginning = " ".join(parts[:length])
        unit = names.get(beginning)
        if unit is not None:
            return unit if idle.issuperset(parts[length:]) else None
    if not idle.issuperset(parts):
        return None
    units = {names[word] for word in parts if word in names}
    if not units:
        return money
    return asked.unit if units == {asked.unit} else None


def _words_beside(asked: Asked, names: dict[str, str]) -> set[str]:
    """Return words that may stand beside what is counted: they add nothing to the question."""
    idle = set(asked.words())
    for word, unit in names.items():
        if unit == asked.unit:
            idle.add(word)
    return idle

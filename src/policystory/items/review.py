"""The rules that every item must pass: each a small check with its threshold, named as in the bank report.

Sources: Haladyna, Downing and Rodriguez 2002 (stems, options); Rodriguez 2005 (number of options); Tarrant 2009
(lengths, absolute words); Moore et al. 2023 (checks that a machine can make).
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from policystory.facts.corpus import folded
from policystory.facts.spelling import numbers
from policystory.items.item import Item, Order

STEM_WORDS = 40
FEEDBACK_WORDS = 60
WORDY = 4  # from this many words on, the length of an option can be seen
LIKE_LENGTH = 1.5
KEY_LENGTH = 1.25
GAP = Decimal("0.04")  # twice the tolerance of a number item, as a share of the larger figure

_NEGATIVE = re.compile(r"\b(not|except|never|least likely|n't)\b", re.IGNORECASE)
_BANNED = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b|\bboth [a-d] and [a-d]\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(always|never|none|completely|only|entirely|every|usually|often|several|sometimes|generally)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_COMMON = frozenset(
    "a an the of in on at to from for by and or as is was were be did do does how many much who which what when where "
    "over than more that this it its their his her with according report".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(folded(text))


def _telling(text: str) -> set[str]:
    """Return the words that could give an answer away: without common words, and without a plural's s."""
    return {word.removesuffix("s") for word in words(text) if word not in _COMMON and len(word) > 2}


def stem_is_a_question(item: Item) -> str | None:
    """The stem ends in a question mark and has at most 40 words."""
    if not item.stem.endswith("?"):
        return "the stem does not end in a question mark"
    count = len(item.stem.split())
    return f"the stem has {count} words, more than {STEM_WORDS}" if count > STEM_WORDS else None


def stem_is_not_negative(item: Item) -> str | None:
    """Nobody is asked what is not so."""
    found = _NEGATIVE.search(item.stem)
    return f"the stem is negative: '{found[0]}'" if found else None


def options_differ(item: Item) -> str | None:
    """No two options are the same once case, accents and bounds of the same number are set aside."""
    figures = item.order is Order.FIGURES
    seen = [(folded(option.text), numbers(option.text) if figures else set()) for option in item.options]
    for i, (text, values) in enumerate(seen):
        if any(text == other or (values and values == theirs) for other, theirs in seen[:i]):
            return f"two options are the same: '{item.options[i].text}'"
    return None


def no_option_joins_others(item: Item) -> str | None:
    """No "all of the above", no "both A and B"."""
    return next((f"a joining option: '{o.text}'" for o in item.options if _BANNED.search(o.text)), None)


def absolute_words_are_shared(item: Item) -> str | None:
    """Words such as "always" or "several" stand in every option or in none."""
    with_word = [option for option in item.options if _ABSOLUTE.search(option.text)]
    if with_word and len(with_word) < len(item.options):
        return f"only some options have an absolute or vague word: '{with_word[0].text}'"
    return None


def options_are_of_like_length(item: Item) -> str | None:
    """Of options of four words or more, the longest is at most 1.5 times the shortest, the key 1.25 times the next."""
    lengths = {option.id: len(option.text) for option in item.options}
    if not lengths or item.order is not Order.DRAWN:
        return None  # Figures and dates are as long as they are; their length tells nothing of their truth.
    if max(len(option.text.split()) for option in item.options) < WORDY:
        return None
    if max(lengths.values()) > LIKE_LENGTH * min(lengths.values()):
        return "the options differ too much in length"
    others = [length for option, length in lengths.items() if option != item.key]
    if isinstance(item.key, str) and others and lengths[item.key] > KEY_LENGTH * max(others):
        return "the key is by far the longest option"
    return None


def stem_does_not_tell(item: Item) -> str | None:
    """The key shares no more telling words with the stem than the closest wrong option does."""
    if not isinstance(item.key, str):
        key = numbers(item.stem) & {item.key.amount}
        return "the stem holds its own key" if key else None
    stem = _telling(item.stem)
    shared = {option.id: len(_telling(option.text) & stem) for option in item.options}
    if shared[item.key] > max((count for option, count in shared.items() if option != item.key), default=0):
        return "the stem repeats words of the key"
    return None


def numbers_are_apart(item: Item) -> str | None:
    """Numeric options ascend, with gaps that no rounding bridges."""
    values = [max(numbers(option.text), default=None) for option in item.options]
    if item.order is not Order.FIGURES or None in values:
        return None
    for low, high in pairwise(sorted(value for value in values if value is not None)):
        if high - low < GAP * high:
            return f"two numbers are too close: {low} and {high}"
    return None


def feedback_is_short(item: Item) -> str | None:
    """Every option has feedback, of at most 60 words."""
    for option in item.options:
        if not item.feedback.get(option.id):
            return f"option '{option.text}' has no feedback"
    longest = max((len(text.split()) for text in item.feedback.values()), default=0)
    return f"a feedback has {longest} words, more than {FEEDBACK_WORDS}" if longest > FEEDBACK_WORDS else None


Rule = Callable[[Item], str | None]
STEM_RULES: tuple[Rule, ...] = (stem_is_a_question, stem_is_not_negative)
OPTION_RULES: tuple[Rule, ...] = (
    options_differ, no_option_joins_others, absolute_words_are_shared, options_are_of_like_length, numbers_are_apart,
    stem_does_not_tell,
)  # fmt: skip
"""Rules that depend on which wrong options stand beside the key; a variant is drawn so that it breaks none."""
RULES: tuple[Rule, ...] = (*STEM_RULES, *OPTION_RULES, feedback_is_short)


def broken(item: Item, rules: tuple[Rule, ...] = RULES) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each rule that a variant breaks."""
    for rule in rules:
        words_ = rule(item)
        if words_ is not None:
            yield rule.__name__.replace("_", "-"), words_

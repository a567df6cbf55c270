"""The rules that every item must pass: each a small check with its threshold, named as in the bank report.

Sources: Haladyna, Downing and Rodriguez 2002 (stems, options); Rodriguez 2005 (number of options); Tarrant 2009
(lengths, absolute words); Moore et al. 2023 (checks that a machine can make).
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policystory.facts.corpus import folded
from policystory.facts.spelling import numbers
from policystory.items.item import Item, NumberKey, Option, Order, PairsKey, TextKey
from policystory.items.spelling import stands_in

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


@lru_cache(maxsize=16384)  # the same options stand in many items
def telling(text: str) -> frozenset[str]:
    """Return the words that could give an answer away: without common words, and without a plural's s."""
    return frozenset(word.removesuffix("s") for word in words(text) if word not in _COMMON and len(word) > 2)


@lru_cache(maxsize=16384)
def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(numbers(text))


@lru_cache(maxsize=16384)
def _is_absolute(text: str) -> bool:
    return bool(_ABSOLUTE.search(text))


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


class Choice(NamedTuple):
    """Options among which one is chosen, or several, their order, and the right ones; none where nobody chooses so."""

    options: tuple[Option, ...]
    right: tuple[str, ...]
    order: Order


def choices(item: Item) -> Iterator[Choice]:
    """Yield each choice of an item: its options, or those of each gap."""
    if isinstance(item.key, PairsKey):
        if item.options:
            yield Choice(item.options, (), item.order)
        yield from (Choice(gap.options, (item.key.pairs[gap.id],), gap.order) for gap in item.prompts if gap.options)
    elif isinstance(item.key, str):
        yield Choice(item.options, (item.key,), item.order)
    elif isinstance(item.key, tuple):
        yield Choice(item.options, item.key if item.kind == "multiple-choice" else (), item.order)


def options_differ(item: Item) -> str | None:
    """No two options are the same once case, accents and bounds of the same number are set aside."""
    for options, _, order in choices(item):
        figures = order is Order.FIGURES
        seen = [(folded(option.text), _numbers(option.text) if figures else frozenset()) for option in options]
        for i, (text, values) in enumerate(seen):
            if any(text == other or (values and values == theirs) for other, theirs in seen[:i]):
                return f"two options are the same: '{options[i].text}'"
    return None


def prompts_differ(item: Item) -> str | None:
    """No two rows ask the same."""
    texts = [folded(prompt.text) for prompt in item.prompts if not prompt.options]
    twice = next((text for text in texts if texts.count(text) > 1), None)
    return f"two rows are the same: '{twice}'" if twice else None


def no_option_joins_others(item: Item) -> str | None:
    """No "all of the above", no "both A and B"."""
    joining = (o.text for options, _, _ in choices(item) for o in options if _BANNED.search(o.text))
    return next((f"a joining option: '{text}'" for text in joining), None)


def absolute_words_are_shared(item: Item) -> str | None:
    """Words such as "always" or "several" stand in every option or in none."""
    for options, right, _ in choices(item):
        with_word = [option for option in options if _is_absolute(option.text)]
        if right and with_word and len(with_word) < len(options):
            return f"only some options have an absolute or vague word: '{with_word[0].text}'"
    return None


def options_are_of_like_length(item: Item) -> str | None:
    """Of options of four words or more, the longest is at most 1.5 times the shortest."""
    for choice in choices(item):
        options = choice.options
        if _length_tells(choice):
            lengths = [len(option.text) for option in options]
            if max(lengths) > LIKE_LENGTH * min(lengths):
                return "the options differ too much in length"
    return None


def key_is_not_the_longest_by_far(item: Item) -> str | None:
    """Of options of four words or more, the key is at most 1.25 times as long as the next."""
    for choice in choices(item):
        options, right, _ = choice
        if len(right) == 1 and _length_tells(choice):
            own = next(len(option.text) for option in options if option.id in right)
            if own > KEY_LENGTH * max((len(option.text) for option in options if option.id not in right), default=own):
                return "the key is by far the longest option"
    return None


def _length_tells(choice: Choice) -> bool:
    """Tell whether length could be a sign: figures and dates are as long as they are, which tells nothing."""
    wordy = (option for option in choice.options if option.text.count(" ") >= WORDY - 1)
    return choice.order is Order.DRAWN and bool(choice.right) and any(wordy)


def stem_does_not_tell(item: Item) -> str | None:
    """The key shares no more telling words with the stem than the closest wrong option does."""
    if isinstance(item.key, NumberKey):
        return "the stem holds its own key" if item.key.amount in _numbers(item.stem) else None
    if isinstance(item.key, TextKey):
        return "the stem holds its own key" if any(stands_in(one, item.stem) for one in item.key.accepted) else None
    stem_words = telling(" ".join((item.stem, *item.passage)))
    for options, right, _ in choices(item):
        shared = {option.id: len(telling(option.text) & stem_words) for option in options}
        most = max((shared[one] for one in right), default=0)
        if right and most > max((count for option, count in shared.items() if option not in right), default=0):
            return "the stem repeats words of the key"
    return None


def numbers_are_apart(item: Item) -> str | None:
    """Numeric options ascend, with gaps that no rounding bridges."""
    for options, _, order in choices(item):
        values = [max(_numbers(option.text), default=None) for option in options]
        if order is not Order.FIGURES or None in values:
            continue
        for low, high in pairwise(sorted(value for value in values if value is not None)):
            if high - low < GAP * high:
                return f"two numbers are too close: {low} and {high}"
    return None


def feedback_is_short(item: Item) -> str | None:
    """Every option, row or gap has feedback, of at most 60 words."""
    if item.prompts:
        named = {prompt.id: [prompt.id, *(f"{prompt.id}/{o.id}" for o in prompt.options)] for prompt in item.prompts}
    else:
        named = {option.id: [option.id] for option in item.options}
    for name, ways in named.items():
        if not any(item.feedback.get(way) for way in ways):
            return f"'{name}' has no feedback"
    longest = max((len(text.split()) for text in item.feedback.values()), default=0)
    return f"a feedback has {longest} words, more than {FEEDBACK_WORDS}" if longest > FEEDBACK_WORDS else None


Rule = Callable[[Item], str | None]
STEM_RULES: tuple[Rule, ...] = (stem_is_a_question, stem_is_not_negative)
TOGETHER_RULES: tuple[Rule, ...] = (
    options_differ, no_option_joins_others, absolute_words_are_shared, options_are_of_like_length, numbers_are_apart,
)  # fmt: skip
"""Rules that some options break together, whichever of them is right."""
OPTION_RULES: tuple[Rule, ...] = (*TOGETHER_RULES, key_is_not_the_longest_by_far, stem_does_not_tell, prompts_differ)
"""Rules that depend on which options and rows stand together; a variant is drawn so that it breaks none."""
RULES: tuple[Rule, ...] = (*STEM_RULES, *OPTION_RULES, feedback_is_short)


def broken(item: Item, rules: tuple[Rule, ...] = RULES) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each rule that a variant breaks."""
    for rule in rules:
        words_ = rule(item)
        if words_ is not None:
            yield rule.__name__.replace("_", "-"), words_

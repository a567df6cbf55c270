"""The rules that every item must pass: each a small check with its threshold, named as in the bank report.

Sources: Haladyna, Downing and Rodriguez 2002 (stems, options); Rodriguez 2005 (number of options);
Tarrant 2009 (lengths, absolute words); Moore et al. 2023 (checks that a machine can make).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import wraps
from itertools import pairwise
from typing import NamedTuple

from policystory.facts.corpus import folded
from policystory.facts.values.spelling import numbers
from policystory.items.item import Item, NumberKey, Option, Order, PairsKey, TextKey
from policystory.items.rules.text_features import Look, look, telling
from policystory.items.typed.similarity import stands_in

STEM_WORDS = 40
FEEDBACK_WORDS = 60
LIKE_LENGTH = 1.5
KEY_LENGTH = 1.25
GAP = Decimal(
    "0.04"
)  # twice the tolerance of a number item, as a share of the larger figure

_NEGATIVE = re.compile(r"\b(not|except|never|least likely)\b|n['’]t\b", re.IGNORECASE)
_NEGATIVE_PARTS = ("not", "except", "never", "least likely", "n't", "n’t")


def stem_is_a_question(item: Item) -> str | None:
    """The stem ends in a question mark and has at most 40 words."""
    if not item.stem.endswith("?"):
        return "the stem does not end in a question mark"
    count = len(item.stem.split())
    return (
        f"the stem has {count} words, more than {STEM_WORDS}"
        if count > STEM_WORDS
        else None
    )


def stem_is_not_negative(item: Item) -> str | None:
    """Nobody is asked what is not so."""
    stem = item.stem.lower()
    # A pattern is slow beside a plain search, and nearly every stem holds no part of a negative
    # word.
    found = (
        _NEGATIVE.search(item.stem)
        if any(part in stem for part in _NEGATIVE_PARTS)
        else None
    )
    return f"the stem is negative: '{found[0]}'" if found else None


class Choice(NamedTuple):
    """Options among which one is chosen, or several, and the ids of the right ones; none where nobody chooses so.

    `order` is the item's; `told` are the telling words of its stem and passage; `looks` is what is
    seen in each option.
    """

    options: tuple[Option, ...]
    right: tuple[str, ...]
    order: Order
    told: frozenset[str]
    looks: tuple[Look, ...]


def choice_of(
    options: tuple[Option, ...],
    right: tuple[str, ...],
    order: Order,
    told: frozenset[str],
) -> Choice:
    """Return the choice among these options."""
    return Choice(
        options, right, order, told, tuple([look(option.text) for option in options])
    )


def told(item: Item) -> frozenset[str]:
    """Return the telling words that a learner reads before the options."""
    return telling(" ".join((item.stem, *item.passage)) if item.passage else item.stem)


def choices(item: Item) -> Iterator[Choice]:
    """Yield each choice of an item: its options, or those of each gap."""
    if isinstance(item.key, PairsKey):
        if item.options:
            yield choice_of(item.options, (), item.order, told(item))
        for gap in item.prompts:
            if gap.options:
                yield choice_of(
                    gap.options, (item.key.pairs[gap.id],), gap.order, told(item)
                )
    elif isinstance(item.key, str):
        yield choice_of(item.options, (item.key,), item.order, told(item))
    elif isinstance(item.key, tuple):
        yield choice_of(
            item.options,
            item.key if item.kind == "multiple-choice" else (),
            item.order,
            told(item),
        )


def options_differ(choice: Choice) -> str | None:
    """No two options are the same once case, accents and bounds of the same number are set aside."""
    looks = choice.looks
    figures = (
        [numbers(option.text) for option in choice.options]
        if choice.order is Order.FIGURES
        else None
    )
    if figures is None and len({one.same for one in looks}) == len(looks):
        return None
    for i, one in enumerate(looks):
        for j in range(i):
            if one.same == looks[j].same or (
                figures and figures[i] and figures[i] == figures[j]
            ):
                return f"two options are the same: '{choice.options[i].text}'"
    return None


def no_option_joins_others(choice: Choice) -> str | None:
    """No "all of the above", no "both A and B"."""
    for one, option in zip(choice.looks, choice.options, strict=True):
        if one.is_joining:
            return f"a joining option: '{option.text}'"
    return None


def absolute_words_are_shared(choice: Choice) -> str | None:
    """Words such as "always" or "several" stand in every option or in none."""
    with_word = [
        option
        for one, option in zip(choice.looks, choice.options, strict=True)
        if one.is_absolute
    ]
    if with_word and choice.right and len(with_word) < len(choice.options):
        return (
            f"only some options have an absolute or vague word: '{with_word[0].text}'"
        )
    return None


def options_are_of_like_length(choice: Choice) -> str | None:
    """Of options of four words or more, the longest is at most 1.5 times the shortest."""
    if _length_tells(choice) and not _are_of_like_length(
        [one.length for one in choice.looks]
    ):
        return "the options differ too much in length"
    return None


def _are_of_like_length(lengths: Sequence[int]) -> bool:
    return max(lengths) <= LIKE_LENGTH * min(lengths)


def key_is_not_the_longest_by_far(choice: Choice) -> str | None:
    """Of options of four words or more, the key is at most 1.25 times as long as the next."""
    if len(choice.right) == 1 and _length_tells(choice):
        own = next(
            len(option.text) for option in choice.options if option.id in choice.right
        )
        others = [
            len(option.text)
            for option in choice.options
            if option.id not in choice.right
        ]
        if own > KEY_LENGTH * max(others, default=own):
            return "the key is by far the longest option"
    return None


def _length_tells(choice: Choice) -> bool:
    """Tell whether length could be a sign: figures and dates are as long as they are, which tells nothing."""
    if choice.order is not Order.DRAWN or not choice.right:
        return False
    return any(one.is_wordy for one in choice.looks)


def stem_repeats_no_key(choice: Choice) -> str | None:
    """The key shares no more telling words with the stem than the closest wrong option does."""
    most = of_wrong = 0
    for one, option in zip(choice.looks, choice.options, strict=True):
        shared = len(one.telling & choice.told)
        if option.id in choice.right:
            most = max(most, shared)
        else:
            of_wrong = max(of_wrong, shared)
    return "the stem repeats words of the key" if most > of_wrong else None


def numbers_are_apart(choice: Choice) -> str | None:
    """Numeric options ascend, with gaps that no rounding bridges."""
    if choice.order is not Order.FIGURES:
        return None
    close = _too_close([numbers(option.text) for option in choice.options])
    return f"two numbers are too close: {close[0]} and {close[1]}" if close else None


def _too_close(
    numbers_: Sequence[frozenset[Decimal]],
) -> tuple[Decimal, Decimal] | None:
    """Return two figures that lie too close to each other, if all texts hold figures and any two do."""
    if not all(numbers_):
        return None
    values = sorted([max(one) for one in numbers_])
    return next(
        ((low, high) for low, high in pairwise(values) if high - low < GAP * high), None
    )


def stem_does_not_tell(item: Item) -> str | None:
    """The stem holds no answer that is typed, and repeats no more of a key than of a wrong option."""
    if isinstance(item.key, NumberKey):
        return (
            "the stem holds its own key"
            if item.key.amount in numbers(item.stem)
            else None
        )
    if isinstance(item.key, TextKey):
        return (
            "the stem holds its own key"
            if any(stands_in(one, item.stem) for one in item.key.accepted)
            else None
        )
    return next(
        (fault for choice in choices(item) if (fault := stem_repeats_no_key(choice))),
        None,
    )


def prompts_differ(item: Item) -> str | None:
    """No two rows ask the same."""
    texts = [folded(prompt.text) for prompt in item.prompts if not prompt.options]
    twice = next((text for text in texts if texts.count(text) > 1), None)
    return f"two rows are the same: '{twice}'" if twice else None


def feedback_is_short(item: Item) -> str | None:
    """Every option, row or gap has feedback, of at most 60 words."""
    if item.prompts:
        named = {
            prompt.id: [prompt.id, *(f"{prompt.id}/{o.id}" for o in prompt.options)]
            for prompt in item.prompts
        }
    else:
        named = {option.id: [option.id] for option in item.options}
    for name, ways in named.items():
        if not any(item.feedback.get(way) for way in ways):
            return f"'{name}' has no feedback"
    # Words are counted only where there are spaces enough.
    longest = max(
        (
            len(text.split())
            for text in item.feedback.values()
            if text.count(" ") >= FEEDBACK_WORDS
        ),
        default=0,
    )
    return (
        f"a feedback has {longest} words, more than {FEEDBACK_WORDS}"
        if longest > FEEDBACK_WORDS
        else None
    )


Rule = Callable[[Item], str | None]
ChoiceRule = Callable[[Choice], str | None]


def _of_each_choice(rule: ChoiceRule) -> Rule:
    """Return the rule for whole items: no choice of an item breaks it."""

    @wraps(rule)
    def of_item(item: Item) -> str | None:
        return next(
            (fault for choice in choices(item) if (fault := rule(choice))), None
        )

    return of_item


_TOGETHER: tuple[ChoiceRule, ...] = (
    options_differ, no_option_joins_others, absolute_words_are_shared, options_are_of_like_length, numbers_are_apart,
)  # fmt: skip
CHOICE_RULES: tuple[ChoiceRule, ...] = (
    *_TOGETHER,
    key_is_not_the_longest_by_far,
    stem_repeats_no_key,
)
"""Rules that the options of one choice break together."""
STEM_RULES: tuple[Rule, ...] = (stem_is_a_question, stem_is_not_negative)
TOGETHER_RULES: tuple[Rule, ...] = tuple(_of_each_choice(rule) for rule in _TOGETHER)
"""Rules that some options break together, whichever of them is right."""
OPTION_RULES: tuple[Rule, ...] = (
    *TOGETHER_RULES, _of_each_choice(key_is_not_the_longest_by_far), stem_does_not_tell, prompts_differ,
)  # fmt: skip
"""Rules that depend on which options and rows stand together; a variant is drawn so that it breaks
none."""
ITEM_RULES: tuple[Rule, ...] = (*STEM_RULES, feedback_is_short)
"""Rules that have nothing to do with which options are drawn."""
RULES: tuple[Rule, ...] = (*STEM_RULES, *OPTION_RULES, feedback_is_short)


def fits(choice: Choice) -> bool:
    """Tell whether the options of a choice may stand together."""
    for rule in CHOICE_RULES:  # noqa: SIM110 - the bank asks this of tens of thousands of choices, and a loop is quicker
        if rule(choice) is not None:
            return False
    return True


def may_be_beside(key: str, other: str, order: Order) -> bool:
    """Tell whether a wrong option may stand beside a key at all, whatever else does: two texts, and the item's order.

    This says no more than the rules do, only sooner: it is asked before a wrong option takes a
    place in the bank.
    """
    one, two = look(key), look(other)
    if one.is_absolute is not two.is_absolute or two.is_joining:
        return False
    if order is Order.DRAWN:
        return not (one.is_wordy or two.is_wordy) or _are_of_like_length(
            (one.length, two.length)
        )
    if order is Order.FIGURES:
        return numbers(key) != numbers(other) and not _too_close(
            (numbers(key), numbers(other))
        )
    return True


def broken(item: Item, rules: tuple[Rule, ...] = RULES) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each rule that a variant breaks."""
    for rule in rules:
        words_ = rule(item)
        if words_ is not None:
            yield rule.__name__.replace("_", "-"), words_

"""The rules that the options of one choice must pass: they look alike, and none gives the key away.

Sources: Haladyna, Downing and Rodriguez 2002 (options); Rodriguez 2005 (number of options);
Tarrant 2009 (lengths, absolute words); Moore et al. 2023 (checks that a machine can make).
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from policystory.facts.values.spelling import numbers
from policystory.items.item import Ids, Item, Option, Order, PairsKey
from policystory.items.rules.text_features import Look, look, telling

LIKE_LENGTH = 1.5
"""How many times as long as the shortest option the longest may be."""
KEY_LENGTH = 1.25
"""How many times as long as the longest wrong option the key may be."""
# Twice the tolerance of a number item: closer figures could both be counted as right.
GAP = Decimal("0.04")
"""How far figures lie apart at least, as a share of the larger."""


class Choice(NamedTuple):
    """Options among which one is chosen, or several, and the ids of the right ones.

    `right` is empty where options are put in order or paired instead. `order` is the item's;
    `words_before` are the telling words of its stem and passage; `looks` is what is seen in each
    option.
    """

    options: tuple[Option, ...]
    right: Ids
    order: Order
    words_before: frozenset[str]
    looks: tuple[Look, ...]


ChoiceRule = Callable[[Choice], str | None]
"""Returns what is wrong with a choice, in words; None if nothing is."""


def choice_of(
    options: tuple[Option, ...],
    right: Ids,
    order: Order,
    words_before: frozenset[str],
) -> Choice:
    """Return the choice among these options."""
    looks = tuple([look(option.text) for option in options])
    return Choice(options, right, order, words_before, looks)


def words_before_options(item: Item) -> frozenset[str]:
    """Return the telling words that a learner reads before the options."""
    # Most items have no passage, and the joined text would be a new one to take apart.
    if not item.passage:
        return telling(item.stem)
    return telling(" ".join((item.stem, *item.passage)))


def choices(item: Item) -> Iterator[Choice]:
    """Yield each choice of an item: its options, or those of each gap."""
    key, order = item.key, item.order
    if isinstance(key, PairsKey):
        yield from _choices_of_pairs(item, key)
    elif isinstance(key, str):
        yield choice_of(item.options, (key,), order, words_before_options(item))
    elif isinstance(key, tuple):
        # The key of an ordering names every option, so none of them is more right.
        right = key if item.kind == "multiple-choice" else ()
        yield choice_of(item.options, right, order, words_before_options(item))


def _choices_of_pairs(item: Item, key: PairsKey) -> Iterator[Choice]:
    """Yield the shared options of an item with rows, and the options of each gap."""
    words_before = words_before_options(item)
    if item.options:
        yield choice_of(item.options, (), item.order, words_before)
    for gap in item.prompts:
        if gap.options:
            right = (key.pairs[gap.id],)
            yield choice_of(gap.options, right, gap.order, words_before)


def options_differ(choice: Choice) -> str | None:
    """No two options are the same, in other case or accents or by other bounds of one number."""
    figures: list[frozenset[Decimal]] = []
    if choice.order is Order.FIGURES:
        figures = [numbers(option.text) for option in choice.options]
    elif len({appearance.same for appearance in choice.looks}) == len(choice.looks):
        return None
    for later in range(len(choice.looks)):
        for earlier in range(later):
            same_text = choice.looks[later].same == choice.looks[earlier].same
            # Options without a figure are told apart by their words.
            same_figure = (
                figures and figures[later] and figures[later] == figures[earlier]
            )
            if same_text or same_figure:
                return f"two options are the same: '{choice.options[later].text}'"
    return None


def no_option_joins_others(choice: Choice) -> str | None:
    """No "all of the above", no "both A and B"."""
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        if appearance.is_joining:
            return f"a joining option: '{option.text}'"
    return None


def absolute_words_are_shared(choice: Choice) -> str | None:
    """Words such as "always" or "several" stand in every option or in none."""
    if not choice.right:
        return None
    absolute: list[str] = []
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        if appearance.is_absolute:
            absolute.append(option.text)
    if 0 < len(absolute) < len(choice.options):
        return f"only some options have an absolute or vague word: '{absolute[0]}'"
    return None


def options_are_of_like_length(choice: Choice) -> str | None:
    """Of options of four words or more, the longest is at most 1.5 times the shortest."""
    if _length_tells(choice):
        lengths = [appearance.length for appearance in choice.looks]
        if not _are_of_like_length(lengths):
            return "the options differ too much in length"
    return None


def _are_of_like_length(lengths: Sequence[int]) -> bool:
    return max(lengths) <= LIKE_LENGTH * min(lengths)


def key_is_not_the_longest_by_far(choice: Choice) -> str | None:
    """Of options of four words or more, the key is at most 1.25 times as long as the next."""
    if len(choice.right) != 1 or not _length_tells(choice):
        return None
    key_length = longest_wrong = 0
    for option in choice.options:
        if option.id in choice.right:
            key_length = len(option.text)
        else:
            longest_wrong = max(longest_wrong, len(option.text))
    # Without a wrong option there is nothing to be longer than.
    if longest_wrong and key_length > KEY_LENGTH * longest_wrong:
        return "the key is by far the longest option"
    return None


def _length_tells(choice: Choice) -> bool:
    """Tell whether length could be a sign of the key."""
    # Figures and dates are as long as they are, which tells nothing.
    if choice.order is not Order.DRAWN or not choice.right:
        return False
    return any(appearance.is_wordy for appearance in choice.looks)


def stem_repeats_no_key(choice: Choice) -> str | None:
    """The key shares no more telling words with the stem than the closest wrong option does."""
    of_right = of_wrong = 0
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        shared = len(appearance.telling & choice.words_before)
        if option.id in choice.right:
            of_right = max(of_right, shared)
        else:
            of_wrong = max(of_wrong, shared)
    return "the stem repeats words of the key" if of_right > of_wrong else None


def numbers_are_apart(choice: Choice) -> str | None:
    """Numeric options have gaps between them that no rounding bridges."""
    if choice.order is not Order.FIGURES:
        return None
    close = _too_close([numbers(option.text) for option in choice.options])
    return f"two numbers are too close: {close[0]} and {close[1]}" if close else None


def _too_close(
    figures: Sequence[frozenset[Decimal]],
) -> tuple[Decimal, Decimal] | None:
    """Return two figures that lie too close to each other; texts without a figure are left out."""
    largest = sorted([max(of_text) for of_text in figures if of_text])
    for low, high in pairwise(largest):
        if high - low < GAP * high:
            return low, high
    return None


TOGETHER: tuple[ChoiceRule, ...] = (
    options_differ,
    no_option_joins_others,
    absolute_words_are_shared,
    options_are_of_like_length,
    numbers_are_apart,
)
"""Rules that some options break together, whichever of them is right."""
CHOICE_RULES: tuple[ChoiceRule, ...] = (
    *TOGETHER,
    key_is_not_the_longest_by_far,
    stem_repeats_no_key,
)
"""All rules for the options of one choice."""


def fits(choice: Choice) -> bool:
    """Tell whether the options of a choice may stand together."""
    # The bank asks this of tens of thousands of choices, and a loop is quicker than all().
    for rule in CHOICE_RULES:  # noqa: SIM110 - see above
        if rule(choice) is not None:
            return False
    return True


def may_be_beside(key: str, wrong: str, order: Order) -> bool:
    """Tell whether a wrong option may stand beside a key at all, whatever stands beside them.

    Arguments: the two texts, and the item's order. This says no more than the rules do, only
    sooner: it is asked before a wrong option takes a place in the bank.
    """
    key_look, wrong_look = look(key), look(wrong)
    if key_look.is_absolute is not wrong_look.is_absolute or wrong_look.is_joining:
        return False
    if order is Order.DRAWN:
        if not (key_look.is_wordy or wrong_look.is_wordy):
            return True
        return _are_of_like_length((key_look.length, wrong_look.length))
    if order is Order.FIGURES:
        figures = numbers(key), numbers(wrong)
        # Texts without a figure are told apart by their words.
        same_figure = figures[0] and figures[0] == figures[1]
        return not (same_figure or _too_close(figures))
    return True

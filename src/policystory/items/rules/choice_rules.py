"""The rules for the options of one choice: they look alike, and none gives the answer away.

Sources: Haladyna, Downing and Rodriguez 2002 (options); Rodriguez 2005 (number of options); Tarrant
2009 (lengths, absolute words); Moore et al. 2023 (checks that a machine can make).
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from policystory.facts.values.numbers_in_text import numbers
from policystory.items.item import Ids, Item, Options, Order, PairsKey
from policystory.items.rules.text_features import Look, look, telling

_LIKE_LENGTH = 1.5
"""How many times as long as the shortest option the longest may be, in characters."""
_KEY_LENGTH = 1.25
"""How many times as long as the longest wrong option the key may be, in characters."""
# Twice the tolerance of a number item: closer figures could both be counted as right.
GAP = Decimal("0.04")
"""The least distance between two numbers among the options, as a share of the larger."""


class Choice(NamedTuple):
    """A group of options from which a learner chooses, and what the rules need to know about them.

    - `right`: the ids of the right options; empty if options are ordered or matched.
    - `order`: how the options are sorted; `looks`: what can be seen in the text of each option.
    - `words_before`: the telling words that a learner reads before the options; such words could
      give an answer away.
    """

    options: Options
    right: Ids
    order: Order
    words_before: frozenset[str]
    looks: tuple[Look, ...]


ChoiceRule = Callable[[Choice], str | None]
"""Takes a choice and returns in words how it breaks the rule; None if it does not."""


def choice_of(
    options: Options,
    right: Ids,
    order: Order,
    words_before: frozenset[str],
) -> Choice:
    """Return the Choice made of these options, with what the rules see in their texts.

    `right`: the ids of the right ones. `order`: how they are sorted. `words_before`: the words that
    a learner reads before the options and that could give an answer away.
    """
    looks = tuple([look(option.text) for option in options])
    return Choice(options, right, order, words_before, looks)


def words_before_options(item: Item) -> frozenset[str]:
    """Return the telling words that a learner reads before the options of an item.

    Telling words are those that could give an answer away (see `text_features.telling`).
    """
    # Most items have no passage; a joined text would not be found in the cache.
    if not item.passage:
        return telling(item.stem)
    return telling(" ".join((item.stem, *item.passage)))


def choices(item: Item) -> Iterator[Choice]:
    """Yield each group of options from which a learner chooses in an item.

    An item with gaps has one group for each gap; an item whose answer is typed has none; any other
    has one.
    """
    key = item.key
    if isinstance(key, PairsKey):
        yield from _choices_of_pairs(item, key)
        return
    right: Ids = ()
    if isinstance(key, str):
        right = (key,)
    elif not isinstance(key, tuple):
        return
    elif item.kind == "multiple-choice":
        # The key of an ordering names all options, so none of them is right beside others.
        right = key
    words_before = words_before_options(item)
    yield choice_of(item.options, right, item.order, words_before)


def _choices_of_pairs(item: Item, key: PairsKey) -> Iterator[Choice]:
    """Yield the shared options of an item with rows, and the options of each gap."""
    words_before = words_before_options(item)
    if item.options:
        yield choice_of(item.options, (), item.order, words_before)
    for gap in item.prompts:
        if gap.options:
            right = (key.pairs[gap.id],)
            yield choice_of(gap.options, right, gap.order, words_before)


def _options_differ(choice: Choice) -> str | None:
    """Rule: no two options have the same number or, but for case and accents, the same text."""
    seen: set[str] = set()
    seen_figures: set[frozenset[Decimal]] = set()
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        figures: frozenset[Decimal] = frozenset()
        if choice.order is Order.FIGURES:
            figures = numbers(option.text)
        if appearance.same in seen or figures in seen_figures:
            return f"two options are the same: '{option.text}'"
        seen.add(appearance.same)
        # Options without a figure are told apart by their words.
        if figures:
            seen_figures.add(figures)
    return None


def _no_option_joins_others(choice: Choice) -> str | None:
    """Rule: no option is "all of the above" or "both A and B"."""
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        if appearance.is_joining:
            return f"a joining option: '{option.text}'"
    return None


def _absolute_words_are_shared(choice: Choice) -> str | None:
    """Rule: words such as "always" or "several" are in every option or in none."""
    if not choice.right:
        return None
    absolute: list[str] = []
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        if appearance.is_absolute:
            absolute.append(option.text)
    if 0 < len(absolute) < len(choice.options):
        return f"only some options have an absolute or vague word: '{absolute[0]}'"
    return None


def _options_are_of_like_length(choice: Choice) -> str | None:
    """Rule: if an option has four words or more, the longest is at most 1.5 times the shortest."""
    if not _length_tells(choice):
        return None
    lengths = [appearance.length for appearance in choice.looks]
    if _are_of_like_length(lengths):
        return None
    return "the options differ too much in length"


def _are_of_like_length(lengths: Sequence[int]) -> bool:
    return max(lengths) <= _LIKE_LENGTH * min(lengths)


def key_is_not_the_longest_by_far(choice: Choice) -> str | None:
    """Rule: the right option is at most 1.25 times as long as the longest wrong one.

    The rule applies only if exactly one option is right, some option has four words or more, and
    the options have no order of their own, as numbers and dates have.
    Return how the choice breaks the rule, in words; None if it does not.
    """
    if len(choice.right) != 1:
        return None
    if not _length_tells(choice):
        return None
    key_length = longest_wrong = 0
    for option in choice.options:
        if option.id in choice.right:
            key_length = len(option.text)
        else:
            longest_wrong = max(longest_wrong, len(option.text))
    # Without a wrong option there is nothing to be longer than.
    if longest_wrong and key_length > _KEY_LENGTH * longest_wrong:
        return "the key is by far the longest option"
    return None


def _length_tells(choice: Choice) -> bool:
    """Tell whether length could be a sign of the key."""
    # Numbers and dates have no choice of words, so their length tells nothing.
    if choice.order is not Order.DRAWN:
        return False
    if not choice.right:
        return False
    return any(appearance.is_wordy for appearance in choice.looks)


def stem_repeats_no_key(choice: Choice) -> str | None:
    """Rule: some wrong option shares at least as many words with the question as any right one.

    Only words that could give an answer away count (see `text_features.telling`). Return how the
    choice breaks the rule, in words; None if it does not.
    """
    of_wrong = 0
    of_right: frozenset[str] = frozenset()
    for appearance, option in zip(choice.looks, choice.options, strict=True):
        shared = appearance.telling & choice.words_before
        if option.id not in choice.right:
            of_wrong = max(of_wrong, len(shared))
        elif len(shared) > len(of_right):
            of_right = shared
    if len(of_right) <= of_wrong:
        return None
    return f"the stem repeats words of the key: {', '.join(sorted(of_right))}"


def _numbers_are_apart(choice: Choice) -> str | None:
    """Rule: numbers in the options differ so much that rounding cannot make two of them equal."""
    if choice.order is not Order.FIGURES:
        return None
    figures = [numbers(option.text) for option in choice.options]
    close = _too_close(figures)
    if close is None:
        return None
    low, high = close
    return f"two numbers are too close: {low} and {high}"


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
    _options_differ,
    _no_option_joins_others,
    _absolute_words_are_shared,
    _options_are_of_like_length,
    _numbers_are_apart,
)
"""The rules that depend only on which options stand together, not on which of them is right."""
_CHOICE_RULES: tuple[ChoiceRule, ...] = (
    *TOGETHER,
    key_is_not_the_longest_by_far,
    stem_repeats_no_key,
)
"""All rules for the options of one choice."""


def fits(choice: Choice) -> bool:
    """Tell whether the options of a choice break none of the rules in this file."""
    # The bank asks this of tens of thousands of choices, and a loop is quicker than all().
    for rule in _CHOICE_RULES:  # noqa: SIM110 - see above
        if rule(choice) is not None:
            return False
    return True


def may_be_beside(key: str, wrong: str, order: Order) -> bool:
    """Tell whether a wrong option may be shown beside a right one.

    False if the two break a rule, whatever the third option is. `key`: the text of the right
    option. `wrong`: the text of the wrong option. `order`: how the options are sorted.
    """
    key_look = look(key)
    wrong_look = look(wrong)
    if key_look.is_absolute is not wrong_look.is_absolute:
        return False
    if wrong_look.is_joining:
        return False
    if order is Order.DRAWN:
        if not (key_look.is_wordy or wrong_look.is_wordy):
            return True
        lengths = (key_look.length, wrong_look.length)
        return _are_of_like_length(lengths)
    if order is not Order.FIGURES:
        return True
    of_key = numbers(key)
    of_wrong = numbers(wrong)
    # Texts without a figure are told apart by their words.
    if of_key and of_key == of_wrong:
        return False
    return not _too_close((of_key, of_wrong))

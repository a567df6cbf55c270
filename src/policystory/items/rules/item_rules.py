"""The rules that every item must keep. Each function is a rule; reports show its name.

Sources: Haladyna, Downing and Rodriguez 2002 (stems); Moore et al. 2023 (checks that a machine can
make). The stem is the text of the question. The rules for options are in `choice_rules`.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps

from policystory.facts.corpus import folded
from policystory.facts.values.numbers_in_text import numbers
from policystory.items.item import Item, NumberKey, TextKey
from policystory.items.rules.choice_rules import (
    TOGETHER,
    ChoiceRule,
    choices,
    key_is_not_the_longest_by_far,
    stem_repeats_no_key,
)
from policystory.items.typed_answers.misspellings import stands_in
from policystory.wording import in_every_language

_STEM_WORDS = 40
"""The most words of a stem."""
FEEDBACK_WORDS = 60
"""The most words of a feedback text."""

Rule = Callable[[Item], str | None]
"""Takes an item and returns in words how it breaks the rule; None if it does not."""

# "Complete …" in each language.
_COMPLETE = tuple(
    stem.partition("{")[0] for stem in in_every_language("stems.complete")
)
_NEGATIVE = re.compile(r"\b(not|except|never|least likely)\b|n['’]t\b", re.IGNORECASE)
_NEGATIVE_PARTS = ("not", "except", "never", "least likely", "n't", "n’t")


def _stem_is_a_question(item: Item) -> str | None:
    """Rule: the stem has at most 40 words and ends in "?", or in ":" before a passage with gaps."""
    is_completed = bool(item.passage) and item.stem.startswith(_COMPLETE)
    if is_completed and not item.stem.endswith(":"):
        return "the stem does not end in a colon"
    if not is_completed and not item.stem.endswith("?"):
        return "the stem does not end in a question mark"
    count = len(item.stem.split())
    if count > _STEM_WORDS:
        return f"the stem has {count} words, more than {_STEM_WORDS}"
    return None


def stem_is_not_negative(item: Item) -> str | None:
    """Rule: the stem (the text of the question) has no word such as "not" or "except".

    Return how the item breaks the rule, in words; None if it does not.
    """
    stem = item.stem.lower()
    # A pattern is slow beside a plain search, and nearly every stem holds no part of a negative
    # word.
    if not any(part in stem for part in _NEGATIVE_PARTS):
        return None
    negative = _NEGATIVE.search(item.stem)
    if negative:
        return f"the stem is negative: '{negative[0]}'"
    return None


def _stem_does_not_tell(item: Item) -> str | None:
    """Rule: the stem (the text of the question) does not give the answer away."""
    if _stem_holds_typed_key(item):
        return "the stem holds its own key"
    for choice in choices(item):
        fault = stem_repeats_no_key(choice)
        if fault:
            return fault
    return None


def _stem_holds_typed_key(item: Item) -> bool:
    """Tell whether the stem holds a number or a name that is to be typed."""
    if isinstance(item.key, NumberKey):
        return item.key.amount in numbers(item.stem)
    if isinstance(item.key, TextKey):
        return any(stands_in(name, item.stem) for name in item.key.accepted)
    return False


def _prompts_differ(item: Item) -> str | None:
    """Rule: no two rows of an item have the same text."""
    seen: set[str] = set()
    for prompt in item.prompts:
        # A gap has no text of its own: it stands in the passage.
        if prompt.options:
            continue
        text = folded(prompt.text)
        if text in seen:
            return f"two rows are the same: '{text}'"
        seen.add(text)
    return None


def _feedback_is_short(item: Item) -> str | None:
    """Rule: every option, row or gap has feedback, of at most 60 words."""
    for name, keys in _feedback_keys(item):
        if not any(item.feedback.get(key) for key in keys):
            return f"'{name}' has no feedback"
    longest = 0
    for text in item.feedback.values():
        # Spaces are counted quickly, and nearly every feedback has too few of them to be too long.
        if text.count(" ") >= FEEDBACK_WORDS:
            longest = max(longest, len(text.split()))
    if longest > FEEDBACK_WORDS:
        return f"a feedback has {longest} words, more than {FEEDBACK_WORDS}"
    return None


def _feedback_keys(item: Item) -> Iterator[tuple[str, list[str]]]:
    """Yield each row, gap or else option, with the keys under which it may have feedback."""
    if not item.prompts:
        for option in item.options:
            yield option.id, [option.id]
    for prompt in item.prompts:
        # A gap has feedback as a whole, or for each of its options.
        of_options = [f"{prompt.id}/{option.id}" for option in prompt.options]
        yield prompt.id, [prompt.id, *of_options]


def _of_each_choice(rule: ChoiceRule) -> Rule:
    """Return the rule for whole items: no choice of an item breaks it."""

    @wraps(rule)
    def of_item(item: Item) -> str | None:
        for choice in choices(item):
            fault = rule(choice)
            if fault:
                return fault
        return None

    return of_item


_STEM_RULES: tuple[Rule, ...] = (_stem_is_a_question, stem_is_not_negative)
TOGETHER_RULES: tuple[Rule, ...] = tuple(_of_each_choice(rule) for rule in TOGETHER)
"""The rules that depend only on which options stand together, not on which of them is right."""
OPTION_RULES: tuple[Rule, ...] = (
    *TOGETHER_RULES,
    _of_each_choice(key_is_not_the_longest_by_far),
    _stem_does_not_tell,
    _prompts_differ,
)
"""The rules that depend on which options and rows stand together; a variant breaks none of them."""
ITEM_RULES: tuple[Rule, ...] = (*_STEM_RULES, _feedback_is_short)
"""The rules that do not depend on which options are drawn."""
RULES: tuple[Rule, ...] = (*_STEM_RULES, *OPTION_RULES, _feedback_is_short)
"""All rules, in the order of the bank's report."""


def rule_name(rule: Rule) -> str:
    """Return a rule's name as reports print it, such as "stem-is-not-negative"."""
    return rule.__name__.lstrip("_").replace("_", "-")


def broken(item: Item, rules: tuple[Rule, ...] = RULES) -> Iterator[tuple[str, str]]:
    """Yield each rule that an item breaks: the rule's name, and how it is broken, in words.

    `item`: an item of the course, or what one learner sees of it. `rules`: by default, all rules.
    """
    for rule in rules:
        fault = rule(item)
        if fault is not None:
            yield rule_name(rule), fault

"""Decide which items must not be on one paper, since one helps to answer the other.

Each rule says what a learner must not read in one item if the other is on the same paper.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import product

from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import EntityType
from policystory.facts.mentions import named_entities
from policystory.facts.values.numbers_in_text import numbers
from policystory.items.forms import source_support
from policystory.items.forms.source_support import UNKNOWN
from policystory.items.item import Item, NumberKey, Option, Order, PairsKey, TextKey
from policystory.items.rules.text_features import WORDY, telling
from policystory.items.typed_answers.misspellings import stands_in

_TELLABLE = frozenset(("value", "subject", "speaker", "period", "population", "place"))
"""Directions whose keys give an answer away if another item states them. Reports, statuses and
kinds of statement are named in many stems, and give nothing away there."""
COMPARED = frozenset(("size", "time", "date", "likeness", "heading", "conflict"))
"""Directions that ask how several facts compare; a row that states one of them says half of it."""

_ENDING = re.compile(r"(?:ing|ed|es|ie|s|e|y)$")

_PaperRule = Callable[[Corpus, Item, Item], bool]
"""Takes the corpus and two items, and tells whether the first helps to answer the second."""


def ask_the_same(first: Item, second: Item) -> bool:
    """Tell whether some fact is asked for by both of two items."""
    return not set(first.asked).isdisjoint(second.asked)


def clash(corpus: Corpus, first: Item, second: Item) -> bool:
    """Tell whether two items must not be on one paper.

    True if both ask about the same fact, or if one helps to answer the other.
    """
    return (
        ask_the_same(first, second)
        or answers(corpus, first, second)
        or answers(corpus, second, first)
    )


def answers(corpus: Corpus, telling_item: Item, asking_item: Item) -> bool:
    """Tell whether what a learner reads in `telling_item` helps to answer `asking_item`."""
    return any(rule(corpus, telling_item, asking_item) for rule in PAPER_RULES)


def states_the_key(_: Corpus, telling_item: Item, asking_item: Item) -> bool:
    """Rule: an item does not state the number or name that another item asks for.

    Return True if `telling_item` breaks the rule for `asking_item`.
    """
    # All texts count, for an answer may stand in any of them by chance.
    texts = told(telling_item)
    key = asking_item.key
    if isinstance(key, NumberKey):
        return key.amount in _numbers_in(texts)
    return _any_stands_in(_key_texts(asking_item), texts)


def states_the_figure(_: Corpus, telling_item: Item, asking_item: Item) -> bool:
    """Rule: if another item's options are numbers, an item does not give away the right one.

    An item gives it away by stating the number of the right option, but none of the wrong ones.
    Return True if `telling_item` breaks the rule for `asking_item`.
    """
    if asking_item.order is not Order.FIGURES:
        return False
    stated = _numbers_in(told(telling_item))
    is_stated: dict[bool, bool] = {True: False, False: False}
    for option in asking_item.options:
        is_right = option.id == asking_item.key
        figures = numbers(option.text)
        is_stated[is_right] |= bool(figures) and figures <= stated
    return is_stated[True] and not is_stated[False]


def says_the_key_in_other_words(
    _: Corpus, telling_item: Item, asking_item: Item
) -> bool:
    """Rule: an item does not contain all words of another item's right option.

    The rule is for items about the same paragraph or fact. Endings of words do not matter:
    "stopped" counts as "stops". If all words of a wrong option are there, too, nothing is given
    away. Return True if `telling_item` breaks the rule for `asking_item`.
    """
    key = asking_item.key
    if not isinstance(key, str):
        return False
    if not _are_related(telling_item, asking_item):
        return False
    if asking_item.kind == source_support.NAME:
        return False
    said: set[str] = set()
    for text in told(telling_item):
        said |= roots(text)
    known = roots(asking_item.stem)
    is_said: dict[bool, bool] = {True: False, False: False}
    for option in asking_item.options:
        new = roots(option.text) - known
        # Words that the stem itself contains are not told by the other item.
        is_said[option.id == key] |= bool(new) and new <= said
    return is_said[True] and not is_said[False]


def _ties_a_name_to_its_report(
    corpus: Corpus, telling_item: Item, asking_item: Item
) -> bool:
    """Rule: an item on one report has no name that would answer "Which report says this?"."""
    if asking_item.kind != source_support.NAME:
        return False
    if asking_item.key == UNKNOWN.id:
        return False
    if telling_item.kind == source_support.NAME:
        return False
    reports = {citation.source for citation in telling_item.sources}
    if reports != {asking_item.sources[0].source}:
        return False
    texts = told(telling_item)
    texts += [option.text for option in telling_item.options]
    names = _names_of_one_report(corpus, reports.pop())
    asked_of = [name for name in names if stands_in(name, asking_item.stem)]
    return _any_stands_in(asked_of, texts)


def states_what_is_compared(_: Corpus, telling_item: Item, asking_item: Item) -> bool:
    """Rule: an item with rows does not state a fact that another item compares with other facts.

    Return True if `telling_item` breaks the rule for `asking_item`.
    """
    if asking_item.direction not in COMPARED:
        return False
    if not telling_item.prompts:
        return False
    return not set(telling_item.asked).isdisjoint(asking_item.facts)


def shares_its_statements(_: Corpus, telling_item: Item, asking_item: Item) -> bool:
    """Rule: two items have at most one statement in common among their options.

    Return True if `telling_item` breaks the rule for `asking_item`.
    """
    statements = {option.id for option in telling_item.options if _is_statement(option)}
    shared = statements.intersection(option.id for option in asking_item.options)
    return len(shared) > 1


PAPER_RULES: tuple[_PaperRule, ...] = (
    states_the_key,
    states_the_figure,
    says_the_key_in_other_words,
    _ties_a_name_to_its_report,
    states_what_is_compared,
    shares_its_statements,
)
"""All rules for two items of one paper."""


def told(item: Item) -> list[str]:
    """Return the texts of an item that state something: question, passage, rows and some options.

    Options count if they are statements, not names or numbers.
    """
    texts = [item.stem, *item.passage]
    options: list[Option] = [*item.options]
    for prompt in item.prompts:
        texts.append(prompt.text)
        options += prompt.options
    # A name or number among others states nothing; a whole statement does.
    texts += [option.text for option in options if _is_statement(option)]
    return [text for text in texts if text]


# The same options are looked at beside every item of a paper, in every trial to draw it.
@lru_cache(maxsize=16384)
def _is_statement(option: Option) -> bool:
    """Tell whether an option has enough words besides names to say something."""
    plain_words = [word for word in option.text.split() if word.islower()]
    return len(plain_words) >= WORDY


def _any_stands_in(names: Iterable[str], texts: list[str]) -> bool:
    """Tell whether any of these names stands in any of these texts."""
    pairs = product(names, texts)
    return any(stands_in(name, text) for name, text in pairs)


@lru_cache(maxsize=16384)
def roots(text: str) -> frozenset[str]:
    """Return the words of a text that could give an answer away, without their endings.

    So "stopped" and "stops" are equal.

    >>> sorted(roots("the people who were stopped")), sorted(roots("stops of people"))
    (['peopl', 'stop'], ['peopl', 'stop'])
    """
    without_endings: set[str] = set()
    for word in telling(text):
        root = _ENDING.sub("", word)
        # "stopped" has its last letter twice only because of its ending.
        shorter = root[:-1]
        if len(root) > 3 and shorter.endswith(root[-1]):
            root = shorter
        # A root of two letters, such as that of "being", says nothing.
        if len(root) > 2:
            without_endings.add(root)
    return frozenset(without_endings)


def _numbers_in(texts: list[str]) -> set[Decimal]:
    """Return every number that stands in these texts."""
    amounts: set[Decimal] = set()
    for text in texts:
        amounts |= numbers(text)
    return amounts


def _are_related(first: Item, second: Item) -> bool:
    """Tell whether two items rest on one paragraph, or ask for and rest on one fact."""
    if not set(first.sources).isdisjoint(second.sources):
        return True
    return not set(first.asked).isdisjoint(second.facts)


@once_per_corpus
def _names_of_one_report(corpus: Corpus, report: str) -> tuple[str, ...]:
    """Return the names of the persons and bodies that this report alone names, folded."""
    named = set(named_entities(corpus, report))
    for source in corpus.sources:
        if source != report:
            named.difference_update(named_entities(corpus, source))
    names: set[str] = set()
    for id_ in named:
        entity = corpus.entities.get(id_)
        # Places are left out: many reports are about the same one.
        if entity is not None and entity.type is not EntityType.PLACE:
            names.update(map(folded, (entity.name, *entity.aliases)))
    return tuple(sorted(names))


def _key_texts(item: Item) -> Iterator[str]:
    """Yield the words that would give an item's answer."""
    key = item.key
    if isinstance(key, TextKey):
        yield from key.accepted
    elif isinstance(key, PairsKey):
        yield from _gap_texts(item, key)
    # No stem states a whole order.
    elif item.direction in _TELLABLE and item.kind != "ordering":
        right = key
        if isinstance(key, str):
            right = (key,)
        for option in item.options:
            if isinstance(right, tuple) and option.id in right:
                yield option.text


def _gap_texts(item: Item, key: PairsKey) -> Iterator[str]:
    """Yield the right words of each gap; rows that only pair with options have none."""
    for gap in item.prompts:
        right = key.pairs[gap.id]
        for option in gap.options:
            if option.id == right:
                yield option.text

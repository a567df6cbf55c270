"""Check the questions that authors write: find everything that keeps one from being asked."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus
from policystory.facts.truth import Truth
from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite
from policystory.facts.words import mark
from policystory.items.authored import (
    Authored,
    AuthoredKind,
    AuthoredOption,
    item_of,
)
from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS
from policystory.items.draw.option_order import options_of
from policystory.items.fact_set import Faults, Step
from policystory.items.item import Item
from policystory.items.options import slug
from policystory.items.restatement import (
    Restatement,
    answer_one_question,
    unknown_entities,
    verdict_of,
)
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant

# Words of a reason at most: it is shown as feedback.
_BECAUSE_WORDS = 45
# Right options of a multiple choice at most.
_MOST_RIGHT = 10

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def faults(corpus: Corpus, authored: Authored) -> Faults:
    """Yield every fault that keeps an author's question from being asked.

    A fault is a path to a field, such as `("options", 0, "text")`, what is wrong there, and what to
    do. All facts that `authored` names must exist.
    """
    form = list(_faults_of_form(authored))
    yield from form
    yield from _faults_of_restatements(corpus, authored)
    yield from _faults_of_numbers(corpus, authored)
    # An item of the wrong form, such as one without a right option, would break rules that say
    # nothing to its author.
    if not form:
        yield from _faults_of_rules(item_of(corpus, authored))


def _faults_of_form(authored: Authored) -> Faults:
    """Yield what a record of an item must have and this one has not."""
    id_ = authored.id
    if not _ID.fullmatch(id_):
        hint = "write small letters and figures, with hyphens between"
        yield ("id",), f"'{id_}' is not an id", hint
    for field in ("objectives", "facts"):
        if not getattr(authored, field):
            message = f"the item names none of its {field}"
            yield (field,), message, "name at least one"
    yield from _faults_of_the_key(authored)
    ids = set()
    for place, option in enumerate(authored.options):
        yield from _faults_of_option(option, place)
        ids.add(slug(option.text))
    if len(ids) < len(authored.options):
        hint = "an option's words must tell it from the others"
        yield ("options",), "two options are the same", hint


def _faults_of_option(option: AuthoredOption, place: int) -> Faults:
    """Yield what one option must have and has not."""
    way = ("options", place)
    if not option.facts:
        yield way, "no fact proves this option", "name it under 'facts'"
    words = option.because.split()
    if len(words) > _BECAUSE_WORDS:
        message = f"'because' has {len(words)} words, at most {_BECAUSE_WORDS}"
        yield (*way, "because"), message, "shorten it"


def _faults_of_the_key(authored: Authored) -> Faults:
    """Yield what is wrong with how many options are right, and how many wrong."""
    way = ("options",)
    right = sum(option.right for option in authored.options)
    wrong = len(authored.options) - right
    if wrong < WRONG_OPTIONS:
        hint = f"write at least {WRONG_OPTIONS}"
        yield way, f"the item has {wrong} wrong options", hint
    if authored.kind is AuthoredKind.SINGLE_CHOICE:
        fewest, most = 1, 1
        message = f"a single choice has one right option, not {right}"
        hint = "mark one with 'right: true'"
    else:
        fewest, most = 2, _MOST_RIGHT
        message = f"a multiple choice has several right options, not {right}"
        hint = f"mark 2 to {_MOST_RIGHT} with 'right: true'"
    if not fewest <= right <= most:
        yield way, message, hint


def _faults_of_restatements(corpus: Corpus, authored: Authored) -> Faults:
    """Yield each restatement that is not proved, or all if they answer different questions."""
    sound: list[Restatement] = []
    for place, option in enumerate(authored.options):
        restated = option.restates
        if restated is None:
            # Such an option is judged by its author.
            continue
        fault = _fault_of_restatement(corpus, option, restated)
        if fault is None:
            sound.append(restated)
        else:
            way = ("options", place, "restates")
            yield way, *fault
    if sound and not answer_one_question(corpus, sound):
        message = "the options restate answers to different questions"
        ways = "the same of several facts, or several values of one fact"
        yield ("options",), message, f"restate one part: {ways}"


def _fault_of_restatement(
    corpus: Corpus, option: AuthoredOption, restated: Restatement
) -> tuple[str, str] | None:
    """Return why a restatement does not prove its option, and what to do."""
    if restated.fact not in option.facts:
        message = f"'{restated.fact}' is not among the facts of this option"
        return message, "name it under 'facts' too"
    if len(restated.parts) != 1:
        message = f"'restates' gives {len(restated.parts)} parts of the fact, not one"
        return message, "give the part that the option is about, such as 'status'"
    unknown = unknown_entities(corpus, restated)
    if unknown:
        return f"there is no entity '{unknown[0]}'", "correct the name"
    verdict = verdict_of(corpus, restated)
    wanted = Truth.FALSE
    if option.right:
        wanted = Truth.TRUE
    if verdict.truth is wanted:
        return None
    state = f"{verdict.truth} ({verdict.rule})"
    message = f"this is not proved {wanted}: the facts leave it {state}"
    hint = "correct it, or take 'restates' out: the option is then your judgement"
    return message, hint


class _Text(NamedTuple):
    """A text of an item: where it stands, and the numbers that it may have."""

    way: tuple[Step, ...]
    text: str
    held: set[Decimal]


def _faults_of_numbers(corpus: Corpus, authored: Authored) -> Faults:
    """Yield each number that none of the facts named for its text holds.

    Numbers are read in digits, or in words above twelve.
    """
    hint = "name the fact that holds it, or correct the number"
    for way, text, held in _texts(corpus, authored):
        # A mark such as "HN ¶13" numbers a paragraph: no fact holds that.
        figures = numbers_to_cite(_unmarked(corpus, authored, text))
        for number in sorted(figures - held):
            field = way[-1]
            message = (
                f"'{field}' has the number {number:f}, which no fact named for it holds"
            )
            yield way, message, hint


def _texts(corpus: Corpus, authored: Authored) -> Iterator[_Text]:
    """Yield stem, options and reasons."""
    dates = _numbers_of_dates(corpus)
    held = _held(corpus, authored.rests_on)
    yield _Text(("stem",), authored.stem, dates | held)
    for place, option in enumerate(authored.options):
        facts = (*authored.facts, *option.facts)
        held = _held(corpus, facts) | dates
        text_way = ("options", place, "text")
        yield _Text(text_way, option.text, held)
        because_way = ("options", place, "because")
        yield _Text(because_way, option.because, held)


def _numbers_of_dates(corpus: Corpus) -> set[Decimal]:
    """Return the numbers in the dates of the reports, by which every text may cite one."""
    figures: set[Decimal] = set()
    for source in corpus.sources.values():
        written = re.findall(r"\d+", source.date)
        figures.update(map(Decimal, written))
    return figures


def _unmarked(corpus: Corpus, authored: Authored, text: str) -> str:
    """Return a text without citation marks, such as "HN ¶13", of the facts its item names."""
    for fact in sorted(authored.rests_on):
        for citation in corpus.facts[fact].sources:
            cited = re.escape(mark(corpus, citation))
            # The mark of paragraph 1 is no part of that of paragraph 13.
            text = re.sub(rf"{cited}(?!\d)", "", text)
    return text


def _held(corpus: Corpus, facts: Iterable[str]) -> set[Decimal]:
    """Return every number that stands in some facts."""
    held: set[Decimal] = set()
    for name in facts:
        fact = corpus.facts[name]
        held |= held_numbers(fact) | numbers(fact.says, corpus.phrases)
    return held


def _faults_of_rules(item: Item) -> Faults:
    """Yield each broken rule for items.

    All options may break it together, or those that a learner could be shown.
    """
    trials = [item]
    if isinstance(item.key, str):
        trials += _pairs(item)
    faults_by_rule: dict[str, str] = {}
    for trial in trials:
        faults_by_rule.update(broken(trial))
    for rule, words in faults_by_rule.items():
        yield (), f"{rule}: {words}", "see the rules for items in content/README.md"
    if not faults_by_rule and variant(item, "") is None:
        message = "too few of its options pass the rules together"
        yield (), message, "write options of like length and form"


def _pairs(item: Item) -> Iterator[Item]:
    """Yield the item with each two of its wrong options: what learners are shown of it."""
    for pair in combinations(item.tiers[0], WRONG_OPTIONS):
        options = options_of(item, (item.key, *pair))
        yield replace(item, options=tuple(options))

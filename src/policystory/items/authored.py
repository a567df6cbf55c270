"""Authored items: questions that a person writes, because no fact alone yields them, such as one that weighs evidence.

They rest on facts as generated items do: every option names the facts that prove it right or wrong,
and every number stands in one of them. They pass the same rules; a broken rule is the author's to
mend, so `faults` tells all of them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

import msgspec

from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Citation, Record
from policystory.facts.values.spelling import digits, numbers
from policystory.facts.words import mark
from policystory.items.distractors.choice import WRONG_OPTIONS
from policystory.items.item import Item, Option, Order, Why
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant

DIRECTION = "judgement"
"""What authored items ask for: no part of a fact, but what to make of facts."""
JUDGED = "authored"
"""The rule under which an author, and no proof, vouches for an option."""
BECAUSE_WORDS = 45
"""Words of a reason at most: it is shown as feedback."""
MOST_RIGHT = 10

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class AuthoredKind(StrEnum):
    """The kinds of which an author can write items."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"


class AuthoredOption(Record, frozen=True, kw_only=True):
    """One option: its text, whether it is right, why (read as feedback), and the facts that prove so."""

    text: str
    because: str
    facts: tuple[str, ...]
    right: bool = False


class Authored(Record, frozen=True, kw_only=True):
    """One authored item: the question, the facts that it is about (it is filed under the first), and its options.

    `in_order` keeps the options as they are written, such as dates; otherwise they are shuffled.
    """

    id: str
    kind: AuthoredKind
    stem: str
    objectives: tuple[str, ...]
    facts: tuple[str, ...]
    options: tuple[AuthoredOption, ...]
    in_order: bool = False

    @property
    def rests_on(self) -> frozenset[str]:
        """Return all facts that the item names."""
        return frozenset(self.facts).union(*(option.facts for option in self.options))


def item_of(corpus: Corpus, authored: Authored) -> Item:
    """Return an authored item as an item of the bank. Every fact that it names must exist, at least one of its own."""
    options = {_option(one.text): one for one in authored.options}
    right = tuple(option.id for option, one in options.items() if one.right)
    several = authored.kind is AuthoredKind.MULTIPLE_CHOICE
    wrong = tuple(option.id for option, one in options.items() if not one.right)
    return Item(
        id=authored.id,
        family=authored.id,
        kind=authored.kind.value,
        direction=DIRECTION,
        asked=authored.facts,
        topic=corpus.topic_of[authored.facts[0]],
        stem=authored.stem,
        options=tuple(options),
        order=Order.LISTED if authored.in_order else Order.DRAWN,
        tiers=(wrong,),
        key=right if several else "".join(right[:1]),
        why={option.id: (Why(JUDGED, one.facts),) for option, one in options.items()},
        feedback={
            option.id: f"{'Right.' if one.right else 'Not right.'} {one.because}"
            for option, one in options.items()
        },
        facts=tuple(sorted(authored.rests_on)),
        sources=_citations(corpus, authored.facts),
        objectives=authored.objectives,
    )


def _option(text: str) -> Option:
    """Return the option that shows a text; its id is made of the text, so that it tells nothing more."""
    return Option(
        re.sub(r"[^a-z0-9]+", "-", folded(text).replace("%", " percent")).strip("-"),
        text,
    )


def _citations(corpus: Corpus, facts: tuple[str, ...]) -> tuple[Citation, ...]:
    """Return all citations of some facts, each once, in the order of the facts."""
    return tuple(
        dict.fromkeys(
            citation for fact in facts for citation in corpus.facts[fact].sources
        )
    )


Step = str | int
Fault = tuple[tuple[Step, ...], str, str]
"""Where in the record something is wrong, what, and what to do."""


def faults(corpus: Corpus, authored: Authored) -> Iterator[Fault]:
    """Yield everything that keeps an authored item from being asked; the facts that it names must exist."""
    form = list(_faults_of_form(authored))
    yield from form
    yield from _faults_of_numbers(corpus, authored)
    # An item of the wrong form, such as one without a right option, would break rules that say
    # nothing to its author.
    if not form:
        yield from _faults_of_rules(item_of(corpus, authored))


def _faults_of_form(authored: Authored) -> Iterator[Fault]:
    """Yield what a record of an item must have and this one has not."""
    if not _ID.fullmatch(authored.id):
        yield (
            ("id",),
            f"'{authored.id}' is not an id",
            "write small letters and figures, with hyphens between",
        )
    for field in ("objectives", "facts"):
        if not getattr(authored, field):
            yield (field,), f"the item names none of its {field}", "name at least one"
    yield from _faults_of_the_key(authored)
    for i, option in enumerate(authored.options):
        if not option.facts:
            yield ("options", i), "no fact proves this option", "name it under 'facts'"
        if (count := len(option.because.split())) > BECAUSE_WORDS:
            yield (
                ("options", i, "because"),
                f"'because' has {count} words, at most {BECAUSE_WORDS}",
                "shorten it",
            )
    if len({_option(option.text).id for option in authored.options}) < len(
        authored.options
    ):
        yield (
            ("options",),
            "two options are the same",
            "an option's words must tell it from the others",
        )


def _faults_of_the_key(authored: Authored) -> Iterator[Fault]:
    """Yield what is wrong with how many options are right, and how many wrong."""
    right = sum(option.right for option in authored.options)
    wrong = len(authored.options) - right
    if wrong < WRONG_OPTIONS:
        yield (
            ("options",),
            f"the item has {wrong} wrong options",
            f"write at least {WRONG_OPTIONS}",
        )
    if authored.kind is AuthoredKind.SINGLE_CHOICE and right != 1:
        yield (
            ("options",),
            f"a single choice has one right option, not {right}",
            "mark one with 'right: true'",
        )
    if authored.kind is AuthoredKind.MULTIPLE_CHOICE and not 2 <= right <= MOST_RIGHT:
        hint = f"mark 2 to {MOST_RIGHT} with 'right: true'"
        yield (
            ("options",),
            f"a multiple choice has several right options, not {right}",
            hint,
        )


def _faults_of_numbers(corpus: Corpus, authored: Authored) -> Iterator[Fault]:
    """Yield each number, in digits or above twelve in words, that none of the facts named for its text holds."""
    reports = {
        Decimal(part)
        for source in corpus.sources.values()
        for part in re.findall(r"\d+", source.date)
    }
    own = reports | _held(corpus, authored.facts)
    texts: list[tuple[tuple[Step, ...], str, set[Decimal]]] = [
        (
            ("stem",),
            authored.stem,
            reports | _held(corpus, tuple(sorted(authored.rests_on))),
        )
    ]
    for i, option in enumerate(authored.options):
        held = own | _held(corpus, option.facts)
        texts += [
            (("options", i, "text"), option.text, held),
            (("options", i, "because"), option.because, held),
        ]
    for way, text, held in texts:
        for number in sorted(digits(_unmarked(corpus, authored, text)) - held):
            hint = "name the fact that holds it, or correct the number"
            yield (
                way,
                f"'{way[-1]}' has the number {number:f}, which no fact named for it holds",
                hint,
            )


def _unmarked(corpus: Corpus, authored: Authored, text: str) -> str:
    """Return a text without the citation marks, such as "BBC ¶13", of the facts that its item names."""
    for fact in sorted(authored.rests_on):
        for citation in corpus.facts[fact].sources:
            text = re.sub(rf"{re.escape(mark(corpus, citation))}(?!\d)", "", text)
    return text


def _held(corpus: Corpus, facts: tuple[str, ...]) -> set[Decimal]:
    """Return every number that stands in some facts."""
    known = (corpus.facts[fact] for fact in facts)
    return set[Decimal]().union(
        *(held_numbers(fact) | numbers(fact.says) for fact in known)
    )


def _faults_of_rules(item: Item) -> Iterator[Fault]:
    """Yield each rule for items that is broken, by all options together or by those that a learner could be shown."""
    shown = [item, *_pairs(item)] if isinstance(item.key, str) else [item]
    found = dict(fault for one in shown for fault in broken(one))
    for rule, words in found.items():
        yield (), f"{rule}: {words}", "see the rules for items in content/README.md"
    if not found and variant(item, "") is None:
        yield (
            (),
            "too few of its options pass the rules together",
            "write options of like length and form",
        )


def _pairs(item: Item) -> Iterator[Item]:
    """Yield the item with each two of its wrong options: what learners are shown of it."""
    for pair in combinations(item.tiers[0], WRONG_OPTIONS):
        options = tuple(
            option
            for option in item.options
            if option.id == item.key or option.id in pair
        )
        yield msgspec.structs.replace(item, options=options)

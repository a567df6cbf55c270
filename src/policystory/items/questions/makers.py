"""Who makes the questions of each kind, and what questions can ask for."""

from collections.abc import Callable, Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items import authored
from policystory.items.forms import (
    cloze,
    multiple_choice,
    number,
    short_text,
    single_choice,
    source_support,
)
from policystory.items.item import Item
from policystory.items.questions import (
    fill_gap,
    part_of_fact,
    type_name,
    type_number,
)
from policystory.items.questions.reports import which_report
from policystory.items.questions.several_facts import multiple_choice as several_answers
from policystory.items.refusal import Refusal

Maker = Callable[[Corpus, Fact], Iterator[Item | Refusal]]
"""Yields the items that are filed under a fact, and why others are not made."""

# What is matched, sorted or put in order is made of the sets of facts that authors name.

MAKERS: dict[str, Maker] = {
    single_choice.NAME: part_of_fact.make,
    multiple_choice.NAME: several_answers.make,
    number.NAME: type_number.make,
    short_text.NAME: type_name.make,
    cloze.NAME: fill_gap.make,
    source_support.NAME: which_report.make,
}

_PARTS = "value subject speaker period population place status date kind".split()
_COMPARED = "source size time likeness heading conflict".split()
DIRECTIONS = (*_PARTS, *_COMPARED, authored.DIRECTION)
"""What a question can ask for.

A part of a fact, its date, its kind of statement, who reports it, or how facts compare. An authored
item asks what to make of facts.
"""

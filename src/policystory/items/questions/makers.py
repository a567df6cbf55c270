"""Which file makes the questions of each kind of item, and what a question can ask for."""

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
from policystory.items.questions import (
    fill_gap,
    part_of_fact,
    type_name,
    type_number,
)
from policystory.items.questions.reports import which_report
from policystory.items.questions.several_facts import several_right_answers
from policystory.items.refusal import ItemOrRefusal

Maker = Callable[[Corpus, Fact], Iterator[ItemOrRefusal]]
"""A function that yields the items filed under a fact, and a Refusal for each question that it
cannot ask."""

# Questions to match, sort or put in order are not here: authors' sets of facts make them.

MAKERS: dict[str, Maker] = {
    single_choice.NAME: part_of_fact.make,
    multiple_choice.NAME: several_right_answers.make,
    number.NAME: type_number.make,
    short_text.NAME: type_name.make,
    cloze.NAME: fill_gap.make,
    source_support.NAME: which_report.make,
}

_PARTS = "value subject speaker period population place status date kind".split()
_COMPARED = "source size time likeness heading conflict".split()
DIRECTIONS = (*_PARTS, *_COMPARED, authored.DIRECTION)
"""Everything that a question can ask for: a part of a fact, how its date is known, its kind of
statement, the report that says it, how several facts compare, or a judgement about facts."""

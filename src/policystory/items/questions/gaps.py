"""Gaps of a statement: which parts may be left out, and the words that could fill each gap."""

import re
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Property, ValueType
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.values.period import with_preposition
from policystory.facts.words import is_refused
from policystory.items.distractors.candidates import Candidate, candidate, in_order
from policystory.items.distractors.exclusions import is_unnamed_answer
from policystory.items.distractors.wrong_options import Wrong, wrong_options
from policystory.items.item import Option, Prompt
from policystory.items.options import slug
from policystory.items.questions.question import Question

MOST = 6
"""Wrong options that a gap starts with: less likely ones are no real choice beside the others."""
FEWEST_WRONG = 2
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_VERB_WITH_NUMBER = re.compile(r" (was|were|is|are|has|have)\b")
_AFTER_HEAD = re.compile(
    r"\b(of|in|on|for|to|at|from|with|by|whom|who|that|close|backed|each)\b"
)


class Gap(NamedTuple):
    """One gap: the part of a fact that is left out, and its wrong options.

    `texts` holds how each option is written in the sentence, by the folded text of its candidate.
    """

    question: Question
    right: Candidate
    wrong: tuple[Wrong, ...]
    texts: dict[str, str]

    @property
    def direction(self) -> str:
        """Return the part that is left out, which is also the id of the gap."""
        return self.question.direction

    @property
    def key(self) -> str:
        """Return the right words."""
        return self.texts[self.right.same]

    def option(self, candidate: Candidate) -> Option:
        """Return a candidate as an option of this gap."""
        text = self.texts[candidate.same]
        return Option(slug(text), text)

    def prompt(self) -> Prompt:
        """Return the gap as an item has it: figures and dates ascend, names by the alphabet."""
        shown = in_order([self.right, *[wrong.candidate for wrong in self.wrong]])
        options = tuple([self.option(candidate) for candidate in shown])
        return Prompt(self.direction, options=options, order=self.question.order)


def named_parts(prop: Property) -> list[str]:
    """Return the parts of a fact that the statements of a property name, in their order there."""
    return _PLACEHOLDER.findall(prop.states or "")


def directions(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the parts of a fact that can be left out of its statement, in their order there."""
    prop = corpus.properties[fact.property]
    return tuple([part for part in named_parts(prop) if _can_gap(prop, fact, part)])


def _can_gap(prop: Property, fact: Fact, part: str) -> bool:
    """Tell whether a part of a fact can be left out of its statement."""
    if is_refused(fact, part):
        return False
    # A place is asked for in no other way.
    if part == "status" or (part not in prop.asks and part != "place"):
        return False
    # Elsewhere the report's words on the part are not all there is to know.
    if part not in prop.closed and not (part == "value" and prop.single):
        return False
    # A whole clause or a list is too long for a gap.
    if part == "value" and prop.value is ValueType.TEXT:
        return False
    return isinstance(getattr(fact, part), str | Quantity)


def passage(
    corpus: Corpus, fact: Fact, left_out: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return the statement of a fact in parts, with a gap between each two.

    Arguments: the corpus; the fact; the parts that are left out, in their order in the statement.
    None where the fact lacks a part that the statement names.
    """
    form = corpus.properties[fact.property].states or ""
    placeholders = "|".join([rf"\{{{part}\}}" for part in left_out])
    pieces = re.split(placeholders, form)
    if len(pieces) != len(left_out) + 1:
        return None
    filled = []
    for piece in pieces:
        text = words.fill(corpus, fact, piece)
        if text is None:
            return None
        filled.append(text)
    filled[0] = words.capitalised(filled[0])
    return tuple(filled)


def gap(question: Question, before: str, after: str) -> Gap | None:
    """Make the gap for one part of a fact; None without two wrong options.

    Arguments: the question for the part; what stands before and after it in the statement.
    """
    right = candidate(question)
    if right is None or is_unnamed_answer(question):
        return None
    texts = {right.same: _in_sentence(question, right.value, before)}
    kept: list[Wrong] = []
    for wrong in wrong_options(question, right):
        chosen = wrong.candidate
        if len(kept) < MOST and _agrees(question, chosen.value, after):
            text = _in_sentence(question, chosen.value, before)
            # Two values may read alike in the sentence.
            if text not in texts.values():
                texts[chosen.same] = text
                kept.append(wrong)
    if len(kept) < FEWEST_WRONG:
        return None
    return Gap(question, right, tuple(kept), texts)


def _in_sentence(question: Question, value: Value, before: str) -> str:
    """Write a part as its place in the statement asks.

    It may need a preposition, an article or a capital.
    """
    fact = question.fact
    if question.direction == "period":
        per = fact.value.per if isinstance(fact.value, Quantity) else None
        text = with_preposition(str(value), per)
    elif question.direction == "value":
        text = words.value(question.corpus, question.prop, value)
    else:
        text = words.name(question.corpus, str(value))
    return text if before else words.capitalised(text)


def _agrees(question: Question, value: Value, after: str) -> bool:
    """Tell whether a wrong option agrees with the verb that follows, as the right one does."""
    right = question.answer
    if not _VERB_WITH_NUMBER.match(after):
        return True
    if not isinstance(right, str) or not isinstance(value, str):
        return True
    entities = question.corpus.entities
    if right not in entities or value not in entities:
        return True
    return is_plural(entities[right]) == is_plural(entities[value])


def is_plural(entity: Entity) -> bool:
    """Tell whether an entity is spoken of as several.

    "US border officials" is, "the United States" is not.
    """
    if entity.type is EntityType.GROUP:
        return True
    head = _AFTER_HEAD.split(entity.name)[0].split()
    if not head or not head[-1][:1].islower():
        return False
    return head[-1].endswith("s") and not head[-1].endswith("ss")

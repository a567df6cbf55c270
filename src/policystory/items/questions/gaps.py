"""Gaps in a fact's statement: which parts may be left out, and which words could fill each gap."""

import re
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Property, ValueType
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.values.period import with_preposition
from policystory.facts.words import is_forbidden
from policystory.items.distractors.candidates import Candidate, candidate, in_order
from policystory.items.distractors.exclusions import is_unnamed_answer
from policystory.items.distractors.wrong_options import Wrong, wrong_options
from policystory.items.item import Ids, Option, Prompt, Texts
from policystory.items.options import slug
from policystory.items.questions.question import Question

MOST = 6
"""Wrong options that a gap starts with at most: the likeliest ones."""
FEWEST_WRONG = 2
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_VERB_WITH_NUMBER = re.compile(r" (was|were|is|are|has|have)\b")
_AFTER_HEAD = re.compile(
    r"\b(of|in|on|for|to|at|from|with|by|whom|who|that|close|backed|each)\b"
)


class Gap(NamedTuple):
    """A gap in a fact's statement: the part that is left out, and the wrong options for the gap.

    - `question`: asks for the part; `right`: the right answer; `wrong`: the wrong options.
    - `texts`: each option as it reads in the sentence; the key is the option in small letters
      without accents.
    """

    question: Question
    right: Candidate
    wrong: tuple[Wrong, ...]
    texts: dict[str, str]

    @property
    def direction(self) -> str:
        """Return the id of the gap: the name of the part that is left out, such as "speaker"."""
        return self.question.direction

    @property
    def key(self) -> str:
        """Return the right words for this gap."""
        return self.texts[self.right.same]

    def option(self, candidate: Candidate) -> Option:
        """Return an answer for this gap as an option that fits the sentence.

        `candidate` is the right answer or one of the wrong ones.
        """
        text = self.texts[candidate.same]
        return Option(slug(text), text)

    def prompt(self) -> Prompt:
        """Return the gap with all its options, for an item.

        Numbers and dates ascend, and names are in alphabetical order.
        """
        candidates = [self.right]
        candidates.extend(wrong.candidate for wrong in self.wrong)
        ordered = in_order(candidates)
        options = tuple(map(self.option, ordered))
        return Prompt(self.direction, options=options, order=self.question.order)


def named_parts(prop: Property) -> list[str]:
    """Return the parts of a fact that its statement names, such as "speaker", in sentence order.

    They are the same for all facts of a property.
    """
    return _PLACEHOLDER.findall(prop.states or "")


def directions(corpus: Corpus, fact: Fact) -> Ids:
    """Return the parts that may be left out of a fact's statement, in sentence order."""
    prop = corpus.properties[fact.property]
    return tuple([part for part in named_parts(prop) if _can_gap(prop, fact, part)])


def _can_gap(prop: Property, fact: Fact, part: str) -> bool:
    """Tell whether a part of a fact can be left out of its statement."""
    if is_forbidden(fact, part):
        return False
    if part == "status":
        return False
    # Properties have no question for the place, so a place may be left out without one.
    if part not in prop.asks and part != "place":
        return False
    # If the property is not closed over a part, other values may be true as well.
    if part not in prop.closed and not (part == "value" and prop.single):
        return False
    # A whole clause or a list is too long for a gap.
    if part == "value" and prop.value is ValueType.TEXT:
        return False
    return isinstance(getattr(fact, part), str | Quantity)


def passage(corpus: Corpus, fact: Fact, left_out: Ids) -> Texts | None:
    """Return a fact's statement in pieces, with a gap between each two.

    `left_out`: the parts to leave out, such as "value", in sentence order. None if one of them is
    not in the statement, or if the fact lacks another part of the statement.
    """
    prop = corpus.properties[fact.property]
    placeholders = [rf"\{{{part}\}}" for part in left_out]
    pieces = re.split("|".join(placeholders), prop.states or "")
    if len(pieces) != len(left_out) + 1:
        return None
    filled = []
    for piece in pieces:
        text = words.fill(corpus, fact, piece)
        if text is None:
            return None
        filled.append(text)
    first, *rest = filled
    return words.capitalise(first), *rest


def gap(question: Question, before: str, after: str) -> Gap | None:
    """Return the gap for one part of a fact; None if there are fewer than two wrong options.

    None, too, if the right answer is somebody whom no report names. `question`: asks for the part.
    `before` and `after`: the text on either side of the gap.
    """
    right = candidate(question)
    if right is None or is_unnamed_answer(question):
        return None
    texts = {right.same: _in_sentence(question, right.value, before)}
    kept: list[Wrong] = []
    for wrong in wrong_options(question, right):
        chosen = wrong.candidate
        if not _agrees(question, chosen.value, after):
            continue
        text = _in_sentence(question, chosen.value, before)
        # Two values may read alike in the sentence.
        if text not in texts.values():
            texts[chosen.same] = text
            kept.append(wrong)
        if len(kept) == MOST:
            break
    if len(kept) < FEWEST_WRONG:
        return None
    return Gap(question, right, tuple(kept), texts)


def _in_sentence(question: Question, value: Value, before: str) -> str:
    """Write a part as its place in the statement asks.

    It may need a preposition, an article or a capital.
    """
    text = _in_words(question, value)
    if before:
        return text
    return words.capitalise(text)


def _in_words(question: Question, value: Value) -> str:
    """Write a part of a fact as it stands inside a sentence."""
    corpus = question.corpus
    stated = question.fact.value
    if question.direction == "value":
        return words.value(corpus, question.prop, value)
    name = str(value)
    if question.direction == "population":
        return words.counted_name(corpus, name)
    if question.direction != "period":
        return words.name(corpus, name)
    per = None
    if isinstance(stated, Quantity):
        per = stated.per
    return with_preposition(name, per, corpus.phrases)


def _agrees(question: Question, value: Value, after: str) -> bool:
    """Tell whether a wrong option agrees with the verb that follows, as the right one does."""
    if not _VERB_WITH_NUMBER.match(after):
        return True
    right = _entity(question, question.answer)
    wrong = _entity(question, value)
    if right is None or wrong is None:
        return True
    return is_plural(right) == is_plural(wrong)


def _entity(question: Question, value: Value | None) -> Entity | None:
    """Return the entity whose id a value is; None if it is none."""
    if not isinstance(value, str):
        return None
    return question.corpus.entities.get(value)


def is_plural(entity: Entity) -> bool:
    """Tell whether a verb after an entity's name is in the plural.

    True for "Harbour officials", False for "the Skerry Isles".
    """
    if entity.type is EntityType.GROUP:
        return True
    head, *_ = _AFTER_HEAD.split(entity.name)
    words_of_head = head.split()
    if not words_of_head:
        return False
    noun = words_of_head[-1]
    starts_small = noun[:1].islower()
    return starts_small and noun.endswith("s") and not noun.endswith("ss")

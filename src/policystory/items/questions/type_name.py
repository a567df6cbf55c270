"""Questions that ask for a fact's name to be typed."""

import re
from collections.abc import Iterator

from policystory.facts.corpus import Corpus, folded
from policystory.facts.entity import Entity, ValueType
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact
from policystory.facts.truth import OpenClaim, Truth, Verdict, claim_of
from policystory.items.forms.short_text import NAME
from policystory.items.item import Item, TextKey
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback import right
from policystory.items.questions.question import (
    LACKS_A_PART,
    OTHER_ANSWER,
    Question,
    not_proved,
)
from policystory.items.refusal import Refusal
from policystory.items.typed.names import is_named, names_of

DIRECTIONS = ("value", "subject", "speaker")
LONGEST_NAME = 5
"""A name of more words is better chosen: to type it is no proof of knowing it."""
_WHERE = re.compile(r"\bwhere\b")
NOT_CLOSED = (
    "the report may give other answers too: "
    "its property is neither single nor closed in this direction"
)


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each direction whose answer is a name, or the reason why there is none."""
    prop = corpus.properties[fact.property]
    for direction in DIRECTIONS:
        is_name = direction != "value" or prop.value is ValueType.ENTITY
        if direction in prop.asks and is_name:
            item = _item(Question(corpus, fact, direction))
            if isinstance(item, str):
                yield Refusal(fact.id, NAME, direction, item)
            else:
                yield item


def _item(question: Question) -> Item | str:
    """Make the item that asks for one name, or say why it is not made."""
    corpus, fact, stem = question.corpus, question.fact, question.stem or ""
    entity = _entity_to_type(question, stem)
    if isinstance(entity, str):
        return entity
    if question.has_other_answer:
        return OTHER_ANSWER
    judge = OpenClaim(corpus, claim_of(fact, question.report), question.direction)
    truth = judge.holds(entity.id)
    if truth.truth is not Truth.TRUE:
        return not_proved(truth)
    rivals = sorted(_named_by_report(question) - {entity.id})
    wrong = _every_other_is_false(judge, truth, rivals)
    if isinstance(wrong, str):
        return wrong
    names = names_of(corpus, entity.id)
    return build_item(
        corpus,
        NAME,
        question.direction,
        (fact,),
        stem=stem,
        key=TextKey(names.accepted, names.unclear, names.lookalikes),
        why={"right": proof(truth), "wrong": proof(wrong)},
        feedback={
            "right": right(fact),
            "wrong": f"Not right. The answer is {entity.name}. {fact.says}",
        },
    )


def _entity_to_type(question: Question, stem: str) -> Entity | str:
    """Return the entity whose name is to be typed, or say why it cannot be."""
    answer = question.answer
    if isinstance(answer, tuple):
        return "its answer is a list"
    entity = question.corpus.entities.get(str(answer))
    if answer is not None and (entity is None or not is_named(entity)):
        return "its answer has no name of its own to be typed"
    if entity is None or not stem:
        return LACKS_A_PART
    if len(entity.name.split()) > LONGEST_NAME:
        return f"its answer has more than {LONGEST_NAME} words"
    if _WHERE.search(question.prop.asks[question.direction]):
        return (
            "a place is named more or less exactly, and the question does not say how"
        )
    if names_pattern(entity).search(folded(stem)):
        return "the question itself names its answer"
    return entity


def _named_by_report(question: Question) -> set[str]:
    """Return the entities that the report gives in this direction, under the same property."""
    named: set[str] = set()
    prop = question.fact.property
    for fact in question.corpus.by_report[question.report, prop]:
        part = getattr(fact, question.direction)
        if isinstance(part, str):
            named.add(part)
        elif isinstance(part, tuple):
            named.update(part)
    return named


def _every_other_is_false(
    judge: OpenClaim, truth: Verdict, rivals: list[str]
) -> Verdict | str:
    """Prove that the report leaves no other answer, or say why that cannot be proved.

    A part or whole of the right answer may be right as well: its name is unclear, never wrong.

    Arguments: what judges other answers; the verdict on the right one; the other names that the
    report gives.
    """
    # A name that the corpus does not know stands for everybody whom the report does not name.
    anybody = judge.holds("")
    if anybody.truth is not Truth.FALSE:
        return NOT_CLOSED
    proofs = set(truth.facts)
    for rival in rivals:
        verdict = judge.holds(rival)
        # What rests on the same facts is a part or whole of the right answer.
        if verdict.truth is not Truth.FALSE and not proofs.issuperset(verdict.facts):
            return f"the report gives, or may give, another right answer: {rival}"
    return anybody

"""Questions that ask for a fact's name to be typed."""

import re
from collections.abc import Iterator

from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, ValueType
from policystory.facts.truth import OpenClaim, Truth, Verdict, claim_of
from policystory.items.forms.short_text import NAME
from policystory.items.item import Item, TextKey
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback import right
from policystory.items.questions.question import OTHER_ANSWER, Question
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
        if direction in prop.asks and (
            direction != "value" or prop.value is ValueType.ENTITY
        ):
            made = _item(corpus, fact, direction)
            yield (
                Refusal(fact.id, NAME, direction, made)
                if isinstance(made, str)
                else made
            )


def _item(corpus: Corpus, fact: Fact, direction: str) -> Item | str:
    """Make the item that asks for one name, or say why it is not made."""
    part = getattr(fact, direction)
    if isinstance(part, tuple):
        return "its answer is a list"
    entity = corpus.entities.get(part)
    if part is not None and (entity is None or not is_named(entity)):
        return "its answer has no name of its own to be typed"
    question = Question(corpus, fact, direction)
    stem = question.stem
    if entity is None or stem is None:
        return "the fact lacks a part that the question names"
    if len(entity.name.split()) > LONGEST_NAME:
        return f"its answer has more than {LONGEST_NAME} words"
    if _WHERE.search(corpus.properties[fact.property].asks[direction]):
        return (
            "a place is named more or less exactly, and the question does not say how"
        )
    if names_pattern(entity).search(folded(stem)):
        return "the question itself names its answer"
    if question.has_other_answer:
        return OTHER_ANSWER
    source = fact.sources[0].source
    judge = OpenClaim(corpus, claim_of(fact, source), direction)
    truth = judge.holds(entity.id)
    if truth.truth is not Truth.TRUE:
        return f"its own statement is not proved true of the report: {truth.rule}"
    rivals = {
        one
        for other in corpus.by_report[source, fact.property]
        for one in _ids(getattr(other, direction))
    }
    wrong = _every_other_is_false(judge, truth, sorted(rivals - {entity.id}))
    if isinstance(wrong, str):
        return wrong
    names = names_of(corpus, entity.id)
    return build_item(
        corpus,
        NAME,
        direction,
        (fact,),
        stem=stem,
        key=TextKey(names.accepted, names.unclear, names.others),
        why={"right": proof(truth), "wrong": proof(wrong)},
        feedback={
            "right": right(fact),
            "wrong": f"Not right. The answer is {entity.name}. {fact.says}",
        },
    )


def _every_other_is_false(
    judge: OpenClaim, truth: Verdict, rivals: list[str]
) -> Verdict | str:
    """Prove that the report leaves no other answer, or say why that cannot be proved.

    A name that the corpus does not know stands for everybody of whom the report says nothing here;
    each of the rivals, whom it does name, is judged. That a part or whole of the right answer may
    be right as well is no rival: such names are unclear, never wrong.
    """
    anybody = judge.holds("")
    if anybody.truth is not Truth.FALSE:
        return NOT_CLOSED
    for one in rivals:
        verdict = judge.holds(one)
        if verdict.truth is not Truth.FALSE and not set(verdict.facts) <= set(
            truth.facts
        ):
            return f"the report gives, or may give, another right answer: {one}"
    return anybody


def _ids(part: object) -> tuple[str, ...]:
    """Return the entities that one part of a fact names."""
    return part if isinstance(part, tuple) else (part,) if isinstance(part, str) else ()

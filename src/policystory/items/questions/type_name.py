"""Questions whose answer is a name, such as a person's, that the learner types."""

import re
from collections.abc import Iterator

from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity, EntityType, ValueType
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact
from policystory.facts.truth import OpenClaim, Truth, Verdict, claim_of
from policystory.facts.words import wordings
from policystory.items.chance import rank
from policystory.items.forms.short_text import NAME
from policystory.items.item import Item, TextKey
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback.right_answer import not_right, right, where
from policystory.items.questions.question import (
    OTHER_ANSWER,
    Question,
    not_proved,
)
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.typed_answers.accepted_names import is_named, names_of

DIRECTIONS = ("value", "subject", "speaker")
_MOST_OF_A_NAME = 2
"""Questions in the bank at most to which one name is the answer: more would train a reflex."""
_OFTEN_ENOUGH = f"its answer is typed in {_MOST_OF_A_NAME} questions already"
_LONGEST_NAME = 5
"""Words of a name at most: a longer one is better chosen, since to type it proves no knowledge."""
_WHERE = re.compile(r"\bwhere\b")
_NOT_CLOSED = (
    "the report may give other answers too: "
    "its property is neither single nor closed in this direction"
)


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield an item for each part of a fact, such as the speaker, whose name learners are to type.

    A part that cannot be asked for gives a Refusal, with the reason. Nothing is yielded unless an
    author marks the fact or its property as having names worth typing.
    """
    if not _is_typed(corpus, fact):
        return
    surplus = _surplus(corpus)
    for direction, item in _made(corpus, fact.id):
        if isinstance(item, str):
            yield Refusal(fact.id, NAME, direction, item)
        elif item.id in surplus:
            yield Refusal(fact.id, NAME, direction, _OFTEN_ENOUGH)
        else:
            yield item


def _is_typed(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether the author says that a fact's names are worth typing."""
    if fact.typed is None:
        return corpus.properties[fact.property].typed
    return fact.typed


@once_per_corpus
def _surplus(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the items beyond two for each name, which a fixed draw keeps."""
    by_name: dict[str, list[tuple[bool, bytes, str]]] = {}
    for fact in corpus.facts.values():
        for item in _sound(corpus, fact):
            # What an author chose by hand comes before what a property allows.
            place = (not fact.typed, rank("", item.id), item.id)
            name = _shown_name(item)
            by_name.setdefault(name, []).append(place)
    surplus: set[str] = set()
    for places in by_name.values():
        places.sort()
        for _, _, id_ in places[_MOST_OF_A_NAME:]:
            surplus.add(id_)
    return frozenset(surplus)


def _sound(corpus: Corpus, fact: Fact) -> Iterator[Item]:
    """Yield the items of a fact that break no rule; none where no name is to be typed."""
    if not _is_typed(corpus, fact):
        return
    for _, item in _made(corpus, fact.id):
        if isinstance(item, Item) and not any(broken(item)):
            yield item


@once_per_corpus
def _made(corpus: Corpus, id_: str) -> tuple[tuple[str, Item | str], ...]:
    """Return each direction in which a fact's name is asked for, with its item, or why not."""
    fact = corpus.facts[id_]
    prop = corpus.properties[fact.property]
    made = []
    for direction in DIRECTIONS:
        is_name = direction != "value" or prop.value is ValueType.ENTITY
        if is_name and wordings(prop, fact, direction):
            question = Question(corpus, fact, direction)
            item = _item(question)
            made.append((direction, item))
    return tuple(made)


def _shown_name(item: Item) -> str:
    """Return that of the accepted names which is shown as the answer."""
    if isinstance(item.key, TextKey):
        return item.key.accepted[0]
    return ""


def _item(question: Question) -> Item | str:
    """Make the item that asks for one name, or say why it is not made."""
    corpus = question.corpus
    fact = question.fact
    stem = question.stem or ""
    entity = _entity_to_type(question, stem)
    if isinstance(entity, str):
        return entity
    if question.has_other_answer:
        return OTHER_ANSWER
    judge = OpenClaim(corpus, claim_of(fact, question.report), question.direction)
    truth = judge.verdict_on(entity.id)
    if truth.truth is not Truth.TRUE:
        return not_proved(truth)
    rivals = sorted(_named_by_report(question) - {entity.id})
    wrong = _every_other_is_false(judge, truth, rivals)
    if isinstance(wrong, str):
        return wrong
    return build_item(
        corpus,
        NAME,
        question.direction,
        (fact,),
        stem=stem,
        wordings=question.stems,
        key=key_of(corpus, entity),
        why={"right": proof(truth), "wrong": proof(wrong)},
        feedback={
            "right": right(corpus, fact),
            "wrong": not_right(
                corpus, "feedback.answer-stands", place=where(corpus, fact)
            ),
        },
    )


def key_of(corpus: Corpus, entity: Entity) -> TextKey:
    """Return which typed names are right, unclear or wrong if the answer is an entity's name."""
    names = names_of(corpus, entity.id)
    return TextKey(
        names.accepted,
        names.unclear,
        names.lookalikes,
        names.beside,
        names.other_names,
        is_person=entity.type is EntityType.PERSON,
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
        return question.lack
    if len(entity.name.split()) > _LONGEST_NAME:
        return f"its answer has more than {_LONGEST_NAME} words"
    forms = wordings(question.prop, question.fact, question.direction)
    if any(_WHERE.search(form) for form in forms):
        return (
            "a place is named more or less exactly, and the question does not say how"
        )
    stems = folded(" ".join(question.stems))
    if names_pattern(entity).search(stems):
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
    # An unknown name, "", stands for everybody whom the report does not name.
    anybody = judge.verdict_on("")
    if anybody.truth is not Truth.FALSE:
        return _NOT_CLOSED
    proofs = set(truth.facts)
    for rival in rivals:
        verdict = judge.verdict_on(rival)
        # A verdict on the same facts means that the rival is a part or whole of the answer.
        if verdict.truth is not Truth.FALSE and not proofs.issuperset(verdict.facts):
            return f"the report gives, or may give, another right answer: {rival}"
    return anybody

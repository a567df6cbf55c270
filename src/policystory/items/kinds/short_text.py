"""Short text: the learner writes a name; spelling is read kindly, and a name that is another's is no slip."""

import re
from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, ValueType
from policystory.facts.signs import seen
from policystory.facts.truth import Asked, Truth, Verdict, claim_of
from policystory.items.item import Item, KeyItem, PaperItem, Reading, Reason, Sample, Score, TextKey, Why
from policystory.items.naming import is_named, names_of
from policystory.items.refusal import Refusal
from policystory.items.spelling import is_near, plain, slips, ways
from policystory.items.stem import OTHER_ANSWER, has_other_answer, stem

NAME = "short-text"
DIRECTIONS = ("value", "subject", "speaker")
LONGEST_NAME = 5
"""A name of more words is better chosen: to type it is no proof of knowing it."""
LONGEST_RESPONSE = 200
_WHERE = re.compile(r"\bwhere\b")
NOT_CLOSED = "the report may give other answers too: its property is neither single nor closed in this direction"


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each direction whose answer is a name, or the reason why there is none."""
    prop = corpus.properties[fact.property]
    for direction in DIRECTIONS:
        if direction in prop.asks and (direction != "value" or prop.value is ValueType.ENTITY):
            made = _item(corpus, fact, direction)
            yield Refusal(fact.id, NAME, direction, made) if isinstance(made, str) else made


def _item(corpus: Corpus, fact: Fact, direction: str) -> Item | str:
    """Make the item that asks for one name, or say why it is not made."""
    part = getattr(fact, direction)
    if isinstance(part, tuple):
        return "its answer is a list"
    entity = corpus.entities.get(part)
    if part is not None and (entity is None or not is_named(entity)):
        return "its answer has no name of its own to be typed"
    asked = stem(corpus, fact, direction)
    if entity is None or asked is None:
        return "the fact lacks a part that the question names"
    if len(entity.name.split()) > LONGEST_NAME:
        return f"its answer has more than {LONGEST_NAME} words"
    if _WHERE.search(corpus.properties[fact.property].asks[direction]):
        return "a place is named more or less exactly, and the question does not say how"
    if names_pattern(entity).search(folded(asked)):
        return "the question itself names its answer"
    if has_other_answer(corpus, fact, direction, asked):
        return OTHER_ANSWER
    source = fact.sources[0].source
    judge = Asked(corpus, claim_of(fact, source), direction)
    truth = judge.holds(entity.id)
    if truth.truth is not Truth.TRUE:
        return f"its own statement is not proved true of the report: {truth.rule}"
    rivals = {one for other in corpus.by_report[source, fact.property] for one in _ids(getattr(other, direction))}
    wrong = _every_other_is_false(judge, truth, sorted(rivals - {entity.id}))
    if isinstance(wrong, str):
        return wrong
    names = names_of(corpus, entity.id)
    family = f"{fact.id}.{direction}"
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=direction,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=asked,
        key=TextKey(names.accepted, names.unclear, names.others),
        why={"right": (Why(truth.rule, truth.facts),), "wrong": (Why(wrong.rule, wrong.facts),)},
        feedback={
            "right": f"Right. {fact.says}",
            "wrong": f"Not right. The answer is {entity.name}. {fact.says}",
        },
        facts=tuple(sorted({fact.id, *truth.facts, *wrong.facts})),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _every_other_is_false(judge: Asked, truth: Verdict, rivals: list[str]) -> Verdict | str:
    """Prove that the report leaves no other answer, or say why that cannot be proved.

    A name that the corpus does not know stands for everybody of whom the report says nothing here; each of the rivals,
    whom it does name, is judged. That a part or whole of the right answer may be right as well is no rival: such names
    are unclear, never wrong.
    """
    anybody = judge.holds("")
    if anybody.truth is not Truth.FALSE:
        return NOT_CLOSED
    for one in rivals:
        verdict = judge.holds(one)
        if verdict.truth is not Truth.FALSE and not set(verdict.facts) <= set(truth.facts):
            return f"the report gives, or may give, another right answer: {one}"
    return anybody


def _ids(part: object) -> tuple[str, ...]:
    """Return the entities that one part of a fact names."""
    return part if isinstance(part, tuple) else (part,) if isinstance(part, str) else ()


def parse(item: PaperItem, response: object) -> Reading:  # noqa: ARG001 - every kind is asked in the same way
    """Read typed words."""
    if response is None or (isinstance(response, str) and not response.strip()):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    if not isinstance(response, str):
        return Reading(reason=Reason.UNREADABLE, sentence="A name is expected here.")
    if len(response) > LONGEST_RESPONSE:
        return Reading(reason=Reason.UNREADABLE, sentence="This is too long for a name.")
    if not seen(response).strip():
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    if not plain(response):
        return Reading(reason=Reason.UNREADABLE, sentence="A name is expected here.")
    return Reading(value=response)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score typed words: right if they are an accepted name; nearly right ones may be written again."""
    key, zero = item.key, Decimal(0)
    if not isinstance(key, TextKey) or not isinstance(reading.value, str):
        return Score(zero, Reason.WRONG, ("wrong",))
    typed = ways(reading.value)
    accepted = [plain(name) for name in key.accepted]
    if any(one in accepted for one in typed):
        return Score(Decimal(1), Reason.RIGHT, ("right",))
    if any(one in key.others for one in typed):
        return Score(zero, Reason.WRONG, ("wrong",))
    if any(one in key.unclear for one in typed):
        return Score(zero, Reason.UNCLEAR, sentence="That may mean more than one; write the exact name.")
    if any(is_near(one, name) for one in typed for name in accepted):
        return Score(zero, Reason.CHECK_SPELLING, sentence="That is nearly it; check the spelling.")
    return Score(zero, Reason.WRONG, ("wrong",))


def samples(item: Item) -> Iterator[Sample]:
    """Yield spellings of the key, slips of it, other names, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, TextKey):
        return
    for name in item.key.accepted:
        for right in (name, f"  {name.upper()}. ", f"the {name}", plain(name)):
            yield Sample(right, Reason.RIGHT, Decimal(1))
    shown = plain(item.key.accepted[0])
    if slips(shown):
        yield Sample(f"{shown}x", Reason.CHECK_SPELLING, Decimal(0))
    for other in item.key.others:
        yield Sample(other, Reason.WRONG, Decimal(0))
    for unclear in item.key.unclear:
        yield Sample(unclear, Reason.UNCLEAR, Decimal(0))
    yield Sample("nobody of that name", Reason.WRONG, Decimal(0))
    for nothing in (None, "", " \n"):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (3, True, ["a"], {"a": 1}, "?!", "x" * (LONGEST_RESPONSE + 1)):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))

"""Build a finished item from what the maker of a question gives: wording, options and proofs."""

from collections.abc import Mapping, Sequence
from typing import Required, TypedDict, Unpack

from policystory.facts.corpus import Corpus
from policystory.facts.entity import EntityType, Property, ValueType
from policystory.facts.record import Citation, Fact
from policystory.facts.truth import Verdict
from policystory.items.forms import matching, short_text, source_support
from policystory.items.item import (
    About,
    Answer,
    FeedbackTexts,
    Ids,
    Item,
    Options,
    Order,
    Prompt,
    Proof,
    Proofs,
    Texts,
    Tiers,
    Weights,
    Why,
)

TAKEN_FROM = "taken-from"
"""The last step of a proof that an option is wrong: it names the fact that the option comes
from."""

_NAMED = (EntityType.PERSON, EntityType.ORGANISATION)
"""Who acts and speaks: to tell them apart is to know names."""


class ItemParts(TypedDict, total=False):
    """The fields of an `Item` that the caller of `build_item` gives; all others are filled in.

    If `family` is left out, it is made from the id of the first fact and what is asked for. If
    `objectives` is left out, it has those that all facts asked for serve.
    """

    stem: Required[str]
    key: Required[Answer]
    why: Required[Proofs]
    feedback: Required[FeedbackTexts]
    family: str
    objectives: Ids
    wordings: Texts
    passage: Texts
    options: Options
    prompts: tuple[Prompt, ...]
    order: Order
    tiers: Tiers
    weights: Weights
    counts: Texts


def build_item(
    corpus: Corpus,
    kind: str,
    direction: str,
    asked: Sequence[Fact],
    **parts: Unpack[ItemParts],
) -> Item:
    """Return an item; its id, topic, sources and facts are filled in from the facts asked for.

    `kind`: the kind of item, such as "single-choice". `direction`: what is asked for, such as
    "value" (all are in `makers.DIRECTIONS`). `asked`: the facts asked for; the item belongs to the
    first. `parts`: the other fields of the item.
    """
    # What a maker does not say follows from the facts asked for.
    family = parts.setdefault("family", f"{asked[0].id}.{direction}")
    parts.setdefault("objectives", shared_objectives(asked))
    return Item(
        id=f"{family}.{kind}",
        kind=kind,
        direction=direction,
        about=about(corpus, kind, direction, asked[0]),
        asked=tuple([fact.id for fact in asked]),
        topic=corpus.topic_of[asked[0].id],
        facts=_rests_on(asked, parts["why"]),
        sources=_cited(asked),
        **parts,
    )


def proof(verdict: Verdict, taken_from: Fact | None = None) -> Proof:
    """Return the proof that an option is right or wrong: one or two steps.

    The first step has the rule and the facts of `verdict`. The second, for a wrong option, has the
    fact from which the option was taken (`taken_from`).
    """
    step = Why(verdict.rule, verdict.facts)
    if taken_from is None:
        return (step,)
    origin = Why(TAKEN_FROM, (taken_from.id,))
    return step, origin


def in_tiers(tier_of: Mapping[str, int], count: int) -> Tiers:
    """Group wrong options (ids) by how easily each is confused with the right one.

    The most easily confused group is first. `tier_of`: the number of each option's group, from 0.
    `count`: how many groups there are. A group without options is an empty tuple.

    >>> in_tiers({"north-pier": 0, "gull-rock": 2, "tern-island": 0}, 3)
    (('north-pier', 'tern-island'), (), ('gull-rock',))
    """
    tiers: list[Ids] = [()] * count
    for name, tier in tier_of.items():
        tiers[tier] += (name,)
    return tuple(tiers)


def confusion_tier(corpus: Corpus, facts: Sequence[Fact], wrong: Fact) -> int:
    """Return how easily learners confuse a fact with the facts asked for: from 0 (easily) to 2.

    0: an author says so. 1: `wrong` has the same topic as one of `facts`. 2: neither.
    """
    for fact in facts:
        if wrong.id in fact.confusable:
            return 0
        if fact.id in wrong.confusable:
            return 0
    topics = {corpus.topic_of[fact.id] for fact in facts}
    if corpus.topic_of[wrong.id] in topics:
        return 1
    return 2


def about(corpus: Corpus, kind: str, direction: str, fact: Fact) -> About:
    """Return what kind of knowledge an item asks for: a name, a report, or what was done or said.

    `kind`: the kind of item, such as "matching". `direction`: what is asked for, such as "value".
    `fact`: the first fact asked for.
    """
    if kind == source_support.NAME:
        return About.SOURCE
    if kind == short_text.NAME:
        return About.NAME
    if direction == "speaker":
        return About.NAME
    prop = corpus.properties[fact.property]
    if direction == "value":
        if _value_is_a_name(corpus, prop, fact):
            return About.NAME
        return About.SUBSTANCE
    is_name = direction == "subject" and _is_named(corpus, fact.subject)
    # To match statements with those they are about is to know names.
    is_matched = kind == matching.NAME and direction == "subject"
    if is_name or is_matched:
        return About.NAME
    return About.SUBSTANCE


def _value_is_a_name(corpus: Corpus, prop: Property, fact: Fact) -> bool:
    """Tell whether the value of a fact is a name, or a title of office."""
    if prop.titles:
        return True
    if prop.value is not ValueType.ENTITY:
        return False
    # Where somebody leads or belongs is a fact about names, even if the answer is a country.
    of_a_person = corpus.entities[fact.subject].type is EntityType.PERSON
    values: tuple[str, ...] = (str(fact.value),)
    if isinstance(fact.value, tuple):
        values = fact.value
    if of_a_person:
        return True
    return any(_is_named(corpus, value) for value in values)


def _is_named(corpus: Corpus, entity: str) -> bool:
    """Tell whether an entity is a person or a body."""
    known = corpus.entities.get(entity)
    if known is None:
        return False
    return known.type in _NAMED


def shared_objectives(facts: Sequence[Fact]) -> Ids:
    """Return the ids of the objectives that all of these facts serve, in the first fact's order.

    At least one fact must be given.
    """
    first, *rest = facts
    shared = list(first.objectives)
    for fact in rest:
        shared = [objective for objective in shared if objective in fact.objectives]
    return tuple(shared)


def _rests_on(asked: Sequence[Fact], why: Mapping[str, Proof]) -> Ids:
    """Return the ids of the facts asked for and of those that a proof names, sorted."""
    ids = {fact.id for fact in asked}
    for steps in why.values():
        for step in steps:
            ids.update(step.facts)
    return tuple(sorted(ids))


def _cited(asked: Sequence[Fact]) -> tuple[Citation, ...]:
    """Return the citations of the facts asked for."""
    # The citations of one fact keep their order: its author puts first the report it is about.
    if len(asked) == 1:
        return asked[0].sources
    citations: set[Citation] = set()
    for fact in asked:
        citations.update(fact.sources)
    return tuple(sorted(citations))

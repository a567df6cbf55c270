"""Find the facts that can decide a claim in which one part, such as the speaker, is left open.

A claim is a statement to be judged.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact, Value
from policystory.facts.truth.claim import DIMENSIONS, Claim
from policystory.facts.truth.fits import OPEN, OTHER, SAME, fit_of
from policystory.facts.truth.verdict import Rule, Truth

_ENTITIES = frozenset(("subject", "speaker", "population", "place"))
"""The parts of a claim that are always entities; the value is one only for some properties."""

Outcome = Truth | Rule | None
"""What a fact proves about a claim: TRUE; UNKNOWN (it may be true); a rule that makes it FALSE;
or None, nothing."""
_Outcomes = tuple[Outcome, Outcome, Outcome, Outcome]
"""The outcome for each result of comparing the open part: SAME, WIDER, OPEN, OTHER."""
Part = Value | None
Parts = tuple[Part, ...]
"""The parts of a fact or claim, in the order of DIMENSIONS."""
_FactWithParts = tuple[Fact, Parts]
_Key = tuple[str | None, str]
"""The id of a source, or None for the world, and the id of a property."""


class NearFact(NamedTuple):
    """A fact that may decide a claim (a statement to be judged), once its open part is filled in.

    The open part is such as the speaker. `number`: the fact's position, from 0, among the facts of
    its property. `part`: what the fact itself states there. `may_be`: if `part` is an entity, the
    ids of all entities that may be the same. `outcomes`: what the fact proves, by how the value
    that is filled in compares with `part`: equal (SAME), nothing filled in (WIDER), perhaps the
    same (OPEN), proved different (OTHER).
    """

    # The fact's place in the order of proofs.
    number: int
    fact: Fact
    # What the fact states as the open part.
    part: Part
    # For a part that is an entity: all entities that may be the same.
    may_be: frozenset[str] | None
    # What the fact proves, by how a value for the open part compares.
    outcomes: _Outcomes


class _FixedPart(NamedTuple):
    """A part of a claim that is not the open part."""

    # Its place in DIMENSIONS.
    place: int
    dimension: str
    part: Part
    # For a part that is an entity: all entities that may be the same.
    may_be: frozenset[str] | None


class _Difference(NamedTuple):
    """How the fixed parts of a claim differ from those of a fact."""

    # The one part that is proved to differ, if there is one.
    dimension: str | None
    # The widest fit of all parts that are not proved to differ.
    widest: int


def near_facts(corpus: Corpus, claim: Claim, direction: str) -> list[NearFact]:
    """Return the facts that can decide a claim (a statement to be judged) with one part left open.

    `direction`: the open part, such as "speaker" (one of DIMENSIONS). What the claim has there is
    ignored. The facts are sorted by id; there are none if the claim's property does not exist.
    """
    prop = corpus.properties.get(claim.property)
    if prop is None:
        return []
    key = (claim.source, prop.id)
    facts = _facts_with_parts(corpus).get(key, ())
    fixed_parts = _fixed_parts(corpus, claim, direction)
    place = DIMENSIONS.index(direction)
    are_names = _holds_names(prop, direction)
    near: list[NearFact] = []
    for number, (fact, parts) in enumerate(facts):
        difference = _difference(corpus, prop, parts, fixed_parts)
        if difference is None:
            continue
        part = parts[place]
        may_be = _may_be(corpus, part) if are_names else None
        outcomes = _outcomes(prop, fact, claim, direction, difference)
        near.append(NearFact(number, fact, part, may_be, outcomes))
    return near


def _holds_names(prop: Property, direction: str) -> bool:
    """Tell whether a part of a claim holds entities."""
    if direction == "value":
        return prop.value is ValueType.ENTITY
    return direction in _ENTITIES


def _may_be(corpus: Corpus, part: Part) -> frozenset[str] | None:
    """Return the entities that an entity may be the same as; None if the part is no text."""
    if isinstance(part, str):
        return corpus.may_be(part)
    return None


def _fixed_parts(corpus: Corpus, claim: Claim, direction: str) -> list[_FixedPart]:
    """Return the parts of the claim other than the open one."""
    fixed: list[_FixedPart] = []
    for place, dimension in enumerate(DIMENSIONS):
        if dimension == direction:
            continue
        part = getattr(claim, dimension)
        may_be = None
        if dimension in _ENTITIES:
            may_be = _may_be(corpus, part)
        fixed.append(_FixedPart(place, dimension, part, may_be))
    return fixed


def _difference(
    corpus: Corpus,
    prop: Property,
    stated_parts: Parts,
    fixed_parts: list[_FixedPart],
) -> _Difference | None:
    """Compare a fact's parts with the claim's; None if the fact decides nothing.

    A fact decides nothing if two parts differ, or if one differs while another may be the same. A
    claim without a period may be about another period, so a fact with one does not make it false
    either.
    """
    differing: str | None = None
    widest = SAME
    for place, dimension, claimed, may_be in fixed_parts:
        stated = stated_parts[place]
        # Most parts are equal; only the rest need a closer look.
        if stated == claimed:
            continue
        if may_be is None or stated is None:
            fit = fit_of(corpus, prop, stated, claimed, dimension)
        else:
            fit = OPEN if stated in may_be else OTHER
        if fit == SAME:
            continue
        if differing:
            return None
        if widest and fit == OTHER:
            return None
        if fit == OTHER:
            differing = dimension
        else:
            widest = max(fit, widest)
    return _Difference(differing, widest)


def _outcomes(
    prop: Property,
    fact: Fact,
    claim: Claim,
    direction: str,
    difference: _Difference,
) -> _Outcomes:
    """Return what a fact proves about the claim for each result of comparing the open part."""
    if difference.dimension:
        rule = _falsifies(prop, fact, claim, difference.dimension)
        # "Reed and other keepers": the statement may be true of another man, too.
        is_open = difference.dimension in fact.open
        return Truth.UNKNOWN if is_open else rule, None, None, None
    if difference.widest == OPEN:
        return Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, None
    if_other: Outcome = None
    if direction in fact.open:
        if_other = Truth.UNKNOWN
    elif difference.widest == SAME:
        if_other = _falsifies(prop, fact, claim, direction)
    return Truth.TRUE, Truth.TRUE, Truth.UNKNOWN, if_other


def _falsifies(prop: Property, fact: Fact, claim: Claim, dimension: str) -> Rule | None:
    """Return the rule by which a fact that differs in one part falsifies the claim, or None."""
    if dimension == "value":
        if isinstance(fact.value, tuple):
            if fact.complete:
                return Rule.CLOSED_LIST
            return None
        if prop.single:
            return Rule.SINGLE_VALUED
    is_of_a_report = claim.source is not None
    if is_of_a_report and dimension in prop.closed:
        return Rule.CLOSED_OVER_REPORT
    return None


_parts_of: Callable[[Fact], Parts] = attrgetter(*DIMENSIONS)


@once_per_corpus
def _facts_with_parts(corpus: Corpus) -> dict[_Key, list[_FactWithParts]]:
    """Return facts with their parts by (source id, property id); the id None means any source."""
    groups: dict[_Key, list[_FactWithParts]] = {}
    for key, facts in corpus.by_report.items():
        groups[key] = _with_parts(facts)
    for prop, facts in corpus.by_property.items():
        groups[None, prop] = _with_parts(facts)
    return groups


def _with_parts(facts: tuple[Fact, ...]) -> list[_FactWithParts]:
    return [(fact, _parts_of(fact)) for fact in facts]

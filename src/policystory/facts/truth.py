"""Truth with three values: what the corpus proves true, proves false, and leaves unknown.

The world is open: what no fact speaks of is unknown. A report is closed: where a property says so
(`closed`), what a report attaches to a figure is all that it attaches, so another speaker, period
or population is false *of that report*.
"""

from collections.abc import Callable
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

import msgspec

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.fits import OPEN, OTHER, SAME, fit_of
from policystory.facts.record import Fact, Property, Status, Value, ValueType


class Truth(StrEnum):
    """What the corpus makes of a claim."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """Why a claim is true, false or unknown."""

    # A fact says just this.
    STATED = "stated"
    # A fact says something that makes this true.
    ENTAILED = "entailed"
    # A fact gives the only value, and it is another.
    SINGLE_VALUED = "single-valued"
    # A complete list does not hold it.
    CLOSED_LIST = "closed-list"
    # The report attaches something else.
    CLOSED_OVER_REPORT = "closed-over-report"
    # Facts conflict, and no source was named.
    REPORTS_DIFFER = "reports-differ"
    # A fact leaves room for it.
    POSSIBLE = "possible"
    # No fact answers this question.
    NOT_SPOKEN_OF = "not-spoken-of"
    # Two facts side by side show it: their sizes, dates, or parts that are the same or differ.
    COMPARED = "compared"
    # By definition a statement of this kind is none of the other.
    KINDS_APART = "kinds-apart"
    # The report files it under a property that excludes the other.
    FILED_APART = "filed-apart"
    # The report gives the figure nowhere, or gives it of something else.
    NO_SUCH_FIGURE = "no-such-figure"
    # The report never names what the statement names.
    ABSENT = "absent"
    # The report was published before the time that the statement gives.
    TOO_EARLY = "too-early"
    # The report says nothing of what is asked about.
    SILENT = "silent"
    # The report speaks of it, and leaves just this unsaid.
    UNSAID = "unsaid"
    # One report takes it from the other.
    REPEATED = "repeated"
    # Two reports say so, and neither takes it from the other.
    INDEPENDENT = "independent"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to be judged, of the world, or of one report if `source` names it.

    A part that is None is not claimed.
    """

    subject: str
    property: str
    value: Value
    population: str | None = None
    place: str | None = None
    period: str | None = None
    status: Status | None = None
    speaker: str | None = None
    source: str | None = None


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """A truth value with its proof: the rule, and the ids of the facts that it rests on."""

    truth: Truth
    rule: Rule
    facts: tuple[str, ...] = ()


DIMENSIONS = ("subject", "speaker", "value", "period", "population", "place", "status")
"""The parts of a claim, those that differ most often first."""
_ENTITIES = frozenset(("subject", "speaker", "population", "place"))


def claim_of(fact: Fact, source: str | None = None) -> Claim:
    """Return the claim that a fact itself makes, of the world or of one report."""
    return Claim(
        subject=fact.subject,
        property=fact.property,
        value=fact.value,
        population=fact.population,
        place=fact.place,
        period=fact.period,
        status=fact.status,
        speaker=fact.speaker,
        source=source,
    )


def holds(corpus: Corpus, claim: Claim) -> Verdict:
    """Judge a claim: TRUE, FALSE or UNKNOWN, with the proof.

    It never raises; a claim with an unknown property is unknown.

    A fact that entails the claim makes it true. A fact that leaves room for it keeps it from being
    false. A fact that differs in one part only makes it false, where the property allows the
    conclusion.
    """
    return OpenClaim(corpus, claim, "value").holds(claim.value)


class OpenClaim:
    """A claim with one part left open, to be judged for many values of it: the options of an item.

    Arguments: the corpus; the claim, whose part in the given direction does not matter; the
    direction, one of DIMENSIONS: the part that is left open.
    """

    def __init__(self, corpus: Corpus, claim: Claim, direction: str) -> None:
        """Compare all parts but the open one with the facts, for they stay the same."""
        self._corpus, self._claim, self._direction = corpus, claim, direction
        self._property = corpus.properties.get(claim.property)
        # Facts to be compared with every value, and facts that matter only for their value.
        self._always: list[_NearFact] = []
        self._by_value: dict[Value | None, list[_NearFact]] = {}
        self._verdicts: dict[tuple[int, ...], Verdict] = {}
        self._are_names = False
        if self._property is not None:
            self._compare(self._property)

    def holds(self, value: Value | None) -> Verdict:
        """Judge the claim with `value` in the open part."""
        if self._property is None:
            return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)
        stating = self._by_value.get(value, ())
        near = sorted((*self._always, *stating)) if stating else self._always
        fits = self._fits(self._property, near, value)
        if stating or SAME in fits:
            return self._weighed(value, near, fits)
        # Where no fact states the value, only its fits count, and many values have the same ones.
        if fits not in self._verdicts:
            self._verdicts[fits] = self._weighed(value, near, fits)
        return self._verdicts[fits]

    def _compare(self, prop: Property) -> None:
        """Keep the facts that speak of the claim, each with what it makes of a value by its fit."""
        facts = _facts_with_parts(self._corpus).get((self._claim.source, prop.id), ())
        open_at = DIMENSIONS.index(self._direction)
        stated_values = [parts[open_at] for _, parts in facts]
        # Names are compared quickly; lists, and what is left out, need a look at each.
        self._are_names = self._asks_for_names(prop) and all(
            isinstance(stated, str) for stated in stated_values
        )
        fixed_parts = self._fixed_parts()
        for number, (fact, parts) in enumerate(facts):
            comparison = self._compared(prop, parts, fixed_parts)
            if comparison is not None:
                part = parts[open_at]
                makes = self._makes(prop, fact, *comparison)
                self._keep(_NearFact(number, fact, part, self._may_be(part), makes))

    def _asks_for_names(self, prop: Property) -> bool:
        """Tell whether the open part is an entity."""
        if self._direction == "value":
            return prop.value is ValueType.ENTITY
        return self._direction in _ENTITIES

    def _fixed_parts(self) -> list["_FixedPart"]:
        """Return the parts of the claim that are not left open."""
        fixed = []
        for place, dimension in enumerate(DIMENSIONS):
            if dimension != self._direction:
                part = getattr(self._claim, dimension)
                is_name = isinstance(part, str) and dimension in _ENTITIES
                may_be = self._corpus.may_be(part) if is_name else None
                fixed.append(_FixedPart(place, dimension, part, may_be))
        return fixed

    def _compared(
        self, prop: Property, stated: "_Parts", fixed_parts: list["_FixedPart"]
    ) -> tuple[str | None, int] | None:
        """Compare a fact's parts with the claim's; None if nothing follows from the fact.

        Returns the dimension that differs, if one does, and the widest fit of the others. Nothing
        follows where two parts differ, or one differs while another is open. A claim without a
        period may be about another period, so a fact with one does not make it false either.
        """
        differing, widest = None, SAME
        for place, dimension, claimed, may_be in fixed_parts:
            part = stated[place]
            # Most parts are equal; only the rest need a closer look.
            if part == claimed:
                continue
            if may_be is None or part is None:
                fit = fit_of(self._corpus, prop, part, claimed, dimension)
            else:
                fit = OPEN if part in may_be else OTHER
            if fit and (differing or (widest and fit == OTHER)):
                return None
            if fit == OTHER:
                differing = dimension
            elif fit > widest:
                widest = fit
        return differing, widest

    def _makes(
        self, prop: Property, fact: Fact, differing: str | None, widest: int
    ) -> "_Makes":
        """Return what a fact makes of the claim, by how the open part fits.

        Arguments: the property; the fact; another part that differs, if one does; the widest fit
        of the parts that do not.
        """
        if differing:
            return _falsifies(prop, fact, self._claim, differing), None, None, None
        if widest == OPEN:
            return Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, None
        falsified = None
        if widest == SAME:
            falsified = _falsifies(prop, fact, self._claim, self._direction)
        return Truth.TRUE, Truth.TRUE, Truth.UNKNOWN, falsified

    def _may_be(self, part: Value | None) -> frozenset[str]:
        """Return the entities that a name may be, wholly or in part; nothing for other parts."""
        if self._are_names and isinstance(part, str):
            return self._corpus.may_be(part)
        return frozenset()

    def _keep(self, near: "_NearFact") -> None:
        """Keep a fact that makes anything of the claim."""
        if_same, *if_not_same = near.makes
        if any(if_not_same) or not isinstance(near.part, str | None):
            self._always.append(near)
        elif if_same:
            self._by_value.setdefault(near.part, []).append(near)

    def _fits(
        self, prop: Property, near: list["_NearFact"], value: Value | None
    ) -> tuple[int, ...]:
        """Return how a value fits each fact's own."""
        if isinstance(value, str) and self._are_names:
            return tuple([fact.fit_of_name(value) for fact in near])
        return tuple([self._fit(prop, fact, value) for fact in near])

    def _fit(self, prop: Property, near: "_NearFact", value: Value | None) -> int:
        """Return how a value fits one fact's own."""
        if near.part == value:
            return SAME
        return fit_of(self._corpus, prop, near.part, value, self._direction)

    def _weighed(
        self, value: Value | None, near: list["_NearFact"], fits: tuple[int, ...]
    ) -> Verdict:
        """Weigh what each fact makes of a value: truth, then possibility, then falsehood."""
        true: list[Fact] = []
        possible: list[str] = []
        false: list[str] = []
        rules: list[Rule] = []
        for near_fact, fit in zip(near, fits, strict=True):
            made = near_fact.makes[fit]
            if made is Truth.TRUE:
                true.append(near_fact.fact)
            elif made is Truth.UNKNOWN:
                possible.append(near_fact.fact.id)
            elif isinstance(made, Rule):
                false.append(near_fact.fact.id)
                rules.append(made)
        if true:
            return self._true(value, true)
        if possible:
            return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, tuple(possible))
        if false:
            return Verdict(Truth.FALSE, rules[0], tuple(false))
        return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)

    def _true(self, open_value: Value | None, facts: list[Fact]) -> Verdict:
        """Return the verdict of facts that make the claim true: unknown if reports differ."""
        if self._claim.source is None:
            conflicting = _conflicts_of(self._corpus, facts)
            if conflicting is not None:
                ids = tuple(sorted({facts[0].id, *conflicting}))
                return Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER, ids)
        value = open_value if self._direction == "value" else self._claim.value
        is_stated = any(fact.value == value for fact in facts)
        rule = Rule.STATED if is_stated else Rule.ENTAILED
        return Verdict(Truth.TRUE, rule, tuple([fact.id for fact in facts]))


_Made = Truth | Rule | None
"""What a fact makes of a claim: TRUE; UNKNOWN where it is possible; FALSE by a rule; or nothing."""
_Makes = tuple[_Made, _Made, _Made, _Made]
"""What a fact makes of a claim, by the fit of the open part: SAME, WIDER, OPEN, OTHER."""
_Parts = tuple[Value | None, ...]
"""The parts of a fact or claim, in the order of DIMENSIONS."""


class _FixedPart(NamedTuple):
    """A part of a claim that is not left open."""

    place: int  # in DIMENSIONS
    dimension: str
    part: Value | None
    may_be: frozenset[str] | None  # of a name: the entities that it may be


class _NearFact(NamedTuple):
    """A fact that speaks of a claim, whatever stands in the open part."""

    number: int  # its place among the facts compared: the order of a proof
    fact: Fact
    part: Value | None  # what it states where the claim is open
    may_be: frozenset[str]  # where that is a name: the entities that it may be
    makes: _Makes

    def fit_of_name(self, name: str) -> int:
        """Return how a name fits the fact's own."""
        if self.part == name:
            return SAME
        return OPEN if name in self.may_be else OTHER


def _falsifies(prop: Property, fact: Fact, claim: Claim, dimension: str) -> Rule | None:
    """Return the rule by which a fact that differs in one dimension makes a claim false, if any."""
    if dimension == "value":
        if isinstance(fact.value, tuple):
            return Rule.CLOSED_LIST if fact.complete else None
        if prop.single:
            return Rule.SINGLE_VALUED
    if claim.source is not None and dimension in prop.closed:
        return Rule.CLOSED_OVER_REPORT
    return None


def _conflicts_of(corpus: Corpus, facts: list[Fact]) -> list[str] | None:
    """Return the known facts that these conflict with; None if none of them names a conflict."""
    if not any(fact.conflicts for fact in facts):
        return None
    conflicting: list[str] = []
    for fact in facts:
        conflicting += fact.conflicts
    return [fact for fact in conflicting if fact in corpus.facts]


_parts_of: Callable[[Fact], _Parts] = attrgetter(*DIMENSIONS)


@once_per_corpus
def _facts_with_parts(
    corpus: Corpus,
) -> dict[tuple[str | None, str], tuple[tuple[Fact, _Parts], ...]]:
    """Return the facts of each (source, property), and of each property alone, with their parts."""
    groups: dict[tuple[str | None, str], tuple[Fact, ...]] = {}
    groups.update(corpus.by_report.items())
    for prop, facts in corpus.by_property.items():
        groups[None, prop] = facts
    return {
        key: tuple([(fact, _parts_of(fact)) for fact in facts])
        for key, facts in groups.items()
    }

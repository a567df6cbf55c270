"""Truth with three values: what the corpus proves true, proves false, and leaves unknown.

The world is open: what no fact speaks of is unknown. A report is closed: where a property says so
(`closed`), what a report attaches to a figure is all that it attaches, so another speaker, period
or population is false *of that report*.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.fits import OPEN, OTHER, SAME, fit_of
from policystory.facts.record import Fact, Property, Status, Value, ValueType


class Truth(StrEnum):
    """What the corpus makes of a claim."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """Why a claim is true, false or unknown."""

    STATED = "stated"  # a fact says just this
    ENTAILED = "entailed"  # a fact says something that makes this true
    SINGLE_VALUED = "single-valued"  # a fact gives the one value, and it is another
    CLOSED_LIST = "closed-list"  # a complete list does not hold it
    CLOSED_OVER_REPORT = "closed-over-report"  # the report attaches something else
    REPORTS_DIFFER = "reports-differ"  # facts conflict, and no source was named
    POSSIBLE = "possible"  # a fact leaves room for it
    NOT_SPOKEN_OF = "not-spoken-of"  # no fact answers this question
    COMPARED = "compared"  # two facts beside each other show it: sizes, dates, or parts that are the same or differ
    KINDS_APART = (
        "kinds-apart"  # a statement of one kind is by definition none of the other
    )
    FILED_APART = "filed-apart"  # the report files it under a property that is apart from the other
    NO_SUCH_FIGURE = (
        "no-such-figure"  # the report gives the figure nowhere, or of something else
    )
    ABSENT = "absent"  # the report names nowhere what the statement names
    TOO_EARLY = (
        "too-early"  # the report was published before the time that the statement gives
    )
    SILENT = "silent"  # the report says nothing of what is asked about
    UNSAID = "unsaid"  # the report speaks of it, and leaves just this unsaid
    REPEATED = "repeated"  # one report takes it from the other
    INDEPENDENT = (
        "independent"  # two reports say so, and neither takes it from the other
    )


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to be judged. What is None is not claimed; `source` asks what that report says, not what happened."""

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
        subject=fact.subject, property=fact.property, value=fact.value, population=fact.population, place=fact.place,
        period=fact.period, status=fact.status, speaker=fact.speaker, source=source,
    )  # fmt: skip


def holds(corpus: Corpus, claim: Claim) -> Verdict:
    """Judge a claim: TRUE, FALSE or UNKNOWN, with the proof. Never raises; an unknown property is unknown.

    A fact that entails the claim makes it true. A fact that leaves room for it keeps it from being
    false. A fact that differs in one part only makes it false, where the property allows the
    conclusion.
    """
    return Asked(corpus, claim, "value").holds(claim.value)


_Made = Truth | Rule | None
"""What a fact makes of a claim: TRUE, UNKNOWN where it leaves it possible, FALSE by a rule, or
nothing."""


class _Near(NamedTuple):
    """A fact that speaks of a claim, all but one part of it."""

    number: int  # among those compared: the order of a proof
    fact: Fact
    part: Value | None  # the fact's own, where the claim's was left out
    may_be: frozenset[
        str
    ]  # where the part is a name: the entities that it may be, wholly or in part
    makes: tuple[_Made, _Made, _Made, _Made]  # by how that part fits


class Asked:
    """A claim with one part left out, to be judged for many values of that part: what the options of an item are.

    Arguments: the corpus; the claim, whose part in the given direction does not matter; the
    direction.
    """

    def __init__(self, corpus: Corpus, claim: Claim, direction: str) -> None:
        """Compare all other parts once."""
        self._corpus, self._claim, self._direction = corpus, claim, direction
        self._property = corpus.properties.get(claim.property)
        self._near: list[_Near] = []
        # A fact that differs elsewhere speaks only of the very value that it states, so it is found
        # by that value.
        self._elsewhere: dict[Value | None, list[_Near]] = {}
        self._known: dict[tuple[int, ...], Verdict] = {}
        self._are_names = False
        if self._property is not None:
            self._compare(self._property)

    def _compare(self, prop: Property) -> None:
        """Keep the facts that speak of the claim, each with what it makes of a value by how that fits its own."""
        is_entity = self._direction == "value" and prop.value is ValueType.ENTITY
        facts = _facts_of(self._corpus).get((self._claim.source, prop.id), ())
        claimed = _parts(self._claim)
        left_out = DIMENSIONS.index(self._direction)
        rest = [
            (place, dimension, self._corpus.may_be(part) if isinstance(part, str) and dimension in _ENTITIES else None)
            for place, (dimension, part) in enumerate(zip(DIMENSIONS, claimed, strict=True)) if place != left_out
        ]  # fmt: skip
        # Lists and what is left open are compared one by one.
        self._are_names = (is_entity or self._direction in _ENTITIES) and all(
            isinstance(stated[left_out], str) for _, stated in facts
        )
        for number, (fact, stated) in enumerate(facts):
            other, widest = None, SAME
            for place, dimension, may_be in rest:
                part = stated[place]
                # Most parts are the same or stand in neither; only the others need to be looked at.
                if part == claimed[place]:
                    continue
                if may_be is None or part is None:
                    fit = fit_of(self._corpus, prop, part, claimed[place], dimension)
                else:
                    fit = OPEN if part in may_be else OTHER
                # Nothing follows from a fact where two parts differ, or one while another is open.
                # A claim without a period may be about another one, so a fact with a period does
                # not make it false either.
                if fit and (other or (widest and fit == OTHER)):
                    break
                if fit == OTHER:
                    other = dimension
                elif fit > widest:
                    widest = fit
            else:
                part, makes = stated[left_out], self._makes(prop, fact, other, widest)
                self._keep(_Near(number, fact, part, self._may_be(part), makes))

    def _makes(
        self, prop: Property, fact: Fact, other: str | None, widest: int
    ) -> tuple[_Made, _Made, _Made, _Made]:
        """Return what a fact makes of the claim, by how the part that was left out fits.

        Arguments: the property; the fact; the other part that differs, if one does; how the widest
        of them fits.
        """
        if other:
            return _falsifies(prop, fact, self._claim, other), None, None, None
        if widest == OPEN:
            return Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, None
        false = None if widest else _falsifies(prop, fact, self._claim, self._direction)
        return Truth.TRUE, Truth.TRUE, Truth.UNKNOWN, false

    def _may_be(self, part: Value | None) -> frozenset[str]:
        """Return the entities that an entity may be, wholly or in part."""
        return (
            self._corpus.may_be(part)
            if self._are_names and isinstance(part, str)
            else frozenset()
        )

    def _keep(self, near: _Near) -> None:
        """Keep a fact that says anything of the claim."""
        same, *rest = near.makes
        if any(rest) or not isinstance(near.part, str | None):
            self._near.append(near)
        elif same:
            self._elsewhere.setdefault(near.part, []).append(near)

    def holds(self, value: Value | None) -> Verdict:
        """Judge the claim with `value` in the part that was left out."""
        prop = self._property
        if prop is None:
            return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)
        elsewhere = self._elsewhere.get(value, ())
        near = sorted((*self._near, *elsewhere)) if elsewhere else self._near
        if isinstance(value, str) and self._are_names:
            fits = tuple([
                SAME if part == value else OPEN if value in may_be else OTHER for _, _, part, may_be, _ in near
            ])  # fmt: skip
        else:
            fits = tuple([self._fit(prop, one, value) for one in near])
        if elsewhere or SAME in fits:
            return self._weighed(value, near, fits)
        # Without a fact that states the value, the verdict depends on how it fits and not on what
        # it is.
        if fits not in self._known:
            self._known[fits] = self._weighed(value, near, fits)
        return self._known[fits]

    def _fit(self, prop: Property, near: _Near, value: Value | None) -> int:
        """Compare a value with the fact's own."""
        return (
            SAME
            if near.part == value
            else fit_of(self._corpus, prop, near.part, value, self._direction)
        )

    def _weighed(
        self, value: Value | None, near: list[_Near], fits: tuple[int, ...]
    ) -> Verdict:
        """Gather what each fact makes of the value, and weigh it."""
        true: list[Fact] = []
        possible: list[Fact] = []
        false: list[tuple[Fact, Rule]] = []
        for one, fit in zip(near, fits, strict=True):
            made = one.makes[fit]
            if made is Truth.TRUE:
                true.append(one.fact)
            elif made is Truth.UNKNOWN:
                possible.append(one.fact)
            elif isinstance(made, Rule):
                false.append((one.fact, made))
        return self._verdict(value, true, possible, false)

    def _verdict(
        self,
        part: Value | None,
        true: list[Fact],
        possible: list[Fact],
        false: list[tuple[Fact, Rule]],
    ) -> Verdict:
        """Weigh what was found: truth before possibility before falsehood; reports that differ settle nothing."""
        if true:
            if self._claim.source is None and any(fact.conflicts for fact in true):
                known = [
                    other
                    for fact in true
                    for other in fact.conflicts
                    if other in self._corpus.facts
                ]
                return Verdict(
                    Truth.UNKNOWN,
                    Rule.REPORTS_DIFFER,
                    tuple(sorted({true[0].id, *known})),
                )
            value = part if self._direction == "value" else self._claim.value
            rule = (
                Rule.STATED
                if any(fact.value == value for fact in true)
                else Rule.ENTAILED
            )
            return Verdict(Truth.TRUE, rule, tuple([fact.id for fact in true]))
        if possible:
            return Verdict(
                Truth.UNKNOWN, Rule.POSSIBLE, tuple([fact.id for fact in possible])
            )
        if false:
            return Verdict(
                Truth.FALSE, false[0][1], tuple([fact.id for fact, _ in false])
            )
        return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)


def _falsifies(prop: Property, fact: Fact, claim: Claim, dimension: str) -> Rule | None:
    """Return the rule by which a fact that differs in one dimension makes the claim false, if any does."""
    if dimension == "value":
        if isinstance(fact.value, tuple):
            return Rule.CLOSED_LIST if fact.complete else None
        if prop.single:
            return Rule.SINGLE_VALUED
    if claim.source is not None and dimension in prop.closed:
        return Rule.CLOSED_OVER_REPORT
    return None


_Parts = tuple[Value | None, ...]
_parts: Callable[[Fact | Claim], _Parts] = attrgetter(*DIMENSIONS)


@lru_cache(maxsize=4)  # as long-lived as the bank that is made with it
def _facts_of(
    corpus: Corpus,
) -> dict[tuple[str | None, str], tuple[tuple[Fact, _Parts], ...]]:
    """Return the facts of each (source, property), and of each property alone, with their parts."""
    keyed = [
        *corpus.by_report.items(),
        *(((None, prop), facts) for prop, facts in corpus.by_property.items()),
    ]
    return {
        key: tuple([(fact, _parts(fact)) for fact in facts]) for key, facts in keyed
    }

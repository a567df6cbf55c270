"""Truth with three values: what the corpus proves true, proves false, and leaves unknown.

The world is open: what no fact speaks of is unknown. A report is closed: where a property says so (`closed`), what a
report attaches to a figure is all that it attaches, so another speaker, period or population is false *of that report*.
"""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.period import read_period
from policystory.facts.quantity import entails, excludes
from policystory.facts.record import Fact, Property, Quantity, Status, Value, ValueType


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
    KINDS_APART = "kinds-apart"  # a statement of one kind is by definition none of the other
    FILED_APART = "filed-apart"  # the report files it under a property that is apart from the other
    NO_SUCH_FIGURE = "no-such-figure"  # the report gives the figure nowhere, or of something else
    ABSENT = "absent"  # the report names nowhere what the statement names
    TOO_EARLY = "too-early"  # the report was published before the time that the statement gives
    SILENT = "silent"  # the report says nothing of what is asked about
    UNSAID = "unsaid"  # the report speaks of it, and leaves just this unsaid
    REPEATED = "repeated"  # one report takes it from the other
    INDEPENDENT = "independent"  # two reports say so, and neither takes it from the other


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


class Verdict(msgspec.Struct, frozen=True):
    """A truth value with its proof: the rule, and the ids of the facts that it rests on."""

    truth: Truth
    rule: Rule
    facts: tuple[str, ...] = ()


class _Fit(StrEnum):
    """How one part of a claim lies beside the same part of a fact."""

    SAME = "same"
    WIDER = "wider"  # the claim leaves open what the fact binds
    OPEN = "open"
    OTHER = "other"


DIMENSIONS = ("subject", "value", "population", "place", "period", "status", "speaker")


def claim_of(fact: Fact, source: str | None = None) -> Claim:
    """Return the claim that a fact itself makes, of the world or of one report."""
    return Claim(
        subject=fact.subject, property=fact.property, value=fact.value, population=fact.population, place=fact.place,
        period=fact.period, status=fact.status, speaker=fact.speaker, source=source,
    )  # fmt: skip


def holds(corpus: Corpus, claim: Claim) -> Verdict:
    """Judge a claim: TRUE, FALSE or UNKNOWN, with the proof. Never raises; an unknown property is unknown.

    A fact that entails the claim makes it true. A fact that leaves room for it keeps it from being false. A fact that
    differs in one part only makes it false, where the property allows the conclusion.
    """
    return Asked(corpus, claim, "value").holds(claim.value)


class Asked:
    """A claim with one part left out, to be judged for many values of that part: what the options of an item are.

    Arguments: the corpus; the claim, whose part in the given direction does not matter; the direction.
    """

    def __init__(self, corpus: Corpus, claim: Claim, direction: str) -> None:
        """Compare all other parts once."""
        self._corpus, self._claim, self._direction = corpus, claim, direction
        self._property = corpus.properties.get(claim.property)
        self._near: list[tuple[Fact, _Sum]] = []
        if claim.source is None:
            facts = corpus.by_property.get(claim.property, ())
        else:
            facts = corpus.by_report.get((claim.source, claim.property), ())
        rest = [dimension for dimension in DIMENSIONS if dimension != direction]
        for fact in facts if self._property else ():
            sum_: _Sum | None = _ALL_SAME
            for dimension in rest:
                fit = _fit(corpus, corpus.properties[claim.property], fact, claim, dimension)
                if fit is not _Fit.SAME and (sum_ := _added(sum_, dimension, fit)) is None:
                    break
            if sum_ is not None:
                self._near.append((fact, sum_))

    def holds(self, value: Value) -> Verdict:
        """Judge the claim with `value` in the part that was left out."""
        if self._property is None:
            return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)
        claim = msgspec.structs.replace(self._claim, **{self._direction: value})
        true: list[Fact] = []
        possible: list[Fact] = []
        false: list[tuple[Fact, Rule]] = []
        for fact, rest in self._near:
            fit = _fit(self._corpus, self._property, fact, claim, self._direction)
            sum_ = _added(rest, self._direction, fit)
            if sum_ is None:
                continue
            if sum_.other is None:
                (possible if sum_.is_open else true).append(fact)
            elif (rule := _falsifies(self._property, fact, claim, sum_.other)) is not None:
                false.append((fact, rule))
        return _verdict(self._corpus, claim, true, possible, false)


class _Sum(NamedTuple):
    """What the parts of a claim amount to beside a fact: the one that differs, and whether any is left open."""

    other: str | None = None
    is_open: bool = False
    is_wider: bool = False


_ALL_SAME = _Sum()


def _added(sum_: _Sum | None, dimension: str, fit: _Fit) -> _Sum | None:
    """Add one part. None if the fact then says nothing of the claim: two parts differ, or one while another is open.

    A claim without a period may be about another one, so a fact with a period does not make it false either.
    """
    if sum_ is None or fit is _Fit.SAME:
        return sum_
    if fit is _Fit.OTHER:
        return None if sum_ != _ALL_SAME else _Sum(dimension)
    if sum_.other is not None:
        return None
    return _Sum(None, sum_.is_open or fit is _Fit.OPEN, sum_.is_wider or fit is _Fit.WIDER)


def _verdict(
    corpus: Corpus, claim: Claim, true: list[Fact], possible: list[Fact], false: list[tuple[Fact, Rule]]
) -> Verdict:
    """Weigh what was found: truth before possibility before falsehood; reports that differ settle nothing."""
    if true:
        if claim.source is None and any(fact.conflicts for fact in true):
            known = [other for fact in true for other in fact.conflicts if other in corpus.facts]
            return Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER, tuple(sorted({true[0].id, *known})))
        rule = Rule.STATED if any(fact.value == claim.value for fact in true) else Rule.ENTAILED
        return Verdict(Truth.TRUE, rule, tuple(fact.id for fact in true))
    if possible:
        return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, tuple(fact.id for fact in possible))
    if false:
        return Verdict(Truth.FALSE, false[0][1], tuple(fact.id for fact, _ in false))
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


def _fit(corpus: Corpus, prop: Property, fact: Fact, claim: Claim, dimension: str) -> _Fit:
    """Compare one part of a claim with the same part of a fact."""
    if dimension == "value":
        return _value_fit(corpus, prop, fact.value, claim.value)
    stated, claimed = getattr(fact, dimension), getattr(claim, dimension)
    if stated == claimed:
        return _Fit.SAME
    if claimed is None:
        return _Fit.WIDER
    if stated is None:
        return _Fit.OPEN
    if dimension == "period":
        return _period_fit(stated, claimed)
    if dimension == "status":
        return _Fit.OTHER
    return _Fit.OPEN if corpus.related(stated, claimed) else _Fit.OTHER


def _period_fit(stated: str, claimed: str) -> _Fit:
    """Compare periods: those that share a day may both be meant, and so may what is no period at all."""
    try:
        return _Fit.OPEN if read_period(stated).overlaps(read_period(claimed)) else _Fit.OTHER
    except ValueError:
        return _Fit.OPEN


def _value_fit(corpus: Corpus, prop: Property, stated: Value, claimed: Value) -> _Fit:
    """Compare values: quantities by their bounds, entities by what they contain, words only when they are the same."""
    if stated == claimed:
        return _Fit.SAME
    if isinstance(stated, Quantity) or isinstance(claimed, Quantity):
        if not isinstance(stated, Quantity) or not isinstance(claimed, Quantity):
            return _Fit.OPEN
        if entails(stated, claimed):
            return _Fit.SAME
        return _Fit.OTHER if excludes(stated, claimed) else _Fit.OPEN
    if isinstance(stated, tuple):
        claimed_ids = claimed if isinstance(claimed, tuple) else (claimed,)
        return min((_member_fit(corpus, stated, one) for one in claimed_ids), key=_STRICTEST.index, default=_Fit.OPEN)
    if isinstance(claimed, tuple):
        return _Fit.OPEN
    if prop.value is ValueType.PERIOD:
        return _period_fit(stated, claimed)
    if prop.value is ValueType.ENTITY:
        return _Fit.OPEN if corpus.related(stated, claimed) else _Fit.OTHER
    return _Fit.OTHER if "value" in prop.closed else _Fit.OPEN


_STRICTEST = (_Fit.OTHER, _Fit.OPEN, _Fit.SAME)


def _member_fit(corpus: Corpus, listed: tuple[str, ...], claimed: str) -> _Fit:
    """Tell whether an entity is in a list, may be (a part or whole of a member), or is not."""
    if claimed in listed:
        return _Fit.SAME
    return _Fit.OPEN if any(corpus.related(member, claimed) for member in listed) else _Fit.OTHER

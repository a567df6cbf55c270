"""Restatements: options of authored items that only repeat a fact, and so can be proved.

The author names the fact and one part of it, with the value that the option gives.
"""

from collections.abc import Sequence

from policystory.facts.corpus import Corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Dated, Fact, Record, Status, Value
from policystory.facts.truth import (
    DIMENSIONS,
    OpenClaim,
    Rule,
    Truth,
    Verdict,
    claim_of,
)
from policystory.items.citations import reports_of

_ENTITY_PARTS = ("subject", "speaker", "population", "place")
PARTS = (*DIMENSIONS, "dated")
"""The parts of a fact that an option may give."""


class Restatement(Record, frozen=True, kw_only=True):
    """What an option says about a fact: the id of the fact, and one part as the option gives it.

    In a wrong option the part differs from the fact. For example, `{fact: published-island-post,
    dated: inferred}` says that the fact's date was inferred; it is proved wrong if the date is
    printed.
    """

    fact: str
    subject: str | None = None
    speaker: str | None = None
    value: Value | None = None
    period: str | None = None
    population: str | None = None
    place: str | None = None
    status: Status | None = None
    dated: Dated | None = None

    @property
    def parts(self) -> dict[str, Value]:
        """Return what the option gives of the fact, by the name of the part, such as "dated"."""
        given: dict[str, Value] = {}
        for part in PARTS:
            value = getattr(self, part)
            if value is not None:
                given[part] = value
        return given


def verdict_of(corpus: Corpus, restatement: Restatement) -> Verdict:
    """Return the verdict (TRUE, FALSE or UNKNOWN) on what an option says about a fact.

    The fact must exist, and the restatement must give exactly one part of it. TRUE or FALSE only if
    every report that the fact cites proves the same; UNKNOWN, too, for an entity that does not
    exist.
    """
    fact = corpus.facts[restatement.fact]
    ((part, value),) = restatement.parts.items()
    if part == "dated":
        return _verdict_of_date(fact, value)
    if unknown_entities(corpus, restatement):
        return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)
    verdicts: list[Verdict] = []
    for report in reports_of(fact):
        claim = claim_of(fact, report)
        judge = OpenClaim(corpus, claim, part)
        verdict = judge.verdict_on(value)
        verdicts.append(verdict)
    first, *rest = verdicts
    # All reports that the fact cites must prove the same.
    for verdict in rest:
        if verdict.truth is not first.truth:
            return Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER)
    return first


def unknown_entities(corpus: Corpus, restatement: Restatement) -> list[str]:
    """Return the ids of entities in a restatement (a part of a fact) that do not exist.

    The fact that is restated must exist.
    """
    prop = corpus.properties[corpus.facts[restatement.fact].property]
    ids: list[str] = []
    # An unknown id differs from all known ones, and so would prove any option wrong.
    for part, value in restatement.parts.items():
        is_entity = part in _ENTITY_PARTS
        if part == "value":
            is_entity = prop.value is ValueType.ENTITY
        if not is_entity:
            continue
        # A list gives several entities.
        ids += value if isinstance(value, tuple) else (str(value),)
    return [entity for entity in ids if entity not in corpus.entities]


def answer_one_question(corpus: Corpus, restatements: Sequence[Restatement]) -> bool:
    """Tell whether restatements (parts of facts, as options give them) answer the same question.

    All must give the same part, such as the date: either one value for several facts ("which of
    these dates is printed?") or several values for one fact. If the part is the subject or the
    value, the facts must have the same property. All facts must exist.
    """
    first = restatements[0].parts
    facts: set[str] = set()
    properties: set[str] = set()
    is_same_value = True
    for restatement in restatements:
        if restatement.parts.keys() != first.keys():
            return False
        is_same_value &= restatement.parts == first
        facts.add(restatement.fact)
        properties.add(corpus.facts[restatement.fact].property)
    # A status, date or speaker can be asked for whatever the property is.
    if first.keys() <= {"subject", "value"} and len(properties) > 1:
        return False
    return is_same_value or len(facts) == 1


def _verdict_of_date(fact: Fact, dated: Value) -> Verdict:
    """Judge how a date is known: it is printed or worked out, and never both."""
    if fact.dated is None:
        return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)
    if fact.dated == dated:
        return Verdict(Truth.TRUE, Rule.STATED, (fact.id,))
    return Verdict(Truth.FALSE, Rule.SINGLE_VALUED, (fact.id,))

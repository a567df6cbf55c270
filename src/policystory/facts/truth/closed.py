"""Show authors which statements count as false because of a property's field `closed`.

By `closed: [speaker]` in a property, an author declares that its facts name everybody whom a report
cites for it. A statement with any other speaker then counts as proved false.
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from policystory.facts import words
from policystory.facts.corpus import Corpus, first_citations
from policystory.facts.entity import Property
from policystory.facts.record import Fact, Value
from policystory.facts.truth.claim import claim_of
from policystory.facts.truth.judge import OpenClaim
from policystory.facts.truth.verdict import Rule

QUESTIONS = {
    "value": "is there a fact for everything of this sort that a report says of a subject?",
    "subject": "is there a fact for everybody and everything of which a report says this?",
    "speaker": "is there a fact for everybody who says this in a report?",
    "period": "is there a fact for every time for which a report says this?",
    "population": "is there a fact for all the people of whom a report says this?",
    "place": "is there a fact for every place of which a report says this?",
    "status": "is there a fact for every stage of which a report tells?",
}
"""Questions to be answered yes before a part may be listed in `closed`, by part."""


class Closure(msgspec.Struct, frozen=True):
    """One part that a property lists in `closed`, with what counts as false because of that.

    - `property` and `label`: the property's id, and its name in words; `part`: such as "speaker".
    - `question`: a question to which the author must be able to answer yes.
    - `false`: how many statements count as false only because the part is listed.
    - `example`: one of these statements, with its report; "" if there is none.
    - `fact`: the id of the fact that makes the example false; "" if there is none.
    """

    property: str
    label: str
    part: str
    question: str
    false: int
    example: str = ""
    fact: str = ""


def closures(corpus: Corpus) -> list[Closure]:
    """Return a Closure for each part that a property lists in `closed`, sorted by property id.

    Properties without facts are left out.
    """
    made: list[Closure] = []
    for id_, facts in sorted(corpus.by_property.items()):
        prop = corpus.properties[id_]
        for part in prop.closed:
            false = list(_made_false(corpus, facts, part))
            example = fact_id = ""
            if false:
                fact, value = false[0]
                example, fact_id = _example(corpus, prop, fact, part, value), fact.id
            question = QUESTIONS.get(part, "")
            closure = Closure(
                id_, prop.label, part, question, len(false), example, fact_id
            )
            made.append(closure)
    return made


def _made_false(
    corpus: Corpus, facts: tuple[Fact, ...], part: str
) -> Iterator[tuple[Fact, Value]]:
    """Yield each fact with each value that its report is taken not to give, because of `closed`."""
    # A dictionary keeps the order, so that the example is always the same.
    stated: dict[Value, None] = {}
    for fact in facts:
        value = getattr(fact, part)
        if value is not None:
            stated[value] = None
    for fact in facts:
        if getattr(fact, part) is None:
            continue
        report = first_citations(fact)[0].source
        claim = OpenClaim(corpus, claim_of(fact, report), part)
        for value in stated:
            # What is false by another rule needs no closed property.
            if claim.verdict_on(value).rule is Rule.CLOSED_OVER_REPORT:
                yield fact, value


def _example(
    corpus: Corpus, prop: Property, fact: Fact, part: str, value: Value
) -> str:
    """Write the statement that is made false, with the report of which it is false."""
    report = words.report(corpus, first_citations(fact)[0].source)
    statement = words.statement(corpus, replace(fact, **{part: value}))
    if statement is None:
        told = words.value(corpus, prop, value) if part == "value" else str(value)
        statement = f"{prop.label}: {told}, in place of what '{fact.id}' says"
    return f"{words.capitalise(report)}: {statement}"

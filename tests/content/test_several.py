"""The real content's questions over several facts: each right and wrong answer is proved anew."""

import msgspec
import pytest

from policystory.facts.record import Fact
from policystory.facts.truth import Claim, Rule, Truth, claim_of, judge_claim
from policystory.facts.words import capitalise, name, value
from policystory.items.fact_set import Ask
from policystory.items.item import Item, PairsKey
from policystory.items.options import slug
from policystory.items.questions.several_facts.statements import pivot_part
from tests.content.test_corpus import course

CORPUS = course().corpus
ITEMS = sorted(course().bank.items.values(), key=lambda item: item.id)
MATCHING = [item for item in ITEMS if item.kind == "matching"]
WORDED = {
    id_: words
    for file in course().content.quizzes
    for fact_set in file.sets
    if fact_set.ask is Ask.MATCH
    for id_, words in fact_set.rows.items()
}
"""The rows that authors worded for questions to match, by the id of their fact."""
SEVERAL = [
    item
    for item in ITEMS
    if item.kind == "multiple-choice" and item.direction == "value"
]


def report_of(item: Item) -> str | None:
    """Return the report that an item's stem names, or None where it names them all."""
    named = [
        source.id
        for source in CORPUS.sources.values()
        if any(source.id in part for part in item.family.split("."))
    ]
    return named[0] if named else None


def part_of(fact: Fact) -> str:
    """Return the part on which questions over several facts of a property turn."""
    part = pivot_part(CORPUS.properties[fact.property])
    assert part is not None
    return part


def text(fact: Fact) -> str:
    """Return the id of an option or row that shows what a fact gives."""
    return slug(value(CORPUS, CORPUS.properties[fact.property], fact.value))


def row_of(item: Item, fact: Fact) -> str:
    """Return the id of the option or row of a fact, in its author's words if there are any."""
    if item in MATCHING and fact.id in WORDED:
        return slug(WORDED[fact.id])
    return text(fact)


def wrong_somehow(row: Fact, pivot: str, source: str | None) -> bool:
    """Tell whether the row's fact is FALSE with a pivot, or the pivot's facts with its value."""
    part = part_of(row)
    exchanged = msgspec.structs.replace(claim_of(row, source), **{part: pivot})
    of_pivot = [
        fact
        for fact in CORPUS.by_property[row.property]
        if getattr(fact, part) == pivot
    ]
    told = [
        fact
        for fact in of_pivot
        if source is None or any(citation.source == source for citation in fact.sources)
    ]
    valued = [
        msgspec.structs.replace(claim_of(fact, source), value=row.value)
        for fact in told
    ]
    return is_false(exchanged) or (
        bool(valued) and all(is_false(claim) for claim in valued)
    )


def is_false(claim: Claim) -> bool:
    """Tell whether a claim is proved FALSE."""
    return judge_claim(CORPUS, claim).truth is Truth.FALSE


@pytest.mark.parametrize("item", MATCHING, ids=lambda item: item.id)
def test_every_pair_is_proved_again(item: Item) -> None:
    """Each row is TRUE of its option and FALSE of the rest, in the stem's report or in all."""
    assert isinstance(item.key, PairsKey)
    source = report_of(item)
    asked = [CORPUS.facts[id_] for id_ in item.asked]
    rows = {row_of(item, fact): fact for fact in asked}
    part = part_of(next(iter(rows.values())))
    pivots = {slug(name(CORPUS, entity)): entity for entity in CORPUS.entities}
    assert set(rows) == set(item.key.pairs)
    for row, fact in rows.items():
        assert pivots[item.key.pairs[row]] == getattr(fact, part)
        assert judge_claim(CORPUS, claim_of(fact, source)).truth is Truth.TRUE
        wrong = [
            option.id for option in item.options if option.id != item.key.pairs[row]
        ]
        assert [] == [
            option
            for option in wrong
            if not wrong_somehow(fact, pivots[option], source)
        ], row


@pytest.mark.parametrize("item", SEVERAL, ids=lambda item: item.id)
def test_every_option_of_several_is_proved_again(item: Item) -> None:
    """A right option is a fact of the thing in question; a wrong option is FALSE or filed apart."""
    assert isinstance(item.key, tuple)
    first = CORPUS.facts[item.asked[0]]
    for option in item.options:
        claim = claimed(item, first, option.id)
        if option.id in item.key:
            assert judge_claim(CORPUS, claim).truth is Truth.TRUE, option
        elif item.why[option.id][0].rule == Rule.FILED_APART:
            filed_apart = CORPUS.facts[item.why[option.id][0].facts[0]]
            assert filed_apart.property in CORPUS.properties[first.property].apart
            assert judge_claim(CORPUS, claim).truth is Truth.UNKNOWN
        else:
            assert is_false(claim), option


def claimed(item: Item, first: Fact, option: str) -> Claim:
    """Return what an option claims, put into the statement of the fact that it is taken from."""
    if isinstance(first.value, tuple):
        member = next(
            entity for entity in CORPUS.entities if slug(name(CORPUS, entity)) == option
        )
        return msgspec.structs.replace(
            claim_of(first, first.sources[0].source), value=(member,)
        )
    taken = item.why[option][-1].facts[0]
    fact = CORPUS.facts[taken]
    part = part_of(first)
    assert option == text(fact)
    statement = claim_of(fact, report_of(item))
    return msgspec.structs.replace(
        statement, property=first.property, **{part: getattr(first, part)}
    )


def test_no_fact_is_asked_twice_by_a_kind() -> None:
    """Groups share no fact: nobody is asked nearly the same twice."""
    for items in (MATCHING, SEVERAL):
        asked: list[str] = []
        for item in items:
            asked += item.asked
        assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("item", [*MATCHING, *SEVERAL], ids=lambda item: item.id)
def test_feedback_holds_the_statement_of_its_own_fact(item: Item) -> None:
    """Each right option or row has feedback with its fact's sentence; ids are the words shown."""
    rows = [CORPUS.facts[id_] for id_ in item.asked]
    for fact in rows if not isinstance(rows[0].value, tuple) else ():
        assert fact.says in item.feedback[row_of(item, fact)]
    for shown in (*item.options, *item.prompts):
        assert slug(shown.text) == shown.id
        assert capitalise(shown.text) == shown.text


def test_there_are_such_questions() -> None:
    """The story's properties ask for several answers and for pairs, and the bank has them."""
    assert len(MATCHING) >= 7
    assert len(SEVERAL) >= 3

import msgspec
import pytest

from policystory.facts.record import Bound, Citation, Fact, Quantity
from policystory.facts.truth import Truth, claim_of, holds
from policystory.items.distractors import POOL, candidate, in_order, wrong_options
from tests.worlds import corpus, fact, people, with_facts


def wrong(fact_: Fact, direction: str, *others: Fact) -> list[tuple[str, int]]:
    """Return text and tier of the wrong options for one part of a fact in a corpus of these facts."""
    found = with_facts(fact_, *others)
    own = candidate(found, fact_, direction)
    assert own is not None
    return [(one.candidate.text, one.tier) for one in wrong_options(found, fact_, own, direction)]


def other(id_: str, amount: int, **parts: object) -> Fact:
    """Return a count in another report and month."""
    return fact(id_, value=people(amount), period="1911-08", sources=(Citation("island-post", 2),), **parts)


def test_named_confusions_come_before_others() -> None:
    """The fact's own confusions are the first tier, its topic the second; among equals the same property is nearest."""
    one = fact(confusable=("z",))
    assert [("700", 0), ("800", 1), ("900", 1)] == wrong(
        one, "value", other("b", 900), other("a", 800), other("z", 700)
    )


@pytest.mark.parametrize(
    ("value", "offered"),
    [
        (people(9000), True),
        (people(4100, Bound.MORE_THAN), False),
        (people(4300, Bound.MORE_THAN), False),
        (people(4200, Bound.MORE_THAN), False),
        (Quantity(people(9000).amount, "usd"), False),
        (Quantity(people(9000).amount, "people", per="year"), False),
    ],
)
def test_only_what_is_alike_and_proved_wrong_is_offered(value: Quantity, offered: bool) -> None:
    """What follows from the fact, what may be meant by it, and what is of another unit is no wrong option."""
    assert offered == bool(wrong(fact(), "value", msgspec.structs.replace(other("x", 1), value=value)))


def test_the_same_text_is_offered_once() -> None:
    """Two facts of one figure give one option."""
    assert [("900", 1)] == wrong(fact(), "value", other("a", 900), other("b", 900, population="pilgrims"))


def test_a_whole_is_no_wrong_answer_for_its_part() -> None:
    """What contains the right answer, or is part of it, may be right too."""
    gull = fact("gull", property="keeper", subject="gull-rock", value="ada-marsh", population=None, period=None)
    isles = msgspec.structs.replace(gull, id="isles", subject="skerry-isles")
    assert [] == wrong(gull, "subject", isles)


@pytest.mark.parametrize(
    ("one", "another", "offered"),
    [
        ("1911-04", "1911-08", True),
        ("1911-04", "1910-10/1911-03", True),
        ("1911-04", "1910-10/1911-04", False),
        ("1911-04", "1910", False),
        ("1911-04", "1911-08-01", False),
        ("1911-04", "1911-08/..", False),
    ],
)
def test_dates_are_offered_beside_dates_of_one_sort(one: str, another: str, offered: bool) -> None:
    """Months stand beside months that share no day with them; days, years and open periods stand apart."""
    assert offered == bool(wrong(fact(period=one), "period", fact("b", period=another, value=people(900))))


def test_a_pool_is_not_endless() -> None:
    """No more is kept than can be drawn."""
    others = [other(f"o{i:02}", 10000 + 3000 * i) for i in range(POOL + 5)]
    assert POOL == len(wrong(fact(), "value", *others))


def test_figures_and_dates_ascend_and_names_follow_the_alphabet() -> None:
    """The order of options is that of their values."""
    facts = [
        fact(f"f{i}", value=people(n), period=p) for i, (n, p) in enumerate([(10000, "1911-04"), (900, "1910-12")])
    ]
    figures = [candidate(with_facts(one), one, "value") for one in facts]
    dates = [candidate(with_facts(one), one, "period") for one in facts]
    assert [one.text for one in in_order([one for one in figures if one])] == ["900", "10,000"]
    assert [one.text for one in in_order([one for one in dates if one])] == ["December 1910", "April 1911"]


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_every_proof_can_be_repeated(id_: str) -> None:
    """Each wrong option of each fact is FALSE when it is put into the fact's own claim again."""
    one = corpus().facts[id_]
    for direction in ("value", "subject", "speaker", "period", "population"):
        own = candidate(corpus(), one, direction)
        for found in wrong_options(corpus(), one, own, direction) if own else ():
            claim = msgspec.structs.replace(claim_of(one, one.sources[0].source), **{direction: found.candidate.value})
            assert Truth.FALSE is holds(corpus(), claim).truth
            assert found.verdict == holds(corpus(), claim)

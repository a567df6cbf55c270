"""Figures that are easily taken for each other, each kept apart by the corpus."""

from decimal import Decimal

from policystory.facts.record import Bound, Quantity, Status
from policystory.facts.truth import Claim, Rule, Truth, claim_of, judge_claim
from tests.content.traps import CORPUS, FACTS, amount, confused, judged, quantity


def test_forty_per_cent_from_the_triangle_and_forty_from_outside_it() -> None:
    """One share is of people from the Northern Triangle, the other of people from elsewhere."""
    inside, outside = (
        FACTS["share-northern-triangle-april-2021"],
        FACTS["share-from-elsewhere-2022"],
    )
    assert (Decimal(40), Decimal(40)) == (amount(inside.id), amount(outside.id))
    assert (Bound.MORE_THAN, Bound.ABOUT) == (
        quantity(inside.id).bound,
        quantity(outside.id).bound,
    )
    assert ("northern-triangle-migrants", "migrants-from-elsewhere") == (
        inside.population,
        outside.population,
    )
    assert confused(inside.id, outside.id)
    assert judged(outside.id, population="northern-triangle-migrants") is Truth.FALSE


def test_mexicos_doses_are_a_conflict_that_nothing_settles() -> None:
    """One million and six million are each true of a report, and neither of the world."""
    one_million, six_million = (
        FACTS["doses-mexico-bbc"],
        FACTS["doses-mexico-univision"],
    )
    assert (Decimal(10**6), Decimal(6 * 10**6)) == (
        amount(one_million.id),
        amount(six_million.id),
    )
    assert ((six_million.id,), (one_million.id,)) == (
        one_million.conflicts,
        six_million.conflicts,
    )
    for fact in (one_million, six_million):
        assert judged(fact.id) is Truth.TRUE
        assert judge_claim(CORPUS, claim_of(fact)).rule is Rule.REPORTS_DIFFER


def test_five_counts_of_doses_are_of_five_things() -> None:
    """Worldwide, two Americas, one country, and doses delivered: no two have the same subject."""
    counts = {
        "doses-worldwide-2021": 25_000_000,
        "doses-central-south-america-2021": 6_000_000,
        "doses-guatemala-2021": 500_000,
        "doses-delivered-2022": 15_000_000,
    }
    assert counts == {fact: int(amount(fact)) for fact in counts}
    assert len(counts) == len({FACTS[fact].subject for fact in counts})
    assert Status.DELIVERED is FACTS["doses-delivered-2022"].status
    assert any("80 million" in fact.says and fact.speaker for fact in FACTS.values())


def test_money_and_people_with_the_same_digits() -> None:
    """$310 million is relief, more than 310,000 are people stopped."""
    assert ("usd", "people") == (
        quantity("relief-310-million").unit,
        quantity("stopped-october-april-2022").unit,
    )
    assert "stopped-october-april-2022" in FACTS["relief-310-million"].confusable


def test_one_month_and_seven_months() -> None:
    """One count is of April and everybody, the other of seven months and three countries."""
    april, seven_months = (
        FACTS["arrivals-april-2021"],
        FACTS["stopped-october-april-2022"],
    )
    assert ("2021-04", "2021-10/2022-04") == (april.period, seven_months.period)
    assert ("migrants", "northern-triangle-migrants") == (
        april.population,
        seven_months.population,
    )
    assert april.property != seven_months.property
    assert judged(april.id, period="2021-10/2022-04") is Truth.FALSE


def test_six_sums_of_money() -> None:
    """Pledge, plan, relief, investment, financing and the cost of corruption are six things."""
    sums = {
        "pledge-4-billion": 4 * 10**9,
        "joint-plan-45-billion": 45 * 10**9,
        "relief-310-million": 310 * 10**6,
        "private-investment-2022": 12 * 10**8,
        "financing-2022": 10**8,
        "corruption-cost-2021": 13 * 10**9,
    }
    assert sums == {fact: int(amount(fact)) for fact in sums}
    assert len(sums) == len({FACTS[fact].subject for fact in sums})


def test_only_foreign_policy_says_four_years() -> None:
    """The four years of the pledge are Foreign Policy's alone."""
    years = [
        fact
        for fact in CORPUS.by_property["years-covered"]
        if fact.subject == "us-pledge-central-america"
    ]
    assert [("foreign-policy-2021", Decimal(4))] == [
        (fact.sources[0].source, amount(fact.id)) for fact in years
    ]


def test_the_cost_of_corruption_in_a_region_and_in_the_world() -> None:
    """$13 billion is an envoy's figure for Central America; a memorandum's share is the world's."""
    region, world = (
        FACTS["corruption-cost-2021"],
        FACTS["corruption-share-of-world-output-2021"],
    )
    assert ("ricardo-zuniga", "white-house") == (region.speaker, world.speaker)
    assert ("corruption-central-america-yearly", "corruption-worldwide") == (
        region.subject,
        world.subject,
    )
    assert (Decimal(2), Decimal(5)) == (amount(world.id), quantity(world.id).to)


def test_three_thousand_dollars_each() -> None:
    """$3,000 is one migrant's attempt; times 300,000 it comes near the total that is printed."""
    each, people, total = (
        amount("cost-of-one-attempt"),
        amount("people-in-cost-estimate"),
        amount("failed-attempts-cost"),
    )
    assert (Decimal(3000), Decimal(300_000)) == (each, people)
    assert 0 < total - each * people <= total / 10
    assert not any("900 million" in fact.says for fact in FACTS.values())


def test_twelve_are_not_the_seven_that_are_named() -> None:
    """Twelve gave commitments in 2021; the companies named in 2022 are an open list."""
    named = FACTS["companies-named-2022"]
    assert {Decimal(12)} == {
        amount("commitments-may-2021"),
        amount("commitments-bbc-2021"),
    }
    assert (7, False) == (len(named.value), named.complete)
    assert judged(named.id, value=("covax",)) is Truth.UNKNOWN


def test_fifteen_in_four_units() -> None:
    """15%, 1.5%, 15,000 and 15 million count different things."""
    facts = (
        "irregular-share-of-departures",
        "departures-share-of-a-population",
        "refugee-limit-trump",
        "doses-delivered-2022",
    )
    assert ["percent", "percent", "people", "doses"] == [
        quantity(fact).unit for fact in facts
    ]
    assert [Decimal("15"), Decimal("1.5"), Decimal(15_000), Decimal(15_000_000)] == [
        amount(fact) for fact in facts
    ]


def test_two_refugee_limits() -> None:
    """15,000 is the former limit; 62,500 is the most that the new one lets in."""
    old, new = quantity("refugee-limit-trump"), quantity("refugee-limit-biden")
    assert (Decimal(15_000), Decimal(62_500)) == (old.amount, new.amount)
    assert "at most 62,500" in FACTS["refugee-limit-biden"].says
    assert judged("refugee-limit-biden", value=old) is Truth.FALSE
    assert confused("refugee-limit-trump", "refugee-limit-biden")


def test_a_claim_about_nothing_is_unknown() -> None:
    """What no report speaks of is unknown, and never false."""
    claim = Claim(
        subject="guatemala",
        property="migrants-stopped",
        value=Quantity(Decimal(7), "people"),
    )
    assert judge_claim(CORPUS, claim).truth is Truth.UNKNOWN


def test_every_conflict_says_what_can_be_settled() -> None:
    """The notes of facts that contradict each other say what the reports settle."""
    disputed = [fact for fact in FACTS.values() if fact.conflicts]
    assert len(disputed) >= 4
    assert [] == [fact.id for fact in disputed if "settle" not in (fact.note or "")]

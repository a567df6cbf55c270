"""The traps of the story: figures and names that are easily taken for each other, each kept apart by the corpus."""

from decimal import Decimal

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.facts.record import Bound, Kind, Quantity, Status
from policystory.facts.truth import Claim, Rule, Truth, claim_of, holds
from tests.content.sources import ROOT

CORPUS = load(Folders.of(ROOT)).corpus()
FACTS = CORPUS.facts


def quantity(fact: str) -> Quantity:
    """Return the quantity that a fact states."""
    value = FACTS[fact].value
    assert isinstance(value, Quantity)
    return value


def amount(fact: str) -> Decimal:
    """Return the amount that a fact states."""
    return quantity(fact).amount


def judged(fact: str, **changes: object) -> Truth:
    """Return what the corpus makes of a fact's statement with some parts changed, asked of its first report."""
    claim = claim_of(FACTS[fact], FACTS[fact].sources[0].source)
    return holds(CORPUS, msgspec.structs.replace(claim, **changes)).truth


def confused(*facts: str) -> bool:
    """Tell whether each of these facts names another of them as easily confused with it."""
    return all(set(FACTS[fact].confusable) & set(facts) for fact in facts)


def test_forty_per_cent_from_the_triangle_and_forty_from_outside_it() -> None:
    """One share is of those from the Northern Triangle, the other of those from outside it and Mexico."""
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
    """One million and six million stand beside each other, each true of its report, neither of the world."""
    one, six = FACTS["doses-mexico-bbc"], FACTS["doses-mexico-univision"]
    assert (Decimal(10**6), Decimal(6 * 10**6)) == (amount(one.id), amount(six.id))
    assert ((six.id,), (one.id,)) == (one.conflicts, six.conflicts)
    for fact in (one, six):
        assert judged(fact.id) is Truth.TRUE
        assert holds(CORPUS, claim_of(fact)).rule is Rule.REPORTS_DIFFER


def test_five_counts_of_doses_are_of_five_things() -> None:
    """Worldwide, a tranche, two Americas, one country, and doses delivered: no two have the same subject."""
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
    """One count is of April 2021 and all nationalities, the other of seven months and the Northern Triangle."""
    one, seven = FACTS["arrivals-april-2021"], FACTS["stopped-october-april-2022"]
    assert ("2021-04", "2021-10/2022-04") == (one.period, seven.period)
    assert ("migrants", "northern-triangle-migrants") == (
        one.population,
        seven.population,
    )
    assert one.property != seven.property
    assert judged(one.id, period="2021-10/2022-04") is Truth.FALSE


def test_six_sums_of_money() -> None:
    """Pledge, joint plan, relief, private investment, financing and the cost of corruption are six things."""
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
    """$13 billion is Central America's, an envoy's figure; 2 to 5 per cent of the world's output is a memorandum's."""
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
    """$3,000 is one migrant's attempt; times 300,000 it comes near the printed total, which is no sum of its own."""
    each, people, total = (
        amount("cost-of-one-attempt"),
        amount("people-in-cost-estimate"),
        amount("failed-attempts-cost"),
    )
    assert (Decimal(3000), Decimal(300_000)) == (each, people)
    assert 0 < total - each * people <= total / 10
    assert not any("900 million" in fact.says for fact in FACTS.values())


def test_twelve_are_not_the_seven_that_are_named() -> None:
    """Twelve gave commitments in 2021; the companies named in 2022 are an open list, and not said to be among them."""
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
        "departures-share-of-population",
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


TASK_FORCES = (
    "human-smuggling-task-force",
    "corruption-task-force-2021",
    "northern-triangle-task-force",
    "north-and-central-american-task-force-on-migration",
)


def test_four_task_forces() -> None:
    """Smuggling, corruption, an aid agency's and a civil-society group's are four bodies, none part of another."""
    assert all(force in CORPUS.entities for force in TASK_FORCES)
    pairs = [
        (one, other) for one in TASK_FORCES for other in TASK_FORCES if one < other
    ]
    assert not any(CORPUS.related(one, other) for one, other in pairs)


def test_honduras_had_two_presidents_and_the_first_stands_accused() -> None:
    """Hernández in 2021, accused and investigated; Castro in 2022. No fact says that he was convicted."""
    assert ("honduras", "honduras") == (
        FACTS["hernandez-president-2021"].value,
        FACTS["castro-president-2022"].value,
    )
    assert (
        FACTS["hernandez-president-2021"].as_of != FACTS["castro-president-2022"].as_of
    )
    about = [
        fact
        for fact in FACTS.values()
        if fact.property == "accused-of" and fact.subject == "juan-orlando-hernandez"
    ]
    assert about
    assert {Kind.ALLEGATION} == {fact.kind for fact in about}
    assert not any("convicted" in fact.says for fact in FACTS.values())


@pytest.mark.parametrize(
    "words", ["resource centre", "Microsoft", "Summit of the Americas"]
)
def test_previews_are_not_events(words: str) -> None:
    """What a report expected is kept as expected: no fact says that it took place."""
    about = [fact for fact in FACTS.values() if words in fact.says]
    assert about
    assert not any(
        fact.status is Status.DELIVERED or fact.property == "took-place-on"
        for fact in about
    )


def test_the_job_has_four_descriptions() -> None:
    """Immigration, Central America, diplomacy and the border: four descriptions, each with who uses it."""
    told = [*CORPUS.by_property["task-given"], *CORPUS.by_property["task-described"]]
    values = " | ".join(str(fact.value) for fact in told)
    assert all(
        word in values
        for word in ("immigration", "Central America", "diplomatic", "border")
    )
    assert all(fact.speaker for fact in CORPUS.by_property["task-described"])


def test_gonzalez_and_gonzales_two_advisers_and_an_envoy() -> None:
    """People of near-identical names and titles are different people, with names of their own."""
    people = (
        "juan-gonzalez",
        "sergio-gonzales",
        "mazin-alfaqih",
        "hillary-quam",
        "ricardo-zuniga",
    )
    assert all(person in CORPUS.entities for person in people)
    names = [
        name
        for person in people
        for name in (CORPUS.entities[person].name, *CORPUS.entities[person].aliases)
    ]
    assert len(names) == len(set(names))
    offices = {
        person: FACTS[fact].value for person, fact in zip(people, OFFICES, strict=True)
    }
    assert len(people) == len(set(offices.values()))


OFFICES = (
    "gonzalez-office-2021",
    "gonzales-role-2022",
    "alfaqih-office-2021",
    "quam-office-2021",
    "zuniga-envoy-2021",
)


def test_aid_largely_through_non_governmental_bodies() -> None:
    """Largely is not wholly, and the aid is future aid."""
    fact = FACTS["aid-channelled-largely-2021"]
    assert "largely" in fact.says
    assert (Kind.COMMITMENT, Status.ANNOUNCED) == (fact.kind, fact.status)


def test_a_quotation_with_no_clear_speaker() -> None:
    """One paragraph quotes words of nobody in particular: no fact names a speaker for them."""
    citing = [
        fact
        for fact in FACTS.values()
        if any(c.source == "univision-2021" and c.paragraph == 45 for c in fact.sources)
    ]
    assert citing
    assert "quotation-without-speaker-2021" in {fact.id for fact in citing}
    assert all(fact.speaker is None for fact in citing)


def test_a_claim_about_nothing_is_unknown() -> None:
    """What no report speaks of is unknown, and never false."""
    claim = Claim(
        subject="guatemala",
        property="migrants-stopped",
        value=Quantity(Decimal(7), "people"),
    )
    assert holds(CORPUS, claim).truth is Truth.UNKNOWN


def test_every_conflict_says_what_can_be_settled() -> None:
    """Facts that contradict each other say in their notes what the reports settle and what they do not."""
    disputed = [fact for fact in FACTS.values() if fact.conflicts]
    assert len(disputed) >= 4
    assert [] == [fact.id for fact in disputed if "settle" not in (fact.note or "")]

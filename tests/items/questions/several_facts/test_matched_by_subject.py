import msgspec

from policystory.facts.entity import Property
from policystory.facts.record import Citation, Fact
from policystory.facts.truth import Rule
from policystory.items.fact_set import Criterion
from policystory.items.item import Why
from tests.items import fact_sets
from tests.worlds import corpus, fact, with_facts

LIT = corpus().properties["lit-since"]


MATCHED: Property = msgspec.structs.replace(
    LIT, asks={**LIT.asks, "pairs": "which year is given for what?"}
)


def founded(id_: str, subject: str, year: str, source: str) -> Fact:
    """Return a fact with a year of its own."""
    parts = {
        "value": year,
        "period": None,
        "population": None,
        "sources": (Citation(source, 2),),
    }
    return fact(
        id_,
        subject=subject,
        property="lit-since",
        objectives=("tell-the-lamps",),
        **parts,
    )


YEARS = (
    founded("ada", "ada-marsh", "1870", "island-post"),
    founded("board", "harbour-board", "1801", "harbour-news"),
    founded("company", "ferry-company", "1850", "harbour-news"),
    founded("trust", "lighthouse-trust", "1811", "island-post"),
)


OVER_ALL = fact_sets.match(*fact_sets.ids(YEARS), by=Criterion.SUBJECT, report=None)


def test_years_are_matched_over_all_reports() -> None:
    """Where each thing has one date, a year is wrong of all things with another date."""
    item = fact_sets.item(with_facts(*YEARS, properties=(MATCHED,)), OVER_ALL)
    papers = "the Harbour News (May 1911) and the paper attributed to the Island Post"
    expected = f"According to {papers} (September 1911), which year is given for what?"
    assert expected == item.stem
    assert "subject" == item.direction
    assert (
        Why(Rule.SINGLE_VALUED, ("trust",)),
        Why("taken-from", ("trust",)),
    ) == item.why["1870/the-lighthouse-trust"]


def test_property_that_does_not_ask_for_pairs_is_not_matched() -> None:
    """Without a question of its property a set cannot be asked."""
    reason = "the property 'lit-since' has no question for pairs"
    assert [reason] == fact_sets.messages(with_facts(*YEARS), OVER_ALL)


def test_two_with_the_same_year_are_not_matched_together() -> None:
    """A year that is right of two would have two right options."""
    twin = founded("twin", "tom-reed", "1870", "island-post")
    with_twin = fact_sets.match(
        *OVER_ALL.facts, "twin", by=Criterion.SUBJECT, report=None
    )
    world = with_facts(*YEARS, twin, properties=(MATCHED,))
    reason = "'ada' is not proved wrong of 'tom-reed', whose is 'twin'"
    assert reason in fact_sets.messages(world, with_twin)


def test_disputed_statement_is_no_row() -> None:
    """What another report contradicts is not proved over all reports."""
    disputed = msgspec.structs.replace(YEARS[0], conflicts=("board",))
    world = with_facts(disputed, *YEARS[1:], properties=(MATCHED,))
    reason = "'ada' is not proved true of the report"
    assert [reason] == fact_sets.messages(world, OVER_ALL)

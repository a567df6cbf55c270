from policystory.errors import Problem
from policystory.facts.checks.fault import (
    Faults,
    check_each_fact,
    check_each_property,
    to_problems,
)
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Fact
from policystory.reading import Places, parse
from tests.worlds import corpus


def test_fault_has_the_line_of_its_field() -> None:
    """A fault names a field, the way to a part of one, or, by an empty way, the whole record."""
    document, _ = parse("- id: a\n  names:\n  - x\n  - y\n", "boats.yml")
    places = Places()
    places.add("boat", "a", document, (0,))
    faults = [("names", "m", "h"), (("names", 1), "m", "h"), ((), "m", "")]
    assert [
        Problem("boats.yml", 2, "m", "h"),
        Problem("boats.yml", 4, "m", "h"),
        Problem("boats.yml", 1, "m", ""),
    ] == list(to_problems(places, "boat", "a", faults))


@check_each_fact
def fact_is_there(_: Corpus, fact: Fact) -> Faults:
    """Find fault with every fact."""
    yield "id", fact.id, ""


@check_each_property
def property_is_there(_: Corpus, prop: Property) -> Faults:
    """Find fault with every property."""
    yield "id", prop.id, ""


def test_check_goes_through_every_record() -> None:
    """A check of one fact or property is made of all of them, in the order of the corpus."""
    facts = [f"fact '{id_}': {id_}" for id_ in corpus().facts]
    properties = [f"property '{id_}': {id_}" for id_ in corpus().properties]
    assert facts == [fault.message for fault in fact_is_there(corpus(), Places())]
    assert properties == [
        fault.message for fault in property_is_there(corpus(), Places())
    ]


def test_check_keeps_its_name_and_rule() -> None:
    """What goes through all facts is still called by the rule that it holds."""
    assert "fact_is_there" == fact_is_there.__name__
    assert "Find fault with every fact." == fact_is_there.__doc__

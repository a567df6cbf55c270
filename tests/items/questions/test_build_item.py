import pytest

from policystory.facts.record import Citation, Fact
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.item import Item, Order, Why
from policystory.items.questions.build_item import (
    build_item,
    confusion_tier,
    in_tiers,
    proof,
    shared_objectives,
)
from tests.worlds import corpus, fact, with_facts

KEEPER = corpus().facts["keeper-gull"]
TERN = corpus().facts["keeper-tern"]
FALSE = Verdict(Truth.FALSE, Rule.SINGLE_VALUED, ("keeper-pier", "keeper-gull"))


def keeper_item(*asked: Fact, **parts: object) -> Item:
    """Return an item on who tends a lamp; `parts` are further arguments of `build_item`."""
    return build_item(
        corpus(),
        "single-choice",
        "value",
        asked,
        stem="Who tends the lamp?",
        key="ada-marsh",
        why={"tom-reed": proof(FALSE, TERN)},
        feedback={"tom-reed": "Not right."},
        **parts,  # type: ignore[arg-type]  # each test names arguments that exist
    )


def test_item_is_filed_under_its_first_fact() -> None:
    """The id, family and topic come from the first fact, what is asked and the kind."""
    item = keeper_item(KEEPER)
    assert "keeper-gull.value" == item.family
    assert "keeper-gull.value.single-choice" == item.id
    assert corpus().topic_of["keeper-gull"] == item.topic
    assert ("keeper-gull",) == item.asked


def test_item_rests_on_every_fact_of_its_proofs() -> None:
    """The facts asked for, those of each verdict, and those that options are taken from."""
    assert ("keeper-gull", "keeper-pier", "keeper-tern") == keeper_item(KEEPER).facts


def cited(*asked: Fact) -> tuple[Citation, ...]:
    """Return the citations of an item on these facts."""
    world = with_facts(*asked)
    return build_item(
        world, "number", "value", asked, stem="?", key="1", why={}, feedback={}
    ).sources


def test_citations_of_one_fact_keep_their_order() -> None:
    """The report that a fact cites first stays first, of several each stands once."""
    late, early = Citation("island-post", 3), Citation("harbour-news", 1)
    lone, second = fact("lone", sources=(late, early)), fact("second", sources=(early,))
    assert (late, early) == cited(lone)
    assert (early, late) == cited(lone, second)


def test_what_is_given_is_taken_as_it_is() -> None:
    """A family, objectives and an order that a maker names replace the usual ones."""
    item = keeper_item(
        KEEPER, family="lamps.value", objectives=("x",), order=Order.LISTED
    )
    assert ("lamps.value", "lamps.value.single-choice") == (item.family, item.id)
    assert (("x",), Order.LISTED) == (item.objectives, item.order)


def test_shared_objectives_are_those_of_all_facts() -> None:
    """They stand in the order of the first fact."""
    first = fact("a", objectives=("c", "a", "b"))
    assert ("c", "a", "b") == shared_objectives([first])
    assert ("a", "b") == shared_objectives([first, fact("b", objectives=("b", "a"))])


def test_proof_names_where_a_wrong_option_is_taken_from() -> None:
    """The proof of a right answer is one step; that of a wrong option ends with its own fact."""
    step = Why("single-valued", ("keeper-pier", "keeper-gull"))
    assert (step,) == proof(FALSE)
    assert (step, Why("taken-from", ("keeper-tern",))) == proof(FALSE, TERN)


def test_tiers_keep_the_order_of_their_names() -> None:
    """A tier that nothing belongs to is empty."""
    assert (("b", "a"), (), ("c",)) == in_tiers({"b": 0, "c": 2, "a": 0}, 3)


@pytest.mark.parametrize(
    ("confusable", "topic", "tier"), [(("b",), "x", 0), ((), "t", 1), ((), "x", 2)]
)
def test_confusion_that_an_author_names_comes_first(
    confusable: tuple[str, ...], topic: str, tier: int
) -> None:
    """Then come facts of the same topic, then all others; either fact may name the other."""
    first, second = fact("a", confusable=confusable), fact("b")
    world = with_facts(first, second)
    world.topic_of.update({"a": "t", "b": topic})
    assert tier == confusion_tier(world, [first], second)
    assert tier == confusion_tier(world, [second], first)

"""Authored items: how what an author wrote becomes an item of the bank."""

from decimal import Decimal

import msgspec
import pytest

from policystory.facts.record import Citation, Dated
from policystory.grade import mark
from policystory.items.authored import (
    Authored,
    item_of,
)
from policystory.items.bank import Bank
from policystory.items.item import Order, Reason, Why, key_item, paper_item
from policystory.items.restatement import Restatement
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.authored_items import OPTIONS, SEVERAL, authored
from tests.worlds import corpus


def test_authored_item_becomes_an_item_with_its_reasons_as_feedback() -> None:
    """All its parts are the author's; it is filed under its first fact."""
    item = item_of(corpus(), authored())
    assert ("two-counts", "two-counts", "single-choice", "judgement", "crossings") == (
        item.id,
        item.family,
        item.kind,
        item.direction,
        item.topic,
    )
    assert ("carried-april", "carried-winter") == item.asked == item.facts
    assert (Citation("harbour-news", 2), Citation("island-post", 2)) == item.sources
    assert ("tell-the-lamps",) == item.objectives
    assert "they-cover-other-times" == item.key
    assert (("they-cover-the-same-time", "they-count-the-same-people"),) == item.tiers
    assert {
        "they-cover-other-times": (
            Why("authored", ("carried-april", "carried-winter")),
        ),
        "they-cover-the-same-time": (Why("authored", ("carried-winter",)),),
        "they-count-the-same-people": (Why("authored", ("carried-april",)),),
    } == item.why
    assert "Right. April is no winter." == item.feedback["they-cover-other-times"]
    assert "Not right. The papers say so." == item.feedback["they-cover-the-same-time"]


def test_multiple_choice_has_several_keys() -> None:
    """Each option that is marked right is part of the key."""
    assert ("the-time", "the-people") == item_of(corpus(), SEVERAL).key


def test_options_stand_as_written_where_the_author_says_so() -> None:
    """What has an order of its own, such as dates, is not shuffled; all else is."""
    kept, mixed = authored(id="kept", in_order=True), authored(id="mixed")
    assert (Order.LISTED, Order.DRAWN) == (
        item_of(corpus(), kept).order,
        item_of(corpus(), mixed).order,
    )
    assert {tuple(written.text for written in OPTIONS)} == _orders_of(kept)
    assert 6 == len(_orders_of(mixed))


def _orders_of(written: Authored) -> set[tuple[str, ...]]:
    """Return the orders in which the options are shown for twenty seeds."""
    orders = set()
    for seed in range(20):
        drawn = variant(item_of(corpus(), written), str(seed))
        if drawn:
            orders.add(tuple(option.text for option in drawn.options))
    return orders


def test_bank_holds_authored_items() -> None:
    """An authored item is filed under its first fact, and serves its own objectives there."""
    bank = Bank(corpus(), [authored()])
    filed = bank.of("carried-april", "single-choice")
    (item,) = (item for item in filed if item.direction == "judgement")
    assert item == bank.items["two-counts"]
    assert ("two-counts",) == tuple(item.id for item in bank.families["two-counts"])
    assert "carried-april" in bank.facts_for["tell-the-lamps"]
    assert "carried-april" not in Bank(corpus()).facts_for["tell-the-lamps"]
    assert set(bank.items) - {"two-counts"} == set(Bank(corpus()).items)


@pytest.mark.parametrize(
    "nameless", [authored(facts=()), authored(facts=("carried-april", "no-fact"))]
)
def test_bank_leaves_out_what_names_no_fact(nameless: Authored) -> None:
    """A name that names nothing is told by `check`; until it is mended, the bank is as it was."""
    assert set(Bank(corpus()).items) == set(Bank(corpus(), [nameless]).items)


def test_faulty_item_is_refused_with_its_reasons() -> None:
    """What an author has not mended yet is asked of nobody."""
    bank = Bank(corpus(), [authored(stem="Compare the counts.")])
    assert "two-counts" not in bank.items
    (refusal,) = (
        refusal for refusal in bank.refused if refusal.direction == "judgement"
    )
    assert ("carried-april", "single-choice") == (refusal.fact, refusal.kind)


def test_learner_reads_what_the_author_wrote() -> None:
    """A variant breaks no rule, and its marks carry the author's reasons and facts."""
    drawn = variant(item_of(corpus(), authored()), "seed")
    assert drawn is not None
    assert [] == list(broken(drawn))
    shown, key = paper_item(drawn, Decimal(2)), key_item(drawn)
    right = mark(shown, key, "they-cover-other-times")
    wrong = mark(shown, key, "they-cover-the-same-time")
    assert (Reason.RIGHT, ("Right. April is no winter.",)) == (
        right.reason,
        right.feedback,
    )
    assert (Reason.WRONG, ("Not right. The papers say so.",)) == (
        wrong.reason,
        wrong.feedback,
    )
    assert ("carried-april", "carried-winter") == right.facts


def test_option_that_restates_a_fact_is_proved_and_no_other() -> None:
    """Its proof is the verdict of the corpus; else the author vouches for the option."""
    proved = msgspec.structs.replace(
        OPTIONS[2], restates=Restatement(fact="carried-april", dated=Dated.PRINTED)
    )
    unproved = msgspec.structs.replace(
        OPTIONS[1], restates=Restatement(fact="carried-winter", dated=Dated.INFERRED)
    )
    item = item_of(corpus(), authored(options=(OPTIONS[0], unproved, proved)))
    assert (Why("single-valued", ("carried-april",)),) == item.why[
        "they-count-the-same-people"
    ]
    assert (Why("authored", ("carried-winter",)),) == item.why[
        "they-cover-the-same-time"
    ]


@pytest.mark.parametrize(
    "restates",
    [
        Restatement(fact="no-fact", dated=Dated.PRINTED),
        Restatement(fact="carried-april"),
    ],
)
def test_restatement_that_cannot_be_judged_proves_nothing(
    restates: Restatement,
) -> None:
    """Until `check` is heeded, the option counts as its author's judgement."""
    option_judged = msgspec.structs.replace(OPTIONS[2], restates=restates)
    item = item_of(corpus(), authored(options=(*OPTIONS[:2], option_judged)))
    assert "authored" == item.why["they-count-the-same-people"][0].rule

"""Authored items: what an author may write, and what is told to an author who wrote something else."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.facts.record import Citation
from policystory.grade import mark
from policystory.items.authored import (
    Authored,
    AuthoredKind,
    faults,
    item_of,
)
from policystory.items.bank import Bank
from policystory.items.item import Order, Reason, Why, key_item, paper_item
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.authored_items import OPTIONS, authored, option
from tests.worlds import corpus

SEVERAL = authored(
    kind=AuthoredKind.MULTIPLE_CHOICE,
    options=(
        option("The time", right=True),
        option("The people", right=True),
        option("The paper"),
        option("The ink"),
    ),
)


def told(one: Authored) -> list[tuple[tuple[str | int, ...], str]]:
    """Return where something is wrong with an authored item, and what."""
    return [(way, message) for way, message, _ in faults(corpus(), one)]


@pytest.mark.parametrize("one", [authored(), SEVERAL])
def test_a_sound_item_has_no_fault(one: Authored) -> None:
    """What is written as it should be is taken as it is."""
    assert [] == told(one)


def test_an_authored_item_becomes_an_item_with_its_reasons_as_feedback() -> None:
    """Key, proofs, feedback, facts, sources and objectives are the author's; it is filed under its first fact."""
    item = item_of(corpus(), authored())
    assert ("two-counts", "two-counts", "single-choice", "judgement", "crossings") == (
        item.id, item.family, item.kind, item.direction, item.topic,
    )  # fmt: skip
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


def test_a_multiple_choice_has_several_keys() -> None:
    """Each option that is marked right is part of the key."""
    assert ("the-time", "the-people") == item_of(corpus(), SEVERAL).key


def test_options_stand_as_written_where_the_author_says_so() -> None:
    """What has an order of its own, such as dates, is not shuffled; all else is."""
    kept, mixed = authored(in_order=True), authored()
    assert (Order.LISTED, Order.DRAWN) == (
        item_of(corpus(), kept).order,
        item_of(corpus(), mixed).order,
    )
    orders = {
        one.id: {
            tuple(o.text for o in drawn.options)
            for seed in range(20)
            if (drawn := variant(item, str(seed)))
        }
        for one in (authored(id="kept", in_order=True), authored(id="mixed"))
        for item in [item_of(corpus(), one)]
    }
    assert {tuple(one.text for one in OPTIONS)} == orders["kept"]
    assert len(orders["mixed"]) == 6


@pytest.mark.parametrize(
    ("one", "way", "message"),
    [
        (authored(id="Two counts"), ("id",), "'Two counts' is not an id"),
        (authored(id="a.value"), ("id",), "'a.value' is not an id"),
        (
            authored(objectives=()),
            ("objectives",),
            "the item names none of its objectives",
        ),
        (authored(facts=()), ("facts",), "the item names none of its facts"),
        (authored(options=OPTIONS[:2]), ("options",), "the item has 1 wrong options"),
        (
            authored(options=OPTIONS[1:] * 2),
            ("options",),
            "a single choice has one right option, not 0",
        ),
        (
            authored(options=(*OPTIONS, option("They have other bounds", right=True))),
            ("options",),
            "a single choice has one right option, not 2",
        ),
        (
            authored(kind=AuthoredKind.MULTIPLE_CHOICE),
            ("options",),
            "a multiple choice has several right options, not 1",
        ),
        (
            authored(
                options=(
                    OPTIONS[0],
                    msgspec.structs.replace(OPTIONS[1], facts=()),
                    OPTIONS[2],
                )
            ),
            ("options", 1),
            "no fact proves this option",
        ),
        (
            authored(
                options=(
                    *OPTIONS[:2],
                    option("They count other people", because="so " * 46),
                )
            ),
            ("options", 2, "because"),
            "'because' has 46 words, at most 45",
        ),
        (
            authored(options=(*OPTIONS, option("They cover the same time!"))),
            ("options",),
            "two options are the same",
        ),
        (
            authored(stem="Compare the counts."),
            (),
            "stem-is-a-question: the stem does not end in a question mark",
        ),
        (
            authored(stem="What is not so?"),
            (),
            "stem-is-not-negative: the stem is negative: 'not'",
        ),
        (
            authored(
                options=(*OPTIONS, option("They count the people of another town too"))
            ),
            (),
            "options-are-of-like-length: the options differ too much in length",
        ),
        (
            authored(options=(*OPTIONS, option("They often cover a time"))),
            (),
            "absolute-words-are-shared: only some options have an absolute or vague word: 'They often cover a time'",
        ),
        (
            authored(stem="Do the counts cover other times?"),
            (),
            "stem-does-not-tell: the stem repeats words of the key",
        ),
    ],
)
def test_each_fault_is_told_where_it_is(
    one: Authored, way: tuple[str | int, ...], message: str
) -> None:
    """An author learns which field is wrong, and how; items pass the same rules as generated ones."""
    assert (way, message) in told(one)


def test_rules_hold_for_each_two_wrong_options() -> None:
    """A key that is by far the longest beside two wrong options is found although a third is as long."""
    one = authored(
        options=(
            option("They differ in their time span", right=True),
            option("They are one and same"),
            option("They are two and same"),
            option("They differ in their ink tones"),
        )
    )
    assert (
        (),
        "key-is-not-the-longest-by-far: the key is by far the longest option",
    ) in told(one)


@pytest.mark.parametrize(
    ("parts", "faulty"),
    [
        ({"stem": "What do more than 4,200 and 9,600 have in common?"}, []),
        ({"stem": "What do 4,200 and 9,700 have in common?"}, [(("stem",), 9700)]),
        ({"stem": "What do the counts of April 1911 have in common?"}, []),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They count 9,601 people", because="It was fourteen."),
                )
            },
            [(("options", 2, "text"), 9601), (("options", 2, "because"), 14)],
        ),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They count 15,000 people", "carried-august"),
                )
            },
            [],
        ),
        (
            {
                "options": (
                    *OPTIONS[:2],
                    option("They tell it in HN ¶2 too", because="It is in IP ¶2."),
                )
            },
            [],
        ),
        (
            {"options": (*OPTIONS[:2], option("They tell it in HN ¶22 too"))},
            [(("options", 2, "text"), 22)],
        ),
    ],
)
def test_each_number_is_held_by_a_fact_that_is_named_for_it(
    parts: dict[str, Any], faulty: list[tuple[tuple[str | int, ...], int]]
) -> None:
    """Stem, options and reasons are checked against the facts as the prose is; marks of citations are no numbers."""
    wanted = [
        (way, f"'{way[-1]}' has the number {n}, which no fact named for it holds")
        for way, n in faulty
    ]
    assert wanted == [
        fault for fault in told(authored(**parts)) if "number" in fault[1]
    ]


def test_the_bank_holds_authored_items() -> None:
    """An authored item is filed under its first fact, and serves its own objectives there."""
    bank = Bank(corpus(), [authored()])
    (item,) = (
        one
        for one in bank.of("carried-april", "single-choice")
        if one.direction == "judgement"
    )
    assert item == bank.items["two-counts"]
    assert ("two-counts",) == tuple(one.id for one in bank.families["two-counts"])
    assert "carried-april" in bank.facts_for["tell-the-lamps"]
    assert "carried-april" not in Bank(corpus()).facts_for["tell-the-lamps"]
    assert set(bank.items) - {"two-counts"} == set(Bank(corpus()).items)


@pytest.mark.parametrize(
    "one", [authored(facts=()), authored(facts=("carried-april", "no-fact"))]
)
def test_the_bank_leaves_out_what_names_no_fact(one: Authored) -> None:
    """A name that names nothing is told by `check`; until it is mended, the bank is as it was."""
    assert set(Bank(corpus()).items) == set(Bank(corpus(), [one]).items)


def test_a_faulty_item_is_refused_with_its_reasons() -> None:
    """What an author has not mended yet is asked of nobody."""
    bank = Bank(corpus(), [authored(stem="Compare the counts.")])
    assert "two-counts" not in bank.items
    (refusal,) = (one for one in bank.refused if one.direction == "judgement")
    assert ("carried-april", "single-choice") == (refusal.fact, refusal.kind)


def test_a_learner_is_shown_and_told_what_the_author_wrote() -> None:
    """A variant breaks no rule, and its marks carry the author's reasons and the facts that are asked for."""
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

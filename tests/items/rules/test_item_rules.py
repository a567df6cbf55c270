from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.items.item import (
    Item,
    NumberKey,
    Option,
    Order,
    PairsKey,
    Prompt,
    TextKey,
)
from policystory.items.rules.item_rules import OPTION_RULES, RULES, broken
from tests.worlds import course

GOOD = course().bank.items["keeper-gull.value.single-choice"]


def item(options: list[str], key: int = 0, **parts: Any) -> Item:
    """Return an item with these options, of which `key` is right."""
    shown = tuple(Option(f"o{i}", text) for i, text in enumerate(options))
    feedback = {option.id: "Because." for option in shown}
    made = msgspec.structs.replace(
        GOOD,
        options=shown,
        key=f"o{key}",
        feedback=feedback,
        order=Order.DRAWN,
        tiers=(),
    )
    return msgspec.structs.replace(made, **parts)


NAMES = ["Ada", "Tom", "Ines"]
LIKE = "who was it?"


@pytest.mark.parametrize(
    ("tested", "rule", "words"),
    [
        (
            item(NAMES, stem="Who was it."),
            "stem-is-a-question",
            "the stem does not end in a question mark",
        ),
        (
            item(NAMES, stem="who " * 40 + "?"),
            "stem-is-a-question",
            "the stem has 41 words, more than 40",
        ),
        (
            item(NAMES, stem="who was not there?"),
            "stem-is-not-negative",
            "the stem is negative: 'not'",
        ),
        (
            item(NAMES, stem="Who was there except her?"),
            "stem-is-not-negative",
            "the stem is negative: 'except'",
        ),
        (
            item(["Ada", "Tom", "ÁDA"]),
            "options-differ",
            "two options are the same: 'ÁDA'",
        ),
        (
            item(["more than 40%", "about 40%", "5%"], order=Order.FIGURES),
            "options-differ",
            "two options are the same: 'about 40%'",
        ),
        (
            item(["Ada", "Tom", "Both of them"]),
            "no-option-joins-others",
            "a joining option: 'Both of them'",
        ),
        (
            item(["Ada", "Tom", "None of the above"]),
            "no-option-joins-others",
            "a joining option: 'None of the above'",
        ),
        (
            item(["It always rains", "It rains", "It snows"]),
            "absolute-words-are-shared",
            "only some options have an absolute or vague word: 'It always rains'",
        ),
        (
            item(["one two three four five six seven", "a b c d", "a b c e"], 1),
            "options-are-of-like-length",
            "the options differ too much in length",
        ),
        (
            item(["boats of four seas in May", "boats of two men", "boats of one man"]),
            "options-are-of-like-length",
            "the options differ too much in length",
        ),
        (
            item(["boats of four seasons", "boats of two men", "boats of one man"]),
            "key-is-not-the-longest-by-far",
            "the key is by far the longest option",
        ),
        (
            item(
                ["the keeper of lamps", "Tom", "Ines"],
                stem="which keeper tended the lamp?",
            ),
            "stem-does-not-tell",
            "the stem repeats words of the key: keeper, lamp",
        ),
        (
            item([], key=0, stem="were 4,200 carried?", feedback={}),
            "stem-does-not-tell",
            "the stem holds its own key",
        ),
        (
            item(["100", "103", "200"], order=Order.FIGURES),
            "numbers-are-apart",
            "two numbers are too close: 100 and 103",
        ),
        (
            item(NAMES, feedback={"o0": "x", "o1": "x", "o2": ""}),
            "feedback-is-short",
            "'o2' has no feedback",
        ),
        (
            item(NAMES, feedback={"o0": "x", "o1": "x", "o2": "x " * 61}),
            "feedback-is-short",
            "a feedback has 61 words, more than 60",
        ),
    ],
)
def test_a_bad_item_breaks_its_rule(tested: Item, rule: str, words: str) -> None:
    """Each rule finds what it is for, and says so in words."""
    if not tested.options:
        tested = msgspec.structs.replace(
            tested, key=NumberKey(Decimal(4200), Decimal(1), "people")
        )
    assert (rule, words) in list(broken(tested))


@pytest.mark.parametrize(
    "tested",
    [
        GOOD,
        item(NAMES),
        item(NAMES, stem="who " * 39 + "was?"),
        item(["It always rains", "It always snows", "It always hails"]),
        item(["boats of four men", "boats of two men", "boats of one man"]),
        item(
            ["the Harbour keeper", "the lamp keeper", "Ines"],
            stem="which keeper was it?",
        ),
        item(["100", "105", "200"], order=Order.FIGURES),
        item(["1874", "1875", "1876"], order=Order.DATES),
        item(["7 June 1911 to 9 June 1911", "1911", "1912"], order=Order.DATES),
        item(["First of all", "None but her", "Both Adas"], 1),
    ],
)
def test_a_good_item_breaks_no_option_rule(tested: Item) -> None:
    """What is only like a fault passes: shared words, dates a year apart, banned parts."""
    assert [
        rule for rule, _ in broken(tested) if rule != "absolute-words-are-shared"
    ] == []


def gapped(*gaps: list[str], order: Order = Order.DRAWN, **parts: Any) -> Item:
    """Return a passage with these gaps, the first option of each of which is right."""
    prompts = tuple(
        Prompt(
            f"g{i}",
            options=tuple(Option(f"o{j}", text) for j, text in enumerate(texts)),
            order=order,
        )
        for i, texts in enumerate(gaps)
    )
    feedback = {
        f"{gap.id}/{option.id}": "Because." for gap in prompts for option in gap.options
    }
    usual: dict[str, Any] = {
        "passage": ("It was ", *(" and " for _ in gaps[1:]), "."),
        "feedback": feedback,
    }
    key = PairsKey({gap.id: "o0" for gap in prompts})
    return msgspec.structs.replace(
        GOOD, options=(), tiers=(), prompts=prompts, key=key, **{**usual, **parts}
    )


@pytest.mark.parametrize(
    ("tested", "rules"),
    [
        (gapped(NAMES), set()),
        (gapped(NAMES, ["100", "120", "200"]), set()),
        (gapped(NAMES, ["Ada", "Tom", "TOM"]), {"options-differ"}),
        (gapped(["100", "103", "200"], order=Order.FIGURES), {"numbers-are-apart"}),
        (
            gapped(["about 40%", "more than 40%", "50%"], order=Order.FIGURES),
            {"options-differ", "numbers-are-apart"},
        ),
        (
            gapped(["boats of four seasons", "boats of two men", "boats of one man"]),
            {"key-is-not-the-longest-by-far"},
        ),
        (
            gapped(["7 June 1911 to 9 June 1911", "1911", "1912"], order=Order.DATES),
            set(),
        ),
        (gapped(NAMES, passage=("It was the ", " of Ada.")), {"stem-does-not-tell"}),
        (gapped(NAMES, feedback={}), {"feedback-is-short"}),
    ],
)
def test_each_gap_keeps_the_rules_by_itself(tested: Item, rules: set[str]) -> None:
    """A gap is a choice of its own, in its own order; the passage may not tell its key."""
    assert rules == {rule for rule, _ in broken(tested)}


@pytest.mark.parametrize(
    ("accepted", "stem", "told"),
    [
        (("US", "United States"), "what did the bus discuss?", False),
        (("US", "United States"), "what did the US discuss?", True),
        (("Ada Marsh", "Marsh"), "who lives in the marsh?", True),
        (("Ada Marsh",), "who lives in the marsh?", False),
    ],
)
def test_a_stem_tells_a_typed_key_in_whole_words(
    accepted: tuple[str, ...], stem: str, told: bool
) -> None:
    """A name that only happens to stand within another word is not told."""
    tested = item([], stem=stem, key=0, feedback={"right": "Right.", "wrong": "Wrong."})
    tested = msgspec.structs.replace(tested, key=TextKey(accepted))
    assert told == ("stem-does-not-tell" in {rule for rule, _ in broken(tested)})


@pytest.mark.parametrize(
    "tested", course().bank.items.values(), ids=lambda item: item.id
)
def test_the_bank_keeps_only_what_has_a_sound_variant(tested: Item) -> None:
    """The rules for options are among all rules, and no item of the bank has a bad stem."""
    assert set(OPTION_RULES) < set(RULES)
    assert tested.stem.endswith(":" if tested.passage else "?")

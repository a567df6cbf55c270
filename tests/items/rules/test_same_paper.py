from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from policystory.facts.record import Citation
from policystory.items.forms.source_support import UNKNOWN
from policystory.items.item import (
    Item,
    NumberKey,
    Option,
    Order,
    PairsKey,
    Prompt,
    TextKey,
)
from policystory.items.rules.same_paper import PAPER_RULES, answers, clash, roots
from tests.every_form import EVERY
from tests.worlds import corpus, with_facts

NEWS, GULL = "harbour-news", "gull"
HERE, THERE = (Citation(NEWS, 2),), (Citation(NEWS, 9),)


def asking(kind: str, fact: str, stem: str, *texts: str, **parts: Any) -> Item:
    """Return an item on a fact with these options, of which the first is right if one is."""
    options = tuple(Option(text, text) for text in texts)
    usual: dict[str, Any] = {
        "id": fact,
        "asked": (fact,),
        "facts": (fact,),
        "sources": HERE,
        "stem": stem,
        "options": options,
    }
    if kind == "single-choice":
        usual["key"] = texts[0]
    return replace(EVERY[kind], **{**usual, **parts})


def number(fact: str, stem: str, amount: int) -> Item:
    """Return an item that asks for a number to be typed."""
    key = NumberKey(Decimal(amount), Decimal(amount) / 100, "people")
    return asking("number", fact, stem, key=key)


def sorting(fact: str, *rows: str) -> Item:
    """Return an item whose rows are to be sorted as promised or done."""
    prompts = tuple(Prompt(row, row) for row in rows)
    key = PairsKey(dict.fromkeys(rows, "done"))
    stem = "How far had each of these come?"
    return asking(
        "categorise", fact, stem, "done", "promised", key=key, prompts=prompts
    )


SAYINGS = ("It was to be lit by June", "It was lit by the guard", "It was sold")
COUNT = number("count", "How many people did the harbour guard stop?", 310)
DOING = asking(
    "single-choice",
    "doing",
    "What did the figure of the guard count them as doing?",
    "Being stopped by it",
    "Crossing in boats",
    "Leaving their homes",
)
SUM = sorting("sum", "310 pounds was the sum for the lamp", "The pier was mended")
LARGEST = asking(
    "single-choice",
    "largest",
    "For which of these is the largest sum named?",
    "The lamp of Gull Rock",
    "The new pier",
    direction="size",
    facts=("largest", "sum"),
)


@pytest.mark.parametrize(
    ("telling_item", "asking_item", "rule"),
    [
        (SUM, COUNT, "states_the_key"),
        (
            sorting("row", "Ada Marsh lit the lamp", "The pier was mended"),
            asking("short-text", "who", "Who lit it?", key=TextKey(("Ada Marsh",))),
            "states_the_key",
        ),
        (
            asking(
                "single-choice",
                "why",
                "Why was it lit?",
                "Since 310 people had asked for it",
                "Since nobody had asked for it",
            ),
            COUNT,
            "states_the_key",
        ),
        (
            number("people", "How many of 178 people were counted?", 40),
            asking(
                "single-choice",
                "figure",
                "How many were there?",
                "more than 178",
                "more than 300",
                order=Order.FIGURES,
                direction="size",
                sources=THERE,
            ),
            "states_the_figure",
        ),
        (COUNT, DOING, "says_the_key_in_other_words"),
        (SUM, LARGEST, "states_what_is_compared"),
        (
            asking("single-choice", "north", "What was said of north?", *SAYINGS),
            asking("single-choice", "south", "What of south?", *SAYINGS[::-1]),
            "shares_its_statements",
        ),
    ],
)
def test_what_one_item_tells_another_does_not_ask(
    telling_item: Item, asking_item: Item, rule: str
) -> None:
    """Rows, statements and related words tell as much as a stem that states the key."""
    holding = [
        paper_rule.__name__
        for paper_rule in PAPER_RULES
        if paper_rule(corpus(), telling_item, asking_item)
    ]
    assert [rule] == holding
    assert clash(corpus(), telling_item, asking_item)
    assert clash(corpus(), asking_item, telling_item)


@pytest.mark.parametrize(
    ("telling_item", "asking_item"),
    [
        # A figure or a name among others says nothing of what it belongs to.
        (asking("single-choice", "a", "How many came?", "310", "400"), COUNT),
        # Words of another paragraph are about something else.
        (replace(COUNT, sources=THERE), DOING),
        # A wrong option of which all words are told is as likely.
        (
            asking("number", "b", "How many were stopped, or crossed in boats?"),
            DOING,
        ),
        # A row that says nothing of what is compared.
        (sorting("c", "The pier was mended", "The bell was rung"), LARGEST),
    ],
)
def test_items_that_tell_nothing_of_each_other_may_stand_together(
    telling_item: Item, asking_item: Item
) -> None:
    """What could be read into anything is no answer."""
    assert not answers(corpus(), telling_item, asking_item)


def test_name_of_one_report_is_not_tied_to_it_and_asked_for() -> None:
    """Who is named by one report alone gives that report away; who is named by both does not."""
    whole = corpus()
    mentions = {
        NEWS: {1: ("ada-marsh", "tom-reed")},
        "isle-gazette": {1: ("tom-reed",)},
    }
    named = with_facts(*whole.facts.values())
    named.mentions = mentions
    named.sources = {
        NEWS: whole.sources[NEWS],
        "isle-gazette": whole.sources[NEWS],
    }
    tied = asking("single-choice", "tied", "Who kept the lamp?", "Ada Marsh", "Bo")
    stem = "Which report supports this: “{} wrote a letter”?"
    for name, gives_away in (("Ada Marsh", True), ("Tom Reed", False)):
        of_report = asking(
            "source-support",
            "letter",
            stem.format(name),
            "News",
            "Gazette",
            key="News",
            direction="source",
        )
        telling_item = replace(tied, options=(*tied.options, Option("t", "Tom Reed")))
        assert gives_away is answers(named, telling_item, of_report)
        unknown = replace(of_report, key=UNKNOWN.id)
        assert not answers(named, telling_item, unknown)


def test_items_on_one_fact_clash() -> None:
    """Whatever they tell, two items that ask about a fact are one too many."""
    again = replace(DOING, asked=COUNT.asked, sources=THERE)
    assert clash(corpus(), COUNT, again)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("were stopped", "a stop"),
        ("to invest", "investing"),
        ("promises", "promised"),
        ("the countries", "a country"),
    ],
)
def test_forms_of_a_word_have_one_root(first: str, second: str) -> None:
    """Endings do not hide that the same is said."""
    assert roots(first) == roots(second)

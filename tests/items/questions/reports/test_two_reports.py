from typing import Any

import pytest

from policystory.facts.record import Citation
from policystory.items.item import Item, Order
from policystory.items.questions.reports.two_reports import make, relations
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.variant import variant
from policystory.wording import ENGLISH
from tests.papers import changed, papers, source

DIFFER = "they-differ-and-nothing-here-settles-it"
AGREE = "they-agree-and-neither-is-known-to-copy-the-other"
REPEAT = "they-agree-but-one-repeats-the-other"


def made(id_: str, **changes: Any) -> Item | None:
    """Return the item that a fact of the four papers yields, if any."""
    world = changed({id_: changes})
    found = next(make(world, world.facts[id_]), None)
    assert found is None or isinstance(found, Item)
    return found


@pytest.mark.parametrize(
    ("id_", "key", "rule", "asked"),
    [
        ("money-gull", DIFFER, "reports-differ", ("money-gull", "money-gull-times")),
        ("lit-pier", AGREE, "independent", ("lit-pier",)),
        ("keeper-tern", REPEAT, "repeated", ("keeper-tern",)),
    ],
)
def test_two_reports_stand_to_each_other_in_one_way(
    id_: str, key: str, rule: str, asked: tuple[str, ...]
) -> None:
    """They differ, or each says so for itself, or one repeats the other."""
    one = made(id_)
    assert one is not None
    assert (key, Order.LISTED, asked) == (one.key, one.order, one.asked)
    assert [option.id for option in one.options] == [DIFFER, AGREE, REPEAT]
    assert {why[0].rule for why in one.why.values()} == {rule}
    assert {
        option: why[-1].rule for option, why in one.why.items() if option != key
    } == dict.fromkeys({DIFFER, AGREE, REPEAT} - {key}, "taken-from")
    assert one.objectives == ("judge-the-papers",)


def test_the_stem_names_both_reports_earlier_first() -> None:
    """The question names the two reports with their months, and what they are compared on."""
    one = made("money-gull")
    assert one is not None
    assert one.stem == (
        "Do the Harbour News (May 1911) and the Mainland Times (March 1912) agree on this: "
        "“The sum named for Gull Rock was $30,000”?"
    )


@pytest.mark.parametrize(
    ("id_", "changes"),
    [
        ("money-gull-times", {}),
        ("money-gull", {"objectives": ("read-a-count",)}),
        ("money-gull", {"conflicts": ("no-such-fact",)}),
        ("money-gull", {"conflicts": ()}),
        ("lit-tern", {"objectives": ("judge-the-papers",)}),
        ("lit-pier", {"objectives": ("tell-the-lamps",)}),
        ("cause-reed", {"objectives": ("judge-the-papers",)}),
        (
            "keeper-tern",
            {"sources": (Citation("harbour-news", 2), Citation("mainland-times", 2))},
        ),
        ("unsaid-lamp", {"property": "made-up-of", "value": ("gull-rock",)}),
    ],
)
def test_what_asks_for_no_judgement_is_not_asked(
    id_: str, changes: dict[str, Any]
) -> None:
    """Only facts with an objective of judging are asked, and each disagreement once."""
    assert made(id_, **changes) is None


def test_a_judgement_is_asked_that_both_facts_ask_for() -> None:
    """Where the two facts that differ share no objective of judging, nobody is to judge them."""
    world = changed({"money-gull-times": {"objectives": ("read-a-count",)}})
    assert list(make(world, world.facts["money-gull"])) == []


def test_a_repeat_with_a_change_is_neither() -> None:
    """Where a report differs from the one that it repeats, nothing is asked."""
    repeated = {
        "sources": papers().facts["lit-tern"].sources,
        "conflicts": ("unsaid-rock",),
    }
    repeating = {
        "property": "keeper",
        "subject": "tern-island",
        "value": "ada-marsh",
        "conflicts": ("keeper-tern",),
        "sources": (papers().facts["keeper-tern"].sources[1],),
    }
    world = changed({"keeper-tern": repeated, "unsaid-rock": repeating})
    assert list(make(world, world.facts["keeper-tern"])) == []


def test_two_that_repeat_a_third_confirm_nothing() -> None:
    """Neither repeats the other, and yet they are no two witnesses: nothing is asked."""
    both = (Citation("tern-gazette", 2), Citation("mainland-times", 2))
    named = {"tern-gazette": ("north-pier",)}
    asked = changed({"lit-pier": {"sources": both}}, named)
    assert len(list(make(asked, asked.facts["lit-pier"]))) == 1
    asked.sources["mainland-times"] = source(
        "mainland-times", "the Mainland Times", "1912-03-01", ("island-post",)
    )
    assert list(make(asked, asked.facts["lit-pier"])) == []


@pytest.mark.parametrize("id_", ["money-gull", "lit-pier", "keeper-tern"])
def test_feedback_says_what_both_have_and_why(id_: str) -> None:
    """The right answer is told what both say, a wrong one what it would need and where to look."""
    one = made(id_)
    assert one is not None
    for option, text in one.feedback.items():
        assert text.startswith("Right. " if option == one.key else "Not right. ")
        says = [papers().facts[fact].says in text for fact in one.asked]
        assert (option == one.key) == all(says)
        assert (option == one.key) == any(says)
        assert len(text.split()) <= FEEDBACK_WORDS
    drawn = variant(one, "seed")
    assert drawn is not None
    assert list(broken(drawn)) == []
    assert [option.text for option in drawn.options] == list(
        relations(ENGLISH).values()
    )


def test_the_same_of_two_places_is_no_disagreement() -> None:
    """A sum for one place and the same sum for a place that holds it may both be right."""
    own = papers().facts["money-gull"]
    shared = {
        part: getattr(own, part)
        for part in ("subject", "value", "status", "speaker", "population")
    }
    parts = {**shared, "period": None, "place": "north-pier"}
    world = changed({"money-gull-times": parts, "money-gull": {"place": "gull-rock"}})
    assert list(make(world, world.facts["money-gull"])) == []


def test_earlier_report_is_named_first() -> None:
    """In whichever order a fact cites them."""
    usual = made("lit-pier")
    turned = changed(
        {"lit-pier": {"sources": papers().facts["lit-pier"].sources[::-1]}}
    )
    (item,) = make(turned, turned.facts["lit-pier"])
    assert isinstance(item, Item)
    assert usual is not None
    assert usual.stem == item.stem

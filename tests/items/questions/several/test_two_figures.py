from typing import Any

import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Status
from policystory.items.item import Item
from policystory.items.questions.several.two_figures import make_several, make_single
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.worlds import fact, people, with_facts

USUAL: dict[str, Any] = {"objectives": ("read-a-count",), "speaker": "harbour-board"}


def pair(**parts: object) -> tuple[Fact, Fact]:
    """Return two counts, taken for each other, of which the second differs in its figure, its report and `parts`."""
    one = fact("a", confusable=("b",), **USUAL)
    other = {"value": people(9600), "sources": (Citation("island-post", 2),), **parts}
    return one, fact("b", **{**USUAL, **other})


def made(world: Corpus) -> list[Item]:
    """Return all items on two figures."""
    both = [(make_single, "single-choice"), (make_several, "multiple-choice")]
    found = [
        one
        for make, _ in both
        for each in world.facts.values()
        for one in make(world, each)
    ]
    return [one for one in found if isinstance(one, Item)]


def test_the_one_respect_in_which_two_figures_differ() -> None:
    """The key is proved to differ, each wrong option is proved to be the same, and the figures are named by report."""
    (item,) = made(with_facts(*pair(period="1911-08")))
    assert "single-choice" == item.kind
    assert (
        "In which respect do these two figures differ: more than 4,200 in the Harbour News (May 1911) and 9,600 in the "
        "paper attributed to the Island Post (September 1911)?"
    ) == item.stem
    texts = {option.id: option.text for option in item.options}
    assert "The period covered" == texts.pop(str(item.key))
    assert {
        "The people covered",
        "Who gave the figure",
        "The unit of counting",
        "What was counted",
    } == set(texts.values())
    assert ("a", "b") == item.asked
    assert all(
        ("compared", ("a", "b")) == (why[0].rule, why[0].facts)
        for why in item.why.values()
    )
    assert set(texts) == {
        option for option, why in item.why.items() if why[-1].rule == "taken-from"
    }


def test_several_respects_make_a_question_with_several_answers() -> None:
    """Where two figures differ in more than one respect, all of these are right."""
    (item,) = made(with_facts(*pair(period="1911-08", population="pilgrims")))
    assert ("multiple-choice", ("the-period-covered", "the-people-covered")) == (
        item.kind,
        item.key,
    )
    assert item.stem.startswith("In which respects ")
    assert all(
        item.feedback[option.id].startswith(("Right. ", "Not right. "))
        for option in item.options
    )
    drawn = variant(item, "seed")
    assert drawn is not None
    assert [] == list(broken(drawn))


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"period": "1911"},
        {"period": None},
        {
            "period": "1911-08",
            "speaker": None,
            "population": None,
            "property": "money-for",
        },
        {"period": "1911-08", "objectives": ("name-a-keeper",)},
        {"period": "1911-08", "conflicts": ("a",)},
        {"period": "1911-08", "value": "many"},
        {"value": people(1), "status": Status.PROMISED},
    ],
)
def test_what_is_not_proved_to_differ_in_one_respect_only_is_not_asked(
    parts: dict[str, object],
) -> None:
    """Nothing differs for certain, too little is the same, no objective is shared, or reports dispute it."""
    assert [] == made(with_facts(*pair(**parts)))


def test_figures_that_nobody_takes_for_each_other_are_not_asked() -> None:
    """Only a named confusion makes a pair, and either of the two may name it."""
    one, other = pair(period="1911-08")
    plain = fact("a", **USUAL)
    assert [] == made(with_facts(plain, other))
    named = fact(
        "b",
        **{**USUAL, "period": "1911-08", "value": people(9600), "confusable": ("a",)},
    )
    assert 1 == len(made(with_facts(plain, named)))
    assert 1 == len(made(with_facts(one, named)))


def test_a_figure_that_reads_like_another_is_not_asked() -> None:
    """A figure is named by its number and report, so there must be no second one like it."""
    one, other = pair(period="1911-08")
    twin = fact("c", **{**USUAL, "subject": "harbour-board"})
    assert 1 == len(made(with_facts(one, other)))
    assert [] == made(with_facts(one, other, twin))


def test_a_figure_is_in_one_pair_only() -> None:
    """Of several confusions the pair with most differences is asked, and no figure twice."""
    _, other = pair(period="1911-08")
    both = fact("a", confusable=("b", "c"), **USUAL)
    more = fact(
        "c",
        **{**USUAL, "value": people(7), "period": "1911-08", "population": "pilgrims"},
    )
    assert [("a", "c")] == [item.asked for item in made(with_facts(both, other, more))]


def test_two_disputing_reports_are_no_comparison() -> None:
    """What conflicts is taught as a dispute, not as two figures that differ."""
    one, other = pair(period="1911-08")
    first = fact("a", confusable=("b",), conflicts=("b",), **USUAL)
    assert [] == made(with_facts(first, other))
    assert 1 == len(made(with_facts(one, other)))

from typing import Any

import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Status
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant
from tests.items import fact_sets
from tests.worlds import fact, people, with_facts

USUAL: dict[str, Any] = {"objectives": ("read-a-count",), "speaker": "harbour-board"}
BOTH = fact_sets.compare("a", "b")


def pair(**parts: object) -> tuple[Fact, Fact]:
    """Return two counts of which the second differs in its figure, its report and `parts`."""
    second = {"value": people(9600), "sources": (Citation("island-post", 2),), **parts}
    return fact("a", **USUAL), fact("b", **{**USUAL, **second})


def faults(world: Corpus) -> list[str]:
    """Return what keeps the two figures from being compared."""
    return fact_sets.messages(world, BOTH)


def test_respect_in_which_two_figures_differ() -> None:
    """The key is proved to differ, each wrong option is proved to be the same."""
    item = fact_sets.item(with_facts(*pair(period="1911-08")), BOTH)
    assert "compared.single-choice" == item.id
    assert (
        "In which respect do these two figures differ: more than 4,200 in the Harbour News "
        "(May 1911) and 9,600 in the paper attributed to the Island Post (September 1911)?"
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
    assert {("compared", ("a", "b"))} == {
        (why[0].rule, why[0].facts) for why in item.why.values()
    }
    taken = {option for option, why in item.why.items() if why[-1].rule == "taken-from"}
    assert set(texts) == taken


def test_several_respects_make_a_question_with_several_answers() -> None:
    """Where two figures differ in more than one respect, all of these are right."""
    world = with_facts(*pair(period="1911-08", population="pilgrims"))
    item = fact_sets.item(world, BOTH)
    assert "multiple-choice" == item.kind
    assert ("the-period-covered", "the-people-covered") == item.key
    assert item.stem.startswith("In which respects ")
    for option in item.options:
        begins = "Right. " if option.id in item.key else "Not right. "
        assert item.feedback[option.id].startswith(begins)
    drawn = variant(item, "seed")
    assert drawn is not None
    assert [] == list(broken(drawn))


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({}, "'b' is not proved to differ from 'a'"),
        ({"period": "1911"}, "'b' is not proved to differ from 'a'"),
        ({"period": None}, "'b' is not proved to differ from 'a'"),
        (
            {
                "period": "1911-08",
                "speaker": None,
                "population": None,
                "property": "money-for",
            },
            "'b' is proved to be like 'a' in fewer than 2 respects",
        ),
        (
            {"period": "1911-08", "objectives": ("name-a-keeper",)},
            "no objective is served by all of its facts",
        ),
        (
            {"period": "1911-08", "conflicts": ("a",)},
            "'b' is disputed by 'a', which is no likeness",
        ),
        ({"period": "1911-08", "value": "many"}, "'b' has no figure to compare"),
        (
            {"value": people(1), "status": Status.PROMISED},
            "'b' is not proved to differ from 'a'",
        ),
    ],
)
def test_figures_that_cannot_be_compared_say_why(
    parts: dict[str, object], reason: str
) -> None:
    """Nothing differs, too little is the same, no objective is shared, or reports differ."""
    assert [reason] == faults(with_facts(*pair(**parts)))


def test_figure_that_reads_like_another_is_not_compared() -> None:
    """A figure is named by its number and report, so there must be no second one like it."""
    twin = fact("c", **{**USUAL, "subject": "harbour-board"})
    reason = "'a' has the figure of another fact of its report"
    assert [reason] == faults(with_facts(*pair(period="1911-08"), twin))


def test_two_figures_are_compared_and_no_more() -> None:
    """A third fact has no place, and 'by' says nothing."""
    third = fact("c", **{**USUAL, "value": people(7)})
    world = with_facts(*pair(period="1911-08"), third)
    reason = "'ask: compare' is asked of 2 to 2 facts, the set has 3"
    assert [reason] == fact_sets.messages(world, fact_sets.compare("a", "b", "c"))


def test_what_was_counted_is_no_option_for_sums() -> None:
    """That two sums are both sums of money says little."""
    sums = []
    for figure in pair(period="1911-08"):
        # Both values are figures.
        amount = msgspec.structs.replace(figure.value, unit="usd")  # type: ignore[type-var]
        sums.append(msgspec.structs.replace(figure, value=amount))
    item = fact_sets.item(with_facts(*sums), BOTH)
    assert "What was counted" not in {option.text for option in item.options}


def of_groups(unit: str) -> list[Fact]:
    """Return two numbers about two groups: who crossed, and who stayed away."""
    figures = []
    for figure, group in zip(pair(), ("pilgrims", "herring-workers"), strict=True):
        # Both values are figures.
        number = msgspec.structs.replace(figure.value, unit=unit)  # type: ignore[type-var]
        about = msgspec.structs.replace(figure, subject=group, value=number)
        figures.append(about)
    return figures


def test_counts_of_two_groups_are_no_shares_of_them() -> None:
    """4,200 passengers against 9,600 people who stay away are shares of nothing."""
    assert ["'b' is not proved to differ from 'a'"] == faults(
        with_facts(*of_groups("people"))
    )


def test_percentages_of_two_groups_are_shares_of_them() -> None:
    """40% of one group and 60% of another differ in what they are shares of."""
    item = fact_sets.item(with_facts(*of_groups("percent")), BOTH)
    assert "what-they-are-shares-of" == item.key

import pytest

from policystory.facts.record import Fact
from policystory.items.distractors.candidates import Candidate, candidate, in_order
from policystory.items.item import Option
from policystory.items.questions.question import Question
from tests.worlds import corpus, fact, people, with_facts


def shown(id_: str, direction: str) -> Candidate | None:
    """Return what a fact of the invented course has in a direction."""
    return candidate(Question(corpus(), corpus().facts[id_], direction))


@pytest.mark.parametrize(
    ("id_", "direction", "text"),
    [
        ("carried-april", "value", "More than 4,200"),
        ("carried-april", "subject", "The Ferry Company"),
        ("carried-april", "population", "Passengers"),
        ("carried-april", "period", "April 1911"),
        ("carried-april", "speaker", "The Harbour Board"),
        ("carried-april", "kind", "An official figure"),
        ("money-gull", "status", "It had been promised"),
        ("money-tern", "status", "It was done or delivered"),
    ],
)
def test_option_is_written_for_people(id_: str, direction: str, text: str) -> None:
    """An option begins with a capital; statuses and kinds are written in words that fit."""
    option = shown(id_, direction)
    assert option is not None
    assert text == option.text


@pytest.mark.parametrize("direction", ["place", "status"])
def test_missing_part_is_no_option(direction: str) -> None:
    """What a fact lacks cannot be shown."""
    assert shown("carried-april", direction) is None


def test_id_of_an_option_is_made_of_its_text() -> None:
    """So the id tells nothing more than the text."""
    option = shown("carried-april", "value")
    assert option is not None
    assert Option("more-than-4-200", "More than 4,200") == option.option


FACTS = (
    fact("late", value=people(10000), period="1911-04"),
    fact("early", value=people(900), period="1910-12"),
)


def of_course(*ids: str) -> tuple[Fact, ...]:
    """Return facts of the invented course."""
    return tuple(corpus().facts[id_] for id_ in ids)


@pytest.mark.parametrize(
    ("facts", "direction", "texts"),
    [
        (FACTS, "value", ["900", "10,000"]),
        (FACTS, "period", ["December 1910", "April 1911"]),
        (
            of_course("keeper-tern", "keeper-gull", "keeper-pier"),
            "value",
            ["Ada Marsh", "Ines Holm", "Tom Reed"],
        ),
        (
            of_course("money-tern", "money-gull", "money-pier"),
            "status",
            [
                "It had been promised",
                "It had been announced",
                "It was done or delivered",
            ],
        ),
    ],
    ids=["figures", "dates", "names", "statuses"],
)
def test_options_are_put_in_order(
    facts: tuple[Fact, ...], direction: str, texts: list[str]
) -> None:
    """Figures and dates ascend, names follow the alphabet, and statuses their ladder."""
    world = with_facts(*facts)
    options = [candidate(Question(world, each, direction)) for each in facts]
    assert texts == [option.text for option in in_order([c for c in options if c])]

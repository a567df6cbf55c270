import msgspec
import pytest

from policystory.facts.record import Kind
from policystory.items.questions.kind_of_statement import MOST, asked_for_kind
from tests.worlds import corpus, fact, people, with_facts

COUNTED = corpus().properties["passengers-carried"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("{speaker} counted {value}.", True),
        ("{speaker} gave the official figure of {value}.", False),
        ("It was {value}.", False),
        (None, False),
    ],
)
def test_statement_that_tells_its_kind_is_not_asked(
    form: str | None, expected: bool
) -> None:
    """Its sentence must name the speaker, and hold no word that says what it is."""
    prop = msgspec.structs.replace(COUNTED, states=form)
    asked = fact(kind=Kind.OFFICIAL_FIGURE, speaker="harbour-board")
    world = with_facts(asked, properties=(prop,))
    assert expected is ("a-fact" in asked_for_kind(world))


def test_few_statements_of_one_kind_are_asked() -> None:
    """However many statements are estimates, "an estimate" is no good guess."""
    usual = {"kind": Kind.ESTIMATE, "speaker": "harbour-board"}
    many = [fact(f"f{i:02}", value=people(100 * i), **usual) for i in range(1, 20)]
    assert MOST == len(asked_for_kind(with_facts(*many)))


def test_reported_statement_is_not_asked() -> None:
    """What a report merely tells may be of any kind."""
    reported = fact(kind=Kind.REPORTED, speaker="harbour-board")
    assert frozenset() == asked_for_kind(with_facts(reported))

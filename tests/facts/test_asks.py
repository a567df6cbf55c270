"""How a fact is asked: in its own words, in those of its property, or not at all."""

import msgspec
import pytest

from policystory.facts.words import (
    form,
    forms,
    has_own_question,
    is_forbidden,
    wordings,
)
from tests.worlds import corpus, fact

PROPERTY = corpus().properties["passengers-carried"]
OF_PROPERTY = "how many {population} did {subject} carry {period}?"


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ({}, (OF_PROPERTY,)),
        ({"value": "How many?"}, ("How many?",)),
        ({"value": ("How many?", "What number?")}, ("How many?", "What number?")),
        ({"value": "no"}, ()),
        ({"speaker": "Who?"}, (OF_PROPERTY,)),
    ],
)
def test_facts_own_words_come_before_its_propertys(
    asks: dict[str, str], expected: tuple[str, ...]
) -> None:
    """A fact's words replace those of its property in their direction alone."""
    assert expected == wordings(PROPERTY, fact(asks=asks), "value")


def test_refused_is_not_by_hand() -> None:
    """The word "no" forbids a direction, and words it in no way."""
    refused, worded = fact(asks={"value": "no"}), fact(asks={"value": "How many?"})
    assert is_forbidden(refused, "value")
    assert not has_own_question(refused, "value")
    assert has_own_question(worded, "value")
    assert not has_own_question(worded, "speaker")


def test_property_has_one_form_or_several() -> None:
    """What stands in a list is drawn from; of what compares facts there is one."""
    several = msgspec.structs.replace(
        PROPERTY, asks={"value": ("how many?", "what number?")}
    )
    assert ("how many?", "what number?") == forms(several, "value")
    assert "" == form(several, "order")

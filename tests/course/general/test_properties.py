"""The general properties: sound, natural to ask, and changed by a course that extends them."""

from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.general.properties import LONE, general_properties
from policystory.facts import checks
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property, ValueType
from policystory.reading import Places
from tests import market

GENERAL = general_properties()


USUAL = (
    "holds-office member-of located-in said promised accused-of aims-at causes sum count share "
    "rises-by falls-by forecast date-of part-of meets"
).split()


def test_there_is_a_general_property_for_each_thing_that_stories_tell() -> None:
    """A new course begins without writing any property."""
    assert [] == [id_ for id_ in USUAL if id_ not in GENERAL]
    assert len(GENERAL) >= 20


def test_every_general_property_is_sound() -> None:
    """Its forms are questions with known parts, and it names no property that is not there."""
    corpus = Corpus(properties=GENERAL.values())
    assert [] == checks.problems(corpus, Places())


@pytest.mark.parametrize("prop", GENERAL.values(), ids=list(GENERAL))
def test_what_is_closed_can_be_asked_or_told(prop: Property) -> None:
    """A part is closed only if a question asks for it; no property is single and many at once."""
    assert [] == [part for part in prop.closed if part not in prop.asks]
    assert prop.states or prop.asks
    assert LONE == prop.lone
    if prop.value is ValueType.TEXT and prop.id != "date-of":
        assert not prop.single


def test_facts_use_general_properties_without_declaring_them() -> None:
    """Those that facts name are there, with those that they are kept apart from; no others."""
    properties = market.course().corpus.properties
    used = "count date-of holds-office measure meets promised said share sum-raised"
    assert used.split() == sorted(properties)
    assert GENERAL["holds-office"] == properties["holds-office"]


def test_a_course_changes_the_words_of_a_general_property() -> None:
    """What `extends` leaves out stays; of the questions, each direction counts by itself."""
    properties = market.course().corpus.properties
    meets = properties["meets"]
    assert "with whom did {subject} sit down {period}?" == meets.asks["value"]
    assert GENERAL["meets"].asks["subject"] == meets.asks["subject"]
    raised = properties["sum-raised"]
    assert ("{subject} brought in {value}.", GENERAL["sum"].closed) == (
        raised.states,
        raised.closed,
    )


def test_only_a_general_property_is_extended(tmp_path: Path) -> None:
    """A slip in `extends` is named where it stands."""
    folders = market.write(tmp_path)
    file = folders.content / "properties.yml"
    text = file.read_text(encoding="utf-8").replace("extends: meets", "extends: meetz")
    file.write_text(text, encoding="utf-8")
    first, *_ = check(folders, None).problems
    assert (3, "there is no general property 'meetz'", "did you mean 'meets'?") == (
        first.line,
        first.message,
        first.hint,
    )

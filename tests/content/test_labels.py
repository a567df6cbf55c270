"""Labels name one thing each, so that no learner has to guess which meeting is meant."""

import re
from itertools import chain, combinations

import pytest

from policystory.course.load import Folders, load
from policystory.facts.corpus import folded
from policystory.facts.entity import Entity
from tests.content.sources import ROOT

CORPUS = load(Folders.of(ROOT)).corpus()
OCCASION = re.compile(
    r"\b(meetings?|call|conference|briefing|launch|letter|arrival|flight|return|summit)\b", re.I
)  # fmt: skip
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(r"\b(?:April|May|June) 202[12]\b")
MANNER = re.compile(r"\b(?:virtual|in-person|expected)\b")
# These are told apart by what they are called, or their year is what a question asks for.
NEED_NO_YEAR = {"conference-on-the-americas-2021", "uncalled-leaders-2021"}


def _of_types(*types: str) -> list[Entity]:
    """Return the entities of some types."""
    return [entity for entity in CORPUS.entities.values() if entity.type in types]


def _occasion(event: Entity) -> str | None:
    """Return the sort of occasion that the label of an event names, if it names one."""
    named = OCCASION.search(event.name)
    return named and named.group().lower()


def _people(event: Entity) -> frozenset[str]:
    """Return the people whom the label of an event names."""
    people = _of_types("person")
    return frozenset(person.id for person in people if person.name in event.name)


def _words(name: str) -> frozenset[str]:
    """Return the words of a label that tell something, without dates."""
    told = re.findall(r"[^\W\d_]+", folded(MONTH.sub("", name)).replace("'s", ""))
    return frozenset(told) - {
        "the",
        "a",
        "of",
        "on",
        "against",
        "for",
        "to",
        "in",
        "with",
        "and",
    }


def test_no_two_labels_are_alike() -> None:
    """A label belongs to one entity, however it is capitalised."""
    labels = [folded(entity.name) for entity in CORPUS.entities.values()]
    assert sorted(set(labels)) == sorted(labels)


def test_the_label_of_a_dated_occasion_has_its_year() -> None:
    """A meeting, a call or a launch whose id has a year says in its label when it was."""
    dated = [event for event in _of_types("event") if YEAR.search(event.id)]
    unsaid = [
        event.id
        for event in dated
        if _occasion(event) and not YEAR.search(event.name)
    ]  # fmt: skip
    assert sorted(NEED_NO_YEAR & set(unsaid)) == sorted(unsaid)


def test_meetings_of_the_same_people_are_told_apart_by_month_and_manner() -> None:
    """Two meetings of the same two people: each label has its month, and how it was held."""
    met = [event for event in _of_types("event") if len(_people(event)) > 1]
    alike = [pair for pair in combinations(met, 2) if _are_alike(*pair)]
    assert alike
    for event in chain.from_iterable(alike):
        assert MONTH.search(event.name), f"'{event.name}' has no month"
        assert MANNER.search(event.name), f"'{event.name}' has no manner"


def _are_alike(event: Entity, second: Entity) -> bool:
    """Tell whether two events are of one sort and of the same people."""
    return _people(event) == _people(second) and _occasion(event) == _occasion(second)


@pytest.mark.parametrize("type_", ["programme", "organisation"])
def test_plans_and_bodies_of_like_names_are_dated(type_: str) -> None:
    """Where one label has all the words of another, both say of which month they are."""
    pairs = combinations(_of_types(type_), 2)
    for plan in chain.from_iterable(pair for pair in pairs if _holds_all_words(*pair)):
        assert MONTH.search(plan.name), plan.name


def _holds_all_words(plan: Entity, second: Entity) -> bool:
    """Tell whether one label has all the words of another; a sum is told apart by that word."""
    words, second_words = _words(plan.name), _words(second.name)
    if "sum" in words ^ second_words:
        return False
    return words <= second_words or second_words <= words


def test_the_virtual_and_the_in_person_meeting_with_giammattei() -> None:
    """The meeting by video was in April, the one in person in June, and their labels say so."""
    labels = {
        "virtual-meeting-april-2021": ("virtual", "April 2021"),
        "giammattei-meeting-june-2021": ("in-person", "June 2021"),
    }
    for event, (manner, month) in labels.items():
        assert manner in CORPUS.entities[event].name
        assert month in CORPUS.entities[event].name

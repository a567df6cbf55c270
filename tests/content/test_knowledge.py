"""What the course asks for: substance before names, and names of people whom the report names.

The figures are those of today: they may only become better, until every paper is balanced.
"""

from collections import Counter
from functools import cache

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.facts.entity import EntityType, ValueType
from policystory.facts.record import Quantity
from policystory.items.distractors.exclusions import is_anonymous, spoken_of
from policystory.items.item import About, Item, NumberKey
from policystory.items.options import slug
from policystory.items.questions.bounds import bounded
from policystory.items.variant import variant
from policystory.report.bank_report import bank_report
from policystory.report.knowledge import paper_shares
from tests.content.sources import ROOT

UNBALANCED = 23
"""Papers that give too few points for substance, or too many for a name or a source."""
SUBSTANCE = 0.48
"""Share of the bank that asks for substance, at least."""
ENOUGH = 8
"""Questions that practise one objective, at least."""
SEEDS = ("a", "b", "c")
WHO = ("subject", "speaker", "value", "population")


@cache
def course() -> OpenCourse:
    """Return the course of this repository, open."""
    return OpenCourse(load(Folders.of(ROOT)))


ITEMS = list(course().bank.items.values())


def asks_for_an_entity(item: Item) -> bool:
    """Tell whether the options of an item are people, bodies and other entities."""
    corpus = course().corpus
    of_entities = corpus.properties[corpus.facts[item.asked[0]].property].value
    is_entity = item.direction != "value" or of_entities is ValueType.ENTITY
    return item.kind == "single-choice" and item.direction in WHO and is_entity


NAMED = [item for item in ITEMS if asks_for_an_entity(item)]


def test_papers_ask_for_substance() -> None:
    """Few papers give less than half of the points for substance, or a quarter for names."""
    unbalanced = [
        paper.words for paper in paper_shares(course(), SEEDS) if not paper.is_balanced
    ]
    assert len(unbalanced) <= UNBALANCED, unbalanced


def test_bank_asks_for_substance() -> None:
    """The share of substance in the bank does not fall."""
    counts = Counter(item.about for item in ITEMS)
    assert counts[About.SUBSTANCE] / len(ITEMS) >= SUBSTANCE


@pytest.mark.parametrize("item", NAMED, ids=lambda item: item.id)
def test_who_is_asked_for_is_named_by_the_report(item: Item) -> None:
    """Nobody unnamed is an option, and places alone are taken from another report."""
    corpus = course().corpus
    report = corpus.facts[item.asked[0]].sources[0].source
    by_option = {slug(entity.name): entity for entity in corpus.entities.values()}
    for option in item.options:
        entity = by_option.get(option.id.removeprefix("the-"))
        if entity is not None:
            is_place = entity.type is EntityType.PLACE
            assert not is_anonymous(entity), entity.name
            assert is_place or entity.id in spoken_of(corpus, report), entity.name


def test_bound_is_not_asked_as_an_exact_number() -> None:
    """Each question for a bounded figure holds the bound."""
    for item in ITEMS:
        figure = course().corpus.facts[item.asked[0]].value
        if isinstance(item.key, NumberKey) and isinstance(figure, Quantity):
            assert (item.stem,) == bounded((item.stem,), figure.bound)


def test_number_of_options_does_not_tell_how_many_are_right() -> None:
    """No number of right options holds for more than three quarters of the items of a size."""
    several = [item for item in ITEMS if item.kind == "multiple-choice"]
    rights: dict[int, Counter[int]] = {}
    for item in several:
        for seed in map(str, range(10)):
            drawn = variant(item, seed)
            assert drawn is not None
            assert isinstance(drawn.key, tuple)
            rights.setdefault(len(drawn.options), Counter())[len(drawn.key)] += 1
    assert {4, 5, 6} == set(rights)
    for counts in rights.values():
        assert max(counts.values()) <= 0.75 * sum(counts.values())


def test_report_without_a_like_figure_is_not_offered_beside_two_that_have_one() -> None:
    """Foreign Policy counts no doses, and so nothing could be told of it."""
    item = course().bank.items["doses-mexico-univision.source.source-support"]
    assert {
        "univision-june-2021",
        "the-report-attributed-to-the-bbc-june-2021",
        "cnn-june-2022",
    } <= {option.id for option in item.options}
    assert "foreign-policy-may-2021" not in {option.id for option in item.options}


def test_every_objective_is_practised_in_three_kinds_of_question() -> None:
    """Each objective has at least eight questions, and none lacks a third kind."""
    objectives = bank_report(course(), "").objectives
    assert {} == {entry.objective: entry.lacks for entry in objectives if entry.lacks}
    few = [entry.objective for entry in objectives if entry.items < ENOUGH]
    assert [] == few

"""Which report supports what in the real corpus, proved again from texts and records."""

from collections import Counter

import pytest

from policystory.facts import words
from policystory.facts.backing import unnamed_entity
from policystory.facts.corpus import folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Quantity
from policystory.facts.truth import Rule
from policystory.facts.values.numbers_in_text import numbers
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.guessing.guessing_strategies import band
from policystory.items.item import Item, Why
from policystory.items.options import slug
from policystory.items.questions.reports.two_reports import (
    DIRECTION,
    RELATIONS,
    relations,
)
from policystory.items.variant import variant
from policystory.wording import ENGLISH
from tests.content.sources import texts
from tests.content.test_corpus import course

CORPUS = course().corpus
REPORTS = {slug(words.report(CORPUS, source)): source for source in CORPUS.sources}


def of_kind(kind: str) -> list[Item]:
    """Return the items of a kind, in the order of the facts that they ask for."""
    items: list[Item] = []
    for fact in CORPUS.facts:
        items += course().bank.of(fact, kind)
    return items


ITEMS = of_kind(NAME)
CONFLICTS = [item for item in of_kind("single-choice") if item.direction == DIRECTION]
MOST = 150


def proved_by(rule: Rule) -> list[tuple[Item, str, Why]]:
    """Return every wrong report that is proved so by a rule."""
    proved: list[tuple[Item, str, Why]] = []
    for item in ITEMS:
        for option, why in item.why.items():
            if option != UNKNOWN.id and why[0].rule is rule:
                proved.append((item, REPORTS[option], why[0]))
    return proved


def spoken(source: str) -> str:
    """Return the text of a report without the name of the disease, which holds a number."""
    return folded(" ".join(texts()[source].paragraphs)).replace("covid-19", "")


def test_a_missing_figure_is_missing_from_the_text() -> None:
    """Where a figure is proved to be nowhere in a report, the report's text has no such number."""
    for item, source, why in proved_by(Rule.NO_SUCH_FIGURE):
        fact = CORPUS.facts[item.asked[0]]
        assert isinstance(fact.value, Quantity)
        stands = fact.value.amount in numbers(spoken(source))
        assert stands == (why.facts != (fact.id,)), (item.id, source)


def test_a_missing_name_is_missing_from_the_text() -> None:
    """If a report is proved to name somebody nowhere, no name of theirs stands in its text."""
    for item, source, _ in proved_by(Rule.ABSENT):
        missing = unnamed_entity(CORPUS, source, CORPUS.facts[item.asked[0]])
        assert missing is not None
        assert not names_pattern(CORPUS.entities[missing]).search(spoken(source)), (
            item.id,
            source,
        )


def test_what_is_too_early_came_later() -> None:
    """A report that was published too early is older than every report that tells of the thing."""
    for item, source, _ in proved_by(Rule.TOO_EARLY):
        fact = CORPUS.facts[item.asked[0]]
        assert all(
            CORPUS.sources[source].date < CORPUS.sources[citation.source].date
            for citation in fact.sources
        ), item.id


def test_no_wrong_report_is_cited() -> None:
    """A report that a fact cites is never offered as one that does not support it."""
    for item in ITEMS:
        cited = {citation.source for citation in CORPUS.facts[item.asked[0]].sources}
        unsaid = {
            REPORTS[option]
            for option, why in item.why.items()
            if option in REPORTS and why[0].rule is Rule.UNSAID
        }
        wrong = {
            REPORTS[option.id]
            for option in item.options
            if option.id not in (item.key, UNKNOWN.id)
        }
        assert (wrong - unsaid).isdisjoint(cited), item.id


def test_that_it_cannot_be_known_is_as_good_as_any_option() -> None:
    """Neither always wrong nor a safe guess: it is right in about one item of four."""
    right = sum(item.key == UNKNOWN.id for item in ITEMS)
    low, high = band(len(ITEMS), 4)
    assert low <= right <= high
    assert len(ITEMS) <= MOST


def test_no_place_is_a_safe_guess() -> None:
    """Over the variants of four options the key stands in each place about as often.

    Four places of an honest draw leave their bands for one seed in six or so; a fault leaves them
    for most seeds.
    """
    outside = 0
    for seed in "abcdefghij":
        drawn = [
            item_variant
            for item in ITEMS
            if (item_variant := variant(item, seed)) and len(item_variant.options) == 4
        ]
        places = Counter(
            [option.id for option in item_variant.options].index(str(item_variant.key))
            for item_variant in drawn
        )
        low, high = band(len(drawn), 4)
        outside += any(not low <= places[place] <= high for place in range(4))
    assert outside <= 3


def test_reports_stand_to_each_other_in_every_way() -> None:
    """Each answer that can be known is right somewhere, and in at most two thirds of the items.

    That one report repeats another is an inference, and no key.
    """
    keys = Counter(item.key for item in CONFLICTS)
    known = set(RELATIONS) - {Rule.REPEATED}
    assert set(keys) == {slug(relations(ENGLISH)[rule]) for rule in known}
    assert max(keys.values()) * 3 <= 2 * len(CONFLICTS)


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        ("doses-mexico-bbc", "they-differ-and-nothing-here-settles-it"),
        (
            "acute-hurricanes-bbc-2021",
            "they-agree-and-neither-is-known-to-copy-the-other",
        ),
    ],
)
def test_the_traps_are_asked(id_: str, key: str) -> None:
    """Mexico's doses stay unsettled, one staff stands behind two reports, two heard two talks."""
    assert key == next(item.key for item in CONFLICTS if item.asked[0] == id_)

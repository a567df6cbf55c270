from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from policystory.facts.backing import (
    is_named,
    is_silent,
    judge_report,
    reports_can_differ,
    unnamed_entity,
)
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Property
from policystory.facts.record import Quantity
from policystory.facts.truth import Rule, Truth
from tests.papers import SOURCES, changed, papers
from tests.worlds import content, corpus


@pytest.mark.parametrize(
    ("id_", "paper", "truth", "rule", "facts"),
    [
        ("keeper-tern", "island-post", Truth.TRUE, Rule.STATED, ("keeper-tern",)),
        ("keeper-tern", "tern-gazette", Truth.TRUE, Rule.STATED, ("keeper-tern",)),
        ("keeper-pier", "harbour-news", Truth.FALSE, Rule.ABSENT, ("keeper-pier",)),
        (
            "keeper-gull",
            "mainland-times",
            Truth.FALSE,
            Rule.SINGLE_VALUED,
            ("keeper-rock-1912",),
        ),
        (
            "carried-winter",
            "harbour-news",
            Truth.FALSE,
            Rule.NO_SUCH_FIGURE,
            ("carried-winter",),
        ),
        (
            "money-pier-times",
            "island-post",
            Truth.FALSE,
            Rule.NO_SUCH_FIGURE,
            ("carried-august",),
        ),
        ("lit-gull", "mainland-times", Truth.UNKNOWN, Rule.NOT_SPOKEN_OF, ()),
    ],
)
def test_a_report_backs_a_statement_or_not(
    id_: str, paper: str, truth: Truth, rule: Rule, facts: tuple[str, ...]
) -> None:
    """A report is TRUE if it cites the fact, FALSE if it provably lacks it, and else UNKNOWN."""
    verdict = judge_report(papers(), paper, papers().facts[id_])
    assert (truth, rule, facts) == (verdict.truth, verdict.rule, verdict.facts)


def test_a_second_report_that_names_nobody_backs_nothing_for_sure() -> None:
    """The Mainland Times reports the broken lens without Tom Reed, so his statement is open."""
    assert (
        Truth.UNKNOWN
        is judge_report(papers(), "mainland-times", papers().facts["cause-reed"]).truth
    )


TRUST = {"harbour-news": ("lighthouse-trust",)}
BOARD = {"island-post": ("harbour-board",)}
WORDS = {"says": "Somebody gave 15,000 reasons, or 700."}


@pytest.mark.parametrize(
    ("id_", "paper", "changes", "mentions", "truth", "rule"),
    [
        ("carried-august", "harbour-news", {}, {}, Truth.FALSE, Rule.ABSENT),
        ("carried-august", "harbour-news", {}, TRUST, Truth.FALSE, Rule.NO_SUCH_FIGURE),
        (
            "carried-august",
            "harbour-news",
            {"cause-marsh": WORDS},
            TRUST,
            Truth.FALSE,
            Rule.TOO_EARLY,
        ),
        (
            "winter-plan",
            "island-post",
            {"cause-reed": WORDS},
            BOARD,
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        (
            "carried-april",
            "island-post",
            {"cause-reed": {"says": "4,200 reasons"}},
            BOARD,
            Truth.UNKNOWN,
            None,
        ),
        (
            "money-tern",
            "harbour-news",
            {"money-tern": {"period": "1911-08"}, "cause-marsh": {"says": "45,000."}},
            {},
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        (
            "money-pier-times",
            "island-post",
            {"carried-august": {"subject": "north-pier"}},
            {},
            Truth.FALSE,
            Rule.NO_SUCH_FIGURE,
        ),
        (
            "cause-marsh",
            "island-post",
            {"cause-holm": {"subject": "ada-marsh", "value": "thick weather"}},
            {"island-post": ("ada-marsh",)},
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
    ],
)
def test_a_proof_needs_its_ground(
    id_: str,
    paper: str,
    changes: Mapping[str, Mapping[str, Any]],
    mentions: Mapping[str, tuple[str, ...]],
    truth: Truth,
    rule: Rule | None,
) -> None:
    """A name, figure or plan in the report, or other words for it, leaves the question open."""
    world = changed(changes, mentions)
    verdict = judge_report(world, paper, world.facts[id_])
    assert truth is verdict.truth
    assert rule in (verdict.rule, None)


def test_a_half_is_fifty_percent() -> None:
    """A share that a report gives as "half" is no missing figure."""
    share = Quantity(Decimal(50), "percent")
    for says, truth in (
        ("Half of the boats were late.", Truth.UNKNOWN),
        ("Boats were late.", Truth.FALSE),
    ):
        world = changed(
            {"money-gull": {"value": share}, "cause-reed": {"says": says}},
            {"island-post": ("gull-rock",)},
        )
        assert (
            truth is judge_report(world, "island-post", world.facts["money-gull"]).truth
        )


def test_a_property_without_a_statement_or_a_report_without_facts_proves_nothing() -> (
    None
):
    """A fact without a statement has no backing, and a report without facts is not silent."""
    whole = content()
    bare = Corpus(
        (*whole.sources, *SOURCES),
        whole.entities,
        whole.properties,
        (),
        whole.topics,
        (),
        papers().mentions,
    )
    assert (
        Truth.UNKNOWN
        is judge_report(bare, "tern-gazette", bare.facts["keeper-gull"]).truth
    )
    unstated = [
        Property(id=prop.id, label="x", subjects=(), value=prop.value)
        for prop in whole.properties
    ]
    silent_world = Corpus(
        whole.sources, whole.entities, unstated, (), whole.topics, (), whole.mentions
    )
    assert (
        Truth.UNKNOWN
        is judge_report(
            silent_world, "island-post", silent_world.facts["keeper-gull"]
        ).truth
    )


def test_whom_a_report_does_not_name_is_told() -> None:
    """The feedback can name whoever is missing; where nobody is, it names nobody."""
    keeper = papers().facts["keeper-tern"]
    assert "tom-reed" == unnamed_entity(
        papers(), "mainland-times", papers().facts["cause-reed"]
    )
    assert "tern-island" == unnamed_entity(papers(), "mainland-times", keeper)
    assert unnamed_entity(papers(), "tern-gazette", keeper) is None


@pytest.mark.parametrize(
    ("name", "type_", "named"),
    [
        ("Ada Marsh", EntityType.PERSON, True),
        ("an unnamed keeper", EntityType.PERSON, False),
        ("a Harbour Official", EntityType.PERSON, False),
        ("Society for the Lamps of Tern and Gull", EntityType.ORGANISATION, True),
        ("harbour officials", EntityType.ORGANISATION, False),
        ("Ada Marsh's plan for the pier", EntityType.PROGRAMME, False),
        ("Act 42", EntityType.PROGRAMME, True),
        ("Pilgrims", EntityType.GROUP, False),
        ("Great Storm", EntityType.EVENT, False),
    ],
)
def test_only_a_proper_name_can_be_missed(
    name: str, type_: EntityType, named: bool
) -> None:
    """An entity without a name may stand in a report in other words, so absence proves nothing."""
    assert named is is_named(Entity(id="x", name=name, type=type_))


@pytest.mark.parametrize(
    ("id_", "paper", "as_of", "expected"),
    [
        ("unsaid-lamp", "harbour-news", None, True),
        ("unsaid-lamp", "mainland-times", None, False),
        ("unsaid-rock", "island-post", None, True),
        ("plan", "harbour-news", None, False),
        ("plan", "harbour-news", "1911-09", True),
        ("plan", "mainland-times", "1911-09", False),
        ("storm", "mainland-times", None, True),
        ("nobody", "mainland-times", None, False),
    ],
)
def test_a_report_says_nothing_of_what_it_nowhere_names(
    id_: str, paper: str, as_of: str | None, expected: bool
) -> None:
    """Silence is proved of names, of events, and of what was told after the report; else open."""
    new = (
        Entity(id="plan", name="plan for the pier", type=EntityType.PROGRAMME),
        Entity(id="storm", name="storm", type=EntityType.EVENT),
    )
    world = changed(
        {}
        if id_ in papers().facts
        else {"unsaid-lamp": {"subject": id_, "as_of": as_of}},
        entities=new,
    )
    assert expected is is_silent(
        world, paper, world.facts[id_ if id_ in papers().facts else "unsaid-lamp"]
    )


def test_some_facts_tell_reports_apart_at_a_glance() -> None:
    """Only a figure, a time or a name that some report lacks can prove anything."""
    assert reports_can_differ(papers(), papers().facts["carried-april"])
    assert reports_can_differ(papers(), papers().facts["keeper-gull"])
    everywhere = dict.fromkeys(papers().sources, ("ada-marsh", "gull-rock"))
    assert not reports_can_differ(
        changed({}, everywhere), papers().facts["cause-marsh"]
    )
    assert reports_can_differ(corpus(), corpus().facts["money-pier"])

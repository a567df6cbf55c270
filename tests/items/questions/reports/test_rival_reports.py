import pytest

from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.questions.reports.rival_reports import (
    Rival,
    alike_facts,
    by_date,
    nearest_topic_fact,
    rivals,
    why_not_supported,
)
from tests.papers import changed, papers


def test_reports_stand_in_the_order_of_their_dates() -> None:
    """The order of the options is that of publication, whatever the ids."""
    expected = ("harbour-news", "island-post", "tern-gazette", "mainland-times")
    assert expected == by_date(papers())


@pytest.mark.parametrize(
    ("id_", "paper", "instead", "tier"),
    [
        ("carried-april", "island-post", "carried-august", 0),
        ("money-pier-times", "island-post", "carried-august", 2),
        ("keeper-pier", "harbour-news", "keeper-gull", 1),
        ("carried-april", "tern-gazette", "keeper-tern", 2),
    ],
)
def test_wrong_report_is_shown_for_what_it_has_instead(
    id_: str, paper: str, instead: str, tier: int
) -> None:
    """A named confusion comes first, then the like of it on the same topic, then what is near."""
    by_paper = {each.source: each for each in rivals(papers(), papers().facts[id_])}
    rival = by_paper[paper]
    assert (instead, tier) == (rival.instead.id, rival.tier)


def test_fact_of_the_proof_is_shown_instead() -> None:
    """Of several facts that are alike, the one that the proof rests on is shown."""
    confused = {"confusable": ("carried-winter", "the-august")}
    world = changed(
        {"carried-august": {"id": "the-august"}, "money-pier-times": confused}
    )
    money = world.facts["money-pier-times"]
    by_paper = {rival.source: rival for rival in rivals(world, money)}
    assert "carried-winter" == alike_facts(world, money)[0].id
    assert "the-august" == by_paper["island-post"].instead.id


def test_rival_is_proved_and_never_cited() -> None:
    """Each report beside the right one is FALSE, and not among those that the fact cites."""
    for fact in papers().facts.values():
        cited = {citation.source for citation in fact.sources}
        for rival in rivals(papers(), fact):
            assert Truth.FALSE is rival.verdict.truth
            assert rival.source not in cited
            assert rival.source in {each.source for each in rival.instead.sources}


def test_confusion_is_of_one_kind() -> None:
    """A figure is like a figure, and words are like words of somebody."""
    named = ("carried-august", "cause-reed")
    world = changed({"cause-marsh": {"confusable": named}})
    ids = [like.id for like in alike_facts(world, world.facts["cause-marsh"])]
    assert "cause-reed" == ids[0]
    assert "carried-august" not in ids


@pytest.mark.parametrize(
    ("paper", "id_", "expected"),
    [
        ("harbour-news", "money-tern", "cause-marsh"),
        ("tern-gazette", "carried-april", "keeper-tern"),
    ],
)
def test_something_is_near_in_every_report(paper: str, id_: str, expected: str) -> None:
    """A report that has nothing of a topic or property still has a first fact."""
    assert expected == nearest_topic_fact(papers(), paper, papers().facts[id_]).id


TIMES = "The Mainland Times (March 1912)"
POST = "The paper attributed to the Island Post (September 1911)"
NEWS = "The Harbour News (May 1911)"
GAZETTE = "The Tern Gazette (October 1911)"
AGAINST_FIGURE = ("carried-april", "island-post", Rule.NO_SUCH_FIGURE)


@pytest.mark.parametrize(
    ("id_", "paper", "rule", "facts", "sentence"),
    [
        (
            "cause-marsh",
            "mainland-times",
            Rule.ABSENT,
            (),
            f"{TIMES} does not name Ada Marsh.",
        ),
        (*AGAINST_FIGURE, ("carried-april",), f"{POST} gives no such figure."),
        (
            *AGAINST_FIGURE,
            ("carried-august",),
            f"{POST} gives this figure of something else.",
        ),
        # A sum of dollars is no count of people, though the number be the same.
        (*AGAINST_FIGURE, ("money-pier",), f"{POST} gives no such figure."),
        (
            "carried-august",
            "harbour-news",
            Rule.TOO_EARLY,
            (),
            f"{NEWS} came out before that.",
        ),
        (
            "lit-gull",
            "tern-gazette",
            Rule.SINGLE_VALUED,
            (),
            f"{GAZETTE} says something else.",
        ),
    ],
)
def test_ground_of_a_proof_is_said(
    id_: str, paper: str, rule: Rule, facts: tuple[str, ...], sentence: str
) -> None:
    """Feedback says in words why a report is not the one."""
    fact = papers().facts[id_]
    rival = Rival(paper, Verdict(Truth.FALSE, rule, facts), fact, 2)
    assert sentence == why_not_supported(papers(), fact, rival)

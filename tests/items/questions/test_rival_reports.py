import pytest

from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.questions.rival_reports import (
    Rival,
    by_date,
    grounds,
    likes,
    nearby,
    rivals,
)
from tests.papers import changed, papers


def test_reports_stand_in_the_order_of_their_dates() -> None:
    """The order of the options is that of publication, whatever the ids."""
    assert by_date(papers()) == (
        "harbour-news",
        "island-post",
        "tern-gazette",
        "mainland-times",
    )


@pytest.mark.parametrize(
    ("id_", "paper", "instead", "tier"),
    [
        ("carried-april", "island-post", "carried-august", 0),
        ("money-pier-times", "island-post", "carried-august", 2),
        ("keeper-pier", "harbour-news", "keeper-gull", 1),
        ("carried-april", "tern-gazette", "keeper-tern", 2),
    ],
)
def test_a_wrong_report_is_shown_for_what_it_has_instead(
    id_: str, paper: str, instead: str, tier: int
) -> None:
    """A named confusion comes first, then the like of it on the same topic, then whatever is near."""
    found = next(
        one for one in rivals(papers(), papers().facts[id_]) if one.source == paper
    )
    assert (instead, tier) == (found.instead.id, found.tier)


def test_what_proves_a_report_wrong_is_what_it_has_instead() -> None:
    """Of several facts that are like it, the one that the proof rests on is shown."""
    confused = {"confusable": ("carried-winter", "the-august")}
    world = changed(
        {"carried-august": {"id": "the-august"}, "money-pier-times": confused}
    )
    found = {one.source: one for one in rivals(world, world.facts["money-pier-times"])}
    assert likes(world, world.facts["money-pier-times"])[0].id == "carried-winter"
    assert found["island-post"].instead.id == "the-august"


def test_a_rival_is_proved_and_never_cited() -> None:
    """Each report beside the right one is proved FALSE, and does not stand among the fact's own."""
    for fact in papers().facts.values():
        for rival in rivals(papers(), fact):
            assert Truth.FALSE is rival.verdict.truth
            assert rival.source not in {citation.source for citation in fact.sources}
            assert rival.source in {
                citation.source for citation in rival.instead.sources
            }


def test_a_confusion_is_of_one_kind() -> None:
    """A figure is like a figure, and words are like words of somebody: what is named across kinds is no like."""
    world = changed({"cause-marsh": {"confusable": ("carried-august", "cause-reed")}})
    assert likes(world, world.facts["cause-marsh"])[0].id == "cause-reed"
    assert "carried-august" not in {
        one.id for one in likes(world, world.facts["cause-marsh"])
    }


def test_something_stands_near_in_every_report() -> None:
    """A report that has nothing of a topic or property still has a first fact."""
    world = papers()
    assert nearby(world, "harbour-news", world.facts["money-tern"]).id == "cause-marsh"
    assert (
        nearby(world, "tern-gazette", world.facts["carried-april"]).id == "keeper-tern"
    )


@pytest.mark.parametrize(
    ("id_", "paper", "rule", "facts", "sentence"),
    [
        ("cause-marsh", "mainland-times", Rule.ABSENT, (), "The Mainland Times (March 1912) does not name Ada Marsh."),
        (
            "carried-april", "island-post", Rule.NO_SUCH_FIGURE, ("carried-april",),
            "The paper attributed to the Island Post (September 1911) gives no such figure.",
        ),
        (
            "carried-april", "island-post", Rule.NO_SUCH_FIGURE, ("money-pier",),
            "The paper attributed to the Island Post (September 1911) gives this figure of something else.",
        ),
        ("carried-august", "harbour-news", Rule.TOO_EARLY, (), "The Harbour News (May 1911) came out before that."),
        ("lit-gull", "tern-gazette", Rule.SINGLE_VALUED, (), "The Tern Gazette (October 1911) says something else."),
    ],
)  # fmt: skip
def test_the_ground_of_a_proof_is_said(
    id_: str, paper: str, rule: Rule, facts: tuple[str, ...], sentence: str
) -> None:
    """Feedback says in words why a report is not the one."""
    fact = papers().facts[id_]
    assert sentence == grounds(
        papers(), fact, Rival(paper, Verdict(Truth.FALSE, rule, facts), fact, 2)
    )

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.coverage import (
    Coverage,
    LessonCoverage,
    SourceCoverage,
    cited_paragraphs,
    coverage,
    excused_paragraphs,
)
from policystory.facts.entity import Entity, EntityType, Office
from policystory.facts.record import Citation, Excuse, Kind, Objective, Topic
from tests.worlds import content, corpus, fact, with_facts

FOUND = coverage(corpus())


def source(id_: str, report: Coverage = FOUND) -> SourceCoverage:
    """Return what is covered of one report."""
    return next(part for part in report.sources if part.source == id_)


def test_every_report_is_covered_paragraph_by_paragraph() -> None:
    """A report has its cited and excused paragraphs and its kinds; the oldest report is first."""
    assert ["harbour-news", "island-post"] == [part.source for part in FOUND.sources]
    news = SourceCoverage(
        source="harbour-news",
        paragraphs=6,
        cited=(2, 3, 4, 5, 6),
        excused=(1,),
        open=(),
        kinds={"commitment": 1, "official-figure": 2, "reported": 4},
    )
    assert news == source("harbour-news")
    assert 1.0 == news.share
    assert len(corpus().facts) == FOUND.facts


def test_a_paragraph_that_is_neither_cited_nor_excused_is_open() -> None:
    """What no fact cites is open, and the share says how much is done."""
    report = coverage(
        with_facts(
            fact(sources=(Citation("harbour-news", 2), Citation("harbour-news", 4)))
        )
    )
    news = source("harbour-news", report)
    assert ((2, 4), (1,), (3, 5, 6)) == (news.cited, news.excused, news.open)
    assert 0.5 == news.share
    assert {} == source("island-post", report).kinds


def test_a_report_without_paragraphs_is_covered() -> None:
    """Nothing is left to do of nothing."""
    assert 1.0 == SourceCoverage("empty", 0, (), (), (), {}).share


def test_a_fact_counts_once_for_each_report() -> None:
    """Two paragraphs of one report do not make two facts; two reports each have the fact."""
    cited = (
        Citation("harbour-news", 2),
        Citation("harbour-news", 3),
        Citation("island-post", 4),
    )
    report = coverage(with_facts(fact(sources=cited)))
    assert [{"reported": 1}, {"reported": 1}] == [part.kinds for part in report.sources]
    assert {2, 3} == cited_paragraphs(with_facts(fact(sources=cited)), "harbour-news")


def test_excuses_of_a_source_are_added_up() -> None:
    """Several excuses give one set of paragraphs."""
    part = msgspec.structs.replace(
        content().sources[0],
        without_facts=(Excuse((1, 3), because="a"), Excuse((2,), because="b")),
    )
    assert {1, 2, 3} == excused_paragraphs(part)


def test_lessons_count_their_facts_and_the_sides_that_speak() -> None:
    """A fact counts once for a lesson by its objectives; a lesson without facts is shown too."""
    assert ("01-crossings",) == tuple(part.lesson for part in FOUND.lessons)
    assert len(corpus().facts) == FOUND.lessons[0].facts
    assert FOUND.facts == sum(FOUND.lessons[0].kinds.values())
    twice = fact(
        speaker="ada-marsh",
        kind=Kind.CLAIM,
        objectives=("read-a-count", "name-a-keeper"),
    )
    nameless = fact(
        "b", speaker="harbour-board", kind=Kind.CLAIM, objectives=("read-a-count",)
    )
    lesson = LessonCoverage("01-crossings", 2, {"claim": 2}, {"no side": 1, "other": 1})
    assert (lesson,) == coverage(with_facts(twice, nameless, fact("none"))).lessons
    assert (LessonCoverage("01-crossings", 0, {}, {}),) == coverage(
        with_facts()
    ).lessons


def test_a_fact_counts_for_the_lessons_of_its_objectives_only() -> None:
    """A fact of another lesson is not counted; reports are sorted by date, not by name."""
    whole = content()
    later = Objective(
        "spell-a-name",
        lesson="02-names",
        verb="spell",
        level="remember",
        text="Spell a name.",
    )
    facts = (
        fact("a", objectives=("read-a-count",)),
        fact("b", objectives=("read-a-count", "spell-a-name")),
    )
    old = msgspec.structs.replace(whole.sources[1], date="1909-12-29")
    report = coverage(
        Corpus(
            [whole.sources[0], old],
            whole.entities,
            (),
            (*whole.objectives, later),
            [Topic("t", "T", facts)],
        )
    )
    assert [("01-crossings", 2), ("02-names", 1)] == [
        (part.lesson, part.facts) for part in report.lessons
    ]
    assert ["island-post", "harbour-news"] == [part.source for part in report.sources]


def test_speakers_are_counted_by_side_with_their_roles() -> None:
    """Each side has its speakers with their offices, and the number of facts of each."""
    assert {
        "no side": {"Ferry Company": 1, "Harbour Board": 3, "Lighthouse Trust": 2}
    } == FOUND.speakers
    offices = (Office("pilot", "1909"), Office("harbour master", "1911"))
    pilot = Entity(
        id="pilot",
        name="Ben Roe",
        type=EntityType.PERSON,
        offices=offices,
        side="harbour",
    )
    facts = tuple(
        fact(id_, speaker=who)
        for id_, who in (("a", "pilot"), ("b", "pilot"), ("c", "ada-marsh"))
    )
    whole = content()
    report = coverage(
        Corpus(
            whole.sources,
            (*whole.entities, pilot),
            topics=(Topic("t", "T", (*facts, fact("d"))),),
        )
    )
    assert {
        "harbour": {"Ben Roe, pilot, harbour master": 2},
        "other": {"Ada Marsh": 1},
    } == report.speakers


def test_coverage_can_be_written_as_json() -> None:
    """What is printed can be read by other programs."""
    assert FOUND == msgspec.json.decode(msgspec.json.encode(FOUND), type=Coverage)


@pytest.mark.parametrize("id_", ["harbour-news", "island-post"])
@given(st.lists(st.integers(1, 6), max_size=8))
def test_cited_excused_and_open_are_all_there_is(id_: str, cited: list[int]) -> None:
    """Every paragraph is cited, excused or open; what is open is neither of the two."""
    sources = tuple(Citation(id_, number) for number in cited)
    part = source(id_, coverage(with_facts(fact(sources=sources))))
    assert set(range(1, part.paragraphs + 1)) <= {
        *part.cited,
        *part.excused,
        *part.open,
    }
    assert not set(part.open) & {*part.cited, *part.excused}
    assert 0 <= part.share <= 1
    assert set(cited) == set(part.cited)

from pathlib import Path

import msgspec
import pytest

from policystory.facts.checks.completeness import (
    CHECKS,
    COUNTS,
    FACTS_OF_AN_OBJECTIVE,
    excuses_are_of_unused_paragraphs,
    facts_have_objectives,
    names_are_one_entitys,
    objectives_have_facts,
    paragraphs_are_used_or_excused,
)
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Citation, Excuse, Source, Topic
from policystory.reading import Places
from tests.worlds import content, corpus, fact, problems, with_facts

PLACES = Places()


def test_the_invented_course_is_complete() -> None:
    """A whole corpus has no problem with any rule."""
    assert [] == [
        problem for check in (*CHECKS, *COUNTS) for problem in check(corpus(), PLACES)
    ]


def report(*excuses: Excuse) -> Source:
    """Return a report of four paragraphs with these excuses."""
    return msgspec.structs.replace(
        content().sources[0], id="paper", paragraphs=4, without_facts=excuses
    )


@pytest.mark.parametrize(
    ("cited", "excuses", "messages"),
    [
        ((1, 2, 3, 4), (), []),
        ((2, 3), (Excuse((1, 4), because="a title and a note"),), []),
        ((), (Excuse((1, 2), because="a"), Excuse((3, 4), because="b")), []),
        ((1, 2), (), ["paragraphs 3, 4 are neither used by a fact nor excused"]),
        ((), (), ["paragraphs 1, 2, 3, 4 are neither used by a fact nor excused"]),
        (
            (1, 2, 3, 4),
            (Excuse((4,), because="a"),),
            ["paragraph 4 is excused, but a fact cites it"],
        ),
        (
            (1, 2, 3, 4),
            (Excuse((0, 5), because="a"),),
            ["paper has no paragraph 0", "paper has no paragraph 5"],
        ),
        (
            (1, 2, 9),
            (Excuse((3, 2), because="a"),),
            [
                "paragraphs 4 are neither used by a fact nor excused",
                "paragraph 2 is excused, but a fact cites it",
            ],
        ),
    ],
)
def test_a_paragraph_is_used_or_excused(
    cited: tuple[int, ...], excuses: tuple[Excuse, ...], messages: list[str]
) -> None:
    """A paragraph has either a fact or an excuse, and an excuse is of a known paragraph."""
    problem = fact(sources=tuple(Citation("paper", number) for number in cited))
    made = Corpus([report(*excuses)], topics=[Topic("t", "T", (problem,))])
    found_problems = [
        *paragraphs_are_used_or_excused(made, PLACES),
        *excuses_are_of_unused_paragraphs(made, PLACES),
    ]
    assert [f"source 'paper': {message}" for message in messages] == [
        problem.message for problem in found_problems
    ]


@pytest.mark.parametrize("count", range(FACTS_OF_AN_OBJECTIVE + 2))
def test_an_objective_rests_on_four_facts(count: int) -> None:
    """With fewer than four facts an objective cannot be asked without asking twice."""
    facts = with_facts(
        *(fact(f"f{i}", objectives=("read-a-count",)) for i in range(count))
    )
    lacking = [
        problem.message
        for problem in objectives_have_facts(facts, PLACES)
        if "read-a-count" in problem.message
    ]
    message = f"objective 'read-a-count': objective 'read-a-count' has {count} facts, 4 are needed"
    assert [message] * (count < 4) == lacking


def test_a_fact_serves_an_objective() -> None:
    """A fact that serves none is a problem of that fact."""
    found_problems = facts_have_objectives(
        with_facts(fact("idle"), fact("good", objectives=("read-a-count",))), PLACES
    )
    assert ["fact 'idle': the fact serves no objective"] == [
        problem.message for problem in found_problems
    ]


@pytest.mark.parametrize(
    ("name", "aliases", "taken"),
    [
        ("Ben Roe", ("Ben", "Mr Roe"), []),
        ("Ada  MÁRSH", (), [("ada-marsh", "ada marsh")]),
        ("Ben Roe", ("Mrs Marsh",), [("ada-marsh", "mrs marsh")]),
        (
            "Mrs Marsh",
            ("Gull Rock",),
            [("ada-marsh", "mrs marsh"), ("gull-rock", "gull rock")],
        ),
        ("Ben Roe", ("BEN ROE", "ben roe"), []),
        ("Ada", ("Marsh",), []),
    ],
)
def test_a_name_is_one_entitys(
    name: str, aliases: tuple[str, ...], taken: list[tuple[str, str]]
) -> None:
    """A name of two entities, in whatever spelling, is a problem; an entity may repeat its own."""
    double = Entity(id="double", name=name, type=EntityType.PERSON, aliases=aliases)
    found_problems = names_are_one_entitys(
        Corpus(entities=(*content().entities, double)), PLACES
    )
    messages = [
        f"entity '{id_}': '{same}' is a name of 'double' too" for id_, same in taken
    ]
    assert messages == sorted(problem.message for problem in found_problems)


def test_a_gap_has_the_line_of_its_record(tmp_path: Path) -> None:
    """What is not whole is shown in the file and at the record that lacks it."""
    more = problems(
        tmp_path / "more",
        "content/sources.yml",
        "  paragraphs: 6\n",
        "  paragraphs: 7\n",
    )
    gap = "paragraphs 7 are neither used by a fact nor excused"
    assert [(2, gap)] == [(line, message) for line, message, _ in more]
    file = "content/facts/lamps.yml"
    serves = (
        "as the cause of the delay.\n"
        "    sources: [{source: island-post, paragraph: 5}]\n"
        "    objectives: "
    )
    idle = problems(
        tmp_path / "idle", file, f"{serves}[tell-the-lamps]\n", f"{serves}[]\n"
    )
    assert [(-5, "the fact serves no objective")] == [
        (line, message) for line, message, _ in idle
    ]

import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.record import Citation, Fact, Topic
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.questions.question import Question
from tests.worlds import content, corpus, fact

CLERK = Entity(id="a-clerk", name="clerk, not named", type=EntityType.PERSON)
UNNAMED = Entity(
    id="some-keepers", name="some keepers", type=EntityType.GROUP, sort="unnamed"
)
VAGUE = Entity(
    id="vague-keepers",
    name="people who kept lamps",
    type=EntityType.GROUP,
    sort="vague",
)
STORM = Entity(id="storm", name="night of the storm", type=EntityType.EVENT)
HARBOUR_NEWS = (
    "ada-marsh",
    "ferry-company",
    "harbour-board",
    "tom-reed",
    "gull-rock",
    "tern-island",
)
NAMED = {"harbour-news": {2: HARBOUR_NEWS}}


def course(
    *facts: Fact, author: str | None = None, named: bool = False, date: str = ""
) -> Corpus:
    """Return the invented course with these facts only.

    Arguments: the facts; who wrote the reports; whether it is known whom they name; another date of
    the Island Post.
    """
    whole = content()
    sources = []
    for source in whole.sources:
        changed = source.id == "island-post" and date
        sources.append(
            msgspec.structs.replace(
                source, author=author, date=date if changed else source.date
            )
        )
    return Corpus(
        sources,
        (*whole.entities, CLERK, UNNAMED, VAGUE, STORM),
        whole.properties,
        (),
        (Topic("boats", "Boats", facts),),
        mentions=NAMED if named else {},
    )


ELSEWHERE = fact("second", sources=(Citation("island-post", 1),))
SAME_REPORT = fact("second", sources=(Citation("harbour-news", 1),))


def is_excluded(
    value: str,
    stem: str = "",
    taken_from: Fact = ELSEWHERE,
    author: str | None = None,
    named: bool = False,
    **parts: object,
) -> bool:
    """Tell whether a value must not be offered in a question about an invented fact."""
    usual = {"subject": "north-pier", "population": None, "says": "So it was in 1911."}
    asked = fact(**{**usual, **parts})
    world = course(asked, taken_from, author=author, named=named)
    question = Question(world, asked, "value")
    return Exclusions(question, stem).exclude(value, taken_from)


@pytest.mark.parametrize("part", ["subject", "speaker", "population", "place"])
def test_parts_of_the_fact_are_excluded(part: str) -> None:
    """An entity in another part of the fact is no option for this one."""
    assert is_excluded("tom-reed", **{part: "tom-reed"})
    assert not is_excluded("tom-reed", **{part: "ines-holm"})


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("what did Mrs Marsh tell the board?", True),
        ("what was Ada Marsh's answer?", True),
        ("what did mrs. marsh say?", True),
        ("what grew in the marsh?", False),
        ("who wrote to Ada Marshall?", False),
    ],
)
def test_name_in_the_stem_is_excluded(stem: str, expected: bool) -> None:
    """A name or alias in the question, as whole words, excludes its entity."""
    assert expected is is_excluded("ada-marsh", stem)


def test_person_in_the_facts_sentence_is_excluded() -> None:
    """Another person in the sentence that is read after the answer may be right too."""
    assert is_excluded("ada-marsh", says="Tom Reed and Ada Marsh met in 1911.")
    assert not is_excluded("tern-island", says="Tom Reed went to Tern Island in 1911.")


def test_author_of_the_report_is_excluded() -> None:
    """The author of the report is no option for what it says."""
    assert is_excluded("ada-marsh", author="Ada Marsh")
    assert not is_excluded("ada-marsh", author="Nobody Known")


@pytest.mark.parametrize(
    ("value", "taken_from", "named", "expected"),
    [
        ("a-clerk", ELSEWHERE, True, True),
        ("a-clerk", SAME_REPORT, True, True),
        ("a-clerk", ELSEWHERE, False, True),
        ("some-keepers", ELSEWHERE, False, True),
        ("some-keepers", SAME_REPORT, False, True),
        ("vague-keepers", SAME_REPORT, True, True),
        ("harbour-board", ELSEWHERE, False, False),
        ("ada-marsh", ELSEWHERE, True, False),
        ("storm", ELSEWHERE, True, True),
        ("want of oil", ELSEWHERE, True, False),
    ],
)
def test_nobody_unnamed_is_offered_and_nobody_of_another_report(
    value: str, taken_from: Fact, named: bool, expected: bool
) -> None:
    """An unnamed source may be any of them; whom a report never speaks of is no option for it."""
    assert expected is is_excluded(value, taken_from=taken_from, named=named)


def test_nothing_is_excluded_without_reason() -> None:
    """No keeper is excluded from the question who keeps a lamp."""
    question = Question(corpus(), corpus().facts["keeper-gull"], "value")
    exclusions = Exclusions(question, "who tended the lamp of Gull Rock?")
    assert not exclusions.exclude("tom-reed", corpus().facts["keeper-tern"])
    assert exclusions.exclude("gull-rock", corpus().facts["keeper-tern"])


@pytest.mark.parametrize(
    ("person", "date", "expected"),
    [
        ("tom-reed", "1912-05-02", True),
        ("ada-marsh", "1912-05-02", False),
        ("tom-reed", "", False),
    ],
)
def test_person_of_a_later_year_is_known(
    person: str, date: str, expected: bool
) -> None:
    """Nobody takes a person for the right one of whom reports tell only in later years."""
    asked = fact(subject="north-pier")
    later = fact("later", subject="tom-reed", sources=(Citation("island-post", 1),))
    now = fact("now", speaker="ada-marsh")
    question = Question(course(asked, later, now, date=date), asked, "value")
    assert expected is Exclusions(question, "").comes_up_later(person)

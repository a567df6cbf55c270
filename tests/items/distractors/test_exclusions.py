import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Entity, EntityType, Fact, Topic
from policystory.items.distractors.exclusions import Barred
from tests.worlds import content, corpus, fact

UNNAMED = Entity(id="a-clerk", name="clerk, not named", type=EntityType.PERSON)
SOME = Entity(
    id="some-keepers",
    name="keepers left unnamed",
    type=EntityType.GROUP,
    sort="unnamed",
)
THOSE = Entity(
    id="those-keepers",
    name="people who kept lamps",
    type=EntityType.GROUP,
    sort="vague",
)
STORM = Entity(id="storm", name="night of the storm", type=EntityType.EVENT)
NAMED = {
    "harbour-news": {
        2: (
            "ada-marsh",
            "ferry-company",
            "harbour-board",
            "tom-reed",
            "gull-rock",
            "tern-island",
        )
    }
}


def bars(
    part: str,
    stem: str = "",
    elsewhere: bool = True,
    author: str | None = None,
    named: bool = False,
    **parts: object,
) -> bool:
    """Tell whether a part is barred from a question about a fact, taken from another report or from its own."""
    one = fact(
        **{
            "subject": "north-pier",
            "population": None,
            "says": "So it was in 1911.",
            **parts,
        }
    )
    other = fact(
        "other", sources=(Citation("island-post" if elsewhere else "harbour-news", 1),)
    )
    whole = content()
    sources = [
        msgspec.structs.replace(source, author=author) for source in whole.sources
    ]
    mentions = NAMED if named else {}
    topics = (Topic("boats", "Boats", (one, other)),)
    entities = (*whole.entities, UNNAMED, SOME, THOSE, STORM)
    found = Corpus(sources, entities, whole.properties, (), topics, mentions=mentions)
    return Barred(found, one, stem).bars(part, other)


@pytest.mark.parametrize("part", ["subject", "speaker", "population", "place"])
def test_a_facts_own_parts_are_barred(part: str) -> None:
    """Whoever stands in another part of the fact is no option for this one."""
    assert bars("tom-reed", **{part: "tom-reed"})
    assert not bars("tom-reed", **{part: "ines-holm"})


@pytest.mark.parametrize(
    ("stem", "barred"),
    [
        ("what did Mrs Marsh tell the board?", True),
        ("what was Ada Marsh's answer?", True),
        ("what did mrs. marsh say?", True),
        ("what grew in the marsh?", False),
        ("who wrote to Ada Marshall?", False),
    ],
)
def test_whom_the_stem_names_is_barred(stem: str, barred: bool) -> None:
    """A name or alias in the question, as whole words, bars whom it names."""
    assert barred is bars("ada-marsh", stem)


def test_a_person_whom_the_facts_sentence_names_is_barred() -> None:
    """The sentence that is read after the answer names who is right; another person in it may be right too."""
    assert bars("ada-marsh", says="Tom Reed and Ada Marsh met in 1911.")
    assert not bars("tern-island", says="Tom Reed went to Tern Island in 1911.")


def test_the_reports_author_is_barred() -> None:
    """Who wrote the report is no option for what it says."""
    assert bars("ada-marsh", author="Ada Marsh")
    assert not bars("ada-marsh", author="Nobody Known")


@pytest.mark.parametrize(
    ("part", "elsewhere", "named", "barred"),
    [
        ("a-clerk", True, True, True),
        ("a-clerk", False, True, False),
        ("a-clerk", True, False, True),
        ("some-keepers", True, False, True),
        ("some-keepers", False, False, False),
        ("those-keepers", False, True, True),
        ("harbour-board", True, False, False),
        ("ada-marsh", True, True, False),
        ("storm", True, True, False),
        ("want of oil", True, True, False),
    ],
)
def test_whom_no_report_names_is_no_option_elsewhere(
    part: str, elsewhere: bool, named: bool, barred: bool
) -> None:
    """Somebody without a name means nothing beside another report; events and words are not named, but told."""
    assert barred is bars(part, elsewhere=elsewhere, named=named)


def test_nobody_is_barred_without_reason() -> None:
    """The invented course bars no keeper from the question who keeps a lamp."""
    keeper: Fact = corpus().facts["keeper-gull"]
    barred = Barred(corpus(), keeper, "who tended the lamp of Gull Rock?")
    assert not barred.bars("tom-reed", corpus().facts["keeper-tern"])
    assert barred.bars("gull-rock", corpus().facts["keeper-tern"])


def test_who_comes_up_only_in_a_later_year_is_told() -> None:
    """Nobody could be taken for the right one before a report has heard of them; within a year the order is no help."""
    one = fact(subject="north-pier")
    whole = content()
    sources = [msgspec.structs.replace(source, date="1912-05-02") if source.id == "island-post" else source
               for source in whole.sources]  # fmt: skip
    later = fact("later", subject="tom-reed", sources=(Citation("island-post", 1),))
    now = fact("now", speaker="ada-marsh")
    found = Corpus(
        sources,
        whole.entities,
        whole.properties,
        (),
        (Topic("boats", "Boats", (one, later, now)),),
    )
    barred = Barred(found, one, "")
    assert [True, False] == [
        barred.comes_later(id_) for id_ in ("tom-reed", "ada-marsh")
    ]
    same_year = Corpus(
        whole.sources,
        whole.entities,
        whole.properties,
        (),
        (Topic("b", "B", (one, later)),),
    )
    assert not Barred(same_year, one, "").comes_later("tom-reed")

"""Four papers of the invented course: two more than it has, one of which repeats another.

The Tern Gazette repeats sentences of the Island Post; the Mainland Times writes for itself, and
later.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, Property, ValueType
from policystory.facts.record import (
    Citation,
    Dated,
    Fact,
    Kind,
    Objective,
    Quantity,
    Source,
    Topic,
)
from tests.worlds import content

JUDGE = "judge-the-papers"
JUDGING = Objective(
    JUDGE, "01-crossings", "judge", "evaluate", "Judge what papers say."
)


def source(id_: str, named: str, date: str, copies: tuple[str, ...] = ()) -> Source:
    """Return a paper."""
    return Source(
        id=id_,
        outlet=named,
        named=named,
        mark=id_,
        title=named,
        date=date,
        dated=Dated.PRINTED,
        because="It says so.",
        paragraphs=9,
        sha256="",
        copies=copies,
    )


def stated(id_: str, paper: str, **parts: Any) -> Fact:
    """Return a fact of one paper."""
    usual: dict[str, Any] = {
        "kind": Kind.REPORTED,
        "says": f"So {paper} wrote of {id_}.",
        "objectives": (JUDGE,),
    }
    return Fact(id=id_, sources=(Citation(paper, 2),), **{**usual, **parts})


def dollars(amount: int) -> Quantity:
    """Return a sum of money."""
    return Quantity(Decimal(amount), "usd")


SOURCES = (
    source("tern-gazette", "the Tern Gazette", "1911-10", ("island-post",)),
    source("mainland-times", "the Mainland Times", "1912-03-01"),
)
UNSAID = Property(
    id="unsaid",
    label="x",
    subjects=(),
    value=ValueType.TEXT,
    single=False,
    asks={"source": "on {subject}, which paper says {value}?"},
    states="On {subject}, it was left unsaid {value}.",
)
OF_ITSELF = Property(
    id="names",
    label="x",
    subjects=(),
    value=ValueType.ENTITY,
    states="The text named {value}.",
)
"""What is stated of the text itself."""
NEW = (
    stated(
        "names-marsh",
        "harbour-news",
        subject="gull-rock",
        property="names",
        value="ada-marsh",
    ),
    stated(
        "names-holm",
        "mainland-times",
        subject="gull-rock",
        property="names",
        value="ines-holm",
    ),
    stated(
        "keeper-rock-1912",
        "mainland-times",
        subject="gull-rock",
        property="keeper",
        value="ines-holm",
    ),
    stated(
        "money-gull-times",
        "mainland-times",
        subject="gull-rock",
        property="money-for",
        value=dollars(50000),
        conflicts=("money-gull",),
        confusable=("money-gull",),
    ),
    stated(
        "money-pier-times",
        "mainland-times",
        subject="north-pier",
        property="money-for",
        value=dollars(15000),
    ),
    stated(
        "unsaid-lamp",
        "island-post",
        subject="north-pier",
        property="unsaid",
        value="who paid for its lamp",
    ),
    stated(
        "unsaid-rock",
        "harbour-news",
        subject="gull-rock",
        property="unsaid",
        value="who built its tower",
    ),
    stated(
        "winter-plan",
        "harbour-news",
        subject="ferry-company",
        property="passengers-carried",
        value=Quantity(Decimal(700), "people"),
        population="pilgrims",
        period="1911-12",
        speaker="harbour-board",
    ),
)
"""What the two papers have, what is left unsaid, and what a paper of May expects of December."""
CHANGED: dict[str, dict[str, Any]] = {
    "money-gull": {
        "conflicts": ("money-gull-times",),
        "objectives": ("read-a-count", JUDGE),
    },
    "keeper-tern": {
        "sources": (Citation("island-post", 4), Citation("tern-gazette", 2)),
        "objectives": (JUDGE,),
    },
    "lit-pier": {
        "sources": (Citation("island-post", 5), Citation("mainland-times", 2)),
        "objectives": (JUDGE,),
    },
    "cause-reed": {
        "sources": (Citation("island-post", 4), Citation("mainland-times", 2))
    },
}
"""Facts of the course that a second paper has too; the Mainland Times tells of a broken lens, and
names nobody."""
NOBODY: Mapping[str, tuple[str, ...]] = {}
# Here the two papers of the course name nobody of each other's keepers, so that a name can be
# absent from one of them.
MENTIONS = {
    "harbour-news": {
        2: ("ferry-company", "harbour-board", "passengers"),
        3: ("ferry-company", "harbour-board", "passengers"),
        4: ("gull-rock", "harbour-board"),
        5: ("ada-marsh", "gull-rock"),
        6: ("gull-rock", "skerry-isles", "tern-island"),
    },
    "island-post": {
        2: ("ferry-company", "herring-workers"),
        3: ("ferry-company", "lighthouse-trust", "pilgrims"),
        4: ("tern-island", "tom-reed"),
        5: ("ines-holm", "lighthouse-trust", "north-pier"),
    },
    "tern-gazette": {2: ("tern-island", "tom-reed")},
    "mainland-times": {2: ("gull-rock", "ines-holm", "north-pier")},
}


@cache
def papers() -> Corpus:
    """Return the facts of the four papers."""
    return changed({})


def changed(
    changes: Mapping[str, Mapping[str, Any]],
    mentions: Mapping[str, tuple[str, ...]] = NOBODY,
    entities: tuple[Entity, ...] = (),
) -> Corpus:
    """Return the facts of the four papers, with parts of some replaced.

    `mentions` adds whom a paper names, `entities` adds to what there is.
    """
    parts = {id_: CHANGED.get(id_, {}) | dict(new) for id_, new in changes.items()}
    parts = CHANGED | parts
    whole = content()
    topics: list[Topic] = []
    for topic in (*whole.topics, Topic("new", "x", NEW)):
        facts = _replaced(topic.facts, parts)
        topics.append(Topic(topic.topic, topic.title, facts))
    named: dict[str, dict[int, tuple[str, ...]]] = {}
    for paper, by_paragraph in (*whole.mentions.items(), *MENTIONS.items()):
        named[paper] = {**by_paragraph, 9: mentions.get(paper, ())}
    return Corpus(
        (*whole.sources, *SOURCES),
        (*whole.entities, *entities),
        (*whole.properties, UNSAID, OF_ITSELF),
        (*whole.objectives, JUDGING),
        tuple(topics),
        whole.terms,
        named,
    )


def _replaced(
    facts: tuple[Fact, ...], parts: Mapping[str, Mapping[str, Any]]
) -> tuple[Fact, ...]:
    """Return facts, of which some have other parts; `parts` gives these by the fact's id."""
    changed_facts: list[Fact] = []
    for fact in facts:
        new = parts.get(fact.id, {})
        changed_facts.append(msgspec.structs.replace(fact, **new))
    return tuple(changed_facts)

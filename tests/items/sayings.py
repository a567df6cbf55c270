"""An invented corpus of who said what: three speakers in one paper, and what looks like proof."""

from typing import Any

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Citation, Fact, Kind
from tests.worlds import fact, with_facts

SAID = Property(
    id="said",
    label="what somebody said",
    subjects=(),
    value=ValueType.TEXT,
    single=False,
    closed=("speaker",),
    asks={"values": "which of these did {speaker} say?", "pairs": "who said what?"},
)
WROTE = Property(
    id="wrote",
    label="what somebody wrote",
    subjects=(),
    value=ValueType.TEXT,
    single=False,
    closed=("speaker",),
)


def saying(
    id_: str, speaker: str | None, value: str, subject: str, **parts: Any
) -> Fact:
    """Return what a speaker said, as the Harbour News wrote it, or with other `parts`."""
    usual: dict[str, Any] = {
        "property": "said",
        "population": None,
        "period": None,
        "kind": Kind.CLAIM,
        "says": f"It was said that {value}.",
        "objectives": ("read-a-count",),
        "sources": (Citation("harbour-news", 2),),
    }
    return fact(
        id_, speaker=speaker, value=value, subject=subject, **{**usual, **parts}
    )


ADA = (
    saying("ada-boats", "ada-marsh", "boats were late all week", "ferry-company"),
    saying("ada-fog", "ada-marsh", "fog hid the rocks", "gull-rock"),
    saying("ada-oil", "ada-marsh", "oil was dear that year", "lighthouse-trust"),
)
TOM = (
    saying("tom-lens", "tom-reed", "the lens was cracked", "tern-island"),
    saying("tom-pilgrims", "tom-reed", "pilgrims sang on deck", "pilgrims"),
)
INES = (
    saying("ines-pier", "ines-holm", "the pier wanted paint", "north-pier"),
    saying("ines-herring", "ines-holm", "herring had gone north", "herring-workers"),
)
SAYINGS = (*ADA, *TOM, *INES)


def corpus_of(*facts: Fact, properties: tuple[Property, ...] = ()) -> Corpus:
    """Return a corpus of these facts, in which one can be asked who said what."""
    return with_facts(*facts, properties=(SAID, WROTE, *properties))

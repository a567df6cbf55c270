"""Mentions: which entities each paragraph of each report names, proved against the texts.

A report is closed: an entity that none of its paragraphs names is proved absent from it. What a
report only describes ("the Democrat") counts as no mention, so the index says who is *named*, not
who is meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from policystory.errors import Problem
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.text import Text
from policystory.reading import Places

_WRITE_ANEW = "write it anew: policystory mentions"

Index = Mapping[str, Mapping[int, tuple[str, ...]]]
"""Source -> paragraph -> the entities that it names, by id, sorted."""


def index(
    corpus: Corpus, texts: Mapping[str, Text]
) -> dict[str, dict[int, tuple[str, ...]]]:
    """Make the index from the texts; paragraphs that name nobody are left out."""
    # Events are described rather than named: "the trip" is any trip.
    patterns = {
        entity.id: names_pattern(entity)
        for entity in corpus.entities.values()
        if entity.type is not EntityType.EVENT
    }
    mentions: dict[str, dict[int, tuple[str, ...]]] = {}
    for source in sorted(texts.keys() & corpus.sources.keys()):
        by_paragraph = mentions.setdefault(source, {})
        for number, paragraph in enumerate(texts[source].paragraphs, 1):
            text = folded(paragraph)
            named = [id_ for id_, pattern in patterns.items() if pattern.search(text)]
            if named:
                by_paragraph[number] = tuple(sorted(named))
    return mentions


@lru_cache(maxsize=4096)
def names_pattern(entity: Entity) -> re.Pattern[str]:
    """Return a pattern that finds a name or alias of an entity, as whole words, in folded text."""
    names = {folded(name) for name in (entity.name, *entity.aliases)}
    # The longest name first, so that a name within another does not end the search early.
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")


def named_in(corpus: Corpus, source: str) -> dict[str, tuple[int, ...]]:
    """Return every entity that a report names, each with the paragraphs that name it."""
    paragraphs: dict[str, list[int]] = {}
    for number, entities in sorted(corpus.mentions.get(source, {}).items()):
        for entity in entities:
            paragraphs.setdefault(entity, []).append(number)
    return {entity: tuple(numbers) for entity, numbers in sorted(paragraphs.items())}


@once_per_corpus
def absent(corpus: Corpus, source: str, entity: str) -> bool:
    """Tell whether a report is proved to name neither an entity, nor its parts, nor its wholes."""
    named = _all_named(corpus, source)
    # A report without an index proves nothing.
    return bool(named) and named.isdisjoint((entity, *corpus.may_be(entity)))


@once_per_corpus
def _all_named(corpus: Corpus, source: str) -> frozenset[str]:
    """Return every entity that a report names."""
    return frozenset(named_in(corpus, source))


def problems(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """Prove the index: it holds just what the texts name."""
    # An index that is made without the names that could not be read would be wrong itself.
    if not places.whole("entity", "mentions"):
        return
    mentions = index(corpus, texts)
    if mentions and not corpus.mentions:
        yield Problem("", 0, "there is no index of mentions", _WRITE_ANEW)
        return
    for source, by_paragraph in mentions.items():
        written = corpus.mentions.get(source, {})
        for number in sorted(by_paragraph.keys() | written.keys()):
            standing = by_paragraph.get(number, ())
            difference = _difference(standing, written.get(number, ()))
            if difference:
                paragraph = f"{source} ¶{number}"
                message = f"the index of mentions for {paragraph} {difference}"
                way = ("mentions", source, str(number))
                yield places.problem(*way, message=message, hint=_WRITE_ANEW)


def _difference(standing: Iterable[str], written: Iterable[str]) -> str:
    """Say which names an index lacks, or has without reason; empty if it is right."""
    missing = sorted(set(standing).difference(written))
    extra = sorted(set(written).difference(standing))
    faults: list[str] = []
    if missing:
        faults.append(f"lacks {', '.join(missing)}")
    if extra:
        faults.append(f"has {', '.join(extra)}")
    return " and ".join(faults)

"""Mentions: which entities each paragraph of each report names. The index is proved against the texts.

A report is closed: an entity that none of its paragraphs names is proved absent from it. What a
report only describes ("the Democrat") counts as no mention, so the index says who is *named*, not
who is meant.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from policystory.errors import Problem
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Entity, EntityType
from policystory.facts.text import Text
from policystory.reading import Places

Index = Mapping[str, Mapping[int, tuple[str, ...]]]
"""Source -> paragraph -> the entities that it names, by id, sorted."""


def index(
    corpus: Corpus, texts: Mapping[str, Text]
) -> dict[str, dict[int, tuple[str, ...]]]:
    """Make the index from the texts; paragraphs that name nobody are left out."""
    # Events are described rather than named: "the trip" is any trip.
    named_things = (
        entity
        for entity in corpus.entities.values()
        if entity.type is not EntityType.EVENT
    )
    patterns = {entity.id: names_pattern(entity) for entity in named_things}
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for source in sorted(set(texts) & set(corpus.sources)):
        found[source] = {}
        for number, paragraph in enumerate(texts[source].paragraphs, 1):
            text = folded(paragraph)
            named = tuple(
                sorted(
                    entity
                    for entity, pattern in patterns.items()
                    if pattern.search(text)
                )
            )
            if named:
                found[source][number] = named
    return found


@lru_cache(maxsize=4096)
def names_pattern(entity: Entity) -> re.Pattern[str]:
    """Return a pattern that finds any name or alias of an entity, as whole words, in a folded text."""
    names = sorted(
        {folded(name) for name in (entity.name, *entity.aliases)}, key=len, reverse=True
    )
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)"
    )


def named_in(corpus: Corpus, source: str) -> dict[str, tuple[int, ...]]:
    """Return every entity that a report names, with the paragraphs that name it: a row of the source matrix."""
    found: dict[str, list[int]] = {}
    for number, entities in sorted(corpus.mentions.get(source, {}).items()):
        for entity in entities:
            found.setdefault(entity, []).append(number)
    return {entity: tuple(numbers) for entity, numbers in sorted(found.items())}


def absent(corpus: Corpus, source: str, entity: str) -> bool:
    """Tell whether a report is proved to name an entity nowhere: neither it, nor its parts, nor its wholes."""
    named = _all_named(corpus, source)
    return bool(named) and named.isdisjoint((entity, *corpus.may_be(entity)))


@lru_cache(maxsize=64)  # one entry a report: it is asked of many entities
def _all_named(corpus: Corpus, source: str) -> frozenset[str]:
    """Return every entity that a report names."""
    return frozenset(
        entity
        for entities in corpus.mentions.get(source, {}).values()
        for entity in entities
    )


def problems(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """Prove the index: it holds just what the texts name."""
    if not places.whole("entity", "mentions"):
        return  # names that could not be read stand in no index that is made now
    made = index(corpus, texts)
    if made and not corpus.mentions:
        message, hint = (
            "there is no index of mentions",
            "write it anew: policystory mentions",
        )
        yield Problem("", 0, message, hint)
        return
    for source in sorted(made):
        kept = corpus.mentions.get(source, {})
        for number in sorted(set(made[source]) | set(kept)):
            stands, says = set(made[source].get(number, ())), set(kept.get(number, ()))
            if stands != says:
                missing, extra = sorted(stands - says), sorted(says - stands)
                parts = [f"lacks {', '.join(missing)}"] * bool(missing) + [
                    f"has {', '.join(extra)}"
                ] * bool(extra)
                message = f"the index of mentions for {source} ¶{number} {' and '.join(parts)}"
                yield places.problem(
                    "mentions",
                    source,
                    str(number),
                    message=message,
                    hint="write it anew: policystory mentions",
                )

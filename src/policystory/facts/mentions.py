"""The index of mentions: which entities each paragraph of each report names.

Entities are people, places and the like. The index is complete: if no paragraph names an entity,
the report is proved not to name it. Only names count, not descriptions such as "the Democrat".
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from policystory.errors import Problem
from policystory.facts.corpus import ByParagraph, Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.text import Text
from policystory.facts.words import how_many
from policystory.reading import Places

WRITE_ANEW = "write it anew: policystory mentions --sources FOLDER"
"""What to do about an index that does not fit."""


MentionsByParagraph = dict[int, tuple[str, ...]]
"""The ids of the entities that each paragraph of a report names, sorted, by the paragraph's
number."""
Texts = Mapping[str, Text]
"""The texts of the reports, by source id."""
Patterns = dict[str, re.Pattern[str]]
"""The pattern that finds the names of an entity, by entity id."""


def build_index(corpus: Corpus, texts: Texts) -> dict[str, MentionsByParagraph]:
    """Build the index of mentions: which entities each paragraph of each report names.

    `texts` holds the reports' texts by source id; unknown sources are ignored. The result maps the
    source's id to paragraph numbers, and these to the ids of the entities named there, sorted.
    Paragraphs that name none are left out. Events are never looked for.
    """
    patterns = _patterns(corpus)
    mentions: dict[str, MentionsByParagraph] = {}
    # Sorted, so that the file of the index changes only where its content does.
    for source, text in sorted(texts.items()):
        # A text of no source is reported by another check.
        if source in corpus.sources:
            mentions[source] = _named_by_paragraph(text, patterns)
    return mentions


def _named_by_paragraph(text: Text, patterns: Patterns) -> MentionsByParagraph:
    """Return the entities that each paragraph of a text names."""
    by_paragraph: MentionsByParagraph = {}
    for number, paragraph in enumerate(text.paragraphs, 1):
        plain = folded(paragraph)
        named = _named(plain, patterns)
        if named:
            named.sort()
            by_paragraph[number] = tuple(named)
    return by_paragraph


def _patterns(corpus: Corpus) -> Patterns:
    """Return the pattern of every entity but events, by id."""
    patterns: Patterns = {}
    for entity in corpus.entities.values():
        # Events are described rather than named: "the trip" is any trip.
        if entity.type is not EntityType.EVENT:
            patterns[entity.id] = names_pattern(entity)
    return patterns


def _named(text: str, patterns: Patterns) -> list[str]:
    """Return the ids of the entities that a folded text names."""
    named: list[str] = []
    for id_, pattern in patterns.items():
        if pattern.search(text):
            named.append(id_)
    return named


def names_pattern(entity: Entity) -> re.Pattern[str]:
    """Return a pattern that finds any name or alias of an entity, as whole words.

    It must be used on a text from `folded`, without capitals and accents.
    """
    return _pattern_of(entity.name, entity.aliases)


# Kept by the names alone: to find a whole entity in a cache, all its fields are hashed.
@lru_cache(maxsize=16384)
def _pattern_of(name: str, aliases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds any of these names."""
    names = set(map(folded, (name, *aliases)))
    # The longest name first, so that a name within another does not end the search early.
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")


def named_entities(corpus: Corpus, source: str) -> dict[str, tuple[int, ...]]:
    """Return, for each entity that a report names, the numbers of the paragraphs that name it.

    `source` is the report's id. The keys are entity ids; keys and numbers are sorted. Empty if the
    report names nobody, or has no index of mentions.
    """
    by_paragraph = corpus.mentions.get(source, {})
    paragraphs: dict[str, list[int]] = {}
    for number in sorted(by_paragraph):
        for entity in by_paragraph[number]:
            numbers = paragraphs.setdefault(entity, [])
            numbers.append(number)
    in_order: dict[str, tuple[int, ...]] = {}
    for entity, numbers_of_entity in sorted(paragraphs.items()):
        in_order[entity] = tuple(numbers_of_entity)
    return in_order


@once_per_corpus
def is_absent(corpus: Corpus, source: str, entity: str) -> bool:
    """Tell whether a report is proved never to name an entity, or one that may be the same.

    `source` and `entity` are ids. False if the index of mentions has nothing for the report.
    """
    named = all_named(corpus, source)
    # A report without an index proves nothing.
    if not named:
        return False
    same_thing = (entity, *corpus.may_be(entity))
    return named.isdisjoint(same_thing)


@once_per_corpus
def all_named(corpus: Corpus, source: str) -> frozenset[str]:
    """Return the ids of all entities that a report names; `source` is the report's id."""
    return frozenset(named_entities(corpus, source))


def is_missing(corpus: Corpus, texts: Texts) -> bool:
    """Tell whether the index of mentions is empty although the texts name entities."""
    if corpus.mentions:
        return False
    return bool(build_index(corpus, texts))


def problems(corpus: Corpus, texts: Texts, places: Places) -> Iterator[Problem]:
    """Yield one problem if the index of mentions does not fit the reports' texts.

    It names the first difference, and how many paragraphs differ. Nothing is yielded if the record
    of an entity or the index could not be read.
    """
    # An index that is made without the names that could not be read would be wrong itself.
    if not places.is_complete("entity", "mentions"):
        return
    stale: list[tuple[str, int, str]] = []
    for source, standing in build_index(corpus, texts).items():
        written = corpus.mentions.get(source, {})
        for number, difference in _differences(standing, written):
            stale.append((source, number, difference))
    if not stale:
        return
    # The index is written anew as a whole, so one line says it all.
    source, number, difference = stale[0]
    message = f"the index of mentions for {source} ¶{number} {difference}"
    if len(stale) > 1:
        message += f", and {how_many(len(stale) - 1, 'other paragraph')} differ too"
    yield places.problem(
        "mentions", source, str(number), message=message, hint=WRITE_ANEW
    )


def name_problems(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield one problem if the index of mentions has ids that do not exist."""
    unknown: dict[str, str] = {}
    for source, paragraphs in corpus.mentions.items():
        if places.is_unknown("source", source, corpus.sources):
            unknown.setdefault(source, source)
        for entities in paragraphs.values():
            for entity in entities:
                if places.is_unknown("entity", entity, corpus.entities):
                    unknown.setdefault(entity, source)
    if not unknown:
        return
    name, source = next(iter(unknown.items()))
    message = f"the index of mentions names '{name}', which is not there"
    if len(unknown) > 1:
        message += f", and {how_many(len(unknown) - 1, 'other name')} like it"
    yield places.problem("mentions", source, message=message, hint=WRITE_ANEW)


def _differences(
    standing: ByParagraph, written: ByParagraph
) -> Iterator[tuple[int, str]]:
    """Yield each paragraph whose entry in the index is wrong, with the difference in words."""
    numbers = standing.keys() | written.keys()
    for number in sorted(numbers):
        names = set(standing.get(number, ()))
        written_names = set(written.get(number, ()))
        if names != written_names:
            difference = _difference(names, written_names)
            yield number, difference


def _difference(names: set[str], written_names: set[str]) -> str:
    """Say which names an entry lacks, and which it has without reason."""
    missing = sorted(names - written_names)
    extra = sorted(written_names - names)
    faults: list[str] = []
    if missing:
        names_missing = ", ".join(missing)
        faults.append(f"lacks {names_missing}")
    if extra:
        names_too_many = ", ".join(extra)
        faults.append(f"has {names_too_many}")
    return " and ".join(faults)

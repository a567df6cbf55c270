"""Find the entities that must not be offered as options, even if the facts prove them wrong."""

import re
from collections.abc import Iterator
from functools import cached_property

from policystory.facts.backing import entities_of
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.mentions import named_entities
from policystory.facts.record import Fact, Value
from policystory.facts.values.period import read_period
from policystory.items.citations import reports_of
from policystory.items.questions.question import Question
from policystory.items.typed_answers.accepted_names import is_named

UNNAMED, VAGUE, TOGETHER = "unnamed", "vague", "together"
"""Sorts of entities that authors mark: somebody whom a report does not name ("unnamed"); too vague
to be an option ("vague"); several who speak as one ("together")."""

_BETWEEN_WORDS = re.compile(r"[^\w'&]+")


class Exclusions:
    """The entities (persons, bodies, places) that must not be options of one question.

    Never offered are:

    - the subject, speaker, place and people (population) of the fact that is asked about;
    - entities named in the question, and persons named in the fact's sentence;
    - the author of the report;
    - entities without a name, such as "an unnamed source", who may be anybody;
    - entities that the question's report never mentions, except places.

    `stem`: all wordings of the question, joined to one text.
    """

    def __init__(self, question: Question, stem: str) -> None:
        """Look for no name yet: most options are no entities."""
        self._question, self._stem = question, stem
        self._corpus, self._report = question.corpus, question.report
        self._nameless = _nameless(question.corpus)
        self._first_years = _first_years(question.corpus)

    def exclude(self, value: Value, fact: Fact) -> bool:
        """Tell whether a value from another fact must not be offered as an option.

        `value`: such as the id of a person. `fact`: the fact from which it comes. A value that is
        not an entity, such as a number, is never excluded.
        """
        if not isinstance(value, str):
            return False
        entity = self._corpus.entities.get(value)
        if entity is None:
            return False
        if value in self._named:
            return True
        if is_anonymous(entity):
            return True
        if entity.type is not EntityType.PLACE and self._is_strange(value):
            return True
        if value not in self._nameless:
            return False
        return not self._is_of_the_report(fact)

    def gives_away(self, value: Value) -> bool:
        """Tell whether a value must not be an option even if an author offers it.

        True for an entity that the question or its fact names, and for one without a name, such as
        "an unnamed source".
        """
        entity = self._corpus.entities.get(value) if isinstance(value, str) else None
        return entity is not None and (value in self._named or is_anonymous(entity))

    def _is_strange(self, entity: str) -> bool:
        """Tell whether the report of the question never speaks of an entity."""
        # If the corpus does not say whom the report names, nobody is a stranger.
        if self._report not in self._corpus.mentions:
            return False
        return entity not in spoken_of(self._corpus, self._report)

    def comes_up_later(self, entity: str) -> bool:
        """Tell whether a person (an id) first comes up after the year of the question's report."""
        first = self._first_years.get(entity)
        if first is None:
            return False
        return first > self._year

    @cached_property
    def _year(self) -> int:
        """Return the year of the report."""
        source = self._corpus.sources[self._report]
        published = read_period(source.date)
        return published.first.year

    @cached_property
    def _named(self) -> set[str | None]:
        """Return the entities that the question or the fact itself names."""
        corpus = self._corpus
        fact = self._question.fact
        named = {fact.subject, fact.speaker, fact.population, fact.place}
        named.update(_names_in(corpus, self._stem))
        for id_ in _names_in_sentence(corpus, fact.says):
            entity = corpus.entities[id_]
            if entity.type is EntityType.PERSON:
                named.add(id_)
        author = corpus.sources[self._report].author
        if author:
            entity_id = corpus.entity_named(author)
            named.add(entity_id)
        return named

    def _is_of_the_report(self, fact: Fact) -> bool:
        """Tell whether the report of the question states a fact."""
        return self._report in reports_of(fact)


@once_per_corpus
def spoken_of(corpus: Corpus, report: str) -> frozenset[str]:
    """Return the ids of the entities that a report (an id) names, or that its facts are about."""
    entities = set(named_entities(corpus, report))
    for fact in corpus.by_source[report]:
        entities.update(entities_of(corpus, fact))
    return frozenset(entities)


def is_anonymous(entity: Entity) -> bool:
    """Tell whether an entity is somebody whom a report does not name, such as "an unnamed source".

    True, too, for an entity that authors mark as too vague.
    """
    if entity.sort in (UNNAMED, VAGUE):
        return True
    if entity.type is not EntityType.PERSON:
        return False
    return not is_named(entity)


def is_unnamed_answer(question: Question) -> bool:
    """Tell whether the right answer to a question is somebody whom no report names."""
    answer = question.corpus.entities.get(str(question.answer))
    return answer is not None and is_anonymous(answer)


def is_unnamed(entity: Entity) -> bool:
    """Tell whether an entity has no name of its own.

    True if authors mark it as unnamed, as too vague, or as several people who speak as one; and for
    a person who is only described.
    """
    if entity.sort == TOGETHER:
        return True
    return is_anonymous(entity)


def _names_in(corpus: Corpus, text: str) -> list[str]:
    """Return the entities that a text names, by name or alias."""
    names = _names_by_first_word(corpus)
    spaced = _spaced(text)
    entities: list[str] = []
    for word in spaced.split():
        for name, entity in names.get(word, ()):
            if name in spaced:
                entities.append(entity)
    return entities


@once_per_corpus
def _names_in_sentence(corpus: Corpus, sentence: str) -> list[str]:
    """Return the entities that a fact's sentence names; a fact is asked in several directions."""
    return _names_in(corpus, sentence)


def _spaced(text: str) -> str:
    """Return the words of a text with a space on either side of each, to look for names in."""
    plain = folded(text)
    # Most names need no regular expression, which is slow.
    joined = plain.replace(" ", "")
    if joined.isascii() and joined.isalnum():
        return f" {plain} "
    plain = plain.replace("'s", "")
    spaced = _BETWEEN_WORDS.sub(" ", plain)
    return f" {spaced} "


@once_per_corpus
def _names_by_first_word(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Return each name, spaced, with its entity, by the first word of the name."""
    names: dict[str, list[tuple[str, str]]] = {}
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            spaced = _spaced(name)
            first, *_ = spaced.split()
            place = spaced, entity.id
            names.setdefault(first, []).append(place)
    return names


@once_per_corpus
def _first_years(corpus: Corpus) -> dict[str, int]:
    """Return the year in which each person first comes up in a report."""
    first: dict[str, int] = {}
    for fact in corpus.facts.values():
        year = min(_years_of_reports(corpus, fact))
        for part in (fact.subject, fact.speaker, fact.value):
            if not isinstance(part, str):
                continue
            entity = corpus.entities.get(part)
            if entity is not None and entity.type is EntityType.PERSON:
                known = first.get(part, year)
                first[part] = min(year, known)
    return first


def _years_of_reports(corpus: Corpus, fact: Fact) -> Iterator[int]:
    """Yield the year of each report that a fact cites."""
    for citation in fact.sources:
        source = corpus.sources[citation.source]
        published = read_period(source.date)
        yield published.first.year


@once_per_corpus
def _nameless(corpus: Corpus) -> frozenset[str]:
    """Return the entities that no report names, or that have no name of their own."""
    nameless = _never_named(corpus)
    for entity in corpus.entities.values():
        # Several who speak as one, as officials of a region, are known without a name.
        if entity.sort != TOGETHER and is_unnamed(entity):
            nameless.add(entity.id)
    return frozenset(nameless)


def _never_named(corpus: Corpus) -> set[str]:
    """Return the entities that no report names; none if it is not known whom reports name."""
    if not corpus.mentions:
        return set()
    ids = set(corpus.entities)
    for paragraphs in corpus.mentions.values():
        for named in paragraphs.values():
            ids.difference_update(named)
    # Events are described rather than named.
    for entity in corpus.entities.values():
        if entity.type is EntityType.EVENT:
            ids.discard(entity.id)
    return ids

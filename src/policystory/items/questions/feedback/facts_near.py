"""Find facts about a name that was wrongly chosen, so that feedback can tell what is true of it."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.items.citations import reports_of


def facts_near(
    corpus: Corpus, entity: str, report: str, asked: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield facts about an entity (an id) that are near what is asked, the nearest first.

    A fact is near if it has the property of a fact asked for, or if it is in the report asked about
    (`report`, an id) and serves a learning objective of a fact asked for. `asked`: the facts asked
    for, which are left out.
    """
    near = list(_near(corpus, entity, report, asked))
    kinds = set(map(attrgetter("property"), asked))

    def place(fact: Fact) -> tuple[bool, bool, str]:
        is_of_another_kind = fact.property not in kinds
        is_elsewhere = report not in reports_of(fact)
        return is_of_another_kind, is_elsewhere, fact.id

    near.sort(key=place)
    yield from near


def facts_on(
    corpus: Corpus, entity: str, report: str, direction: str, asked: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield a report's facts about an entity (an id); those on the topics asked about come first.

    If a speaker is asked for (`direction`), only facts with this speaker are yielded; if a subject,
    only facts with this subject. `asked`: the facts asked for, which are left out.
    """
    topics = {corpus.topic_of[fact.id] for fact in asked}
    told: list[Fact] = []
    elsewhere: list[Fact] = []
    for fact in _about(corpus, entity):
        if fact in asked or report not in reports_of(fact):
            continue
        if not _is_part(fact, entity, direction):
            continue
        is_on_topic = corpus.topic_of[fact.id] in topics
        (told if is_on_topic else elsewhere).append(fact)
    yield from told
    yield from elsewhere


def _is_part(fact: Fact, entity: str, direction: str) -> bool:
    """Tell whether an entity is the speaker or subject of a fact, if that is what is asked for."""
    if direction == "speaker":
        return fact.speaker == entity
    if direction == "subject":
        return fact.subject == entity
    return True


def _near(
    corpus: Corpus, entity: str, report: str, asked: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield the facts about an entity that are near what is asked, by their ids."""
    for fact in _about(corpus, entity):
        if fact not in asked and _is_near(fact, report, asked):
            yield fact


def _is_near(fact: Fact, report: str, asked: Sequence[Fact]) -> bool:
    """Tell whether a fact is near one of those asked for: see `facts_near`."""
    is_of_report = report in reports_of(fact)
    for second in asked:
        if fact.property == second.property:
            return True
        if is_of_report and not set(fact.objectives).isdisjoint(second.objectives):
            return True
    return False


def _about(corpus: Corpus, entity: str) -> Iterator[Fact]:
    """Yield the facts that have an entity for a part, such as the subject, by their ids."""
    for id_ in sorted(_ids_about(corpus).get(entity, ())):
        yield corpus.facts[id_]


@once_per_corpus
def _ids_about(corpus: Corpus) -> dict[str, list[str]]:
    """Return the ids of the facts that have an entity for subject, speaker, people or value."""
    ids: dict[str, list[str]] = {}
    for fact in corpus.facts.values():
        parts = {fact.subject, fact.speaker, fact.population, *_values(fact)}
        for entity in parts:
            if entity in corpus.entities:
                about = ids.setdefault(str(entity), [])
                about.append(fact.id)
    return ids


def _values(fact: Fact) -> tuple[str, ...]:
    """Return the ids that a fact may have for its value."""
    if isinstance(fact.value, Quantity):
        return ()
    if isinstance(fact.value, tuple):
        return fact.value
    return (fact.value,)

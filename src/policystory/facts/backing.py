"""Judge whether a report says what a fact states: TRUE, FALSE with a proof, or UNKNOWN.

TRUE: the fact cites the report, and the report is not proved to leave out a name in the statement.
FALSE is proved in four cases: the report's own facts say something else; the report never names an
entity in the statement; the report gives the number never, or only for something else; or the
report is older than the time in the statement. In all other cases the result is UNKNOWN.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from policystory.facts import mentions, words
from policystory.facts.corpus import Corpus, folded, once_per_corpus
from policystory.facts.entity import Entity, EntityType, ValueType
from policystory.facts.number_elsewhere import number_elsewhere
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.truth import Rule, Truth, Verdict, claim_of, judge_claim
from policystory.facts.values.period import in_words, read_period

_SMALL_WORDS = frozenset("a an and against de for in of on s the to with".split())
_DESCRIBED = frozenset((EntityType.GROUP, EntityType.EVENT))
_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWN = Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)


def judge_report(corpus: Corpus, source: str, fact: Fact) -> Verdict:
    """Judge whether one report says what a fact states: TRUE, FALSE or UNKNOWN, with the proof.

    `source` is the report's id, such as "news". UNKNOWN, too, if the fact cannot be written as a
    sentence (see `words.statement`). KeyError if there is no such report.
    """
    if source not in corpus.sources:
        raise KeyError(source)
    by_source = judge_reports(corpus, fact, (source,))
    return by_source[source]


def judge_reports(
    corpus: Corpus, fact: Fact, sources: Iterable[str]
) -> dict[str, Verdict]:
    """Judge for each of some reports (ids) whether the report says what a fact states.

    Return, by the report's id, a verdict: TRUE, FALSE or UNKNOWN, with the proof.
    """
    statement = words.statement(corpus, fact)
    if statement is None:
        return dict.fromkeys(sources, _UNKNOWN)
    text = folded(statement)
    names = _named(corpus, fact, text)
    by_source: dict[str, Verdict] = {}
    for source in sources:
        absent = _absent_names(corpus, source, names)
        by_source[source] = _verdict(corpus, source, fact, text, absent)
    return by_source


def _verdict(
    corpus: Corpus, source: str, fact: Fact, statement: str, absent: list[str]
) -> Verdict:
    """Judge one report, given the folded statement and the names in it that the report lacks."""
    # A report without facts proves nothing.
    if not corpus.by_source[source]:
        return _UNKNOWN
    of_the_fact = (fact.id,)
    if source in fact.reports():
        # A second report may say the thing, and not name the person who said it to the first.
        truth = Truth.TRUE
        if absent:
            truth = Truth.UNKNOWN
        return Verdict(truth, Rule.STATED, of_the_fact)
    by_its_facts = _by_its_facts(corpus, source, fact)
    if by_its_facts is not None:
        return by_its_facts
    if absent and _leaves_open(corpus, source, fact):
        return _UNKNOWN
    if absent:
        return Verdict(Truth.FALSE, Rule.ABSENT, of_the_fact)
    elsewhere = number_elsewhere(corpus, source, fact)
    if elsewhere is not None:
        tellers = elsewhere or of_the_fact
        return Verdict(Truth.FALSE, Rule.NO_SUCH_FIGURE, tellers)
    if _is_too_early(corpus, source, fact, statement):
        return Verdict(Truth.FALSE, Rule.TOO_EARLY, of_the_fact)
    return _UNKNOWN


def _leaves_open(corpus: Corpus, source: str, fact: Fact) -> bool:
    """Tell whether a report says "and others", so that it may mean an entity it does not name."""
    for listing in corpus.by_report.get((source, fact.property), ()):
        for part in listing.open:
            listed = getattr(listing, part)
            stated = getattr(fact, part)
            type_ = _type_of(corpus, listed)
            if type_ and type_ == _type_of(corpus, stated):
                return True
    return False


def _type_of(corpus: Corpus, part: Value | None) -> EntityType | None:
    """Return the type of an entity, or of the first of a list; None for other values."""
    name = part
    if isinstance(part, tuple) and part:
        name = part[0]
    entity = None
    if isinstance(name, str):
        entity = corpus.entities.get(name)
    if entity:
        return entity.type
    return None


def _absent_names(corpus: Corpus, source: str, names: list[str]) -> list[str]:
    """Return those of the entities `names` that a report is proved never to name."""
    return [entity for entity in names if mentions.is_absent(corpus, source, entity)]


def unnamed_entity(corpus: Corpus, source: str, fact: Fact) -> str | None:
    """Return the id of an entity, such as a person, that a fact names but a report never does.

    `source` is the report's id. Only proper names in the fact's sentence (`words.statement`) count.
    Of several entities, the first in the order of `entities_of` is returned. None if no name is
    proved to be missing from the report.
    """
    statement = words.statement(corpus, fact) or ""
    names = _named(corpus, fact, folded(statement))
    absent = _absent_names(corpus, source, names)
    if absent:
        return absent[0]
    return None


def reports_can_differ(corpus: Corpus, fact: Fact) -> bool:
    """Tell, by a quick test, whether some report might not contain what a fact states.

    True if the fact has a period or a number, or if some report never names one of its entities.
    If False, no report needs to be compared with the fact.
    """
    if fact.period is not None:
        return True
    if isinstance(fact.value, Quantity):
        return True
    for part in entities_of(corpus, fact):
        entity = corpus.entities[part]
        if is_named(entity) and _is_absent_somewhere(corpus, part):
            return True
    return False


def _is_absent_somewhere(corpus: Corpus, entity: str) -> bool:
    """Tell whether a report never names an entity."""
    return any(mentions.is_absent(corpus, source, entity) for source in corpus.sources)


def _named(corpus: Corpus, fact: Fact, statement: str) -> list[str]:
    """Return the parts of a fact that occur in its folded statement under a proper name."""
    names = []
    for part in entities_of(corpus, fact):
        entity = corpus.entities[part]
        name = folded(entity.name)
        if is_named(entity) and name in statement:
            names.append(part)
    return names


def is_silent(corpus: Corpus, source: str, fact: Fact) -> bool:
    """Tell whether a report is proved to say nothing about the subject of a fact.

    `source` is the report's id. True if none of the report's facts has the subject in any part, and
    the report never names it. For an event, the first condition is enough. A subject without a
    proper name, such as "US policy", might be meant in other words; so the report must also be
    older than the fact's `as_of`.
    """
    subject = corpus.entities.get(fact.subject)
    if subject is None:
        return False
    same_thing = {subject.id, *corpus.may_be(subject.id)}
    spoken_of = _spoken_of(corpus, source)
    if not spoken_of.isdisjoint(same_thing):
        return False
    if subject.type is EntityType.EVENT:
        return True
    if not is_named(subject) and not _was_reported_later(corpus, source, fact):
        return False
    return mentions.is_absent(corpus, source, subject.id)


def _was_reported_later(corpus: Corpus, source: str, fact: Fact) -> bool:
    """Tell whether a fact is told as of a time after a report was published."""
    if fact.as_of is None:
        return False
    return _is_before(corpus, source, fact.as_of)


def entities_of(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the ids of the entities (people, places and the like) in a fact, each once.

    Their order: speaker, subject, value, population (who is counted), place. A part that is missing
    or no entity is left out.
    """
    named = [fact.speaker, fact.subject]
    if isinstance(fact.value, tuple):
        named += fact.value
    elif isinstance(fact.value, str):
        prop = corpus.properties[fact.property]
        # Words are no entity, even if they spell the id of one.
        if prop.value is ValueType.ENTITY:
            named.append(fact.value)
    named += [fact.population, fact.place]
    entities = [part for part in named if part in corpus.entities]
    # A fact may name one entity in two of its parts.
    return tuple(dict.fromkeys(entities))


def is_named(entity: Entity) -> bool:
    """Tell whether an entity has a proper name, such as "Ada Marsh".

    False for descriptions, such as "harbour policy", "an unnamed source" or "angry rowers", since
    another report may use other words.
    """
    return entity.type not in _DESCRIBED and _is_name(entity.name)


@lru_cache(maxsize=16384)
def _is_name(name: str) -> bool:
    """Tell whether what something is called is a name, and no description."""
    if name.startswith(("a ", "an ")):
        return False
    words_of_name = set(_WORD.findall(name))
    # Small words have no capital in a name either, as in "Office of the President".
    long_words = words_of_name - _SMALL_WORDS
    return all(word[0].isupper() for word in long_words)


@once_per_corpus
def _spoken_of(corpus: Corpus, source: str) -> frozenset[str]:
    """Return every entity that is part of a fact of a report."""
    entities: set[str] = set()
    for fact in corpus.by_source[source]:
        entities.update(entities_of(corpus, fact))
    return frozenset(entities)


def _by_its_facts(corpus: Corpus, source: str, fact: Fact) -> Verdict | None:
    """Return the verdict of a report's own facts on another fact; None if they decide nothing."""
    if (source, fact.property) not in corpus.by_report:
        return None
    claim = claim_of(fact, source)
    verdict = judge_claim(corpus, claim)
    if verdict.rule is Rule.NOT_SPOKEN_OF:
        return None
    is_false = verdict.truth is Truth.FALSE
    if is_false and _rests_on_wording(corpus, fact, verdict):
        return None
    return verdict


def _rests_on_wording(corpus: Corpus, fact: Fact, verdict: Verdict) -> bool:
    """Tell whether a verdict rests on wording alone: other words may mean the same thing."""
    prop = corpus.properties[fact.property]
    if prop.value is not ValueType.TEXT:
        return False
    for id_ in verdict.facts:
        proof = corpus.facts[id_]
        if proof.value != fact.value:
            return True
    return False


def _is_too_early(corpus: Corpus, source: str, fact: Fact, statement: str) -> bool:
    """Tell whether a report was published before the time that the statement gives.

    False if a report that the fact cites is as early: it told the future, so another could as well.
    """
    period = fact.period
    if period is None:
        return False
    if not _is_before(corpus, source, period):
        return False
    for cited in fact.reports():
        if _is_before(corpus, cited, period):
            return False
    time = folded(in_words(period))
    return time in statement


def _is_before(corpus: Corpus, source: str, period: str) -> bool:
    """Tell whether a report was surely published before `period`.

    False if one of them is no period.
    """
    date = corpus.sources[source].date
    try:
        published = read_period(date).last
        begins = read_period(period).first
    except ValueError:
        return False
    return published is not None and published < begins

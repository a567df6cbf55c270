"""Backing: does a report say what a fact states? TRUE, FALSE with a proof, or UNKNOWN, which is never used as false.

A fact states something of the world; here it is asked of one report after the other. A report that
the fact cites backs it. A report is proved not to back it where its own facts say something else,
where it names nowhere somebody whom the statement names, where it gives the figure of nothing or of
something else, or where it was published too early.
"""

import re
from decimal import Decimal
from functools import lru_cache

from policystory.facts import mentions, words
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Entity, EntityType, Fact, Quantity, ValueType
from policystory.facts.truth import Rule, Truth, Verdict, claim_of, holds
from policystory.facts.values.period import in_words, read_period
from policystory.facts.values.spelling import numbers

_SMALL = frozenset("a an and against de for in of on s the to with".split())
_DESCRIBED = frozenset((EntityType.GROUP, EntityType.EVENT))
_WORD = re.compile(r"[^\W\d_]+")
_OPEN = Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)


def backs(corpus: Corpus, source: str, fact: Fact) -> Verdict:
    """Judge whether a report says what the statement of a fact says (`words.statement`).

    Arguments: the corpus; the id of the report; the fact. Returns UNKNOWN for a fact whose property
    has no statement.
    """
    return verdicts(corpus, fact)[source]


def verdicts(corpus: Corpus, fact: Fact) -> dict[str, Verdict]:
    """Judge of every report whether it says what the statement of a fact says."""
    statement = words.statement(corpus, fact)
    if statement is None:
        return dict.fromkeys(corpus.sources, _OPEN)
    told = folded(statement)
    named = _named(corpus, fact, told)
    return {
        source: _verdict(corpus, source, fact, told, named) for source in corpus.sources
    }


def _verdict(
    corpus: Corpus, source: str, fact: Fact, told: str, named: list[str]
) -> Verdict:
    """Judge one report, given what the statement says and whom it names; one without facts proves nothing."""
    if not _facts_of(corpus)[source]:
        return _OPEN
    is_foreign = any(_is_absent(corpus, source, one) for one in named)
    if any(citation.source == source for citation in fact.sources):
        # A second report may say the thing, and not name the person who said it to the first.
        return Verdict(
            Truth.UNKNOWN if is_foreign else Truth.TRUE, Rule.STATED, (fact.id,)
        )
    said = _said(corpus, source, fact)
    if said is not None:
        return said
    if is_foreign:
        return Verdict(Truth.FALSE, Rule.ABSENT, (fact.id,))
    elsewhere = _figure_elsewhere(corpus, source, fact)
    if elsewhere is not None:
        return Verdict(Truth.FALSE, Rule.NO_SUCH_FIGURE, elsewhere or (fact.id,))
    return (
        Verdict(Truth.FALSE, Rule.TOO_EARLY, (fact.id,))
        if _is_early(corpus, source, fact, told)
        else _OPEN
    )


def stranger(corpus: Corpus, source: str, fact: Fact) -> str | None:
    """Return an entity that the statement of a fact names and a report names nowhere: the ground of Rule.ABSENT."""
    named = _named(corpus, fact, folded(words.statement(corpus, fact) or ""))
    return next((one for one in named if _is_absent(corpus, source, one)), None)


def may_be_told(corpus: Corpus, fact: Fact) -> bool:
    """Tell, quickly, whether reports can be told apart by a fact: by a name, a figure or a time that it states."""
    if fact.period is not None or isinstance(fact.value, Quantity):
        return True
    named = [one for one in parts(corpus, fact) if is_named(corpus.entities[one])]
    return any(
        _is_absent(corpus, source, one) for source in corpus.sources for one in named
    )


def _named(corpus: Corpus, fact: Fact, told: str) -> list[str]:
    """Return the parts of a fact that its statement calls by a name of their own."""
    entities = (corpus.entities[one] for one in parts(corpus, fact))
    return [
        entity.id
        for entity in entities
        if is_named(entity) and folded(entity.name) in told
    ]


def silent(corpus: Corpus, source: str, fact: Fact) -> bool:
    """Tell whether a report is proved to say nothing of the subject of a fact: none of its facts is about it.

    Every paragraph of a report is cited by a fact or excused, so that what none of its facts is
    about is not in it. Of what has no name of its own, that is sure only of an event, and of what
    was reported at a later time.
    """
    subject = corpus.entities.get(fact.subject)
    if subject is None or not _spoken_of(corpus, source).isdisjoint(
        (subject.id, *corpus.may_be(subject.id))
    ):
        return False
    if subject.type is EntityType.EVENT:
        return True
    later = fact.as_of is not None and _is_before(corpus, source, fact.as_of)
    return (is_named(subject) or later) and _is_absent(corpus, source, subject.id)


def parts(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the entities that are part of what a fact states: who speaks, then subject, value and the rest."""
    values: tuple[str, ...] = ()
    if isinstance(fact.value, tuple):
        values = fact.value
    elif (
        isinstance(fact.value, str)
        and corpus.properties[fact.property].value is ValueType.ENTITY
    ):
        values = (fact.value,)
    named = (fact.speaker, fact.subject, *values, fact.population, fact.place)
    return tuple(dict.fromkeys(one for one in named if one in corpus.entities))


@lru_cache(maxsize=4096)
def is_named(entity: Entity) -> bool:
    """Tell whether an entity goes by a name of its own, and is not only described.

    What is described can stand in a report in other words: "US policy", "an unnamed source",
    "Democratic senators".
    """
    if entity.type in _DESCRIBED or entity.name.startswith(("a ", "an ")):
        return False
    return all(
        word[0].isupper() for word in _WORD.findall(entity.name) if word not in _SMALL
    )


@lru_cache(maxsize=4096)
def _is_absent(corpus: Corpus, source: str, entity: str) -> bool:
    return mentions.absent(corpus, source, entity)


@lru_cache(maxsize=64)
def _spoken_of(corpus: Corpus, source: str) -> frozenset[str]:
    """Return every entity that a fact of a report is about."""
    return frozenset(
        one for fact in _facts_of(corpus)[source] for one in parts(corpus, fact)
    )


@lru_cache(maxsize=4)
def _facts_of(corpus: Corpus) -> dict[str, tuple[Fact, ...]]:
    """Return the facts of each report, in the order of their ids."""
    found: dict[str, dict[str, Fact]] = {source: {} for source in corpus.sources}
    for fact in corpus.facts.values():
        for citation in fact.sources:
            found.setdefault(citation.source, {})[fact.id] = fact
    return {source: tuple(facts.values()) for source, facts in found.items()}


def _said(corpus: Corpus, source: str, fact: Fact) -> Verdict | None:
    """Return what a report's own facts make of the claim of another; None if they say nothing of it."""
    if (source, fact.property) not in corpus.by_report:
        return None
    verdict = holds(corpus, claim_of(fact, source))
    if verdict.truth is Truth.FALSE and _is_in_other_words(corpus, fact, verdict):
        return None
    return None if verdict.rule is Rule.NOT_SPOKEN_OF else verdict


def _is_in_other_words(corpus: Corpus, fact: Fact, verdict: Verdict) -> bool:
    """Tell whether a verdict rests on words alone: what one report puts in other words may be the same thing."""
    if corpus.properties[fact.property].value is not ValueType.TEXT:
        return False
    return any(corpus.facts[one].value != fact.value for one in verdict.facts)


def _figure_elsewhere(
    corpus: Corpus, source: str, fact: Fact
) -> tuple[str, ...] | None:
    """Return the facts by which a report gives a figure of something else; () if it gives it of nothing, else None."""
    if not isinstance(fact.value, Quantity) or fact.value.to is not None:
        return None
    told, amount = _figures(corpus, source), fact.value.amount
    # "Half" may stand for 50%.
    tellers = (
        *told.get(amount, ()),
        *(told.get(amount / 100, ()) if fact.value.unit == "percent" else ()),
    )
    return (
        tellers
        if all(
            _is_of_something_else(corpus, corpus.facts[one], fact) for one in tellers
        )
        else None
    )


def _is_of_something_else(corpus: Corpus, other: Fact, fact: Fact) -> bool:
    """Tell whether two facts with one figure are proved to count different things, people or times."""
    one, two = other.value, fact.value
    if (
        not isinstance(one, Quantity)
        or not isinstance(two, Quantity)
        or one.amount != two.amount
    ):
        return False
    if one.unit != two.unit or one.per != two.per:
        return True
    if (
        other.period
        and fact.period
        and not read_period(other.period).overlaps(read_period(fact.period))
    ):
        return True
    pairs = ((other.subject, fact.subject), (other.population, fact.population))
    return any(
        mine and theirs and not corpus.related(mine, theirs) for mine, theirs in pairs
    )


@lru_cache(maxsize=64)
def _figures(corpus: Corpus, source: str) -> dict[Decimal, tuple[str, ...]]:
    """Return every number in what a report's facts say, with the facts; what its paragraphs give is in its facts."""
    found: dict[Decimal, list[str]] = {}
    for fact in _facts_of(corpus)[source]:
        told = numbers(
            f"{fact.says} {fact.value}" if isinstance(fact.value, str) else fact.says
        )
        for number in sorted(
            told | ({fact.value.amount} if isinstance(fact.value, Quantity) else set())
        ):
            found.setdefault(number, []).append(fact.id)
    return {number: tuple(ids) for number, ids in found.items()}


def _is_early(corpus: Corpus, source: str, fact: Fact, told: str) -> bool:
    """Tell whether a report was published before the time that the statement itself gives.

    What the fact's own report tells of a time to come another could have told as well.
    """
    if fact.period is None or not _is_before(corpus, source, fact.period):
        return False
    own = any(
        _is_before(corpus, citation.source, fact.period) for citation in fact.sources
    )
    return not own and folded(in_words(fact.period)) in told


def _is_before(corpus: Corpus, source: str, period: str) -> bool:
    """Tell whether a report was surely published before a period begins; what is no period is before nothing."""
    try:
        published = read_period(corpus.sources[source].date).last
        return published is not None and published < read_period(period).first
    except ValueError:
        return False

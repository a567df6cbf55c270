"""Wrong options: real figures, names and dates of the corpus, alike enough to be confused, each with a proof of FALSE.

First come the confusions that the fact itself names, then its topic's, then others; among equals those of the same
property, report and period. What is only unknown is never used.
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, folded
from policystory.facts.period import in_words, read_period
from policystory.facts.record import EntityType, Fact, Quantity, Value, ValueType
from policystory.facts.truth import Asked, Truth, Verdict, claim_of

POOL = 12
"""Proved wrong options that an item keeps; more would never be drawn."""
TIERS = 3
"""Named confusions, the topic's, others."""

Sort = tuple[str, ...]


class Candidate(msgspec.Struct, frozen=True):
    """A value that could stand as an option: how it is written, folded and in full, and the fact it is taken from."""

    text: str
    same: str
    value: Value
    fact: Fact


class Wrong(msgspec.Struct, frozen=True):
    """A wrong option with its proof; the lower its tier, the likelier the confusion."""

    candidate: Candidate
    verdict: Verdict
    tier: int


def candidate(corpus: Corpus, fact: Fact, direction: str) -> Candidate | None:
    """Return what a fact has in this direction, as an option would show it, or None."""
    if direction == "value":
        text = words.value(corpus, corpus.properties[fact.property], fact.value)
        return Candidate(words.opening(text), folded(text), fact.value, fact)
    part = getattr(fact, direction)
    if part is None:
        return None
    text = in_words(part) if direction == "period" else words.name(corpus, part)
    return Candidate(words.opening(text), folded(text), part, fact)


def wrong_options(corpus: Corpus, fact: Fact, own: Candidate, direction: str) -> list[Wrong]:
    """Return the wrong options for one part of a fact, likeliest confusion first, each proved FALSE of its report."""
    found: list[Wrong] = []
    # Whoever the question itself names is no option: "whom did she meet?" is not answered by her own name.
    named = (getattr(fact, part) for part in ("subject", "speaker", "population", "place"))
    seen = {own.same, *(folded(words.name(corpus, one)) for one in named if one)}
    asked = Asked(corpus, claim_of(fact, fact.sources[0].source), direction)
    for tier, other in _ranked(corpus, fact, own, direction):
        if other.same in seen:
            continue
        seen.add(other.same)
        verdict = asked.holds(other.value)
        if verdict.truth is Truth.FALSE:
            found.append(Wrong(other, verdict, tier))
            if len(found) == POOL:
                break
    return found


def _ranked(corpus: Corpus, fact: Fact, own: Candidate, direction: str) -> Iterator[tuple[int, Candidate]]:
    """Yield what is alike, nearest first, with its tier."""
    topic = corpus.topic_of[fact.id]
    confusable = set(fact.confusable)

    report = fact.sources[0].source

    def place(other: Candidate) -> tuple[int, bool, bool, bool, str]:
        of = other.fact
        tier = 0 if of.id in confusable else 1 if corpus.topic_of[of.id] == topic else 2
        elsewhere = all(citation.source != report for citation in of.sources)
        return tier, of.property != fact.property, elsewhere, of.period != fact.period, of.id

    alike = _by_sort(corpus).get((direction, *_sort(corpus, own, direction)), ())
    written = read_period(corpus.sources[report].date).first
    for other in sorted((one for one in alike if one.fact.id != fact.id), key=place):
        tier = place(other)[0]
        # A date that its report could not know answers nobody, unless an author names it as a confusion.
        if direction == "period" and tier and read_period(str(other.value)).first > written:
            continue
        yield tier, other


@lru_cache(maxsize=4)  # one entry a corpus; the index is as long-lived as the bank that is made with it
def _by_sort(corpus: Corpus) -> dict[Sort, tuple[Candidate, ...]]:
    """Return every candidate of a corpus by direction and sort: only things of one sort can stand beside each other."""
    found: dict[Sort, list[Candidate]] = {}
    for fact in corpus.facts.values():
        for direction in ("value", "subject", "speaker", "period", "population", "place"):
            one = candidate(corpus, fact, direction)
            if one is not None:
                found.setdefault((direction, *_sort(corpus, one, direction)), []).append(one)
    return {sort: tuple(candidates) for sort, candidates in found.items()}


def _sort(corpus: Corpus, own: Candidate, direction: str) -> Sort:
    """Return what sort of thing a candidate is: its unit, its type of entity, or how finely a date is written."""
    value = own.value
    if direction == "speaker":
        # People and bodies speak beside each other; "some Guatemalans" beside a ministry would be no real choice.
        speaker = corpus.entities.get(str(value))
        return "speaker", "group" if speaker and speaker.type is EntityType.GROUP else "named"
    if isinstance(value, Quantity):
        return "quantity", value.unit, value.per or ""
    if isinstance(value, tuple):
        return "list", str(len(value))
    dated = corpus.properties[own.fact.property].value is ValueType.PERIOD
    if direction == "period" or (direction == "value" and dated):
        return "period", _granularity(value)
    entity = corpus.entities.get(value)
    return ("entity", entity.type) if entity else ("text", own.fact.property)


def _granularity(text: str) -> str:
    """Return how finely a period is written: a day is never offered beside a month; spans of months are alike."""
    head, _, tail = text.partition("/")
    if tail == "..":
        return "since"
    if tail and len(head) == len("2021-06-07"):
        return "one of several days"
    return {4: "years", 7: "months", 10: "days"}.get(len(head), "")


def in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Put figures and dates in ascending order, everything else in the order of the alphabet."""
    return sorted(candidates, key=_place)


def _place(one: Candidate) -> tuple[float, str]:
    """Return where a candidate stands among others of its sort."""
    if isinstance(one.value, Quantity):
        return float(one.value.amount), one.text
    try:
        return float(read_period(str(one.value)).first.toordinal()), one.text
    except ValueError:
        return 0.0, one.text

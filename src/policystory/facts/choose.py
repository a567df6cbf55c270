"""Choose facts by topic, source, speaker, kind, period and words."""

from typing import NamedTuple

import msgspec

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact
from policystory.facts.timeline import date_of
from policystory.facts.values.period import Period, read_period


class FactFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions for choosing facts, all of which a fact must meet; None means no condition.

    `topic`, `source` and `kind` are written as in the files, such as "crossings", "news-1911" and
    "estimate". `speaker`: an id, a name or an alias. `period`: such as "2021-04"; the fact's date
    must share a day with it. `words`: words or parts of words, separated by spaces; all must be in
    the fact's sentence `says`.
    """

    topic: str | None = None
    source: str | None = None
    speaker: str | None = None
    kind: str | None = None
    period: str | None = None
    words: str | None = None


def filter_facts(corpus: Corpus, choice: FactFilter) -> list[Fact]:
    """Return the facts that meet all conditions of a filter, sorted by id.

    Without such facts the list is empty. ValueError if the filter's period cannot be read.
    """
    speaker = choice.speaker
    if speaker is not None:
        # An unknown speaker chooses no fact, since no speaker has the empty id.
        speaker = corpus.entity_named(speaker) or ""
    wanted = _Wanted(
        choice=choice,
        speaker=speaker,
        period=read_period(choice.period) if choice.period else None,
        words=folded(choice.words or "").split(),
    )
    facts = corpus.facts.values()
    return [fact for fact in facts if _fits(corpus, fact, wanted)]


class _Wanted(NamedTuple):
    """A choice with its speaker replaced by an id, and its period and words read."""

    choice: FactFilter
    speaker: str | None
    period: Period | None
    words: list[str]


def _fits(corpus: Corpus, fact: Fact, wanted: _Wanted) -> bool:
    choice = wanted.choice
    topic = corpus.topic_of[fact.id]
    if choice.topic not in (None, topic):
        return False
    if choice.kind not in (None, fact.kind.value):
        return False
    if choice.source not in (None, *fact.reports()):
        return False
    if wanted.speaker not in (None, fact.speaker):
        return False
    if not _is_of_period(corpus, fact, wanted.period):
        return False
    # A part of a word is enough: "ferr" chooses ferry and ferries.
    sentence = folded(fact.says)
    return all(word in sentence for word in wanted.words)


def _is_of_period(corpus: Corpus, fact: Fact, period: Period | None) -> bool:
    """Tell whether a fact's date overlaps a period; True if no period is asked for."""
    if period is None:
        return True
    date = date_of(corpus, fact)
    if date is None:
        return False
    return read_period(date).overlaps(period)

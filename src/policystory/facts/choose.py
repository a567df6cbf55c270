"""Choosing facts: by topic, source, speaker, kind, period, and words."""

import msgspec

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact
from policystory.facts.timeline import date_of
from policystory.facts.values.period import read_period


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; what is None is not asked. `words` must all stand in the fact's sentence."""

    topic: str | None = None
    source: str | None = None
    speaker: str | None = None
    kind: str | None = None
    period: str | None = None
    words: str | None = None


def choose(corpus: Corpus, choice: Choice) -> list[Fact]:
    """Return the facts that fit a choice, by id. ValueError with one sentence if its period is none."""
    period = read_period(choice.period) if choice.period else None
    wanted = folded(choice.words or "").split()
    speaker = corpus.entity_named(choice.speaker) if choice.speaker else None

    def fits(fact: Fact) -> bool:
        date = date_of(corpus, fact)
        return (
            choice.topic in (None, corpus.topic_of[fact.id])
            and (
                choice.source is None
                or any(one.source == choice.source for one in fact.sources)
            )
            and (
                choice.speaker is None
                or (speaker is not None and fact.speaker == speaker)
            )
            and choice.kind in (None, fact.kind.value)
            and (
                period is None
                or (date is not None and read_period(date).overlaps(period))
            )
            and all(word in folded(fact.says) for word in wanted)
        )

    return [fact for fact in corpus.facts.values() if fits(fact)]

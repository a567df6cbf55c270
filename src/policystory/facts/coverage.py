"""Coverage: what of each report is in the corpus, and who speaks in it."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Source


class SourceCoverage(msgspec.Struct, frozen=True):
    """One report: its paragraphs that facts cite, that are excused, and that are neither; its facts by kind."""

    source: str
    paragraphs: int
    cited: tuple[int, ...]
    excused: tuple[int, ...]
    open: tuple[int, ...]
    kinds: dict[str, int]

    @property
    def share(self) -> float:
        """Return the share of paragraphs that are cited or excused, from 0 to 1."""
        return 1 - len(self.open) / self.paragraphs if self.paragraphs else 1.0


class LessonCoverage(msgspec.Struct, frozen=True):
    """One lesson: the facts that its objectives have, by kind, and their speakers by side."""

    lesson: str
    facts: int
    kinds: dict[str, int]
    sides: dict[str, int]


class Coverage(msgspec.Struct, frozen=True):
    """The whole corpus, by source, by lesson, and by speaker."""

    facts: int
    sources: tuple[SourceCoverage, ...]
    lessons: tuple[LessonCoverage, ...]
    speakers: dict[str, dict[str, int]]


def coverage(corpus: Corpus) -> Coverage:
    """Return what is covered. Speakers are counted by side, and within a side by name."""
    return Coverage(
        facts=len(corpus.facts),
        sources=tuple(
            _source(corpus, source)
            for source in sorted(corpus.sources.values(), key=lambda one: one.date)
        ),
        lessons=tuple(
            _lesson(corpus, lesson)
            for lesson in sorted({one.lesson for one in corpus.objectives.values()})
        ),
        speakers=_speakers(corpus),
    )


def cited_paragraphs(corpus: Corpus, source: str) -> set[int]:
    """Return the paragraphs of a source that some fact cites."""
    return {
        citation.paragraph
        for fact in corpus.facts.values()
        for citation in fact.sources
        if citation.source == source
    }


def excused_paragraphs(source: Source) -> set[int]:
    """Return the paragraphs that are said to state nothing of the story."""
    return {
        paragraph for excuse in source.without_facts for paragraph in excuse.paragraphs
    }


def _source(corpus: Corpus, source: Source) -> SourceCoverage:
    cited, excused = cited_paragraphs(corpus, source.id), excused_paragraphs(source)
    facts = [
        fact
        for fact in corpus.facts.values()
        if any(one.source == source.id for one in fact.sources)
    ]
    return SourceCoverage(
        source=source.id,
        paragraphs=source.paragraphs,
        cited=tuple(sorted(cited)),
        excused=tuple(sorted(excused)),
        open=tuple(sorted(set(range(1, source.paragraphs + 1)) - cited - excused)),
        kinds=_kinds(facts),
    )


def _lesson(corpus: Corpus, lesson: str) -> LessonCoverage:
    own = {one.id for one in corpus.objectives.values() if one.lesson == lesson}
    facts = [fact for fact in corpus.facts.values() if own & set(fact.objectives)]
    sides = Counter(
        corpus.entities[fact.speaker].side or "no side"
        for fact in facts
        if fact.speaker
    )
    return LessonCoverage(
        lesson, len(facts), _kinds(facts), dict(sorted(sides.items()))
    )


def _kinds(facts: Iterable[Fact]) -> dict[str, int]:
    return dict(sorted(Counter(fact.kind.value for fact in facts).items()))


def _speakers(corpus: Corpus) -> dict[str, dict[str, int]]:
    """Count facts by the side and name of their speaker."""
    found: dict[str, Counter[str]] = {}
    for fact in corpus.facts.values():
        if fact.speaker:
            entity = corpus.entities[fact.speaker]
            role = ", ".join(
                [entity.name, *(office.title for office in entity.offices)]
            )
            found.setdefault(entity.side or "no side", Counter())[role] += 1
    return {side: dict(sorted(names.items())) for side, names in sorted(found.items())}

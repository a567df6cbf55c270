"""Count which paragraphs of each report are cited by facts, and who speaks in the facts."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Source

NO_SIDE = "no side"
"""The heading for speakers whose record names no side (camp or institution)."""


class SourceCoverage(msgspec.Struct, frozen=True):
    """How much of one report the facts cover.

    `source`: the report's id. `paragraphs`: how many it has. The number of each paragraph is in one
    of three lists: `cited` (a fact cites it), `excused` (marked as stating nothing), or `open`
    (neither). `kinds`: how many facts of the report are of each kind, such as "estimate".
    """

    source: str
    paragraphs: int
    cited: tuple[int, ...]
    excused: tuple[int, ...]
    open: tuple[int, ...]
    kinds: dict[str, int]

    @property
    def share(self) -> float:
        """Return the share of paragraphs, from 0 to 1, that are cited or marked as stating nothing.

        It is 1 for a report without paragraphs.
        """
        if not self.paragraphs:
            return 1.0
        return 1 - len(self.open) / self.paragraphs


class LessonCoverage(msgspec.Struct, frozen=True):
    """How many facts serve the objectives (what a learner should be able to do) of one lesson.

    `lesson`: its id. `facts`: how many. `kinds`: how many of each kind, such as "estimate".
    `sides`: how many from speakers of each camp, such as "congress".
    """

    lesson: str
    facts: int
    kinds: dict[str, int]
    sides: dict[str, int]


class Coverage(msgspec.Struct, frozen=True):
    """How much of the reports the facts of a course cover.

    `facts`: how many there are. `sources`: an entry for each report, by date. `lessons`: an entry
    for each lesson, by id. `speakers`: how many facts each speaker has, by camp (such as
    "congress") and then by the speaker's name and offices.
    """

    facts: int
    sources: tuple[SourceCoverage, ...]
    lessons: tuple[LessonCoverage, ...]
    speakers: dict[str, dict[str, int]]


def coverage(corpus: Corpus) -> Coverage:
    """Count how many paragraphs the facts cite, and how many facts each lesson and speaker has."""
    # Reports in the order of time, as the course tells its story.
    in_time = sorted(corpus.sources.values(), key=lambda source: source.date)
    sources = [_source(corpus, source) for source in in_time]
    return Coverage(
        facts=len(corpus.facts),
        sources=tuple(sources),
        lessons=_lessons(corpus),
        speakers=_speakers(corpus),
    )


def cited_paragraphs(corpus: Corpus, source: str) -> set[int]:
    """Return the numbers of the paragraphs in a source (an id) that facts cite."""
    cited: set[int] = set()
    for fact in corpus.by_source.get(source, ()):
        for citation in fact.sources:
            if citation.source == source:
                cited.add(citation.paragraph)
    return cited


def excused_paragraphs(source: Source) -> set[int]:
    """Return the numbers of the paragraphs that a source's record marks as stating nothing."""
    excused: set[int] = set()
    for excuse in source.without_facts:
        excused.update(excuse.paragraphs)
    return excused


def _source(corpus: Corpus, source: Source) -> SourceCoverage:
    cited = cited_paragraphs(corpus, source.id)
    excused = excused_paragraphs(source)
    every = set(range(1, source.paragraphs + 1))
    neither = every - cited - excused
    return SourceCoverage(
        source=source.id,
        paragraphs=source.paragraphs,
        cited=tuple(sorted(cited)),
        excused=tuple(sorted(excused)),
        open=tuple(sorted(neither)),
        kinds=_kinds(corpus.by_source[source.id]),
    )


def _lessons(corpus: Corpus) -> tuple[LessonCoverage, ...]:
    objectives_of: dict[str, set[str]] = {}
    for objective in corpus.objectives.values():
        of_lesson = objectives_of.setdefault(objective.lesson, set())
        of_lesson.add(objective.id)
    lessons = [
        _lesson(corpus, lesson, objectives_of[lesson])
        for lesson in sorted(objectives_of)
    ]
    return tuple(lessons)


def _lesson(corpus: Corpus, lesson: str, objectives: set[str]) -> LessonCoverage:
    facts: list[Fact] = []
    sides: Counter[str] = Counter()
    for fact in corpus.facts.values():
        if objectives.isdisjoint(fact.objectives):
            continue
        facts.append(fact)
        if fact.speaker:
            speaker = corpus.entities[fact.speaker]
            sides[speaker.side or NO_SIDE] += 1
    return LessonCoverage(
        lesson=lesson,
        facts=len(facts),
        kinds=_kinds(facts),
        sides=_sorted(sides),
    )


def _kinds(facts: Iterable[Fact]) -> dict[str, int]:
    kinds = Counter(fact.kind.value for fact in facts)
    return _sorted(kinds)


def _sorted(counts: Counter[str]) -> dict[str, int]:
    """Return counts sorted by name, so that a report is the same every time."""
    return dict(sorted(counts.items()))


def _speakers(corpus: Corpus) -> dict[str, dict[str, int]]:
    """Count facts by the side of their speaker, and within it by the speaker's name and offices."""
    sides: dict[str, Counter[str]] = {}
    for fact in corpus.facts.values():
        if fact.speaker is None:
            continue
        speaker = corpus.entities[fact.speaker]
        offices = [office.title for office in speaker.offices]
        # A name without its office would not tell a reader whose words were taken up.
        role = ", ".join([speaker.name, *offices])
        side = speaker.side or NO_SIDE
        sides.setdefault(side, Counter())[role] += 1
    return {side: _sorted(sides[side]) for side in sorted(sides)}

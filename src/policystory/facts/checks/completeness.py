"""Check that no facts are missing: for paragraphs of reports, and for objectives.

A paragraph needs a fact unless its report's record gives a reason: then it is *excused*. An
objective is something that a learner should be able to do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from policystory.errors import Problem
from policystory.facts.checks.fault import Faults, check_each_fact, to_problems
from policystory.facts.corpus import Corpus, folded
from policystory.facts.coverage import cited_paragraphs, excused_paragraphs
from policystory.facts.record import Fact, Source
from policystory.facts.text import Text
from policystory.reading import Places, did_you_mean

FACTS_OF_AN_OBJECTIVE = 4
"""The fewest facts that an objective needs, so that it can be practised without repeating
questions."""


UNKNOWN = "unknown"
"""What stands in a source's record until the hash of its text is written."""


def paragraphs_are_used_or_excused(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each source with paragraphs that no fact cites.

    Paragraphs with a reason under `without-facts`, in the source's record, do not count.
    """
    for source in corpus.sources.values():
        cited = cited_paragraphs(corpus, source.id)
        paragraphs = set(range(1, source.paragraphs + 1))
        # A paragraph without facts may have been forgotten, unless its source says why.
        missing = sorted(paragraphs - cited - excused_paragraphs(source))
        if missing:
            numbers = ", ".join(map(str, missing))
            message = f"paragraphs {numbers} are neither used by a fact nor excused"
            hint = "write their facts, or say why there are none under 'without-facts:'"
            field_path = ("source", source.id, "without-facts")
            yield places.problem(*field_path, message=message, hint=hint)


def excuses_are_of_unused_paragraphs(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """Yield a problem for each paragraph that is wrongly listed under `without-facts`.

    It is wrong there if a fact cites the paragraph, or if the source has no such paragraph.
    """
    for source in corpus.sources.values():
        cited = cited_paragraphs(corpus, source.id)
        faults = _excuse_faults(source, cited)
        yield from to_problems(places, "source", source.id, faults)


def _excuse_faults(source: Source, cited: set[int]) -> Faults:
    """Yield the excused paragraphs that a fact cites, or that the source does not have."""
    for i, excuse in enumerate(source.without_facts):
        for j, paragraph in enumerate(excuse.paragraphs):
            field_path = ("without-facts", i, "paragraphs", j)
            if paragraph in cited:
                message = f"paragraph {paragraph} is excused, but a fact cites it"
                yield field_path, message, "take it out here"
            if not 1 <= paragraph <= source.paragraphs:
                message = f"{source.id} has no paragraph {paragraph}"
                yield field_path, message, "count the non-blank lines"


def objectives_have_facts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each learning objective that fewer than four facts serve."""
    counts: Counter[str] = Counter()
    for fact in corpus.facts.values():
        counts.update(fact.objectives)
    for id_ in corpus.objectives:
        count = counts[id_]
        if count < FACTS_OF_AN_OBJECTIVE:
            needed = f"{FACTS_OF_AN_OBJECTIVE} are needed"
            message = f"objective '{id_}' has {count} facts, {needed}"
            hint = "name it in the facts it rests on"
            yield places.problem("objective", id_, "id", message=message, hint=hint)


@check_each_fact
def facts_have_objectives(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact serves no learning objective, so that no quiz would ask for it."""
    if not fact.objectives:
        yield "id", "the fact serves no objective", "add 'objectives:'"


def names_are_one_entitys(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each name or alias that two entities (people, places, ...) share."""
    owner: dict[str, str] = {}
    for entity in corpus.entities.values():
        for spelling in (entity.name, *entity.aliases):
            name = folded(spelling)
            first = owner.setdefault(name, entity.id)
            if first != entity.id:
                message = f"'{name}' is a name of '{first}' too"
                hint = "give each names of its own"
                field_path = ("entity", entity.id, "name")
                yield places.problem(*field_path, message=message, hint=hint)


def _sides_are_declared(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each entity whose side course.yml does not declare."""
    declared = [side.id for side in corpus.sides]
    # A course that declares none never sorts by side; its words only count speakers.
    if not declared or not places.is_complete("course"):
        return
    for entity in corpus.entities.values():
        if entity.side is not None and entity.side not in declared:
            message = f"course.yml declares no side '{entity.side}'"
            hint = did_you_mean(entity.side, declared) or "add it there under 'sides:'"
            fault = ("side", message, hint)
            yield from to_problems(places, "entity", entity.id, iter([fault]))


def unwritten_hashes(
    corpus: Corpus, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """Yield a problem for each source whose record still lacks the hash of its text.

    `texts` holds the reports' texts by source id; a source without a text is skipped.
    """
    for source in corpus.sources.values():
        text = texts.get(source.id)
        if text is not None and source.sha256 == UNKNOWN:
            field_path = ("source", source.id, "sha256")
            message = "the hash of its text is not written yet"
            hint = f"it is {text.sha256}"
            yield places.problem(*field_path, message=message, hint=hint)


CHECKS = (
    excuses_are_of_unused_paragraphs,
    facts_have_objectives,
    names_are_one_entitys,
    _sides_are_declared,
)
COUNTS = (paragraphs_are_used_or_excused, objectives_have_facts)

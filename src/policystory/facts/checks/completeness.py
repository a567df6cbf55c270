"""The corpus is whole: each paragraph is used or excused, and each objective has its facts."""

from collections import Counter
from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus, folded
from policystory.facts.coverage import cited_paragraphs, excused_paragraphs
from policystory.reading import Places

FACTS_OF_AN_OBJECTIVE = 4
"""The fewest facts that an objective rests on: fewer cannot be asked without asking twice."""


def paragraphs_are_used_or_excused(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A paragraph yields a fact or says why not."""
    for source in corpus.sources.values():
        cited, excused = cited_paragraphs(corpus, source.id), excused_paragraphs(source)
        # What no fact cites may still teach something, until somebody says that it does not.
        missing = sorted(set(range(1, source.paragraphs + 1)) - cited - excused)
        if missing:
            paragraphs = ", ".join(map(str, missing))
            message = f"paragraphs {paragraphs} are neither used by a fact nor excused"
            hint = "write their facts, or say why there are none under 'without-facts:'"
            way = ("source", source.id, "without-facts")
            yield places.problem(*way, message=message, hint=hint)


def excuses_are_of_unused_paragraphs(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """An excused paragraph is one that the source has and no fact cites."""
    for source in corpus.sources.values():
        cited = cited_paragraphs(corpus, source.id)
        for i, excuse in enumerate(source.without_facts):
            for j, paragraph in enumerate(excuse.paragraphs):
                way = ("source", source.id, "without-facts", i, "paragraphs", j)
                if paragraph in cited:
                    message = f"paragraph {paragraph} is excused, but a fact cites it"
                    hint = "take it out here"
                    yield places.problem(*way, message=message, hint=hint)
                if not 1 <= paragraph <= source.paragraphs:
                    message = f"{source.id} has no paragraph {paragraph}"
                    hint = "count the non-blank lines"
                    yield places.problem(*way, message=message, hint=hint)


def objectives_have_facts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """An objective rests on at least four facts."""
    counts: Counter[str] = Counter()
    for fact in corpus.facts.values():
        counts.update(fact.objectives)
    for objective in corpus.objectives.values():
        count = counts[objective.id]
        if count < FACTS_OF_AN_OBJECTIVE:
            needed = f"{FACTS_OF_AN_OBJECTIVE} are needed"
            message = f"objective '{objective.id}' has {count} facts, {needed}"
            hint = "name it in the facts it rests on"
            way = ("objective", objective.id, "id")
            yield places.problem(*way, message=message, hint=hint)


def facts_have_objectives(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A fact serves an objective: what nobody is to learn is not asked."""
    for fact in corpus.facts.values():
        if not fact.objectives:
            message, hint = "the fact serves no objective", "add 'objectives:'"
            yield places.problem("fact", fact.id, "id", message=message, hint=hint)


def names_are_one_entitys(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A name or alias belongs to one entity: otherwise a proof could rest on somebody else."""
    owner: dict[str, str] = {}
    for entity in corpus.entities.values():
        names = map(folded, (entity.name, *entity.aliases))
        # A name that an entity has twice is told once.
        for name in dict.fromkeys(names):
            if name in owner:
                message = f"'{name}' is a name of '{owner[name]}' too"
                hint = "give each names of its own"
                way = ("entity", entity.id, "name")
                yield places.problem(*way, message=message, hint=hint)
            else:
                owner[name] = entity.id


CHECKS = (
    excuses_are_of_unused_paragraphs,
    facts_have_objectives,
    names_are_one_entitys,
)
COUNTS = (paragraphs_are_used_or_excused, objectives_have_facts)

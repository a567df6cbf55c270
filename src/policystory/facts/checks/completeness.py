"""The corpus is whole: every paragraph is used or excused, every objective has facts, every name is one entity's."""

from collections import Counter
from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus, folded
from policystory.facts.coverage import cited_paragraphs, excused_paragraphs
from policystory.reading import Places

FACTS_OF_AN_OBJECTIVE = 4


def paragraphs_are_used_or_excused(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A paragraph yields a fact or says why not."""
    for source in corpus.sources.values():
        cited, excused = cited_paragraphs(corpus, source.id), excused_paragraphs(source)
        missing = sorted(set(range(1, source.paragraphs + 1)) - cited - excused)
        if missing:
            message = f"paragraphs {', '.join(map(str, missing))} are neither used by a fact nor excused"
            hint = "write their facts, or say why there are none under 'without-facts:'"
            yield places.problem(
                "source", source.id, "without-facts", message=message, hint=hint
            )


def excuses_are_of_unused_paragraphs(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """An excused paragraph is one that the source has and no fact cites."""
    for source in corpus.sources.values():
        cited = cited_paragraphs(corpus, source.id)
        for i, excuse in enumerate(source.without_facts):
            for j, paragraph in enumerate(excuse.paragraphs):
                faults = []
                if paragraph in cited:
                    faults.append(
                        (
                            f"paragraph {paragraph} is excused, but a fact cites it",
                            "take it out here",
                        )
                    )
                if not 1 <= paragraph <= source.paragraphs:
                    faults.append(
                        (
                            f"{source.id} has no paragraph {paragraph}",
                            "count the non-blank lines",
                        )
                    )
                for message, hint in faults:
                    way = ("without-facts", i, "paragraphs", j)
                    yield places.problem(
                        "source", source.id, *way, message=message, hint=hint
                    )


def objectives_have_facts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """An objective rests on at least four facts: fewer cannot be asked without asking twice."""
    count = Counter(
        objective for fact in corpus.facts.values() for objective in fact.objectives
    )
    for objective in corpus.objectives.values():
        if count[objective.id] < FACTS_OF_AN_OBJECTIVE:
            message = f"objective '{objective.id}' has {count[objective.id]} facts, {FACTS_OF_AN_OBJECTIVE} are needed"
            yield places.problem(
                "objective",
                objective.id,
                "id",
                message=message,
                hint="name it in the facts it rests on",
            )


def facts_have_objectives(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A fact serves an objective: what nobody is to learn is not asked."""
    for fact in corpus.facts.values():
        if not fact.objectives:
            yield places.problem(
                "fact",
                fact.id,
                "id",
                message="the fact serves no objective",
                hint="add 'objectives:'",
            )


def names_are_one_entitys(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A name or alias belongs to one entity: otherwise a proof could rest on somebody else."""
    owner: dict[str, str] = {}
    for entity in corpus.entities.values():
        for name in dict.fromkeys(
            folded(one) for one in (entity.name, *entity.aliases)
        ):
            if name in owner:
                message = f"'{name}' is a name of '{owner[name]}' too"
                yield places.problem(
                    "entity",
                    entity.id,
                    "name",
                    message=message,
                    hint="give each names of its own",
                )
            else:
                owner[name] = entity.id


CHECKS = (
    excuses_are_of_unused_paragraphs,
    facts_have_objectives,
    names_are_one_entitys,
)
COUNTS = (paragraphs_are_used_or_excused, objectives_have_facts)

"""What an item over several facts has from all of them: objectives, citations, and what it rests on."""

from collections.abc import Iterable, Sequence

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact
from policystory.items.item import Why
from policystory.items.rules.item_rules import FEEDBACK_WORDS


def reports_in_words(corpus: Corpus, report: str | None) -> str:
    """Name the report that a question is about, or all reports (None), as a stem begins."""
    return "these reports" if report is None else words.report(corpus, report)


def shared_objectives(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the objectives that all of these facts serve, in the order of the first fact."""
    shared = []
    for objective in facts[0].objectives:
        if all(objective in fact.objectives for fact in facts):
            shared.append(objective)
    return tuple(shared)


def citations(facts: Iterable[Fact]) -> tuple[Citation, ...]:
    """Return every citation of some facts, each once, sorted."""
    cited: set[Citation] = set()
    for fact in facts:
        cited.update(fact.sources)
    return tuple(sorted(cited))


def proof_facts(proofs: Iterable[tuple[Why, ...]]) -> set[str]:
    """Return the ids of all facts that some proofs rest on."""
    ids: set[str] = set()
    for proof in proofs:
        for step in proof:
            ids.update(step.facts)
    return ids


def within_limit(*texts: str) -> str:
    """Return the first of some texts of feedback that is short enough, or else the last."""
    for text in texts:
        if len(text.split()) <= FEEDBACK_WORDS:
            return text
    return texts[-1]


def confusion_tier(topic_of: dict[str, str], facts: Sequence[Fact], wrong: Fact) -> int:
    """Return how likely a fact is confused with some others: the lower, the likelier.

    0 where an author names the confusion, 1 within one topic, 2 otherwise.
    """
    for fact in facts:
        if wrong.id in fact.confusable or fact.id in wrong.confusable:
            return 0
    topics = {topic_of[fact.id] for fact in facts}
    return 1 if topic_of[wrong.id] in topics else 2

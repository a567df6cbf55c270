"""Words and ranks for questions over several facts."""

from collections.abc import Sequence

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.rules.item_rules import FEEDBACK_WORDS


def reports_in_words(corpus: Corpus, report: str | None) -> str:
    """Name the report that a question is about, or all reports (None), as a stem begins."""
    return "these reports" if report is None else words.report(corpus, report)


def within_limit(*texts: str) -> str:
    """Return the first of some texts of feedback that is short enough, or else the last."""
    for text in texts:
        if len(text.split()) <= FEEDBACK_WORDS:
            return text
    return texts[-1]


def confusion_tier(corpus: Corpus, facts: Sequence[Fact], wrong: Fact) -> int:
    """Return how likely a fact is confused with some others: the lower, the likelier.

    0 where an author names the confusion, 1 within one topic, 2 otherwise.
    """
    for fact in facts:
        if wrong.id in fact.confusable or fact.id in wrong.confusable:
            return 0
    topics = {corpus.topic_of[fact.id] for fact in facts}
    return 1 if corpus.topic_of[wrong.id] in topics else 2

"""Feedback on a statement that was sorted into the wrong category."""

from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.items.fact_set import FactSet
from policystory.items.questions.feedback.right_answer import (
    cited,
    is_within_limit,
    not_right,
    where,
)
from policystory.items.questions.sorting.categories import Sorting
from policystory.items.questions.sorting.row import Category, Row


def on_wrong_category(
    corpus: Corpus,
    fact_set: FactSet,
    sorting: Sorting,
    row: Row,
    category: Category,
) -> str:
    """Return what a learner reads who sorted a statement into a wrong category.

    It is the author's reason, or else what a statement of that category would be like, or an
    example of one. `fact_set`: the author's set. `sorting`: how it is sorted. `row`: the statement.
    `category`: the wrong category.
    """
    say = corpus.phrases.say
    place = where(corpus, row.fact)
    reason = _reason(fact_set, row, category)
    if reason:
        return say("feedback.not-right", text=reason)
    if category.would_be:
        return not_right(
            corpus, "feedback.would-be-see", text=category.would_be, place=place
        )
    for example in _examples(corpus, fact_set, sorting, row.source, category):
        text = not_right(
            corpus, "feedback.example", category=category.text, says=example
        )
        if is_within_limit(text):
            return text
    report = words.capitalise(words.report(corpus, row.source))
    denial = say("feedback.does-not-put", report=report, category=category.text)
    return not_right(corpus, "feedback.would-be-see", text=denial, place=place)


def _reason(fact_set: FactSet, row: Row, category: Category) -> str:
    """Return the author's sentences on a statement and on a wrong category, if there are any."""
    names = (row.fact.id, category.name)
    return " ".join(
        fact_set.because[name] for name in names if name in fact_set.because
    )


def _examples(
    corpus: Corpus, fact_set: FactSet, sorting: Sorting, source: str, category: Category
) -> Iterator[str]:
    """Yield what else a report has in a category, apart from what is to be sorted."""
    for fact in corpus.by_source[source]:
        if fact.id in fact_set.facts:
            continue
        example = sorting.row(corpus, fact, source)
        if isinstance(example, Row) and example.category == category.name:
            yield cited(corpus, fact)

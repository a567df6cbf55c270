"""Stems: the words of a question, which name the report that is asked and its month."""

import re

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact

REPORT = "{report}"
"""Where a question worded by hand names its report."""
_FIRST_WORD = re.compile(r"\w+")


def stem(
    corpus: Corpus, fact: Fact, direction: str, source: str | None = None
) -> str | None:
    """Return the first wording of a question; the arguments are those of `stems`."""
    return next(iter(stems(corpus, fact, direction, source)), None)


def stems(
    corpus: Corpus, fact: Fact, direction: str, source: str | None = None
) -> tuple[str, ...]:
    """Return the wordings of the question for one part of a fact.

    Arguments: the corpus; the fact; the direction, under which the fact or its property has the
    forms of the question; the report to name, which is the first that the fact cites if none is
    given. A wording that names what the fact lacks is left out.
    """
    # The report and its month are named: a figure is true of a report on its date.
    report = words.report(corpus, source or fact.sources[0].source)
    written = []
    for form in _forms(corpus, fact, direction):
        filled = words.fill(corpus, fact, form.replace(REPORT, report))
        if filled is not None:
            is_named = REPORT in form
            written.append(_whole(corpus, filled, None if is_named else report))
    return tuple(written)


def reports_in_words(corpus: Corpus, report: str | None) -> str:
    """Name the report that a question is about; None names all reports: "these reports"."""
    return "these reports" if report is None else words.report(corpus, report)


def _whole(corpus: Corpus, question: str, report: str | None) -> str:
    """Return a question as a sentence, which opens with a report where it does not name one."""
    if report is None:
        return words.capitalised(question)
    return f"According to {report}, {_inside(corpus, question)}"


def _inside(corpus: Corpus, question: str) -> str:
    """Write a question as it stands inside a sentence: its first letter is small in no name."""
    first = _FIRST_WORD.match(question)
    # "US border officials" keeps its capitals, as does "Harris".
    if first is None or first[0][1:].lower() != first[0][1:]:
        return question
    if any(question.startswith(name) for name in _names(corpus).get(first[0], ())):
        return question
    return question[:1].lower() + question[1:]


@once_per_corpus
def _names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the names of all entities and outlets by their first word."""
    names: dict[str, tuple[str, ...]] = {}
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            first = _FIRST_WORD.match(name)
            if first is not None:
                names[first[0]] = (*names.get(first[0], ()), name)
    return names


def _forms(corpus: Corpus, fact: Fact, direction: str) -> tuple[str, ...]:
    """Return the forms of the question, with placeholders for the parts of the fact."""
    prop = corpus.properties[fact.property]
    if direction == "kind" and prop.states and direction not in fact.asks:
        return (f"{prop.states.removesuffix('.')}: what kind of statement is this?",)
    return words.wordings(prop, fact, direction)

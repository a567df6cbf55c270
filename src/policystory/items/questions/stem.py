"""Stems: the wordings of a question. Each names the report asked about, and its month."""

import re
from collections.abc import Iterable

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.items.citations import first_report
from policystory.items.fact_set import FactSet
from policystory.items.item import Texts

MOST_NAMED = 2
"""So many reports are named in one stem; a longer list would hide what is asked."""
REPORT = "{report}"
"""The placeholder with which a question worded by its author names the report."""
_FIRST_WORD = re.compile(r"\w+")


def stems(
    corpus: Corpus, fact: Fact, direction: str, source: str | None = None
) -> Texts:
    """Return the wordings of the question that asks for one part of a fact.

    `direction`: the part asked for, such as "speaker". `source`: the id of the report to name; by
    default, the first that the fact cites. A wording that names a part which the fact lacks is left
    out.
    """
    # The report and its month are named: a figure is true of a report on its date.
    report = words.report(corpus, source or first_report(fact))
    written = []
    for form in _forms(corpus, fact, direction):
        with_report = form.replace(REPORT, report)
        filled = words.fill(corpus, fact, with_report)
        if filled is None:
            continue
        if REPORT in form:
            written.append(words.capitalise(filled))
        else:
            question = _inside(corpus, filled)
            asked = corpus.phrases.say(
                "stems.according", report=report, question=question
            )
            written.append(asked)
    return tuple(written)


def reports_in_words(
    corpus: Corpus, report: str | None, facts: Iterable[Fact] = ()
) -> str:
    """Return the names of the reports that a question is about, as a stem has them.

    `report`: the id of the only report; None if there are several. `facts`: the facts that are
    compared; their reports are named if they are at most two, otherwise called "these reports".
    """
    if report is not None:
        return words.report(corpus, report)
    ids = {first_report(fact) for fact in facts}
    if 0 < len(ids) <= MOST_NAMED:
        # By date and id: the order of the facts may be the answer, and tells nothing here.
        dated = sorted([(corpus.sources[id_].date, id_) for id_ in ids])
        names = [words.report(corpus, id_) for _, id_ in dated]
        return corpus.phrases.join(names)
    return corpus.phrases.say("stems.these-reports")


def stem_of_set(
    corpus: Corpus, fact_set: FactSet, facts: Iterable[Fact], question: str
) -> str:
    """Return the stem of a question over several facts: the author's, or one with the reports.

    `fact_set`: the author's set. `facts`: its facts. `question`: what is asked if the author wrote
    no stem, such as "who said each of these?".
    """
    if fact_set.stem is not None:
        return fact_set.stem
    report = reports_in_words(corpus, fact_set.report, facts)
    return corpus.phrases.say("stems.according", report=report, question=question)


def _inside(corpus: Corpus, question: str) -> str:
    """Write a question as it stands inside a sentence: its first letter is small in no name."""
    match = _FIRST_WORD.match(question)
    if match is None:
        return question
    word = match[0]
    rest = word[1:]
    # "Harbour officials" keeps its capitals, as does "Marsh".
    if rest.lower() != rest:
        return question
    names = _names(corpus).get(word, ())
    if question.startswith(names):
        return question
    return question[:1].lower() + question[1:]


@once_per_corpus
def _names(corpus: Corpus) -> dict[str, Texts]:
    """Return the names of all entities and outlets by their first word."""
    names: dict[str, Texts] = {}
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            match = _FIRST_WORD.match(name)
            if match is not None:
                word = match[0]
                names[word] = (*names.get(word, ()), name)
    return names


def _forms(corpus: Corpus, fact: Fact, direction: str) -> Texts:
    """Return the forms of the question, with placeholders for the parts of the fact."""
    prop = corpus.properties[fact.property]
    if direction == "kind" and prop.states and direction not in fact.asks:
        statement = prop.states.removesuffix(".")
        kind = corpus.phrases.say("stems.kind", statement=statement, report=REPORT)
        return (kind,)
    return words.wordings(prop, fact, direction)

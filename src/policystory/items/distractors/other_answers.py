"""What else answers a question that an author worded: a question may say less than its fact does.

"Who named drought?" is answered by two people where the fact of one of them has a date that the
question leaves out. What answers the words of the question is no wrong option of it.
"""

from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, Value
from policystory.facts.truth import DIMENSIONS
from policystory.facts.values.period import in_words, read_period
from policystory.items.item import Ids

_ALWAYS_SAID = ("subject", "value")
"""What every question says in some words: what it is about."""
_NAMES = ("speaker", "population", "place")


def other_answers(
    corpus: Corpus, fact: Fact, direction: str, asked: str
) -> frozenset[Value]:
    """Return what other facts of the report answer to a question, as it is worded.

    Arguments: the corpus; the fact asked for; the part asked for; the words of the question.
    """
    report = fact.sources[0].source
    said = _parts_said(corpus, fact, direction, folded(asked))
    answers: set[Value] = set()
    for rival in corpus.by_report[report, fact.property]:
        answer: Value | None = getattr(rival, direction)
        if answer is None or answer == getattr(fact, direction):
            continue
        if not any(_differ(corpus, fact, rival, part) for part in said):
            answers.add(answer)
    return frozenset(answers)


def _parts_said(corpus: Corpus, fact: Fact, direction: str, asked: str) -> Ids:
    """Return the parts of a fact that the words of a question say."""
    said = []
    for part in DIMENSIONS:
        is_said = part in _ALWAYS_SAID or _is_said(corpus, fact, part, asked)
        if part != direction and is_said:
            said.append(part)
    return tuple(said)


def _is_said(corpus: Corpus, fact: Fact, part: str, asked: str) -> bool:
    """Tell whether the folded words of a question say one part of a fact."""
    stated = getattr(fact, part)
    if stated is None:
        return False
    if part in _NAMES:
        return bool(names_pattern(corpus.entities[stated]).search(asked))
    text = in_words(stated) if part == "period" else str(stated)
    return folded(text) in asked


def _differ(corpus: Corpus, fact: Fact, rival: Fact, part: str) -> bool:
    """Tell whether two facts differ for certain in a part."""
    first, second = getattr(fact, part), getattr(rival, part)
    if first is None or second is None or first == second:
        return False
    if part == "period":
        return not read_period(first).overlaps(read_period(second))
    if part in (*_NAMES, "subject"):
        return not corpus.related(first, second)
    return True

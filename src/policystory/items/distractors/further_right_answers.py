"""Find further right answers to a question whose author left out a part of the fact.

"Who named drought as a cause?" has two right answers if two people did so on different dates. Then
neither may be offered as a wrong option.
"""

from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, Value
from policystory.facts.truth import DIMENSIONS
from policystory.facts.values.period import in_words, read_period
from policystory.items.citations import first_report

_ALWAYS_SAID = ("subject", "value")
"""What every question says in some words: what it is about."""
_NAMES = ("speaker", "population", "place")


def other_answers(
    corpus: Corpus, fact: Fact, direction: str, asked: str
) -> frozenset[Value]:
    """Return further right answers to a question; none may be offered as a wrong option.

    They are taken from other facts of the same report that fit the words of the question, too.
    `fact`: the fact that is asked about. `direction`: the part that is asked for, such as
    "speaker". `asked`: all wordings of the question, joined to one text.
    """
    report = first_report(fact)
    right = getattr(fact, direction)
    said = _parts_said(corpus, fact, direction, folded(asked))
    answers: set[Value] = set()
    for rival in corpus.by_report[report, fact.property]:
        answer: Value | None = getattr(rival, direction)
        if answer is None:
            continue
        if answer == right:
            continue
        if not _differ_in_any(corpus, fact, rival, said):
            answers.add(answer)
    return frozenset(answers)


def _differ_in_any(corpus: Corpus, fact: Fact, rival: Fact, parts: list[str]) -> bool:
    """Tell whether two facts differ for certain in any of these parts."""
    return any(_differ(corpus, fact, rival, part) for part in parts)


def _parts_said(corpus: Corpus, fact: Fact, direction: str, asked: str) -> list[str]:
    """Return the parts of a fact that the words of a question say."""
    said = []
    for part in DIMENSIONS:
        if part == direction:
            continue
        if part in _ALWAYS_SAID or _is_said(corpus, fact, part, asked):
            said.append(part)
    return said


def _is_said(corpus: Corpus, fact: Fact, part: str, asked: str) -> bool:
    """Tell whether the folded words of a question say one part of a fact."""
    stated = getattr(fact, part)
    if stated is None:
        return False
    if part in _NAMES:
        pattern = names_pattern(corpus.entities[stated])
        return pattern.search(asked) is not None
    text = in_words(stated) if part == "period" else str(stated)
    return folded(text) in asked


def _differ(corpus: Corpus, fact: Fact, rival: Fact, part: str) -> bool:
    """Tell whether two facts differ for certain in a part."""
    first = getattr(fact, part)
    second = getattr(rival, part)
    if first is None or second is None or first == second:
        return False
    if part == "period":
        period = read_period(first)
        return not period.overlaps(read_period(second))
    if part == "subject" or part in _NAMES:
        return not corpus.related(first, second)
    return True

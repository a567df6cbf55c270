"""Check the wrong answers that authors offer for facts: each must be wrong, with a reason."""

from policystory.facts import words
from policystory.facts.checks.fault import Faults, check_each_fact
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Citation, Fact, Value, WrongValue
from policystory.facts.truth import Rule, Verdict
from policystory.facts.truth.wrong_values import (
    fault_of_form,
    is_offered,
    verdict_on_wrong,
)
from policystory.facts.values.period import in_words as period_in_words
from policystory.reading import FieldPath, did_you_mean

MOST_WORDS = 45
"""The most words of a reason, as of an authored option."""


@check_each_fact
def _wrong_answers_are_wrong(corpus: Corpus, fact: Fact) -> Faults:
    """Yield each fault in the wrong answers that an author offers for a fact."""
    if fact.property not in corpus.properties or not fact.sources:
        return
    for i, wrong in enumerate(fact.wrong):
        place: FieldPath = ("wrong", i)
        fault = fault_of_form(corpus, fact, wrong)
        if fault is not None:
            hint = did_you_mean(str(wrong.value), corpus.entities)
            yield (*place, "value"), fault, hint if "no entity" in fault else ""
            continue
        verdict = verdict_on_wrong(corpus, fact, wrong)
        if not is_offered(verdict):
            message = _why_not_wrong(corpus, fact, wrong, verdict)
            yield (*place, "value"), message, "write another, or leave it out"
        elif wrong.value in [before.value for before in fact.wrong[:i]]:
            message = "this wrong answer stands above already"
            yield (*place, "value"), message, "once is enough"
        yield from _faults_of_reason(corpus, fact, wrong, place)


def _why_not_wrong(
    corpus: Corpus, fact: Fact, wrong: WrongValue, verdict: Verdict
) -> str:
    """Say which fact keeps an answer from being wrong."""
    told = in_words(corpus, fact, wrong.part, wrong.value)
    by = ", ".join([f"'{id_}'" for id_ in verdict.facts])
    if verdict.rule is Rule.POSSIBLE:
        return (
            f"'{told}' cannot be told from what {by} states, so it is no wrong answer"
        )
    return f"'{told}' is no wrong answer: {by} makes it true"


def in_words(corpus: Corpus, fact: Fact, part: str, value: Value) -> str:
    """Write a value of one part of a fact for a reader, such as "April 2021" for "2021-04".

    `part` names the part, such as "period". `value` is the fact's own value or a wrong answer.
    """
    if part == "value":
        return words.value(corpus, corpus.properties[fact.property], value)
    if part == "period":
        return period_in_words(str(value))
    return words.name(corpus, str(value))


def _faults_of_reason(
    corpus: Corpus, fact: Fact, wrong: WrongValue, place: FieldPath
) -> Faults:
    """Yield what is wrong with the reason of a wrong answer, and with its source."""
    reason = wrong.because.strip()
    length = len(reason.split())
    if not 1 <= length <= MOST_WORDS:
        message = f"the reason has {length} words, expected are 1 to {MOST_WORDS}"
        yield (*place, "because"), message, "say what it is confused with"
    # Learners read the reason while they can still try again.
    right = in_words(corpus, fact, wrong.part, getattr(fact, wrong.part))
    if folded(right) in folded(reason):
        message = f"the reason gives the right answer away, '{right}'"
        yield (*place, "because"), message, "say only why this one is wrong"
    if wrong.source is not None and not _exists(corpus, wrong.source):
        message = f"there is no {wrong.source.source} ¶{wrong.source.paragraph}"
        yield (*place, "source"), message, "name a source and one of its paragraphs"


def _exists(corpus: Corpus, citation: Citation) -> bool:
    """Tell whether the paragraph of a citation exists."""
    source = corpus.sources.get(citation.source)
    return source is not None and citation.paragraph <= source.paragraphs


CHECKS = (_wrong_answers_are_wrong,)

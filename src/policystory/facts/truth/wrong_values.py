"""Judge the wrong answers that authors offer for a fact: which are wrong, and how that is known."""

from msgspec.structs import replace

from policystory.facts.corpus import Corpus, first_citations, folded
from policystory.facts.entity import ValueType
from policystory.facts.record import Fact, Quantity, Value, WrongValue
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.facts.values.period import read_period

PARTS = ("value", "subject", "speaker", "period", "population", "place")
"""The parts of a fact for which an author can offer wrong answers."""


def fault_of_form(corpus: Corpus, fact: Fact, wrong: WrongValue) -> str | None:
    """Return what is wrong with the way a wrong answer is written; None if nothing is.

    The answer must have the type and unit of the part that it replaces, such as a number of people.
    """
    if wrong.part not in PARTS:
        listed = ", ".join(PARTS)
        return f"'{wrong.part}' is no part with wrong answers; these are {listed}"
    stated: Value | None = getattr(fact, wrong.part)
    if stated is None:
        return f"the fact has no {wrong.part}"
    # Other questions ask for members of a list, and find their own wrong answers.
    if isinstance(stated, tuple):
        return "a list has no wrong answers of its own"
    if isinstance(stated, Quantity):
        return _fault_of_number(stated, wrong.value)
    if not isinstance(wrong.value, str):
        return "one word or name is expected, as in the fact"
    if _is_period(corpus, fact, wrong.part):
        return _fault_of_period(wrong.value)
    if _is_name(corpus, fact, wrong.part) and wrong.value not in corpus.entities:
        return f"there is no entity '{wrong.value}'"
    return None


def _fault_of_number(stated: Quantity, value: Value) -> str | None:
    """Say how a value differs in form from a number with its unit."""
    if not isinstance(value, Quantity):
        return "a number is expected: {amount: …, unit: …}"
    if (value.unit, value.per) != (stated.unit, stated.per):
        return f"it is counted in {value.unit}, and the fact in {stated.unit}"
    return None


def _fault_of_period(text: str) -> str | None:
    """Say why a text is no period."""
    try:
        read_period(text)
    except ValueError as error:
        return str(error)
    return None


def _is_period(corpus: Corpus, fact: Fact, part: str) -> bool:
    is_date = corpus.properties[fact.property].value is ValueType.PERIOD
    return part == "period" or (part == "value" and is_date)


def _is_name(corpus: Corpus, fact: Fact, part: str) -> bool:
    names_values = corpus.properties[fact.property].value is ValueType.ENTITY
    return part != "value" or names_values


def _is_text(corpus: Corpus, fact: Fact, part: str) -> bool:
    is_said_in_words = corpus.properties[fact.property].value is ValueType.TEXT
    return part == "value" and is_said_in_words


def verdict_on_wrong(corpus: Corpus, fact: Fact, wrong: WrongValue) -> Verdict:
    """Judge by all facts whether an author's wrong answer is wrong.

    `fault_of_form` must find no fault in it. FALSE: the facts prove it wrong. UNKNOWN with the rule
    AUTHORED: no fact decides, so the author's word counts. With any other verdict, the answer must
    not be offered: it is true, or may mean the same as a fact that the verdict names.
    """
    is_text = _is_text(corpus, fact, wrong.part)
    if is_text and _reads_like(fact.value, wrong.value):
        return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, (fact.id,))
    report = first_citations(fact)[0].source
    claim = claim_of(fact, report)
    # An author's word does not count for an answer that another report states.
    for source in (report, None):
        asked = replace(claim, source=source)
        verdict = OpenClaim(corpus, asked, wrong.part).verdict_on(wrong.value)
        is_proved = verdict.truth is Truth.FALSE and source is not None
        if is_proved or not _is_open(corpus, fact, wrong, verdict):
            return verdict
    return Verdict(Truth.UNKNOWN, Rule.AUTHORED, (fact.id,))


def _is_open(corpus: Corpus, fact: Fact, wrong: WrongValue, verdict: Verdict) -> bool:
    """Tell whether the facts leave it to an author whether an answer is wrong.

    So it is if no fact speaks of the answer, or if nothing but different words stand against it.
    """
    if verdict.truth is Truth.FALSE or verdict.rule is Rule.NOT_SPOKEN_OF:
        return True
    # Whether two wordings mean the same is for a person to judge.
    if verdict.rule is not Rule.POSSIBLE or not _is_text(corpus, fact, "value"):
        return False
    claimed = wrong.value if wrong.part == "value" else fact.value
    stated = [corpus.facts[id_].value for id_ in verdict.facts]
    return not any(_reads_like(value, claimed) for value in stated)


def _reads_like(stated: Value | None, wrong: Value) -> bool:
    """Tell whether one of two texts is the other, or holds it."""
    if not isinstance(stated, str) or not isinstance(wrong, str):
        return False
    text = folded(stated)
    second = folded(wrong)
    return text in second or second in text


def is_offered(verdict: Verdict) -> bool:
    """Tell whether a wrong answer with this verdict can be offered as an option.

    It can if it is proved wrong, or if its author's word counts (see `verdict_on_wrong`).
    """
    return verdict.truth is Truth.FALSE or verdict.rule is Rule.AUTHORED

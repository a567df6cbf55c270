"""Questions that ask how two numbers differ, for example in the period they cover.

Each option is one aspect, such as the period. The two numbers are proved to differ in it (a right
option) or to agree in it (a wrong option).
"""

from collections import Counter
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.compare import Aspect, judge_alike
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.facts.values.period import in_words as period_in_words
from policystory.facts.values.quantity import in_words
from policystory.facts.values.units import PERCENT, is_counted, unit_in_words
from policystory.items.citations import first_report
from policystory.items.fact_set import FactSet, Fault, Faults
from policystory.items.forms import multiple_choice, single_choice
from policystory.items.item import FeedbackTexts, Ids, Item, Proofs, Texts
from policystory.items.options import option, slug
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback.right_answer import (
    cited,
    not_right,
    where,
    within_limit,
)

DIRECTION = "likeness"
FEWEST_WRONG = 2
# Of these types, an option can name what two numbers are about.
_SUBJECTS = (EntityType.PLACE, EntityType.PROGRAMME)


class _Comparison(NamedTuple):
    """The respects in which two figures differ and are the same, each in words."""

    differ: Texts
    same: Texts


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Return the item that asks how the two numbers of an author's set differ.

    `facts` are those of `fact_set`. If they cannot be asked about, all faults are returned instead:
    where each is, what is wrong, and what to do.
    """
    faults = list(_faults_of_figures(corpus, fact_set, facts))
    if faults:
        return faults
    first, second = facts
    comparison = _compared(corpus, first, second)
    # What reports dispute is taught as a dispute, not as two figures that differ.
    if second.id in first.conflicts or first.id in second.conflicts:
        message = f"is disputed by '{first.id}', which is no likeness"
    elif not comparison.differ:
        message = f"is not proved to differ from '{first.id}'"
    elif len(comparison.same) < FEWEST_WRONG:
        message = (
            f"is proved to be like '{first.id}' in fewer than {FEWEST_WRONG} respects"
        )
    else:
        return _item(corpus, fact_set, first, second, comparison)
    return [fact_set.fault(second, message)]


def _faults_of_figures(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Faults:
    """Yield a fault for each fact whose figure cannot be named in a question."""
    for fact in facts:
        if not isinstance(fact.value, Quantity):
            yield fact_set.fault(fact, "has no figure to compare")
        elif _reads_like_another(corpus, fact):
            message = "has the figure of another fact of its report"
            yield fact_set.fault(fact, message)


def _reads_like_another(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a second fact has the same figure in the same report: a stem could mean it."""
    named = _figure(corpus, fact)
    return _figures(corpus)[named] > 1


@once_per_corpus
def _figures(corpus: Corpus) -> Counter[str]:
    """Return how many facts have each figure, as questions name it."""
    facts = corpus.facts.values()
    figures = [fact for fact in facts if isinstance(fact.value, Quantity)]
    return Counter([_figure(corpus, fact) for fact in figures])


def _compared(corpus: Corpus, first: Fact, second: Fact) -> _Comparison:
    """Compare two figures in each aspect that can be put into words."""
    differ: list[str] = []
    same: list[str] = []
    for aspect in Aspect:
        text = _text(corpus, first, second, aspect)
        truth = judge_alike(corpus, first, second, aspect).truth
        if text and truth is Truth.FALSE:
            differ.append(text)
        elif text and truth is Truth.TRUE:
            same.append(text)
    return _Comparison(tuple(differ), tuple(same))


def _text(corpus: Corpus, first: Fact, second: Fact, aspect: Aspect) -> str | None:
    """Write an aspect as an option; None where the two figures are not about one sort of thing."""
    units = {_unit(first), _unit(second)}
    # That two sums are both sums of money says little, so "what was counted" is no option for them.
    if aspect is Aspect.MEASURE and not all(map(is_counted, units)):
        return None
    say = corpus.phrases.say
    if aspect is not Aspect.SUBJECT:
        return say(f"options.differ-{aspect}")
    first_type = corpus.entities[first.subject].type
    second_type = corpus.entities[second.subject].type
    if first_type is not second_type:
        return None
    if first_type is EntityType.GROUP:
        # Only a percentage is a share; a count of passengers is no part of the passengers.
        return say("options.differ-group") if units == {PERCENT} else None
    if first_type not in _SUBJECTS:
        return None
    return say(f"options.differ-{first_type}")


def _unit(fact: Fact) -> str:
    if isinstance(fact.value, Quantity):
        return fact.value.unit
    return ""


def _item(
    corpus: Corpus,
    fact_set: FactSet,
    first: Fact,
    second: Fact,
    comparison: _Comparison,
) -> Item:
    """Make the item: a single choice where the figures differ in one aspect only."""
    kind = multiple_choice.NAME
    right = tuple(map(slug, comparison.differ))
    wrong = tuple(map(slug, comparison.same))
    key: str | Ids = right
    if len(right) == 1:
        kind = single_choice.NAME
        key = right[0]
    compared = Verdict(Truth.TRUE, Rule.COMPARED, (first.id, second.id))
    why: Proofs = dict.fromkeys(right, proof(compared))
    why |= dict.fromkeys(wrong, proof(compared, second))
    feedback: FeedbackTexts = {}
    for text in comparison.differ:
        feedback[slug(text)] = _on_difference(corpus, first, second, text)
    for text in comparison.same:
        feedback[slug(text)] = _on_likeness(corpus, first, second, text)
    first_figure = _figure(corpus, first)
    second_figure = _figure(corpus, second)
    stem = fact_set.stem or corpus.phrases.say(
        "stems.differ", n=len(right), first=first_figure, second=second_figure
    )
    texts = sorted(comparison.differ + comparison.same)
    return build_item(
        corpus,
        kind,
        DIRECTION,
        (first, second),
        family=fact_set.id,
        stem=stem,
        options=tuple(map(option, texts)),
        tiers=(wrong,),
        key=key,
        why=why,
        feedback=feedback,
    )


def _on_difference(corpus: Corpus, first: Fact, second: Fact, text: str) -> str:
    """Say in what two figures differ in an aspect, and where each of them stands."""
    said = cited(corpus, first)
    second_said = cited(corpus, second)
    say = corpus.phrases.say
    sides = say("feedback.then", text=said, more=second_said)
    part, second_part = _parts(corpus, first, second, text)
    differs = say("feedback.differs", aspect=text, first=part, second=second_part)
    apart = say("feedback.right", text=differs)
    return within_limit(
        say("feedback.then", text=apart, more=sides),
        say("feedback.right", text=sides),
        apart,
    )


def _on_likeness(corpus: Corpus, first: Fact, second: Fact, text: str) -> str:
    """Say that two figures are the same in an aspect, and what it is in both."""
    part, *_ = _parts(corpus, first, second, text)
    # Two figures of one paragraph have one place.
    places = dict.fromkeys((where(corpus, first), where(corpus, second)))
    listed = words.join_names(list(places), corpus.phrases)
    return not_right(corpus, "feedback.same", aspect=text, part=part, places=listed)


def _parts(corpus: Corpus, first: Fact, second: Fact, text: str) -> list[str]:
    """Write what each of two figures has in the aspect that an option names."""
    for aspect in Aspect:
        if _text(corpus, first, second, aspect) == text:
            return [_part_in_words(corpus, fact, aspect) for fact in (first, second)]
    return []


def _part_in_words(corpus: Corpus, fact: Fact, aspect: Aspect) -> str:
    """Write what a figure has in one aspect."""
    match aspect:
        case Aspect.UNIT:
            return unit_in_words(_unit(fact), phrases=corpus.phrases)
        case Aspect.MEASURE:
            return corpus.properties[fact.property].label
    part = str(getattr(fact, aspect.value))
    if aspect is Aspect.PERIOD:
        return period_in_words(part, corpus.phrases)
    return words.name(corpus, part)


def _figure(corpus: Corpus, fact: Fact) -> str:
    """Name a figure by its number and its report, without what it is to be compared in."""
    report = words.report(corpus, first_report(fact))
    figure = ""
    if isinstance(fact.value, Quantity):
        figure = in_words(fact.value, corpus.phrases)
    return corpus.phrases.say("stems.figure", figure=figure, report=report)

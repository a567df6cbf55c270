"""Wrong options: numbers, names and dates of other facts, each with a proof that it is wrong.

First come values that the fact's author calls easily confused, then those of facts on the same
topic, then others. But names that are right in other questions about the report come before all
other names (see `key_frequency`). A value is used only if it is proved wrong, or if the author of
the fact offers it and no fact decides.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter

import msgspec

from policystory.facts.compare import LIKE_STAGES
from policystory.facts.record import Fact, Value, WrongValue
from policystory.facts.truth import Truth, Verdict
from policystory.facts.truth.wrong_values import (
    fault_of_form,
    is_offered,
    verdict_on_wrong,
)
from policystory.facts.words import mark
from policystory.items.chance import rank
from policystory.items.distractors.candidates import Candidate, candidates
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.distractors.implausible import is_implausible
from policystory.items.distractors.judge_answers import Judge, judge_of
from policystory.items.distractors.similar_facts import similar_facts
from policystory.items.guessing import key_frequency
from policystory.items.guessing.key_frequency import KeyFrequency
from policystory.items.questions.question import Question
from policystory.items.rules.choice_rules import may_be_beside

POOL = 8
"""The most wrong options that an item keeps; more would never be drawn."""
_MOST_RANKED = 64
"""The most similar facts among which wrong options are sought. A small course has fewer; in a large
one, those beyond are hardly similar."""
TIERS = key_frequency.TIERS
"""Tiers of wrong options (see `similar_facts`, and `key_frequency` for names)."""


class Wrong(msgspec.Struct, frozen=True, gc=False):
    """A wrong option, with the verdict that proves it wrong.

    `candidate`: the option, and the fact from which it comes. `tier`: 0 for the options that are
    most easily confused with the right one. `weight`: the greater, the more often the option is
    right in other questions about the report; 0 for options that are not names. `because`: why it
    is wrong, if an author offers it; otherwise "".
    """

    candidate: Candidate
    verdict: Verdict
    tier: int
    weight: int = 0
    because: str = ""


def wrong_options(
    question: Question,
    right: Candidate,
    stem: str = "",
    judge: Judge | None = None,
) -> list[Wrong]:
    """Return at most 8 wrong options of a question, the most easily confused ones first.

    Each is proved FALSE, or an author offers it and no fact decides. `right`: the right answer.
    `stem`: all wordings of the question, joined to one text; entities named there are not offered.
    `judge`: tells whether an answer is right; by default `judge_of(question)`.
    """
    judge = judge or judge_of(question)
    frequency = None
    if key_frequency.is_ranked(question.direction):
        frequency = KeyFrequency(question)
    # Facts are judged in turn and no more than needed: each verdict takes time.
    written = list(_written_options(question, right, stem))
    wrong = [option for option in written if option.tier == 0]
    judged = [option for option in written if option.tier > 0]
    taken = [right.value]
    shown = {option.candidate.same for option in written}
    for tier, candidate in _offered(question, right, stem, frequency):
        value = candidate.value
        if candidate.same in shown:
            continue
        if question.direction == "status" and _is_no_fair_choice(value, taken):
            continue
        verdict = judge.verdict_on(value)
        if verdict.truth is Truth.FALSE:
            weight = 0
            if frequency:
                weight = frequency.weight(str(value))
            option = Wrong(candidate, verdict, tier, weight)
            wrong.append(option)
            taken.append(value)
            if len(wrong) == POOL:
                break
    # What the facts prove is preferred to what an author judged.
    return [*wrong, *judged][:POOL]


def _written_options(
    question: Question, right: Candidate, stem: str
) -> Iterator[Wrong]:
    """Yield the wrong answers that the fact's author offers in this direction.

    Those that the facts prove wrong are the likeliest confusions; those that only the author judged
    come after all others. What is true, or may be, is left out: `check` tells of it.
    """
    corpus, fact = question.corpus, question.fact
    if not fact.wrong:
        return
    exclusions = Exclusions(question, stem)
    for written in fact.wrong:
        if written.part != question.direction or fault_of_form(corpus, fact, written):
            continue
        verdict = verdict_on_wrong(corpus, fact, written)
        value = written.value
        if not is_offered(verdict) or value in question.other_answers:
            continue
        candidate = candidates(question).instead(fact, value)
        fits = may_be_beside(right.text, candidate.text, question.order)
        if fits and not exclusions.gives_away(value):
            tier = 0 if verdict.truth is Truth.FALSE else TIERS - 1
            because = _reason(question, written)
            yield Wrong(candidate, verdict, tier, because=because)


def _reason(question: Question, written: WrongValue) -> str:
    """Return why a written answer is wrong, with the paragraph that shows it."""
    if written.source is None:
        return written.because
    place = mark(question.corpus, written.source)
    return f"{written.because} ({place})"


def _is_no_fair_choice(value: Value, taken: list[Value]) -> bool:
    """Tell whether a status is too near to one that already stands among the options."""
    # They are proved apart and yet no choice: what is promised is also announced.
    return any({value, beside} in LIKE_STAGES for beside in taken)


def _offered(
    question: Question, right: Candidate, stem: str, frequency: KeyFrequency | None
) -> Iterator[tuple[int, Candidate]]:
    """Yield what may be offered beside the right answer, whether true or not, after its tier."""
    exclusions = Exclusions(question, stem)
    written = candidates(question)
    seen = {right.same}
    for tier, fact in _ranked(question, frequency):
        value: Value = getattr(fact, question.direction)
        if value in question.other_answers:
            continue
        if exclusions.exclude(value, fact):
            continue
        # A tier of 0 means that an author calls the facts easily confused: never implausible.
        if tier and is_implausible(question, value, exclusions):
            continue
        candidate = written.of(fact)
        if candidate is None:
            continue
        if candidate.same in seen:
            continue
        # Of facts that read the same, only the first is taken, which is the most alike.
        seen.add(candidate.same)
        if may_be_beside(right.text, candidate.text, question.order):
            yield tier, candidate


def _ranked(
    question: Question, frequency: KeyFrequency | None
) -> Iterable[tuple[int, Fact]]:
    """Return the facts to take wrong options from after their tiers, the likeliest first."""
    fact, direction = question.fact, question.direction
    similar = similar_facts(question.corpus, direction)
    nearest = islice(similar.nearest_first(fact), _MOST_RANKED)
    if direction == "status":

        def place(pair: tuple[int, Fact]) -> bytes:
            _, similar_fact = pair
            return rank("", fact.id, str(similar_fact.status))

        # In a fixed random order: no status is a likelier confusion than another.
        return sorted(nearest, key=place)
    if frequency is None:
        return nearest
    ranked = []
    for likeness, similar_fact in nearest:
        name = str(getattr(similar_fact, direction))
        tier = frequency.tier(name, likeness)
        ranked.append((tier, similar_fact))
    ranked.sort(key=itemgetter(0))
    return ranked

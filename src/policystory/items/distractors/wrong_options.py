"""Wrong options: real figures, names and dates of the corpus, each with a proof that it is wrong.

First come the confusions that the fact itself names, then its topic's, then others; of people and
things those that are right elsewhere in the report come before all that are not (see
`key_frequency`). What is only unknown is never used.
"""

from collections.abc import Iterable, Iterator

import msgspec

from policystory.facts.record import Fact, Status, Value
from policystory.facts.truth import Truth, Verdict
from policystory.items.chance import rank
from policystory.items.distractors import key_frequency
from policystory.items.distractors.candidates import Candidate, candidates
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.distractors.implausible import is_implausible
from policystory.items.distractors.judge_answers import Judge, judge_of
from policystory.items.distractors.key_frequency import KeyFrequency
from policystory.items.distractors.similar_facts import similar_facts
from policystory.items.questions.question import Question
from policystory.items.rules.choice_rules import may_be_beside

POOL = 8
"""Proved wrong options that an item keeps; more would never be drawn."""
TIERS = key_frequency.TIERS
"""Named confusions, the topic's, others; more where it counts who is right elsewhere."""
_NO_FAIR_CHOICE = {Status.PROMISED, Status.ANNOUNCED}
"""Two statuses that are proved apart and yet no choice: what is promised is also announced."""


class Wrong(msgspec.Struct, frozen=True, gc=False):
    """A wrong option with its proof; the lower its tier, the likelier the confusion.

    `weight` says how often it is right elsewhere in the report, where that counts.
    """

    candidate: Candidate
    verdict: Verdict
    tier: int
    weight: int = 0


def wrong_options(
    question: Question,
    right: Candidate,
    stem: str = "",
    judge: Judge | None = None,
) -> list[Wrong]:
    """Return the wrong options of a question, likeliest confusion first, each proved FALSE.

    Arguments: the question; its right answer; the words in which it is asked (whoever they
    name is not offered); what judges other answers, if that was already made.
    """
    judge = judge or judge_of(question)
    frequency = None
    if key_frequency.is_ranked(question.direction):
        frequency = KeyFrequency(question)
    # Facts are judged in turn and no more than needed: each verdict takes time.
    wrong: list[Wrong] = []
    taken = [right.value]
    for tier, candidate in _offered(question, right, stem, frequency):
        if question.direction == "status" and _is_no_fair_choice(candidate, taken):
            continue
        verdict = judge.holds(candidate.value)
        if verdict.truth is Truth.FALSE:
            weight = frequency.weight(str(candidate.value)) if frequency else 0
            wrong.append(Wrong(candidate, verdict, tier, weight))
            taken.append(candidate.value)
            if len(wrong) == POOL:
                break
    return wrong


def _is_no_fair_choice(candidate: Candidate, taken: list[Value]) -> bool:
    """Tell whether a status is too near to one that already stands among the options."""
    return any({candidate.value, value} == _NO_FAIR_CHOICE for value in taken)


def _offered(
    question: Question, right: Candidate, stem: str, frequency: KeyFrequency | None
) -> Iterator[tuple[int, Candidate]]:
    """Yield what may be offered beside the right answer, whether true or not, after its tier."""
    exclusions = Exclusions(question, stem)
    written = candidates(question.corpus, question.direction)
    seen = {right.same}
    for tier, fact in _ranked(question, frequency):
        value: Value = getattr(fact, question.direction)
        if value in question.other_answers:
            continue
        if exclusions.exclude(value, fact):
            continue
        # What an author names as a confusion is never far-fetched.
        if tier and is_implausible(question, value, exclusions):
            continue
        candidate = written.of(fact)
        if candidate is None or candidate.same in seen:
            continue
        # The nearest fact of those with the same text stands for all of them.
        seen.add(candidate.same)
        if may_be_beside(right.text, candidate.text, question.order):
            yield tier, candidate


def _ranked(
    question: Question, frequency: KeyFrequency | None
) -> Iterable[tuple[int, Fact]]:
    """Return the facts to take wrong options from after their tiers, the likeliest first."""
    fact, direction = question.fact, question.direction
    nearest = similar_facts(question.corpus, direction).nearest_first(fact)
    if direction == "status":
        # By lot: of statuses none is a likelier confusion than another.
        return sorted(nearest, key=lambda pair: rank("", fact.id, str(pair[1].status)))
    if frequency is None:
        return nearest
    ranked = []
    for likeness, similar in nearest:
        name = str(getattr(similar, direction))
        ranked.append((frequency.tier(name, likeness), similar))
    return sorted(ranked, key=lambda pair: pair[0])

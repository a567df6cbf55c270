"""Count the questions that could not be made, and find the facts that no question asks about."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.words import NEVER
from policystory.items.bank import Bank
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import RULES, rule_name

# How many questions a count names.
_EXAMPLES = 3


class UnaskedFact(msgspec.Struct, frozen=True):
    """A fact that no item (question) asks about.

    `fact`: its id; `lessons`: the lessons whose objectives it serves; `says`: its sentence;
    `reasons`: why each question about it was not made.
    """

    fact: str
    lessons: tuple[str, ...]
    says: str
    reasons: tuple[str, ...]


class NotMade(msgspec.Struct, frozen=True):
    """How many questions were not made for one reason.

    `reason`: the reason, or the name of the rule that the questions break; `examples`: up to three
    of the questions.
    """

    reason: str
    count: int
    examples: tuple[str, ...]


def count_by_rule(refused: list[Refusal]) -> Iterator[NotMade]:
    """Yield for each rule for questions how many were not made because they break it.

    A rule that no question breaks is counted as 0. A question that breaks several rules is counted
    for each of them. `refused`: the questions that were not made.
    """
    # A rule that rejected nothing is listed too, with a count of 0.
    rejected: dict[str, list[Refusal]] = {}
    for rule in RULES:
        name = rule_name(rule)
        rejected[name] = []
    for refusal in refused:
        for name in refusal.rules:
            rejected.setdefault(name, []).append(refusal)
    for name, refusals in rejected.items():
        yield _not_made(name, refusals)


def count_by_reason(corpus: Corpus, refused: list[Refusal]) -> Iterator[NotMade]:
    """Yield for each other reason how many questions were not made; the most frequent comes first.

    `refused`: the questions that were not made; those that break a rule are skipped.
    """
    grouped: defaultdict[str, list[Refusal]] = defaultdict(list)
    for refusal in refused:
        if not refusal.rules:
            reason = _general(corpus, refusal.reason)
            grouped[reason].append(refusal)

    def place(reason: str) -> tuple[int, str]:
        return -len(grouped[reason]), reason

    for reason in sorted(grouped, key=place):
        yield _not_made(reason, grouped[reason])


def unasked_facts(bank: Bank) -> Iterator[UnaskedFact]:
    """Yield each fact that no item asks about, with the reasons, in the order of the corpus.

    `bank`: all items (questions) of a course, and those not made.
    """
    corpus = bank.corpus
    asked: set[str] = set()
    for item in bank.items.values():
        asked.update(item.asked)
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for refusal in bank.refused:
        reason = _in_words(refusal)
        reasons[refusal.fact].append(reason)
    for fact in corpus.facts.values():
        if fact.id in asked:
            continue
        why = reasons[fact.id]
        # Where nothing was refused, nothing was tried.
        if not why:
            why.append(_untried(corpus, fact))
        yield UnaskedFact(
            fact=fact.id,
            lessons=_lessons_of(corpus, fact),
            says=fact.says,
            reasons=tuple(why),
        )


def _lessons_of(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the lessons of a fact's objectives, sorted."""
    lessons: set[str] = set()
    for name in fact.objectives:
        objective = corpus.objectives[name]
        lessons.add(objective.lesson)
    return tuple(sorted(lessons))


def _general(corpus: Corpus, reason: str) -> str:
    """Return a reason without the entity or fact at its end: like reasons count together."""
    head, _, last = reason.rpartition(": ")
    if last in corpus.entities:
        return head
    if last in corpus.facts:
        return head
    return reason


def _not_made(reason: str, refused: list[Refusal]) -> NotMade:
    examples: list[str] = []
    for refusal in sorted(refused)[:_EXAMPLES]:
        parts = (refusal.fact, refusal.direction, refusal.kind)
        examples.append(".".join(parts))
    return NotMade(reason, len(refused), tuple(examples))


def _in_words(refusal: Refusal) -> str:
    """Return why a question was not made, with the rules that it breaks."""
    question = f"{refusal.kind} for its {refusal.direction}"
    reason = refusal.reason
    # A reason that a rule gave names the rule already.
    rules = [rule for rule in refusal.rules if rule not in reason]
    if rules:
        reason += f" ({', '.join(rules)})"
    return f"{question}: {reason}"


def _untried(corpus: Corpus, fact: Fact) -> str:
    """Return why no question about a fact was tried."""
    prop = corpus.properties[fact.property]
    if NEVER in fact.asks.values():
        return "its author does not have it asked"
    if prop.asks:
        return (
            f"no kind of item asks for its property '{prop.id}' in a form that fits it"
        )
    note = prop.note or "it has no question form"
    return f"property '{prop.id}': {note}"

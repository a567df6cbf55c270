"""Questions that have the statement of a fact completed; each gap has options of its own."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity, Value, ValueType
from policystory.facts.truth import (
    Claim,
    OpenClaim,
    Rule,
    Truth,
    Verdict,
    claim_of,
    holds,
)
from policystory.facts.values.spelling import numbers
from policystory.items.distractors.candidates import Candidate
from policystory.items.distractors.wrong_options import TIERS
from policystory.items.forms.cloze import NAME
from policystory.items.item import Item, PairsKey, Why
from policystory.items.options import slug
from policystory.items.questions import type_number
from policystory.items.questions.feedback import not_right
from policystory.items.questions.gaps import Gap, directions, gap, named, passage
from policystory.items.refusal import Refusal
from policystory.items.rules.text_features import telling

DIRECTION = "value"
BESIDE_VALUE = ("period", "population", "speaker", "subject", "place")
"""Parts that are asked for together with the value, those first that are most often confused."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that has a fact's statement completed, or the reason why there is none.

    Two gaps are better than one: it is which figure goes with which month, or people, that is
    confused. One gap is enough for a figure. Only statements that other facts are confused with are
    worth completing.
    """
    possible = directions(corpus, fact)
    beside = [
        one
        for one in BESIDE_VALUE
        if one in possible and not _is_who_is_whom(corpus, fact, one)
    ]
    plans = [(DIRECTION, one) for one in beside] if DIRECTION in possible else []
    alone = (
        [(DIRECTION,)]
        if DIRECTION in possible and isinstance(fact.value, Quantity)
        else []
    )
    if not (plans or alone) or fact.id not in _confused(corpus):
        return
    truth = holds(corpus, claim_of(fact, fact.sources[0].source))
    if truth.truth is not Truth.TRUE:
        yield Refusal(
            fact.id,
            NAME,
            DIRECTION,
            f"its own statement is not proved true of the report: {truth.rule}",
        )
        return
    reasons = []
    for plan in (*plans, *alone):
        # A figure on which reports differ is worth choosing as well: the other report's stands
        # beside it.
        typed = (
            plan in alone
            and not fact.conflicts
            and any(isinstance(one, Item) for one in type_number.make(corpus, fact))
        )
        if typed:
            reasons.append(f"{DIRECTION}: the figure alone is asked to be typed")
            continue
        gaps = _gaps(corpus, fact, tuple(one for one in possible if one in plan))
        if not isinstance(gaps, str):
            yield _item(corpus, fact, truth, gaps)
            return
        reasons.append(f"{' and '.join(plan)}: {gaps}")
    yield Refusal(fact.id, NAME, DIRECTION, "; ".join(reasons))


def _is_who_is_whom(corpus: Corpus, fact: Fact, beside: str) -> bool:
    """Tell whether a sentence would lose both names that it joins: "_ was president of _" is true of too many."""
    return (
        beside == "subject"
        and corpus.properties[fact.property].value is ValueType.ENTITY
    )


@lru_cache(maxsize=4)
def _confused(corpus: Corpus) -> frozenset[str]:
    """Return the facts that others name as easily confused with them."""
    return frozenset(
        other for fact in corpus.facts.values() for other in fact.confusable
    )


def _gaps(corpus: Corpus, fact: Fact, left_out: tuple[str, ...]) -> list[Gap] | str:
    """Make the gaps for these parts of a fact, or say why they cannot be made."""
    parts = passage(corpus, fact, left_out)
    if parts is None:
        return "the fact lacks a part that its statement names"
    if not all(part.strip() for part in parts[1:-1]):
        return "one gap would stand next to the other"
    made = [
        gap(corpus, fact, one, parts[i], parts[i + 1]) for i, one in enumerate(left_out)
    ]
    found = [one for one in made if one is not None]
    if len(found) < len(made):
        return "fewer than two wrong options can be proved"
    if len(found) == 2 and (
        telling(found[0].key) & telling(found[1].key)
        or _numbers(found[0]) & _numbers(found[1])
    ):
        return "one gap tells the other"
    kept = _apart(corpus, fact, found)
    if any(len(one.wrong) < 2 for one in kept):
        return "too few wrong options are left that make no other true statement"
    return kept


def _numbers(one: Gap) -> frozenset[Decimal]:
    """Return the numbers that the right words of a gap hold."""
    return numbers(one.key)


def _apart(corpus: Corpus, fact: Fact, gaps: list[Gap]) -> list[Gap]:
    """Keep the wrong options that make no other true statement, alone or beside a wrong one of the other gap.

    Each is proved wrong of the report beside the right words of the other gap. But the sentence may
    leave out qualifiers that the proof rests on; and two wrong ones together may be another fact,
    of this report or another.
    """
    values = [one.own.value for one in gaps]
    if len(corpus.by_property[fact.property]) == 1:  # Nothing else could be said.
        return [_without(one, values, []) for one in gaps]
    claim = _shown(corpus, fact)
    first = _without(gaps[0], values, [OpenClaim(corpus, claim, gaps[0].direction)])
    if len(gaps) == 1:
        return [first]
    second = gaps[1]
    judges = [OpenClaim(corpus, claim, second.direction)]
    for wrong in first.wrong:
        # What no report says at all, this one does not say either.
        beside = msgspec.structs.replace(
            claim, **{first.direction: wrong.candidate.value, "source": None}
        )
        judges.append(OpenClaim(corpus, beside, second.direction))
    return [first, _without(second, values, judges)]


def _shown(corpus: Corpus, fact: Fact) -> Claim:
    """Return what the sentence claims of the report: the qualifiers that it leaves out are not claimed."""
    left_out = {
        one
        for one in ("population", "place", "period", "status", "speaker")
        if one not in named(corpus, fact)
    }
    claim = claim_of(fact, fact.sources[0].source)
    return msgspec.structs.replace(claim, **dict.fromkeys(sorted(left_out)))


def _without(one: Gap, values: list[Value], judges: list[OpenClaim]) -> Gap:
    """Return a gap without the wrong options that are right in the other, or that make a statement that may be true."""
    kept = (
        wrong for wrong in one.wrong
        if wrong.candidate.value not in values
        and not any(_may_be_true(judge.holds(wrong.candidate.value)) for judge in judges)
    )  # fmt: skip
    return one._replace(wrong=tuple(kept))


def _may_be_true(verdict: Verdict) -> bool:
    """Tell whether a statement is made, or may be; what no report speaks of at all is not made."""
    return verdict.truth is Truth.TRUE or (
        verdict.truth is Truth.UNKNOWN and verdict.rule is not Rule.NOT_SPOKEN_OF
    )


def _item(corpus: Corpus, fact: Fact, truth: Verdict, gaps: list[Gap]) -> Item:
    """Make the item with these gaps."""
    left_out = tuple(one.direction for one in gaps)
    family = f"{fact.id}.{'-'.join(left_out)}"
    wrong = {
        f"{one.direction}/{slug(one.texts[w.candidate.same])}": (one, w)
        for one in gaps
        for w in one.wrong
    }
    right = {f"{one.direction}/{slug(one.key)}": one for one in gaps}
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=DIRECTION,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=f"According to {words.report(corpus, fact.sources[0].source)}, which words complete this statement?",
        passage=passage(corpus, fact, left_out) or (),
        prompts=tuple(one.prompt() for one in gaps),
        tiers=tuple(
            tuple(name for name, (_, w) in wrong.items() if w.tier == tier)
            for tier in range(TIERS)
        ),
        key=PairsKey({one.direction: slug(one.key) for one in gaps}),
        why={
            **{name: (Why(truth.rule, truth.facts),) for name in right},
            **{
                name: (
                    Why(w.verdict.rule, w.verdict.facts),
                    Why("taken-from", (w.candidate.fact.id,)),
                )
                for name, (_, w) in wrong.items()
            },
        },
        feedback={
            **{name: f"Right: “{one.key}”. {fact.says}" for name, one in right.items()},
            **{
                name: _feedback(fact, one, w.candidate)
                for name, (one, w) in wrong.items()
            },
        },
        facts=tuple(
            sorted(
                {
                    fact.id,
                    *(
                        rests
                        for _, w in wrong.values()
                        for rests in (w.candidate.fact.id, *w.verdict.facts)
                    ),
                }
            )
        ),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _feedback(fact: Fact, filled: Gap, chosen: Candidate) -> str:
    """Say what is true, and where the wrong words belong."""
    return not_right(
        fact, filled.direction, filled.texts[chosen.same], chosen.value, chosen.fact
    )

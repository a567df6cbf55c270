"""Questions on one part of a fact: which figure, who, when, where."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Truth
from policystory.items.distractors.candidates import (
    Candidate,
    candidate,
    in_order,
    kept_order,
)
from policystory.items.distractors.judges import asked_for_kind, judge
from policystory.items.distractors.wrong_options import TIERS, Wrong, wrong_options
from policystory.items.forms.single_choice import NAME
from policystory.items.item import Item, Why
from policystory.items.questions.feedback import not_right
from policystory.items.questions.several import first_or_last, two_reports
from policystory.items.questions.stem import OTHER_ANSWER, has_other_answer, stem
from policystory.items.refusal import Refusal

DIRECTIONS = ("value", "subject", "speaker", "period", "population", "place", "status")


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each direction in which the fact's property is asked, or the reason why there is none."""
    asks = corpus.properties[fact.property].asks
    for direction in DIRECTIONS:
        if direction in asks:
            yield _item(corpus, fact, direction)
    if fact.id in asked_for_kind(corpus):
        yield _item(corpus, fact, "kind")
    yield from first_or_last.make(corpus, fact)
    yield from two_reports.make(corpus, fact)


def _item(corpus: Corpus, fact: Fact, direction: str) -> Item | Refusal:
    """Make the item that asks for one part of a fact."""
    asked = stem(corpus, fact, direction)
    own = candidate(corpus, fact, direction)
    if asked is None or own is None:
        return Refusal(
            fact.id, NAME, direction, "the fact lacks a part that the question names"
        )
    if direction != "kind" and has_other_answer(corpus, fact, direction, asked):
        return Refusal(fact.id, NAME, direction, OTHER_ANSWER)
    claim = judge(corpus, fact, direction)
    truth = claim.holds(own.value)
    if truth.truth is not Truth.TRUE:
        return Refusal(
            fact.id,
            NAME,
            direction,
            f"its own statement is not proved true of the report: {truth.rule}",
        )
    wrong = wrong_options(corpus, fact, own, direction, claim, asked)
    if len(wrong) < 2:
        return Refusal(
            fact.id,
            NAME,
            direction,
            f"{len(wrong)} wrong options can be proved, two are needed",
        )
    ids = [one.candidate.option.id for one in wrong]
    key = own.option.id
    right, family = f"Right. {fact.says}", f"{fact.id}.{direction}"
    rests = {fact.id}.union(
        *[(one.candidate.fact.id, *one.verdict.facts) for one in wrong]
    )
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=direction,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=asked,
        options=tuple(
            [one.option for one in in_order([own, *[one.candidate for one in wrong]])]
        ),
        order=kept_order(corpus, fact, direction),
        tiers=tuple(
            [
                tuple(
                    [
                        id_
                        for id_, one in zip(ids, wrong, strict=True)
                        if one.tier == tier
                    ]
                )
                for tier in range(TIERS)
            ]
        ),
        weights={
            id_: one.weight for id_, one in zip(ids, wrong, strict=True) if one.weight
        },
        key=key,
        why={
            key: (Why(truth.rule, truth.facts),),
            **dict(zip(ids, map(_why, wrong), strict=True)),
        },
        feedback={
            key: right,
            **{
                id_: _feedback(fact, direction, one.candidate)
                for id_, one in zip(ids, wrong, strict=True)
            },
        },
        facts=tuple(sorted(rests)),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _why(wrong: Wrong) -> tuple[Why, ...]:
    """Return the proof that a wrong option is wrong, and the fact that it is taken from."""
    return Why(wrong.verdict.rule, wrong.verdict.facts), wrong.candidate.taken


def _feedback(fact: Fact, direction: str, chosen: Candidate) -> str:
    """Say what is true, and where the wrong option belongs."""
    return not_right(fact, direction, chosen.text, chosen.value, chosen.fact)

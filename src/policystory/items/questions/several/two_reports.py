"""How two reports stand to each other on one statement: they differ, one repeats the other, or each says so itself.

What stands in two reports is not twice as certain if one of them took it from the other; and where
two reports differ, a reader has to say that nothing at hand settles it. OpenClaim of facts to which an
author gives an objective of judging.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.backing import verdicts
from policystory.facts.corpus import Corpus, cited_once
from policystory.facts.record import Fact, ValueType
from policystory.facts.truth import Rule, Truth, claim_of, holds
from policystory.items.item import Item, Option, Order, Why
from policystory.items.options import slug
from policystory.items.questions.reports.rival_reports import by_date
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS

KIND = "single-choice"
DIRECTION = "conflict"
LEVEL = "evaluate"
"""The level of the objectives that this asks for: to judge."""

_SAME = ("subject", "property", "value", "period", "population", "status", "speaker")
"""What two facts share that differ in place alone."""

RELATIONS = {
    Rule.REPORTS_DIFFER: "They differ, and nothing here settles it",
    Rule.INDEPENDENT: "They agree, and neither is known to copy the other",
    Rule.REPEATED: "They agree, but one repeats the other",
}
"""How two reports can stand to each other; the same in every item, in this order."""


class _Pair(NamedTuple):
    """Two reports, earlier first, how they stand to each other, and the facts that show it."""

    first: str
    second: str
    relation: Rule
    facts: tuple[Fact, ...]


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item on how two reports stand to each other on a fact, where its objectives ask for a judgement."""
    asked = judging(corpus, fact)
    statement = words.statement(corpus, fact) if asked else None
    pair = _differing(corpus, fact) or _agreeing(corpus, fact) if statement else None
    if statement is None or pair is None:
        return
    objectives = tuple(
        one for one in asked if all(one in other.objectives for other in pair.facts)
    )
    if objectives:
        yield _item(corpus, fact, statement, pair, objectives)


def _is_known_to_all(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact joins two names, as a president and a country: that reports agree on it confirms nothing."""
    return corpus.properties[fact.property].value is ValueType.ENTITY


def judging(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the objectives of a fact that ask for a judgement."""
    known = (corpus.objectives.get(one) for one in fact.objectives)
    return [
        objective.id for objective in known if objective and objective.level == LEVEL
    ]


def _differing(corpus: Corpus, fact: Fact) -> _Pair | None:
    """Return two reports that differ on a fact; each disagreement belongs to the first of its facts."""
    for id_ in sorted(fact.conflicts):
        other = corpus.facts.get(id_)
        if other is None or other.id < fact.id or _differ_in_place_alone(fact, other):
            continue
        pair = _in_order(corpus, fact.sources[0].source, other.sources[0].source)
        unsettled = holds(corpus, claim_of(fact)).rule is Rule.REPORTS_DIFFER
        # Where one report repeats the other with a change, both could be said of them.
        if unsettled and not _is_of_one_origin(corpus, *pair):
            return _Pair(*pair, Rule.REPORTS_DIFFER, (fact, other))
    return None


def _differ_in_place_alone(one: Fact, other: Fact) -> bool:
    """Tell whether two facts say the same of two places, one of which may be part of the other."""
    differing = [part for part in _SAME if getattr(one, part) != getattr(other, part)]
    return one.place != other.place and all(
        None in (getattr(one, part), getattr(other, part)) for part in differing
    )


def _agreeing(corpus: Corpus, fact: Fact) -> _Pair | None:
    """Return two reports that both say what a fact states, or None where it is not sure how they come to agree."""
    cited = [one.source for one in cited_once(fact)]
    if len(cited) > 1:
        judged = verdicts(corpus, fact)
        cited = [one for one in cited if judged[one].truth is Truth.TRUE]
    pairs = [_in_order(corpus, *pair) for pair in combinations(cited, 2)]
    apart = [pair for pair in pairs if not _is_of_one_origin(corpus, *pair)]
    if apart and _is_known_to_all(corpus, fact):
        return None
    if apart:
        return _Pair(*apart[0], Rule.INDEPENDENT, (fact,))
    copied = (pair for pair in pairs if pair[0] in corpus.sources[pair[1]].copies)
    return next((_Pair(*pair, Rule.REPEATED, (fact,)) for pair in copied), None)


def _in_order(corpus: Corpus, one: str, other: str) -> tuple[str, str]:
    first, second = sorted((one, other), key=by_date(corpus).index)
    return first, second


def _is_of_one_origin(corpus: Corpus, one: str, other: str) -> bool:
    """Tell whether one of two reports repeats sentences of the other, or both those of a third."""
    ones, others = corpus.sources[one].copies, corpus.sources[other].copies
    return one in others or other in ones or not set(ones).isdisjoint(others)


def _item(
    corpus: Corpus, fact: Fact, statement: str, pair: _Pair, objectives: tuple[str, ...]
) -> Item:
    """Make the item; whatever is right is proved, and makes the other two wrong."""
    reports = " and ".join(
        words.report(corpus, one) for one in (pair.first, pair.second)
    )
    shown = {rule: Option(slug(text), text) for rule, text in RELATIONS.items()}
    key = shown[pair.relation]
    facts = tuple(sorted(one.id for one in pair.facts))
    proof, taken = Why(pair.relation, facts), Why("taken-from", facts[-1:])
    wrong = [option.id for option in shown.values() if option != key]
    family = f"{fact.id}.{DIRECTION}"
    return Item(
        id=f"{family}.{KIND}",
        family=family,
        kind=KIND,
        direction=DIRECTION,
        asked=(fact.id, *(one.id for one in pair.facts if one.id != fact.id)),
        topic=corpus.topic_of[fact.id],
        stem=f"How do {reports} compare on this: “{statement.removesuffix('.')}”?",
        options=tuple(shown.values()),
        order=Order.LISTED,
        tiers=(tuple(wrong),),
        key=key.id,
        why={key.id: (proof,), **dict.fromkeys(wrong, (proof, taken))},
        feedback=_feedback(corpus, pair, key.id, wrong),
        facts=facts,
        sources=tuple(
            dict.fromkeys(citation for one in pair.facts for citation in one.sources)
        ),
        objectives=objectives,
    )


def _feedback(
    corpus: Corpus, pair: _Pair, key: str, wrong: list[str]
) -> dict[str, str]:
    """Say what both reports have, and how they come to it, within 60 words."""
    says = " ".join(one.says for one in pair.facts)
    ways = [says, f"{says} {_lesson(corpus, pair)}"]
    told = next(
        text
        for text in reversed(ways)
        if len(text.split()) + 2 <= FEEDBACK_WORDS or text == says
    )
    return {key: f"Right. {told}", **dict.fromkeys(wrong, f"Not right. {told}")}


def _lesson(corpus: Corpus, pair: _Pair) -> str:
    """Say what follows from how two reports stand to each other."""
    first, second = (words.report(corpus, one) for one in (pair.first, pair.second))
    match pair.relation:
        case Rule.REPORTS_DIFFER:
            return "Nothing in these reports settles it."
        case Rule.INDEPENDENT:
            return f"Neither {first} nor {second} takes it from the other."
        case _:
            return f"{words.capitalised(second)} repeats {first}, and so is no second confirmation."

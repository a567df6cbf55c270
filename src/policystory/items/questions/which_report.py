"""Questions on which report supports a statement, or whether the reports listed settle it at all.

Beside the reports stands always one option more: that this cannot be known from them. It is the
right one where the report that supports the statement is not among those shown, and where the one
that speaks of it leaves it unsaid.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.backing import may_be_told, silent, stranger
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity, ValueType
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.chance import pick
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.item import Item, Option, Order, Why
from policystory.items.options import slug
from policystory.items.questions.rival_reports import (
    TIERS,
    Rival,
    by_date,
    grounds,
    is_confusable,
    likes,
    nearby,
    rivals,
)
from policystory.items.questions.several.two_reports import judging
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS

DIRECTION = "source"
WITHHELD = 4
"""One in so many statements is shown without the report that supports it, so that UNKNOWN is as
good as any option."""

_OF_ITSELF = re.compile(r"\bthe (text|report)\b", re.IGNORECASE)
"""A statement that speaks of the text itself cannot be put to several."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks which report supports a fact, where another report has something like it.

    Every figure is asked for, and every statement with an objective of judging; of others one for
    each report, topic and property, a named confusion if there is one: more would ask the same
    thing again.
    """
    prop = corpus.properties[fact.property]
    if DIRECTION in prop.asks:
        yield _unsaid(corpus, fact)
    elif prop.states is None or _OF_ITSELF.search(prop.states):
        return
    elif isinstance(fact.value, Quantity):
        if likes(corpus, fact) and _is_first_to_say_so(corpus, fact):
            yield _supported(corpus, fact, rivals(corpus, fact))
    else:
        found = _proved_first(corpus, _group(corpus, fact)).get(fact.id)
        if found:
            yield _supported(corpus, fact, found)


Group = tuple[str, str, str, str]


@lru_cache(maxsize=4)
def _asked_about(corpus: Corpus) -> Counter[str]:
    """Return how often a report may be the right one: one that is right often is as often wrong."""
    asked = (
        group[0]
        for group, facts in _groups(corpus).items()
        if any(_may_be_asked(corpus, one) for one in facts)
    )
    return Counter(asked)


def _may_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact has a statement with something like it in another report."""
    has_statement = corpus.properties[fact.property].states is not None
    return has_statement and may_be_told(corpus, fact) and bool(likes(corpus, fact))


def _group(corpus: Corpus, fact: Fact) -> Group:
    """Return the report, topic and property of a fact; one of which to judge is asked is a group of its own."""
    own = fact.id if judging(corpus, fact) else ""
    return fact.sources[0].source, corpus.topic_of[fact.id], fact.property, own


@lru_cache(maxsize=4)
def _groups(corpus: Corpus) -> dict[Group, tuple[Fact, ...]]:
    """Return the facts of each report, topic and property."""
    found: dict[Group, list[Fact]] = {}
    for fact in corpus.facts.values():
        found.setdefault(_group(corpus, fact), []).append(fact)
    return {group: tuple(facts) for group, facts in found.items()}


@lru_cache(maxsize=4096)  # small: one entry a group, and each holds one fact at most
def _proved_first(corpus: Corpus, group: Group) -> dict[str, list[Rival]]:
    """Return the fact of a group that is asked for, with the reports beside it; none if none can be proved."""
    alike = {
        fact.id: likes(corpus, fact)
        for fact in _groups(corpus)[group]
        if may_be_told(corpus, fact)
    }
    facts = [fact for fact in _groups(corpus)[group] if alike.get(fact.id)]
    for fact in sorted(
        facts, key=lambda fact: not is_confusable(fact, alike[fact.id][0])
    ):
        found = rivals(corpus, fact)
        if _is_proved(found):
            return {fact.id: found}
    return {}


def _is_first_to_say_so(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether no fact before this one has the same statement."""
    same = [
        one
        for one in corpus.by_property[fact.property]
        if one.value == fact.value and one.id < fact.id
    ]
    return not same or words.statement(corpus, fact) not in {
        words.statement(corpus, one) for one in same
    }


def _is_proved(found: list[Rival]) -> bool:
    """Tell whether two reports at least are proved not to support a fact, and one of them has something like it."""
    return len(found) > 1 and any(rival.tier < TIERS - 1 for rival in found)


def _supported(corpus: Corpus, fact: Fact, found: list[Rival]) -> Item | Refusal:
    """Make the item on the statement of a fact."""
    statement = words.statement(corpus, fact)
    if statement is None:
        return Refusal(
            fact.id, NAME, DIRECTION, "the fact lacks a part that its statement names"
        )
    if not _is_proved(found):
        return Refusal(
            fact.id,
            NAME,
            DIRECTION,
            "too few reports like the one that supports it are proved not to",
        )
    stem = f"Which report among these supports this statement: “{statement.removesuffix('.')}”?"
    told = f"{fact.says} ({words.marks(corpus, fact)})"
    feedback = _wrong(corpus, fact, found, told)
    if _is_withheld(corpus, fact) and all(
        _says_nothing(corpus, fact, rival) for rival in found
    ):
        outlet = words.report(corpus, fact.sources[0].source)
        ways = [
            f"Right. None of those listed says so; {outlet}, which is not listed, does: {told}"
        ]
        ways.append(f"Right. None of those listed says so. {told}")
        feedback[UNKNOWN.id] = next(
            (way for way in ways if len(way.split()) <= FEEDBACK_WORDS), ways[-1]
        )
        return _item(corpus, fact, stem, UNKNOWN, found, feedback)
    key = _option(corpus, fact.sources[0].source)
    feedback |= {
        key.id: f"Right. {told}",
        UNKNOWN.id: f"Not right. One of those listed says so. {told}",
    }
    return _item(corpus, fact, stem, key, found, feedback)


def _is_withheld(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether the report that supports a fact is not to be shown.

    Where an objective has facts that a report leaves unsaid, enough of its items have UNKNOWN for
    their key.
    """
    return pick(NAME, WITHHELD, fact.id) == 0 and _unsaid_objectives(corpus).isdisjoint(
        fact.objectives
    )


@lru_cache(maxsize=4)
def _unsaid_objectives(corpus: Corpus) -> frozenset[str]:
    """Return the objectives of what reports leave unsaid."""
    properties = [
        prop.id for prop in corpus.properties.values() if DIRECTION in prop.asks
    ]
    facts = (fact for prop in properties for fact in corpus.by_property.get(prop, ()))
    return frozenset(objective for fact in facts for objective in fact.objectives)


def _says_nothing(corpus: Corpus, fact: Fact, rival: Rival) -> bool:
    """Tell whether a report says nothing of a statement, neither for it nor against it.

    A report may tell of somebody whom it does not name; what it does not name is sure to be missing
    where just the name is what is stated: who said it, or which thing it is.
    """
    rule, prop = rival.verdict.rule, corpus.properties[fact.property]
    if rule is Rule.ABSENT and prop.value is ValueType.TEXT and not prop.titles:
        return (
            fact.speaker is not None
            and stranger(corpus, rival.source, fact) == fact.speaker
        )
    if rule is Rule.NO_SUCH_FIGURE:
        others = corpus.by_report.get((rival.source, fact.property), ())
        return not any(corpus.related(one.subject, fact.subject) for one in others)
    return rule in (Rule.ABSENT, Rule.TOO_EARLY)


def _unsaid(corpus: Corpus, fact: Fact) -> Item | Refusal:
    """Make the item on what a report leaves unsaid, beside reports that say nothing of it at all."""
    asked = words.fill(corpus, fact, corpus.properties[fact.property].asks[DIRECTION])
    own = fact.sources[0].source
    quiet = [one for one in by_date(corpus) if one != own and silent(corpus, one, fact)]
    if asked is None or not quiet:
        return Refusal(
            fact.id, NAME, DIRECTION, "no other report is proved to say nothing of it"
        )
    verdict = Verdict(Truth.FALSE, Rule.SILENT, (fact.id,))
    found = [Rival(own, Verdict(Truth.FALSE, Rule.UNSAID, (fact.id,)), fact, 0)]
    found += [Rival(one, verdict, nearby(corpus, one, fact), 1) for one in quiet]
    feedback = {
        UNKNOWN.id: f"Right. {fact.says}",
        _option(corpus, own).id: f"Not right. {fact.says}",
    }
    name = words.name(corpus, fact.subject)
    for one in quiet:
        shown = _option(corpus, one)
        feedback[shown.id] = (
            f"Not right. {shown.text} says nothing of {name}. {fact.says}"
        )
    return _item(corpus, fact, words.capitalised(asked), UNKNOWN, found, feedback)


def _item(
    corpus: Corpus, fact: Fact, stem: str, key: Option, found: list[Rival], feedback: dict[str, str]
) -> Item:  # fmt: skip
    """Put an item together: the reports in the order of their dates, and then what stands beside them always."""
    proved = {_option(corpus, rival.source): rival for rival in found}
    shown = [
        option
        for one in by_date(corpus)
        if (option := _option(corpus, one)) in proved or option == key
    ]
    why: dict[str, tuple[Why, ...]] = {
        option.id: (Why(r.verdict.rule, r.verdict.facts), _taken(r.instead))
        for option, r in proved.items()
    }
    if key == UNKNOWN:
        why[key.id] = tuple(
            dict.fromkeys(
                Why(rival.verdict.rule, rival.verdict.facts) for rival in found
            )
        )
    else:
        why |= {
            key.id: (Why(Rule.STATED, (fact.id,)),),
            UNKNOWN.id: (Why(Rule.STATED, (fact.id,)), _taken(fact)),
        }
    family = f"{fact.id}.{DIRECTION}"
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=DIRECTION,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=stem,
        options=(*shown, UNKNOWN),
        order=Order.LISTED,
        tiers=tuple(
            tuple(option.id for option, r in proved.items() if r.tier == tier)
            for tier in range(TIERS)
        ),
        weights={
            option.id: _asked_about(corpus)[r.source] for option, r in proved.items()
        },
        key=key.id,
        why=why,
        feedback=feedback,
        facts=tuple(
            sorted(
                {
                    fact.id,
                    *(
                        rests
                        for steps in why.values()
                        for step in steps
                        for rests in step.facts
                    ),
                }
            )
        ),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _wrong(corpus: Corpus, fact: Fact, found: list[Rival], told: str) -> dict[str, str]:
    """Say of each report why it is not the one, and what it has instead, within 60 words."""
    feedback = {}
    for rival in found:
        ways = [
            f"Not right. {told}",
            f"Not right. {told} {grounds(corpus, fact, rival)}",
        ]
        if is_confusable(fact, rival.instead) and {
            one.source for one in rival.instead.sources
        } == {rival.source}:
            ways.append(f"{ways[-1]} It has this instead: {rival.instead.says}")
        fitting = (
            text for text in reversed(ways) if len(text.split()) <= FEEDBACK_WORDS
        )
        feedback[_option(corpus, rival.source).id] = next(fitting, ways[0])
    return feedback


@lru_cache(maxsize=64)
def _option(corpus: Corpus, source: str) -> Option:
    """Return the option that names a report."""
    text = words.capitalised(words.report(corpus, source))
    return Option(slug(text), text)


def _taken(fact: Fact) -> Why:
    return Why("taken-from", (fact.id,))

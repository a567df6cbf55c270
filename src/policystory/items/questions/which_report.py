"""Questions on which report supports a statement, or whether the reports listed settle it at all.

Beside the reports stands always one option more: that this cannot be known from them. It is the
right one where the report that supports the statement is not among those shown, and where the one
that speaks of it leaves it unsaid.
"""

import re
from collections import Counter
from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.backing import may_be_told, silent, stranger
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Quantity, ValueType
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.chance import pick
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.item import Item, Option, Order, Why
from policystory.items.options import option
from policystory.items.questions.build_item import build_item, in_tiers, proof
from policystory.items.questions.feedback import fitting, right
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

DIRECTION = "source"
WITHHELD = 4
"""One in so many statements is shown without the report that supports it, so that UNKNOWN is as
good as any option."""

_OF_ITSELF = re.compile(r"\bthe (text|report)\b", re.IGNORECASE)
"""A statement that speaks of the text itself cannot be put to several."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks which report supports a fact, where another has something like it.

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
        proved = _proved_first(corpus, _group(corpus, fact)).get(fact.id)
        if proved:
            yield _supported(corpus, fact, proved)


Group = tuple[str, str, str, str]
"""The report, topic and property of a fact, and its id if it is a group of its own."""


def _group(corpus: Corpus, fact: Fact) -> Group:
    """Return the group of a fact; one of which to judge is asked is a group of its own."""
    alone = fact.id if judging(corpus, fact) else ""
    return fact.sources[0].source, corpus.topic_of[fact.id], fact.property, alone


@once_per_corpus
def _groups(corpus: Corpus) -> dict[Group, list[Fact]]:
    """Return the facts of each group."""
    groups: dict[Group, list[Fact]] = {}
    for fact in corpus.facts.values():
        groups.setdefault(_group(corpus, fact), []).append(fact)
    return groups


@once_per_corpus
def _times_asked(corpus: Corpus) -> Counter[str]:
    """Return how often each report may be the right one.

    A report that is often right is offered as often where it is wrong.
    """
    times: Counter[str] = Counter()
    for (source, *_), facts in _groups(corpus).items():
        if any(_may_be_asked(corpus, fact) for fact in facts):
            times[source] += 1
    return times


def _may_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact has a statement with something like it in another report."""
    if corpus.properties[fact.property].states is None:
        return False
    return may_be_told(corpus, fact) and bool(likes(corpus, fact))


@once_per_corpus
def _proved_first(corpus: Corpus, group: Group) -> dict[str, list[Rival]]:
    """Return the fact of a group that is asked for, by id, with the reports beside it.

    The dictionary holds one fact, or none if none can be proved.
    """
    named: list[Fact] = []
    alike: list[Fact] = []
    for fact in _groups(corpus)[group]:
        like = likes(corpus, fact)
        if like and may_be_told(corpus, fact):
            (named if is_confusable(fact, like[0]) else alike).append(fact)
    for fact in (*named, *alike):
        proved = rivals(corpus, fact)
        if _are_enough(proved):
            return {fact.id: proved}
    return {}


def _is_first_to_say_so(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether no fact before this one has the same statement."""
    statement = None
    for earlier in corpus.by_property[fact.property]:
        if earlier.value != fact.value or earlier.id >= fact.id:
            continue
        # Few facts have the same value, so that few statements need to be written.
        statement = statement or words.statement(corpus, fact)
        if words.statement(corpus, earlier) == statement:
            return False
    return True


def _are_enough(proved: list[Rival]) -> bool:
    """Tell whether two reports are proved not to support a fact, one with something like it."""
    return len(proved) > 1 and any(rival.tier < TIERS - 1 for rival in proved)


def _supported(corpus: Corpus, fact: Fact, proved: list[Rival]) -> Item | Refusal:
    """Make the item on the statement of a fact."""
    statement = words.statement(corpus, fact)
    if statement is None:
        return _refused(fact, "the fact lacks a part that its statement names")
    if not _are_enough(proved):
        return _refused(
            fact, "too few reports like the one that supports it are proved not to"
        )
    statement = statement.removesuffix(".")
    stem = f"Which report among these supports this statement: “{statement}”?"
    why = _why_wrong(corpus, proved)
    feedback = _feedback_on_rivals(corpus, fact, proved)
    true = f"{fact.says} ({words.marks(corpus, fact)})"
    report = fact.sources[0].source
    if _is_withheld(corpus, fact, proved):
        key = UNKNOWN
        why[key.id] = _why_unknown(proved)
        none = "Right. None of those listed says so"
        outlet = words.report(corpus, report)
        feedback[key.id] = fitting(
            f"{none}; {outlet}, which is not listed, does: {true}", f"{none}. {true}"
        )
    else:
        key = _option(corpus, report)
        stated = Verdict(Truth.TRUE, Rule.STATED, (fact.id,))
        why[key.id] = proof(stated)
        why[UNKNOWN.id] = proof(stated, taken_from=fact)
        feedback[key.id] = f"Right. {true}"
        feedback[UNKNOWN.id] = f"Not right. One of those listed says so. {true}"
    return _item(corpus, fact, stem, key, proved, why, feedback)


def _refused(fact: Fact, reason: str) -> Refusal:
    return Refusal(fact.id, NAME, DIRECTION, reason)


def _is_withheld(corpus: Corpus, fact: Fact, proved: list[Rival]) -> bool:
    """Tell whether the report that supports a fact is not to be shown."""
    if pick(NAME, WITHHELD, fact.id) != 0:
        return False
    # There, enough items have UNKNOWN for their key already.
    if not _unsaid_objectives(corpus).isdisjoint(fact.objectives):
        return False
    return all(_says_nothing(corpus, fact, rival) for rival in proved)


@once_per_corpus
def _unsaid_objectives(corpus: Corpus) -> frozenset[str]:
    """Return the objectives of what reports leave unsaid."""
    objectives: set[str] = set()
    for prop, facts in corpus.by_property.items():
        if DIRECTION in corpus.properties[prop].asks:
            for fact in facts:
                objectives.update(fact.objectives)
    return frozenset(objectives)


def _says_nothing(corpus: Corpus, fact: Fact, rival: Rival) -> bool:
    """Tell whether a report says nothing of a statement, neither for it nor against it.

    A report may tell of somebody whom it does not name; what it does not name is sure to be missing
    where just the name is what is stated: who said it, or which thing it is.
    """
    rule, prop = rival.verdict.rule, corpus.properties[fact.property]
    if rule is Rule.ABSENT and prop.value is ValueType.TEXT and not prop.titles:
        absent = stranger(corpus, rival.source, fact)
        return fact.speaker is not None and absent == fact.speaker
    if rule is Rule.NO_SUCH_FIGURE:
        figures = corpus.by_report.get((rival.source, fact.property), ())
        return not any(corpus.related(near.subject, fact.subject) for near in figures)
    return rule in (Rule.ABSENT, Rule.TOO_EARLY)


def _unsaid(corpus: Corpus, fact: Fact) -> Item | Refusal:
    """Make the item on what a report leaves unsaid, beside reports that say nothing of it."""
    form = corpus.properties[fact.property].asks[DIRECTION]
    stem = words.fill(corpus, fact, form)
    report = fact.sources[0].source
    elsewhere = [source for source in by_date(corpus) if source != report]
    quiet = [source for source in elsewhere if silent(corpus, source, fact)]
    if stem is None or not quiet:
        return _refused(fact, "no other report is proved to say nothing of it")
    unsaid = Verdict(Truth.FALSE, Rule.UNSAID, (fact.id,))
    nothing_said = Verdict(Truth.FALSE, Rule.SILENT, (fact.id,))
    wrong = [Rival(report, unsaid, fact, 0)]
    feedback = {
        UNKNOWN.id: right(fact),
        _option(corpus, report).id: f"Not right. {fact.says}",
    }
    name = words.name(corpus, fact.subject)
    for source in quiet:
        wrong.append(Rival(source, nothing_said, nearby(corpus, source, fact), 1))
        shown = _option(corpus, source)
        ground = f"{shown.text} says nothing of {name}."
        feedback[shown.id] = f"Not right. {ground} {fact.says}"
    why = _why_wrong(corpus, wrong)
    why[UNKNOWN.id] = _why_unknown(wrong)
    stem = words.capitalised(stem)
    return _item(corpus, fact, stem, UNKNOWN, wrong, why, feedback)


def _item(
    corpus: Corpus,
    fact: Fact,
    stem: str,
    key: Option,
    wrong: list[Rival],
    why: dict[str, tuple[Why, ...]],
    feedback: dict[str, str],
) -> Item:
    """Put the item together: reports in the order of their dates, then UNKNOWN."""
    tier_of: dict[str, int] = {}
    weights: dict[str, int] = {}
    for rival in wrong:
        id_ = _option(corpus, rival.source).id
        tier_of[id_] = rival.tier
        weights[id_] = _times_asked(corpus)[rival.source]
    shown = []
    for source in by_date(corpus):
        report = _option(corpus, source)
        if report.id in tier_of or report == key:
            shown.append(report)
    return build_item(
        corpus,
        NAME,
        DIRECTION,
        (fact,),
        stem=stem,
        options=(*shown, UNKNOWN),
        order=Order.LISTED,
        tiers=in_tiers(tier_of, TIERS),
        weights=weights,
        key=key.id,
        why=why,
        feedback=feedback,
    )


def _why_wrong(corpus: Corpus, wrong: list[Rival]) -> dict[str, tuple[Why, ...]]:
    """Return why each report is wrong, by option."""
    why = {}
    for rival in wrong:
        id_ = _option(corpus, rival.source).id
        why[id_] = proof(rival.verdict, taken_from=rival.instead)
    return why


def _why_unknown(wrong: list[Rival]) -> tuple[Why, ...]:
    """Return why it cannot be known from some reports: the proofs that each is wrong, once."""
    steps = [proof(rival.verdict)[0] for rival in wrong]
    return tuple(dict.fromkeys(steps))


def _feedback_on_rivals(
    corpus: Corpus, fact: Fact, proved: list[Rival]
) -> dict[str, str]:
    """Say of each report why it is not the one, and what it has instead, within 60 words."""
    feedback = {}
    for rival in proved:
        short = f"Not right. {fact.says} ({words.marks(corpus, fact)})"
        with_ground = f"{short} {grounds(corpus, fact, rival)}"
        texts = [with_ground, short]
        instead = rival.instead
        cited = {citation.source for citation in instead.sources}
        # What stands in other reports too is not what this one has instead.
        if is_confusable(fact, instead) and cited == {rival.source}:
            texts.insert(0, f"{with_ground} It has this instead: {instead.says}")
        feedback[_option(corpus, rival.source).id] = fitting(*texts)
    return feedback


@once_per_corpus
def _option(corpus: Corpus, source: str) -> Option:
    """Return the option that names a report."""
    return option(words.report(corpus, source))

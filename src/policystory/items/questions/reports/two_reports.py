"""Questions that ask how two reports compare: they differ, agree, or one repeats the other.

Only facts with an objective at Bloom's level "evaluate" are asked about.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.backing import judge_reports
from policystory.facts.corpus import Corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth, Verdict, claim_of, judge_claim
from policystory.items.citations import first_report, reports_of
from policystory.items.forms import single_choice
from policystory.items.item import Ids, Item, Order, Proofs
from policystory.items.options import option, slug
from policystory.items.questions.build_item import build_item, proof, shared_objectives
from policystory.items.questions.feedback.right_answer import within_limit
from policystory.items.questions.reports.rival_reports import by_date
from policystory.items.refusal import ItemOrRefusal
from policystory.wording import Phrasebook

DIRECTION = "conflict"
_LEVEL = "evaluate"
"""The level of the objectives that ask a learner to judge."""
RELATIONS = (Rule.REPORTS_DIFFER, Rule.INDEPENDENT, Rule.REPEATED)
"""How two reports can compare on a statement; every item has these options, in this order."""
_WOULD_BE = {
    Rule.REPORTS_DIFFER: "feedback.to-differ",
    Rule.INDEPENDENT: "feedback.to-agree",
    Rule.REPEATED: "feedback.to-repeat",
}

# The parts that are equal in two facts that differ in place alone.
_SAME = ("subject", "property", "value", "period", "population", "status", "speaker")


class _Pair(NamedTuple):
    """Two reports, the earlier first, how they stand to each other, and the facts that show it."""

    first: str
    second: str
    relation: Rule
    facts: tuple[Fact, ...]


def relations(phrases: Phrasebook) -> dict[Rule, str]:
    """Return the options' texts by relation, in the order in which learners see them.

    A relation is how two reports compare: they differ, agree, or one repeats the other. `phrases`:
    the texts of the course's language.
    """
    return {relation: phrases.say(f"options.{relation}") for relation in RELATIONS}


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item that asks if two reports differ, agree, or repeat each other on a fact.

    Nothing is yielded if the fact has no learning objective at Bloom's level "evaluate", or if none
    of the three is proved.
    """
    judged = judging_objectives(corpus, fact)
    if not judged:
        return
    statement = words.statement(corpus, fact)
    pair = _differing(corpus, fact) or _agreeing(corpus, fact)
    if statement is None or pair is None:
        return
    shared = shared_objectives([fact, *pair.facts])
    objectives = tuple([id_ for id_ in judged if id_ in shared])
    if objectives:
        yield _item(corpus, statement, pair, objectives)


def judging_objectives(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the ids of those objectives of a fact that ask learners to judge, in the fact's order.

    These are at Bloom's level "evaluate".
    """
    asks = []
    for id_ in fact.objectives:
        objective = corpus.objectives.get(id_)
        if objective and objective.level == _LEVEL:
            asks.append(id_)
    return asks


def _differing(corpus: Corpus, fact: Fact) -> _Pair | None:
    """Return two reports that differ on a fact, which is the first of the two facts by id."""
    report = first_report(fact)
    for id_ in sorted(fact.conflicts):
        rival = corpus.facts.get(id_)
        # The item is made for the fact whose id comes first, not for both.
        if rival is None or id_ < fact.id:
            continue
        if _differ_in_place_alone(fact, rival):
            continue
        second_report = first_report(rival)
        first, second = _in_order(corpus, report, second_report)
        claim = claim_of(fact)
        verdict = judge_claim(corpus, claim)
        is_unsettled = verdict.rule is Rule.REPORTS_DIFFER
        # Where one report repeats the other with a change, both could be said of them.
        if is_unsettled and not _are_of_one_origin(corpus, first, second):
            return _Pair(first, second, Rule.REPORTS_DIFFER, (fact, rival))
    return None


def _differ_in_place_alone(fact: Fact, rival: Fact) -> bool:
    """Tell whether two facts say the same of two places, one of which may be part of the other."""
    if fact.place == rival.place:
        return False
    for part in _SAME:
        stated = getattr(fact, part)
        second = getattr(rival, part)
        if stated is None or second is None:
            continue
        if stated != second:
            return False
    return True


def _agreeing(corpus: Corpus, fact: Fact) -> _Pair | None:
    """Return two reports that both state a fact; None if it is unsure how they come to agree."""
    prop = corpus.properties[fact.property]
    cited = _reports_that_state(corpus, fact)
    copied: _Pair | None = None
    for source, second in combinations(cited, 2):
        first, later = _in_order(corpus, source, second)
        if not _are_of_one_origin(corpus, first, later):
            # That reports agree on who was president of a country confirms nothing.
            if prop.value is ValueType.ENTITY:
                return None
            return _Pair(first, later, Rule.INDEPENDENT, (fact,))
        is_copy = first in corpus.sources[later].copies
        if is_copy and copied is None:
            copied = _Pair(first, later, Rule.REPEATED, (fact,))
    return copied


def _reports_that_state(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the reports that a fact cites; of several, those that are proved to state it."""
    cited = reports_of(fact)
    if len(cited) == 1:
        return cited
    truths = judge_reports(corpus, fact, cited)
    return [source for source in cited if truths[source].truth is Truth.TRUE]


def _in_order(corpus: Corpus, source: str, second: str) -> tuple[str, str]:
    """Return two reports, the earlier first."""
    dated = by_date(corpus)
    if dated.index(source) > dated.index(second):
        source, second = second, source
    return source, second


def _are_of_one_origin(corpus: Corpus, source: str, second: str) -> bool:
    """Tell whether one of two reports repeats the other, or both repeat a third."""
    copies = corpus.sources[source].copies
    second_copies = corpus.sources[second].copies
    if source in second_copies or second in copies:
        return True
    return not set(copies).isdisjoint(second_copies)


def _item(corpus: Corpus, statement: str, pair: _Pair, objectives: Ids) -> Item:
    """Make the item; whatever is right is proved, and makes the other two wrong."""
    shown = relations(corpus.phrases)
    options = tuple(map(option, shown.values()))
    key = slug(shown[pair.relation])
    ids = [relation.id for relation in options]
    ids.remove(key)
    wrong = tuple(ids)
    proving = tuple([fact.id for fact in pair.facts])
    verdict = Verdict(Truth.TRUE, pair.relation, proving)
    why: Proofs = {key: proof(verdict)}
    last = pair.facts[-1]
    why |= dict.fromkeys(wrong, proof(verdict, last))
    says = " ".join(fact.says for fact in pair.facts)
    lesson = _lesson(corpus, pair)
    say = corpus.phrases.say
    whole = say("feedback.then", text=says, more=lesson)
    right = within_limit(
        say("feedback.right", text=whole), say("feedback.right", text=says)
    )
    feedback = {key: right}
    # The feedback on a wrong relation says what the reports would have to state for it.
    for relation, text in shown.items():
        if relation is not pair.relation:
            id_ = slug(text)
            would_be = _what_it_would_be(corpus, pair, relation)
            feedback[id_] = say("feedback.not-right", text=would_be)
    first = words.report(corpus, pair.first)
    second = words.report(corpus, pair.second)
    claim = statement.removesuffix(".")
    return build_item(
        corpus,
        single_choice.NAME,
        DIRECTION,
        pair.facts,
        stem=say("stems.compare", first=first, second=second, statement=claim),
        options=options,
        order=Order.LISTED,
        tiers=(wrong,),
        key=key,
        why=why,
        feedback=feedback,
        objectives=objectives,
    )


def _what_it_would_be(corpus: Corpus, pair: _Pair, relation: Rule) -> str:
    """Say what would have to be so for two reports to stand like this, and where to read them."""
    marks = list(_places(corpus, pair))
    places = words.join_names(marks, corpus.phrases)
    return corpus.phrases.say(_WOULD_BE[relation], places=places)


def _places(corpus: Corpus, pair: _Pair) -> Iterator[str]:
    """Yield where each of the two reports states it."""
    for source in (pair.first, pair.second):
        for fact in pair.facts:
            paragraphs = [place for place in fact.sources if place.source == source]
            if paragraphs:
                first = paragraphs[0]
                yield words.mark(corpus, first)
                break


def _lesson(corpus: Corpus, pair: _Pair) -> str:
    """Say what follows from how two reports stand to each other."""
    first = words.report(corpus, pair.first)
    second = words.report(corpus, pair.second)
    say = corpus.phrases.say
    match pair.relation:
        case Rule.REPORTS_DIFFER:
            return say("feedback.settles-nothing")
        case Rule.INDEPENDENT:
            return say("feedback.neither-takes", first=first, second=second)
        case _:
            later = words.capitalise(second)
            return say("feedback.repeats", first=first, second=later)

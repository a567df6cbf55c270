"""Find wrong options for "Which report says this?": similar reports, proved not to say it."""

from operator import attrgetter
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.backing import judge_reports, unnamed_entity
from policystory.facts.corpus import Corpus, first_citations, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.citations import first_report, reports_of
from policystory.items.item import Ids

TIERS = 3
"""Tiers of wrong reports: 0 an author names the confusion, 1 a like fact on the same topic, 2
others."""


MOST_REPORTS = 6
"""The most reports from which the options of a question are drawn, its own report included."""


Place = tuple[str, str]
"""Two ids under which facts are gathered."""


class Rival(NamedTuple):
    """A report that is offered as a wrong option, because it is proved not to state the fact.

    - `source`: the report's id; `verdict`: the proof.
    - `instead`: the fact of this report that is most like the fact asked about.
    - `tier`: how easily the two facts are confused, from 0 (an author says so) to 2 (hardly).
    """

    source: str
    verdict: Verdict
    instead: Fact
    tier: int


@once_per_corpus
def by_date(corpus: Corpus) -> Ids:
    """Return the ids of all reports, ordered by date; options are shown in this order."""
    reports = sorted(corpus.sources.values(), key=attrgetter("date", "id"))
    return tuple([report.id for report in reports])


@once_per_corpus
def _places_by_date(corpus: Corpus) -> dict[str, int]:
    """Return the place of each report among all, ordered by date."""
    return {source: place for place, source in enumerate(by_date(corpus))}


def offered_reports(corpus: Corpus, fact: Fact) -> Ids:
    """Return the ids of the reports that a question about a fact can offer, sorted by date.

    They are at most 6 (MOST_REPORTS). If the course has more, these are preferred: reports that
    state the fact, next those with a similar fact, then those of about the same time.
    """
    dated = by_date(corpus)
    if len(dated) <= MOST_REPORTS:
        return dated
    offered = dict.fromkeys(reports_of(fact))
    for like in alike_facts(corpus, fact):
        offered |= dict.fromkeys(reports_of(like))
    places = _places_by_date(corpus)
    place = places[first_report(fact)]
    start = max(place - MOST_REPORTS // 2, 0)
    offered |= dict.fromkeys(dated[start : start + MOST_REPORTS])
    first = list(offered)[:MOST_REPORTS]
    return tuple(sorted(first, key=lambda source: places[source]))


def rivals(corpus: Corpus, fact: Fact) -> list[Rival]:
    """Return the wrong options for the question "Which report says this?" about a fact.

    They are those of `offered_reports` that are proved not to state the fact, sorted by date.
    """
    offered = offered_reports(corpus, fact)
    judged = judge_reports(corpus, fact, offered)
    proved = []
    for source in offered:
        verdict = judged[source]
        if verdict.truth is Truth.FALSE:
            instead, tier = _nearest(corpus, source, fact, verdict)
            proved.append(Rival(source, verdict, instead, tier))
    return proved


def _nearest(
    corpus: Corpus, source: str, fact: Fact, verdict: Verdict
) -> tuple[Fact, int]:
    """Return the fact of a report that is most easily taken for another report's, and its tier."""
    alike = alike_facts(corpus, fact)
    near = [like for like in alike if _cites(like, source)]
    if near:
        first = near[0]
        tier = 0 if is_confusable(fact, first) else 1
        # A fact that proves the report wrong shows best what the report says instead.
        for like in near:
            if like.id in verdict.facts:
                return like, tier
        return first, tier
    last = TIERS - 1
    for proof in verdict.facts:
        if proof != fact.id:
            return corpus.facts[proof], last
    return nearest_topic_fact(corpus, source, fact), last


def _cites(fact: Fact, source: str) -> bool:
    """Tell whether a fact cites a report."""
    return source in reports_of(fact)


def nearest_topic_fact(corpus: Corpus, source: str, fact: Fact) -> Fact:
    """Return the fact of one report that is most like a fact of another report.

    A fact on the same topic is preferred, then one with the same property, then any. `source`: the
    id of the first report, which must have a fact. `fact`: the fact of the other report.
    """
    by_topic = _by_report_and_topic(corpus)
    topic = corpus.topic_of[fact.id]
    of_topic = by_topic.get((source, topic))
    of_property = corpus.by_report.get((source, fact.property))
    facts = of_topic or of_property or by_topic[source, ""]
    return facts[0]


def alike_facts(corpus: Corpus, fact: Fact) -> tuple[Fact, ...]:
    """Return facts of other reports that learners may confuse with a fact, the likeliest first.

    First come facts that an author calls easily confused with this one, if both say the same kind
    of thing; then facts with the same topic and property, such as "criticism".
    """
    # By id, for a fact cannot be a key.
    return _alike_facts(corpus, fact.id)


@once_per_corpus
def _alike_facts(corpus: Corpus, id_: str) -> tuple[Fact, ...]:
    fact = corpus.facts[id_]
    cited = set(reports_of(fact))
    place = corpus.topic_of[id_], fact.property
    confusions = _confusions(corpus)[id_]
    # An author may name a confusion of another kind for other questions on the fact.
    named = [like for like in confusions if _are_of_one_kind(fact, like)]
    same_place = _by_topic_and_property(corpus)[place]
    candidates = (*named, *same_place)
    return tuple([like for like in candidates if _cites_another(like, cited)])


def _cites_another(fact: Fact, sources: set[str]) -> bool:
    """Tell whether a fact cites a report beside these."""
    return any(citation.source not in sources for citation in fact.sources)


@once_per_corpus
def _by_topic_and_property(corpus: Corpus) -> dict[Place, list[Fact]]:
    """Return the facts of each topic and property."""
    groups: dict[Place, list[Fact]] = {}
    for fact in corpus.facts.values():
        place = corpus.topic_of[fact.id], fact.property
        groups.setdefault(place, []).append(fact)
    return groups


def is_confusable(fact: Fact, second: Fact) -> bool:
    """Tell whether an author says of either fact that it is easily confused with the other."""
    if second.id in fact.confusable:
        return True
    return fact.id in second.confusable


def _are_of_one_kind(fact: Fact, second: Fact) -> bool:
    """Tell whether two facts say the same kind of thing.

    Both give a figure, or both what somebody said, or they have one property.
    """
    # Figures are confused with figures whatever they count, words only with like words.
    is_figure = isinstance(fact.value, Quantity)
    second_is_figure = isinstance(second.value, Quantity)
    if is_figure or second_is_figure:
        return is_figure and second_is_figure
    if fact.property == second.property:
        return True
    return bool(fact.speaker and second.speaker)


@once_per_corpus
def _confusions(corpus: Corpus) -> dict[str, list[Fact]]:
    """Return for each fact those that are confused with it, whichever of the two says so."""
    ids: dict[str, set[str]] = {}
    facts = corpus.facts
    for fact in facts.values():
        known = facts.keys() & fact.confusable
        ids.setdefault(fact.id, set()).update(known)
        for id_ in known:
            ids.setdefault(id_, set()).add(fact.id)
    confusions: dict[str, list[Fact]] = {}
    for id_, confused in ids.items():
        confusions[id_] = [facts[name] for name in sorted(confused)]
    return confusions


@once_per_corpus
def _by_report_and_topic(corpus: Corpus) -> dict[Place, list[Fact]]:
    """Return the facts of each report by topic, and all of them under no topic."""
    groups: dict[Place, list[Fact]] = {}
    for source in corpus.sources:
        groups[source, ""] = []
    for fact in corpus.facts.values():
        topic = corpus.topic_of[fact.id]
        for citation in first_citations(fact):
            for under in (topic, ""):
                place = citation.source, under
                groups.setdefault(place, []).append(fact)
    return groups


def why_not_supported(corpus: Corpus, fact: Fact, rival: Rival) -> str:
    """Return a sentence for learners on why a report does not state a fact.

    For example: "The News gives no such figure." `rival` is the report with its proof.
    """
    report = words.capitalise(words.report(corpus, rival.source))
    say = corpus.phrases.say
    match rival.verdict.rule:
        case Rule.ABSENT:
            entity = unnamed_entity(corpus, rival.source, fact)
            name = words.name(corpus, entity or "")
            return say("feedback.not-named-by", report=report, name=name)
        case Rule.NO_SUCH_FIGURE if _gives_it_elsewhere(corpus, fact, rival):
            return say("feedback.figure-else", report=report)
        case Rule.NO_SUCH_FIGURE:
            return say("feedback.no-figure", report=report)
        case Rule.TOO_EARLY:
            return say("feedback.too-early", report=report)
        case _:
            return say("feedback.else", report=report)


def _gives_it_elsewhere(corpus: Corpus, fact: Fact, rival: Rival) -> bool:
    """Tell whether a report gives the figure of a fact, in the same unit, of something else."""
    figure = fact.value
    for id_ in rival.verdict.facts:
        second = corpus.facts[id_].value
        if id_ == fact.id or not isinstance(second, Quantity):
            continue
        # Fifty minutes are no 50%: only the same unit makes it the same figure.
        if isinstance(figure, Quantity) and figure.unit == second.unit:
            return True
    return False

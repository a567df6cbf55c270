"""Categories into which statements are sorted, and the proof that a statement belongs to one and to none of the others.

Each sort of categories says which category a fact belongs to and how that is proved; what cannot be
proved of a fact beside a category keeps the two apart.
"""

from collections import Counter
from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.compare import kinds_are_apart
from policystory.facts.corpus import Corpus, cited_once, folded
from policystory.facts.record import Dated, Fact, Kind, Status, ValueType
from policystory.facts.truth import OpenClaim, Rule, Truth, claim_of
from policystory.items.item import Why
from policystory.items.questions.sorting.rows import Category, Row, Sort
from policystory.items.questions.sorting.sides import speakers

Stated = tuple[Fact, str, str]
"""A fact, a report that states it, and its sentence, which does not name the report."""


def sorts(corpus: Corpus) -> Iterator[Sort]:
    """Yield every way in which statements of a corpus are sorted."""
    stated = list(_stated(corpus))
    yield _statuses(corpus, stated)
    yield _kinds(corpus, stated)
    yield _dates(corpus, stated)
    yield speakers(corpus)
    yield from _headings(corpus)


_STAGES = {
    Category("promised", "Promised or announced"): (Status.PROMISED, Status.ANNOUNCED),
    Category("secured", "Secured"): (Status.SECURED,),
    Category("delivered", "Done or delivered"): (Status.DELIVERED,),
}
"""Promised and announced are too near to stand beside each other."""


def _statuses(corpus: Corpus, stated: list[Stated]) -> Sort:
    """Sort by how far money, doses and plans had come, by the words of each report on its date."""
    rows = []
    for fact, source, text in stated:
        # Elsewhere no status is false of a report because another is stated.
        if (
            fact.status is None
            or "status" not in corpus.properties[fact.property].closed
        ):
            continue
        asked = OpenClaim(corpus, claim_of(fact, source), "status")
        proofs: dict[str, tuple[Why, ...]] = {}
        own = ""
        for category, stages in _STAGES.items():
            verdicts = [asked.holds(stage) for stage in stages]
            if fact.status in stages:
                own = category.name
                right = asked.holds(fact.status)
                if right.truth is Truth.TRUE:
                    proofs[own] = (Why(right.rule, right.facts),)
            elif all(verdict.truth is Truth.FALSE for verdict in verdicts):
                proofs[category.name] = (Why(verdicts[0].rule, verdicts[0].facts),)
        rows.append(Row(fact, source, text, own, proofs))
    asks = "how far had each of these come when the text was written?"
    return Sort("status", asks, tuple(_STAGES), tuple(rows), across=True)


_KINDS = {
    Kind.OFFICIAL_FIGURE: Category(Kind.OFFICIAL_FIGURE, "Official figure"),
    Kind.ESTIMATE: Category(Kind.ESTIMATE, "Estimate"),
    Kind.OPINION: Category(Kind.OPINION, "Opinion", "judged criticised"),
    Kind.PREDICTION: Category(Kind.PREDICTION, "Prediction", "expected"),
    Kind.COMMITMENT: Category(Kind.COMMITMENT, "Commitment", "promised announced"),
}


def _kinds(corpus: Corpus, stated: list[Stated]) -> Sort:
    """Sort by what kind of statement each is; only kinds that exclude each other by definition are proved apart."""
    rows = [
        Row(fact, source, text, fact.kind, _proofs_of_kind(fact), _cited(corpus, fact))
        for fact, source, text in stated
        if fact.kind in _KINDS and fact.speaker and not _is_preview(corpus, fact)
    ]
    return Sort(
        "kind",
        "what kind of statement is each of these?",
        tuple(_KINDS.values()),
        tuple(rows),
        across=True,
    )


def _proofs_of_kind(fact: Fact) -> dict[str, tuple[Why, ...]]:
    """Prove that a statement is of its kind, and of none that is apart from it."""
    apart = [other for other in _KINDS if kinds_are_apart(fact.kind, other)]
    why = (Why(Rule.KINDS_APART, (fact.id,)),)
    return {
        fact.kind.value: (Why(Rule.STATED, (fact.id,)),),
        **{other.value: why for other in apart},
    }


def _cited(corpus: Corpus, fact: Fact) -> str:
    """Name the speaker of a statement that does not name one itself: a kind of statement is known by who makes it."""
    if "{speaker}" in (corpus.properties[fact.property].states or ""):
        return ""
    return words.name(corpus, fact.speaker or "")


def _is_preview(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a commitment is no more than a plan for a day: an agenda binds nobody to much."""
    prop = corpus.properties[fact.property]
    return (
        fact.kind is Kind.COMMITMENT
        and "status" not in prop.closed
        and "{speaker}" not in (prop.states or "")
    )


_DATES = (
    Category(Dated.PRINTED, "Printed in the report"),
    Category(Dated.INFERRED, "Worked out from clues"),
)
_MOST = 2 / 3
"""An objective is about dates where so many of its facts say how theirs is known."""


def _dates(corpus: Corpus, stated: list[Stated]) -> Sort:
    """Sort by how a date is known, where that is the objective; a date is printed or worked out, and never both."""
    served = Counter(
        objective for fact in corpus.facts.values() for objective in fact.objectives
    )
    dated = Counter(
        one for fact in corpus.facts.values() if fact.dated for one in fact.objectives
    )
    about = {
        objective
        for objective in served
        if dated[objective] > _MOST * served[objective]
    }
    rows = [
        Row(fact, source, text, fact.dated, _proofs_of_date(fact))
        for fact, source, text in stated
        if fact.dated and about & set(fact.objectives) and _shows_its_date(corpus, fact)
    ]
    return Sort(
        "date",
        "how is the date in each of these known?",
        _DATES,
        tuple(rows),
        across=True,
    )


def _proofs_of_date(fact: Fact) -> dict[str, tuple[Why, ...]]:
    """Prove how a date is known, and that it is not known in the other way."""
    rules = {
        category.name: Rule.STATED
        if category.name == fact.dated
        else Rule.SINGLE_VALUED
        for category in _DATES
    }
    return {name: (Why(rule, (fact.id,)),) for name, rule in rules.items()}


def _shows_its_date(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact's sentence holds the date that it is about."""
    prop = corpus.properties[fact.property]
    return prop.value is ValueType.PERIOD or "{period}" in (prop.states or "")


def _headings(corpus: Corpus) -> Iterator[Sort]:
    """Sort by the property under which a report files a statement, where it files under one what is not the other."""
    headed = {
        prop.id: prop
        for prop in corpus.properties.values()
        if prop.heading and prop.names
    }
    waiting = set(headed)
    while waiting:
        first = min(waiting)
        together = {first}
        ahead = [first]
        while ahead:
            near = set(headed[ahead.pop()].apart) & set(headed) - together
            together |= near
            ahead += sorted(near)
        waiting -= together
        rows = [
            row
            for name in sorted(together)
            for fact in corpus.by_property.get(name, ())
            for row in _filed(corpus, fact, together)
        ]
        categories = sorted(
            (Category(name, headed[name].heading or "") for name in together),
            key=lambda one: one.text,
        )
        yield Sort(
            "heading",
            "under which heading does each of these belong?",
            tuple(categories),
            tuple(rows),
            across=True,
        )


def _filed(corpus: Corpus, fact: Fact, together: set[str]) -> Iterator[Row]:
    """Yield a fact as a row of each report that it stands in."""
    prop = corpus.properties[fact.property]
    text = words.fill(corpus, fact, prop.names or "")
    for citation in cited_once(fact) if text else ():
        proofs: dict[str, tuple[Why, ...]] = {prop.id: (Why(Rule.STATED, (fact.id,)),)}
        for other in sorted(together - {prop.id}):
            files_so = any(
                one.speaker == fact.speaker and _same(one, fact)
                for one in corpus.by_report.get((citation.source, other), ())
            )
            if (
                other in prop.apart
                and prop.id in corpus.properties[other].apart
                and not files_so
            ):
                proofs[other] = (Why(Rule.FILED_APART, (fact.id,)),)
        yield Row(fact, citation.source, words.capitalised(text or ""), prop.id, proofs)


def _same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts have the same value, in whatever spelling."""
    return folded(str(one.value)) == folded(str(other.value))


def _stated(corpus: Corpus) -> Iterator[Stated]:
    """Yield each fact that its property has a sentence for, once for each of its reports."""
    for fact in corpus.facts.values():
        text = words.statement(corpus, fact)
        for citation in cited_once(fact) if text else ():
            yield fact, citation.source, text or ""

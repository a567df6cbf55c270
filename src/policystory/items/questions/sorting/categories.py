"""Ways to sort statements, with the proof that a statement is in one category and no other.

What cannot be proved of a fact beside a category keeps the two apart.
"""

from collections.abc import Callable
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.compare import kinds_are_apart
from policystory.facts.corpus import Corpus, folded
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Dated, Fact, Kind, Status
from policystory.facts.truth import OpenClaim, Rule, Truth, claim_of
from policystory.items.fact_set import By
from policystory.items.item import Proofs, Why
from policystory.items.questions.sorting import sort_by_side
from policystory.items.questions.sorting.row import Category, Row


class Sorting(NamedTuple):
    """One way to sort statements: the question, what makes a row of a fact, and the categories.

    `row` takes the corpus, a fact and the report that states it, and gives the row, or the reason
    why the fact is none. The categories are in the order in which they are shown; None where they
    are the headings of the corpus.
    """

    asks: str
    row: Callable[[Corpus, Fact, str], Row | str]
    categories: tuple[Category, ...] | None


# Promised and announced are too near to stand beside each other.
_STAGES = {
    Category("promised", "Promised or announced"): (Status.PROMISED, Status.ANNOUNCED),
    Category("secured", "Secured"): (Status.SECURED,),
    Category("delivered", "Done or delivered"): (Status.DELIVERED,),
}


def _by_status(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by how far money, doses and plans had come, by the words of each report on its date."""
    text = words.statement(corpus, fact)
    if fact.status is None or text is None:
        return "has no status, or no sentence"
    # Elsewhere no status is false of a report because another is stated.
    if "status" not in corpus.properties[fact.property].closed:
        return f"has the property '{fact.property}', which is not closed over 'status'"
    claim = OpenClaim(corpus, claim_of(fact, source), "status")
    proofs: Proofs = {}
    category_name = ""
    # A category is wrong only where each of its stages is proved wrong.
    for category, stages in _STAGES.items():
        verdicts = [claim.holds(stage) for stage in stages]
        if fact.status in stages:
            category_name = category.name
            right = claim.holds(fact.status)
            if right.truth is Truth.TRUE:
                proofs[category_name] = (Why(right.rule, right.facts),)
        elif all(verdict.truth is Truth.FALSE for verdict in verdicts):
            proofs[category.name] = (Why(verdicts[0].rule, verdicts[0].facts),)
    return Row(fact, source, text, category_name, proofs)


# The further words would tell the category, for a statement that uses them says what it is.
_KINDS = {
    Kind.OFFICIAL_FIGURE: Category(Kind.OFFICIAL_FIGURE, "Official figure"),
    Kind.ESTIMATE: Category(Kind.ESTIMATE, "Estimate"),
    Kind.OPINION: Category(Kind.OPINION, "Opinion", "judged criticised"),
    Kind.PREDICTION: Category(Kind.PREDICTION, "Prediction", "expected"),
    Kind.COMMITMENT: Category(Kind.COMMITMENT, "Commitment", "promised announced"),
}


def _by_kind(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by what kind of statement each is; some kinds exclude each other by definition."""
    text = words.statement(corpus, fact)
    if fact.kind not in _KINDS or not fact.speaker or text is None:
        return f"is of the kind '{fact.kind}', which is not sorted, or has no speaker or sentence"
    prop = corpus.properties[fact.property]
    names_speaker = "{speaker}" in (prop.states or "")
    # An agenda binds nobody to much: a plan for a day is no more than a preview.
    is_preview = "status" not in prop.closed and not names_speaker
    if fact.kind is Kind.COMMITMENT and is_preview:
        return "is a plan for a day, which is no commitment"
    proofs: Proofs = {fact.kind.value: (Why(Rule.STATED, (fact.id,)),)}
    for kind in _KINDS:
        if kinds_are_apart(fact.kind, kind):
            proofs[kind.value] = (Why(Rule.KINDS_APART, (fact.id,)),)
    # A kind of statement is known by who makes it, so every row names its speaker.
    cited = "" if names_speaker else words.name(corpus, fact.speaker)
    return Row(fact, source, text, fact.kind, proofs, cited)


_DATES = (
    Category(Dated.PRINTED, "Printed in the report"),
    Category(Dated.INFERRED, "Worked out from clues"),
)


def _by_date(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by how a date is known: it is printed or worked out, and never both."""
    text = words.statement(corpus, fact)
    if not fact.dated or text is None:
        return "does not say how its date is known, or has no sentence"
    prop = corpus.properties[fact.property]
    if prop.value is not ValueType.PERIOD and "{period}" not in (prop.states or ""):
        return "has a sentence without its date"
    proofs: Proofs = {}
    for category in _DATES:
        rule = Rule.STATED if category.name == fact.dated else Rule.SINGLE_VALUED
        proofs[category.name] = (Why(rule, (fact.id,)),)
    return Row(fact, source, text, fact.dated, proofs)


def categories_of(corpus: Corpus, by: By) -> tuple[Category, ...]:
    """Return the categories of one way of sorting, in the order in which they are shown."""
    categories = SORTINGS[by].categories
    if categories is not None:
        return categories
    props = [prop for prop in corpus.properties.values() if _is_heading(prop)]
    headings = [Category(prop.id, prop.heading or "") for prop in props]
    return tuple(sorted(headings, key=lambda heading: (heading.text, heading.name)))


def _is_heading(prop: Property) -> bool:
    """Tell whether a property has a heading, and words for what stands under it."""
    return bool(prop.heading and prop.names)


def _by_heading(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by the property under which a report files a statement, and under which it does not."""
    prop = corpus.properties[fact.property]
    if not _is_heading(prop):
        return f"has the property '{prop.id}', which has no heading"
    text = words.fill(corpus, fact, prop.names or "")
    if text is None:
        return "lacks a part that its name is made of"
    proofs: Proofs = {prop.id: (Why(Rule.STATED, (fact.id,)),)}
    for apart in prop.apart:
        is_mutual = prop.id in corpus.properties[apart].apart
        if is_mutual and not _files_under(corpus, fact, source, apart):
            proofs[apart] = (Why(Rule.FILED_APART, (fact.id,)),)
    return Row(fact, source, words.capitalised(text), prop.id, proofs)


def _files_under(corpus: Corpus, fact: Fact, source: str, property_id: str) -> bool:
    """Tell whether a report has the same speaker say the same under another property as well."""
    for filed in corpus.by_report.get((source, property_id), ()):
        is_same = folded(str(filed.value)) == folded(str(fact.value))
        if is_same and filed.speaker == fact.speaker:
            return True
    return False


SORTINGS: dict[By, Sorting] = {
    By.STATUS: Sorting(
        "how far had each of these come when the text was written?",
        _by_status,
        tuple(_STAGES),
    ),
    By.KIND: Sorting(
        "what kind of statement is each of these?",
        _by_kind,
        tuple(_KINDS.values()),
    ),
    By.DATE: Sorting("how is the date in each of these known?", _by_date, _DATES),
    By.SPEAKER: Sorting(
        "who stands behind each of these statements?",
        sort_by_side.row,
        sort_by_side.CATEGORIES,
    ),
    By.HEADING: Sorting(
        "under which heading does each of these belong?",
        _by_heading,
        None,
    ),
}
"""The ways in which statements are sorted."""

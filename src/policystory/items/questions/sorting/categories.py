"""The ways to sort statements into categories, such as by status or by kind.

A category is offered for a statement only if it is proved that the statement belongs to it, or that
it does not.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.compare import kinds_are_apart
from policystory.facts.corpus import Corpus, folded
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Dated, Fact, Kind, Status
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.fact_set import Criterion
from policystory.items.item import Proof, Proofs, Why
from policystory.items.questions.build_item import proof
from policystory.items.questions.sorting import sort_by_side
from policystory.items.questions.sorting.row import Category, Row


class Sorting(NamedTuple):
    """One way to sort statements into categories, such as by status.

    - `asks`: the name of the question in the phrasebook (the texts of a language).
    - `row`: a function that returns a fact as a Row, or a text that says why it cannot be sorted.
      It takes the corpus, the fact and the id of a report that states the fact.
    - `categories`: a function of the corpus that returns the categories in the order in which they
      are shown.
    """

    asks: str
    row: Callable[[Corpus, Fact, str], Row | str]
    categories: Callable[[Corpus], tuple[Category, ...]]


# Promised and announced are too near to stand beside each other.
_STAGES = {
    "promised": (Status.PROMISED, Status.ANNOUNCED),
    "secured": (Status.SECURED,),
    "delivered": (Status.DELIVERED, Status.IN_FORCE),
}


def _category(corpus: Corpus, name: str, would_be: str = "") -> Category:
    """Return the category of a name, in words; `would_be` is the name of its feedback."""
    phrases = corpus.phrases
    telling = phrases.section("telling").get(name, "")
    return Category(
        name,
        phrases.say(f"options.sort-{name}"),
        telling,
        phrases.say(f"feedback.{would_be or name}"),
    )


def _stages(corpus: Corpus) -> tuple[Category, ...]:
    """Return the categories of how far something had come."""
    return (
        _category(corpus, "promised", "not-yet-secured"),
        _category(corpus, "secured"),
        _category(corpus, "delivered"),
    )


def _by_status(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by how far money and plans had come, by the words of each report on its date."""
    text = words.statement(corpus, fact)
    if fact.status is None:
        return "has no status, or no sentence"
    if text is None:
        return "has no status, or no sentence"
    # Elsewhere no status is false of a report because another is stated.
    prop = corpus.properties[fact.property]
    if "status" not in prop.closed:
        return f"has the property '{prop.id}', which is not closed over 'status'"
    claim = OpenClaim(corpus, claim_of(fact, source), "status")
    proofs: Proofs = {}
    name = ""
    for category, stages in _STAGES.items():
        verdict = _verdict_on_stages(claim, fact.status, stages)
        if verdict is not None:
            proofs[category] = proof(verdict)
        if fact.status in stages:
            name = category
    return Row(fact, source, text, name, proofs)


def _verdict_on_stages(
    claim: OpenClaim, status: Status, stages: tuple[Status, ...]
) -> Verdict | None:
    """Return the verdict that puts a fact into a category, or out of it; None if unproved."""
    if status in stages:
        verdict = claim.verdict_on(status)
        if verdict.truth is Truth.TRUE:
            return verdict
        return None
    # A category is wrong only where each of its stages is proved wrong.
    verdicts = [claim.verdict_on(stage) for stage in stages]
    for verdict in verdicts:
        if verdict.truth is not Truth.FALSE:
            return None
    return verdicts[0]


_KINDS = (
    Kind.OFFICIAL_FIGURE,
    Kind.ESTIMATE,
    Kind.OPINION,
    Kind.PREDICTION,
    Kind.COMMITMENT,
)


def _kinds(corpus: Corpus) -> tuple[Category, ...]:
    """Return the categories of statements by their kind."""
    return tuple([_category(corpus, kind) for kind in _KINDS])


def _by_kind(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by what kind of statement each is; some kinds exclude each other by definition."""
    text = words.statement(corpus, fact)
    own_kind = fact.kind
    if own_kind not in _KINDS or not fact.speaker or text is None:
        return f"is of the kind '{own_kind}', which is not sorted, or has no speaker or sentence"
    prop = corpus.properties[fact.property]
    names_speaker = "{speaker}" in (prop.states or "")
    # An agenda binds nobody to much: a plan for a day is no more than a preview.
    is_preview = "status" not in prop.closed and not names_speaker
    if own_kind is Kind.COMMITMENT and is_preview:
        return "is a plan for a day, which is no commitment"
    proofs: Proofs = {}
    proofs[own_kind] = _by_rule(Rule.STATED, fact)
    for kind in _KINDS:
        if kinds_are_apart(own_kind, kind):
            proofs[kind] = _by_rule(Rule.KINDS_APART, fact)
    # A kind of statement is known by who makes it, so every row names its speaker.
    cited = "" if names_speaker else words.name(corpus, fact.speaker)
    return Row(fact, source, text, own_kind, proofs, cited)


def _by_rule(rule: Rule, fact: Fact) -> Proof:
    """Return the proof that rests on one fact alone, by this rule."""
    step = Why(rule, (fact.id,))
    return (step,)


def _dates(corpus: Corpus) -> tuple[Category, ...]:
    """Return the categories of how a date is known."""
    return tuple([_category(corpus, dated) for dated in Dated])


def _by_date(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Sort by how a date is known: it is printed or worked out, and never both."""
    text = words.statement(corpus, fact)
    if not fact.dated or text is None:
        return "does not say how its date is known, or has no sentence"
    prop = corpus.properties[fact.property]
    names_date = "{period}" in (prop.states or "")
    if prop.value is not ValueType.PERIOD and not names_date:
        return "has a sentence without its date"
    proofs: Proofs = {}
    for dated in Dated:
        rule = Rule.STATED if dated is fact.dated else Rule.SINGLE_VALUED
        proofs[dated] = _by_rule(rule, fact)
    return Row(fact, source, text, fact.dated, proofs)


def categories_of(corpus: Corpus, by: Criterion) -> tuple[Category, ...]:
    """Return the categories for one way of sorting (`by`), in the order in which they are shown."""
    return SORTINGS[by].categories(corpus)


def _headings(corpus: Corpus) -> tuple[Category, ...]:
    """Return the headings that authors give to properties, as categories."""
    headings = []
    for prop in corpus.properties.values():
        if _is_heading(prop):
            heading = Category(prop.id, prop.heading or "")
            headings.append(heading)
    headings.sort(key=attrgetter("text", "name"))
    return tuple(headings)


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
    proofs: Proofs = {}
    proofs[prop.id] = _by_rule(Rule.STATED, fact)
    for apart in prop.apart:
        second = corpus.properties[apart]
        is_mutual = prop.id in second.apart
        if is_mutual and not _files_under(corpus, fact, source, apart):
            proofs[apart] = _by_rule(Rule.FILED_APART, fact)
    shown = words.capitalise(text)
    return Row(fact, source, shown, prop.id, proofs)


def _files_under(corpus: Corpus, fact: Fact, source: str, property_id: str) -> bool:
    """Tell whether a report has the same speaker say the same under another property as well."""
    said = folded(str(fact.value))
    for filed in corpus.by_report.get((source, property_id), ()):
        text = folded(str(filed.value))
        if filed.speaker == fact.speaker and text == said:
            return True
    return False


SORTINGS: dict[Criterion, Sorting] = {
    Criterion.STATUS: Sorting("stems.sort-status", _by_status, _stages),
    Criterion.KIND: Sorting("stems.sort-kind", _by_kind, _kinds),
    Criterion.DATE: Sorting("stems.sort-date", _by_date, _dates),
    Criterion.SPEAKER: Sorting(
        "stems.sort-speaker", sort_by_side.row, sort_by_side.categories
    ),
    Criterion.HEADING: Sorting("stems.sort-heading", _by_heading, _headings),
}
"""Every way to sort statements, by the word with which authors ask for it."""

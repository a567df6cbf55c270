"""Build an item whose options are reports; its last option is "cannot be known from these"."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.item import (
    FeedbackTexts,
    Item,
    Option,
    Order,
    Proof,
    Proofs,
    Weights,
)
from policystory.items.options import option
from policystory.items.questions.build_item import build_item, in_tiers, proof
from policystory.items.questions.reports.rival_reports import (
    TIERS,
    Rival,
    offered_reports,
)
from policystory.items.questions.reports.statement_groups import times_asked
from policystory.items.refusal import Refusal

DIRECTION = "source"


@once_per_corpus
def report_option(corpus: Corpus, source: str) -> Option:
    """Return the option that shows the name of a report; `source` is the id of the report."""
    return option(words.report(corpus, source))


def unknown(corpus: Corpus) -> Option:
    """Return the option "This cannot be known …" in the course's language.

    Its id is that of UNKNOWN in every language.
    """
    # Rules and draws look for the id, so it is the same in every language.
    return Option(UNKNOWN.id, corpus.phrases.say("options.unknown"))


def refusal(fact: Fact, reason: str) -> Refusal:
    """Return a Refusal: why no question asks which report states a fact.

    `reason` is in words, without the fact's id.
    """
    return Refusal(fact.id, NAME, DIRECTION, reason)


def reports_item(
    corpus: Corpus,
    fact: Fact,
    stem: str,
    key: Option,
    wrong: list[Rival],
    why: Proofs,
    feedback: FeedbackTexts,
) -> Item:
    """Return the item that asks which report says something; its options are reports, by date.

    The last option is "cannot be known" (UNKNOWN). `fact`: what is said. `stem`: the wording of the
    question. `key`: the right option, a report or UNKNOWN. `wrong`: the wrong reports, each with
    its proof. `why`: the proofs of all other options, by option id. `feedback`: a text for every
    option, by option id.
    """
    proofs: Proofs = {}
    tier_of: dict[str, int] = {}
    weights: Weights = {}
    for rival in wrong:
        id_ = report_option(corpus, rival.source).id
        proofs[id_] = proof(rival.verdict, taken_from=rival.instead)
        tier_of[id_] = rival.tier
        weights[id_] = times_asked(corpus)[rival.source]
    # If UNKNOWN is right, the report that says so is left out of the options.
    reports = [
        report_option(corpus, source) for source in offered_reports(corpus, fact)
    ]
    shown = [report for report in reports if report.id in tier_of or report == key]
    return build_item(
        corpus,
        NAME,
        DIRECTION,
        (fact,),
        stem=stem,
        options=(*shown, unknown(corpus)),
        order=Order.LISTED,
        tiers=in_tiers(tier_of, TIERS),
        weights=weights,
        key=key.id,
        why=proofs | why,
        feedback=feedback,
    )


def why_unknown(wrong: list[Rival]) -> Proof:
    """Return the proof that the answer cannot be known from the reports that are offered.

    It joins the proofs of `wrong`, the offered reports, that none of them makes the statement.
    """
    steps = dict.fromkeys(proof(rival.verdict)[0] for rival in wrong)
    return tuple(steps)

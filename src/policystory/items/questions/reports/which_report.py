"""Questions that ask which report makes a statement; the last option is "cannot be known".

That option (UNKNOWN) is right if no report that is offered makes the statement.
"""

import re
from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.backing import reports_can_differ, unnamed_entity
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.facts.values.units import noun_for
from policystory.items.chance import pick
from policystory.items.citations import first_report, reports_of
from policystory.items.forms.source_support import NAME, UNKNOWN
from policystory.items.item import FeedbackTexts
from policystory.items.questions.build_item import proof
from policystory.items.questions.feedback.right_answer import (
    cited,
    not_right,
    with_other_account,
    within_limit,
)
from policystory.items.questions.reports import left_unsaid
from policystory.items.questions.reports.report_options import (
    DIRECTION,
    refusal,
    report_option,
    reports_item,
    unknown,
    why_unknown,
)
from policystory.items.questions.reports.rival_reports import (
    TIERS,
    Rival,
    alike_facts,
    is_confusable,
    rivals,
    why_not_supported,
)
from policystory.items.questions.reports.statement_groups import Group, group_of, groups
from policystory.items.refusal import ItemOrRefusal

_WITHHELD = 4
"""In about one of so many questions the report that supports the statement is not shown, so that
UNKNOWN is right as often as any other option."""

_OF_ITSELF = re.compile(r"\bthe (text|report)\b", re.IGNORECASE)
"""A statement that speaks of the text itself cannot be put to several."""


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item that asks which report says what a fact states, or a Refusal with the reason.

    Facts with numbers, and facts that learners have to judge, are all asked about; of other facts,
    one for each report, topic and property. Nothing is yielded if the fact is not asked about, or
    if no other report has a similar fact.
    """
    prop = corpus.properties[fact.property]
    if DIRECTION in prop.asks:
        yield left_unsaid.make(corpus, fact)
    elif prop.states is None or _OF_ITSELF.search(prop.states):
        return
    elif isinstance(fact.value, Quantity):
        if alike_facts(corpus, fact) and _is_first_to_say_so(corpus, fact):
            proved = rivals(corpus, fact)
            yield _supported(corpus, fact, proved)
    else:
        group = group_of(corpus, fact)
        chosen = _chosen_of_group(corpus, group)
        if chosen is None:
            return
        chosen_fact, proved = chosen
        if chosen_fact.id == fact.id:
            yield _supported(corpus, fact, proved)


@once_per_corpus
def _chosen_of_group(corpus: Corpus, group: Group) -> tuple[Fact, list[Rival]] | None:
    """Return the fact of a group that is asked for, with its rivals; None if none can be proved."""
    named: list[Fact] = []
    alike: list[Fact] = []
    for fact in groups(corpus)[group]:
        if not reports_can_differ(corpus, fact):
            continue
        like = alike_facts(corpus, fact)
        if like and is_confusable(fact, like[0]):
            named.append(fact)
        elif like:
            alike.append(fact)
    for fact in (*named, *alike):
        proved = rivals(corpus, fact)
        if _are_enough(proved):
            return fact, proved
    return None


def _is_first_to_say_so(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether no fact before this one has the same statement."""
    for earlier in corpus.by_property[fact.property]:
        # Values are compared first, since writing a statement takes longer.
        if earlier.id < fact.id and earlier.value == fact.value:
            statement = words.statement(corpus, earlier)
            if statement == words.statement(corpus, fact):
                return False
    return True


def _are_enough(proved: list[Rival]) -> bool:
    """Tell whether two reports are proved not to support a fact, one with something like it."""
    if len(proved) <= 1:
        return False
    return any(rival.tier < TIERS - 1 for rival in proved)


def _alike_first(proved: list[Rival]) -> list[Rival]:
    """Return the rivals that have something like the statement, if there are two; else all.

    Of a report without anything like it there is nothing to tell but that it has none.
    """
    alike = [rival for rival in proved if rival.tier < TIERS - 1]
    return alike if len(alike) > 1 else proved


def _supported(corpus: Corpus, fact: Fact, proved: list[Rival]) -> ItemOrRefusal:
    """Make the item on the statement of a fact."""
    statement = words.statement(corpus, fact)
    if statement is None:
        return refusal(fact, "the fact lacks a part that its statement names")
    if not _are_enough(proved):
        reason = "too few reports like the one that supports it are proved not to"
        return refusal(fact, reason)
    proved = _alike_first(proved)
    statement = statement.removesuffix(".")
    say = corpus.phrases.say
    stem = say("stems.supports", statement=statement)
    feedback = _feedback_on_rivals(corpus, fact, proved)
    if _is_withheld(corpus, fact, proved):
        key = unknown(corpus)
        why = {key.id: why_unknown(proved)}
        feedback[key.id] = _none_says_so(corpus, fact)
    else:
        key = report_option(corpus, first_report(fact))
        stated = Verdict(Truth.TRUE, Rule.STATED, (fact.id,))
        why = {key.id: proof(stated)}
        why[UNKNOWN.id] = proof(stated, taken_from=fact)
        true = _with_marks(corpus, fact)
        right = say("feedback.right", text=true)
        feedback[key.id] = with_other_account(corpus, fact, right)
        feedback[UNKNOWN.id] = _it_can_be_known(corpus, fact)
    return reports_item(corpus, fact, stem, key, proved, why, feedback)


def _is_withheld(corpus: Corpus, fact: Fact, proved: list[Rival]) -> bool:
    """Tell whether the report that supports a fact is not to be shown."""
    if pick(NAME, _WITHHELD, fact.id) != 0:
        return False
    # Objectives of what is left unsaid have enough items with UNKNOWN for their key.
    unsaid = left_unsaid.objectives_of_unsaid(corpus)
    if not unsaid.isdisjoint(fact.objectives):
        return False
    return all(_says_nothing(corpus, fact, rival) for rival in proved)


def _says_nothing(corpus: Corpus, fact: Fact, rival: Rival) -> bool:
    """Tell whether a report says nothing of a statement, neither for it nor against it.

    A report may tell of somebody whom it does not name; what it does not name is sure to be missing
    where just the name is what is stated: who said it, or which thing it is.
    """
    rule = rival.verdict.rule
    prop = corpus.properties[fact.property]
    is_text = prop.value is ValueType.TEXT and not prop.titles
    if rule is Rule.ABSENT and is_text:
        absent = unnamed_entity(corpus, rival.source, fact)
        if fact.speaker is None:
            return False
        return absent == fact.speaker
    if rule is not Rule.NO_SUCH_FIGURE:
        return rule in (Rule.ABSENT, Rule.TOO_EARLY)
    for near in corpus.by_report.get((rival.source, prop.id), ()):
        if corpus.related(near.subject, fact.subject):
            return False
    return True


def _with_marks(corpus: Corpus, fact: Fact) -> str:
    """Return the sentence of a fact with the paragraphs in which it stands."""
    marks = words.marks(corpus, fact)
    return corpus.phrases.say("feedback.marked", says=fact.says, marks=marks)


def _it_can_be_known(corpus: Corpus, fact: Fact) -> str:
    """Say that a report listed supports a statement, with the paragraph and without its name."""
    citation = fact.sources[0]
    return not_right(corpus, "feedback.one-says-so", paragraph=citation.paragraph)


def _none_says_so(corpus: Corpus, fact: Fact) -> str:
    """Say that no report listed supports a statement, and which report does if there is room."""
    say = corpus.phrases.say
    true = _with_marks(corpus, fact)
    outlet = words.report(corpus, first_report(fact))
    none = say("feedback.none-says-so", says=true)
    with_outlet = say("feedback.none-says-so-but", report=outlet, says=true)
    return within_limit(
        say("feedback.right", text=with_outlet), say("feedback.right", text=none)
    )


def _feedback_on_rivals(
    corpus: Corpus, fact: Fact, proved: list[Rival]
) -> FeedbackTexts:
    """Say of each report what it has instead, or why it is not the one, within 60 words."""
    say = corpus.phrases.say
    feedback = {}
    for rival in proved:
        ground = why_not_supported(corpus, fact, rival)
        text = say("feedback.not-right", text=ground)
        instead = rival.instead
        reports = set(reports_of(instead))
        # A fact that other reports state as well does not show what sets this report apart.
        if _is_explained_by(fact, rival) and reports == {rival.source}:
            # The sentence names its report, or the mark behind it does.
            longer = say("feedback.not-right", text=cited(corpus, instead))
            text = within_limit(longer, text)
        shown = report_option(corpus, rival.source)
        feedback[shown.id] = text
    return feedback


def _is_explained_by(fact: Fact, rival: Rival) -> bool:
    """Tell whether what a report has instead says why it is taken for the one that is asked for.

    A report that does not name the thing at all is explained by that, unless an author names the
    two statements as confused.
    """
    if rival.verdict.rule is Rule.ABSENT:
        return rival.tier == 0
    if rival.tier < TIERS - 1:
        return True
    # A report without such a figure is told apart by what it counts.
    is_no_figure = rival.verdict.rule is Rule.NO_SUCH_FIGURE
    return is_no_figure and _are_figures_of_one_kind(fact, rival.instead)


def _are_figures_of_one_kind(fact: Fact, second: Fact) -> bool:
    """Tell whether two facts give figures of one kind, such as two counts, or two sums of money."""
    figure, compared = fact.value, second.value
    if not isinstance(figure, Quantity) or not isinstance(compared, Quantity):
        return False
    return noun_for(figure.unit) == noun_for(compared.unit)

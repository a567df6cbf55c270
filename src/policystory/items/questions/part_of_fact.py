"""Questions that ask for one part of a fact: which number, who, when, where."""

from collections.abc import Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Truth, Verdict
from policystory.facts.words import CHOICE, is_forbidden, wordings
from policystory.items.distractors.candidates import Candidate, candidate, in_order
from policystory.items.distractors.exclusions import is_unnamed_answer
from policystory.items.distractors.judge_answers import judge_of
from policystory.items.distractors.wrong_options import TIERS, Wrong, wrong_options
from policystory.items.forms.single_choice import NAME
from policystory.items.item import Item, Weights
from policystory.items.questions import kind_of_statement
from policystory.items.questions.build_item import build_item, in_tiers, proof
from policystory.items.questions.feedback.right_answer import right
from policystory.items.questions.feedback.wrong_option import wrong_feedback
from policystory.items.questions.question import (
    OTHER_ANSWER,
    Question,
    not_proved,
)
from policystory.items.questions.reports import two_reports
from policystory.items.questions.several_facts import first_or_last
from policystory.items.refusal import TOO_FEW, ItemOrRefusal, Refusal

DIRECTIONS = ("value", "subject", "speaker", "period", "population", "place", "status")
FEWEST_WRONG = 2
_UNNAMED_ANSWER = "its answer is nobody whom the report names"


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield an item for each part of a fact that a question can ask for, such as its speaker.

    A question that has a wording but cannot be asked gives a Refusal, with the reason. Then come
    the items that ask which of several facts is the first or last, with this fact as the answer,
    and how two reports compare on this fact.
    """
    prop = corpus.properties[fact.property]
    for direction in DIRECTIONS:
        if _is_typed_only(fact, direction):
            continue
        if wordings(prop, fact, direction):
            yield _item(Question(corpus, fact, direction))
    if fact.id in kind_of_statement.asked_for_kind(corpus):
        yield _item(Question(corpus, fact, kind_of_statement.DIRECTION))
    yield from first_or_last.make(corpus, fact)
    yield from two_reports.make(corpus, fact)


def _is_typed_only(fact: Fact, direction: str) -> bool:
    """Tell whether the author has the answer typed and never chosen.

    A name is only asked to be typed where the author says that it is worth it.
    """
    is_asked_typed = direction == "value" or fact.typed is True
    return is_asked_typed and is_forbidden(fact, CHOICE)


def _item(question: Question) -> ItemOrRefusal:
    """Make the item that asks for one part of a fact."""
    key = candidate(question)
    stem = question.stem
    if stem is None or key is None:
        return _refused(question, question.lack)
    if _has_other_answer(question):
        return _refused(question, OTHER_ANSWER)
    if is_unnamed_answer(question):
        return _refused(question, _UNNAMED_ANSWER)
    judge = judge_of(question)
    verdict = judge.verdict_on(key.value)
    if verdict.truth is not Truth.TRUE:
        return _refused(question, not_proved(verdict))
    asked = " ".join(question.stems)
    wrong = wrong_options(question, key, asked, judge)
    if len(wrong) < FEWEST_WRONG:
        reason = f"{len(wrong)} {TOO_FEW}"
        return _refused(question, reason)
    return _built(question, stem, key, verdict, wrong)


def _has_other_answer(question: Question) -> bool:
    """Tell whether another true answer keeps a question from being asked."""
    # A statement is of one kind, so that no other kind can be right.
    if question.direction == kind_of_statement.DIRECTION:
        return False
    # An author's own question is asked all the same; the other answer is only not offered.
    return not question.has_own_question and question.has_other_answer


def _built(
    question: Question, stem: str, key: Candidate, verdict: Verdict, wrong: list[Wrong]
) -> Item:
    """Put the item together."""
    fact = question.fact
    key_id = key.option.id
    why = {key_id: proof(verdict)}
    feedback = {key_id: right(question.corpus, fact)}
    tier_of: dict[str, int] = {}
    weights: Weights = {}
    candidates = [key]
    for option in wrong:
        chosen = option.candidate
        candidates.append(chosen)
        id_ = chosen.option.id
        why[id_] = proof(option.verdict, taken_from=chosen.fact)
        feedback[id_] = wrong_feedback(
            question, chosen.text, chosen.value, chosen.fact, because=option.because
        )
        tier_of[id_] = option.tier
        if option.weight:
            weights[id_] = option.weight
    # This order tells nothing: names are shuffled again for each learner.
    options = [candidate.option for candidate in in_order(candidates)]
    return build_item(
        question.corpus,
        NAME,
        question.direction,
        (fact,),
        stem=stem,
        wordings=question.stems,
        options=tuple(options),
        order=question.order,
        tiers=in_tiers(tier_of, TIERS),
        weights=weights,
        key=key_id,
        why=why,
        feedback=feedback,
    )


def _refused(question: Question, reason: str) -> Refusal:
    return Refusal(question.fact.id, NAME, question.direction, reason)

"""Questions that ask to complete a statement; each gap offers a few words to choose from."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.truth import (
    Claim,
    OpenClaim,
    Rule,
    Truth,
    Verdict,
    claim_of,
    judge_claim,
)
from policystory.facts.values.numbers_in_text import numbers
from policystory.facts.values.period import month_in_words
from policystory.items.citations import first_report
from policystory.items.distractors.wrong_options import TIERS
from policystory.items.forms.cloze import NAME
from policystory.items.item import Ids, Item, Pairs, PairsKey, Texts
from policystory.items.questions import type_number
from policystory.items.questions.build_item import build_item, in_tiers, proof
from policystory.items.questions.feedback.right_answer import right, tried
from policystory.items.questions.feedback.stated_answer import Answers, answers_of
from policystory.items.questions.feedback.wrong_option import wrong_feedback
from policystory.items.questions.gaps import (
    FEWEST_WRONG,
    Gap,
    directions,
    gap,
    named_parts,
    passage,
)
from policystory.items.questions.question import Question, not_proved
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.rules.text_features import telling

DIRECTION = "value"
GAP = "gap"
"""What an author forbids so that a statement is not to be completed."""
_BESIDE_VALUE = ("period", "population", "speaker", "subject", "place")
"""Parts that may be left out together with the value; those that learners confuse most come
first."""
_NAMES = ("speaker", "subject")
_QUALIFIERS = ("population", "place", "period", "status", "speaker")


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item that asks to complete a fact's statement, or a Refusal that says why not.

    Only a fact that another fact lists in its field `confusable` is asked about. Nothing is yielded
    for other facts, if no part can be left out of the statement, or if the author forbids it.
    """
    # Only statements that other facts are confused with are worth completing.
    plans = _plans(corpus, fact)
    if not plans or words.is_forbidden(fact, GAP):
        return
    if fact.id not in _confused(corpus):
        return
    verdict = judge_claim(corpus, claim_of(fact, first_report(fact)))
    if verdict.truth is not Truth.TRUE:
        yield Refusal(fact.id, NAME, DIRECTION, not_proved(verdict))
        return
    reasons = []
    for plan in plans:
        gaps = _planned_gaps(corpus, fact, plan)
        if not isinstance(gaps, str):
            yield _item(corpus, fact, verdict, gaps)
            return
        parts = " and ".join(plan)
        reasons.append(f"{parts}: {gaps}")
    yield Refusal(fact.id, NAME, DIRECTION, "; ".join(reasons))


def _plans(corpus: Corpus, fact: Fact) -> list[Ids]:
    """Return which parts could be left out together, the best plan first.

    Two gaps are better than one: it is which figure goes with which month, or people, that is
    confused. One gap is enough for a figure.
    """
    possible = directions(corpus, fact)
    if DIRECTION not in possible:
        return []
    prop = corpus.properties[fact.property]
    plans: list[Ids] = []
    for part in _BESIDE_VALUE:
        # A sentence that loses both names it joins, "_ was president of _", is true of too many.
        joins_names = part == "subject" and prop.value is ValueType.ENTITY
        # Who gave a figure is a question of its own: a gap for a name teaches nothing of it.
        is_name_by_figure = part in _NAMES and isinstance(fact.value, Quantity)
        if part in possible and not (joins_names or is_name_by_figure):
            plans.append((DIRECTION, part))
    if isinstance(fact.value, Quantity):
        plans.append((DIRECTION,))
    return plans


@once_per_corpus
def _confused(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the facts that others name as easily confused with them."""
    confused: set[str] = set()
    for fact in corpus.facts.values():
        confused.update(fact.confusable)
    return frozenset(confused)


def _planned_gaps(corpus: Corpus, fact: Fact, plan: Ids) -> list[Gap] | str:
    """Make the gaps of a plan, or say why they cannot be made."""
    if plan == (DIRECTION,) and _is_better_typed(corpus, fact):
        return "the figure alone is asked to be typed"
    possible = directions(corpus, fact)
    left_out = tuple([part for part in possible if part in plan])
    texts = passage(corpus, fact, left_out)
    if texts is None:
        return "the fact lacks a part that its statement names"
    between = texts[1:-1]
    if not all(text.strip() for text in between):
        return "one gap would stand next to the other"
    gaps = _gaps_between(corpus, fact, left_out, texts)
    if gaps is None:
        return "fewer than two wrong options can be proved"
    if len(gaps) > 1 and _tell_each_other(*gaps):
        return "one gap tells the other"
    gaps = _without_other_truths(corpus, fact, gaps)
    for kept in gaps:
        if len(kept.wrong) < FEWEST_WRONG:
            return "too few wrong options are left that make no other true statement"
    return gaps


def _gaps_between(
    corpus: Corpus, fact: Fact, left_out: Ids, texts: Texts
) -> list[Gap] | None:
    """Make a gap for each part left out; None if one lacks wrong options."""
    gaps = []
    for part, (before, after) in zip(left_out, pairwise(texts), strict=True):
        question = Question(corpus, fact, part)
        made = gap(question, before, after)
        if made is None:
            return None
        gaps.append(made)
    return gaps


def _is_better_typed(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether the figure of a fact is better asked for by itself, mostly to be typed."""
    # A figure on which reports differ is worth choosing as well: the other report's stands beside
    # it.
    if fact.conflicts:
        return False
    # A figure that its author has chosen only would be chosen in the gap once more.
    if words.is_forbidden(fact, words.NUMBER):
        return True
    typed = type_number.make(corpus, fact)
    return any(isinstance(made, Item) for made in typed)


def _tell_each_other(first: Gap, second: Gap) -> bool:
    """Tell whether the right words of two gaps share a telling word or a number."""
    if telling(first.key) & telling(second.key):
        return True
    return bool(numbers(first.key) & numbers(second.key))


def _without_other_truths(corpus: Corpus, fact: Fact, gaps: list[Gap]) -> list[Gap]:
    """Return gaps without the wrong options that make another true statement.

    Each is proved wrong of the report beside the right words of the other gap. But the sentence may
    leave out qualifiers that the proof rests on; and two wrong ones together may be another fact,
    of this report or another.
    """
    right = [made.right.value for made in gaps]
    # Where the property has one fact, nothing else could be said.
    if len(corpus.by_property[fact.property]) == 1:
        return [_kept(made, right, []) for made in gaps]
    claim = _claim_of_sentence(corpus, fact)
    first, *rest = gaps
    judge = OpenClaim(corpus, claim, first.direction)
    first = _kept(first, right, [judge])
    if not rest:
        return [first]
    second = rest[0]
    judges = [OpenClaim(corpus, claim, second.direction)]
    for wrong in first.wrong:
        value = wrong.candidate.value
        # With no source, the claim is judged for all reports: what none says, this one does not.
        beside = replace(claim, **{first.direction: value, "source": None})
        judge = OpenClaim(corpus, beside, second.direction)
        judges.append(judge)
    second = _kept(second, right, judges)
    return [first, second]


def _claim_of_sentence(corpus: Corpus, fact: Fact) -> Claim:
    """Return what the sentence claims of the report: no qualifier that it leaves out."""
    prop = corpus.properties[fact.property]
    named = named_parts(prop)
    left_out = [part for part in _QUALIFIERS if part not in named]
    unnamed = dict.fromkeys(left_out)
    claim = claim_of(fact, first_report(fact))
    return replace(claim, **unnamed)


def _kept(made: Gap, right: list[Value], judges: list[OpenClaim]) -> Gap:
    """Return a gap without what is right in either gap, and what may make a true statement."""
    kept = []
    for wrong in made.wrong:
        value = wrong.candidate.value
        if value in right:
            continue
        verdicts = [judge.verdict_on(value) for judge in judges]
        if not any(map(_may_be_said, verdicts)):
            kept.append(wrong)
    return made._replace(wrong=tuple(kept))


def _may_be_said(verdict: Verdict) -> bool:
    """Tell whether a report makes a statement, or may make it."""
    if verdict.truth is Truth.TRUE:
        return True
    # "Not spoken of" means that no report says so.
    if verdict.truth is not Truth.UNKNOWN:
        return False
    return verdict.rule is not Rule.NOT_SPOKEN_OF


def _stem(corpus: Corpus, fact: Fact) -> str:
    """Say what is to be completed: a report's statement, with its month and what it is about."""
    source = corpus.sources[first_report(fact)]
    say = corpus.phrases.say
    month = month_in_words(source.date, corpus.phrases)
    prop = corpus.properties[fact.property]
    about = words.fill(corpus, fact, prop.about or "")
    # The statement says itself what it is about, unless an author finds that it does not.
    if not about:
        return say("stems.complete-plain", report=source.named, month=month)
    return say("stems.complete", report=source.named, month=month, about=about)


def _item(corpus: Corpus, fact: Fact, verdict: Verdict, gaps: list[Gap]) -> Item:
    """Make the item with these gaps."""
    left_out = tuple([made.direction for made in gaps])
    key: Pairs = {}
    why = {}
    feedback = {}
    tier_of: dict[str, int] = {}
    hidden = Answers()
    for made in gaps:
        right_words = made.option(made.right)
        key[made.direction] = right_words.id
        name = f"{made.direction}/{right_words.id}"
        why[name] = proof(verdict)
        feedback[name] = right(corpus, fact)
        # The whole sentence would fill the other gap as well.
        feedback[tried(name)] = corpus.phrases.say(
            "feedback.gap-right", text=right_words.text
        )
        answers = answers_of(corpus, [made.right.value], [right_words.text])
        hidden = hidden.beside(answers)
    for made in gaps:
        for wrong in made.wrong:
            chosen = wrong.candidate
            option = made.option(chosen)
            name = f"{made.direction}/{option.id}"
            why[name] = proof(wrong.verdict, taken_from=chosen.fact)
            feedback[name] = wrong_feedback(
                made.question,
                option.text,
                chosen.value,
                chosen.fact,
                hidden,
                wrong.because,
            )
            tier_of[name] = wrong.tier
    parts = "-".join(left_out)
    prompts = [made.prompt() for made in gaps]
    return build_item(
        corpus,
        NAME,
        DIRECTION,
        (fact,),
        family=f"{fact.id}.{parts}",
        stem=_stem(corpus, fact),
        passage=passage(corpus, fact, left_out) or (),
        prompts=tuple(prompts),
        tiers=in_tiers(tier_of, TIERS),
        key=PairsKey(key),
        why=why,
        feedback=feedback,
    )

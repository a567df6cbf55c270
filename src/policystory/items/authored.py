"""Authored items: questions that a person writes, because no single fact can give them.

Such a question weighs evidence, or compares two accounts. Every option names the facts it rests on,
and every number in it must be in one of them. An option that only restates a fact is proved (see
`restatement`); all others rest on their author's judgement. `authored_faults` finds what keeps an
authored item from being asked.
"""

from enum import StrEnum

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Record
from policystory.facts.truth import Truth, Verdict
from policystory.items.item import (
    About,
    Answer,
    FeedbackTexts,
    Ids,
    Item,
    Option,
    Order,
    Proofs,
    Why,
)
from policystory.items.options import slug
from policystory.items.restatement import Restatement, verdict_of

DIRECTION = "judgement"
"""What authored items ask for: not a part of a fact, but what to make of facts."""
JUDGED = "authored"
"""The rule that stands for a proof where an author vouches for an option."""


class AuthoredKind(StrEnum):
    """The kinds of item that an author can write, such as single choice."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"


class AuthoredOption(Record, frozen=True, kw_only=True):
    """An option of an authored item: its text, whether it is right, and the ids of its facts.

    `because` gives the reason; learners read it as feedback. `restates` names a fact and one part
    of it, such as a date, as the option gives it; policystory then proves the option right or wrong
    from that fact. If `restates` is None, the author vouches for the option.
    """

    text: str
    because: str
    facts: Ids
    right: bool = False
    restates: Restatement | None = None


class Authored(Record, frozen=True, kw_only=True):
    """A question that an author wrote, with its options and the ids of the facts it is about.

    The question belongs to the first of these facts. If `in_order` is True, learners see the
    options in the order in which the author wrote them, such as by date; otherwise the options are
    shuffled.
    """

    id: str
    kind: AuthoredKind
    stem: str
    objectives: Ids
    facts: Ids
    options: tuple[AuthoredOption, ...]
    in_order: bool = False
    about: About = About.SUBSTANCE

    @property
    def rests_on(self) -> frozenset[str]:
        """Return the ids of all facts that the question or any of its options names."""
        facts = set(self.facts)
        for option in self.options:
            facts.update(option.facts)
        return frozenset(facts)


def item_of(corpus: Corpus, authored: Authored) -> Item:
    """Return an author's question as an Item, the form that all questions of a course have.

    `authored` must name at least one fact, and all facts that it names must exist.
    """
    right: list[str] = []
    wrong: list[str] = []
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    # A proof may rest on facts that the author did not name.
    rests_on = set(authored.rests_on)
    # Options that are the same are one here; the item is then refused.
    options = {option_of(written.text): written for written in authored.options}
    for option, written in options.items():
        group = wrong
        verdict = "Not right."
        if written.right:
            group = right
            verdict = "Right."
        group.append(option.id)
        proof = _why(corpus, written)
        why[option.id] = (proof,)
        rests_on.update(proof.facts)
        feedback[option.id] = f"{verdict} {written.because}"
    key: Answer = "".join(right[:1])
    if authored.kind is AuthoredKind.MULTIPLE_CHOICE:
        key = tuple(right)
    return Item(
        id=authored.id,
        family=authored.id,
        kind=authored.kind.value,
        direction=DIRECTION,
        about=authored.about,
        asked=authored.facts,
        topic=corpus.topic_of[authored.facts[0]],
        stem=authored.stem,
        options=tuple(options),
        order=Order.LISTED if authored.in_order else Order.DRAWN,
        tiers=(tuple(wrong),),
        key=key,
        why=why,
        feedback=feedback,
        facts=tuple(sorted(rests_on)),
        sources=_citations(corpus, authored.facts),
        objectives=authored.objectives,
    )


def option_of(text: str) -> Option:
    """Return an option with this text.

    The option's id is made from the text alone, so the id does not reveal whether the option is
    right.
    """
    # The author decides whether the text begins with a capital.
    return Option(slug(text), text)


def proof_of(corpus: Corpus, option: AuthoredOption) -> Verdict | None:
    """Return the verdict that proves an author's option right or wrong; None if nothing proves it.

    A verdict says TRUE, FALSE or UNKNOWN, and which facts show it. A right option is proved by a
    restatement (what the option says of a fact) that is TRUE, a wrong option by one that is FALSE.
    A restatement proves nothing if the option does not name the restated fact, or if it gives no
    part of that fact or more than one.
    """
    restated = option.restates
    if restated is None:
        return None
    if restated.fact not in option.facts:
        return None
    if len(restated.parts) != 1:
        return None
    verdict = verdict_of(corpus, restated)
    wanted = Truth.FALSE
    if option.right:
        wanted = Truth.TRUE
    if verdict.truth is wanted:
        return verdict
    return None


def _why(corpus: Corpus, option: AuthoredOption) -> Why:
    """Return the proof of an option, or that its author judged it."""
    verdict = proof_of(corpus, option)
    if verdict is None:
        return Why(JUDGED, option.facts)
    return Why(verdict.rule, verdict.facts)


def _citations(corpus: Corpus, facts: Ids) -> tuple[Citation, ...]:
    """Return all citations of some facts, each once, in the order of the facts."""
    # The keys of a dictionary are a set that keeps its order.
    citations: dict[Citation, None] = {}
    for name in facts:
        fact = corpus.facts[name]
        citations |= dict.fromkeys(fact.sources)
    return tuple(citations)

"""Authored items: questions that a person writes, because no single fact can give them.

Such a question weighs evidence, or compares two accounts. Each option names facts as its evidence.
An option that only repeats a fact is proved right or wrong by policystory (see `restatement`); all
other options rest on their author's judgement.
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
    """The kinds of item that an author can write: with one right option, or with several."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"


class AuthoredOption(Record, frozen=True, kw_only=True):
    """An option of a question that an author wrote.

    - `text`: what learners choose; `right`: whether the option is right.
    - `because`: why the option is right or wrong; learners read this as feedback.
    - `facts`: the ids of the facts that are the evidence for this.
    - `restates`: one part of one fact, such as its date, as the option gives it; then that fact
      proves the option right or wrong. None: only the author judges the option.
    """

    text: str
    because: str
    facts: Ids
    right: bool = False
    restates: Restatement | None = None


class Authored(Record, frozen=True, kw_only=True):
    """A question that an author wrote.

    - `kind`: with one right option, or with several.
    - `stem`: the text of the question; `options`: all its options, right and wrong.
    - `objectives`: the ids of the learning objectives that the question serves.
    - `facts`: the ids of the facts that it is about.
    - `in_order`: True: learners see the options in the author's order; False: shuffled.
    - `about`: what the question asks for: what was done or said, a name, or a report.
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
    """Return an author's question as an Item, the form of all questions of a course.

    `authored` must name at least one fact, and all facts that it names must exist.
    """
    right: list[str] = []
    wrong: list[str] = []
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    # A proof may rest on facts that the author did not name.
    rests_on = set(authored.rests_on)
    # Two options of the same text become one here; the item is refused for that later.
    options = {_option_of(written.text): written for written in authored.options}
    for option, written in options.items():
        group = wrong
        verdict = "feedback.not-right"
        if written.right:
            group = right
            verdict = "feedback.right"
        group.append(option.id)
        proof = _why(corpus, written)
        why[option.id] = (proof,)
        rests_on.update(proof.facts)
        feedback[option.id] = corpus.phrases.say(verdict, text=written.because)
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


def _option_of(text: str) -> Option:
    """Return an option with exactly this text; its id is made from the text alone.

    >>> _option_of("almost 40%")
    Option(id='almost-40-percent', text='almost 40%')
    """
    # The author decides whether the text begins with a capital.
    return Option(slug(text), text)


def _proof_of(corpus: Corpus, option: AuthoredOption) -> Verdict | None:
    """Return the verdict that proves an author's option right or wrong; None if there is none."""
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
    verdict = _proof_of(corpus, option)
    if verdict is None:
        return Why(JUDGED, option.facts)
    return Why(verdict.rule, verdict.facts)


def _citations(corpus: Corpus, facts: Ids) -> tuple[Citation, ...]:
    """Return all citations of some facts, each once, in the order of the facts."""
    # A dictionary, unlike a set, keeps the order.
    citations: dict[Citation, None] = {}
    for name in facts:
        fact = corpus.facts[name]
        citations |= dict.fromkeys(fact.sources)
    return tuple(citations)

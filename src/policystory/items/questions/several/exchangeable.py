"""Who said what in one report: statements that take each other's places, for questions over several facts.

The *pivot* of a statement is the part on which such a question turns: its speaker, where a property
is closed over speakers, or else its subject. A statement with another's pivot is a wrong answer
only when it is proved FALSE.
"""

import re

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Property, Value, ValueType
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of, holds
from policystory.items.item import Why
from policystory.items.rules.text_features import telling

ALIKE = 3
"""Words, names aside, that two statements must share to be taken for one in other words."""
PARTS = ("speaker", "subject")
"""The parts that can be a pivot, in the order of preference."""

# A statement that begins or ends so speaks of its speaker.
_PRONOUN = re.compile(r"^(he|she|they)\b|\b(him|her|them)$")
_UNSURE = Verdict(Truth.UNKNOWN, Rule.POSSIBLE)


def pivot_part(prop: Property) -> str | None:
    """Return the part of a property's facts on which questions over several of them turn, or None.

    Where each subject has one value, another subject's is wrong of it, so that subjects need not be
    closed.
    """
    for part in PARTS:
        if part in prop.closed:
            return part
    return "subject" if prop.single else None


class Statements:
    """What one report says under one property, and what is proved of each statement with another pivot.

    Arguments: the corpus; the report, or None for all reports together; the property; the part that
    is the pivot.
    """

    def __init__(
        self, corpus: Corpus, source: str | None, prop: Property, part: str
    ) -> None:
        """Gather the statements; proofs are made when they are asked for, and kept."""
        self.source, self.property, self.part = source, prop, part
        self._corpus = corpus
        facts = corpus.by_property.get(prop.id, ())
        if source is not None:
            facts = corpus.by_report.get((source, prop.id), ())
        self.facts = tuple(fact for fact in facts if self._can_be_asked(fact))
        self.pivots = tuple(sorted({self.pivot(fact) for fact in self.facts}))
        self._open_claims: dict[str, OpenClaim] = {}
        self._verdicts: dict[tuple[str, str], Verdict] = {}

    def pivot(self, fact: Fact) -> str:
        """Return the pivot of a fact, or nothing."""
        return getattr(fact, self.part) or ""

    def _can_be_asked(self, fact: Fact) -> bool:
        """Tell whether a fact has a pivot and gives one thing, in words that can be read without the pivot."""
        if not self.pivot(fact) or isinstance(fact.value, tuple):
            return False
        return not _PRONOUN.search(self.text(fact))

    def text(self, fact: Fact) -> str:
        """Return what a fact gives, as it stands inside a sentence."""
        return words.value(self._corpus, self.property, fact.value)

    def holds(self, fact: Fact, pivot: str, truth: Truth) -> bool:
        """Tell whether this is proved of the report: what a fact says, with that pivot, is TRUE or FALSE."""
        return self._verdict(fact, pivot).truth is truth

    def right(self, fact: Fact) -> tuple[Why, ...]:
        """Return the proof that this report says what a fact says."""
        verdict = self._verdict(fact, self.pivot(fact))
        return (Why(verdict.rule, verdict.facts),)

    def wrong(self, fact: Fact, pivot: str, taken_from: str) -> tuple[Why, ...]:
        """Return the proof that it does not say so of that pivot, and the fact that the wrong option is taken from."""
        verdict = self._verdict(fact, pivot)
        return Why(verdict.rule, verdict.facts), Why("taken-from", (taken_from,))

    def gives(self, pivot: str, value: Value) -> bool:
        """Tell whether the report gives this value of a pivot, under this property."""
        return any(
            fact.value == value for fact in self.facts if self.pivot(fact) == pivot
        )

    def pivots_of_report(self) -> dict[str, str]:
        """Return all that is the pivot's part of any fact of the report, each with the first such fact.

        Over all reports these are the pivots of the statements alone.
        """
        if self.source is not None:
            return _parts(self._corpus, self.source, self.part)
        first: dict[str, str] = {}
        for fact in self.facts:
            first.setdefault(self.pivot(fact), fact.id)
        return dict(sorted(first.items()))

    def _verdict(self, fact: Fact, pivot: str) -> Verdict:
        """Judge, of this report, what a fact says with `pivot` in the place of its own."""
        if (fact.id, pivot) not in self._verdicts:
            self._verdicts[fact.id, pivot] = self._judged(fact, pivot)
        return self._verdicts[fact.id, pivot]

    def _judged(self, fact: Fact, pivot: str) -> Verdict:
        """Judge it by what is said of this value, and by what is said of this pivot."""
        if fact.id not in self._open_claims:
            claim = claim_of(fact, self.source)
            self._open_claims[fact.id] = OpenClaim(self._corpus, claim, self.part)
        verdict = self._open_claims[fact.id].holds(pivot)
        if verdict.truth is Truth.FALSE:
            may_say_so = self._says_alike(fact, pivot) or self._speaks_elsewhere(
                fact, pivot
            )
            return _UNSURE if may_say_so else verdict
        has_one_value = self.part == "subject" and self.property.single
        if verdict.truth is Truth.UNKNOWN and has_one_value:
            return self._exchanged(fact, pivot) or verdict
        return verdict

    def _exchanged(self, fact: Fact, pivot: str) -> Verdict | None:
        """Put a fact's value into every statement about another subject: FALSE if none of them lets it stand."""
        verdicts = []
        for statement in self.facts:
            if self.pivot(statement) == pivot:
                claim = claim_of(statement, self.source)
                changed = msgspec.structs.replace(claim, value=fact.value)
                verdicts.append(holds(self._corpus, changed))
        if not verdicts or any(
            verdict.truth is not Truth.FALSE for verdict in verdicts
        ):
            return None
        proof: set[str] = set()
        for verdict in verdicts:
            proof.update(verdict.facts)
        return Verdict(Truth.FALSE, verdicts[0].rule, tuple(sorted(proof)))

    def _says_alike(self, fact: Fact, pivot: str) -> bool:
        """Tell whether the report gives the same pivot something in nearly the same words: it may mean the same."""
        if "value" in self.property.closed:
            return False
        wording = _common_words(self.text(fact))
        for statement in self.facts:
            shared = wording & _common_words(self.text(statement))
            if self.pivot(statement) == pivot and len(shared) >= ALIKE:
                return True
        return False

    def _speaks_elsewhere(self, fact: Fact, pivot: str) -> bool:
        """Tell whether a speaker states anything of the same thing, under whatever property: it may be just this."""
        if self.part != "speaker" or self.source is None:
            return False
        subjects = _spoken_of(self._corpus).get((self.source, pivot), ())
        return any(self._corpus.related(subject, fact.subject) for subject in subjects)


def _common_words(text: str) -> frozenset[str]:
    """Return the telling words of a statement that are no part of a name."""
    return telling(" ".join(word for word in text.split() if word.islower()))


@once_per_corpus
def _spoken_of(corpus: Corpus) -> dict[tuple[str, str], frozenset[str]]:
    """Return the subjects of which each speaker makes statements, by report and speaker."""
    subjects: dict[tuple[str, str], set[str]] = {}
    for (source, property_id), facts in corpus.by_report.items():
        prop = corpus.properties[property_id]
        # Deeds, aims and figures stand under other properties: no other wording of a statement.
        if pivot_part(prop) == "speaker" and prop.value is ValueType.TEXT:
            for fact in facts:
                if fact.speaker:
                    subjects.setdefault((source, fact.speaker), set()).add(fact.subject)
    return {place: frozenset(spoken) for place, spoken in subjects.items()}


@once_per_corpus
def _parts(corpus: Corpus, source: str, part: str) -> dict[str, str]:
    """Return all subjects or speakers of a report, in their order, each with its first fact."""
    first: dict[str, str] = {}
    for fact in corpus.facts.values():
        entity = getattr(fact, part)
        if entity and any(citation.source == source for citation in fact.sources):
            first.setdefault(entity, fact.id)
    return dict(sorted(first.items()))


@once_per_corpus
def statements_of(
    corpus: Corpus, property_id: str, source: str | None
) -> Statements | None:
    """Return what a report, or all reports together (None), say under a property; None if nothing can be proved.

    A property without a pivot has no such statements. And what one report leaves unsaid another may
    say: over all reports each subject must have one value, and no words that a second report may
    choose otherwise, but a figure, a date, a name or a title.
    """
    prop = corpus.properties[property_id]
    part = pivot_part(prop)
    if part is None:
        return None
    if source is None:
        has_firm_words = prop.titles or prop.value is not ValueType.TEXT
        if part != "subject" or not (prop.single and has_firm_words):
            return None
    return Statements(corpus, source, prop, part)

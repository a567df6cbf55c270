"""The statements of one kind (property) in one report, with proofs of whose statement each is.

A question pairs a statement with its *pivot*: the speaker who makes it, or the subject that it is
about. It is the speaker if the property is closed over speakers: a report then counts as naming
everybody who makes such a statement. In a wrong pair, the statement is proved not to belong to the
pivot.
"""

import re
from collections.abc import Iterator

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact, Value
from policystory.facts.truth import (
    OpenClaim,
    Rule,
    Truth,
    Verdict,
    claim_of,
    judge_claim,
)
from policystory.items.item import Proof
from policystory.items.questions.build_item import proof
from policystory.items.rules.text_features import telling

ALIKE = 3
"""If two statements share so many words, names aside, they may mean the same."""
PARTS = ("speaker", "subject")
"""The parts of a fact that can be its pivot, the preferred part first."""

# A statement that begins or ends so speaks of its speaker.
_PRONOUN = re.compile(r"^(he|she|they)\b|\b(him|her|them)$")
_UNSURE = Verdict(Truth.UNKNOWN, Rule.POSSIBLE)


Place = tuple[str, str]
"""Two ids: a report and a speaker, or a fact and its pivot."""


def pivot_part(prop: Property) -> str | None:
    """Return "speaker" or "subject": the part of a fact that tells whose statement it is.

    Questions pair a statement with that speaker or subject. None: the property allows no proof that
    a pair is wrong.
    """
    for part in PARTS:
        if part in prop.closed:
            return part
    if prop.single:
        return "subject"
    return None


class Statements:
    """What one report states under one property, and proofs of whose statement each is.

    The *pivot* of a statement is the speaker or subject to whom it belongs. `source`: the report's
    id, or None for all reports together. `prop`: the property, such as "criticism". `part`:
    "speaker" or "subject": what the pivots are.
    """

    def __init__(
        self, corpus: Corpus, source: str | None, prop: Property, part: str
    ) -> None:
        """Gather the statements; proofs are made when they are asked for, and kept."""
        self.source = source
        self.property = prop
        self.part = part
        self.corpus = corpus
        facts = corpus.by_property.get(prop.id, ())
        if source is not None:
            place = source, prop.id
            facts = corpus.by_report.get(place, ())
        self.facts = tuple(filter(self._can_be_asked, facts))
        pivots = set(map(self.pivot, self.facts))
        self.pivots = tuple(sorted(pivots))
        self._open_claims: dict[str, OpenClaim] = {}
        self._verdicts: dict[Place, Verdict] = {}

    def pivot(self, fact: Fact) -> str:
        """Return the id of the speaker or subject to whom a statement belongs; "" for nobody."""
        return getattr(fact, self.part) or ""

    def _can_be_asked(self, fact: Fact) -> bool:
        """Tell whether a fact has a pivot, gives one thing, and can be read without its pivot."""
        if not self.pivot(fact):
            return False
        if isinstance(fact.value, tuple):
            return False
        return not _PRONOUN.search(self.text(fact))

    def text(self, fact: Fact) -> str:
        """Return the value of a fact in words that fit inside a sentence."""
        return words.value(self.corpus, self.property, fact.value)

    def is_proved(self, fact: Fact, pivot: str, truth: Truth) -> bool:
        """Tell whether `truth` is the verdict on "this statement is of this speaker or subject".

        `fact`: the statement. `pivot`: the speaker's or subject's id. `truth`: TRUE or FALSE if
        that must be proved, UNKNOWN if neither may be.
        """
        verdict = self._verdict(fact, pivot)
        return verdict.truth is truth

    def proof(self, fact: Fact, pivot: str, taken_from: Fact | None = None) -> Proof:
        """Return the proof that a statement belongs to a speaker or subject, or that it does not.

        `fact`: the statement. `pivot`: the id of the speaker or subject. `taken_from`: a fact with
        this pivot, to be named in a proof that the statement does not belong to it; by default, the
        first such fact of the report.
        """
        verdict = self._verdict(fact, pivot)
        if pivot == self.pivot(fact):
            return proof(verdict)
        if taken_from is None:
            taken_from = self.pivots_of_report()[pivot]
        return proof(verdict, taken_from)

    def has_value(self, pivot: str, value: Value) -> bool:
        """Tell whether the report states a value for the speaker or subject with the id `pivot`."""
        return any(fact.value == value for fact in self.of_pivot(pivot))

    def of_pivot(self, pivot: str) -> Iterator[Fact]:
        """Yield the facts whose speaker or subject has the id `pivot`, sorted by their ids."""
        for fact in self.facts:
            if self.pivot(fact) == pivot:
                yield fact

    def pivots_of_report(self) -> dict[str, Fact]:
        """Return the ids of all speakers (or subjects) in the report, each with its first fact.

        Facts of all properties count. If `source` is None, only these statements count.
        """
        if self.source is not None:
            return _parts(self.corpus, self.source, self.part)
        first: dict[str, Fact] = {}
        for fact in self.facts:
            first.setdefault(self.pivot(fact), fact)
        return dict(sorted(first.items()))

    def _verdict(self, fact: Fact, pivot: str) -> Verdict:
        """Judge, of this report, what a fact says with `pivot` in the place of its own."""
        place = fact.id, pivot
        verdict = self._verdicts.get(place)
        if verdict is None:
            verdict = self._judged(fact, pivot)
            self._verdicts[place] = verdict
        return verdict

    def _judged(self, fact: Fact, pivot: str) -> Verdict:
        """Judge it by what is said of this value, and by what is said of this pivot."""
        if fact.id not in self._open_claims:
            claim = claim_of(fact, self.source)
            open_claim = OpenClaim(self.corpus, claim, self.part)
            self._open_claims[fact.id] = open_claim
        verdict = self._open_claims[fact.id].verdict_on(pivot)
        if verdict.truth is Truth.FALSE:
            # Other words may mean the same, and then nothing is proved.
            if self._says_alike(fact, pivot):
                return _UNSURE
            if self._speaks_elsewhere(fact, pivot):
                return _UNSURE
            return verdict
        has_one_value = self.part == "subject" and self.property.single
        if verdict.truth is Truth.UNKNOWN and has_one_value:
            # The two statements may differ in more than the subject, as in status. What counts is
            # whether the value can stand in any statement about the second subject.
            return self._exchanged(fact, pivot) or verdict
        return verdict

    def _exchanged(self, fact: Fact, pivot: str) -> Verdict | None:
        """Judge a fact's value in each statement with a pivot: FALSE if none allows it."""
        rules: list[Rule] = []
        rests_on: set[str] = set()
        for statement in self.of_pivot(pivot):
            claim = claim_of(statement, self.source)
            changed = msgspec.structs.replace(claim, value=fact.value)
            verdict = judge_claim(self.corpus, changed)
            if verdict.truth is not Truth.FALSE:
                return None
            rules.append(verdict.rule)
            rests_on.update(verdict.facts)
        if not rules:
            return None
        return Verdict(Truth.FALSE, rules[0], tuple(sorted(rests_on)))

    def _says_alike(self, fact: Fact, pivot: str) -> bool:
        """Tell whether the pivot says nearly the same words: they may mean the same."""
        if "value" in self.property.closed:
            return False
        wording = _common_words(self.text(fact))
        for statement in self.of_pivot(pivot):
            shared = wording & _common_words(self.text(statement))
            if len(shared) >= ALIKE:
                return True
        return False

    def _speaks_elsewhere(self, fact: Fact, pivot: str) -> bool:
        """Tell whether a speaker states anything else of the same thing: it may mean the same."""
        if self.part != "speaker":
            return False
        if self.source is None:
            return False
        spoken_of = _spoken_of(self.corpus)
        place = self.source, pivot
        for subject in spoken_of.get(place, ()):
            if self.corpus.related(subject, fact.subject):
                return True
        return False


def _common_words(text: str) -> frozenset[str]:
    """Return the telling words of a statement that are no part of a name."""
    common = [word for word in text.split() if word.islower()]
    without_names = " ".join(common)
    return telling(without_names)


@once_per_corpus
def _spoken_of(corpus: Corpus) -> dict[Place, set[str]]:
    """Return the subjects of which each speaker makes statements, by report and speaker."""
    subjects: dict[Place, set[str]] = {}
    for (source, property_id), facts in corpus.by_report.items():
        prop = corpus.properties[property_id]
        # Other properties hold deeds, aims or numbers, which are no wording of a statement.
        if pivot_part(prop) != "speaker":
            continue
        if prop.value is not ValueType.TEXT:
            continue
        for fact in facts:
            if fact.speaker:
                place = source, fact.speaker
                subjects.setdefault(place, set()).add(fact.subject)
    return subjects


@once_per_corpus
def _parts(corpus: Corpus, source: str, part: str) -> dict[str, Fact]:
    """Return all subjects or speakers of a report, in their order, each with its first fact."""
    first: dict[str, Fact] = {}
    for fact in corpus.by_source.get(source, ()):
        entity = getattr(fact, part)
        if entity:
            first.setdefault(entity, fact)
    return dict(sorted(first.items()))


@once_per_corpus
def statements_of(
    corpus: Corpus, property_id: str, source: str | None
) -> Statements | None:
    """Return what a report states under a property, for questions on whose statement each is.

    `property_id`: such as "criticism". `source`: the report's id, or None for all reports together.
    The result is None if it cannot be proved that a statement is not somebody's. For all reports
    together it is None, too, unless each subject has one value that can be worded in one way only,
    such as a number or a name.
    """
    prop = corpus.properties[property_id]
    part = pivot_part(prop)
    if part is None:
        return None
    if source is None:
        has_firm_words = prop.titles or prop.value is not ValueType.TEXT
        if part != "subject":
            return None
        if not (prop.single and has_firm_words):
            return None
    return Statements(corpus, source, prop, part)

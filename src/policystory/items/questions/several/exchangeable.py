"""Who said what in one report: statements that take each other's places, for questions over several facts.

The *pivot* of a statement is the part on which such a question turns: its speaker, where a property
is closed over speakers, or else its subject. A statement with another's pivot is a wrong answer
only when it is proved FALSE.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Property, Value, ValueType
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of, holds
from policystory.items.item import Why
from policystory.items.rules.text_features import telling

_PRONOUN = re.compile(r"^(he|she|they)\b|\b(him|her|them)$")
"""A statement that begins or ends so speaks of its speaker."""
ALIKE = 3
"""Words, names aside, that two statements must share to be taken for one in other words."""
_UNSURE = Verdict(Truth.UNKNOWN, Rule.POSSIBLE)


PARTS = ("speaker", "subject")
"""What can be a pivot, in the order of preference."""


def pivot_part(prop: Property) -> str | None:
    """Return the part of a property's facts on which questions over several of them turn, or None.

    Where each subject has one value, another subject's is wrong of it, so that subjects need not be
    closed.
    """
    closed = next((part for part in PARTS if part in prop.closed), None)
    return closed or ("subject" if prop.single else None)


class Told:
    """What one report says under one property: its statements, and what is proved of each with another pivot.

    Arguments: the corpus; the report, or None for all reports together; the property; the part that
    is the pivot.
    """

    def __init__(
        self, corpus: Corpus, source: str | None, prop: Property, part: str
    ) -> None:
        """Find the statements; proofs are made when they are asked for, and kept."""
        self.source, self.property, self.part = source, prop, part
        self._corpus = corpus
        facts = (
            corpus.by_report.get((source, prop.id), ())
            if source
            else corpus.by_property.get(prop.id, ())
        )
        self.facts = tuple(
            fact for fact in facts if self.pivot(fact) and self._stands_alone(fact)
        )
        self.pivots = tuple(sorted({self.pivot(fact) for fact in self.facts}))
        self._asked: dict[str, OpenClaim] = {}
        self._verdicts: dict[tuple[str, str], Verdict] = {}

    def pivot(self, fact: Fact) -> str:
        """Return the pivot of a fact, or nothing."""
        return getattr(fact, self.part) or ""

    def _stands_alone(self, fact: Fact) -> bool:
        """Tell whether a fact gives one thing, in words that can be read without those of whom they speak."""
        return not isinstance(fact.value, tuple) and not _PRONOUN.search(
            self.text(fact)
        )

    def text(self, fact: Fact) -> str:
        """Return what a fact gives, as it stands inside a sentence."""
        return words.value(self._corpus, self.property, fact.value)

    def verdict(self, fact: Fact, pivot: str) -> Verdict:
        """Judge, of this report, what a fact says with `pivot` in the place of its own."""
        known = self._verdicts.get((fact.id, pivot))
        if known is None:
            known = self._verdicts[fact.id, pivot] = self._judged(fact, pivot)
        return known

    def _judged(self, fact: Fact, pivot: str) -> Verdict:
        """Judge it by what is said of this value, and by what is said of this pivot."""
        if fact.id not in self._asked:
            self._asked[fact.id] = OpenClaim(
                self._corpus, claim_of(fact, self.source), self.part
            )
        found = self._asked[fact.id].holds(pivot)
        if found.truth is Truth.FALSE and (
            self._says_alike(fact, pivot) or self._speaks_elsewhere(fact, pivot)
        ):
            return _UNSURE
        if (
            found.truth is Truth.UNKNOWN
            and self.part == "subject"
            and self.property.single
        ):
            return self._exchanged(fact, pivot) or found
        return found

    def _exchanged(self, fact: Fact, pivot: str) -> Verdict | None:
        """Put a fact's value into every statement about another subject: FALSE if none of them lets it stand."""
        own = [other for other in self.facts if self.pivot(other) == pivot]
        claims = [
            msgspec.structs.replace(claim_of(other, self.source), value=fact.value)
            for other in own
        ]
        verdicts = [holds(self._corpus, claim) for claim in claims]
        if not verdicts or any(one.truth is not Truth.FALSE for one in verdicts):
            return None
        return Verdict(
            Truth.FALSE,
            verdicts[0].rule,
            tuple(sorted({id_ for one in verdicts for id_ in one.facts})),
        )

    def holds(self, fact: Fact, pivot: str, truth: Truth) -> bool:
        """Tell whether this is proved of the report: what a fact says, with that pivot, is TRUE or FALSE."""
        return self.verdict(fact, pivot).truth is truth

    def gives(self, pivot: str, value: Value) -> bool:
        """Tell whether the report gives this value of a pivot, under this property."""
        return any(
            self.pivot(fact) == pivot and fact.value == value for fact in self.facts
        )

    def right(self, fact: Fact) -> tuple[Why, ...]:
        """Return the proof that this report says what a fact says."""
        verdict = self.verdict(fact, self.pivot(fact))
        return (Why(verdict.rule, verdict.facts),)

    def wrong(self, fact: Fact, pivot: str, taken_from: str) -> tuple[Why, ...]:
        """Return the proof that it does not say so of that pivot, and the fact that the wrong option is taken from."""
        verdict = self.verdict(fact, pivot)
        return Why(verdict.rule, verdict.facts), Why("taken-from", (taken_from,))

    def taken_from(self, pivot: str) -> str:
        """Return the fact that a pivot is taken from as an option: the first of which it is that part in the report."""
        return self.others()[pivot]

    def others(self) -> dict[str, str]:
        """Return everything that is the pivot's part of any fact of the report, by id, with the first such fact."""
        if self.source is None:
            return {
                pivot: next(f.id for f in self.facts if self.pivot(f) == pivot)
                for pivot in self.pivots
            }
        return _parts(self._corpus)[self.source, self.part]

    def _says_alike(self, fact: Fact, pivot: str) -> bool:
        """Tell whether the report gives the same pivot something in nearly the same words: it may mean the same."""
        if "value" in self.property.closed:
            return False
        own = _common_words(self.text(fact))
        return any(
            self.pivot(other) == pivot
            and len(own & _common_words(self.text(other))) >= ALIKE
            for other in self.facts
        )

    def _speaks_elsewhere(self, fact: Fact, pivot: str) -> bool:
        """Tell whether a speaker states anything of the same thing, under whatever property: it may be just this."""
        if self.part != "speaker" or self.source is None:
            return False
        spoken = _spoken_of(self._corpus).get((self.source, pivot), ())
        return any(self._corpus.related(subject, fact.subject) for subject in spoken)


@lru_cache(maxsize=4096)
def _common_words(text: str) -> frozenset[str]:
    """Return the telling words of a statement that are no part of a name."""
    return telling(" ".join(word for word in text.split() if word.islower()))


@lru_cache(maxsize=4)  # one entry a corpus
def _spoken_of(corpus: Corpus) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return of what each speaker makes statements in each report."""
    found: dict[tuple[str, str], set[str]] = {}
    for (source, prop), facts in corpus.by_report.items():
        # Under other properties stand deeds, aims and figures, which are no other wording of a
        # statement.
        if (
            pivot_part(corpus.properties[prop]) != "speaker"
            or corpus.properties[prop].value is not ValueType.TEXT
        ):
            continue
        for fact in facts:
            if fact.speaker:
                found.setdefault((source, fact.speaker), set()).add(fact.subject)
    return {place: tuple(sorted(spoken)) for place, spoken in found.items()}


@lru_cache(maxsize=4)  # one entry a corpus
def _parts(corpus: Corpus) -> dict[tuple[str, str], dict[str, str]]:
    """Return, for each report, all subjects and all speakers, each with the first fact that has it, in their order."""
    found: dict[tuple[str, str], dict[str, str]] = {
        (source, part): {} for source in corpus.sources for part in PARTS
    }
    for fact in corpus.facts.values():
        for source in {
            citation.source for citation in fact.sources
        } & corpus.sources.keys():
            for part in PARTS:
                entity = getattr(fact, part)
                if entity:
                    found[source, part].setdefault(entity, fact.id)
    return {place: dict(sorted(those.items())) for place, those in found.items()}


@lru_cache(maxsize=1024)
def told(corpus: Corpus, property_id: str) -> tuple[Told, ...]:
    """Return what each report says under a property that has a pivot, in the order of the reports' ids."""
    prop = corpus.properties[property_id]
    part = pivot_part(prop)
    if part is None:
        return ()
    return tuple(Told(corpus, source, prop, part) for source in sorted(corpus.sources))


@lru_cache(maxsize=1024)
def told_by_all(corpus: Corpus, property_id: str) -> Told | None:
    """Return what all reports together say under a property, if that can be set against each other; else None.

    What one report leaves unsaid another may say. So each subject must have one value, and no words
    that a second report may choose otherwise: a figure, a date, a name or a title.
    """
    prop = corpus.properties[property_id]
    firm = prop.single and (prop.titles or prop.value is not ValueType.TEXT)
    return (
        Told(corpus, None, prop, "subject")
        if firm and pivot_part(prop) == "subject"
        else None
    )


class Group(NamedTuple):
    """Statements that can be asked for together: they stand in one place, serve one objective, and no other group.

    `whose` is what their pivots have in common, if anything: the pivot itself, or its sort.
    `number` tells groups apart that are else the same.
    """

    place: Told
    whose: str
    objective: str
    facts: tuple[Fact, ...]
    number: int = 1

    @property
    def name(self) -> str:
        """Return what defines the group, in words that stay the same."""
        parts = [
            self.place.property.id,
            self.place.source or "reports",
            self.whose,
            self.objective,
        ]
        return ".".join(
            [*filter(None, parts), *([str(self.number)] if self.number > 1 else [])]
        )


def apart(
    candidates: Iterable[Group], gather: Callable[[Group], tuple[Fact, ...]]
) -> dict[str, Group]:
    """Share facts out to groups so that none is asked for in two, by the first fact of each.

    Groups of one report choose before those of all, and the larger before the smaller.

    Arguments: groups that may hold the same facts; `gather`, which chooses from a group the facts
    that can stand in one item, or none. What it leaves makes another group, while it is enough.
    """
    found: dict[str, Group] = {}
    taken: set[str] = set()
    for group in sorted(
        candidates,
        key=lambda group: (group.place.source is None, -len(group.facts), group.name),
    ):
        left = group._replace(
            facts=tuple(fact for fact in group.facts if fact.id not in taken)
        )
        while chosen := gather(left):
            taken.update(fact.id for fact in chosen)
            facts = tuple(sorted(chosen, key=lambda fact: fact.id))
            found[facts[0].id] = left._replace(facts=facts)
            rest = tuple(fact for fact in left.facts if fact.id not in taken)
            left = left._replace(facts=rest, number=left.number + 1)
    return found


def shared_objectives(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the objectives that all of these facts serve, in the order of the first."""
    return tuple(
        one
        for one in facts[0].objectives
        if all(one in fact.objectives for fact in facts)
    )


def by_objective(facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    """Return facts by objective; one that serves two stands under both."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for objective in fact.objectives:
            found.setdefault(objective, []).append(fact)
    return {objective: tuple(those) for objective, those in sorted(found.items())}

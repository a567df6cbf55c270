"""Single changes to facts, such as a slip of the pen makes, and whether a check catches them.

`python -m tests.content.mutations` prints how many were caught, and each that slips.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec

from policystory.course.load import Folders, read
from policystory.errors import Problem
from policystory.facts import checks
from policystory.facts.checks import wording
from policystory.facts.checks.report_texts import check_against_texts
from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Quantity, Topic
from policystory.facts.text import Text
from policystory.items.chance import rank
from policystory.reading import Places
from tests.content.sources import ROOT, texts

SEED = "mutations"


@dataclass(frozen=True)
class Mutation:
    """One change: which fact, what was changed, and the fact as it would then stand."""

    fact: str
    what: str
    changed: Fact


def pick(things: list[str], *context: str) -> str | None:
    """Return a thing, chosen by a keyed hash: the same changes are made every time."""
    return min(things, key=lambda thing: rank(SEED, *context, thing), default=None)


def digit(corpus: Corpus, fact: Fact) -> Mutation | None:
    """Change one digit of the value's number."""
    if not isinstance(fact.value, Quantity):
        return None
    text = f"{fact.value.amount:f}"
    places = [i for i, sign in enumerate(text) if sign.isdigit() and sign != "0"]
    i = int(pick([str(place) for place in places], fact.id, "digit") or 0)
    new = pick([sign for sign in "123456789" if sign != text[i]], fact.id, "new") or "1"
    value = msgspec.structs.replace(
        fact.value, amount=Decimal(text[:i] + new + text[i + 1 :])
    )
    return Mutation(
        fact.id,
        f"digit: {text} -> {value.amount}",
        msgspec.structs.replace(fact, value=value),
    )


def unit(corpus: Corpus, fact: Fact) -> Mutation | None:
    """Count the number in another unit."""
    if not isinstance(fact.value, Quantity):
        return None
    units = sorted(
        {prop.unit for prop in corpus.properties.values() if prop.unit}
        - {fact.value.unit}
    )
    new = pick(units, fact.id, "unit")
    if new is None:
        return None
    value = msgspec.structs.replace(fact.value, unit=new)
    return Mutation(
        fact.id,
        f"unit: {fact.value.unit} -> {new}",
        msgspec.structs.replace(fact, value=value),
    )


def year(corpus: Corpus, fact: Fact) -> Mutation | None:
    """Put the period into another year."""
    if fact.period is None:
        return None
    shift = 1 if rank(SEED, fact.id, "year")[0] % 2 else -1
    new = re.sub(r"\d{4}", lambda year: str(int(year[0]) + shift), fact.period)
    return Mutation(
        fact.id,
        f"year: {fact.period} -> {new}",
        msgspec.structs.replace(fact, period=new),
    )


def entity(part: str) -> Callable[[Corpus, Fact], Mutation | None]:
    """Return the mutation that puts another entity of the same type into one part of a fact."""

    def change(corpus: Corpus, fact: Fact) -> Mutation | None:
        old = getattr(fact, part)
        if not isinstance(old, str) or old not in corpus.entities:
            return None
        type_ = corpus.entities[old].type
        candidates = sorted(
            candidate.id
            for candidate in corpus.entities.values()
            if candidate.type is type_ and candidate.id != old
        )
        new = pick(candidates, fact.id, part)
        if new is None:
            return None
        return Mutation(
            fact.id,
            f"{part}: {old} -> {new}",
            msgspec.structs.replace(fact, **{part: new}),
        )

    return change


def paragraph(corpus: Corpus, fact: Fact) -> Mutation | None:
    """Cite a paragraph that is one to three away."""
    first = fact.sources[0]
    last = corpus.sources[first.source].paragraphs
    near = [
        n
        for n in range(first.paragraph - 3, first.paragraph + 4)
        if 1 <= n <= last and n != first.paragraph
    ]
    new = int(pick([str(n) for n in near], fact.id, "paragraph") or 1)
    cited = (Citation(first.source, new), *fact.sources[1:])
    what = f"paragraph: {first.source} {first.paragraph} -> {new}"
    return Mutation(fact.id, what, msgspec.structs.replace(fact, sources=cited))


KINDS = (
    digit,
    entity("subject"),
    entity("value"),
    year,
    unit,
    entity("speaker"),
    paragraph,
)


def mutations(corpus: Corpus, count: int) -> list[Mutation]:
    """Return up to `count` changes, all different.

    The kinds take turns, each with a fact that was changed least so far.
    """
    result: list[Mutation] = []
    facts = sorted(corpus.facts.values(), key=lambda fact: rank(SEED, fact.id))
    times = dict.fromkeys(corpus.facts, 0)
    left = {kind: list(facts) for kind in KINDS}
    while len(result) < count and any(left.values()):
        for kind in KINDS:
            made = None
            while made is None and left[kind]:
                fact = min(left[kind], key=lambda candidate: times[candidate.id])
                left[kind].remove(fact)
                made = kind(corpus, fact)
            if made is not None:
                times[made.fact] += 1
                result.append(made)
    return result[:count]


OF_ONE_FACT = wording.CHECKS
"""Checks that look at each fact by itself: of a change they need to see the changed fact only."""


class Catcher:
    """The checks of the corpus, asked whether they would find a change.

    Only what a change adds to the problems of the corpus counts: a fault that stands there already
    finds nothing.
    """

    def __init__(self, root: Path, reports: dict[str, Text]) -> None:
        self.content = read(Folders.of(root)).content
        self.corpus = self.content.corpus()
        self.reports = reports
        before = [
            *checks.problems(self.corpus, Places()),
            *check_against_texts(self.corpus, reports, Places())[1],
        ]
        self._before = {problem.message for problem in before}

    def catches(self, mutation: Mutation) -> bool:
        """Tell whether any check has a complaint about the corpus with this change in it."""
        return any(
            problem.message not in self._before
            for problem in self._problems(mutation.changed)
        )

    def _problems(self, fact: Fact) -> Iterator[Problem]:
        """Yield the problems that a changed fact has or makes, the quickest to find first."""
        alone = self._with([fact])
        for check in OF_ONE_FACT:
            yield from check(alone, Places())
        changed = {**self.corpus.facts, fact.id: fact}
        # A fact that was corrected is still named by its correction.
        whole = self._with([*changed.values(), *self.corpus.superseded.values()])
        for check in checks.CHECKS:
            if check not in OF_ONE_FACT:
                yield from check(whole, Places())
        # The proof is of one fact by itself; the others were proved before.
        yield from check_against_texts(alone, self.reports, Places())[1]

    def _with(self, facts: list[Fact]) -> Corpus:
        whole = msgspec.structs.replace(
            self.content, topics=(Topic("changed", "Changed", tuple(facts)),)
        )
        return whole.corpus()


def main() -> None:
    """Print what is caught and what slips."""
    catcher = Catcher(ROOT, texts())
    made = mutations(catcher.corpus, 200)
    slipped = [mutation for mutation in made if not catcher.catches(mutation)]
    print(f"{len(made) - len(slipped)} of {len(made)} changes caught")
    for mutation in slipped:
        print(f"  slips: {mutation.fact}: {mutation.what}")


if __name__ == "__main__":
    main()

"""Candidates: what the facts of a corpus have in each direction, as options would show it, and which are alike.

Only things of one sort can stand beside each other: figures of one unit, dates as finely written,
entities of one type.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import product

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import (
    Entity,
    EntityType,
    Fact,
    Quantity,
    Status,
    Value,
    ValueType,
)
from policystory.facts.values.period import in_words, read_period
from policystory.items.distractors.exclusions import (
    TOGETHER,
    UNNAMED,
    VAGUE,
    is_unnamed,
)
from policystory.items.distractors.judges import FIXED
from policystory.items.item import Option, Order, Why
from policystory.items.options import slug
from policystory.items.typed.names import is_named

Sort = tuple[str, ...]
Group = tuple[str | None, ...]
"""What facts have in common: topic, property, report and period, each of which may be any."""
ANY = "*"


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A value that could stand as an option, and the fact it is taken from.

    `text` is how it is written, and `same` that text folded; `place` is where it stands among
    others of its sort. `option` shows it, under an id that is made of the text and so tells nothing
    more; `taken` says where it is from.
    """

    text: str
    same: str
    value: Value
    fact: Fact
    place: tuple[float, str]
    option: Option
    taken: Why


def candidate(corpus: Corpus, fact: Fact, direction: str) -> Candidate | None:
    """Return what a fact has in this direction, as an option would show it, or None."""
    return siblings(corpus, direction).candidate(fact)


@lru_cache(maxsize=64)  # as long-lived as the bank that is made with them
def siblings(corpus: Corpus, direction: str) -> "Siblings":
    """Return the candidates of a corpus in one direction."""
    return Siblings(corpus, direction)


class Siblings:
    """All candidates of one direction, by what they have in common with a fact.

    Arguments: the corpus; the direction.
    """

    def __init__(self, corpus: Corpus, direction: str) -> None:
        """Sort nothing yet: a lesson's quiz asks in few directions."""
        self._corpus, self._direction = corpus, direction
        self._candidates: dict[str, Candidate | None] = {}
        self._groups: dict[tuple[Sort | None, Group], list[tuple[str, Fact]]] = {}

    def candidate(self, fact: Fact) -> Candidate | None:
        """Return what a fact has in this direction, or None; made once for a fact of the corpus."""
        found = self._candidates.get(fact.id)
        if found is None or found.fact is not fact:
            found = self._made(fact)
            if self._corpus.facts.get(fact.id) is fact:
                self._candidates[fact.id] = found
        return found

    def _made(self, fact: Fact) -> Candidate | None:
        value = getattr(fact, self._direction)
        if value is None:
            return None
        if self._direction == "value":
            text = words.value(
                self._corpus, self._corpus.properties[fact.property], value
            )
        else:
            text = (
                in_words(value)
                if self._direction == "period"
                else words.name(self._corpus, value)
            )
        text = words.capitalised(FIXED.get(self._direction, {}).get(value, text))
        same = folded(text)
        option, taken = Option(slug(text), text), Why("taken-from", (fact.id,))
        return Candidate(text, same, value, fact, _place(value, text), option, taken)

    def near(self, fact: Fact) -> Iterator[tuple[int, Fact]]:
        """Yield the facts that have something of the same sort, nearest first, each with its tier.

        First come the confusions that the fact itself names, then its topic's, then others; among
        equals those of the same property, report and period.
        """
        sort = self._sort_of(fact)
        seen = {_once(fact, getattr(fact, self._direction))}
        for one in map(self._corpus.facts.get, fact.confusable):
            if (
                one
                and self._sorts[one.id] == sort
                and (once := _once(one, getattr(one, self._direction))) not in seen
            ):
                seen.add(once)
                yield 0, one
        report = fact.sources[0].source
        for key in product(
            (self._corpus.topic_of.get(fact.id), ANY),
            (fact.property, ANY),
            (report, ANY),
            (fact.period, ANY),
        ):
            for once, one in self._group(sort, key):
                if once not in seen:
                    seen.add(once)
                    yield 2 if key[0] is ANY else 1, one

    def _group(self, sort: Sort | None, key: Group) -> list[tuple[str, Fact]]:
        """Return the facts of one sort that have these parts in common, in the order of ids, with their names.

        A group is taken out of the next larger one when it is first asked for: a lesson's quiz
        needs few of them.
        """
        found = self._groups.get((sort, key))
        if found is None:
            bound = [place for place, part in enumerate(key) if part is not ANY]
            if bound:
                last = bound[-1]
                larger = self._group(sort, (*key[:last], ANY, *key[last + 1 :]))
                found = self._having(larger, last, key[last])
            else:
                found = [
                    (_once(one, getattr(one, self._direction)), one)
                    for one in self._sorted.get(sort, ())
                ]
            self._groups[sort, key] = found
        return found

    def _having(
        self, facts: list[tuple[str, Fact]], place: int, part: str | None
    ) -> list[tuple[str, Fact]]:
        """Return those of some facts that have this topic, property, report or period."""
        if place == 0:
            topics = self._corpus.topic_of
            return [pair for pair in facts if topics[pair[1].id] == part]
        if place == 1:
            return [pair for pair in facts if pair[1].property == part]
        if place == 3:
            return [pair for pair in facts if pair[1].period == part]
        return [
            pair
            for pair in facts
            if part in [citation.source for citation in pair[1].sources]
        ]

    @cached_property
    def _sorted(self) -> dict[Sort | None, list[Fact]]:
        """Return the facts of each sort."""
        found: defaultdict[Sort | None, list[Fact]] = defaultdict(list)
        for fact in self._corpus.facts.values():
            found[self._sorts[fact.id]].append(fact)
        return dict(found)

    @cached_property
    def _sorts(self) -> dict[str, Sort | None]:
        """Return the sort of each fact."""
        return {fact.id: self._sort_of(fact) for fact in self._corpus.facts.values()}

    def _sort_of(self, fact: Fact) -> Sort | None:
        """Return what sort of thing a fact has in this direction, or None if it has nothing."""
        value = getattr(fact, self._direction)
        return (
            None if value is None else _sort(self._corpus, fact, value, self._direction)
        )


def _once(fact: Fact, value: Value | None) -> str:
    """Return by what a value is known again: words by themselves, figures and lists by their fact."""
    return value if isinstance(value, str) else fact.id


def _sort(corpus: Corpus, fact: Fact, value: Value, direction: str) -> Sort:
    """Return what sort of thing a candidate is: its unit, its type of entity, or how finely a date is written."""
    if direction in ("status", "kind"):
        return (direction,)
    if direction == "speaker":
        return "speaker", _voice(corpus.entities.get(str(value)))
    if isinstance(value, Quantity):
        return "quantity", value.unit, value.per or ""
    if isinstance(value, tuple):
        members = [corpus.entities[one] for one in value if one in corpus.entities]
        return (
            "list",
            str(len(value)),
            *sorted({part for member in members for part in _class(member)}),
        )
    dated = corpus.properties[fact.property].value is ValueType.PERIOD
    if direction == "period" or (direction == "value" and dated):
        return "period", _granularity(value)
    entity = corpus.entities.get(value)
    return ("entity", *_class(entity)) if entity else ("text", fact.property)


def _voice(speaker: Entity | None) -> str:
    """Return beside whom a speaker stands: one name among collectives, or a collective among names, tells itself."""
    if speaker is None or speaker.type is EntityType.GROUP or is_unnamed(speaker):
        return TOGETHER
    if speaker.type is EntityType.PERSON:
        return "person"
    if speaker.sort in ("outlet", "firm"):
        return speaker.sort
    return "body" if speaker.sort or is_named(speaker) else TOGETHER


def _class(entity: Entity) -> Sort:
    """Return of what class an entity is: its type, with the extent of a place and the sort that an author gave it."""
    sort = (
        TOGETHER
        if entity.type is EntityType.PERSON and is_unnamed(entity)
        else entity.sort
    )
    return (
        entity.type,
        entity.extent or "",
        "" if sort in (UNNAMED, VAGUE) else sort or "",
    )


def _granularity(text: str) -> str:
    """Return how finely a period is written: a day is never offered beside a month; spans of months are alike."""
    head, _, tail = text.partition("/")
    if tail == "..":
        return "since"
    if tail and len(head) == len("2021-06-07"):
        return "one of several days"
    return {4: "years", 7: "months", 10: "days"}.get(len(head), "")


def in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Put figures and dates in ascending order, everything else in the order of the alphabet."""
    return sorted(candidates, key=lambda one: one.place)


def kept_order(corpus: Corpus, fact: Fact, direction: str) -> Order:
    """Return how the options of this direction are put in order."""
    if direction == "status":
        return Order.LISTED
    if direction == "value" and isinstance(fact.value, Quantity):
        return Order.FIGURES
    dated = (
        direction == "value"
        and corpus.properties[fact.property].value is ValueType.PERIOD
    )
    return Order.DATES if dated or direction == "period" else Order.DRAWN


def _place(value: Value, text: str) -> tuple[float, str]:
    """Return where a value stands among others of its sort."""
    if isinstance(value, Status):
        return float(list(Status).index(value)), text
    if isinstance(value, Quantity):
        return float(value.amount), text
    # Only what begins with a year can be a period.
    if isinstance(value, str) and value[:4].isdigit():
        try:
            return float(read_period(value).first.toordinal()), text
        except ValueError:
            return 0.0, text
    return 0.0, text

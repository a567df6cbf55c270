"""What one report gives of several people or things, to be matched: statements, and whose each of them is."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import EntityType, Fact
from policystory.facts.truth import Truth
from policystory.items.forms import matching
from policystory.items.item import Item, Option, PairsKey, Prompt, Why
from policystory.items.options import option, slug
from policystory.items.questions.several import exchangeable
from policystory.items.questions.several.exchangeable import Group, Told, pivot_part
from policystory.items.questions.several.several_right import cited, rests_on
from policystory.items.refusal import Refusal
from policystory.items.rules.text_features import telling

KIND = matching.NAME
FORM = "pairs"
FEWEST = 4
"""Rows of a bank's item at least."""
FEWEST_PIVOTS = 3
"""Different pivots among the rows at least: a variant shows one row of each."""
MOST = 8
"""Rows of a bank's item at most, and options."""
ENOUGH = 5
"""Options with which a variant of four rows has one to spare, so that the last row is not answered
by what is left."""
ROW_WORDS = 20
"""Longer statements are no rows: a learner compares rows at a glance."""


def make(corpus: Corpus, fact: Fact) -> Item | Refusal | None:
    """Make the item of the group whose first fact this is; None if the group is filed under another."""
    groups = _groups(corpus, fact.property)
    if fact.id in groups:
        return _item(corpus, groups[fact.id])
    if any(fact in group.facts for group in groups.values()):
        return None
    part = pivot_part(corpus.properties[fact.property]) or "value"
    return Refusal(fact.id, KIND, part, _why_not(corpus, fact))


def _why_not(corpus: Corpus, fact: Fact) -> str:
    """Say why a fact is in no group."""
    places = [
        place
        for place in exchangeable.told(corpus, fact.property)
        if fact in place.facts
    ]
    if not places:
        return "the fact lacks a part that the question names"
    if not any(_is_row(corpus, place, fact) for place in places):
        return "as a row it is too long, or its words tell whose it is"
    return "its report has too few others that are proved wrong of it, and it of them"


@lru_cache(maxsize=1024)  # one entry a property that is asked so
def _groups(corpus: Corpus, property_id: str) -> dict[str, Group]:
    """Return the groups of a property's facts by their first fact; no fact is in two."""
    return exchangeable.apart(_candidates(corpus, property_id), _together)


def _candidates(corpus: Corpus, property_id: str) -> Iterator[Group]:
    """Yield, for each report and all together, what can be rows, by the sort of thing it belongs to and objective."""
    for place in _places(corpus, property_id):
        sorts: dict[str, list[Fact]] = {}
        for fact in place.facts:
            sorts.setdefault(_sort(corpus, place.pivot(fact)), []).append(fact)
        for sort, alike in sorted(sorts.items()):
            for objective, facts in exchangeable.by_objective(alike).items():
                if (
                    len(facts) >= FEWEST
                    and len({place.pivot(fact) for fact in facts}) >= FEWEST_PIVOTS
                ):
                    rows = tuple(fact for fact in facts if _is_row(corpus, place, fact))
                    yield Group(place, sort, objective, rows)


def _places(corpus: Corpus, property_id: str) -> list[Told]:
    """Return where statements of a property stand: in each report, and in all together."""
    everywhere = exchangeable.told_by_all(corpus, property_id)
    return [
        *exchangeable.told(corpus, property_id),
        *([everywhere] if everywhere else []),
    ]


def _sort(corpus: Corpus, pivot: str) -> str:
    """Return what sort of thing a pivot is; whoever can act and speak is of one sort, which needs no name."""
    type_ = _type(corpus, pivot)
    return (
        ""
        if type_ in (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)
        else type_
    )


def _type(corpus: Corpus, pivot: str) -> str:
    """Return the type of a pivot's entity."""
    return corpus.entities[pivot].type if pivot in corpus.entities else ""


def _is_row(corpus: Corpus, place: Told, fact: Fact) -> bool:
    """Tell whether a statement can be a row: it is proved, short, and has no word of the name that it belongs to."""
    text, pivot = place.text(fact), place.pivot(fact)
    return (
        place.holds(fact, pivot, Truth.TRUE)
        and len(text.split()) <= ROW_WORDS
        and telling(text).isdisjoint(telling(words.name(corpus, pivot)))
    )


def _together(group: Group) -> tuple[Fact, ...]:
    """Return the rows of one item: each is proved FALSE of all others' exchangeable. None where they are too few.

    Whatever is chosen first decides what fits beside it, so each statement has a turn; the most
    pivots win, then the most rows.
    """
    place = group.place
    if len({place.pivot(fact) for fact in group.facts}) < FEWEST_PIVOTS:
        return ()
    beside: dict[str, set[str]] = {fact.id: set() for fact in group.facts}
    for one, other in combinations(group.facts, 2):
        if _fit(place, one, other):
            beside[one.id].add(other.id)
            beside[other.id].add(one.id)
    best: list[Fact] = []
    for first in group.facts:
        rows = _grown(
            place,
            first,
            [fact for fact in group.facts if fact.id in beside[first.id]],
            beside,
        )
        if _size(place, rows) > _size(place, best):
            best = rows
    pivots_, rows_ = _size(place, best)
    return tuple(best) if pivots_ >= FEWEST_PIVOTS and rows_ >= FEWEST else ()


def _size(place: Told, rows: list[Fact]) -> tuple[int, int]:
    """Return how many pivots rows have, and how many they are."""
    return len({place.pivot(fact) for fact in rows}), len(rows)


def _grown(
    place: Told, first: Fact, left: list[Fact], beside: dict[str, set[str]]
) -> list[Fact]:
    """Return rows that fit beside a first one and each other: new pivots first, and those that rule out the fewest."""
    rows = [first]
    while left and len(rows) < MOST:
        known = [place.pivot(fact) for fact in rows]
        ids = {fact.id for fact in left}
        best = min(
            left,
            key=lambda fact: (
                known.count(place.pivot(fact)),
                -len(ids & beside[fact.id]),
                fact.id,
            ),
        )
        rows.append(best)
        left = [
            fact for fact in left if fact is not best and fact.id in beside[best.id]
        ]
    return rows


def _fit(place: Told, one: Fact, other: Fact) -> bool:
    """Tell whether two statements can be rows of one item: of one pivot, or each proved FALSE of the other's."""
    own, others = place.pivot(one), place.pivot(other)
    if own != others:
        return place.holds(one, others, Truth.FALSE) and place.holds(
            other, own, Truth.FALSE
        )
    return slug(place.text(one)) != slug(place.text(other))


def _item(corpus: Corpus, group: Group) -> Item | Refusal:
    """Make the item that asks whose each statement of a group is."""
    place, facts = group.place, group.facts
    form = words.fill(corpus, facts[0], place.property.asks[FORM])
    if form is None:
        return Refusal(
            facts[0].id,
            KIND,
            place.part,
            "the fact lacks a part that the question names",
        )
    reports = (
        "these reports" if place.source is None else words.report(corpus, place.source)
    )
    options = _options(corpus, group)
    rows = {slug(place.text(fact)): fact for fact in facts}
    why = {
        f"{row}/{one.id}": _why(place, fact, pivot)
        for row, fact in rows.items()
        for pivot, one in options.items()
    }
    family = f"{group.name}.{place.part}"
    return Item(
        id=f"{family}.{KIND}",
        family=family,
        kind=KIND,
        direction=place.part,
        asked=tuple(fact.id for fact in facts),
        topic=corpus.topic_of[facts[0].id],
        stem=f"According to {reports}, {form}",
        prompts=tuple(
            Prompt(row, words.capitalised(place.text(fact)))
            for row, fact in rows.items()
        ),
        options=tuple(sorted(options.values(), key=lambda one: one.id)),
        key=PairsKey(
            {row: options[place.pivot(fact)].id for row, fact in rows.items()}
        ),
        why=why,
        feedback={row: fact.says for row, fact in rows.items()},
        facts=rests_on(facts, why.values()),
        sources=cited(facts),
        objectives=exchangeable.shared_objectives(facts),
    )


def _options(corpus: Corpus, group: Group) -> dict[str, Option]:
    """Return the options of a group by pivot: those of its rows, and others of the report that belong to no row.

    The others are of the same sorts, and proved FALSE of every row. One of whom the report gives
    nothing of the kind is taken only where a variant would have no spare option, and where each can
    be given one thing only.
    """
    place = group.place
    own = sorted({place.pivot(fact) for fact in group.facts})
    others = [pivot for pivot in place.pivots if pivot not in own]
    elsewhere = (
        [pivot for pivot in place.others() if pivot not in place.pivots]
        if place.property.single
        else []
    )
    found = {pivot: option(words.name(corpus, pivot)) for pivot in own}
    for spare, enough in ((others, MOST), (elsewhere, ENOUGH)):
        for pivot in spare:
            shown = option(words.name(corpus, pivot))
            if (
                len(found) < enough
                and shown not in found.values()
                and _is_spare(corpus, group, pivot)
            ):
                found[pivot] = shown
    return found


def _is_spare(corpus: Corpus, group: Group, pivot: str) -> bool:
    """Tell whether a pivot is of a type with one of the rows' own, and every row is proved FALSE of it."""
    place, facts = group.place, group.facts
    types = {_type(corpus, place.pivot(fact)) for fact in facts}
    return _type(corpus, pivot) in types and all(
        place.holds(fact, pivot, Truth.FALSE) for fact in facts
    )


def _why(place: Told, fact: Fact, pivot: str) -> tuple[Why, ...]:
    """Return the proof that a row belongs to a pivot, or that it does not."""
    return (
        place.right(fact)
        if place.pivot(fact) == pivot
        else place.wrong(fact, pivot, place.taken_from(pivot))
    )

"""The members of a list that a report gives in full, asked for together, among what the list leaves out."""

from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, ValueType
from policystory.facts.truth import OpenClaim, Truth, claim_of
from policystory.items.item import Item, Why
from policystory.items.options import option
from policystory.items.questions.several import several_right
from policystory.items.questions.stem import stem
from policystory.items.refusal import Refusal

FORM = "values"


def make(corpus: Corpus, fact: Fact) -> Item | Refusal:
    """Make the item that asks for the members of a fact's list."""
    asked = stem(corpus, fact, FORM)
    if asked is None:
        return _refused(fact, "the fact lacks a part that the question names")
    if not fact.complete:
        return _refused(
            fact,
            "its report leaves the list open, so nothing is proved to be missing from it",
        )
    claim = OpenClaim(
        corpus, claim_of(fact, fact.sources[0].source), several_right.DIRECTION
    )
    right: list[several_right.Choice] = []
    for member in _entities(fact):
        verdict = claim.holds((member,))
        if verdict.truth is not Truth.TRUE:
            return _refused(
                fact,
                f"its own statement is not proved true of the report: {verdict.rule}",
            )
        why = (Why(verdict.rule, verdict.facts),)
        right.append(
            several_right.Choice(
                option(words.name(corpus, member)), why, f"Right. {fact.says}"
            )
        )
    made = several_right.item(
        corpus,
        f"{fact.id}.{several_right.DIRECTION}",
        asked,
        (fact,),
        right,
        _wrong(corpus, fact, claim),
    )
    return made or _refused(
        fact,
        "fewer than two members, or fewer than two others that are proved to be none",
    )


def _refused(fact: Fact, reason: str) -> Refusal:
    return Refusal(fact.id, several_right.KIND, several_right.DIRECTION, reason)


def _wrong(
    corpus: Corpus, fact: Fact, claim: OpenClaim
) -> Iterator[several_right.Choice]:
    """Yield the members of other lists that are of the same sort, and proved to be no members of this one."""
    known = [member for member in _entities(fact) if member in corpus.entities]
    sorts = {corpus.entities[member].type for member in known}
    alike = [
        (other, one)
        for other, one in _listed(corpus)
        if corpus.entities[one].type in sorts and one not in known
    ]
    nearest = max((_shared(corpus, known, one) for _, one in alike), default=0)
    for other, one in alike:
        verdict = claim.holds((one,))
        shared = _shared(corpus, known, one)
        named = _is_named(corpus, fact, one)
        if verdict.truth is Truth.FALSE and (named or shared):
            why = (Why(verdict.rule, verdict.facts), Why("taken-from", (other.id,)))
            # What the report itself names, and the nearest neighbours, are likelier confusions than
            # another list's.
            tier = (
                0
                if named or 1 < shared == nearest
                else 1
                if other.id in fact.confusable
                else 2
            )
            yield several_right.Choice(
                option(words.name(corpus, one)),
                why,
                several_right.not_right(fact.says),
                tier,
            )


def _is_named(corpus: Corpus, fact: Fact, entity: str) -> bool:
    """Tell whether the report that gives a fact's list names an entity."""
    return any(
        entity in named
        for named in corpus.mentions.get(fact.sources[0].source, {}).values()
    )


def _shared(corpus: Corpus, members: list[str], entity: str) -> int:
    """Return how many wholes hold an entity and a member of the list: neighbours are taken for each other."""
    wholes = set(corpus.entities[entity].part_of)
    return max(
        (len(wholes & set(corpus.entities[member].part_of)) for member in members),
        default=0,
    )


@lru_cache(maxsize=4)  # one entry a corpus
def _listed(corpus: Corpus) -> tuple[tuple[Fact, str], ...]:
    """Return every member of every list, with the fact that lists it: only what is listed somewhere is an option."""
    return tuple(
        (fact, member) for fact in corpus.facts.values()
        if corpus.properties[fact.property].value is ValueType.ENTITY
        for member in _entities(fact) if member in corpus.entities
    )  # fmt: skip


def _entities(fact: Fact) -> tuple[str, ...]:
    """Return the members of a fact's list; what is no list has none."""
    return fact.value if isinstance(fact.value, tuple) else ()

"""Questions for all members of a list that a report gives in full."""

from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType, ValueType
from policystory.facts.record import Fact
from policystory.facts.truth import OpenClaim, Truth, claim_of
from policystory.items.item import Item
from policystory.items.options import option
from policystory.items.questions.build_item import proof
from policystory.items.questions.several_facts.several_answers_item import (
    DIRECTION,
    Choice,
    item,
    refusal,
)
from policystory.items.questions.stem import stems
from policystory.items.refusal import Refusal

FORM = "values"


def make(corpus: Corpus, fact: Fact) -> Item | Refusal:
    """Make the item that asks for the members of a fact's list."""
    questions = stems(corpus, fact, FORM)
    if not questions:
        return refusal(fact, "the fact lacks a part that the question names")
    if not fact.complete:
        reason = "its report leaves the list open, so nothing is proved to be missing from it"
        return refusal(fact, reason)
    claim = OpenClaim(corpus, claim_of(fact, fact.sources[0].source), DIRECTION)
    right: list[Choice] = []
    for member in _members(fact):
        verdict = claim.holds((member,))
        if verdict.truth is not Truth.TRUE:
            unproved = "its own statement is not proved true of the report"
            return refusal(fact, f"{unproved}: {verdict.rule}")
        choice = option(words.name(corpus, member))
        right.append(Choice(choice, proof(verdict), f"Right. {fact.says}"))
    family = f"{fact.id}.{DIRECTION}"
    made = item(corpus, family, questions, (fact,), right, _wrong(corpus, fact, claim))
    too_few = (
        "fewer than two members, or fewer than two others that are proved to be none"
    )
    return made or refusal(fact, too_few)


def _wrong(corpus: Corpus, fact: Fact, claim: OpenClaim) -> Iterator[Choice]:
    """Yield members of other lists, of the same sort, that are proved to be none of this one."""
    known = [member for member in _members(fact) if member in corpus.entities]
    types = {corpus.entities[member].type for member in known}
    candidates: list[tuple[Fact, str]] = []
    shared: dict[str, int] = {}
    # A member of another sort would be no choice: nobody takes a person for a country.
    for listing, entity in _listed(corpus):
        if corpus.entities[entity].type not in types or entity in known:
            continue
        # Only a place may be taken from another report.
        is_place = corpus.entities[entity].type is EntityType.PLACE
        if is_place or _is_named(corpus, fact, entity):
            candidates.append((listing, entity))
            shared[entity] = _shared_wholes(corpus, known, entity)
    most_shared = max(shared.values(), default=0)
    for listing, entity in candidates:
        is_named = _is_named(corpus, fact, entity)
        verdict = claim.holds((entity,))
        if verdict.truth is Truth.FALSE and (is_named or shared[entity]):
            tier = 1 if listing.id in fact.confusable else 2
            # What the report itself names, and the nearest neighbours, are likelier confusions
            # than another list's members.
            if is_named or 1 < shared[entity] == most_shared:
                tier = 0
            choice = option(words.name(corpus, entity))
            feedback = f"Not right. {fact.says}"
            yield Choice(choice, proof(verdict, listing), feedback, tier)


def _is_named(corpus: Corpus, fact: Fact, entity: str) -> bool:
    """Tell whether the report that gives a fact's list names an entity."""
    paragraphs = corpus.mentions.get(fact.sources[0].source, {})
    return any(entity in entities for entities in paragraphs.values())


def _shared_wholes(corpus: Corpus, members: list[str], entity: str) -> int:
    """Return how many wholes an entity shares with a member: neighbours are easily confused."""
    wholes = set(corpus.entities[entity].part_of)
    most = 0
    for member in members:
        most = max(most, len(wholes.intersection(corpus.entities[member].part_of)))
    return most


@once_per_corpus
def _listed(corpus: Corpus) -> tuple[tuple[Fact, str], ...]:
    """Return every member of every list, with the fact that lists it."""
    listed: list[tuple[Fact, str]] = []
    for fact in corpus.facts.values():
        if corpus.properties[fact.property].value is ValueType.ENTITY:
            known = [member for member in _members(fact) if member in corpus.entities]
            listed += [(fact, member) for member in known]
    return tuple(listed)


def _members(fact: Fact) -> tuple[str, ...]:
    """Return the members of a fact's list; what is no list has none."""
    return fact.value if isinstance(fact.value, tuple) else ()

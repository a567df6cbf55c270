"""Questions that ask for all members of a list that a report gives in full, such as countries."""

from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType, ValueType
from policystory.facts.mentions import all_named
from policystory.facts.record import Fact
from policystory.facts.truth import OpenClaim, Truth, claim_of
from policystory.items.citations import first_report
from policystory.items.item import Ids
from policystory.items.options import option
from policystory.items.questions.build_item import proof
from policystory.items.questions.feedback.right_answer import right as feedback_on_right
from policystory.items.questions.feedback.stated_answer import answers_of
from policystory.items.questions.feedback.wrong_option import (
    first_that_hides,
    who_it_is,
)
from policystory.items.questions.question import not_proved
from policystory.items.questions.several_facts.several_answers_item import (
    DIRECTION,
    Choice,
    item,
    refusal,
)
from policystory.items.questions.stem import stems
from policystory.items.refusal import ItemOrRefusal

FORM = "values"


def make(corpus: Corpus, fact: Fact) -> ItemOrRefusal:
    """Return the item that asks for all members of a fact's list, such as countries.

    A Refusal, with the reason, is returned if the question cannot be asked.
    """
    questions = stems(corpus, fact, FORM)
    if not questions:
        return refusal(fact, "the fact lacks a part that the question names")
    if not fact.complete:
        reason = "its report leaves the list open, so nothing is proved to be missing from it"
        return refusal(fact, reason)
    stated = claim_of(fact, first_report(fact))
    claim = OpenClaim(corpus, stated, DIRECTION)
    right: list[Choice] = []
    feedback = feedback_on_right(corpus, fact)
    for member in _members(fact):
        verdict = claim.verdict_on((member,))
        if verdict.truth is not Truth.TRUE:
            return refusal(fact, not_proved(verdict))
        shown = option(words.name(corpus, member))
        belongs = corpus.phrases.say("feedback.belongs", name=shown.text)
        choice = Choice(shown, proof(verdict), feedback, tried=belongs)
        right.append(choice)
    wrong = _wrong(corpus, fact, claim)
    family = f"{fact.id}.{DIRECTION}"
    made = item(corpus, family, questions, (fact,), right, wrong)
    if made is not None:
        return made
    too_few = (
        "fewer than two members, or fewer than two others that are proved to be none"
    )
    return refusal(fact, too_few)


def _wrong(corpus: Corpus, fact: Fact, claim: OpenClaim) -> Iterator[Choice]:
    """Yield members of other lists, of the same sort, that are proved to be none of this one."""
    candidates = list(_candidates(corpus, fact))
    known = _known_members(corpus, fact)
    shared: dict[str, int] = {}
    for _, entity in candidates:
        shared[entity] = _shared_wholes(corpus, known, entity)
    most_shared = max(shared.values(), default=0)
    members = _members(fact)
    names = [words.name(corpus, member) for member in members]
    hidden = answers_of(corpus, members, names)
    for listing, entity in candidates:
        is_named = _is_named(corpus, fact, entity)
        wholes = shared[entity]
        if not is_named and not wholes:
            continue
        verdict = claim.verdict_on((entity,))
        if verdict.truth is not Truth.FALSE:
            continue
        tier = 2
        if listing.id in fact.confusable:
            tier = 1
        # What the report itself names, and the nearest neighbours, are likelier confusions than
        # another list's members.
        if is_named or 1 < wholes == most_shared:
            tier = 0
        name = words.name(corpus, entity)
        why = proof(verdict, listing)
        told = who_it_is(
            corpus, first_report(fact), FORM, corpus.entities[entity], [fact]
        )
        last = corpus.phrases.say("feedback.not-named", name=option(name).text)
        feedback = first_that_hides(corpus, hidden, told, last)
        yield Choice(option(name), why, feedback, tier)


def _candidates(corpus: Corpus, fact: Fact) -> Iterator[tuple[Fact, str]]:
    """Yield what other lists hold that may be offered, each after the fact that lists it."""
    known = _known_members(corpus, fact)
    types = {corpus.entities[member].type for member in known}
    for listing, entity in _listed(corpus):
        type_ = corpus.entities[entity].type
        # A member of another sort would be no choice: nobody takes a person for a country.
        if type_ not in types:
            continue
        if entity in known:
            continue
        # Only a place may be taken from another report.
        if type_ is EntityType.PLACE or _is_named(corpus, fact, entity):
            yield listing, entity


def _known_members(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the members of a fact's list that are entities of the corpus."""
    return [member for member in _members(fact) if member in corpus.entities]


def _is_named(corpus: Corpus, fact: Fact, entity: str) -> bool:
    """Tell whether the report that gives a fact's list names an entity."""
    return entity in all_named(corpus, first_report(fact))


def _shared_wholes(corpus: Corpus, members: list[str], entity: str) -> int:
    """Return how many wholes an entity shares with a member: neighbours are easily confused."""
    wholes = set(corpus.entities[entity].part_of)
    most = 0
    for member in members:
        known = corpus.entities[member]
        shared = wholes.intersection(known.part_of)
        most = max(most, len(shared))
    return most


@once_per_corpus
def _listed(corpus: Corpus) -> tuple[tuple[Fact, str], ...]:
    """Return every member of every list, with the fact that lists it."""
    listed: list[tuple[Fact, str]] = []
    for fact in corpus.facts.values():
        prop = corpus.properties[fact.property]
        if prop.value is ValueType.ENTITY:
            members = _known_members(corpus, fact)
            listed.extend((fact, member) for member in members)
    return tuple(listed)


def _members(fact: Fact) -> Ids:
    """Return the members of a fact's list; what is no list has none."""
    if isinstance(fact.value, tuple):
        return fact.value
    return ()

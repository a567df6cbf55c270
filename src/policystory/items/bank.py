"""The bank: all items (questions) of a course, and why some other questions are not asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations, product
from typing import TypeGuard, TypeVar

from msgspec.structs import replace

from policystory.facts.corpus import Corpus
from policystory.facts.words import is_forbidden
from policystory.items.authored import DIRECTION, Authored, item_of
from policystory.items.citations import first_report
from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS
from policystory.items.draw.option_order import options_of
from policystory.items.fact_set import FactSet
from policystory.items.forms import (
    FORMS,
    multiple_choice,
    single_choice,
    source_support,
)
from policystory.items.guessing.balance_options import balanced
from policystory.items.item import Ids, Item
from policystory.items.questions.fact_sets import fact_set_items
from policystory.items.questions.makers import MAKERS
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.rules.item_rules import ITEM_RULES, OPTION_RULES, RULES, broken
from policystory.items.variant import variant

T = TypeVar("T")

# How many wrong options are tried, to say which rules keep an item from being made.
_LIKELY = 4
Candidate = ItemOrRefusal
# Kinds with one right option among wrong ones that the bank chooses.
_BALANCED = (single_choice.NAME, source_support.NAME)
# The id of a fact, and a kind of item.
Place = tuple[str, str]


class Bank:
    """All items (questions) of a course; each is made when it is first asked for.

    `corpus`: all facts and reports of the course. `authored`: questions that authors wrote. `sets`:
    sets of facts that an author chose for one question each. Questions and sets that name a missing
    fact are left out.
    """

    def __init__(
        self,
        corpus: Corpus,
        authored: Iterable[Authored] = (),
        sets: Iterable[FactSet] = (),
    ) -> None:
        """Make nothing yet: a lesson's quiz needs the items of its own facts only."""
        self.corpus = corpus
        self._authored: defaultdict[Place, list[Authored]] = defaultdict(list)
        self._objectives: defaultdict[str, list[str]] = defaultdict(list)
        for written in authored:
            if written.facts and self._knows(written.rests_on):
                self._file(written)
        self._sets: defaultdict[str, list[FactSet]] = defaultdict(list)
        for fact_set in sets:
            if fact_set.facts and self._knows(fact_set.facts):
                first = min(fact_set.facts)
                self._sets[first].append(fact_set)
        # What was made of a fact and kind, items and refusals.
        self._candidates: dict[Place, tuple[Candidate, ...]] = {}

    def _knows(self, facts: Iterable[str]) -> bool:
        """Tell whether the corpus holds all these facts."""
        return self.corpus.facts.keys() >= set(facts)

    def _file(self, written: Authored) -> None:
        """File an authored item under its first fact, which then serves the item's objectives."""
        fact = written.facts[0]
        self._authored[fact, written.kind].append(written)
        self._objectives[fact] += written.objectives

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return all items of the bank, by their ids."""
        items: dict[str, Item] = {}
        for candidate in self._all():
            if isinstance(candidate, Item):
                items[candidate.id] = candidate
        return items

    @cached_property
    def refused(self) -> list[Refusal]:
        """Return a Refusal, with the reason, for every question that cannot be asked."""
        return [refusal for refusal in self._all() if isinstance(refusal, Refusal)]

    @cached_property
    def facts_for(self) -> dict[str, Ids]:
        """Return, for each learning objective (an id), the ids of the facts that serve it.

        For a question that an author wrote, its first fact counts as serving its objectives.
        """
        facts: defaultdict[str, list[str]] = defaultdict(list)
        for fact in self.corpus.facts.values():
            of_items = self._objectives.get(fact.id, ())
            # An authored item often has the objectives of its fact.
            objectives = (*fact.objectives, *of_items)
            for objective in dict.fromkeys(objectives):
                facts[objective].append(fact.id)
        return _as_tuples(facts)

    @cached_property
    def families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family, by the family's name.

        A family is all items that ask the same thing of the same facts.
        """
        families: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            families[item.family].append(item)
        return _as_tuples(families)

    def of(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind, such as "number", that are about one fact (an id).

        An item about several facts is found under one of them only: the first that its author named
        or, for a set, the one whose id comes first. The result is empty if there are none.
        """
        candidates = self._of(fact, kind)
        return tuple([item for item in candidates if isinstance(item, Item)])

    def _all(self) -> Iterator[Candidate]:
        """Yield all items and refusals, by fact and kind."""
        for fact, kind in product(self.corpus.facts, FORMS):
            yield from self._of(fact, kind)

    def _of(self, fact: str, kind: str) -> tuple[Candidate, ...]:
        """Return the items of one kind under a fact and what was refused, made once."""
        place = fact, kind
        # Of most facts and kinds nothing is ever made.
        if kind not in MAKERS and not self._written(fact, kind):
            return ()
        if place not in self._candidates:
            together = self._asked_alike(fact, kind)
            self._admit_together(together, kind)
        return self._candidates[place]

    def _written(self, fact: str, kind: str) -> bool:
        """Tell whether an author wrote an item of a kind, or a set, that is under a fact."""
        return (fact, kind) in self._authored or fact in self._sets

    def _asked_alike(self, fact: str, kind: str) -> Iterable[str]:
        """Return the facts under which items of this kind may have the same form as a fact's."""
        # "Which report says this?" offers all reports alike.
        if kind == source_support.NAME:
            return self.corpus.facts
        if kind != single_choice.NAME:
            return (fact,)
        asked = self.corpus.facts[fact]
        report = first_report(asked)
        stated = self.corpus.by_report[report, asked.property]
        # A fact may cite two reports; questions about it name the first.
        return [similar.id for similar in stated if first_report(similar) == report]

    def _admit_together(self, facts: Iterable[str], kind: str) -> None:
        """Keep the sound items of one kind under these facts, balanced, and what was refused."""
        admitted: dict[Place, list[Candidate]] = {}
        by_direction: defaultdict[str, list[Item]] = defaultdict(list)
        for fact in facts:
            admitted[fact, kind] = list(map(admit, self.made(fact, kind)))
            for candidate in admitted[fact, kind]:
                if _can_be_balanced(candidate):
                    by_direction[candidate.direction].append(candidate)
        outcomes: dict[str, Candidate] = {}
        for items in by_direction.values():
            outcomes |= balanced(items)
        for place, candidates in admitted.items():
            self._candidates[place] = tuple(_outcomes(candidates, outcomes))

    def made(self, fact: str, kind: str) -> Iterator[Candidate]:
        """Yield the items of one kind for a fact, and a Refusal for each that could not be made.

        `fact` is the fact's id; `kind` is such as "number". First come the items that authors
        wrote, then those from authors' sets of facts, then those made from the fact alone. They may
        break rules for items; `admit` checks that.
        """
        for written in self._authored.get((fact, kind), ()):
            yield item_of(self.corpus, written)
        for fact_set in self._sets.get(fact, ()):
            # The set does not say of which kind its question is; the finished item does.
            candidate = fact_set_items.item_of(self.corpus, fact_set)
            if candidate.kind == kind:
                yield candidate
        make = MAKERS.get(kind)
        if make is not None:
            asked = self.corpus.facts[fact]
            for candidate in make(self.corpus, asked):
                if not is_forbidden(asked, _asks_for(candidate)):
                    yield candidate


def _can_be_balanced(candidate: Candidate) -> TypeGuard[Item]:
    """Tell whether a candidate is an item whose options the bank may choose."""
    if isinstance(candidate, Refusal) or candidate.direction == DIRECTION:
        return False
    return candidate.kind in _BALANCED and isinstance(candidate.key, str)


def _outcomes(
    candidates: Iterable[Candidate], outcomes: Mapping[str, Candidate]
) -> Iterator[Candidate]:
    """Yield what became of each candidate; one that was not balanced stays as it is."""
    for candidate in candidates:
        if isinstance(candidate, Item):
            yield outcomes.get(candidate.id, candidate)
        else:
            yield candidate


def _as_tuples(lists: dict[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {name: tuple(things) for name, things in lists.items()}


def _asks_for(candidate: Candidate) -> str:
    """Return the direction under which an author says whether this is asked."""
    has_several = candidate.kind == multiple_choice.NAME
    return "values" if has_several else candidate.direction


def admit(candidate: Candidate) -> Candidate:
    """Return an item if it keeps the rules for items, otherwise a Refusal with the reason.

    Wordings of the question that break a rule are left out of the item. A Refusal is returned
    unchanged.
    """
    if isinstance(candidate, Refusal) or len(candidate.wordings) <= 1:
        return _of_one_wording(candidate)
    worded = [replace(candidate, stem=stem) for stem in candidate.wordings]
    tried = [_of_one_wording(trial) for trial in worded]
    sound = [trial.stem for trial in tried if isinstance(trial, Item)]
    if not sound:
        return tried[0]
    return replace(candidate, stem=sound[0], wordings=tuple(sound))


def _of_one_wording(candidate: Candidate) -> Candidate:
    """Return an item of which a variant breaks no rule, or else the reason why it is refused."""
    if isinstance(candidate, Refusal):
        return candidate
    candidate = replace(candidate, wordings=())
    drawn = variant(candidate, "")
    if drawn is None:
        reason = "too few of its options pass the rules together"
        return _refusal(candidate, reason, _in_the_way(candidate))
    # If one option is right, the draw has checked the rules for options already.
    rules = ITEM_RULES if isinstance(drawn.key, str) else RULES
    faults = list(broken(drawn, rules))
    if not faults:
        return candidate
    reason = "; ".join(map(": ".join, faults))
    rules_broken = [rule for rule, _ in faults]
    return _refusal(candidate, reason, rules_broken)


def _refusal(item: Item, reason: str, rules: Iterable[str]) -> Refusal:
    return Refusal(
        fact=item.asked[0],
        kind=item.kind,
        direction=item.direction,
        reason=reason,
        rules=tuple(rules),
    )


def _in_the_way(item: Item) -> list[str]:
    """Return the rules that the likeliest options of an item break together, sorted."""
    likely = list(chain.from_iterable(item.tiers))[:_LIKELY]
    # Without wrong options, only the item as it is can say what is wrong.
    trials = _trials(item, likely) if likely else [item]
    rules: set[str] = set()
    for trial in trials:
        faults = broken(trial, OPTION_RULES)
        rules.update(rule for rule, _ in faults)
    return sorted(rules)


def _trials(item: Item, likely: Iterable[str]) -> Iterator[Item]:
    """Yield the item with its key and each few of these wrong options."""
    right = item.key if isinstance(item.key, tuple) else (item.key,)
    for wrong in combinations(likely, WRONG_OPTIONS):
        options = options_of(item, (*right, *wrong))
        yield replace(item, options=tuple(options))

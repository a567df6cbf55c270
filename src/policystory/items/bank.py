"""The bank: every item that the corpus yields or that an author wrote, and why the rest is not made."""

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations

from msgspec.structs import replace

from policystory.facts.corpus import Corpus
from policystory.items.authored import Authored, item_of
from policystory.items.distractors.choice import WRONG_OPTIONS
from policystory.items.fact_set import FactSet
from policystory.items.forms import FORMS
from policystory.items.item import Item
from policystory.items.questions import from_sets
from policystory.items.questions.makers import MAKERS
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import ITEM_RULES, OPTION_RULES, RULES, broken
from policystory.items.variant import variant

LIKELY = 4
"""Wrong options that are looked at to say which rules keep an item from being made."""


class Bank:
    """All items of a corpus. The items of a fact are made when they are first asked for, and kept.

    An item belongs to the bank when at least its first variant passes all rules.

    Arguments: the corpus, the authored items, and the sets of facts that authors chose. One that
    names a fact which is not there is left out, for `check` tells its author.
    """

    def __init__(
        self,
        corpus: Corpus,
        authored: Iterable[Authored] = (),
        sets: Iterable[FactSet] = (),
    ) -> None:
        """Make nothing yet: a lesson's quiz needs the items of its own facts only."""
        self.corpus = corpus
        self._authored: dict[tuple[str, str], tuple[Authored, ...]] = {}
        self._objectives: dict[str, tuple[str, ...]] = {}
        for one in authored:
            if one.facts and corpus.facts.keys() >= one.rests_on:
                under = one.facts[0]
                self._authored[under, one.kind] = (
                    *self._authored.get((under, one.kind), ()),
                    one,
                )
                self._objectives[under] = (
                    *self._objectives.get(under, ()),
                    *one.objectives,
                )
        self._sets: dict[str, list[FactSet]] = {}
        for fact_set in sets:
            if fact_set.facts and corpus.facts.keys() >= set(fact_set.facts):
                self._sets.setdefault(min(fact_set.facts), []).append(fact_set)
        self._made: dict[tuple[str, str], tuple[Item | Refusal, ...]] = {}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every item, by id."""
        return {
            one.id: one for fact in self.corpus.facts for kind in FORMS for one in self._of(fact, kind)
            if isinstance(one, Item)
        }  # fmt: skip

    @cached_property
    def refused(self) -> list[Refusal]:
        """Return every question that was not made, and why."""
        return [
            one for fact in self.corpus.facts for kind in FORMS for one in self._of(fact, kind)
            if isinstance(one, Refusal)
        ]  # fmt: skip

    @cached_property
    def facts_for(self) -> dict[str, tuple[str, ...]]:
        """Return for each objective the facts under which items that serve it can be filed, sorted."""
        found: dict[str, list[str]] = {}
        for fact in self.corpus.facts.values():
            for objective in dict.fromkeys(
                (*fact.objectives, *self._objectives.get(fact.id, ()))
            ):
                found.setdefault(objective, []).append(fact.id)
        return {objective: tuple(facts) for objective, facts in found.items()}

    def of(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind that are filed under a fact."""
        return tuple(one for one in self._of(fact, kind) if isinstance(one, Item))

    def _of(self, fact: str, kind: str) -> tuple[Item | Refusal, ...]:
        """Return the items of one kind under a fact and what was refused, made once."""
        if (fact, kind) not in self._made:
            written = (
                item_of(self.corpus, one)
                for one in self._authored.get((fact, kind), ())
            )
            of_sets = (
                from_sets.item_of(self.corpus, each)
                for each in self._sets.get(fact, ())
            )
            chosen = (one for one in of_sets if one.kind == kind)
            maker = MAKERS.get(kind)
            made = maker(self.corpus, self.corpus.facts[fact]) if maker else ()
            self._made[fact, kind] = tuple(
                _admitted(one) for one in (*written, *chosen, *made)
            )
        return self._made[fact, kind]

    @cached_property
    def families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family: those that ask the same thing of the same fact."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.items.values():
            found[item.family] = (*found.get(item.family, ()), item)
        return found


def _admitted(made: Item | Refusal) -> Item | Refusal:
    """Return an item that has a variant which breaks no rule, or else the reason why it is refused."""
    if isinstance(made, Refusal):
        return made
    drawn = variant(made, "")
    if drawn is None:
        return _refusal(
            made, "too few of its options pass the rules together", _in_the_way(made)
        )
    # One key among options is drawn so that it breaks no rule for options.
    faults = list(broken(drawn, ITEM_RULES if isinstance(drawn.key, str) else RULES))
    if not faults:
        return made
    return _refusal(
        made,
        "; ".join(f"{rule}: {words}" for rule, words in faults),
        tuple(rule for rule, _ in faults),
    )


def _refusal(item: Item, reason: str, rules: tuple[str, ...]) -> Refusal:
    return Refusal(item.asked[0], item.kind, item.direction, reason, rules)


def _in_the_way(item: Item) -> tuple[str, ...]:
    """Return the rules that the likeliest options of an item break together."""
    likely = [wrong for tier in item.tiers for wrong in tier][:LIKELY]
    trials = [item]
    if likely:
        right = item.key if isinstance(item.key, tuple) else (item.key,)
        shown = [(*right, *pair) for pair in combinations(likely, WRONG_OPTIONS)]
        trials = [
            replace(item, options=tuple(o for o in item.options if o.id in ids))
            for ids in shown
        ]
    return tuple(
        sorted({rule for trial in trials for rule, _ in broken(trial, OPTION_RULES)})
    )

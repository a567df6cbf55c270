"""The bank: every item that the corpus yields, and why the rest is not made."""

from functools import cached_property
from itertools import combinations

from msgspec.structs import replace

from policystory.facts.corpus import Corpus
from policystory.items.choose import WRONG_OPTIONS
from policystory.items.draw import variant
from policystory.items.item import Item
from policystory.items.kinds import KINDS
from policystory.items.refusal import Refusal
from policystory.items.review import ITEM_RULES, OPTION_RULES, RULES, broken

LIKELY = 4
"""Wrong options that are looked at to say which rules keep an item from being made."""


class Bank:
    """All items of a corpus. The items of a fact are made when they are first asked for, and kept.

    An item belongs to the bank when at least its first variant passes all rules.

    Arguments: the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Make nothing yet: a lesson's quiz needs the items of its own facts only."""
        self.corpus = corpus
        self._made: dict[tuple[str, str], tuple[Item | Refusal, ...]] = {}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every item, by id."""
        return {
            one.id: one for fact in self.corpus.facts for kind in KINDS for one in self._of(fact, kind)
            if isinstance(one, Item)
        }  # fmt: skip

    @cached_property
    def refused(self) -> list[Refusal]:
        """Return every question that was not made, and why."""
        return [
            one for fact in self.corpus.facts for kind in KINDS for one in self._of(fact, kind)
            if isinstance(one, Refusal)
        ]  # fmt: skip

    def of(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind that are filed under a fact."""
        return tuple(one for one in self._of(fact, kind) if isinstance(one, Item))

    def _of(self, fact: str, kind: str) -> tuple[Item | Refusal, ...]:
        """Return the items of one kind under a fact and what was refused, made once."""
        if (fact, kind) not in self._made:
            made = KINDS[kind].make(self.corpus, self.corpus.facts[fact])
            self._made[fact, kind] = tuple(_admitted(one) for one in made)
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
        return _refusal(made, "too few of its options pass the rules together", _in_the_way(made))
    # One key among options is drawn so that it breaks no rule for options.
    faults = list(broken(drawn, ITEM_RULES if isinstance(drawn.key, str) else RULES))
    if not faults:
        return made
    return _refusal(made, "; ".join(f"{rule}: {words}" for rule, words in faults), tuple(rule for rule, _ in faults))


def _refusal(item: Item, reason: str, rules: tuple[str, ...]) -> Refusal:
    return Refusal(item.asked[0], item.kind, item.direction, reason, rules)


def _in_the_way(item: Item) -> tuple[str, ...]:
    """Return the rules that the likeliest options of an item break together."""
    likely = [wrong for tier in item.tiers for wrong in tier][:LIKELY]
    trials = [item]
    if likely:
        right = item.key if isinstance(item.key, tuple) else (item.key,)
        shown = [(*right, *pair) for pair in combinations(likely, WRONG_OPTIONS)]
        trials = [replace(item, options=tuple(o for o in item.options if o.id in ids)) for ids in shown]
    return tuple(sorted({rule for trial in trials for rule, _ in broken(trial, OPTION_RULES)}))

"""The bank: every item that the corpus yields, and why the rest is not made."""

from functools import cached_property

from policystory.facts.corpus import Corpus
from policystory.items.draw import variant
from policystory.items.item import Item
from policystory.items.kinds import KINDS
from policystory.items.refusal import Refusal
from policystory.items.review import RULES, broken


class Bank:
    """All items of a corpus; made once, then drawn from.

    An item belongs to the bank when at least its first variant passes all rules.

    Arguments: the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Make every item of every kind of every fact."""
        self.corpus = corpus
        self.items: dict[str, Item] = {}
        self.refused: list[Refusal] = []
        for fact in corpus.facts.values():
            for kind in KINDS.values():
                for made in kind.make(corpus, fact):
                    self._admit(made)

    def _admit(self, made: Item | Refusal) -> None:
        """Take an item into the bank if it has a variant that breaks no rule."""
        if isinstance(made, Refusal):
            self.refused.append(made)
            return
        drawn = variant(made, "")
        if drawn is None:
            reason = "fewer than two of its wrong options pass the rules together"
            self.refused.append(Refusal(made.fact, made.kind, made.direction, reason))
            return
        faults = [f"{rule}: {words}" for rule, words in broken(drawn, RULES)]
        if faults:
            self.refused.append(Refusal(made.fact, made.kind, made.direction, "; ".join(faults)))
        else:
            self.items[made.id] = made

    @cached_property
    def families(self) -> dict[str, tuple[Item, ...]]:
        """Return the items of each family: those that ask the same thing of the same fact."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.items.values():
            found[item.family] = (*found.get(item.family, ()), item)
        return found

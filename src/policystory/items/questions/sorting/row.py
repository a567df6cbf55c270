"""A statement as a row to be sorted, with what proves it in or out of each category."""

import msgspec

from policystory.facts.record import Fact
from policystory.items.item import Proofs
from policystory.items.rules.text_features import telling


class Category(msgspec.Struct, frozen=True):
    """A category with its words, and further words that would give it away in a row."""

    name: str
    text: str
    telling: str = ""


class Row(msgspec.Struct, frozen=True):
    """A fact as a row: the report that it is asked of, its category, and proofs by category.

    A category without a proof is one of which nothing is known: the row cannot stand beside it.
    `cited` is whom the report cites for the statement, where the row itself does not say so.
    """

    fact: Fact
    source: str
    text: str
    category: str
    proofs: Proofs
    cited: str = ""

    def tells(self, category: Category) -> bool:
        """Tell whether the row has a word of a category."""
        words_of_category = telling(f"{category.text} {category.telling}")
        return not telling(self.text).isdisjoint(words_of_category)

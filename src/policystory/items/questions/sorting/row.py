"""A statement as a row to be sorted, with the proof for or against each category."""

import msgspec

from policystory.facts.record import Fact
from policystory.items.item import Proofs
from policystory.items.rules.text_features import telling


class Category(msgspec.Struct, frozen=True):
    """A category: its name in files, the text for learners, and words that would give it away.

    A row of this category must have none of the words in `telling`, nor those of `text`.
    `would_be` says what a row of this category would have to be; it is shown for a wrong choice.
    """

    name: str
    text: str
    telling: str = ""
    would_be: str = ""


class Row(msgspec.Struct, frozen=True):
    """A fact as a row to be sorted.

    `source` is the id of the report that the question is about, `text` is what learners see, and
    `category` is the name of the right category. `proofs` holds, by category name, why that
    category is right or wrong; only categories with a proof can be shown with the row. `cited`
    names whom the report cites for the statement, if `text` does not.
    """

    fact: Fact
    source: str
    text: str
    category: str
    proofs: Proofs
    cited: str = ""

    def tells(self, category: Category) -> bool:
        """Tell whether the row's text contains a word that gives a category away."""
        words_of_category = telling(f"{category.text} {category.telling}")
        return not telling(self.text).isdisjoint(words_of_category)

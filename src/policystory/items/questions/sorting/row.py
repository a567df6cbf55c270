"""A statement as a row to be sorted, with the proof for or against each category."""

import msgspec

from policystory.facts.record import Fact
from policystory.items.item import Proofs
from policystory.items.rules.text_features import telling


class Category(msgspec.Struct, frozen=True):
    """A category into which statements are sorted.

    `name` is its name in files, and `text` is what learners see. A row that belongs to this
    category must contain none of the words in `telling` or `text`, which would give it away.
    `would_be` says what a statement of this category would be like; learners read it if they choose
    the category wrongly.
    """

    name: str
    text: str
    telling: str = ""
    would_be: str = ""


class Row(msgspec.Struct, frozen=True):
    """A fact as a row to be sorted into a category.

    `source` is the id of the report that the question is about, `text` is what learners see, and
    `category` is the name of the right category. `proofs` holds the proof that a category is right
    or wrong, by the name of the category; a category without a proof is not shown with this row.
    `cited` says whom the report cites for the statement, if `text` does not.
    """

    fact: Fact
    source: str
    text: str
    category: str
    proofs: Proofs
    cited: str = ""

    def tells(self, category: Category) -> bool:
        """Tell whether the row's text contains a word that reveals that it is in this category."""
        words_of_category = telling(f"{category.text} {category.telling}")
        return not telling(self.text).isdisjoint(words_of_category)

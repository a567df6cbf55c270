"""A statement as a row to be sorted, with the proof for or against each category."""

import msgspec

from policystory.facts.record import Fact
from policystory.items.item import Proofs
from policystory.items.rules.text_features import telling


class Category(msgspec.Struct, frozen=True):
    """A category into which statements are sorted.

    - `name`: its name in files; `text`: what learners see, such as "Done or delivered".
    - `telling`: further words that give this category away; a row of this category must not have
      them.
    - `would_be`: what a statement of this category would be like; learners read it after choosing
      the category wrongly.
    """

    name: str
    text: str
    telling: str = ""
    would_be: str = ""


class Row(msgspec.Struct, frozen=True):
    """A fact as a row to be sorted into a category.

    - `source`: the id of the report that the question is about; `text`: what learners see.
    - `category`: the name of the right category.
    - `proofs`: the proof that a category is right or wrong, by the category's name; a category
      without a proof is not shown with this row.
    - `cited`: whom the report cites for the statement; "" if `text` names them.
    """

    fact: Fact
    source: str
    text: str
    category: str
    proofs: Proofs
    cited: str = ""

    def tells(self, category: Category) -> bool:
        """Tell whether a word of the row's text gives this category away."""
        words_of_category = telling(f"{category.text} {category.telling}")
        return not telling(self.text).isdisjoint(words_of_category)

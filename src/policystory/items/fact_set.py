"""Sets of facts that an author chose for one question, such as events to be put in order.

An author names the facts, and what a learner is to do with them. policystory writes the question,
and asks it only if every right and wrong answer can be proved from the facts.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from policystory.facts.record import Fact, Record
from policystory.items.item import Ids

Step = str | int
Fault = tuple[tuple[Step, ...], str, str]
"""Where in an author's file something is wrong (names of fields and positions in lists, from the
outside in), what is wrong, and what to do."""
Faults = Iterator[Fault]


class Ask(StrEnum):
    """What a learner does with the facts of a set: order, match, sort or compare them."""

    ORDER = "order"
    MATCH = "match"
    SORT = "sort"
    COMPARE = "compare"


class Criterion(StrEnum):
    """What the facts of a set are ordered, matched or sorted by, such as dates or speakers."""

    TIME = "time"
    SIZE = "size"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    STATUS = "status"
    KIND = "kind"
    DATE = "date"
    HEADING = "heading"


class FactSet(Record, frozen=True, kw_only=True):
    """Facts that an author chose for one question; their order in the file has no meaning.

    - `ask`: what learners do with the facts: order, match, sort or compare them.
    - `facts`: the ids of the facts.
    - `by`: what they are ordered, matched or sorted by, such as dates; None if two numbers are
      compared.
    - `report`: the id of the report that the question names; None: the question is about all
      reports.
    - `stem`: the whole question, as its author words it; None: one is made from the property.
    - `rows`: how a fact is shown in this question, by its id; other facts are shown as they are
      elsewhere.
    - `because`: what a learner reads who is wrong, and can still try again: by the id of a fact
      that was sorted wrongly or has another place in an order, by the name of a category that was
      chosen wrongly, such as "promised", or, if facts are matched, by the id of the person or thing
      that was chosen wrongly.
    """

    id: str
    ask: Ask
    facts: Ids
    by: Criterion | None = None
    report: str | None = None
    stem: str | None = None
    rows: dict[str, str] = msgspec.field(default_factory=dict)
    because: dict[str, str] = msgspec.field(default_factory=dict)

    def row(self, fact: Fact, text: str) -> str:
        """Return how a fact of the set is shown: in the author's words, or else as `text`."""
        return self.rows.get(fact.id, text)

    def fault(self, fact: Fact, message: str, hint: str = "") -> Fault:
        """Return a Fault that tells the author what is wrong with one fact of the set.

        A Fault is a path in the set's record, such as `("facts", 2)`, what is wrong, and what to
        do. Arguments: `fact`: one of the set; `message`: such as "has no date", for a sentence that
        begins with the fact's id; `hint`: what to do; if empty, to take the fact out of the set.
        """
        place = ("facts", self.facts.index(fact.id))
        sentence = f"'{fact.id}' {message}"
        return place, sentence, hint or "take it out of the set"

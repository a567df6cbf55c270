"""Sets of facts that an author chose for one question, such as events to be put in order.

policystory writes the question, and asks it only if each right and wrong answer can be proved from
the facts.
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
    - `by`: what they are ordered, matched or sorted by, such as dates; None if two numbers are
      compared.
    - `report`: the id of the report that the question names; None: it is about all reports.
    - `stem`: the whole question; None: it is worded from what the facts state and from `by`.
    - `rows`: other words for a fact in this question, by the fact's id.
    - `because`: what a learner reads after a wrong answer, by what was wrong: the id of a fact in
      a wrong place, the name of a wrong category, or the id of a wrong person or thing.
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
        do. `message`: such as "has no date"; the fact's id is put before it. `hint`: what to do; ""
        for taking the fact out of the set.
        """
        place = ("facts", self.facts.index(fact.id))
        sentence = f"'{fact.id}' {message}"
        return place, sentence, hint or "take it out of the set"

"""Sets of facts that an author chose for one question, such as events to be put in order.

An author names the facts, and what a learner is to do with them. policystory writes the question,
and asks it only if every right and wrong answer can be proved from the facts.
"""

from collections.abc import Iterator
from enum import StrEnum

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

    `report` is the id of the report that the question names; if it is None, the question is about
    all reports. `by` is left out where two numbers are compared (`ask: compare`).
    """

    id: str
    ask: Ask
    facts: Ids
    by: Criterion | None = None
    report: str | None = None

    def fault(self, fact: Fact, message: str, hint: str = "") -> Fault:
        """Return a Fault of one fact of the set: where it is, what is wrong, and what to do.

        Arguments: `fact`; `message`: what is wrong, as the end of a sentence that begins with the
        fact's id; `hint`: what the author is to do; by default, to take the fact out of the set.
        """
        place = ("facts", self.facts.index(fact.id))
        sentence = f"'{fact.id}' {message}"
        return place, sentence, hint or "take it out of the set"

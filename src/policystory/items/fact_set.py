"""Sets of facts that an author chose for one question, such as events to be put in order.

An author names the facts and what to ask of them. The engine writes the question, and only if it
can prove every row of it.
"""

from enum import StrEnum

from policystory.facts.record import Fact, Record

Step = str | int
Fault = tuple[tuple[Step, ...], str, str]
"""Where in a record something is wrong, what is wrong, and what to do."""


class Ask(StrEnum):
    """What a learner does with the facts of a set."""

    ORDER = "order"
    MATCH = "match"
    SORT = "sort"
    COMPARE = "compare"


class By(StrEnum):
    """In what respect the facts are put in order, matched or sorted."""

    TIME = "time"
    SIZE = "size"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    STATUS = "status"
    KIND = "kind"
    DATE = "date"
    HEADING = "heading"


class FactSet(Record, frozen=True, kw_only=True):
    """Facts that one question asks for together, in any order.

    `report` is the report that the question is about; without it, it is about all of them.
    `by` is left out where two figures are compared.
    """

    id: str
    ask: Ask
    facts: tuple[str, ...]
    by: By | None = None
    report: str | None = None

    def fault(self, fact: Fact, message: str, hint: str = "") -> Fault:
        """Return a fault of one fact of the set; the fact's id stands before the message."""
        place = self.facts.index(fact.id)
        return (
            ("facts", place),
            f"'{fact.id}' {message}",
            hint or "take it out of the set",
        )

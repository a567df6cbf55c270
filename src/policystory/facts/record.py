"""The records of the corpus, as an author writes them; field names are kebab-case in the files.

Entities and properties stand in `entity.py`, which grading does not need.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from policystory.facts.values.period import check_period

MOST_AMOUNT = Decimal(10**15)
"""No report counts further: a thousand times a trillion, in whatever is counted."""
MOST_DECIMALS = 6
"""A millionth is finer than anything that a report tells."""
MOST_PARAGRAPHS = 10_000
"""Paragraphs of a report; a book of a thousand pages has about as many."""

Paragraph = Annotated[int, msgspec.Meta(ge=1, le=MOST_PARAGRAPHS)]
"""The number of a paragraph, a non-blank line of a report, counted from 1."""


class Bound(StrEnum):
    """How a report's words limit a number."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    ABOUT = "about"
    ALMOST = "almost"
    UP_TO = "up-to"
    LESS_THAN = "less-than"


class Kind(StrEnum):
    """What kind of statement a fact is: who stands behind it, and how firmly."""

    REPORTED = "reported"
    OFFICIAL_FIGURE = "official-figure"
    ESTIMATE = "estimate"
    CLAIM = "claim"
    OPINION = "opinion"
    ALLEGATION = "allegation"
    PREDICTION = "prediction"
    COMMITMENT = "commitment"


class Status(StrEnum):
    """How far money, doses and plans have come: a promise is not a deed."""

    PROMISED = "promised"
    ANNOUNCED = "announced"
    SECURED = "secured"
    DELIVERED = "delivered"


class Dated(StrEnum):
    """How a date is known: the text prints it, or it was worked out from the text."""

    PRINTED = "printed"
    INFERRED = "inferred"


class Record(
    msgspec.Struct,
    frozen=True,
    rename="kebab",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """What all records share: they never change, and a misspelt field is an error."""


def within(field: str, number: Decimal, least: Decimal, most: Decimal) -> None:
    """Refuse a number that is too small, large or fine, or not finite.

    Arguments: the name of the field, with which the message begins; the number; the least and the
    most that it may be. ValueError if it is refused.

    >>> within("points", Decimal(-1), Decimal(0), Decimal(100))
    Traceback (most recent call last):
    ValueError: points: expected a number from 0 to 100 with at most 6 decimals
    """
    # Only a finite number can be compared, and only its exponent is a number.
    in_range = number.is_finite() and least <= number <= most
    if in_range:
        parts = number.as_tuple()
        decimals = -int(parts.exponent)
        if decimals <= MOST_DECIMALS:
            return
    numbers = f"a number from {least:,f} to {most:,f}"
    message = f"{field}: expected {numbers} with at most {MOST_DECIMALS} decimals"
    raise ValueError(message)


class Quantity(Record, frozen=True):
    """A number with its unit, and the bound that the report's words put on it.

    `to` makes it a range from `amount`; `per` is the stretch of time that it is counted over.

    >>> Quantity(amount=Decimal(178000), unit="people", bound=Bound.MORE_THAN).bound
    <Bound.MORE_THAN: 'more-than'>
    """

    amount: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY
    to: Decimal | None = None
    per: str | None = None

    def __post_init__(self) -> None:
        """Refuse what Decimal reads and nobody can count, such as "NaN" or "1e999999999"."""
        within("amount", self.amount, -MOST_AMOUNT, MOST_AMOUNT)
        if self.to is not None:
            within("to", self.to, -MOST_AMOUNT, MOST_AMOUNT)
            if self.to < self.amount:
                amount = f"the amount, {self.amount:f}"
                raise ValueError(f"to: expected a number at or above {amount}")


Value = Quantity | tuple[str, ...] | str
"""A quantity, a list of entity ids, or one text: an entity id, a period, or words, by the
property's value type."""


Wording = str | tuple[str, ...]
"""One wording of a question, or several, of which each variant draws one."""


class Citation(Record, frozen=True, order=True):
    """Where a statement stands: a source and its n-th non-blank line."""

    source: str
    paragraph: Paragraph


class Fact(Record, frozen=True, kw_only=True):
    """One statement: subject, property, value, qualifiers, and the paragraphs that make it.

    `asks` words the fact's own questions, by direction; "no" says that it is not asked that way.
    `open` names the parts of which the report leaves open what else belongs, as in "and others".
    `typed` says whether its names are to be typed, where its property does not say it well.
    """

    id: str
    subject: str
    property: str
    value: Value
    kind: Kind
    says: str
    sources: tuple[Citation, ...]
    population: str | None = None
    place: str | None = None
    period: str | None = None
    as_of: str | None = None
    status: Status | None = None
    speaker: str | None = None
    complete: bool = False
    dated: Dated | None = None
    because: str | None = None
    implied: dict[str, str] = {}
    objectives: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    supersedes: str | None = None
    asks: dict[str, Wording] = msgspec.field(default_factory=dict)
    open: tuple[str, ...] = ()
    typed: bool | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that is none."""
        check_period("period", self.period)
        check_period("as-of", self.as_of)

    def reports(self) -> set[str]:
        """Return the ids of the sources that the fact cites."""
        return {citation.source for citation in self.sources}


class Topic(Record, frozen=True):
    """One file of facts."""

    topic: str
    title: str
    facts: tuple[Fact, ...] = ()


class Excuse(Record, frozen=True):
    """Paragraphs that state nothing of the story, and why."""

    paragraphs: tuple[Paragraph, ...]
    because: str


class Source(Record, frozen=True, kw_only=True):
    """One published report; `named` is how a stem names it, `mark` how a citation does."""

    id: str
    outlet: str
    named: str
    mark: str
    title: str
    date: str
    dated: Dated
    because: str
    paragraphs: Paragraph
    sha256: str
    author: str | None = None
    attributed: bool = False
    copies: tuple[str, ...] = ()
    without_facts: tuple[Excuse, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that is none."""
        check_period("date", self.date)


class Objective(Record, frozen=True):
    """What a learner can do after a lesson: a verb of Bloom's, and its level."""

    id: str
    lesson: str
    verb: str
    level: str
    text: str


class Term(Record, frozen=True, kw_only=True):
    """A word that a learner may not know, defined from reports, or by the course (`defined_by`)."""

    id: str
    term: str
    means: str
    sources: tuple[Citation, ...] = ()
    defined_by: str | None = None

"""The records of a course that are read from YAML: facts, sources, objectives and terms.

Field names are kebab-case in the files. Entities and properties are in `entity.py`, which grading
does not need.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from policystory.facts.values.period import check_period

MOST_AMOUNT = Decimal(10**15)
"""The largest number that a quantity may have; no report counts further."""
MOST_DECIMALS = 6
"""The most decimals that a number may have."""
MOST_PARAGRAPHS = 10_000
"""The most paragraphs that a report may have: about as many as a book of a thousand pages."""

Paragraph = Annotated[int, msgspec.Meta(ge=1, le=MOST_PARAGRAPHS)]
"""The number of a paragraph, which is a non-blank line of a report's text, counted from 1."""


class Bound(StrEnum):
    """How a report's words limit a number, such as "more than"."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    ABOUT = "about"
    ALMOST = "almost"
    UP_TO = "up-to"
    LESS_THAN = "less-than"


class Kind(StrEnum):
    """The kind of statement that a fact is: who says it, and how sure it is."""

    REPORTED = "reported"
    OFFICIAL_FIGURE = "official-figure"
    ESTIMATE = "estimate"
    CLAIM = "claim"
    OPINION = "opinion"
    ALLEGATION = "allegation"
    PREDICTION = "prediction"
    COMMITMENT = "commitment"


class Status(StrEnum):
    """How far money, doses or a plan have come, from promised to delivered."""

    PROMISED = "promised"
    ANNOUNCED = "announced"
    SECURED = "secured"
    DELIVERED = "delivered"


class Dated(StrEnum):
    """How a date is known: it is printed in the report, or it was inferred."""

    PRINTED = "printed"
    INFERRED = "inferred"


class Record(
    msgspec.Struct,
    frozen=True,
    rename="kebab",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """The base of all records that authors write: frozen, and an unknown field is an error."""


def check_number(field: str, number: Decimal, least: Decimal, most: Decimal) -> None:
    """Raise ValueError unless a number is finite, between `least` and `most`, with few decimals.

    At most 6 decimals are accepted. The message begins with `field`, the name of the number's
    field.

    >>> check_number("points", Decimal(-1), Decimal(0), Decimal(100))
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
    """A number with its unit, and the bound that the report's words put on the number.

    `to` is the upper end of a range that begins at `amount`. `per` is the unit of time for which a
    rate is counted, such as "year".

    >>> Quantity(amount=Decimal(178000), unit="people", bound=Bound.MORE_THAN).bound
    <Bound.MORE_THAN: 'more-than'>
    """

    amount: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY
    to: Decimal | None = None
    per: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a number that nobody can count with, such as "NaN"."""
        check_number("amount", self.amount, -MOST_AMOUNT, MOST_AMOUNT)
        if self.to is not None:
            check_number("to", self.to, -MOST_AMOUNT, MOST_AMOUNT)
            if self.to < self.amount:
                amount = f"the amount, {self.amount:f}"
                raise ValueError(f"to: expected a number at or above {amount}")


Value = Quantity | tuple[str, ...] | str
"""The value of a fact, by the type of its property: a quantity, a list of entity ids, or a text,
which is an entity id, a period or words."""


Wording = str | tuple[str, ...]
"""One wording of a question, or several; which one a learner gets depends on the seed."""


class Citation(Record, frozen=True, order=True):
    """One paragraph of one source, as evidence for a fact."""

    source: str
    paragraph: Paragraph


class Fact(Record, frozen=True, kw_only=True):
    """One statement: subject, property, value, qualifiers, and the paragraphs that support it.

    `says` is the statement as a sentence for learners. `asks` holds the fact's own question by
    direction (the part that is asked for), such as "value"; the word "no" forbids questions in that
    direction. `open` lists the parts that the report leaves incomplete, as in "and others".
    `complete`: the list in `value` is complete. `typed` says whether learners may be asked to type
    a name that the fact holds; None: the property decides. `implied` gives, for each part that the
    text does not name, the reason. `confusable` lists facts that a reader may mistake for this one,
    and `conflicts` facts of other reports that disagree with this one. `supersedes` is the older
    fact that this one corrects.
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
        """Raise ValueError if a date cannot be read."""
        check_period("period", self.period)
        check_period("as-of", self.as_of)

    def reports(self) -> set[str]:
        """Return the ids of the sources that the fact cites."""
        return {citation.source for citation in self.sources}


class Topic(Record, frozen=True):
    """One file of facts about a topic: the topic's id, its title and its facts."""

    topic: str
    title: str
    facts: tuple[Fact, ...] = ()


class Excuse(Record, frozen=True):
    """Paragraphs that no fact cites because they say nothing about the story, with the reason."""

    paragraphs: tuple[Paragraph, ...]
    because: str


class Source(Record, frozen=True, kw_only=True):
    """The record of one published report.

    `named` is the report's name in a question, and `mark` the short name in a citation. `date` is
    when the report was published; `dated` says how the date is known, and `because` gives the
    evidence. `paragraphs` and `sha256` are the number of paragraphs and the hash of the report's
    text. `attributed`: the text does not name the outlet. `copies` lists the sources whose
    statements this report repeats. `without_facts` lists paragraphs that state nothing.
    """

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
        """Raise ValueError if the date cannot be read."""
        check_period("date", self.date)


class Objective(Record, frozen=True):
    """What a learner can do after a lesson, with a verb of Bloom's taxonomy and its level."""

    id: str
    lesson: str
    verb: str
    level: str
    text: str


class Term(Record, frozen=True, kw_only=True):
    """An entry of the glossary, with its definition.

    `sources` cites the reports that define the term; if no report does, `defined_by` says who does.
    """

    id: str
    term: str
    means: str
    sources: tuple[Citation, ...] = ()
    defined_by: str | None = None

"""The records of a course that are read from YAML: facts, sources, objectives and terms.

In the files, field names have hyphens: `as-of` for `as_of`.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from policystory.facts.values.period import check_period

_MOST_AMOUNT = Decimal(10**15)
"""The largest number that a quantity may have; no report counts further."""
_MOST_DECIMALS = 6
"""The most decimals that a number may have."""
_MOST_PARAGRAPHS = 10_000
"""The most paragraphs that a report may have: about as many as a book of a thousand pages."""

Paragraph = Annotated[int, msgspec.Meta(ge=1, le=_MOST_PARAGRAPHS)]
"""The number of a paragraph, which is a non-blank line of a report's text, counted from 1."""


class Bound(StrEnum):
    """The words with which a report limits a number, such as "more than"."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    ABOUT = "about"
    ALMOST = "almost"
    UP_TO = "up-to"
    LESS_THAN = "less-than"


class Kind(StrEnum):
    """What kind of statement a fact is, such as "estimate" or "opinion"."""

    REPORTED = "reported"
    OFFICIAL_FIGURE = "official-figure"
    ESTIMATE = "estimate"
    CLAIM = "claim"
    OPINION = "opinion"
    ALLEGATION = "allegation"
    PREDICTION = "prediction"
    COMMITMENT = "commitment"


class Status(StrEnum):
    """How far a plan or gift has come, such as promised or delivered."""

    PROMISED = "promised"
    ANNOUNCED = "announced"
    SECURED = "secured"
    DELIVERED = "delivered"
    IN_FORCE = "in-force"


class Dated(StrEnum):
    """How a date is known: it is printed in the report, or an author inferred it."""

    PRINTED = "printed"
    INFERRED = "inferred"


class Record(
    msgspec.Struct,
    frozen=True,
    rename="kebab",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """The base of all records that authors write; an unknown field in a file is an error."""


def check_number(field: str, number: Decimal, least: Decimal, most: Decimal) -> None:
    """Raise ValueError unless a number is from `least` to `most`, with at most 6 decimals.

    The message begins with `field`, the name of the number's field.

    >>> check_number("points", Decimal(-1), Decimal(0), Decimal(100))
    Traceback (most recent call last):
    ValueError: points: expected a number from 0 to 100 with at most 6 decimals
    """
    # Only a finite number can be compared, and only its exponent is a number.
    in_range = number.is_finite() and least <= number <= most
    if in_range:
        parts = number.as_tuple()
        decimals = -int(parts.exponent)
        if decimals <= _MOST_DECIMALS:
            return
    numbers = f"a number from {least:,f} to {most:,f}"
    message = f"{field}: expected {numbers} with at most {_MOST_DECIMALS} decimals"
    raise ValueError(message)


class Quantity(Record, frozen=True):
    """A number with its unit, and the words that limit it, such as "more than".

    `unit`: such as "people" or "usd". `to`: for a range, its upper end; `amount` is the lower one.
    `per`: for a rate, the unit of time, such as "year".

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
        check_number("amount", self.amount, -_MOST_AMOUNT, _MOST_AMOUNT)
        if self.to is not None:
            check_number("to", self.to, -_MOST_AMOUNT, _MOST_AMOUNT)
            if self.to < self.amount:
                amount = f"the amount, {self.amount:f}"
                raise ValueError(f"to: expected a number at or above {amount}")


Value = Quantity | tuple[str, ...] | str
"""The value of a fact, by the type of its property: a quantity, a list of entity ids, or a text,
which is an entity id, a period or words."""


Wording = str | tuple[str, ...]
"""One wording of a question, or several; which one a learner gets depends on the seed."""


class Citation(Record, frozen=True, order=True):
    """A paragraph that is evidence for a fact.

    `source`: the report's id. `paragraph`: its number, counted from 1.
    """

    source: str
    paragraph: Paragraph


class WrongValue(Record, frozen=True, kw_only=True):
    """A wrong answer that an author offers beside what a fact states.

    `value`: the answer, written as facts write values. `part`: the part of the fact that it
    replaces, such as "speaker". `because`: why it is wrong, for learners. `source`: the paragraph
    that shows this.
    """

    value: Value
    because: str
    part: str = "value"
    source: Citation | None = None


class Fact(Record, frozen=True, kw_only=True):
    """One statement of a report, in parts such as subject and value, and the paragraphs behind it.

    `subject`, `speaker` (who says so), `population` (who is counted) and `place` are entity ids.
    `property`: what is stated, such as "people-carried". `period`: the time that the statement is
    about. `as_of`: the time at which it was true. `says`: the statement as a sentence for learners.
    `sources`: the paragraphs. `complete`: whether the list in `value` is complete. `open`: parts
    that the report leaves incomplete, as in "and others". `implied`: parts that the paragraphs do
    not name, each with the reason why they need not.

    `asks`: questions for this fact only, by the part that is asked for, such as "value"; "no"
    forbids such questions. `typed`: whether learners may be asked to type a name; None: the
    property decides. `objectives`: ids of what learners should be able to do with it. `confusable`:
    ids of facts that a reader may mistake for this one. `conflicts`: ids of facts of other reports
    that contradict it. `wrong`: wrong answers that the author offers. `supersedes`: the id of an
    older fact that it corrects. `dated`, `because`: how the date is known.
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
    wrong: tuple[WrongValue, ...] = ()
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
    """One file of facts on one topic.

    `topic`: its id, such as "crossings". `title`: its name for readers.
    """

    topic: str
    title: str
    facts: tuple[Fact, ...] = ()


class Excuse(Record, frozen=True):
    """Paragraphs (numbers) that no fact needs to cite, with the reason (`because`)."""

    paragraphs: tuple[Paragraph, ...]
    because: str


class Source(Record, frozen=True, kw_only=True):
    """The record of one published report.

    `named`: the report's name in a question. `mark`: its short name in a citation. `date`: when it
    was published; `dated` says how the date is known, and `because` gives the evidence.
    `paragraphs`: how many its text has. `sha256`: the hash of the text. `attributed`: the text does
    not name the outlet. `copies`: ids of sources whose statements it repeats. `without_facts`:
    paragraphs that state nothing, with the reasons. `licence`, `url`: of the report.
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
    licence: str | None = None
    url: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if the date cannot be read, or the address is none of a page."""
        check_period("date", self.date)
        if self.url is not None and not self.url.startswith(("https://", "http://")):
            raise ValueError("url: expected an address that begins with https://")


class Level(StrEnum):
    """A level of Bloom's taxonomy, from the lowest to the highest."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


class Objective(Record, frozen=True):
    """What a learner can do after a lesson, with its verb and level of Bloom's taxonomy."""

    id: str
    lesson: str
    verb: str
    level: Level
    text: str


class Term(Record, frozen=True, kw_only=True):
    """An entry of the glossary: a word (`term`) and what it means.

    `sources`: the paragraphs that define it; without any, `defined_by` says who does.
    """

    id: str
    term: str
    means: str
    sources: tuple[Citation, ...] = ()
    defined_by: str | None = None

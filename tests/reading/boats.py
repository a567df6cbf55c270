"""Records of boats: one with a field of every sort, and a file of two of them."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from policystory.reading import parse, records


class Colour(StrEnum):
    """Some words."""

    RED = "red"
    BLUE = "blue"


class Size(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A record inside a record, with a number that can be counted with."""

    amount: Decimal
    per_year: int | None = None

    def __post_init__(self) -> None:
        """Refuse what Decimal reads and nobody can count."""
        if not self.amount.is_finite():
            raise ValueError("not finite")


class Boat(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A record with a field of every sort."""

    id: str
    name: str
    size: Size | tuple[str, ...] | str = ""
    crew: tuple[str, ...] = ()
    berths: int | None = None
    colour: Colour = Colour.RED
    afloat: bool = False
    notes: dict[str, str] = {}


GOOD = """\
- id: gull
  name: no
  size:
    amount: 012.50
    per-year: 3
  crew:
    - ada
    - 12:30
  colour: blue
  afloat: true
- id: tern
  name: 1e3
"""


def faults(text: str) -> list[tuple[int, str, str]]:
    """Return line, message and hint of every fault of a list of boats."""
    document, problems = parse(text, "boats.yml")
    assert [] == problems
    _, faults = records(document, Boat)
    return [(fault.line, fault.message, fault.hint) for fault in faults]

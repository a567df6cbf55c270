"""Claims: statements about the world, or about one report, that are to be judged."""

import msgspec

from policystory.facts.record import Fact, Status, Value

DIMENSIONS = ("subject", "speaker", "value", "period", "population", "place", "status")
"""The parts of a claim that are compared; parts that often differ come first, to be quick."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that is to be judged true or false; a part that is None is left unsaid.

    The parts are those of a fact. `source`: the id of a report that is said to state this; None: it
    is said to be true of the world.
    """

    subject: str
    property: str
    value: Value
    population: str | None = None
    place: str | None = None
    period: str | None = None
    status: Status | None = None
    speaker: str | None = None
    source: str | None = None


def claim_of(fact: Fact, source: str | None = None) -> Claim:
    """Return what a fact states as a claim, a statement that is to be judged true or false.

    `source`: the id of a report that is said to state this; None: it is said to be true of the
    world.
    """
    return Claim(
        subject=fact.subject,
        property=fact.property,
        value=fact.value,
        population=fact.population,
        place=fact.place,
        period=fact.period,
        status=fact.status,
        speaker=fact.speaker,
        source=source,
    )

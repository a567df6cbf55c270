"""Claims: statements to be judged, of the world or of one report."""

import msgspec

from policystory.facts.record import Fact, Status, Value

DIMENSIONS = ("subject", "speaker", "value", "period", "population", "place", "status")
"""The parts of a claim, those that differ most often first."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to be judged, of the world, or of one report if `source` names it.

    A part that is None is not claimed.
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
    """Return the claim that a fact itself makes.

    Arguments: the fact; the id of the report of which it is claimed, or None for the world.
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

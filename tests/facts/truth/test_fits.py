import pytest

from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Bound, Value
from policystory.facts.truth.fits import OPEN, OTHER, SAME, WIDER, fit_of
from tests.worlds import corpus, people


def of(value: ValueType, *closed: str) -> Property:
    """Return a property with values of a type."""
    return Property(id="x", label="x", subjects=(), value=value, closed=closed)


@pytest.mark.parametrize(
    ("prop", "stated", "claimed", "fit"),
    [
        (
            of(ValueType.QUANTITY),
            people(4200, Bound.MORE_THAN),
            people(4000, Bound.MORE_THAN),
            SAME,
        ),
        (
            of(ValueType.QUANTITY),
            people(4200, Bound.MORE_THAN),
            people(4300, Bound.MORE_THAN),
            OPEN,
        ),
        (
            of(ValueType.QUANTITY),
            people(4200, Bound.MORE_THAN),
            people(9000, Bound.MORE_THAN),
            OTHER,
        ),
        (of(ValueType.QUANTITY), people(4200), "4200", OPEN),
        (of(ValueType.ENTITY), "gull-rock", "tern-island", OTHER),
        (of(ValueType.ENTITY), "gull-rock", "skerry-isles", OPEN),
        (of(ValueType.ENTITY), ("gull-rock", "north-pier"), "north-pier", SAME),
        (
            of(ValueType.ENTITY),
            ("gull-rock", "north-pier"),
            ("gull-rock", "skerry-isles"),
            OPEN,
        ),
        (
            of(ValueType.ENTITY),
            ("gull-rock", "north-pier"),
            ("gull-rock", "ada-marsh"),
            OTHER,
        ),
        (of(ValueType.ENTITY), "gull-rock", ("gull-rock",), OPEN),
        (of(ValueType.PERIOD), "1911-04", "1911", OPEN),
        (of(ValueType.PERIOD), "1911-04", "1910", OTHER),
        (of(ValueType.PERIOD), "1911-04", "some day", OPEN),
        (of(ValueType.TEXT), "fog", "rain", OPEN),
        (of(ValueType.TEXT, "value"), "fog", "rain", OTHER),
    ],
)
def test_values_lie_beside_each_other(
    prop: Property, stated: Value, claimed: Value, fit: int
) -> None:
    """Figures fit by bounds, names by what contains them, dates by days, words by equality."""
    assert fit == fit_of(corpus(), prop, stated, claimed, "value")
    assert SAME == fit_of(corpus(), prop, stated, stated, "value")


@pytest.mark.parametrize(
    ("dimension", "stated", "claimed", "fit"),
    [
        ("speaker", "ada-marsh", "ada-marsh", SAME),
        ("speaker", "ada-marsh", None, WIDER),
        ("speaker", None, "ada-marsh", OPEN),
        ("speaker", "ada-marsh", "tom-reed", OTHER),
        ("place", "gull-rock", "skerry-isles", OPEN),
        ("period", "1911-04", "1911", OPEN),
        ("period", "1911-04", "1911-05", OTHER),
        ("status", "promised", "announced", OTHER),
        ("status", None, "announced", OPEN),
    ],
)
def test_qualifiers_lie_beside_each_other(
    dimension: str, stated: str | None, claimed: str | None, fit: int
) -> None:
    """A part that only one of the two states is wider or open; so is what overlaps."""
    assert fit == fit_of(corpus(), of(ValueType.TEXT), stated, claimed, dimension)

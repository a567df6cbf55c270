"""Units: money by its code, counts by their own word, and how each is written."""

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol

from policystory.facts.record import Bound, Quantity
from policystory.facts.values.currencies import CURRENCIES, Currency
from policystory.facts.values.quantity import in_words
from policystory.facts.values.units import is_counted


def in_use() -> set[str]:
    """Return the codes of the currencies that are money somewhere today, by the CLDR."""
    codes: set[str] = set()
    for periods in get_global("territory_currencies").values():
        codes.update(
            code for code, _, end, is_tender in periods if is_tender and not end
        )
    return codes


def test_every_currency_is_written_as_the_cldr_says() -> None:
    """The table is babel's, in English, with plain spaces and apostrophes."""
    plain = str.maketrans({"\u202f": " ", "\xa0": " ", "\u02bb": "'"})
    expected = {
        code.lower(): Currency(
            get_currency_symbol(code, "en").translate(plain),
            get_currency_name(code, 1, "en").translate(plain),
            get_currency_name(code, 2, "en").translate(plain),
        )
        for code in in_use()
    }
    # Which currencies are in use changes with the version of babel; how one is written does not.
    shared = expected.keys() & CURRENCIES.keys()
    assert len(shared) > 140
    assert {code: expected[code] for code in shared} == {
        code: CURRENCIES[code] for code in shared
    }


@pytest.mark.parametrize(
    ("amount", "unit", "bound", "text"),
    [
        ("68000000", "eur", Bound.EXACTLY, "€68 million"),
        ("230000000", "gbp", Bound.ALMOST, "almost £230 million"),
        ("5000000", "mxn", Bound.EXACTLY, "MX$5 million"),
        ("1200", "chf", Bound.EXACTLY, "CHF 1,200"),
        ("40", "percent", Bound.ABOUT, "about 40%"),
        ("21", "km²", Bound.EXACTLY, "21 km²"),
        ("4000", "bus-passengers", Bound.MORE_THAN, "more than 4,000 bus passengers"),
        ("1", "stops", Bound.EXACTLY, "1 stop"),
    ],
)
def test_a_number_is_written_with_its_unit(
    amount: str, unit: str, bound: Bound, text: str
) -> None:
    """Money has its sign, shares theirs, and any other unit its own word."""
    figure = Quantity(Decimal(amount), unit, bound)
    assert text == in_words(figure, with_unit=True)


def test_the_unit_of_a_range_stands_once() -> None:
    """Two ends of one range have one unit after them."""
    figure = Quantity(Decimal(2), "km²", to=Decimal(5))
    assert "2 to 5 km²" == in_words(figure, with_unit=True)


@pytest.mark.parametrize(
    ("unit", "counted"),
    [
        ("people", True),
        ("bus-passengers", True),
        ("eur", False),
        ("percent", False),
        ("years", False),
        ("times", False),
    ],
)
def test_things_are_counted_and_money_is_not(unit: str, counted: bool) -> None:
    """That both are counts says something of two numbers; that both are money says little."""
    assert counted == is_counted(unit)

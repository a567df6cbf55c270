"""Numbers typed with a unit that no word list knows: currencies, and signs such as km²."""

import pytest

from policystory.items.typed_answers.nouns import Asked
from policystory.items.typed_answers.read_number import Numeral, read_numeral


@pytest.mark.parametrize(
    ("unit", "typed", "amount", "read_as"),
    [
        ("km²", "21 km²", 21, "km²"),
        ("km²", "21km²", 21, "km²"),
        ("km²", "21", 21, None),
        ("eur", "€68 million", 68_000_000, "eur"),
        ("eur", "68 million euros", 68_000_000, "eur"),
        ("eur", "$68 million", 68_000_000, "usd"),
        ("gbp", "230m pounds", 230_000_000, "gbp"),
        ("usd", "£230m", 230_000_000, "gbp"),
        ("mxn", "$5 million", 5_000_000, "mxn"),
        ("mxn", "MX$5 million", 5_000_000, "mxn"),
        ("mxn", "5 million pesos", 5_000_000, "mxn"),
        ("chf", "CHF 5,000", 5000, "chf"),
        ("chf", "5,000 francs", 5000, "chf"),
        ("jpy", "¥5,000", 5000, "jpy"),
        ("usd", "all 5,000", None, None),
    ],
)
def test_a_number_with_its_unit_is_read(
    unit: str, typed: str, amount: int | None, read_as: str | None
) -> None:
    """A sign means the currency asked for where it can, and otherwise the one that it names."""
    numeral = read_numeral(typed, Asked(unit))
    if amount is None:
        assert not isinstance(numeral, Numeral)
    else:
        assert Numeral(amount, read_as) == numeral

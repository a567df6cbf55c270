from decimal import Decimal
from typing import Any

import pytest

from policystory.reading import parse, read_untyped, records
from tests.reading.boats import GOOD, Boat, Colour, Size


def test_the_type_of_a_field_reads_its_scalar() -> None:
    """Text is read by the type of its field: no is a name, 012.50 a number, 12:30 no duration."""
    document, problems = parse(GOOD, "boats.yml")
    boats, faulty = records(document, Boat)
    gull = Boat(
        "gull",
        "no",
        Size(Decimal("12.50"), 3),
        ("ada", "12:30"),
        None,
        Colour.BLUE,
        True,
    )
    assert ([], []) == (problems, faulty)
    assert [(gull, (0,)), (Boat("tern", "1e3"), (1,))] == boats


def test_faulty_record_does_not_hide_the_good_ones() -> None:
    """A record with a fault is left out and reported, and the rest are read."""
    document, _ = parse("- {id: a}\n- {id: b, name: c}", "a.yml")
    boats, problems = records(document, Boat)
    assert [(Boat("b", "c"), (1,))] == boats
    assert len(problems) == 1


def test_list_that_is_missing_is_empty() -> None:
    """Records are asked for below a field that a file does not have."""
    document, _ = parse("title: x", "a.yml")
    assert ([], []) == records(document, Boat, "boats")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("120", 120),
        ("-1.5", -1.5),
        ("true", True),
        ("null", None),
        ("no", "no"),
        ("012", "012"),
        ("[1]", "[1]"),
        ('"a"', '"a"'),
        ("", ""),
        ({"a": ["1", {"b": "false"}]}, {"a": [1, {"b": False}]}),
    ],
)
def test_an_untyped_field_is_read_as_json(value: Any, read: Any) -> None:
    """Where no type says what a scalar is, a JSON number or word is that, and all else is text."""
    assert (read, type(read)) == (read_untyped(value), type(read_untyped(value)))

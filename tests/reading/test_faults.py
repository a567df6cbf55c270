from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.reading import Document, record
from tests.reading.boats import Boat, faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- id: a\n  nmae: b",
            [(2, "unknown field 'nmae'", "did you mean 'name'?")],
        ),
        (
            "- id: a\n  name: b\n  zzz:\n    - 1",
            [
                (
                    3,
                    "unknown field 'zzz'",
                    "known fields: id, name, size, crew, berths, colour, afloat, notes",
                )
            ],
        ),
        ("- id: a", [(1, "field 'name' is missing", "add 'name:' to this record")]),
        (
            "- 1",
            [
                (
                    1,
                    "expected fields with values, found '1'",
                    "write 'field: value' lines",
                )
            ],
        ),
        (
            "- [1]",
            [
                (
                    1,
                    "expected fields with values, found ['1']",
                    "write 'field: value' lines",
                )
            ],
        ),
        ("- id: a\n  name: [b]", [(2, "name: expected text, found ['b']", "")]),
        (
            "- id: a\n  name: b\n  crew: ada",
            [(3, "crew: expected a list, found 'ada'", "")],
        ),
        (
            "- id: a\n  name: b\n  crew:\n  - ada\n  - {x: 1}",
            [(5, "expected text, found {'x': '1'}", "")],
        ),
        (
            "- id: a\n  name: b\n  berths: many",
            [(3, "berths: expected a whole number, found 'many'", "")],
        ),
        (
            "- id: a\n  name: b\n  berths: 1.5",
            [(3, "berths: expected a whole number, found '1.5'", "")],
        ),
        (
            "- id: a\n  name: b\n  afloat: yes",
            [(3, "afloat: expected true or false, found 'yes'", "")],
        ),
        (
            "- id: a\n  name: b\n  colour: gren",
            [(3, "colour: expected a known word, found 'gren'", "one of red, blue")],
        ),
        (
            "- id: a\n  name: b\n  notes: x",
            [(3, "notes: expected fields with values, found 'x'", "")],
        ),
        (
            "- id: a\n  name: b\n  notes: {x: [1]}",
            [(3, "x: expected text, found ['1']", "")],
        ),
        (
            "- id: a\n  name: b\n  size:\n    amount: big\n    per-year: x\n    zzz: m",
            [
                (6, "unknown field 'zzz'", "known fields: amount, per-year"),
                (4, "amount: expected a number, found 'big'", ""),
                (5, "per-year: expected a whole number, found 'x'", ""),
            ],
        ),
        (
            "- id: a\n  name: b\n  size: {}",
            [(3, "field 'amount' is missing", "add 'amount:' to this record")],
        ),
        ("id: a", [(1, "expected a list", "begin each record with '- id:'")]),
        ("words", [(1, "expected a list", "begin each record with '- id:'")]),
        ("", []),
    ],
)
def test_every_fault_has_its_line_and_hint(
    text: str, expected: list[tuple[int, str, str]]
) -> None:
    """All wrong fields of a file are reported, each with its line and a hint."""
    assert expected == faults(text)


@pytest.mark.parametrize(
    "amount", ["nan", "Infinity", "-inf", "sNaN", "", "1 000", "0x10"]
)
def test_amount_is_a_finite_number(amount: str) -> None:
    """A text that Decimal reads and nobody can count, such as "nan", is refused."""
    assert [(1, f"amount: expected a number, found '{amount}'", "")] == faults(
        f"- {{id: a, name: b, size: {{amount: '{amount}'}}}}"
    )


JSON = st.recursive(
    st.none() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        ["id", "name", "size", "crew", "berths", "colour", "afloat", "notes", "nmae"]
    ),
    JSON,
    max_size=6,
)


@given(FIELDS | JSON)
def test_any_value_is_a_record_or_has_a_fault(value: Any) -> None:
    """A record is read exactly when it has no fault."""
    boat, problems = record(Document("a.yml", value), Boat)
    assert (boat is None) == bool(problems)

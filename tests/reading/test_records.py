from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.errors import Problem
from policystory.reading import (
    Document,
    Places,
    did_you_mean,
    left_out,
    parse,
    record,
    records,
    untyped,
)


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
    _, found = records(document, Boat)
    return [(problem.line, problem.message, problem.hint) for problem in found]


def test_the_type_of_a_field_reads_its_scalar() -> None:
    """A scalar is text until its field's type reads it: no is a name, 012.50 a number and 12:30 no duration."""
    document, problems = parse(GOOD, "boats.yml")
    found, faulty = records(document, Boat)
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
    assert [(gull, (0,)), (Boat("tern", "1e3"), (1,))] == found


@pytest.mark.parametrize(
    ("way", "line"),
    [
        ((0,), 1),
        ((0, "name"), 2),
        ((0, "size"), 3),
        ((0, "size", "amount"), 4),
        ((0, "size", "unit"), 3),
        ((0, "crew"), 6),
        ((0, "crew", 1), 8),
        ((0, "crew", 9), 6),
        ((1,), 11),
        ((1, "name"), 12),
        ((1, "nothing", "there"), 11),
        ((7, "nothing", "there"), 1),
    ],
)
def test_every_value_has_its_line(way: tuple[str | int, ...], line: int) -> None:
    """A field's line is the one that names it; what is not there has the line of what encloses it."""
    document, _ = parse(GOOD, "boats.yml")
    assert line == document.line(*way)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b: c", 1, "this is not YAML: "),
        ("a: 1\nb: [1\nc: 2", 3, "this is not YAML: "),
        ("a: 1\nb:\n\t- c", 3, "this is not YAML: "),
        ('a: 1\nb: "open', 2, "this is not YAML: "),
        ("a: 1\nb: *nobody", 2, "the alias '*nobody' is not read"),
        ("a: 1\n---\nb: 2", 2, "this is not YAML: a second text begins here"),
        ("é: 1\n\nb: \x00", 3, "character '\\x00' cannot stand in YAML"),
        ("&a [*a]", 1, "the anchor '&a' is not read"),
    ],
)
def test_what_is_not_yaml_is_one_problem(text: str, line: int, message: str) -> None:
    """Malformed text gives no data and one problem, on the line where it goes wrong."""
    document, problems = parse(text, "a.yml")
    assert document.data is None
    assert [("a.yml", line, True)] == [
        (one.path, one.line, one.message.startswith(message)) for one in problems
    ]


def test_deep_nesting_is_a_problem() -> None:
    """Lists within lists beyond all sense end in a sentence, not in a crash."""
    _, problems = parse("[" * 3000 + "]" * 3000, "a.yml")
    assert [1] == [problem.line for problem in problems]


def test_a_field_that_stands_twice_is_found() -> None:
    """The second of two fields of one name is the fault; the first is kept."""
    document, problems = parse("id: a\nsize: {x: 1,\n  x: 2}\nid: b", "a.yml")
    assert {"id": "a", "size": {"x": "1"}} == document.data
    assert [
        Problem("a.yml", 3, "field 'x' stands twice", "keep one of the two"),
        Problem("a.yml", 4, "field 'id' stands twice", "keep one of the two"),
    ] == problems


def test_a_field_has_a_plain_name() -> None:
    """A list cannot name a field."""
    document, problems = parse("a: 1\n? [b, c]\n: 2", "a.yml")
    assert {"a": "1"} == document.data
    assert [(2, "the name of a field is a word")] == [
        (problem.line, problem.message) for problem in problems
    ]


def test_empty_containers_stay_what_they_are() -> None:
    """An empty mapping is no list, and an empty file has no data."""
    document, problems = parse("a: {}\nb: []\nc:\nd: ''", "a.yml")
    assert {"a": {}, "b": [], "c": "", "d": ""} == document.data
    assert ([], (None, [])) == (
        problems,
        (parse("", "a.yml")[0].data, parse("", "a.yml")[1]),
    )


@pytest.mark.parametrize(
    ("text", "found"),
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
def test_all_faults_of_a_file_are_found_with_their_lines(
    text: str, found: list[tuple[int, str, str | None]]
) -> None:
    """Each wrong field is one fault with its own line and a hint, however many there are."""
    assert [(line, message) for line, message, _ in found] == [
        (line, message) for line, message, _ in faults(text)
    ]
    for (_, _, expected), (_, _, hint) in zip(found, faults(text), strict=True):
        assert hint if expected is None else expected == hint


@pytest.mark.parametrize(
    "amount", ["nan", "Infinity", "-inf", "sNaN", "", "1 000", "0x10"]
)
def test_an_amount_is_a_finite_number(amount: str) -> None:
    """What cannot be counted with is refused with one sentence, whatever Decimal makes of it."""
    assert [(1, f"amount: expected a number, found '{amount}'", "")] == faults(
        f"- {{id: a, name: b, size: {{amount: '{amount}'}}}}"
    )


def test_faulty_records_are_left_out_and_the_others_read() -> None:
    """One bad record does not hide the good ones."""
    document, _ = parse("- {id: a}\n- {id: b, name: c}", "a.yml")
    found, problems = records(document, Boat)
    assert [(Boat("b", "c"), (1,))] == found
    assert len(problems) == 1


def test_a_list_that_is_left_out_is_empty() -> None:
    """Records are asked for below a field that a file does not have."""
    document, _ = parse("title: x", "a.yml")
    assert ([], []) == records(document, Boat, "boats")


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


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text at all makes the parser raise: it gives data or problems, with a line that the text has."""
    document, problems = parse(text, "a.yml")
    assert all(1 <= problem.line <= len(text) + 1 for problem in problems)
    records(document, Boat)


@given(FIELDS | JSON)
def test_any_value_is_a_record_or_has_a_fault(value: Any) -> None:
    """A record is read exactly when it has no fault."""
    found, problems = record(Document("a.yml", value), Boat)
    assert (found is None) == bool(problems)


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
    assert (read, type(read)) == (untyped(value), type(untyped(value)))


def test_places_know_where_a_record_stands() -> None:
    """A later check names file and line of a record's field."""
    document, _ = parse(GOOD, "boats.yml")
    places = Places()
    assert places.add("boat", "gull", document, (0,)) is None
    assert Problem("boats.yml", 4, "m", "h") == places.problem(
        "boat", "gull", "size", "amount", message="m", hint="h"
    )


def test_an_id_that_is_taken_is_a_problem() -> None:
    """The second record of an id is the fault, and it names where the first one stands; another type may have it."""
    document, _ = parse("- id: a\n- name: x\n  id: a", "boats.yml")
    places = Places()
    taken = "the id 'a' is taken: another boat has it at boats.yml:1"
    assert places.add("boat", "a", document, (0,)) is None
    assert places.add("pier", "a", document, (1,)) is None
    assert Problem(
        "boats.yml", 3, taken, "ids are permanent; choose a new one here"
    ) == places.add("boat", "a", document, (1,))


def test_what_could_not_be_read_is_not_lacking() -> None:
    """A name of a record that has a fault is no name of nothing; one that stands nowhere is."""
    document, _ = parse(
        "boats:\n  - {id: a}\n  - {id: b, name: x}\n  - 7\n  - {id: [c]}\n  - {name: d}",
        "boats.yml",
    )
    read = {way for _, way in records(document, Boat, "boats")[0]}
    assert ["a", None, None, None] == left_out(document, read, "boats")
    assert [] == left_out(document, read, "piers")
    assert [None] == left_out(document, set())
    places = Places()
    places.leave_out("boat", "a")
    assert not places.lack("boat", "a", {"b"})
    assert not places.lack("boat", "b", {"b"})
    assert places.lack("boat", "c", {"b"})
    assert places.lack("pier", "a", {"b"})
    places.leave_out("boat")
    assert not places.lack("boat", "c", {"b"})
    assert (False, True) == (places.whole("boat"), places.whole("pier"))


def test_a_compiled_record_has_no_place() -> None:
    """Without a file the problem still says which record it is about."""
    assert Problem("", 0, "boat 'a': m", "h") == Places().problem(
        "boat", "a", "id", message="m", hint="h"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("gul", "did you mean 'gull'?"),
        ("zzz", "add it to the content first, or correct the name"),
    ],
)
def test_the_nearest_name_is_offered(name: str, hint: str) -> None:
    """A name that is almost known is offered; one that is not near anything is not guessed at."""
    assert hint == did_you_mean(name, {"tern": 1, "gull": 2})

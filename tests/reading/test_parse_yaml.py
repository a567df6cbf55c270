import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.errors import Problem
from policystory.reading import parse, records
from tests.reading.boats import GOOD, Boat


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
    """A field has the line that names it; what is missing has the line of what encloses it."""
    document, _ = parse(GOOD, "boats.yml")
    assert line == document.line(*way)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b: c", 1, "this is not YAML: a colon with a space after it"),
        ("a: 1\nb: [1\nc: 2", 2, "this is not YAML: the bracket '[' that opens here"),
        ("a: {b: 1\n", 1, "this is not YAML: the bracket '{' that opens here"),
        ("a: 1\nb: {c: 1 d: 2}", 2, "this is not YAML: a comma or the end of '{'"),
        ("a: [b]]", 1, "this is not YAML: the bracket ']' closes nothing"),
        ("a: 1\nb:\n\t- c", 3, "this is not YAML: the line begins with a tab"),
        ('a: 1\nb: "open', 2, "this is not YAML: the quotation mark that opens here"),
        ('a: "do" she said\nb: 1', 1, "this is not YAML: the text goes on after its"),
        ("a: 1\nb\nc: 2", 2, "this is not YAML: the line has no colon"),
        ("a:1\nb: 2", 1, "this is not YAML: a colon has no space after it"),
        ("- a: 1\n b: 2", 2, "this is not YAML: the line is indented like none before"),
        ("- a: 1\n    b: 2", 2, "this is not YAML: the line is indented further than"),
        ("a: 1\nb: @c", 2, "this is not YAML: a text cannot begin with '@'"),
        ("a: 1\nb: *nobody", 2, "the alias '*nobody' is not read"),
        ("a: 1\n---\nb: 2", 2, "this is not YAML: a second text begins here"),
        ("é: 1\n\nb: \x00", 3, "character '\\x00' cannot stand in YAML"),
        ("&a [*a]", 1, "the anchor '&a' is not read"),
    ],
)
def test_text_that_is_not_yaml_gives_one_problem(
    text: str, line: int, message: str
) -> None:
    """Malformed text gives no data and one problem, on the line where it goes wrong."""
    document, problems = parse(text, "a.yml")
    assert document.data is None
    assert [("a.yml", line, True)] == [
        (problem.path, problem.line, problem.message.startswith(message))
        for problem in problems
    ]


def test_deep_nesting_gives_a_problem() -> None:
    """Thousands of lists within each other give a problem, not a crash."""
    _, problems = parse("[" * 3000 + "]" * 3000, "a.yml")
    assert [1] == [problem.line for problem in problems]


def test_second_field_of_a_name_is_a_fault() -> None:
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


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """The parser never raises: any text gives data, or problems with a line of that text."""
    document, problems = parse(text, "a.yml")
    assert all(1 <= problem.line <= len(text) + 1 for problem in problems)
    records(document, Boat)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{n: 230,000,000, u: x}", {"n": "230,000,000", "u": "x"}),
        ("{n: 1,234.5}", {"n": "1,234.5"}),
        ("{n: -1,000, m: 2,000}", {"n": "-1,000", "m": "2,000"}),
        # What is not a number with commas between its thousands stays as YAML has it.
        ("{n: 30, 000: 1}", {"n": "30", "000": "1"}),
        ("{n: 30,000: 1}", {"n": "30,000", "000": "1"}),
        ("{n: 3000,000}", {"n": "3000", "000": ""}),
        ("{n: x,000}", {"n": "x", "000": ""}),
        ("[1,000]", ["1", "000"]),
        ("n: 178\n000: x", {"n": "178", "000": "x"}),
        ("{a: {n: 1},000}", {"a": {"n": "1"}, "000": ""}),
    ],
)
def test_a_number_with_commas_between_braces_is_one_number(
    text: str, data: object
) -> None:
    """Between braces a comma ends a value, and an author means the thousands of a number."""
    document, problems = parse(text, "a.yml")
    assert (data, []) == (document.data, problems)

"""No number, size or depth in an author's file costs much time; each fault is a sentence."""

import time
import types
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders
from policystory.course.schema import FILES as TYPES
from tests.worlds import edit, write

SECONDS = 2.0
"""Longer than any of these takes on a busy machine, and far from what they took without bounds."""
LONG = 5000
NUMBERS = {
    "huge": "1" + "0" * 20, "negative": "-1" + "0" * 30, "none": "nan", "None": "NaN",
    "signalling": "sNaN123",
    "infinite": "inf", "minus infinite": "-Infinity", "exponent": "1e999999999",
    "minus exponent": "-1e999999999",
    "digits": "1" * LONG, "fraction": "0." + "0" * LONG + "1", "words": "many",
    "hexadecimal": "0x10",
    "list": "[]", "fields": "{}", "commas": "'1,00,0'", "empty": "''",
}  # fmt: skip

CROSSINGS, LAMPS, QUIZ = (
    "content/facts/crossings.yml",
    "content/facts/lamps.yml",
    "quizzes/01-crossings.yml",
)
RULES = ("    mode: practice\n", "    mode: practice\n    rules: {NAME: NUMBER}\n")
FIELDS = {
    "Quantity.amount": (LAMPS, "value: {amount: 45000, unit: usd}",
        "value:\n      amount: NUMBER\n      unit: usd", 1),
    "Quantity.to": (
        LAMPS, "value: {amount: 45000, unit: usd}",
        "value:\n      amount: 45000\n      unit: usd\n      to: NUMBER", 3,
    ),
    "Citation.paragraph": (
        LAMPS, "sources: [{source: harbour-news, paragraph: 6}]",
        "sources:\n      - source: harbour-news\n        paragraph: NUMBER", 2,
    ),
    "Excuse.paragraphs": (
        "content/sources.yml",
        "without-facts: [{paragraphs: [1], because: the name of the paper}]\n- id: island",
        ("without-facts:\n    - because: the name of the paper\n      paragraphs:\n"
        "        - NUMBER\n- id: island"), 3,
    ),
    "Source.paragraphs": ("content/sources.yml", "  paragraphs: 6\n", "  paragraphs: NUMBER\n", 0),
    **{
        f"WordBudget.{name}": (
            "content/course.yml",
            "language: en\n",
            f"language: en\nwords:\n  {name}: NUMBER\n",
            2,
        )
        for name in ("least", "most", "denials", "grade")
    },
    "Lesson.minutes": ("content/course.yml", "    minutes: 10\n", "    minutes: NUMBER\n", 0),
    "Figure.wrap": ("content/figures/crossings.yml", "note: The counts differ in length.\n",
                    "note: The counts differ in length.\nwrap: NUMBER\n", 1),
    "Pool.count": (QUIZ, "topics: [lamps], kinds: [single-choice], count: 2}",
                   "topics: [lamps], kinds: [single-choice],\n        count: NUMBER}", 1),
    "Pool.points": (QUIZ, "count: 1, points: 2}", "count: 1,\n        points: NUMBER}", 1),
    "BriefTask.facts": (
        QUIZ,
        "had.\n    facts: 3\n    reports: 2\n",
        "had.\n    facts: NUMBER\n    reports: 2\n",
        1,
    ),
    "BriefTask.reports": (
        QUIZ,
        "had.\n    facts: 3\n    reports: 2\n",
        "had.\n    facts: 3\n    reports: NUMBER\n",
        2,
    ),
    "Blueprint.attempts": (QUIZ, "    mode: practice\n",
        "    mode: practice\n    attempts: NUMBER\n", 1),
    "Rules.tries": (QUIZ, RULES[0], RULES[1].replace("NAME", "tries"), 1),
    "Rules.retry-cost": (QUIZ, RULES[0], RULES[1].replace("NAME", "retry-cost"), 1),
    "Rules.hint-cost": (QUIZ, RULES[0], RULES[1].replace("NAME", "hint-cost"), 1),
}  # fmt: skip
"""Every numeric field of every record: an edit of the invented course that holds it, and the line,
from the edit on."""

TEXTS = {
    "a paragraph of the index": (
        "content/mentions.yml",
        "    6: [gull-rock,",
        "    NUMBER: [gull-rock,",
        0,
    ),
    "a period": (CROSSINGS, "    period: 1911-08\n", "    period: NUMBER\n", 0),
    "a date as of": (LAMPS, "    as-of: 1911-05\n", "    as-of: NUMBER\n", 0),
    "the date of a report": (
        "content/sources.yml",
        "  date: 1911-09\n",
        "  date: NUMBER\n",
        0,
    ),
    "a date as a value": (LAMPS, "    value: '1902'\n", "    value: NUMBER\n", 0),
    "a point": ("content/shapes/isles.yml", "  at: 11.2,60.1\n", "  at: NUMBER\n", 0),
    "a ring": (
        "content/shapes/isles.yml",
        "    - 10,60 10.5,60 10.5,60.4 10,60.4\n",
        "    - NUMBER\n",
        0,
    ),
}


def numeric(
    type_: Any, owner: str = "", seen: frozenset[Any] = frozenset()
) -> Iterator[str]:
    """Yield each numeric field that is reached from a type, as "Record.field"."""
    if type_ in (int, Decimal, float):
        yield owner
    elif isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        if type_ not in seen:
            for field in msgspec.structs.fields(type_):
                yield from numeric(
                    field.type, f"{type_.__name__}.{field.encode_name}", seen | {type_}
                )
    elif get_origin(type_) is Annotated:
        yield from numeric(get_args(type_)[0], owner, seen)
    elif get_origin(type_) not in (None, types.NoneType):
        for member in get_args(type_):
            yield from numeric(member, owner, seen)


def test_every_numeric_field_is_tried() -> None:
    """The table below holds each numeric field of each record that an author can write."""
    fields: set[str] = set()
    for type_ in TYPES.values():
        fields.update(numeric(type_))
    assert fields == set(FIELDS)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [*FIELDS.values(), *TEXTS.values()],
    ids=[*FIELDS, *TEXTS],
)
def test_unusable_number_is_one_problem(
    tmp_path: Path, file: str, old: str, new: str, line: int, number: str
) -> None:
    """A wrong value in place of a number is reported once, with its line, in few words, at once."""
    at = edit(write(tmp_path), file, old, new.replace("NUMBER", number)) + line
    started = time.process_time()
    problem, *later = check(Folders.of(tmp_path), tmp_path / "texts").problems
    assert SECONDS > time.process_time() - started
    assert (file, at) == (
        Path(problem.path).relative_to(tmp_path).as_posix(),
        problem.line,
    ), problem
    assert len(str(problem)) < 400
    # Braces with nothing in them lack both amount and unit.
    assert [] == [
        later_problem
        for later_problem in later
        if later_problem.line != at or "is missing" not in later_problem.message
    ]


def aliases(levels: int) -> str:
    """Return a list that stands for ten to the power of `levels` values."""
    names = [
        f"- &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels + 1)
    ]
    return "\n".join(["- &a0 [x]", *names])


SIZES = {
    "aliases": (aliases(9), 1, "the anchor '&a0' is not read"),
    "a long file": ("# " + "x" * 50_000_000, 0, "it has more than 2,000,000 bytes"),
    "many values": ("- x\n" * 400_000, 100_000, "more than 100,000 values"),
    "many names": (
        "\n".join(f"- {{f{i}: x}}" for i in range(40_000)),
        33_334,
        "more than 100,000 values",
    ),
    "many unknown fields": (
        "- {" + ", ".join(f"f{i}: x" for i in range(40_000)) + "}",
        1,
        "unknown field 'f0'",
    ),
    "many records": (
        "- {}\n" * 6_000,
        1,
        "this list has 6,000 records, at most 5,000 are read",
    ),
    "deep lists": ("[" * 900_000, 1, ""),
    "deep fields": ("{a: " * 400_000, 1, "stand within each other"),
    "deep steps": ("- " * 900_000, 1, "stand within each other"),
    "a long value": ("- {id: " + "x" * 1_900_000 + "}", 1, "more than 20,000 signs"),
    "a long name": ("- {" + "x" * 900 + ": y}", 1, "is missing"),
    "a long quotation": ("- '" + "''" * 900_000, None, ""),
    "a number that is long": ("- {id: x, paragraphs: " + "9" * 19_000 + "}", 1, ""),
}


@pytest.mark.parametrize(("text", "line", "message"), SIZES.values(), ids=SIZES)
def test_oversized_file_is_refused_quickly(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    """Size, depth, aliases and count of values are bounded; the line of the excess is told."""
    (write(tmp_path) / "content/sources.yml").write_text(text)
    started = time.process_time()
    first = check(Folders.of(tmp_path), tmp_path / "texts").problems[0]
    assert SECONDS > time.process_time() - started
    assert first.path.endswith("content/sources.yml")
    assert line is None or line == first.line
    assert message in first.message
    assert len(str(first)) < 400

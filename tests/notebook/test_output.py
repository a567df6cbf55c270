"""Whatever a notebook calls, and with whatever arguments, a learner reads a sentence."""

from inspect import signature
from pathlib import Path
from typing import Any

import pytest

import policystory
from policystory.notebook import Lesson, lesson, progress, record
from policystory.notebook_output import Unavailable
from tests.notebook.calls import CALLS, PARTS, Unprintable, callable_of, sentence_of
from tests.notebook.learner import html, opened

NO_FORMULAS = '<div class="mathjax_ignore tex2jax_ignore">'


ODD: tuple[Any, ...] = (
    *(0, 1, 3, -1, 10**5000, 2.5, float("nan"), True, None),
    *("", " ", "x" * 1_000_000, "0" * 1_000_000, "٣"),
    *("../x", "/etc/passwd", "a\0b", "\ud800", "\x1b[31m", b"01-crossings"),
    "<img src=x onerror=alert(1)>",
    *([], ["01-crossings"], {}, {"a": []}, (), set(), range(3)),
    *(object(), Unprintable(), Path("01-crossings"), print, int, NotImplemented),
)
"""What no part of a lesson is called."""
NAMED = ("figure", "check")
"""The parts of a lesson that are asked for by a name."""


def type_name(odd: object) -> str:
    """Return the name of a value's type, by which a failing test shows it."""
    return type(odd).__name__


def odd_arguments(part: str, odd: Any) -> tuple[Any, ...]:
    """Return the arguments of a part of a lesson: something odd where it takes a name."""
    return (odd,) if part in NAMED else ()


def test_all_that_a_notebook_calls_shows_errors_as_sentences() -> None:
    """What a notebook calls, and each part of a lesson, shows an error as a sentence."""
    calls = [getattr(policystory, name) for name in policystory.__all__]
    calls += [getattr(Lesson, part) for part in PARTS]
    assert ["with_reason"] * len(calls) == [call.__code__.co_name for call in calls]
    parts = "card figure check quiz review facts predict recap brief".split()
    assert set(parts) == set(PARTS)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("odd", ODD, ids=type_name)
def test_odd_name_of_lesson_is_answered_with_a_sentence(odd: Any, home: Path) -> None:
    """Whatever is given as a lesson's name, one sentence says which there are, in each cell."""
    closed = lesson(odd)
    assert "01-crossings" in sentence_of(closed)
    for part in PARTS:
        arguments = odd_arguments(part, odd)
        assert getattr(closed, part)(*arguments) is closed
    assert not home.exists()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("part", NAMED)
@pytest.mark.parametrize("odd", ODD, ids=type_name)
def test_odd_name_of_part_is_answered_with_a_sentence(
    part: str, odd: Any, home: Path
) -> None:
    """Whatever is given as a figure's or a check's name, one sentence says which there are."""
    refusal = getattr(lesson("01-crossings"), part)(odd)
    known = {"figure": "crossings", "check": "lamps"}
    assert known[part] in sentence_of(refusal)
    assert not home.exists()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    ("arguments", "named"), [((1, 2, 3, 4), {}), ((), {"nothing": "x"})]
)
def test_wrong_arguments_are_answered_with_the_right_call(
    name: str, arguments: tuple[int, ...], named: dict[str, str]
) -> None:
    """Too many or unknown arguments are answered with the way in which to write the call."""
    refusal = callable_of(name)(*arguments, **named)
    call = name.removeprefix("Lesson.")
    assert sentence_of(refusal).startswith(f"Write {call}(")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["lesson", "Lesson.figure", "Lesson.check"])
def test_missing_argument_is_named(name: str) -> None:
    """What is called without a name says so."""
    call = callable_of(name)
    (argument,) = set(signature(call).parameters) - {"self"}
    expected = (
        f"Write {call.__name__}({argument}): missing a required argument: '{argument}'."
    )
    assert expected == sentence_of(call())


NO_NAME = "Write the lesson's name in quotes, not"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (1, f"{NO_NAME} 1; did you mean '01-crossings'?"),
        (3, f"{NO_NAME} 3; there are: 01-crossings."),
        (None, f"{NO_NAME} None; there are: 01-crossings."),
        ([1], f"{NO_NAME} a list; there are: 01-crossings."),
        ("1", "There is no lesson '1'; did you mean '01-crossings'?"),
        ("01", "There is no lesson '01'; did you mean '01-crossings'?"),
        (
            "01-crossing",
            "There is no lesson '01-crossing'; did you mean '01-crossings'?",
        ),
        ("a\0b", "There is no lesson 'a\\x00b'; there are: 01-crossings."),
        ("x" * 99, f"There is no lesson '{'x' * 60}…'; there are: 01-crossings."),
    ],
)
def test_right_name_of_lesson_is_suggested(name: Any, expected: str) -> None:
    """A number leads to its lesson, a slip to the nearest name, all else to the list."""
    assert expected == sentence_of(lesson(name))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("part", "name", "sentence"),
    [
        (
            "figure",
            "crossing",
            "There is no figure 'crossing'; did you mean 'crossings'?",
        ),
        ("check", "zz", "There is no check 'zz'; there are: lamps."),
    ],
)
def test_right_name_of_part_is_suggested(part: str, name: str, sentence: str) -> None:
    """What is not there is answered in a sentence, which a page shows as an alert."""
    refusal = getattr(opened(), part)(name)
    assert sentence == sentence_of(refusal)
    assert html(refusal).startswith(f'{NO_FORMULAS}<p role="alert">')


@pytest.mark.usefixtures("home")
def test_course_with_faults_is_answered_with_file_and_line(tmp_path: Path) -> None:
    """An author who opens a lesson reads what is wrong, with file and line."""
    sources = tmp_path / "course" / "content" / "sources.yml"
    sources.write_text("- {id: a}")
    expected = (
        "content/sources.yml:1: field 'outlet' is missing "
        "(add 'outlet:' to this record)\n"
    )
    for refusal in (lesson("01-crossings"), progress(), record()):
        assert isinstance(refusal, Unavailable)
        assert expected in repr(refusal)

"""Whatever happens, a learner reads a sentence: all that a notebook calls, with odd arguments."""

import os
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

import policystory
from policystory import notebook
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.learner.fault_report import details, in_a_sentence, keep
from policystory.notebook import Lesson, lesson, session
from policystory.notebook_door import Shown, Unopened
from tests.worlds import write


class Unprintable:
    """What cannot even be written down."""

    def __repr__(self) -> str:
        raise ValueError("no words for it")


ODD: list[Any] = [
    0, 1, 3, -1, 10**5000, 2.5, float("nan"), True, None, b"01-crossings", "", " ", "x" * 1_000_000,
    "0" * 1_000_000,
    "../x", "/etc/passwd", "a\0b", "\ud800", "<img src=x onerror=alert(1)>", "\x1b[31m", "٣", [],
    ["01-crossings"],
    {}, {"a": []}, (), set(), object(), Unprintable(), Path("01-crossings"), print, int, range(3),
    NotImplemented,
]  # fmt: skip
PARTS = [name for name in vars(Lesson) if not name.startswith("_")]
NAMED = ("figure", "check")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of records; the working folder is the invented course's lessons."""
    root = write(tmp_path / "course")
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    monkeypatch.setenv(find.LEARNER, "me")
    monkeypatch.chdir(root / "lessons")
    session.cache_clear()
    yield tmp_path / "home"
    session.cache_clear()


def said(shown: object) -> str:
    """Return the sentence that stands in place of something, and prove that it is one."""
    assert isinstance(shown, Unopened)
    (bundle,) = shown.bundles
    text = repr(shown)
    assert text[:1] == text[:1].upper()
    assert text.splitlines()[0][-1] in ".?!"
    assert len(text) < 400
    assert not set("\0\x1b\ud800") & set(text)
    assert "<img" not in bundle["text/html"]
    assert "Traceback" not in text
    return text


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: type(odd).__name__)
def test_any_lesson_is_a_sentence(odd: Any, home: Path) -> None:
    """Whatever is given as a lesson's name, one sentence says which there are."""
    closed = lesson(odd)
    text = said(closed)
    assert "01-crossings" in text
    assert [closed] * len(PARTS) == [
        getattr(closed, part)(*odd_arguments(part, odd)) for part in PARTS
    ]
    assert not home.exists()


def odd_arguments(part: str, odd: Any) -> tuple[Any, ...]:
    """Return the arguments of a part of a lesson: something odd where it takes a name."""
    return (odd,) if part in NAMED else ()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("part", NAMED)
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: type(odd).__name__)
def test_any_part_of_a_lesson_is_a_sentence(part: str, odd: Any, home: Path) -> None:
    """Whatever is given as a figure's or a check's name, one sentence says which there are."""
    text = said(getattr(lesson("01-crossings"), part)(odd))
    assert {"figure": "crossings", "check": "lamps"}[part] in text
    assert not home.exists()


CALLS = [*policystory.__all__, *(f"Lesson.{part}" for part in PARTS)]


def called(name: str) -> Callable[..., Any]:
    """Return what a notebook calls by a name of `CALLS`."""
    part = name.removeprefix("Lesson.")
    return (
        getattr(policystory, name)
        if part == name
        else getattr(lesson("01-crossings"), part)
    )


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", CALLS)
def test_a_call_with_other_arguments_says_how_it_is_called(name: str) -> None:
    """Too many, too few or unknown arguments are answered with the way in which to write it."""
    call = name.removeprefix("Lesson.")
    for wrong in (lambda: called(name)(1, 2, 3), lambda: called(name)(nothing="x")):
        assert said(wrong()).startswith(f"Write {call}(")


@pytest.mark.usefixtures("home")
def test_a_missing_argument_is_told() -> None:
    """What is called without a name says so."""
    for name in ("lesson", "Lesson.figure", "Lesson.check"):
        call = called(name)
        (argument,) = (
            parameter for parameter in signature(call).parameters if parameter != "self"
        )
        expected = f"Write {call.__name__}({argument}): missing a required argument: '{argument}'."
        assert expected == said(call())


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (1, "Write the lesson's name in quotes, not 1; did you mean '01-crossings'?"),
        (3, "Write the lesson's name in quotes, not 3; there are: 01-crossings."),
        (None, "Write the lesson's name in quotes, not None; there are: 01-crossings."),
        ([1], "Write the lesson's name in quotes, not a list; there are: 01-crossings."),
        ("1", "There is no lesson '1'; did you mean '01-crossings'?"),
        ("01", "There is no lesson '01'; did you mean '01-crossings'?"),
        ("01-crossing", "There is no lesson '01-crossing'; did you mean '01-crossings'?"),
        ("a\0b", "There is no lesson 'a\\x00b'; there are: 01-crossings."),
        ("x" * 99, f"There is no lesson '{'x' * 60}…'; there are: 01-crossings."),
    ],
)  # fmt: skip
def test_wrong_lesson_name_suggests_the_right_one(name: Any, expected: str) -> None:
    """A number leads to its lesson, a slip to the nearest name, all else to the list."""
    assert expected == said(lesson(name))


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError(), MemoryError(), ValueError("<b>")]
)
def test_a_fault_of_ours_is_a_sentence_and_its_details_are_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception
) -> None:
    """Whatever breaks inside, the page names a file with the traceback, each time the same."""
    call = called(name)
    names = {"figure": ("crossings",), "check": ("lamps",), "lesson": ("01-crossings",)}

    def broken(*_: object) -> None:
        raise type(error)(*error.args)

    for method in (
        "lesson",
        "quizzes",
        "figure",
        "check",
        "blueprint",
        "review",
        "text",
    ):
        monkeypatch.setattr(OpenCourse, method, broken)
    monkeypatch.setattr(OpenCourse, "corpus", property(broken))
    monkeypatch.setattr(notebook.Session, "record", broken)
    arguments = names.get(name.removeprefix("Lesson."), ())
    first, again = said(call(*arguments)), said(call(*arguments))
    (file,) = home.glob("fault-*.txt")
    assert first == again
    assert (
        f"with the file $POLICYSTORY_HOME/{file.name}, which has the details." in first
    )
    assert type(error).__name__ in file.read_text()
    assert "Traceback" in file.read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no folder that is in use")
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", policystory.__all__)
def test_a_working_folder_that_is_gone_is_a_sentence(name: str, tmp_path: Path) -> None:
    """Who deletes the folder of the notebook reads that it is gone, and what to do."""
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    arguments = ("01-crossings",) if name == "lesson" else ()
    text = said(getattr(policystory, name)(*arguments))
    assert text.startswith("The folder in which this was started is gone; ")


@pytest.mark.parametrize("name", policystory.__all__)
def test_no_home_is_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where the machine knows no home folder, nothing is a traceback."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(find.HOME)
    monkeypatch.setattr(Path, "home", homeless)
    arguments = ("01-crossings",) if name == "lesson" else ()
    assert isinstance(getattr(policystory, name)(*arguments), Shown | Lesson)
    assert not home.exists()


def test_details_that_can_be_kept_nowhere_are_folded(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a home that takes no file, the details stand below the sentence, escaped and folded."""
    home.write_text("no folder")
    monkeypatch.setattr(notebook.Session, "record", lambda _: {}["<b>"])
    html = policystory.record().bundles[0]["text/html"]
    assert (
        '<p role="alert">This cannot be shown, through a fault of policystory' in html
    )
    assert "<details><summary>Details</summary><pre>policystory " in html
    assert "KeyError: &#x27;&lt;b&gt;&#x27;" in html


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PolicystoryError("there is none"), "There is none."),
        (PermissionError(13, "Permission denied", "a.json"),
         "'a.json' cannot be used here: Permission denied."),
        (OSError(28, "No space left on device"),
         "A file or a folder cannot be used here: No space left on device."),
        (ModuleNotFoundError("x", name="msgspec"),
         ("The package 'msgspec' is not installed here, and policystory needs it: "
         "install policystory again.")),
        (KeyError("x"), ""), (OSError(), ""), (ImportError("x"), ""),
    ],
)  # fmt: skip
def test_foreseen_errors_need_no_report(error: Exception, expected: str) -> None:
    """What we raise on purpose, a refusal and a missing package need no report."""
    assert expected == in_a_sentence(error)


def test_a_report_is_bounded_and_kept_once(tmp_path: Path) -> None:
    """Long messages, half letters and unprintable values do no harm; one report is one file."""
    long = ValueError("x" * 1_000_000 + "\ud800")
    assert 101_000 > len(details(long))
    assert keep(long, tmp_path) == keep(long, tmp_path)
    assert 1 == len(list(tmp_path.iterdir()))
    assert keep(ValueError(Unprintable()), tmp_path) is not None
    assert keep(long, Path("a\0b")) is None


def test_all_that_a_notebook_calls_goes_through_the_door() -> None:
    """Nothing of the door's list, and no part of a lesson, is without it."""
    calls = [getattr(notebook, name) for name in policystory.__all__]
    calls += [getattr(Lesson, part) for part in PARTS]
    assert ["with_reason"] * len(calls) == [call.__code__.co_name for call in calls]
    assert {"card", "figure", "check", "quiz", "review", "facts"} == set(PARTS)

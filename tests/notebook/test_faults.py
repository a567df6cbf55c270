"""Whatever breaks inside, a learner reads a sentence, and the details are kept for a report."""

import os
from pathlib import Path

import pytest

import policystory
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.learner.briefs import asked
from policystory.learner.fault_report import error_details, error_sentence, save_details
from policystory.learner.session import Session
from policystory.notebook import CourseModule, Lesson
from policystory.notebook_output import Output
from tests.notebook.calls import CALLS, Unprintable, callable_of, sentence_of
from tests.notebook.learner import html

METHODS = (
    "lesson",
    "module",
    "quizzes",
    "figure",
    "check",
    "blueprint",
    "review",
    "text",
)
"""The methods of a course that a notebook's calls use."""
ARGUMENTS = {
    "figure": ("crossings",),
    "check": ("lamps",),
    "brief": ("for",),
    "lesson": ("01-crossings",),
    "module": ("m1",),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError(), MemoryError(), ValueError("<b>")]
)
def test_fault_of_ours_is_a_sentence_and_its_details_are_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception
) -> None:
    """Whatever breaks inside, the page names a file with the traceback, each time the same."""
    call = callable_of(name)
    arguments = ARGUMENTS.get(name.removeprefix("Lesson."), ())

    def broken(*_: object) -> None:
        raise type(error)(*error.args)

    for method in METHODS:
        monkeypatch.setattr(OpenCourse, method, broken)
    monkeypatch.setattr(OpenCourse, "corpus", property(broken))
    monkeypatch.setattr(Session, "record", broken)
    monkeypatch.setattr(asked, "asked_brief", broken)
    sentence = sentence_of(call(*arguments))
    assert sentence == sentence_of(call(*arguments))
    (file,) = home.glob("fault-*.txt")
    path = f"$POLICYSTORY_HOME/{file.name}"
    assert f"with the file {path}, which has the details." in sentence
    assert type(error).__name__ in file.read_text()
    assert "Traceback" in file.read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no folder that is in use")
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", policystory.__all__)
def test_working_folder_that_is_gone_is_a_sentence(name: str, tmp_path: Path) -> None:
    """Who deletes the folder of the notebook reads that it is gone, and what to do."""
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    refusal = getattr(policystory, name)(*ARGUMENTS.get(name, ()))
    expected = "The folder in which this was started is gone; "
    assert sentence_of(refusal).startswith(expected)


@pytest.mark.parametrize("name", policystory.__all__)
def test_missing_home_folder_breaks_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where the machine knows no home folder, nothing is a traceback."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(find.HOME)
    monkeypatch.setattr(Path, "home", homeless)
    shown = getattr(policystory, name)(*ARGUMENTS.get(name, ()))
    assert isinstance(shown, Output | Lesson | CourseModule)
    assert not home.exists()


def test_details_that_can_be_kept_nowhere_are_folded(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a home that takes no file, the details stand below the sentence, escaped and folded."""
    home.write_text("no folder")
    monkeypatch.setattr(Session, "record", lambda _: {}["<b>"])
    page = html(policystory.record())
    assert (
        '<p role="alert">This cannot be shown, through a fault of policystory' in page
    )
    assert "<details><summary>Details</summary><pre>policystory " in page
    assert "KeyError: &#x27;&lt;b&gt;&#x27;" in page


NO_PACKAGE = (
    "The package 'msgspec' is not installed here, and policystory needs it: "
    "install policystory again."
)
NO_SPACE = "A file or a folder cannot be used here: No space left on device."


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PolicystoryError("there is none"), "There is none."),
        (
            PermissionError(13, "Permission denied", "a.json"),
            "'a.json' cannot be used here: Permission denied.",
        ),
        (OSError(28, "No space left on device"), NO_SPACE),
        (ModuleNotFoundError("x", name="msgspec"), NO_PACKAGE),
        (KeyError("x"), ""),
        (OSError(), ""),
        (ImportError("x"), ""),
    ],
)
def test_error_that_is_no_fault_of_ours_is_a_sentence(
    error: Exception, expected: str
) -> None:
    """What we raise on purpose, a refusal and a missing package need no report."""
    assert expected == error_sentence(error)


def test_fault_report_is_bounded_and_kept_once(tmp_path: Path) -> None:
    """Long messages, half letters and unprintable values do no harm; one report is one file."""
    long = ValueError("x" * 1_000_000 + "\ud800")
    assert 101_000 > len(error_details(long))
    assert save_details(long, tmp_path) == save_details(long, tmp_path)
    assert 1 == len(list(tmp_path.iterdir()))
    assert save_details(ValueError(Unprintable()), tmp_path) is not None
    assert save_details(long, Path("a\0b")) is None

"""The page for authors of a course of their own: what it shows is what happens."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from policystory.cli import main
from policystory.course import find
from policystory.course.checks.course import check
from policystory.course.checks.lessons import calls
from policystory.course.content import (
    Bundle,
    Column,
    Course,
    Figure,
    Group,
    Lesson,
    Module,
)
from policystory.course.load import Folders, load, read
from policystory.course.map_shapes import Shape
from policystory.course.outline.word_budget import WordBudget
from policystory.course.own_course.templates import SMALL, templates
from policystory.facts.entity import Entity, Office, Property, Side, Unit
from policystory.facts.record import (
    Citation,
    Excuse,
    Fact,
    Objective,
    Quantity,
    Source,
    Term,
    Topic,
)
from policystory.items.authored import Authored, AuthoredOption
from policystory.items.fact_set import FactSet
from policystory.quiz.blueprint import Blueprint, Pool, QuizFile, Rules
from policystory.quiz.prediction import Prediction
from policystory.reading import parse

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "content" / "own-course.md").read_text("utf-8")
GUIDE = (ROOT / "content" / "README.md").read_text("utf-8")
QUIZZES = (ROOT / "quizzes" / "README.md").read_text("utf-8")
TEMPLATE = Path(str(templates()[SMALL]))


def shown() -> Iterator[tuple[list[str], list[str]]]:
    """Yield each command of the page with the lines that are shown below it."""
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE):
        text = re.sub(r"^    ", "", block, flags=re.MULTILINE)
        for example in re.split(r"^\$ policystory ", text, flags=re.MULTILINE)[1:]:
            command, *printed = [line for line in example.splitlines() if line]
            yield command.split(), printed


def fits(expected: list[str], printed: list[str]) -> bool:
    """Tell whether lines were printed as shown; "…" is any lines, or any signs in a line."""
    pattern = "\n".join(re.escape(line).replace("…", ".*") for line in expected)
    return bool(re.fullmatch(pattern, "\n".join(printed), re.DOTALL))


def test_every_command_of_the_page_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From an empty folder, one command after the other, as an author types them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(find.COURSE, raising=False)
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    examples = list(shown())
    assert 6 <= len(examples)
    for arguments, expected in examples:
        result = CliRunner().invoke(main, arguments)
        printed = result.output.splitlines()
        assert 0 == result.exit_code, result.output
        assert fits(expected, printed), (arguments, result.output)


def records() -> dict[str, Any]:
    """Return the YAML that the page shows, as plain values, by the file that it names."""
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)
    return {file: parse(text, file)[0].data for file, text in blocks}


def is_part(shown_value: Any, whole: Any) -> bool:
    """Tell whether a value is shown as it is, perhaps with fields or records left out."""
    if isinstance(shown_value, dict) and isinstance(whole, dict):
        return all(
            name in whole and is_part(part, whole[name])
            for name, part in shown_value.items()
        )
    if isinstance(shown_value, list) and isinstance(whole, list):
        return all(any(is_part(part, of) for of in whole) for part in shown_value)
    return bool(shown_value == whole)


@pytest.mark.parametrize("file", sorted(set(records()) - {"content/course.yml"}))
def test_every_record_of_the_page_is_one_of_the_new_course(file: str) -> None:
    """What the page shows of a file stands in the course that `new` makes, which is checked."""
    whole = parse((TEMPLATE / file).read_text("utf-8"), file)[0].data
    assert is_part(records()[file], whole)


def test_the_shorter_facts_of_the_page_are_those_of_the_new_course(
    tmp_path: Path,
) -> None:
    """What a file shares and a line leaves out is what the long form says in full."""
    shutil.copytree(TEMPLATE, tmp_path / "new")
    (topic,) = load(Folders.of(tmp_path / "new")).topics
    text = re.findall(r"```yaml\n# the same, shorter\n(.*?)```", PAGE, re.DOTALL)[0]
    file = tmp_path / "new" / "content" / "facts" / "bag-charges.yml"
    file.write_text(text, encoding="utf-8")
    (shorter,) = read(Folders.of(tmp_path / "new")).content.topics
    assert topic.facts[:2] == shorter.facts


def test_the_course_file_of_the_page_is_sound_and_whole(tmp_path: Path) -> None:
    """It passes `check` in a new course, and shows every field that there is."""
    shutil.copytree(TEMPLATE, tmp_path / "new")
    text = re.findall(r"```yaml\n(# content/course.yml\n.*?)```", PAGE, re.DOTALL)[0]
    (tmp_path / "new" / "content" / "course.yml").write_text(text, encoding="utf-8")
    assert () == check(Folders.of(tmp_path / "new")).problems
    course = records()["content/course.yml"]
    for fields, record in (
        (Course, course),
        (Lesson, course["lessons"][0]),
        (Module, course["modules"][0]),
        (Bundle, course["bundles"][0]),
        (WordBudget, course["words"]),
        (Side, course["sides"][0]),
        (Unit, course["units"][0]),
    ):
        assert set(names_of(fields)) == set(record)


def names_of(record: type[msgspec.Struct]) -> list[str]:
    """Return the names of a record's fields as authors write them."""
    return [field.encode_name for field in msgspec.structs.fields(record)]


RECORDS = (
    *(Course, Lesson, Module, Bundle, WordBudget, Figure, Group, Column, Shape),
    *(Fact, Quantity, Citation, Topic, Source, Excuse, Entity, Office, Property),
    *(Objective, Term, Side, Unit, QuizFile, Blueprint, Pool, Rules, Prediction),
    *(Authored, AuthoredOption, FactSet),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_guide_tells_of_every_field(record: type[msgspec.Struct]) -> None:
    """Whatever an author can write stands in the guide, on the page, or in that of the quizzes."""
    told = f"{PAGE}{GUIDE}{QUIZZES}"
    missing = []
    for name in names_of(record):
        written = (f"`{name}`", f"`{name}:", f"{name}: ", f"{name}:\n")
        if not any(form in told for form in written):
            missing.append(name)
    assert [] == missing


def test_the_page_lists_all_that_a_notebook_can_call() -> None:
    """The table has each function and method, and nothing that does not exist."""
    table = re.findall(r"^\| `(ps\.[^`]+)`", PAGE, re.MULTILINE)
    called = {re.sub(r"\([^)]*\)", "", call).removeprefix("ps.") for call in table}
    lesson = {f"lesson.{name}" for name in calls.LESSON_CALLS}
    module = {f"module.{name}" for name in calls.MODULE_CALLS}
    functions = set(calls.CALLS) - {"lesson", "module"}
    assert functions | lesson | module == called


def test_the_variables_of_the_page_are_those_that_are_read() -> None:
    """POLICYSTORY_COURSE and its like are written as the program reads them."""
    table = re.findall(r"^\| `(POLICYSTORY_[A-Z]+)`", PAGE, re.MULTILINE)
    assert [find.COURSE, find.HOME, find.LEARNER] == table

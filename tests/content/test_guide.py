"""The guide for editors: its records are the course's, and its walk of one fact is what happens."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policystory.cli import main
from policystory.course.load import Folders, load
from policystory.reading import parse
from tests.content.sources import FOLDER

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "content" / "README.md").read_text("utf-8")
WALK = GUIDE.split("## A fact from beginning to end")[1].split("\n## ")[0]
PARTNERS = "content/facts/partners.yml"
LESSON = "lessons/03-numbers-at-the-border.ipynb"


def blocks(text: str) -> list[str]:
    """Return the indented blocks of a text, without their indentation."""
    found_blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
    return [
        re.sub(r"^    ", "", block.strip("\n") + "\n", flags=re.MULTILINE)
        for block in found_blocks
    ]


def shown_records() -> list[tuple[str, dict[str, Any]]]:
    """Return each record with an id that the guide shows, with its id."""
    shown = []
    for block in blocks(GUIDE):
        first = block.lstrip()
        if not first.startswith("- id: "):
            continue
        # "…" stands for what is left out.
        text = re.sub(r"^.*….*\n", "", block, flags=re.MULTILINE)
        data = parse(text, "guide")[0].data
        assert data, block
        shown += [(record["id"], record) for record in data]
    return shown


def whole_records() -> list[dict[str, Any]]:
    """Return every record with an id, of the course and of an invented one, as plain values."""
    records: list[dict[str, Any]] = []
    invented = (ROOT / "tests" / "market_town").glob("content/**/*.yml")
    files = (*ROOT.glob("content/**/*.yml"), *ROOT.glob("quizzes/*.yml"), *invented)
    for path in files:
        data = parse(path.read_text("utf-8"), path.name)[0].data
        parts = data if isinstance(data, list) else []
        if isinstance(data, dict):
            for name in ("facts", "items", "sets", "quizzes", "predict", "briefs"):
                parts = parts + data.get(name, [])
        records += [part for part in parts if "id" in part]
    return records


def is_part(shown: Any, whole: Any) -> bool:
    """Tell whether a value is shown as it is; fields and members of lists may be left out."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(is_part(part, whole.get(name)) for name, part in shown.items())
    if isinstance(shown, list) and isinstance(whole, list):
        return all(any(is_part(part, of) for of in whole) for part in shown)
    return bool(shown in ("", whole))


@pytest.mark.parametrize(("name", "record"), shown_records())
def test_a_record_of_the_guide_is_the_courses(
    name: str, record: dict[str, Any]
) -> None:
    """Whoever looks a record of the guide up in a course finds the same there."""
    if name == "briscoe-body-2021":  # the walk adds it
        return
    assert any(is_part(record, whole) for whole in whole_records()), record


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the course, as the working folder."""
    for part in ("content", "quizzes", "lessons"):
        shutil.copytree(ROOT / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*arguments: str) -> list[str]:
    """Return what a command prints, without the numbers of lines."""
    output = CliRunner().invoke(main, arguments).output
    return [without_line(line) for line in output.splitlines()]


def without_line(line: str) -> str:
    """Return a problem without its line, which differs as the course grows."""
    return re.sub(r"(\.yml|\.ipynb):\d+: ", r"\1: ", line)


def problems_shown(text: str) -> list[str]:
    """Return the problems that a text shows, without the numbers of lines."""
    lines = re.findall(r"^    ((?:content|lessons)/\S+:\d+: .*)$", text, re.MULTILINE)
    return [without_line(line) for line in lines]


def test_the_walk_of_a_fact_is_what_happens(course: Path) -> None:
    """The record with its slips, what is told of each, its questions, and its citation."""
    steps = re.split(r"^\*\*\d\. ", WALK, flags=re.MULTILINE)
    _, choose, write, check_, correct, see, cite, _publish, _undo = steps
    (search,) = blocks(choose)
    command, *expected = search.splitlines()
    assert expected == printed(*command.removeprefix("$ policystory ").split(" ", 2)[:2],
                               "crisis group")  # fmt: skip
    (record,) = blocks(write)
    partners = course / PARTNERS
    partners.write_text(partners.read_text("utf-8") + record, encoding="utf-8")
    assert problems_shown(check_) == printed("check")[:-2]

    text = partners.read_text("utf-8").replace("crisis-grup", "crisis-group")
    says = re.findall(r"`(says: [^`]+)`", correct)[0]
    text = re.sub(r"says: .*now works for.*", says, text)
    partners.write_text(text, encoding="utf-8")
    assert "no problems" == printed("check")[-1]
    if FOLDER.is_dir():
        assert (
            problems_shown(correct) == printed("check", "--sources", str(FOLDER))[:-3]
        )
    twelve = text.replace("paragraph: 14}]\n    objectives: [map-actors-and-interests]\n"
                          "    confusable: [gonzales", "paragraph: 12}]\n"
                          "    objectives: [map-actors-and-interests]\n"
                          "    confusable: [gonzales")  # fmt: skip
    partners.write_text(twelve, encoding="utf-8")

    question = blocks(see)[0].splitlines()
    items = printed("items", "--key")
    start = items.index(question[0])
    # The guide leaves the feedback out, which stands below each option.
    plain = [line for line in items[start:] if not line.startswith("      ")]
    assert question == plain[: len(question)]

    (sentence,) = [block for block in blocks(cite) if "Briscoe" in block]
    lesson = course / LESSON
    book = lesson.read_text("utf-8")
    cell = '"## Source box\\n",\n    "\\n",\n'
    assert 1 == book.count(cell)
    added = f'{cell}    "{sentence.strip()}\\n",\n    "\\n",\n'
    lesson.write_text(book.replace(cell, added), encoding="utf-8")
    (shown,) = problems_shown(cite)
    (told,) = [line for line in printed("check") if LESSON in line]
    assert re.sub(r"cell \d+", "", shown) == re.sub(r"cell \d+", "", told)
    fact = load(Folders.of(course)).corpus().facts["briscoe-body-2021"]
    assert says == f"says: {fact.says}"

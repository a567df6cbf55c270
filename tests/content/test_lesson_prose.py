"""Each lesson of the course, with one thing changed: the check names notebook, cell and line."""

import re
from pathlib import Path

import msgspec
import pytest

from policystory.course.checks import markup, prose
from policystory.course.checks.prose import Block, blocks
from policystory.course.load import Folders, load

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
CORPUS = load(Folders.of(ROOT)).corpus()

# Citations, code and the targets of links have numbers that the prose does not tell.
HIDDEN = re.compile(r"\[[^\[\]]+\]\([^()]*\)|`[^`]*`|&#\d+;|\A\s*(?:#+\s*)?\d+\.\s")
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")


def name(path: Path) -> str:
    """Return a lesson's name, as a failing test shows it."""
    return path.stem


def read(path: Path) -> tuple[Block, ...]:
    """Return the blocks of a lesson."""
    return blocks(path.read_text(encoding="utf-8"), path.name)


def with_other_numbers(block: Block) -> list[str]:
    """Return the text of a block with each of its numbers changed, one at a time."""
    masked = HIDDEN.sub(lambda match: " " * len(match[0]), block.text)
    texts = []
    for number in NUMBER.finditer(masked):
        start, end = number.start(), number.end()
        # A comma at the end is of the sentence.
        end -= number[0].endswith(",")
        # Two digits stay two, or a changed day would be no day.
        other = "77" if end - start < 3 else "7777"
        texts.append(block.text[:start] + other + block.text[end:])
    return texts


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_as_it_stands_has_no_problem(path: Path) -> None:
    """What follows is due to the one thing that is changed."""
    lesson = read(path)
    assert [] == [*prose.problems(CORPUS, lesson), *markup.problems(lesson)]


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_every_changed_number_of_a_lesson_is_a_problem(path: Path) -> None:
    """Whichever number is changed, in a paragraph, table or heading, the check says where."""
    lesson = read(path)
    changed = 0
    for i, block in enumerate(lesson):
        for text in with_other_numbers(block):
            edited = msgspec.structs.replace(block, text=text)
            told = list(prose.problems(CORPUS, (*lesson[:i], edited, *lesson[i + 1 :])))
            places = {(problem.path, problem.line) for problem in told}
            assert {(path.name, block.line)} == places, text
            assert all(p.message.startswith(f"cell {block.cell}: ") for p in told)
            changed += 1
    assert changed


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_two_dollar_signs_added_to_a_lesson_are_a_problem(path: Path) -> None:
    """In whichever paragraph "$5 … $6" is added, the check names its cell and line."""
    lesson = read(path)
    for i, block in enumerate(lesson):
        text = f"{block.text} From $5 one comes to $6."
        edited = msgspec.structs.replace(block, text=text)
        told = markup.problems((*lesson[:i], edited, *lesson[i + 1 :]))
        assert [
            (
                path.name,
                block.line,
                f"cell {block.cell}: two dollar signs in one paragraph become a formula",
            )
        ] == [(problem.path, problem.line, problem.message) for problem in told]


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_the_line_of_a_problem_is_the_block_s_line_in_the_file(path: Path) -> None:
    """An editor that jumps to the line shows the words."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for block in read(path):
        first, _, _ = block.text.partition("\n")
        spellings = (
            msgspec.json.encode(first).decode()[1:-1],
            first.encode("unicode_escape").decode(),
        )
        assert any(spelling in lines[block.line - 1] for spelling in spellings)

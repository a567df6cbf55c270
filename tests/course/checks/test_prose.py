import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.checks.prose import Block, blocks, cited, problems
from policystory.course.content import CitedFact
from tests.worlds import MARKDOWN, corpus, notebook


def faults(markdown: str) -> list[str]:
    """Return the messages on a lesson of this Markdown."""
    return [
        problem.message
        for problem in problems(corpus(), blocks(notebook(markdown), "l.ipynb"))
    ]


def test_a_notebook_is_split_into_blocks_with_lines() -> None:
    """Paragraphs, list items and table rows are blocks with their heading and their line."""
    text = notebook(
        "# One\n\nA line\nof two.\n\n- first\n- sécond\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "## Two\n\nEnd.",
    )
    lesson_blocks = blocks(text, "l.ipynb")
    lines = text.split("\n")
    assert [
        ("One", "# One"), ("One", "A line\nof two."), ("One", "- first"), ("One", "- sécond"),
        ("One", "| a | b |"),
        ("One", "|---|---|"), ("One", "| 1 | 2 |"), ("Two", "## Two"), ("Two", "End."),
    ] == [(block.section, block.text) for block in lesson_blocks]  # fmt: skip
    for block in lesson_blocks:
        assert (
            msgspec.json.encode(block.text.split("\n")[0]).decode()[1:-1]
            in lines[block.line - 1]
        )


def test_escaped_letters_are_found() -> None:
    """A notebook that was saved in ASCII has the same lines."""
    text = (
        notebook("One.\n\nZúñiga ¶.")
        .replace("ú", "\\u00fa")
        .replace("ñ", "\\u00f1")
        .replace("¶", "\\u00b6")
    )
    assert "\\u00fa" in text.split("\n")[blocks(text, "l.ipynb")[1].line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '"cells"',
        '{"cells": 1}',
        '{"cells": [1]}',
        '{"cells": [{"cell_type": 1}]}',
    ],
)
def test_unreadable_notebook_is_a_value_error(text: str) -> None:
    """A file of another shape is refused with a reason."""
    with pytest.raises(ValueError, match=r"."):
        blocks(text, "l.ipynb")


@given(st.text(max_size=80))
def test_any_markdown_is_split_and_checked(markdown: str) -> None:
    """No prose makes the check raise, and every block has a line of the file."""
    text = notebook(markdown)
    lesson_blocks = blocks(text, "l.ipynb")
    assert all(1 <= block.line <= text.count("\n") + 1 for block in lesson_blocks)
    list(problems(corpus(), lesson_blocks))
    cited(lesson_blocks)


def test_a_fact_is_cited_where_it_first_stands() -> None:
    """The section of a citation is the heading above its first one."""
    cells = [cell.partition("\n\nOthers")[0] for cell in MARKDOWN]
    lesson_blocks = blocks(
        notebook(*cells, "## Again\n\nOnce more [HN ¶2](#carried-april) [x](#y)."),
        "l.ipynb",
    )
    assert (
        CitedFact("carried-april", "The boats"),
        CitedFact("carried-winter", "The boats"),
        CitedFact("keeper-gull", "The lamps"),
        CitedFact("y", "Again"),
    ) == cited(lesson_blocks)


@pytest.mark.parametrize(
    "markdown",
    [
        "More than 4,200 crossed [HN ¶2](#carried-april).",
        "In April 1911 many crossed [HN ¶2](#carried-april).",
        "The papers are of 1911.",
        "Two, three or twelve of them.",
        "# 7. Boats",
        "1. The first\n2. The second",
        "See [the part on 500](#numbers) and [a site](https://example.org/99).",
        "Run `lesson.figure(500)`.",
        "More than 4,200 and 9,600 [HN ¶2](#carried-april) [IP ¶2](#carried-winter).",
        "Read on [below](#no-fact).",
    ],
)
def test_prose_whose_numbers_are_cited_has_no_fault(markdown: str) -> None:
    """A number needs a fact cited in its block; years of reports, lists and code do not."""
    assert faults(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "messages"),
    [
        (
            "Some 4,200 crossed.",
            ["the prose has the number 4200, which no fact cited beside it holds"],
        ),
        (
            "Some 4,300 crossed [HN ¶2](#carried-april).",
            ["the prose has the number 4300, which no fact cited beside it holds"],
        ),
        (
            "Some 4,200 crossed.\n\nSo it stands [HN ¶2](#carried-april).",
            ["the prose has the number 4200, which no fact cited beside it holds"],
        ),
        (
            "Nineteen crossed.",
            ["the prose has the number 19, which no fact cited beside it holds"],
        ),
        (
            "So it stands [HN ¶2](#carried-may).",
            ["the prose cites 'carried-may', which is not a fact"],
        ),
        (
            "So it stands [HN ¶3](#carried-april).",
            ["the citation of 'carried-april' shows 'HN ¶3'"],
        ),
        (
            "So it stands [HN ¶2, IP ¶1](#carried-april).",
            ["the citation of 'carried-april' shows 'IP ¶1'"],
        ),
    ],
)
def test_unproved_prose_is_a_problem(markdown: str, messages: list[str]) -> None:
    """An unproved number, a citation of nothing and a wrong mark are each one problem."""
    assert [f"cell 1: {message}" for message in messages] == faults(markdown)


def test_a_problem_of_prose_has_its_line_and_hint() -> None:
    """The problem stands on the block's line of the notebook's file."""
    block = Block("l.ipynb", 12, "", "So it stands [HN ¶2](#carried-aprl).")
    (problem,) = problems(corpus(), (block,))
    assert (problem.path, problem.line, problem.hint) == (
        "l.ipynb",
        12,
        "did you mean 'carried-april'?",
    )

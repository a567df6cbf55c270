"""A brief for the teacher, as a page and as Markdown: whole, escaped, and of one file."""

import re

import pytest

from policystory.brief.count_findings import findings
from policystory.brief.draft import Draft, Side, UsedFact
from policystory.render.briefs.page import brief_page, plain_copy
from policystory.render.briefs.teacher_markdown import brief_markdown
from policystory.render.escape import readable_markdown
from tests.worlds import content, corpus

FILE = content().quizzes[0]
TASK = FILE.briefs[0]
DRAFT = Draft(
    opening="<b>Yes</b>, for $2 and $3.\n\nIt *was*.",
    closing="# End",
    facts=(
        UsedFact("carried-april", reason="In April 1911 boats were full."),
        UsedFact("carried-winter", Side.ANSWERS),
    ),
)
TOLD = findings(corpus(), TASK, DRAFT)


def page() -> str:
    """Return the page for the teacher."""
    return brief_page(corpus(), TASK, DRAFT, TOLD, FILE.rubric, "en")


def markdown() -> str:
    """Return the same as Markdown."""
    return brief_markdown(corpus(), TASK, DRAFT, TOLD, FILE.rubric)


@pytest.mark.parametrize("text", [page(), markdown()])
def test_the_teacher_gets_all_of_it(text: str) -> None:
    """Task, statements with marks, facts with their sentences, findings and rubric are there."""
    for part in (
        TASK.title,
        TASK.ask,
        "In April 1911 boats were full.",
        "[HN ¶2]",
        "[IP ¶2]",
        "9,600 herring workers",
        "of the other side",
        "○ Number of facts",
        "✓ Own words",
        "citations",
        "two points",
    ):
        assert part in text, part


def test_the_page_stands_alone() -> None:
    """Nothing is loaded and nothing runs; a learner's text is text."""
    assert "&lt;b&gt;Yes&lt;/b&gt;" in page()
    assert [] == re.findall(r"<script|<link|src=|https?:|@import|url\(", page())
    assert "Island Post, On a year of crossings (September 1911, inferred)" in page()


def test_markdown_is_read_as_it_is_written() -> None:
    """Marks of Markdown in a text are shown as they are, and sums of money are no formula."""
    assert "\\<b\\>Yes\\</b\\>, for $2 and $3.\n\nIt \\*was\\*." in markdown()
    assert "\n\\# End\n" in markdown()
    assert markdown().startswith('<div class="mathjax_ignore')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("== no heading", "\\== no heading"),
        (
            "[no](link) `code` a|b ~~x~~",
            "\\[no\\](link) \\`code\\` a\\|b \\~\\~x\\~\\~",
        ),
        ("plain: 1.5, a-b; 'x'", "plain: 1.5, a-b; 'x'"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, expected: str) -> None:
    """A backslash stands only where Markdown would take a sign for its own."""
    assert expected == readable_markdown(text)


def test_the_copy_in_a_notebook_shows_what_is_written() -> None:
    """Without a kernel the task and the statements are there, and how to go on."""
    empty = plain_copy(corpus(), TASK, Draft(), "en")
    assert TASK.ask in empty
    assert "Run this cell" in empty
    assert "¶" not in empty
    written = plain_copy(corpus(), TASK, DRAFT, "en")
    assert "In April 1911 boats were full.</bdi> [HN ¶2]" in written

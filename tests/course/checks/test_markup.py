import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.course.checks import prose
from policystory.course.checks.markup import problems
from policystory.course.checks.prose import Block, blocks
from tests.worlds import corpus, notebook
from tests.worlds import problems as of_course


def messages(markdown: str) -> list[str]:
    """Return what is wrong with a lesson of this Markdown."""
    return [
        problem.message for problem in problems(blocks(notebook(markdown), "l.ipynb"))
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "It cost $1 billion.\n\nAnd then $3,000.",
        "It cost <span>&#36;</span>1 billion and <span>&#36;</span>3,000.",
        "It cost &#36;1 billion [HN ¶2](#a-fact) and &#36;3,000 [HN ¶2](#a-fact).",
        "Run `$1 and $2`, or ``$b *c``.",
        "| a | b |\n|---|---|\n| &#36;1 | &#36;2 |",
        "*one* and **two**, ***three***, __four__ and _five_ of *six **seven** eight*.",
        "* one\n* two\n\n- *three*\n\n1. four\n\n---\n\n***\n\n2 * 3 * 4, snake_case_name, a_b",
        "At 12:30:45 in 3:4. See: this: that. ¶ 5 < 6 > 4",
        "[words](https://no.example/a_b*c) and [more](00-start-here.ipynb)",
        r"\*not emphasis\* and \_this\_",
        "~~gone~~",
        "```\n$1 $2 *a www.no.example <b>\n\n$3 $4\n```\n\nAnd on.",
        "# A heading\n\n> *Quoted.*",
    ],
)
def test_sound_prose_has_no_problem(markdown: str) -> None:
    """Emphasis, lists, tables, links, code and single dollar signs are what Markdown is for."""
    assert [] == messages(markdown)


PAIRED = "two dollar signs in one paragraph become a formula"
BESIDE = "two dollar signs beside each other become a formula"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("It cost $1 billion [HN ¶2](#a-fact) and $3,000.", [PAIRED]),
        ("- It cost $1 billion\n- and $3,000.", [PAIRED]),
        ("| $1 | $2 |\n|---|---|\n| a | b |", [PAIRED]),
        ("| a | b |\n|---|---|\n| $1 | c |\n| d | $2 |", [PAIRED]),
        (r"It cost \$1 billion and \$3,000.", [BESIDE]),
        (r"It cost $1 billion and \$3,000.", [BESIDE]),
        ("It cost &#36;1 billion and &dollar;3,000.", [BESIDE]),
        ("It is $$x$$.", [PAIRED, "'$$' begins a formula"]),
        (r"It is \(x\).", [r"'\(' begins a formula"]),
        (r"It is \\[x\\].", [r"'\\[' begins a formula"]),
        (r"It is \begin{a}x.", [r"'\begin{' begins a formula"]),
        (r"It cost \\$1.", [r"'\\$' shows its backslash in exported pages"]),
        ("So it is[^1].", ["'[^1]' is a footnote for some renderers"]),
        (
            "![a](https://no.example/a.png)",
            ["'!' begins a picture, which the lesson would load"],
        ),
        ("See www.no.example", ["'www.' is a bare link"]),
        ("See https://no.example.", ["'https://' is a bare link"]),
        ("It was good :smile: then.", ["':smile:' is a small picture on GitHub"]),
        ("It is <b>so</b>.", ["'<b' is HTML"]),
        ("It is <!-- so -->.", ["'<!' is HTML"]),
        ("So *it is.", ["'*' is not closed, and is shown as it stands"]),
        ("So **it* is.", ["'**' is not closed, and is shown as it stands"]),
        ("So _it is.", ["'_' is not closed, and is shown as it stands"]),
        ("So it* is.", ["'*' is not closed, and is shown as it stands"]),
        ("So `it is.", ["'`' is not closed, and is shown as it stands"]),
        ("| *a | b* |\n|---|---|", []),
    ],
)
def test_markup_that_renders_otherwise_is_a_problem(
    markdown: str, expected: list[str]
) -> None:
    """A formula, footnote, picture, bare link, tag and open mark is a problem of its cell."""
    assert [f"cell 1: {message}" for message in expected] == messages(markdown)


def test_a_problem_has_its_cell_its_line_and_a_remedy() -> None:
    """The line is that of the file, the cell as a reader counts it; the remedy can be copied."""
    text = notebook("One.", "Two.\n\nIt cost $1\nand $2.")
    (problem,) = problems(blocks(text, "l.ipynb"))
    assert ("l.ipynb", "write each as <span>&#36;</span>") == (
        problem.path,
        problem.hint,
    )
    assert problem.message.startswith("cell 2: ")
    assert "It cost $1" in text.split("\n")[problem.line - 1]


def test_check_names_the_place(tmp_path: Path) -> None:
    """`policystory check` names what a lesson would not show as it stands."""
    reported = of_course(
        tmp_path,
        "lessons/01-crossings.ipynb",
        "Two papers wrote of boats",
        "Two *papers wrote of boats",
    )
    assert [
        (
            0,
            "cell 1: '*' is not closed, and is shown as it stands",
            "close it, or write &#42; for the sign",
        )
    ] == reported


@pytest.mark.parametrize(
    "dollar", ["$", "\\$", "&#36;", "<span>&#36;</span>", "&dollar;"]
)
def test_a_number_is_read_whatever_the_spelling_of_its_sign(dollar: str) -> None:
    """A sum of money is held against its fact; the number by which a sign is written is none."""
    cited = blocks(
        notebook(f"It cost {dollar}4,200 [HN ¶2](#carried-april)."), "l.ipynb"
    )
    assert [] == list(prose.problems(corpus(), cited))
    (wrong,) = prose.problems(
        corpus(), blocks(notebook(f"It cost {dollar}5 million."), "l.ipynb")
    )
    assert (
        "cell 1: the prose has the number 5000000, which no fact cited beside it holds"
        == wrong.message
    )


@given(st.text(alphabet="$\\*_`~[]()<>!|:^&#36;aw. \n", max_size=60))
def test_any_prose_can_be_checked(markdown: str) -> None:
    """No prose makes the check raise."""
    assert all(message.startswith("cell 1: ") for message in messages(markdown))


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "*",
        "`",
        "*a ",
        "<a",
        ":a",
        "\\",
        "$ ",
        "_a_ ",
        "[a](b) ",
        "``a",
        "~a",
        "[^",
        "![",
    ],
)
def test_long_prose_is_checked_quickly(part: str) -> None:
    """A hundred thousand signs take a fraction of a second, whatever they are."""
    block = Block("l.ipynb", 1, "", part * (100_000 // len(part)))
    begun = time.process_time()
    list(problems((block,)))
    assert time.process_time() - begun < 1.5

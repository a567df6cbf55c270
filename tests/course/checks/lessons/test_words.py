"""How much a lesson asks one to read, and the bounds that a course sets itself."""

from decimal import Decimal
from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.checks.lessons.budget import problems, sections
from policystory.course.checks.lessons.readability import (
    Reading,
    count_syllables,
    reading,
)
from policystory.course.checks.prose import Block, blocks
from policystory.course.content import version
from policystory.course.load import Folders, load
from policystory.course.outline.word_budget import WordBudget
from tests.worlds import edit, notebook, write

LESSON = blocks(
    notebook(
        "# Boats\n\nAn opening of five words.",
        "## First\n\nNobody came. The boat was not there.",
        "## Second\n\nThe boat came in the end, and all went home.",
        "## Recap\n\nIt never came.",
    ),
    "l.ipynb",
)


def prose(*markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a notebook of this Markdown."""
    return blocks(notebook(*markdown), "l.ipynb")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1), ("the", 1), ("named", 1), ("wanted", 2), ("houses", 2), ("states", 1),
        ("table", 2), ("people", 2), ("migration", 3), ("CNN", 3), ("US", 2), ("1911", 1),
        ("doesn't", 1), ("corruption", 3), ("prices", 2), ("rolled", 1), ("Ada", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_vowels(word: str, count: int) -> None:
    """Silent ends are none, sounded ones are, and acronyms are read letter by letter."""
    assert count == count_syllables(word)


def test_words_are_counted_without_marks() -> None:
    """Citations, emphasis and signs are no words; headings and tables are no sentences."""
    read = reading(
        prose(
            "# The boats\n\nMore than *4,200* crossed [HN ¶2](#carried-april). It cost "
            "<span>&#36;</span>3 million.\n\n| who | when |\n|:--|:--|\n| Ada | May |\n\n- One more"
        )
    )
    assert (16, 10, 3) == (read.words, read.told, read.sentences)


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("It did not come. It never does. Nobody knows. All went well.", 3),
        ("It doesn't. It doesn’t. It was nothing, and not so.", 3),
        ("A note on knots: another one is notable.", 0),
    ],
)
def test_sentences_that_deny_are_counted(text: str, denials: int) -> None:
    """A sentence counts once, whatever it denies; parts of words deny nothing."""
    assert denials == reading(prose(text)).denials


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Ten words of one syllable in one sentence: 0.39 times 10, plus 11.8, less 15.59."""
    read = reading(prose("The cat sat on the mat and ate its food."))
    assert Reading(10, 10, 1, 0, 10) == read
    assert 0.11 == pytest.approx(read.grade)
    assert 0 == reading(()).grade


def test_sections_end_with_a_check() -> None:
    """The opening and the recap are no sections; the number of the check's cell tells."""
    assert ["First", "Second"] == [part[0].section for part in sections(LESSON, (2, 3))]
    assert ["Second"] == [part[0].section for part in sections(LESSON, (3,))]
    assert [] == sections(LESSON, ())


@pytest.mark.parametrize(
    ("budget", "message", "hint"),
    [
        (
            WordBudget(most=16),
            "the sections have 17 words; course.yml allows 16",
            "the longest is 'Second', with 10",
        ),
        (
            WordBudget(least=18),
            "the sections have 17 words; course.yml asks for 18",
            "tell more, or lower 'least' under 'words'",
        ),
        (
            WordBudget(denials=59),
            "3 of 5 sentences deny something (60%); course.yml allows 59%",
            "say what is; see 'First', 100%",
        ),
        (
            WordBudget(grade=Decimal("0.4")),
            "the text is of grade 0.5; course.yml allows 0.4",
            "shorten sentences, and use shorter words",
        ),
    ],
)
def test_a_bound_that_is_broken_is_a_problem(
    budget: WordBudget, message: str, hint: str
) -> None:
    """The problem is told at the first section, with where to begin."""
    (problem,) = problems(budget, LESSON, (2, 3))
    assert (f"cell 2: {message}", hint) == (problem.message, problem.hint)


def test_a_lesson_within_its_bounds_has_no_problem() -> None:
    """Bounds may be reached; a notebook without sections is not measured."""
    budget = WordBudget(least=17, most=17, denials=60, grade=Decimal(9))
    assert [] == list(problems(budget, LESSON, (2, 3)))
    assert [] == list(problems(WordBudget(most=1, denials=0), LESSON, ()))


def test_the_bounds_stand_in_the_course_file(tmp_path: Path) -> None:
    """`words` in course.yml bounds every lesson, and does not change the content's version."""
    root = write(tmp_path)
    before = version(load(Folders.of(root)))
    edit(
        root, "content/course.yml", "language: en\n", "language: en\nwords: {most: 3}\n"
    )
    (problem,) = check(Folders.of(root)).problems
    assert "allows 3" in problem.message
    assert before == version(load(Folders.of(root)))

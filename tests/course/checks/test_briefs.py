"""Problems of briefs and their rubric: form, counts, and words of a report."""

from pathlib import Path

import msgspec
import pytest

from policystory.brief.task import faults
from policystory.course.checks.course import check
from policystory.course.checks.lessons import briefs
from policystory.course.content import version
from policystory.course.load import Folders
from policystory.course.open_course import OpenCourse
from policystory.reading import Places
from tests.worlds import content, corpus, edit, problems, write

QUIZ = "quizzes/01-crossings.yml"
FILE = content().quizzes[0]


def test_briefs_are_read_in_their_order() -> None:
    """The invented lesson asks for two briefs, with a rubric and without a fault."""
    assert ("for", "against") == tuple(brief.id for brief in FILE.briefs)
    assert (3, 2) == (FILE.briefs[0].facts, FILE.briefs[0].reports)
    assert [] == list(faults(corpus(), FILE.briefs, FILE.rubric))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: against", "id: for", "another brief of this lesson has the id 'for'"),
        ("id: against", "id: The Other", "'The Other' is not an id"),
        (
            "title: The brief against a good year",
            "title: " + "The brief " * 7,
            "'title' has 14 words; it needs 1 to 12",
        ),
        (
            "Argue that this is not shown.",
            "Argue " * 60,
            "'ask' has 66 words; it needs 1 to 60",
        ),
        (
            "[none, some, all]",
            "[none, some]",
            "a line has 3 levels, none of them empty",
        ),
        (
            "[none, some, all]",
            '[none, "", all]',
            "a line has 3 levels, none of them empty",
        ),
        ("what: citations", 'what: ""', "'what' is empty"),
        ("rubric:", "rubrics:", "unknown field 'rubrics'"),
    ],
)
def test_a_faulty_brief_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Each fault of a brief or of the rubric is reported in its file."""
    reported = problems(tmp_path, QUIZ, old, new)
    assert message in [words for _, words, _ in reported], reported


def test_a_module_has_no_briefs() -> None:
    """Only the notebook of a lesson shows a brief."""
    file = msgspec.structs.replace(FILE, lesson=None, module="m1")
    course = OpenCourse(msgspec.structs.replace(content(), quizzes=(file,)))
    told = [problem.message for problem in briefs.problems(course, Places())]
    assert ["quiz 'm1': a module has no briefs"] == told


def test_a_fault_stands_at_its_line(tmp_path: Path) -> None:
    """A fault is reported at the field that has it."""
    reported = problems(tmp_path, QUIZ, "id: against", "id: for")
    assert [0] == [line for line, _, _ in reported]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"facts": 9, "reports": 3}, "3 reports are asked for, and the course has 2"),
        ({"facts": 20}, "20 facts are asked for, and the course has 17"),
        ({"facts": 1, "reports": 2}, "1 facts cannot be of 2 reports"),
    ],
)
def test_what_nobody_can_use_is_not_asked_for(
    changes: dict[str, int], message: str
) -> None:
    """A brief asks for no more facts and reports than there are."""
    brief = msgspec.structs.replace(FILE.briefs[0], **changes)
    told = [words for _, words, _ in faults(corpus(), (brief,), FILE.rubric)]
    assert message in told, told


def test_briefs_and_rubric_belong_together() -> None:
    """A brief without a rubric, and a rubric without a brief, are faults."""
    (alone,) = faults(corpus(), FILE.briefs, ())
    assert "nobody is told how these briefs are judged" == alone[1]
    (alone,) = faults(corpus(), (), FILE.rubric)
    assert "there is a rubric and no brief" == alone[1]


def test_no_brief_copies_a_report(tmp_path: Path) -> None:
    """Nine words in a row of a report are found in the texts of a brief."""
    root = write(tmp_path)
    copied = "In all of 1910 the Harbour Board had reckoned with not fewer"
    edit(root, QUIZ, "Argue that they had.", copied)
    reported = check(Folders.of(root), root / "texts").problems
    (problem,) = [each for each in reported if "repeats harbour-news" in each.message]
    assert problem.message.startswith("'ask' repeats harbour-news")


def test_briefs_do_not_change_the_version() -> None:
    """A brief is marked by a teacher, so mending its words changes no paper."""
    whole = content()
    file = msgspec.structs.replace(whole.quizzes[0], briefs=(), rubric=())
    without = msgspec.structs.replace(whole, quizzes=(file, *whole.quizzes[1:]))
    assert version(whole) == version(without)

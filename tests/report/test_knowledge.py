"""The shares of a paper's points for substance, names and sources."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from policystory.course.open_course import OpenCourse
from policystory.items.item import About
from policystory.quiz.blueprint import Blueprint, Pool, QuizFile
from policystory.report.bank_report import bank_report
from policystory.report.knowledge import Shares, paper_shares
from policystory.report.text import bank_text
from tests.worlds import content, course


def asking(*pools: Pool) -> OpenCourse:
    """Return the course with one quiz of these pools."""
    quiz = Blueprint(id="exit", title="Exit", pools=pools)
    file = QuizFile(title="Crossings", lesson="01-crossings", quizzes=(quiz,))
    return OpenCourse(replace(content(), quizzes=(file,)))


@pytest.mark.parametrize(
    ("parts", "is_balanced"),
    [
        ((0.5, 0.25, 0.25), True),
        ((1.0, 0.0, 0.0), True),
        ((0.49, 0.25, 0.26), False),
        ((0.6, 0.4, 0.0), False),
        ((0.6, 0.0, 0.4), False),
    ],
)
def test_paper_is_balanced(parts: tuple[float, ...], is_balanced: bool) -> None:
    """At least half is substance, at most a quarter a name, at most a quarter a source."""
    assert is_balanced is Shares("a-quiz", *parts).is_balanced


def test_pool_chooses_by_what_items_take() -> None:
    """A pool about names draws items about names, and its points are counted as such."""
    names = Pool(id="names", count=1, about=About.NAME, kinds=("single-choice",))
    figures = Pool(id="figures", count=1, about=About.SUBSTANCE, kinds=("number",))
    for item in names.items(course().bank):
        assert About.NAME is item.about
    drawn = list(paper_shares(asking(names, figures), ("a", "b")))
    assert [Shares("01-crossings", 0.5, 0.5, 0.0)] == drawn


def test_points_weigh() -> None:
    """A question of three points counts three times."""
    names = Pool(id="names", count=1, about=About.NAME, kinds=("single-choice",))
    figures = Pool(id="figures", count=1, points=Decimal(3), kinds=("number",))
    (paper,) = paper_shares(asking(names, figures), ("a",))
    assert (0.75, 0.25) == (paper.substance, paper.name)


def test_quiz_that_cannot_be_drawn_has_no_shares() -> None:
    """A pool without items gives no paper."""
    assert [] == list(
        paper_shares(asking(Pool(id="none", count=1, kinds=("essay",))), ("a",))
    )


def test_report_counts_what_is_asked() -> None:
    """The bank, lessons and objectives count items by what they ask for; papers say shares."""
    names = Pool(id="names", count=1, about=About.NAME, kinds=("single-choice",))
    report = bank_report(asking(names), "s")
    assert list(About) == list(report.about)
    assert report.items == sum(report.about.values())
    for counted in (*report.lessons, *report.objectives):
        assert counted.items == sum(counted.about.values())
    text = bank_text(report)
    assert "01-crossings: 0% substance, 100% name, 0% source  ← not balanced" in text
    assert "not balanced: 1 of 1 paper" in text

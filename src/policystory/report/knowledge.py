"""Compute which share of a quiz's points asks for substance, for names and for sources.

Substance is what was done or said, why, and with what effect.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from policystory.course.open_course import OpenCourse
from policystory.errors import QuizError
from policystory.items.item import About
from policystory.quiz.paper import Quiz

_LEAST_SUBSTANCE = 0.5
"""The least share of a paper's points for substance: what was done or said, why, and its effect."""
_MOST_NAMES = 0.25
"""The largest share of a paper's points for names, and also for sources."""


class Shares(msgspec.Struct, frozen=True):
    """How a quiz's points are shared between substance, names and sources, each from 0 to 1.

    `quiz` is the quiz's name. Substance is what was done or said, why, and with what effect.
    """

    quiz: str
    substance: float
    name: float
    source: float

    @property
    def is_balanced(self) -> bool:
        """Tell whether substance has 50% of the points or more, names and sources 25% or less."""
        has_few_names = max(self.name, self.source) <= _MOST_NAMES
        return self.substance >= _LEAST_SUBSTANCE and has_few_names

    @property
    def words(self) -> str:
        """Return how the points are shared, in words.

        >>> Shares("03-numbers", 0.5, 0.25, 0.25).words
        '03-numbers: 50% substance, 25% name, 25% source'
        """
        parts = (f"{getattr(self, about):.0%} {about}" for about in About)
        return f"{self.quiz}: {', '.join(parts)}"


def paper_shares(course: OpenCourse, seeds: Iterable[str]) -> Iterator[Shares]:
    """Yield for each quiz which share of its points asks for substance, names and sources.

    The quiz is drawn once for each of `seeds` (at least one), and all drawings are counted
    together. A quiz that cannot be drawn is left out.
    """
    drawn_for = tuple(seeds)
    for slug in course.quizzes():
        try:
            papers = [course.quiz(slug, seed) for seed in drawn_for]
        except QuizError:
            # `check` tells which pool holds too few items.
            continue
        yield _shares(course, slug, papers)


def _shares(course: OpenCourse, slug: str, papers: list[Quiz]) -> Shares:
    """Return the shares of points over some papers of a quiz."""
    points = dict.fromkeys(About, Decimal(0))
    for quiz in papers:
        for shown in quiz.paper.items:
            key = quiz.key.items[shown.id]
            item = course.bank.items[key.name]
            points[item.about] += shown.points
    # If all items are worth 0 points, all shares are 0.
    total = sum(points.values()) or Decimal(1)
    of_all = [float(points[about] / total) for about in About]
    return Shares(slug, *of_all)

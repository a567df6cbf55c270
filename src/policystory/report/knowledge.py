"""What the papers of each quiz take: the shares of points for substance, names and sources."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from policystory.course.open_course import OpenCourse
from policystory.errors import QuizError
from policystory.items.item import About
from policystory.quiz.paper import Quiz

LEAST_SUBSTANCE = 0.5
"""Share of the points of a paper, at least, for what was done or said, why and with what effect."""
MOST_NAMES = 0.25
"""Share of the points, at most, for a name; and at most as much for a source."""


class Shares(msgspec.Struct, frozen=True):
    """The shares of a quiz's points, from 0 to 1, that papers give for each kind of knowledge."""

    quiz: str
    substance: float
    name: float
    source: float

    @property
    def is_balanced(self) -> bool:
        """Tell whether half of the points or more are for substance, and names are few."""
        has_few_names = max(self.name, self.source) <= MOST_NAMES
        return self.substance >= LEAST_SUBSTANCE and has_few_names

    @property
    def words(self) -> str:
        """Return the shares in words.

        >>> Shares("03-numbers", 0.5, 0.25, 0.25).words
        '03-numbers: 50% substance, 25% name, 25% source'
        """
        parts = (f"{getattr(self, about):.0%} {about}" for about in About)
        return f"{self.quiz}: {', '.join(parts)}"


def shares(course: OpenCourse, seeds: Iterable[str]) -> Iterator[Shares]:
    """Yield the shares of each quiz over the papers of some seeds.

    What cannot be drawn is left out.

    Arguments: the course; the seeds, of which there is at least one.
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
    """Return the shares of the points of some papers."""
    points = dict.fromkeys(About, Decimal(0))
    for quiz in papers:
        for shown in quiz.paper.items:
            item = course.bank.items[quiz.key.items[shown.id].name]
            points[item.about] += shown.points
    # A quiz of which every item is worth nothing asks for nothing.
    total = sum(points.values()) or Decimal(1)
    of_all = [float(points[about] / total) for about in About]
    return Shares(slug, *of_all)

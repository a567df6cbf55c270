"""Analyse what an assignment shows about a class: its questions, learners and sections (parts)."""

from datetime import datetime
from math import sqrt
from statistics import mean, stdev

import msgspec

from policystory.gradebook.analysis.assignment_analysis import (
    AssignmentAnalysis,
    analyse_assignment,
)
from policystory.gradebook.analysis.question_statistics import FEWEST_FOR_INTERVALS
from policystory.gradebook.analysis.shares_and_correlations import Interval
from policystory.gradebook.analysis.sums import LearnerSums
from policystory.gradebook.store import Gradebook
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.status import LearnerStatus, statuses

_TWO_SIDED_95 = 1.96


class SectionStatistics(msgspec.Struct, frozen=True, kw_only=True):
    """The first attempts of the learners of one section (a part of the class).

    - `section`: the section's name, None for the whole class;
    - `learners`: how many learners have the assignment; `handed_in`: how many of these handed it
      in;
    - `points`: the sum of the points that they earned; `possible`: the most that they could have
      earned;
    - `share`: the mean of the learners' shares of the points, from 0 to 1, with its 95% interval;
      None if fewer than 20 learners handed in.
    """

    section: str | None
    learners: int
    handed_in: int
    points: float
    possible: float
    share: Interval | None


class ClassAnalysis(msgspec.Struct, frozen=True, kw_only=True):
    """What an assignment shows about a class.

    - `class_title` and `title`: the class and the assignment, as learners read them;
    - `work`: the analysis of its questions;
    - `sections`: the whole class first, then each part of it if there are several;
    - `shares`: the share of the points that each learner earned in first attempts, sorted;
    - `learners`: how far each learner is; empty if names are left out.
    """

    class_title: str
    title: str
    work: AssignmentAnalysis
    sections: tuple[SectionStatistics, ...]
    shares: tuple[float, ...]
    learners: tuple[LearnerStatus, ...] = ()

    @property
    def whole_class(self) -> SectionStatistics:
        """Return the statistics of the whole class."""
        return self.sections[0]


def analyse_class(
    folder: ClassFolder, book: Gradebook, name: str, now: datetime
) -> ClassAnalysis:
    """Return what an assignment shows about a class.

    Arguments: `folder`: the class's folder; `book`: its gradebook; `name`: the assignment's name;
    `now`: the time, with its zone. NotFoundError if there is no such assignment.
    """
    learners = statuses(folder, book, name, now)
    with book.reading() as connection:
        work = analyse_assignment(connection, name)
    sums = {each.learner: each for each in work.learners}
    return ClassAnalysis(
        class_title=folder.file.title,
        title=folder.assignment(name).title,
        work=work,
        sections=tuple(_sections(learners, sums)),
        # Sorted, so that their order does not tell whose they are.
        shares=tuple(sorted(round(each.share, 4) for each in work.learners)),
        learners=tuple(learners),
    )


def without_names(analysis: ClassAnalysis) -> ClassAnalysis:
    """Return the analysis without anything by which a learner could be recognised.

    The list `learners` and the one of the same name in `work` are empty then.
    """
    # The sums of learners name them, too.
    work = msgspec.structs.replace(analysis.work, learners=())
    return msgspec.structs.replace(analysis, work=work, learners=())


def _sections(
    learners: list[LearnerStatus], sums: dict[str, LearnerSums]
) -> list[SectionStatistics]:
    """Return the statistics of the whole class and, where there are several, of each section."""
    ids: dict[str, list[str]] = {}
    for each in learners:
        ids.setdefault(each.learner.section, []).append(each.learner.id)
    everybody = [each.learner.id for each in learners]
    sections = [_section(None, everybody, sums)]
    # A single section is the class itself.
    if len(ids) > 1:
        sections += [_section(section, ids[section], sums) for section in sorted(ids)]
    return sections


def _section(
    section: str | None, ids: list[str], sums: dict[str, LearnerSums]
) -> SectionStatistics:
    """Return the statistics of some learners."""
    handed_in = [sums[id_] for id_ in ids if id_ in sums]
    return SectionStatistics(
        section=section,
        learners=len(ids),
        handed_in=len(handed_in),
        points=sum(each.points for each in handed_in) / 100,
        possible=sum(each.possible for each in handed_in) / 100,
        share=_mean_share([each.share for each in handed_in]),
    )


def _mean_share(shares: list[float]) -> Interval | None:
    """Return the mean of shares with its 95% interval; None for too few."""
    if len(shares) < FEWEST_FOR_INTERVALS:
        return None
    # Wilson's interval is for right or wrong; a learner's share can be any number from 0 to 1.
    middle = mean(shares)
    half = _TWO_SIDED_95 * stdev(shares) / sqrt(len(shares))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Interval(round(middle, 3), round(low, 3), round(high, 3))

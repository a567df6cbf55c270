"""The real quizzes ask what was taught, and a new attempt asks something else."""

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.quiz.may_be_asked import Limits, families_of
from tests.content.test_cells import LESSONS

COURSE = OpenCourse(load(Folders.of(LESSONS.parent)))
LEARNERS = [str(number) for number in range(6)]


def too_few(quiz: str) -> int:
    """Return how many questions any second attempt must repeat, by the sizes of the pools."""
    limits = Limits(taught=COURSE.taught(quiz))
    lacking = 0
    for pool in COURSE.blueprint(quiz).pools:
        families = {item.family for item in limits.items(pool.items(COURSE.bank))}
        lacking += max(0, 2 * pool.count - len(families))
    return lacking


@pytest.mark.parametrize("quiz", COURSE.quizzes())
def test_a_quiz_asks_only_what_the_lessons_so_far_cite(quiz: str) -> None:
    """Of several learners' attempts, each question is on facts that were cited before it."""
    taught = COURSE.taught(quiz)
    assert taught is not None
    for learner in LEARNERS:
        for key in COURSE.quiz_for(quiz, learner, 2).key.items.values():
            assert taught >= set(key.asked), key.asked


@pytest.mark.parametrize("quiz", COURSE.quizzes())
def test_a_new_attempt_repeats_hardly_more_than_it_must(quiz: str) -> None:
    """What pools cannot avoid may come again, and at most one question more; it is counted."""
    unavoidable = too_few(quiz)
    for learner in LEARNERS:
        first, second = (COURSE.quiz_for(quiz, learner, n) for n in (1, 2))
        assert len(families_of(first) & families_of(second)) == second.again
        assert second.again <= unavoidable + 1
        # A short check has pools enough: there a new attempt is wholly new.
        if "/" in quiz and not unavoidable:
            assert 0 == second.again

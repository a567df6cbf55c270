"""A new attempt asks other questions than the one before, where the pools allow it."""

from policystory.course.open_course import IN_A_ROW, OpenCourse
from policystory.quiz.may_be_asked import families_of
from tests.worlds import course

QUIZ = "01-crossings"


def test_the_first_attempt_is_as_its_seed_says() -> None:
    """Nothing was asked before it, so it is drawn from its seed alone."""
    first = course().quiz_for(QUIZ, "me")
    assert first == course().quiz(QUIZ, f"skerry-isles|{QUIZ}|me|1")
    assert 0 == first.again


def test_a_new_attempt_asks_something_else() -> None:
    """Of a pool that holds enough, no question is in two attempts in a row."""
    for learner in map(str, range(20)):
        papers = [course().quiz_for(QUIZ, learner, n) for n in (1, 2, 3, 4)]
        # The last pool has three families, and nothing else asks for the keepers.
        keepers = [list(paper.key.items.values())[2].family for paper in papers]
        assert not any(map(str.__eq__, keepers, keepers[1:])), learner


def test_what_comes_again_is_counted_rightly() -> None:
    """The number that a learner reads is that of the families in both papers."""
    for learner in map(str, range(20)):
        first, second = (course().quiz_for(QUIZ, learner, n) for n in (1, 2))
        assert len(families_of(first) & families_of(second)) == second.again


def test_questions_that_come_again_are_counted() -> None:
    """A pool of three families that draws two repeats one of them, and says so."""
    assert [1] * 10 == [
        course().quiz_for(f"{QUIZ}/lamps", learner, 2).again
        for learner in map(str, range(10))
    ]


def test_an_attempt_is_the_same_wherever_it_is_drawn() -> None:
    """Another machine, which never drew the attempts before, draws the same paper."""
    anew = OpenCourse(course().content)
    assert course().quiz_for(QUIZ, "me", 4) == anew.quiz_for(QUIZ, "me", 4)


def test_a_record_that_names_the_millionth_attempt_is_read() -> None:
    """A row of attempts has an end, so that no number makes a page wait."""
    quiz = course().quiz_for(QUIZ, "me", 10**6)
    assert 3 == len(quiz.paper.items)
    seed = f"skerry-isles|{QUIZ}|me|{IN_A_ROW + 1}"
    assert course().quiz(QUIZ, seed).paper == course().quiz_for(QUIZ, "me", 26).paper

"""Questions that only a class has: asked on its papers, and nowhere else to be found."""

import re
from pathlib import Path

import pytest

from policystory.course.open_course import OpenCourse
from policystory.errors import ContentError, NotFoundError
from policystory.quiz.paper import Quiz
from policystory.teaching import steps
from policystory.teaching.class_file import PrivateUse
from policystory.teaching.handing_out.make_papers import PaperMaker
from policystory.teaching.handing_out.private_questions import ClassCourse, class_course
from tests.teaching.handed import ANA, HandedClass

PRIVATE = "The fact of our class that nobody outside can look up."
FACTS = f"""
topic: civics-private
title: What only our class asks
facts:
  - id: civics-arrivals
    subject: us-southern-border
    property: migrant-arrivals
    value: {{amount: 178000, bound: more-than, unit: people}}
    period: 2021-04
    kind: official-figure
    speaker: us-border-officials
    says: {PRIVATE}
    sources: [{{source: bbc-2021, paragraph: 13}}]
"""
GUIDE = Path(__file__).parents[2] / "TEACHING.md"
QUESTIONS = re.findall(
    r"```yaml\n(module: .*?)```", GUIDE.read_text("utf-8"), re.DOTALL
)[0]
"""The private questions of the teachers' guide."""
WEEK = "title: Ours\nquizzes: [{quiz}]\nprivate: {use}\n"
COUNTS = "03-numbers-at-the-border"


def with_private(handed: HandedClass, questions: str = QUESTIONS) -> Path:
    """Give a class private facts and questions; return their folder."""
    folder = handed.folder.path / "private"
    for name, text in (("facts", FACTS), ("quizzes", questions)):
        (folder / name).mkdir(parents=True)
        (folder / name / "civics.yml").write_text(text, encoding="utf-8")
    return folder


def maker_of(
    handed: HandedClass, course: OpenCourse, use: str, quiz: str = COUNTS
) -> PaperMaker:
    """Return the maker of papers of an assignment that uses private questions so far."""
    path = handed.folder.path / "assignments" / "ours.yml"
    path.write_text(WEEK.format(quiz=quiz, use=use), encoding="utf-8")
    return PaperMaker(handed.folder, course, "ours")


def papers(maker: PaperMaker, attempt: int = 1) -> list[Quiz]:
    """Return a paper of each learner."""
    learners = maker.folder.roster()
    return [maker.paper(learner, COUNTS, attempt).quiz for learner in learners]


def test_private_questions_come_first_if_an_assignment_says_so(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """With `first`, nearly every paper asks the private question, and by chance few do.

    A paper does without it where it would answer another question.
    """
    with_private(handed)
    counts: dict[PrivateUse, int] = {}
    for use in (PrivateUse.FIRST, PrivateUse.MIXED):
        maker = maker_of(handed, opened_course, use)
        counts[use] = sum(maker.private_share(quiz)[0] for quiz in papers(maker))
    assert len(handed.folder.roster()) == 34
    # How many fit depends on the other questions of the course, so both are compared.
    assert counts[PrivateUse.FIRST] > 34 / 2
    assert counts[PrivateUse.FIRST] > 2 * counts[PrivateUse.MIXED]


def test_private_questions_are_mixed_with_public_ones(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """With `mixed`, chance decides: some papers have the private question, and some do not."""
    with_private(handed)
    # Papers depend on the class's secret, which is drawn anew for each run of the tests.
    secret = handed.folder.path / "secret"
    secret.write_text("1" * len(secret.read_text("ascii").strip()), encoding="ascii")
    maker = maker_of(handed, opened_course, PrivateUse.MIXED)
    # One in ten papers has it, so one paper a learner would be too few.
    drawn = [quiz for attempt in range(1, 5) for quiz in papers(maker, attempt)]
    assert {0, 1} == {maker.private_share(quiz)[0] for quiz in drawn}


def test_without_private_questions_papers_are_those_of_the_course(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """With `none`, the papers are the same as if the class had no private questions."""
    before = papers(maker_of(handed, opened_course, PrivateUse.FIRST))
    with_private(handed)
    assert before == papers(maker_of(handed, opened_course, PrivateUse.NONE))


def test_a_private_quiz_is_assigned_like_any_other(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """A quiz of the private folder has its own name, and asks what the class wrote."""
    with_private(handed)
    maker = maker_of(handed, opened_course, PrivateUse.FIRST, "civics-private")
    made = maker.paper(ANA, "civics-private", 1)
    assert (1, 1) == maker.private_share(made.quiz)
    with pytest.raises(NotFoundError, match="civics-private"):
        maker_of(handed, opened_course, PrivateUse.NONE, "civics-private")


def test_private_questions_travel_on_papers_alone(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """What is released holds the stem that is asked, and no private fact, reason or file."""
    with_private(handed)
    maker_of(handed, opened_course, PrivateUse.FIRST)
    paths = list(steps.release(handed.folder, opened_course, handed.book, "ours"))
    released = b"".join(path.read_bytes() for path in paths)
    assert b"A classmate adds the arrivals" in released
    assert PRIVATE.encode() not in released
    assert b"Arriving and being stopped are two events" not in released
    outside = [
        path
        for path in (handed.folder.path / "released").rglob("*")
        if path.suffix == ".yml"
    ]
    assert [] == outside


def test_a_regrade_knows_the_keys_of_private_questions(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """The bank of a class's course holds its private questions, so none counts as withdrawn."""
    with_private(handed)
    joined = class_course(handed.folder, opened_course)
    assert isinstance(joined, ClassCourse)
    assert "civics-arrivals" in (joined.taught(COUNTS) or ())
    assert "civics-two-counts" in joined.bank.families
    assert "civics-two-counts" not in opened_course.bank.families


FAULTS = {
    "unknown fact": (
        ("facts: [action-april-2021]", "facts: [action-april-2012]"),
        "there is no fact 'action-april-2012'",
    ),
    "unknown objective": (
        (
            "objectives: [compare-counts-fairly]\n    facts",
            "objectives: [x]\n    facts",
        ),
        "there is no objective 'x'",
    ),
    "id of the course": (
        ("id: civics-two-counts", "id: average-month-against-april"),
        "the course has an item 'average-month-against-april' already",
    ),
    "no such field": (("right: true", "rihgt: true"), "rihgt"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_private_files_are_told_with_their_line(
    handed: HandedClass, opened_course: OpenCourse, fault: str
) -> None:
    """A faulty private file is refused with the path and line of each fault."""
    (right, wrong), message = FAULTS[fault]
    assert right in QUESTIONS
    with_private(handed, QUESTIONS.replace(right, wrong, 1))
    with pytest.raises(ContentError) as raised:
        class_course(handed.folder, opened_course)
    problem = raised.value.problems[0]
    assert message in problem.message
    assert problem.path.endswith("private/quizzes/civics.yml")
    assert problem.line > 0

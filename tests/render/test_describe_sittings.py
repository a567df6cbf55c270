"""What a learner did, in words: sittings of each lesson, with questions, answers and results."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from policystory.course.open_course import REVIEW
from policystory.journal import Answered, Begun, Journal, Predicted, Submitted, read
from policystory.quiz.paper import Quiz
from policystory.render.describe_sittings import LessonSittings, lessons_worked
from policystory.render.sittings_page import sittings_html, sittings_lines
from policystory.wording import ENGLISH
from tests.worlds import course

QUIZ = "01-crossings"
NOON = datetime(2021, 6, 7, 12, tzinfo=UTC)


def answered(quiz: Quiz, item: int, *, right: bool, attempt: int = 1) -> Answered:
    """Return an answer to an item of a quiz, right or wrong."""
    shown = quiz.paper.items[item]
    key = quiz.key.items[shown.id]
    response: Any = "7"
    if shown.options:
        is_right = (option.id == key.key for option in shown.options)
        chosen = dict(zip(is_right, shown.options, strict=True))
        response = chosen[right].id
    return Answered(
        quiz=quiz.paper.quiz,
        attempt=attempt,
        paper=quiz.paper.id,
        content=quiz.paper.content,
        item=shown.id,
        family=key.family,
        response=response,
        reason="right" if right else "wrong",
        points="1" if right else "0",
        possible="1",
    )


def worked(folder: Path, *events: Any) -> list[LessonSittings]:
    """Write events, a minute apart, and return what the learner did."""
    minutes = iter(range(100))
    journal = Journal(
        folder,
        "s1",
        "skerry-isles",
        "me",
        lambda: NOON + timedelta(minutes=next(minutes)),
    )
    for event in events:
        journal.write(event)
    journal.close()
    return lessons_worked(course(), "me", read(folder), UTC)


def test_a_sitting_says_when_what_and_how_well(tmp_path: Path) -> None:
    """All tries are listed in order; the first one counts for the result, and points for it all."""
    quiz = course().quiz_for(QUIZ, "me")
    events = [answered(quiz, 0, right=right) for right in (False, True)]
    (lesson,) = worked(tmp_path, *events, answered(quiz, 2, right=True))
    (sitting,) = lesson.sittings
    assert ("Crossings", "Exit quiz") == (lesson.title, sitting.title)
    assert "2021-06-07 12:02+00:00 to 2021-06-07 12:04+00:00" == sitting.times
    assert "1 of 3 right at the first try, 2 of 4 points" == sitting.result
    stems = [quiz.paper.items[n].stem for n in (0, 2)]
    assert stems == [question.stem for question in sitting.asked]
    assert [2, 1] == [len(question.answers) for question in sitting.asked]
    assert ["Right.", "Right."] == [question.verdict for question in sitting.asked]


def test_each_attempt_is_a_sitting_of_its_own(tmp_path: Path) -> None:
    """A later attempt is named by its number, after the one before."""
    papers = [course().quiz_for(QUIZ, "me", n) for n in (1, 2)]
    events = [
        answered(quiz, 0, right=True, attempt=n) for n, quiz in enumerate(papers, 1)
    ]
    (lesson,) = worked(tmp_path, *events)
    titles = [sitting.title for sitting in lesson.sittings]
    assert ["Exit quiz", "Exit quiz, attempt 2"] == titles


def test_predictions_and_reviews_are_listed(tmp_path: Path) -> None:
    """Predictions stand with their lesson, the review at the end, with its questions in words."""
    quiz = course().quiz_for(QUIZ, "me")
    families = [quiz.key.items[quiz.paper.items[0].id].family]
    day = NOON.date().toordinal()
    review = course().review(families, "me", day)
    assert review is not None
    said = Predicted(lesson=QUIZ, prediction="fuller-boats", response="One April")
    reviewed = answered(review, 0, right=True, attempt=day)
    lessons = worked(tmp_path, said, reviewed)
    assert ["Crossings", "Review"] == [lesson.title for lesson in lessons]
    lines = list(sittings_lines(lessons, ENGLISH))
    assert "      You answered: One April" in lines
    assert f"    {review.paper.items[0].stem}" in lines
    assert REVIEW == reviewed.quiz


def test_what_may_not_be_known_yet_is_not_told(tmp_path: Path) -> None:
    """While a mark is held, the result says how many are answered, and neither right nor points."""
    quiz = course().quiz_for(QUIZ, "me")
    from msgspec.structs import replace

    held = replace(answered(quiz, 0, right=True), reason="held", family="")
    begun = Begun(quiz=QUIZ, attempt=1, secret="")
    (lesson,) = worked(tmp_path, begun, held)
    (sitting,) = lesson.sittings
    assert "1 of 3 answered" == sitting.result


def test_a_question_that_is_gone_keeps_its_answer(tmp_path: Path) -> None:
    """Of a quiz and an item that the course no longer has, the record's words are shown."""
    from msgspec.structs import replace

    quiz = course().quiz_for(QUIZ, "me")
    gone = replace(answered(quiz, 0, right=False), item="gone", response=["a"])
    other = replace(gone, quiz="99-gone", response="b")
    lessons = worked(tmp_path, gone, other, Submitted(quiz=QUIZ, attempt=1, paper="p"))
    assert ["Crossings", "99-gone"] == [lesson.title for lesson in lessons]
    (sitting,) = lessons[0].sittings
    (question,) = sitting.asked
    assert (ENGLISH.say("review.earlier"), ('["a"]',), "Not right.") == (
        question.stem,
        question.answers,
        question.verdict,
    )
    assert "points" not in sitting.result


def test_a_changed_line_is_said_to_be_not_proved(tmp_path: Path) -> None:
    """Whoever edits the record finds that beside the sitting."""
    quiz = course().quiz_for(QUIZ, "me")
    worked(tmp_path, answered(quiz, 0, right=False))
    (file,) = tmp_path.iterdir()
    file.write_bytes(
        file.read_bytes().replace(b'"reason":"wrong"', b'"reason":"right"')
    )
    lessons = lessons_worked(course(), "me", read(tmp_path), UTC)
    ending = "(not proved: a line of it was changed)"
    lines = sittings_lines(lessons, ENGLISH)
    assert any(line.endswith(ending) for line in lines)


def test_texts_of_a_record_stay_texts(tmp_path: Path) -> None:
    """Nothing that stands in a record is taken for markup."""
    said = Predicted(lesson="<i>", prediction="p", response="<script>alert(1)</script>")
    page = sittings_html(worked(tmp_path, said), ENGLISH)
    assert "<script" not in page
    assert "<i>" not in page
    assert "You answered: <bdi>&lt;script&gt;" in page

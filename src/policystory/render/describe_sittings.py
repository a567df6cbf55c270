"""Say in words what a learner did: attempts with times, results, questions and answers.

The quizzes are drawn again, since a record has no questions' words. Of a question that the course
no longer has, only what the record holds is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

import msgspec

from policystory.attempt import Attempt
from policystory.course.open_course import REVIEW, OpenCourse
from policystory.course.outline.lesson_order import lesson_order
from policystory.errors import PolicystoryError
from policystory.grade import VERDICTS, Grade, grade, shown
from policystory.items.item import PaperItem, Reason
from policystory.journal import Answered, Drafted, Predicted, Record
from policystory.learner.calendar_day import local_time, moment_of
from policystory.learner.predictions import predicted
from policystory.learner.progress import (
    AttemptGathering,
    AttemptWork,
    ItemWork,
    attempt_secrets,
    chronological,
)
from policystory.learner.standings import first_tries_right
from policystory.quiz.paper import Quiz
from policystory.render.briefs.written import written_briefs
from policystory.render.question_html import response_words
from policystory.render.sitting import (
    AskedQuestion,
    LessonSittings,
    Sitting,
    times_in_words,
)
from policystory.wording import Phrasebook

Attempted = tuple[str, int]
"""A quiz, by its name, and the number of an attempt."""


class _Span:
    """When an attempt was worked at, of which families, and what was done."""

    def __init__(self, attempt: int) -> None:
        self.first = self.last = ""
        self.families: list[str] = []
        self.is_proved = True
        self.gathering = AttemptGathering(attempt)


def lessons_worked(
    course: OpenCourse, learner: str, record: Record, zone: tzinfo | None
) -> list[LessonSittings]:
    """Return what a learner did, lesson by lesson in the order of the course; reviews come last.

    `learner` is the learner's name, from which the quizzes are drawn again. `zone` is the time zone
    of the learner's clock; None for the machine's. Lessons in which nothing was done are left out.
    """
    by_lesson: dict[str, list[Sitting]] = {}
    for lesson, sitting in _polls(course, record, zone):
        by_lesson.setdefault(lesson, []).append(sitting)
    for lesson, sitting in written_briefs(course, record, zone):
        by_lesson.setdefault(lesson, []).append(sitting)
    secrets = attempt_secrets(record)
    for (quiz, attempt), span in _spans(record, zone).items():
        drawn = _drawn(course, learner, quiz, attempt, span, secrets)
        sitting = _sitting(course, quiz, attempt, span, drawn)
        lesson, _, _ = quiz.partition("/")
        by_lesson.setdefault(lesson, []).append(sitting)
    titles = _titles(course)
    # Lessons that the course no longer has come after those that it has.
    names = dict.fromkeys((*titles, *sorted(by_lesson)))
    return [
        LessonSittings(titles.get(name, name), tuple(by_lesson[name]))
        for name in names
        if name in by_lesson
    ]


def _titles(course: OpenCourse) -> dict[str, str]:
    """Return the titles of lessons, modules and the review, in the order of the course."""
    outline = course.content.course
    of_lessons = {lesson.id: lesson.title for lesson in outline.lessons}
    titles: dict[str, str] = {}
    for name in lesson_order(outline):
        # A planned lesson has no title yet.
        titles[name] = of_lessons.get(name, name)
    for module in outline.modules:
        titles[module.id] = module.title
    titles[REVIEW] = course.corpus.phrases.say("record.review")
    return titles


def _spans(record: Record, zone: tzinfo | None) -> dict[Attempted, _Span]:
    """Return the attempts of a record with what was done in each, by their first event."""
    spans: dict[Attempted, _Span] = {}
    for done in chronological(record):
        event = done.event
        if isinstance(event, Predicted | Drafted):
            continue
        attempted = (event.quiz, event.attempt)
        span = spans.setdefault(attempted, _Span(event.attempt))
        span.last = local_time(moment_of(done), zone)
        span.first = span.first or span.last
        span.is_proved = span.is_proved and done.trusted
        span.gathering.take(event)
        if isinstance(event, Answered) and event.family not in span.families:
            span.families.append(event.family)
    return spans


def _drawn(
    course: OpenCourse,
    learner: str,
    quiz: str,
    attempt: int,
    span: _Span,
    secrets: Mapping[Attempted, str],
) -> Quiz | None:
    """Draw the paper of an attempt again; None if the course cannot draw it any more."""
    if quiz == REVIEW:
        return course.review(span.families, learner, attempt)
    of_quiz: dict[int, str] = {}
    for (name, number), secret in secrets.items():
        if name == quiz:
            of_quiz[number] = secret
    try:
        return course.quiz_for(quiz, learner, attempt, of_quiz)
    except PolicystoryError:
        return None


def _sitting(
    course: OpenCourse, quiz: str, attempt: int, span: _Span, drawn: Quiz | None
) -> Sitting:
    """Return an attempt in words."""
    work = span.gathering.work()
    phrases = course.corpus.phrases
    known = course.quizzes().get(quiz)
    title = known.title if known else quiz
    if quiz == REVIEW:
        title = phrases.say("record.review")
    elif attempt > 1:
        title = phrases.say("record.attempt", title=title, attempt=attempt)
    if work.is_handed_in:
        title = phrases.say("record.handed-in", title=title)
    graded = _graded(work, drawn) if drawn else None
    times = times_in_words(span.first, span.last, phrases)
    # Of graded work, the beginning is in the record.
    if work.secret:
        times = phrases.say("record.begun", times=times)
    return Sitting(
        title=title,
        times=times,
        result=_result(work, drawn, graded, phrases),
        asked=tuple(_asked(work, drawn, graded, phrases)),
        is_proved=span.is_proved,
    )


def _graded(work: AttemptWork, drawn: Quiz) -> Grade:
    """Return the marks of an attempt, as far as the learner may know them."""
    paper = drawn.paper
    responses: dict[str, tuple[object, ...]] = {}
    hints: dict[str, int] = {}
    for item in drawn.key.items.keys() & work.items.keys():
        responses[item] = work.items[item].responses
        hints[item] = len(work.items[item].hints)
    attempt = Attempt(
        paper=paper.id,
        responses=responses,
        hints=hints,
        submitted=work.is_handed_in,
    )
    marks = grade(paper, drawn.key, attempt)
    return shown(paper, marks, ended=work.is_handed_in, released=False)


def _result(
    work: AttemptWork,
    drawn: Quiz | None,
    graded: Grade | None,
    phrases: Phrasebook,
) -> str:
    """Return the questions right at the first try and the points, in words."""
    answered = [item for item in work.items.values() if item.responses]
    right = first_tries_right(answered)
    count = len(drawn.paper.items) if drawn else len(answered)
    if right is None or not answered:
        return phrases.say("record.answered", answered=len(answered), count=count)
    result = phrases.say("record.right", right=right, count=count)
    # Points of questions that are asked no more cannot be counted again.
    if not drawn or not graded:
        return result
    if work.items.keys() <= drawn.key.items.keys():
        return phrases.say(
            "record.points",
            result=result,
            points=f"{graded.points:f}",
            possible=f"{graded.possible:f}",
        )
    return result


def _asked(
    work: AttemptWork,
    drawn: Quiz | None,
    graded: Grade | None,
    phrases: Phrasebook,
) -> Sequence[AskedQuestion]:
    """Return the questions that were answered, in the order of the paper, then the others."""
    items: dict[str, PaperItem] = {}
    verdicts: dict[str, str] = {}
    if drawn:
        items = {item.id: item for item in drawn.paper.items}
    if graded:
        for mark in graded.marks:
            verdicts[mark.item] = mark.verdict
    questions: list[AskedQuestion] = []
    for name in dict.fromkeys((*items, *work.items)):
        done = work.items.get(name, ItemWork())
        if not done.responses:
            continue
        item = items.get(name)
        answers = [_in_words(item, response) for response in done.responses]
        stem = phrases.say("review.earlier")
        if name in items:
            stem = items[name].stem
        verdict = phrases.spoken(verdicts.get(name) or _verdict(done.reason))
        if done.revealed:
            verdict = f"{verdict} {phrases.say('review.shown')}"
        questions.append(AskedQuestion(stem, tuple(answers), verdict))
    return questions


def _in_words(item: PaperItem | None, response: object) -> str:
    """Return a response in words, or as the record has it where the question is gone."""
    if item is not None:
        return response_words(item, response)
    if isinstance(response, str):
        return response
    return msgspec.json.encode(response).decode()


def _verdict(reason: str) -> str:
    """Return what a reason of a mark tells the learner."""
    known = {each.value: verdict for each, verdict in VERDICTS.items()}
    return known.get(reason, VERDICTS[Reason.HELD])


def _polls(
    course: OpenCourse, record: Record, zone: tzinfo | None
) -> Sequence[tuple[str, Sitting]]:
    """Return the predictions of each lesson as a sitting, with the lesson's id."""
    spans: dict[str, _Span] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Predicted):
            span = spans.setdefault(event.lesson, _Span(0))
            span.last = local_time(moment_of(step), zone)
            span.first = span.first or span.last
            span.is_proved = span.is_proved and step.trusted
    polls: list[tuple[str, Sitting]] = []
    phrases = course.corpus.phrases
    for lesson, span in spans.items():
        asked = _predictions(course, lesson, predicted(record, lesson))
        times = times_in_words(span.first, span.last, phrases)
        sitting = Sitting(
            title=phrases.say("record.predictions"),
            times=times,
            result=phrases.say("record.without-marks"),
            asked=tuple(asked),
            is_proved=span.is_proved,
        )
        polls.append((lesson, sitting))
    return polls


def _predictions(
    course: OpenCourse, lesson: str, said: Mapping[str, str]
) -> Sequence[AskedQuestion]:
    """Return the predictions that were answered, in the order in which the lesson asks them."""
    asks: dict[str, str] = {}
    for file in course.content.quizzes:
        if file.lesson == lesson:
            asks = {prediction.id: prediction.ask for prediction in file.predict}
    questions: list[AskedQuestion] = []
    earlier = course.corpus.phrases.say("review.earlier")
    for name in dict.fromkeys((*asks, *said)):
        if name in said:
            stem = asks.get(name, earlier)
            answers = (said[name],)
            question = AskedQuestion(stem, answers, "")
            questions.append(question)
    return questions

"""Show in a notebook how far the learner is: a table of quizzes, and a chart of objectives."""

from collections.abc import Iterator

from policystory.course.open_course import OpenCourse
from policystory.figures import mastery_chart as figure
from policystory.figures.chart import VEGA_LITE
from policystory.journal import Record
from policystory.learner.calendar_day import record_up_to
from policystory.learner.mastery import mastery
from policystory.learner.progress import marked_answers
from policystory.learner.session import Session
from policystory.learner.standings import Standing, standings
from policystory.notebook.kernel_session import fault_sentences, paragraphs, session
from policystory.notebook_output import Output, errors_as_sentences
from policystory.quiz.blueprint import Blueprint
from policystory.render.lesson_html import progress_html


@errors_as_sentences
def progress() -> Output:
    """Show how far the learner is in every quiz, and how well each objective is mastered."""
    return progress_output(session())


def progress_output(session_: Session) -> Output:
    """Return a table of the learner's progress by quiz, then a chart of the objectives."""
    kept = session_.full_record()
    table = progress_html(
        _standing_rows(session_.course, kept), session_.course.corpus.phrases
    )
    faults = paragraphs(fault_sentences(kept))
    levels = _level_rows(session_, kept)
    return Output(
        {
            "text/html": table + faults,
            "text/plain": "Progress",
        },
        {
            VEGA_LITE: figure.chart(levels),
            "text/plain": figure.alt(levels),
        },
        {
            "text/html": figure.caption(levels),
            "text/plain": "What you can do",
        },
    )


def quiz_standings(
    blueprints: dict[str, Blueprint], kept: Record
) -> dict[str, Standing]:
    """Return how far the learner is in each quiz, by the quiz's name.

    `blueprints` are the authors' plans of all quizzes, by name; `kept` is the learner's record.
    """
    counts = {slug: blueprint.item_count for slug, blueprint in blueprints.items()}
    return standings(kept, counts)


def quizzes_of(blueprints: dict[str, Blueprint], lesson_id: str) -> list[str]:
    """Return the names of a lesson's quizzes, such as "03-numbers" and "03-numbers/lamps".

    `blueprints` are the authors' plans of all quizzes, by name.
    """
    slugs: list[str] = []
    for slug in blueprints:
        lesson_name, _, _ = slug.partition("/")
        if lesson_name == lesson_id:
            slugs.append(slug)
    return slugs


def _standing_rows(
    course: OpenCourse, kept: Record
) -> Iterator[tuple[str, str, Standing]]:
    """Yield for each quiz its lesson's title, its own title, and how far the learner is in it."""
    blueprints = course.quizzes()
    by_slug = quiz_standings(blueprints, kept)
    for lesson_ in course.content.course.lessons:
        for slug in quizzes_of(blueprints, lesson_.id):
            title = blueprints[slug].title
            yield lesson_.title, title, by_slug[slug]


def _level_rows(session_: Session, kept: Record) -> list[figure.Row]:
    """Return the level that the learner has reached in each objective, lesson by lesson."""
    course = session_.course
    # An answer with a date in the future does not count before that day.
    until_today = record_up_to(kept, session_.today(), session_.zone)
    entries = marked_answers(until_today)
    # To know every family's objectives the whole bank is made; a new learner need not wait.
    levels = {}
    if entries:
        levels = mastery(entries, course.objectives_of(), session_.zone)
    rows: list[figure.Row] = []
    for lesson_ in course.content.course.lessons:
        for objective_id in lesson_.objectives:
            objective = course.corpus.objectives[objective_id]
            level = levels.get(objective_id, figure.UNTRIED)
            row = figure.Row(lesson_.title, objective.text, level)
            rows.append(row)
    return rows

"""What a lesson notebook calls: card, figures, checks, exit quiz, facts, review and progress.

If something cannot be shown, the cell shows a sentence instead: see `notebook_output`.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.facts.values.period import in_words
from policystory.facts.words import how_many
from policystory.figures import mastery as figure
from policystory.figures.chart import VEGA_LITE, caption, chart
from policystory.journal import Record
from policystory.learner.calendar_day import record_up_to
from policystory.learner.mastery import mastery
from policystory.learner.progress import marked_answers
from policystory.learner.session import Session
from policystory.learner.standings import Standing, standings
from policystory.notebook_output import Output, errors_as_sentences, html_output
from policystory.quiz.blueprint import Blueprint
from policystory.render.escape import html as escape
from policystory.render.lesson_html import (
    card_html,
    facts_markdown,
    glossary_html,
    progress_html,
)


@cache
def session() -> Session:
    """Return this kernel's session (course, learner, record); the first call opens it."""
    return Session(find.working_folder())


class Lesson:
    """One lesson: each method shows a part of it in the notebook.

    Arguments: `session_`: course, learner and record of this kernel; `lesson`: the lesson's name.

    >>> import policystory as ps
    >>> lesson = ps.lesson("03-numbers-at-the-border")  # doctest: +SKIP
    """

    def __init__(self, session_: Session, lesson: str) -> None:
        """Open a lesson; NotFoundError lists the lessons if there is none of this name."""
        self._session = session_
        self._course = session_.course
        self._lesson = self._course.lesson(lesson)

    def __repr__(self) -> str:
        """Return the lesson's title."""
        return f"Lesson: {self._lesson.title}"

    @errors_as_sentences
    def card(self) -> Output:
        """Show the lesson's card: objectives, minutes, questions, sources and progress."""
        blueprints = self._course.quizzes()
        by_slug = _standings(blueprints, self._session.full_record())
        by_title: dict[str, Standing] = {}
        for slug in _quizzes_of(blueprints, self._lesson.id):
            title = blueprints[slug].title
            by_title[title] = by_slug[slug]
        html = card_html(self._course.corpus, self._lesson, by_title)
        return html_output(html, f"Card: {self._lesson.title}")

    @errors_as_sentences
    def figure(self, figure: str) -> Output:
        """Show a chart by its name, then its caption with the data as a table."""
        corpus = self._course.corpus
        drawing = self._course.figure(figure)
        alt = f"Figure: {drawing.title}. {drawing.alt}"
        return Output(
            {
                VEGA_LITE: chart(drawing, corpus),
                "text/plain": alt,
            },
            {
                "text/html": caption(drawing, corpus),
                "text/plain": drawing.caption,
            },
        )

    @errors_as_sentences
    def check(self, part: str) -> Any:
        """Show the short quiz that ends a section; `part` is the name of that quiz (a check)."""
        slug = self._course.check(self._lesson.id, part)
        return self._quiz(slug)

    @errors_as_sentences
    def quiz(self) -> Any:
        """Show the quiz at the end of the lesson."""
        return self._quiz(self._lesson.id)

    @errors_as_sentences
    def review(self) -> Any:
        """Show questions of earlier lessons that are due again, or say when some will be due."""
        return _review(self._session, self._lesson.id)

    def _quiz(self, slug: str) -> Any:
        """Return the widget of a quiz."""
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.widget.quiz_attempts import QuizAttempts  # noqa: PLC0415

        text = self._course.text(self._lesson.id)
        # So that the feedback to an answer can link to where the lesson says it.
        sections = {citation.fact: citation.section for citation in text.cited}
        attempts = QuizAttempts(self._session, slug, sections)
        return attempts.widget()

    @errors_as_sentences
    def facts(self) -> Output:
        """Show the facts that this lesson cites, each under a heading that citations link to."""
        corpus = self._course.corpus
        text = self._course.text(self._lesson.id)
        cited = [citation.fact for citation in text.cited]
        # A fact that was taken out of the content may still be cited.
        known = [fact for fact in cited if fact in corpus.facts]
        sentences = [corpus.facts[fact].says for fact in known]
        return Output(
            {
                "text/markdown": facts_markdown(corpus, known),
                "text/plain": "\n".join(sentences),
            }
        )


def _standings(blueprints: dict[str, Blueprint], kept: Record) -> dict[str, Standing]:
    """Return how far the learner is in each quiz, by its slug."""
    counts = {slug: blueprint.items for slug, blueprint in blueprints.items()}
    return standings(kept, counts)


def _quizzes_of(blueprints: dict[str, Blueprint], lesson_id: str) -> list[str]:
    """Return the slugs of a lesson's quizzes: the lesson's name, or that name and a part."""
    slugs: list[str] = []
    for slug in blueprints:
        lesson_name, _, _ = slug.partition("/")
        if lesson_name == lesson_id:
            slugs.append(slug)
    return slugs


def _review(session_: Session, lesson_id: str | None = None) -> Any:
    """Show what is due today, or say when something will be.

    Arguments: the session; the lesson before which to review, or None for all lessons.
    """
    # Most lessons are read without a review, so only a review loads the schedule.
    from policystory.learner.spaced_review import due_families, next_due_day  # noqa: PLC0415

    kept = session_.full_record()
    today = session_.today()
    families = due_families(kept, today, session_.zone, lesson_id)
    # The attempt at a review is its day, so it stays the same all day.
    attempt = today.toordinal()
    quiz = session_.course.review(families, session_.learner, attempt)
    if quiz is not None:
        from policystory.widget.quiz_attempts import review_widget  # noqa: PLC0415

        return review_widget(session_, quiz, attempt)
    next_day = next_due_day(kept, today, session_.zone, lesson_id)
    sentence = NOTHING_YET
    if next_day:
        date = in_words(next_day.isoformat())
        sentence = f"Nothing is due today. The next review is on {date}."
    lines = [sentence, *_faults(kept)]
    return html_output(_paragraphs(lines), " ".join(lines))


NOTHING_YET = (
    "There is nothing to review yet. "
    "What you answer in the lessons comes back here when it is due."
)


def _faults(kept: Record) -> list[str]:
    """Return the faults of a record, in sentences."""
    return [fault.in_words() for fault in kept.faults]


@errors_as_sentences
def review() -> Any:
    """Show the questions of all lessons that are due today, or say when some will be due."""
    return _review(session())


@errors_as_sentences
def lesson(lesson: str) -> Lesson | Output:
    """Return the lesson with this name; for an unknown name, an Output that says so.

    >>> import policystory as ps
    >>> lesson = ps.lesson("03-numbers-at-the-border")  # doctest: +SKIP
    """
    return Lesson(session(), lesson)


@errors_as_sentences
def progress() -> Output:
    """Show how far the learner is in every quiz, and in every objective."""
    return _progress(session())


def _progress(session_: Session) -> Output:
    """Show a table of quizzes, then a chart of objectives."""
    kept = session_.full_record()
    table = progress_html(_standing_rows(session_.course, kept))
    faults = _paragraphs(_faults(kept))
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


def _standing_rows(
    course: OpenCourse, kept: Record
) -> Iterator[tuple[str, str, Standing]]:
    """Yield for each quiz its lesson's title, its own title, and how far the learner is in it."""
    blueprints = course.quizzes()
    by_slug = _standings(blueprints, kept)
    for lesson_ in course.content.course.lessons:
        for slug in _quizzes_of(blueprints, lesson_.id):
            title = blueprints[slug].title
            yield lesson_.title, title, by_slug[slug]


def _level_rows(session_: Session, kept: Record) -> list[figure.Row]:
    """Return the level that the learner has reached in each objective, lesson by lesson."""
    course = session_.course
    # What is dated after today counts on its day.
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


@errors_as_sentences
def glossary() -> Output:
    """Show the glossary: words that a learner may not know."""
    return html_output(glossary_html(session().course.corpus), "Glossary")


@errors_as_sentences
def record() -> Output:
    """Show where the learner's answers are kept, and whether anything is wrong with these files."""
    session_ = session()
    kept = session_.record()
    folder = f"{find.display_records_home()}/{session_.course.id}/{session_.learner}"
    count = len(kept.entries)
    answers = how_many(count, "answer")
    are = "is" if count == 1 else "are"
    lines = [
        f"Your record: {folder}",
        f"{answers} {are} kept there.",
        *_faults(kept),
    ]
    return html_output(_paragraphs(lines), "Your record")


def _paragraphs(lines: list[str]) -> str:
    """Return sentences as HTML, each as a paragraph."""
    paragraphs = ""
    for line in lines:
        paragraphs += f"<p>{escape(line)}</p>"
    return paragraphs

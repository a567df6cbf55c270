"""Show the parts of a lesson in its notebook: card, figures, checks, exit quiz, facts, review."""

from typing import Any

from policystory.figures.chart import VEGA_LITE, chart
from policystory.figures.figure_html import caption, heading, source_line
from policystory.learner.briefs.asked import asked_brief
from policystory.learner.predictions import predicted
from policystory.learner.session import Session
from policystory.learner.standings import Standing
from policystory.notebook.course_maps import ways
from policystory.notebook.kernel_session import session
from policystory.notebook.lesson_pages import with_page
from policystory.notebook.progress_tables import quiz_standings, quizzes_of
from policystory.notebook.quizzes import quiz_widget
from policystory.notebook.reviews import review_output
from policystory.notebook_output import Output, errors_as_sentences, html_output
from policystory.render.lesson_html import card_html, glossary_html
from policystory.render.page.facts_html import facts_html
from policystory.render.predictions_html import recap_html


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
        by_slug = quiz_standings(blueprints, self._session.full_record())
        by_title: dict[str, Standing] = {}
        for slug in quizzes_of(blueprints, self._lesson.id):
            title = blueprints[slug].title
            by_title[title] = by_slug[slug]
        links = ways(self._course, self._lesson.id)
        html = card_html(self._course.corpus, self._lesson, by_title, links)
        plain = f"Card: {self._lesson.title}"
        return with_page(self._course, self._lesson.id, html, plain)

    @errors_as_sentences
    def figure(self, figure: str) -> Output:
        """Show a figure by its name: its title, the chart, then its sources and data table."""
        corpus = self._course.corpus
        drawing = self._course.figure(figure)
        return Output(
            {
                "text/html": heading(drawing),
                "text/plain": f"{drawing.title}. {drawing.subtitle}",
            },
            {
                VEGA_LITE: chart(drawing, corpus, self._course.content.shapes),
                "text/plain": f"Figure: {drawing.alt}",
            },
            {
                "text/html": caption(drawing, corpus),
                "text/plain": source_line(drawing, corpus),
            },
        )

    @errors_as_sentences
    def predict(self) -> Any:
        """Ask what the learner expects of the lesson, without marks; the recap comes back to it."""
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.widget.predict.poll import PollWidget  # noqa: PLC0415

        predictions = self._course.predictions(self._lesson.id)
        return PollWidget(self._session, self._lesson.id, predictions)

    @errors_as_sentences
    def recap(self) -> Output:
        """Show what the learner predicted, beside what the reports say."""
        predictions = self._course.predictions(self._lesson.id)
        said = predicted(self._session.full_record(), self._lesson.id)
        text = self._course.text(self._lesson.id)
        cited = [citation.fact for citation in text.cited]
        html = recap_html(self._course.corpus, predictions, said, cited)
        return html_output(html, "What you predicted, and what the reports say")

    @errors_as_sentences
    def check(self, part: str) -> Any:
        """Show the short quiz that ends a section; `part` is the name of that quiz (a check)."""
        slug = self._course.check(self._lesson.id, part)
        return quiz_widget(self._session, slug, self._lesson.id)

    @errors_as_sentences
    def quiz(self) -> Any:
        """Show the quiz at the end of the lesson."""
        return quiz_widget(self._session, self._lesson.id, self._lesson.id)

    @errors_as_sentences
    def brief(self, side: str) -> Any:
        """Show a brief to be written from facts; `side` is its id, such as "for"."""
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.widget.brief.builder import BriefBuilder  # noqa: PLC0415

        asked = asked_brief(self._course.content, self._lesson.id, side)
        return BriefBuilder(self._session, asked)

    @errors_as_sentences
    def review(self) -> Any:
        """Show questions of earlier lessons that are due again, or say when some will be due."""
        return review_output(self._session, self._lesson.id)

    @errors_as_sentences
    def facts(self) -> Output:
        """Show the facts that this lesson cites, each under a heading that citations link to."""
        corpus = self._course.corpus
        text = self._course.text(self._lesson.id)
        sections = {citation.fact: citation.section for citation in text.cited}
        # A fact that was taken out of the content may still be cited.
        known = [fact for fact in sections if fact in corpus.facts]
        sentences = [corpus.facts[fact].says for fact in known]
        html = facts_html(corpus, known, sections)
        plain = "\n".join(sentences)
        return with_page(self._course, self._lesson.id, html, plain)


@errors_as_sentences
def lesson(lesson: str) -> Lesson | Output:
    """Return the lesson with this name; for an unknown name, an Output that says so.

    >>> import policystory as ps
    >>> lesson = ps.lesson("03-numbers-at-the-border")  # doctest: +SKIP
    """
    return Lesson(session(), lesson)


@errors_as_sentences
def glossary() -> Output:
    """Show the glossary: words that a learner may not know."""
    return html_output(glossary_html(session().course.corpus), "Glossary")

"""The parts of a lesson that are only read: card, figures, recap, facts, glossary.

A lesson imports this file when it first shows such a part, so that quizzes need not wait for it.
"""

from policystory.course.content import Lesson
from policystory.course.open_course import OpenCourse
from policystory.figures.chart import VEGA_LITE, chart
from policystory.figures.figure_html import caption, heading, source_line
from policystory.learner.predictions import predicted
from policystory.learner.session import Session
from policystory.learner.standings import Standing
from policystory.notebook.course_maps import card_links
from policystory.notebook.lesson_pages import with_page
from policystory.notebook.progress_tables import quiz_standings, quizzes_of
from policystory.notebook_output import Output, html_output
from policystory.render.lesson_html import card_html, glossary_html
from policystory.render.page.facts_html import facts_html
from policystory.render.predictions_html import recap_html


def card(session: Session, lesson: Lesson) -> Output:
    """Return a lesson's card: its objectives, minutes and sources, and the learner's progress."""
    course = session.course
    blueprints = course.quizzes()
    by_slug = quiz_standings(blueprints, session.full_record())
    by_title: dict[str, Standing] = {}
    for slug in quizzes_of(blueprints, lesson.id):
        title = blueprints[slug].title
        by_title[title] = by_slug[slug]
    links = card_links(course, lesson.id)
    html = card_html(course.corpus, lesson, by_title, links)
    plain = f"Card: {lesson.title}"
    return with_page(course, lesson.id, html, plain)


def figure(course: OpenCourse, name: str) -> Output:
    """Return the figure with the id `name`: its title, the chart, then sources and a data table."""
    corpus = course.corpus
    drawing = course.figure(name)
    return Output(
        {
            "text/html": heading(drawing),
            "text/plain": f"{drawing.title}. {drawing.subtitle}",
        },
        {
            VEGA_LITE: chart(drawing, corpus, course.content.shapes),
            "text/plain": f"Figure: {drawing.alt}",
        },
        {
            "text/html": caption(drawing, corpus),
            "text/plain": source_line(drawing, corpus),
        },
    )


def recap(session: Session, lesson: Lesson) -> Output:
    """Return what the learner predicted before the lesson, and beside it what the reports say."""
    course = session.course
    predictions = course.predictions(lesson.id)
    said = predicted(session.full_record(), lesson.id)
    text = course.text(lesson.id)
    cited = [citation.fact for citation in text.cited]
    html = recap_html(course.corpus, predictions, said, cited)
    return html_output(html, course.corpus.phrases.say("predictions.recap"))


def facts(course: OpenCourse, lesson: Lesson) -> Output:
    """Return the list of the facts that a lesson cites; each citation in the lesson links to it."""
    corpus = course.corpus
    text = course.text(lesson.id)
    sections = {citation.fact: citation.section for citation in text.cited}
    # A fact that was taken out of the content may still be cited.
    known = [fact for fact in sections if fact in corpus.facts]
    sentences = [corpus.facts[fact].says for fact in known]
    html = facts_html(corpus, known, sections)
    plain = "\n".join(sentences)
    return with_page(course, lesson.id, html, plain)


def glossary(course: OpenCourse) -> Output:
    """Return the glossary: words that a learner may not know, with their meanings."""
    return html_output(glossary_html(course.corpus), "Glossary")

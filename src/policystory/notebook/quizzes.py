"""Show a quiz in a notebook."""

from typing import Any

from policystory.learner.session import Session


def quiz_widget(session_: Session, slug: str, lesson: str) -> Any:
    """Return the widget that shows the latest attempt at a quiz.

    `slug` is the quiz's name. `lesson` is the id of the lesson in whose notebook the quiz is shown:
    feedback links to its headings.
    """
    # ipywidgets loads slowly, and a reader who opens only the card does not need it.
    from policystory.widget.quiz_attempts import QuizAttempts  # noqa: PLC0415

    text = session_.course.text(lesson)
    # So that the feedback to an answer can link to where the lesson says it.
    sections = {citation.fact: citation.section for citation in text.cited}
    return QuizAttempts(session_, slug, sections).widget()

"""Show the parts of a lesson in its notebook: card, figures, short quizzes, exit quiz, facts."""

from typing import Any

from policystory.learner.session import Session
from policystory.notebook.kernel_session import session
from policystory.notebook.quizzes import quiz_widget
from policystory.notebook_output import Output, errors_as_sentences

# The parts that are only read are imported where they are shown: see `lesson_parts`.


class Lesson:
    """One lesson; each method shows a part of it in the notebook.

    Arguments: `session_`: this kernel's course, learner and record; `lesson`: the lesson's id.

    >>> import policystory as ps
    >>> lesson = ps.lesson("01-crossings")  # doctest: +SKIP
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
        """Show the lesson's card: objectives, minutes, sources and the learner's progress."""
        from policystory.notebook import lesson_parts  # noqa: PLC0415

        return lesson_parts.card(self._session, self._lesson)

    @errors_as_sentences
    def figure(self, figure: str) -> Output:
        """Show the figure with the id `figure`: title, chart, sources and a data table."""
        from policystory.notebook import lesson_parts  # noqa: PLC0415

        return lesson_parts.figure(self._course, figure)

    @errors_as_sentences
    def predict(self) -> Any:
        """Ask for the learner's predictions: guesses before the lesson, which get no marks.

        At the end, `recap` shows them beside what the reports say.
        """
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.widget.predict.poll import PollWidget  # noqa: PLC0415

        predictions = self._course.predictions(self._lesson.id)
        return PollWidget(self._session, self._lesson.id, predictions)

    @errors_as_sentences
    def recap(self) -> Output:
        """Show what the learner predicted, and beside it what the reports say."""
        from policystory.notebook import lesson_parts  # noqa: PLC0415

        return lesson_parts.recap(self._session, self._lesson)

    @errors_as_sentences
    def check(self, part: str) -> Any:
        """Show a check: the short quiz at the end of a section; `part` is the check's id."""
        slug = self._course.check(self._lesson.id, part)
        return quiz_widget(self._session, slug, self._lesson.id)

    @errors_as_sentences
    def quiz(self) -> Any:
        """Show the exit quiz, which ends the lesson."""
        return quiz_widget(self._session, self._lesson.id, self._lesson.id)

    @errors_as_sentences
    def brief(self, side: str) -> Any:
        """Show the builder of a brief: a short text in which the learner argues from facts.

        `side` is the brief's id, such as "for": a lesson can have one for each side.
        """
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.learner.briefs.asked import asked_brief  # noqa: PLC0415
        from policystory.widget.brief.builder import BriefBuilder  # noqa: PLC0415

        asked = asked_brief(self._course.content, self._lesson.id, side)
        return BriefBuilder(self._session, asked)

    @errors_as_sentences
    def review(self) -> Any:
        """Show questions of earlier lessons that are due again today, or say when some will be."""
        from policystory.notebook.reviews import review_output  # noqa: PLC0415

        return review_output(self._session, self._lesson.id)

    @errors_as_sentences
    def facts(self) -> Output:
        """Show the list of the facts that this lesson cites; each citation links to it."""
        from policystory.notebook import lesson_parts  # noqa: PLC0415

        return lesson_parts.facts(self._course, self._lesson)


@errors_as_sentences
def lesson(lesson: str) -> Lesson | Output:
    """Return the lesson with the id `lesson`; for an unknown id, an output that says so.

    >>> import policystory as ps
    >>> lesson = ps.lesson("01-crossings")  # doctest: +SKIP
    """
    return Lesson(session(), lesson)


@errors_as_sentences
def glossary() -> Output:
    """Show the glossary: words that a learner may not know, with their meanings."""
    from policystory.notebook import lesson_parts  # noqa: PLC0415

    return lesson_parts.glossary(session().course)

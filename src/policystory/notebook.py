"""What a lesson notebook calls: the lesson's card, figures, checks, exit quiz and facts, and the learner's progress.

A learner never sees a traceback: what cannot be shown is said in a sentence.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec

from policystory.course import find
from policystory.course.escape import html as escape
from policystory.course.escape import html_without_formulas, visible
from policystory.course.mastery import mastery
from policystory.course.opened import REVIEW
from policystory.course.pages import card_html, facts_markdown, glossary_html, progress_html
from policystory.course.progress import standing, told
from policystory.course.session import Session
from policystory.errors import PolicystoryError, sentence
from policystory.facts.period import in_words
from policystory.facts.words import how_many
from policystory.figures import mastery as figure
from policystory.figures.chart import VEGA_LITE, caption, chart
from policystory.journal import Entry

P = ParamSpec("P")


class Shown:
    """Something for a notebook to show: one or more outputs, each in the forms that it has, richest first."""

    def __init__(self, *bundles: dict[str, Any]) -> None:
        """Keep the outputs, each a dictionary from MIME type to content."""
        self.bundles = tuple(map(_as_text, bundles))

    def _ipython_display_(self) -> None:
        """Show each output."""
        from IPython.display import display  # noqa: PLC0415 - only where a notebook shows something

        for bundle in self.bundles:
            display(bundle, raw=True)  # type: ignore[no-untyped-call]  # IPython has no types here

    def __repr__(self) -> str:
        """Return the plain form."""
        return "\n".join(bundle.get("text/plain", "") for bundle in self.bundles)


def _as_text(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return an output whose words stay words: no formula in its HTML, no control in its plain form."""
    settled = dict(bundle)
    if "text/html" in settled:
        settled["text/html"] = html_without_formulas(settled["text/html"])
    settled["text/plain"] = visible(settled.get("text/plain", ""))
    return settled


def _html(html: str, plain: str) -> Shown:
    return Shown({"text/html": html, "text/plain": plain})


@cache
def session() -> Session:
    """Return this kernel's session; made when a lesson first needs it."""
    return Session(Path.cwd())


def _in_a_sentence(part: Callable[P, Any]) -> Callable[P, Any]:
    """Let a part of a lesson show the reason where it cannot be shown."""

    @wraps(part)
    def shown(*args: P.args, **named: P.kwargs) -> Any:
        try:
            return part(*args, **named)
        except PolicystoryError as error:
            return Unopened(sentence(error))

    return shown


class Lesson:
    """One lesson, as its notebook shows it.

    >>> import policystory as ps
    >>> lesson = ps.lesson("03-numbers-at-the-border")  # doctest: +SKIP
    """

    def __init__(self, session_: Session, lesson: str) -> None:
        """Open a lesson; NotFoundError names the lessons that there are."""
        self._session = session_
        self._course = session_.course
        self._lesson = self._course.lesson(lesson)

    def __repr__(self) -> str:
        """Return the lesson's title."""
        return f"Lesson: {self._lesson.title}"

    def card(self) -> Shown:
        """Show the lesson's card: objectives, minutes, questions, sources with their dates, the learner's progress."""
        record_ = self._session.done()
        mine = {
            blueprint.title: standing(record_, slug, sum(pool.count for pool in blueprint.pools))
            for slug, blueprint in self._course.quizzes().items()
            if slug.split("/")[0] == self._lesson.id
        }
        return _html(card_html(self._course.corpus, self._lesson, mine), f"Card: {self._lesson.title}")

    @_in_a_sentence
    def figure(self, figure: str) -> Shown:
        """Show a figure: the chart, then its caption with the data as a table."""
        found, corpus = self._course.figure(figure), self._course.corpus
        return Shown(
            {VEGA_LITE: chart(found, corpus), "text/plain": f"Figure: {found.title}. {found.alt}"},
            {"text/html": caption(found, corpus), "text/plain": found.caption},
        )

    @_in_a_sentence
    def check(self, part: str) -> Any:
        """Show the questions that end a section."""
        return self._quiz(f"{self._lesson.id}/{part}")

    @_in_a_sentence
    def quiz(self) -> Any:
        """Show the exit quiz."""
        return self._quiz(self._lesson.id)

    def review(self) -> Any:
        """Show what of earlier lessons is due again, if anything is."""
        return _review(self._session, self._lesson.id)

    def _quiz(self, slug: str) -> Any:
        """Make the widget of a quiz."""
        # ipywidgets is the slow part of a lesson: a reader who opens only the card does not wait for it.
        from policystory.widget.sitting import Sitting  # noqa: PLC0415

        sections = {one.fact: one.section for one in self._course.text(self._lesson.id).cited}
        return Sitting(self._session, slug, sections).widget()

    def facts(self) -> Shown:
        """Show the facts that this lesson cites, each under a heading of its own that citations link to."""
        cited = [one.fact for one in self._course.text(self._lesson.id).cited]
        corpus = self._course.corpus
        plain = "\n".join(corpus.facts[fact].says for fact in cited if fact in corpus.facts)
        return Shown({"text/markdown": facts_markdown(corpus, cited), "text/plain": plain})


@_in_a_sentence
def _review(now: Session, before: str | None = None) -> Any:
    """Show what is due today, of all lessons or of those before one; or say when something will be."""
    # The schedule is imported where it is used: most lessons are read without a review.
    from policystory.course.review import due, next_due  # noqa: PLC0415

    entries = [one for one in told(now.done()) if before is None or _is_before(one, before)]
    today = datetime.now().astimezone()
    day, zone = today.date(), today.tzinfo or UTC
    attempt = day.toordinal()
    quiz = now.course.review(due(entries, day, zone), now.learner, attempt)
    if quiz is not None:
        from policystory.widget.sitting import review_widget  # noqa: PLC0415

        return review_widget(now, quiz, attempt)
    later = next_due(entries, day, zone)
    text = f"Nothing is due today. The next review is on {in_words(later.isoformat())}." if later else NOTHING_YET
    return _html(f"<p>{escape(text)}</p>", text)


NOTHING_YET = "There is nothing to review yet. What you answer in the lessons comes back here when it is due."


def _is_before(entry: Entry, lesson_: str) -> bool:
    """Tell whether an answer belongs to a lesson before this one, or to a review."""
    return entry.event.quiz == REVIEW or entry.event.quiz.partition("/")[0] < lesson_


def review() -> Any:
    """Show the questions that are due today, of all lessons, mixed; or say when some will be."""
    try:
        return _review(session())
    except PolicystoryError as error:
        return Unopened(sentence(error))


def lesson(lesson: str) -> Lesson | Shown:
    """Open a lesson of the course, such as `ps.lesson("03-numbers-at-the-border")`.

    Where it cannot be opened, the reason is shown instead of a traceback.
    """
    try:
        return Lesson(session(), lesson)
    except PolicystoryError as error:
        return Unopened(sentence(error))


class Unopened(Shown):
    """A lesson that cannot be opened: every part of it shows the reason."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__({"text/html": f'<p role="alert">{escape(reason)}</p>', "text/plain": reason})

    def _same(self, *_: object) -> "Unopened":
        """Show the reason in place of a part."""
        return self

    card = figure = check = quiz = review = facts = _same


def progress() -> Shown:
    """Show how far the learner is in every lesson."""
    try:
        now = session()
    except PolicystoryError as error:
        return Unopened(sentence(error))
    kept = now.done()
    rows = [
        (lesson_.title, blueprint.title, standing(kept, slug, sum(pool.count for pool in blueprint.pools)))
        for lesson_ in now.course.content.course.lessons
        for slug, blueprint in now.course.quizzes().items()
        if slug.split("/")[0] == lesson_.id
    ]
    levels = mastery(told(kept), now.course.objectives_of()) if kept.entries else {}
    corpus = now.course.corpus
    reached = [
        figure.Row(lesson_.title, corpus.objectives[one].text, levels.get(one, figure.UNTRIED))
        for lesson_ in now.course.content.course.lessons
        for one in lesson_.objectives
    ]
    return Shown(
        {"text/html": progress_html(rows), "text/plain": "Progress"},
        {VEGA_LITE: figure.chart(reached), "text/plain": figure.alt(reached)},
        {"text/html": figure.caption(reached), "text/plain": "What you can do"},
    )


def glossary() -> Shown:
    """Show the words that a learner may not know."""
    try:
        return _html(glossary_html(session().course.corpus), "Glossary")
    except PolicystoryError as error:
        return Unopened(sentence(error))


def record() -> Shown:
    """Show where the learner's record is kept, and whether anything is wrong with it."""
    try:
        now = session()
    except PolicystoryError as error:
        return Unopened(sentence(error))
    kept = now.record()
    faults = [fault.in_words() for fault in kept.faults]
    text = [
        f"Your record: {find.shown_home()}/{now.course.id}/{now.learner}",
        f"{how_many(len(kept.entries), 'answer')} {'is' if len(kept.entries) == 1 else 'are'} kept there.",
        *faults,
    ]
    return _html("".join(f"<p>{escape(line)}</p>" for line in text), "Your record")

"""What a lesson notebook calls: card, figures, checks, exit quiz, facts, review and progress.

A learner never sees a traceback: what cannot be shown becomes a sentence.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec

from policystory.course import find
from policystory.errors import PolicystoryError
from policystory.facts.values.period import in_words
from policystory.facts.words import how_many
from policystory.figures import mastery as figure
from policystory.figures.chart import VEGA_LITE, caption, chart
from policystory.journal import Record
from policystory.learner.day import up_to
from policystory.learner.fault_report import details, in_a_sentence, keep
from policystory.learner.mastery import mastery
from policystory.learner.progress import standings, told
from policystory.learner.session import Session
from policystory.quiz.blueprint import Blueprint
from policystory.render.escape import html as escape
from policystory.render.escape import html_without_formulas, visible
from policystory.render.lesson_html import (
    alert_html,
    card_html,
    facts_markdown,
    glossary_html,
    progress_html,
)

P = ParamSpec("P")


class Shown:
    """Something that a notebook shows: one or more outputs, each in one or more forms.

    Arguments: for each output a dictionary from MIME type to content.
    """

    def __init__(self, *bundles: dict[str, Any]) -> None:
        """Keep the outputs, with their text made safe to show."""
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
    """Return an output without formulas in its HTML or control signs in its plain form."""
    # Both come from texts of a course: a dollar sign or a control sign in them is only a sign.
    safe = dict(bundle)
    if "text/html" in safe:
        safe["text/html"] = html_without_formulas(safe["text/html"])
    safe["text/plain"] = visible(safe.get("text/plain", ""))
    return safe


def _html(html: str, plain: str) -> Shown:
    """Return one output, as HTML and as plain text."""
    return Shown({"text/html": html, "text/plain": plain})


@cache
def session() -> Session:
    """Return this kernel's session, opened when a lesson first needs it."""
    return Session(find.here())


class Unopened(Shown):
    """The reason why something cannot be shown; it replaces a lesson and each of its parts."""

    def __init__(self, reason: str, details: str = "") -> None:
        """Keep the reason, and the details of a fault that no file could keep."""
        html, plain = alert_html(reason), reason
        if details:
            pre = f"<pre>{escape(details)}</pre>"
            html += f"<details><summary>Details</summary>{pre}</details>"
            plain += f"\n\n{details}"
        super().__init__({"text/html": html, "text/plain": plain})

    def _show_reason(self, *_: object, **_named: object) -> "Unopened":
        """Show the reason in place of a part."""
        return self

    # A lesson that cannot be opened has the parts of one that can, so each cell says why.
    card = figure = check = quiz = review = facts = _show_reason


def _in_a_sentence(part: Callable[P, Any]) -> Callable[P, Any]:
    """Make a function that a notebook calls show a sentence instead of raising an error."""

    @wraps(part)
    def with_reason(*args: P.args, **named: P.kwargs) -> Any:
        try:
            return part(*args, **named)
        except TypeError as error:
            # A wrong call is the learner's mistake; any other TypeError is a fault of ours.
            correction = _correct_call(part, args, named)
            return Unopened(correction) if correction else _unopened(error)
        except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
            return _unopened(error)

    return with_reason


def _unopened(error: Exception) -> Unopened:
    """Return what replaces the part that failed; details of a fault go to a file."""
    reason = in_a_sentence(error)
    if reason:
        return Unopened(reason)
    try:
        file = keep(error, find.home())
    # There is no home folder to keep the file in.
    except (PolicystoryError, RuntimeError):
        file = None
    if file is None:
        return Unopened(
            f"{_FAULT} Please report it, with the details below.", details(error)
        )
    # Without the machine's own folders, which a saved notebook need not name.
    path = f"{find.shown_home()}/{file.name}"
    return Unopened(
        f"{_FAULT} Please report it, with the file {path}, which has the details."
    )


_FAULT = (
    "This cannot be shown, through a fault of policystory and not through yours. Run the cell "
    "again; if that does not help, restart the kernel."
)


def _correct_call(
    part: Callable[..., Any], args: tuple[object, ...], named: dict[str, Any]
) -> str:
    """Return how to call a part, if the arguments do not fit; else ""."""
    from inspect import signature  # noqa: PLC0415 - only where something is wrong

    expected = signature(part)
    try:
        expected.bind(*args, **named)
    except TypeError as error:
        names = ", ".join(name for name in expected.parameters if name != "self")
        return f"Write {part.__name__}({names}): {error}."
    return ""


class Lesson:
    """One lesson, as its notebook shows it.

    Arguments: the session; the lesson's name.

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

    @_in_a_sentence
    def card(self) -> Shown:
        """Show the lesson's card: objectives, minutes, questions, sources and progress."""
        plans = self._course.quizzes()
        counts = {slug: plans[slug].items for slug in _slugs(plans, self._lesson.id)}
        reached = standings(self._session.done(), counts)
        by_title = {plans[slug].title: standing for slug, standing in reached.items()}
        html = card_html(self._course.corpus, self._lesson, by_title)
        return _html(html, f"Card: {self._lesson.title}")

    @_in_a_sentence
    def figure(self, figure: str) -> Shown:
        """Show a figure: the chart, then its caption with the data as a table."""
        drawing, corpus = self._course.figure(figure), self._course.corpus
        alt = f"Figure: {drawing.title}. {drawing.alt}"
        return Shown(
            {VEGA_LITE: chart(drawing, corpus), "text/plain": alt},
            {"text/html": caption(drawing, corpus), "text/plain": drawing.caption},
        )

    @_in_a_sentence
    def check(self, part: str) -> Any:
        """Show the questions that end a section."""
        return self._quiz(self._course.check(self._lesson.id, part))

    @_in_a_sentence
    def quiz(self) -> Any:
        """Show the exit quiz."""
        return self._quiz(self._lesson.id)

    @_in_a_sentence
    def review(self) -> Any:
        """Show the questions of earlier lessons that are due again, if there are any."""
        return _review(self._session, self._lesson.id)

    def _quiz(self, slug: str) -> Any:
        """Make the widget of a quiz."""
        # ipywidgets loads slowly, and a reader who opens only the card does not need it.
        from policystory.widget.sitting import Sitting  # noqa: PLC0415

        cited = self._course.text(self._lesson.id).cited
        sections = {citation.fact: citation.section for citation in cited}
        return Sitting(self._session, slug, sections).widget()

    @_in_a_sentence
    def facts(self) -> Shown:
        """Show the facts that this lesson cites, each under the heading to which citations link."""
        corpus = self._course.corpus
        cited = [citation.fact for citation in self._course.text(self._lesson.id).cited]
        # A fact that was taken out of the content may still be cited.
        sentences = [corpus.facts[fact].says for fact in cited if fact in corpus.facts]
        markdown = facts_markdown(corpus, cited)
        return Shown({"text/markdown": markdown, "text/plain": "\n".join(sentences)})


def _slugs(plans: dict[str, Blueprint], lesson_id: str) -> list[str]:
    """Return the slugs of a lesson's quizzes: the lesson's name, or that name and a part."""
    return [slug for slug in plans if slug.split("/")[0] == lesson_id]


def _review(now: Session, lesson_: str | None = None) -> Any:
    """Show what is due today, or when something will be.

    Arguments: the session; the lesson before which to review, or None for all lessons.
    """
    # Most lessons are read without a review, so only a review loads the schedule.
    from policystory.learner.spaced_review import due, next_due  # noqa: PLC0415

    kept, today = now.done(), now.today()
    # The attempt at a review is its day, so it stays the same all day.
    attempt = today.toordinal()
    quiz = now.course.review(due(kept, today, now.zone, lesson_), now.learner, attempt)
    if quiz is not None:
        from policystory.widget.sitting import review_widget  # noqa: PLC0415

        return review_widget(now, quiz, attempt)
    later = next_due(kept, today, now.zone, lesson_)
    text = NOTHING_YET
    if later:
        date = in_words(later.isoformat())
        text = f"Nothing is due today. The next review is on {date}."
    lines = [text, *_faults(kept)]
    return _html(_paragraphs(lines), " ".join(lines))


NOTHING_YET = (
    "There is nothing to review yet. "
    "What you answer in the lessons comes back here when it is due."
)


def _faults(record_: Record) -> list[str]:
    """Return what is wrong with a record, in sentences."""
    return [fault.in_words() for fault in record_.faults]


@_in_a_sentence
def review() -> Any:
    """Show the questions of all lessons that are due today, mixed, or when some will be due."""
    return _review(session())


@_in_a_sentence
def lesson(lesson: str) -> Lesson | Shown:
    """Open a lesson of the course, such as `ps.lesson("03-numbers-at-the-border")`.

    Where it cannot be opened, the reason is shown instead of a traceback.
    """
    return Lesson(session(), lesson)


def tell(sentence_: str) -> None:
    """Show a sentence in the cell that is run."""
    from IPython.display import display  # noqa: PLC0415 - only where there is something to tell

    display(Unopened(sentence_))  # type: ignore[no-untyped-call]  # IPython has no types here


@_in_a_sentence
def progress() -> Shown:
    """Show how far the learner is in every lesson."""
    return _progress(session())


def _progress(now: Session) -> Shown:
    """Show how far a session's learner is: a table of quizzes, then a figure of objectives."""
    kept = now.done()
    plans = now.course.quizzes()
    counts = {slug: plan.items for slug, plan in plans.items()}
    standing = standings(kept, counts)
    rows = []
    for lesson_ in now.course.content.course.lessons:
        slugs = _slugs(plans, lesson_.id)
        rows += [(lesson_.title, plans[slug].title, standing[slug]) for slug in slugs]
    reached = _reached(now, kept)
    table = progress_html(rows) + _paragraphs(_faults(kept))
    return Shown(
        {"text/html": table, "text/plain": "Progress"},
        {VEGA_LITE: figure.chart(reached), "text/plain": figure.alt(reached)},
        {"text/html": figure.caption(reached), "text/plain": "What you can do"},
    )


def _reached(now: Session, kept: Record) -> list[figure.Row]:
    """Return the level that the learner has reached in each objective, lesson by lesson."""
    # What is dated after today counts on its day.
    entries = told(up_to(kept, now.today(), now.zone))
    # To know every family's objectives the whole bank is made; a new learner need not wait.
    levels = {}
    if entries:
        levels = mastery(entries, now.course.objectives_of(), now.zone)
    objectives = now.course.corpus.objectives
    rows = []
    for lesson_ in now.course.content.course.lessons:
        for id_ in lesson_.objectives:
            level = levels.get(id_, figure.UNTRIED)
            rows.append(figure.Row(lesson_.title, objectives[id_].text, level))
    return rows


@_in_a_sentence
def glossary() -> Shown:
    """Show the words that a learner may not know."""
    return _html(glossary_html(session().course.corpus), "Glossary")


@_in_a_sentence
def record() -> Shown:
    """Show where the learner's record is kept, and whether anything is wrong with it."""
    now = session()
    kept = now.record()
    count = len(kept.entries)
    are = "is" if count == 1 else "are"
    lines = [
        f"Your record: {find.shown_home()}/{now.course.id}/{now.learner}",
        f"{how_many(count, 'answer')} {are} kept there.",
        *_faults(kept),
    ]
    return _html(_paragraphs(lines), "Your record")


def _paragraphs(lines: list[str]) -> str:
    """Return sentences as HTML, each as a paragraph."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)

"""What a lesson notebook calls: the lesson's card, figures, checks, exit quiz and facts, and the learner's progress.

A learner never sees a traceback: what cannot be shown is said in a sentence.
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
    return Session(find.here())


class Unopened(Shown):
    """What cannot be shown, and why: it stands for a lesson and for each of its parts."""

    def __init__(self, reason: str, details: str = "") -> None:
        """Keep the reason, and details for a report that could be kept nowhere else."""
        html, plain = alert_html(reason), reason
        if details:
            pre = f"<pre>{escape(details)}</pre>"
            html += f"<details><summary>Details</summary>{pre}</details>"
            plain += f"\n\n{details}"
        super().__init__({"text/html": html, "text/plain": plain})

    def _same(self, *_: object, **_named: object) -> "Unopened":
        """Show the reason in place of a part."""
        return self

    card = figure = check = quiz = review = facts = _same


def _in_a_sentence(part: Callable[P, Any]) -> Callable[P, Any]:
    """Let whatever a notebook calls show the reason where it cannot do what it is asked for."""

    @wraps(part)
    def shown(*args: P.args, **named: P.kwargs) -> Any:
        try:
            return part(*args, **named)
        except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
            misused = (
                _misused(part, args, named) if isinstance(error, TypeError) else ""
            )
            return Unopened(misused) if misused else _unopened(error)

    return shown


def _unopened(error: Exception) -> Unopened:
    """Return what stands in place of what failed; details of a fault are kept beside the record."""
    reason = in_a_sentence(error)
    if reason:
        return Unopened(reason)
    try:
        kept = keep(error, find.home())
    except (PolicystoryError, RuntimeError):  # there is no home folder
        kept = None
    if kept is None:
        return Unopened(
            f"{_FAULT} Please report it, with the details below.", details(error)
        )
    file = f"{find.shown_home()}/{kept.name}"
    return Unopened(
        f"{_FAULT} Please report it, with the file {file}, which has the details."
    )


_FAULT = (
    "This cannot be shown, through a fault of policystory and not through yours. Run the cell "
    "again; if that does not help, restart the kernel."
)


def _misused(
    part: Callable[..., Any], args: tuple[object, ...], named: dict[str, Any]
) -> str:
    """Say how a part is called, if it was called in another way; else ""."""
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
        """Show the lesson's card: objectives, minutes, questions, sources with their dates, the learner's progress."""
        quizzes = self._course.quizzes()
        counts = {
            slug: plan.items
            for slug, plan in quizzes.items()
            if slug.split("/")[0] == self._lesson.id
        }
        reached = standings(self._session.done(), counts)
        mine = {quizzes[slug].title: standing for slug, standing in reached.items()}
        return _html(
            card_html(self._course.corpus, self._lesson, mine),
            f"Card: {self._lesson.title}",
        )

    @_in_a_sentence
    def figure(self, figure: str) -> Shown:
        """Show a figure: the chart, then its caption with the data as a table."""
        found, corpus = self._course.figure(figure), self._course.corpus
        return Shown(
            {
                VEGA_LITE: chart(found, corpus),
                "text/plain": f"Figure: {found.title}. {found.alt}",
            },
            {"text/html": caption(found, corpus), "text/plain": found.caption},
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
        """Show what of earlier lessons is due again, if anything is."""
        return _review(self._session, self._lesson.id)

    def _quiz(self, slug: str) -> Any:
        """Make the widget of a quiz."""
        # ipywidgets is the slow part of a lesson: a reader who opens only the card does not wait
        # for it.
        from policystory.widget.sitting import Sitting  # noqa: PLC0415

        sections = {
            one.fact: one.section for one in self._course.text(self._lesson.id).cited
        }
        return Sitting(self._session, slug, sections).widget()

    @_in_a_sentence
    def facts(self) -> Shown:
        """Show the facts that this lesson cites, each under a heading of its own that citations link to."""
        cited = [one.fact for one in self._course.text(self._lesson.id).cited]
        corpus = self._course.corpus
        plain = "\n".join(
            corpus.facts[fact].says for fact in cited if fact in corpus.facts
        )
        return Shown(
            {"text/markdown": facts_markdown(corpus, cited), "text/plain": plain}
        )


def _review(now: Session, lesson_: str | None = None) -> Any:
    """Show what is due today, of all lessons or of those before one; or say when something will be."""
    # The schedule is imported where it is used: most lessons are read without a review.
    from policystory.learner.spaced_review import due, next_due  # noqa: PLC0415

    kept, today = now.done(), now.today()
    attempt = today.toordinal()
    quiz = now.course.review(due(kept, today, now.zone, lesson_), now.learner, attempt)
    if quiz is not None:
        from policystory.widget.sitting import review_widget  # noqa: PLC0415

        return review_widget(now, quiz, attempt)
    later = next_due(kept, today, now.zone, lesson_)
    text = (
        f"Nothing is due today. The next review is on {in_words(later.isoformat())}."
        if later
        else NOTHING_YET
    )
    return _html(_paragraphs([text, *_faults(kept)]), " ".join([text, *_faults(kept)]))


NOTHING_YET = "There is nothing to review yet. What you answer in the lessons comes back here when it is due."


def _faults(record_: Record) -> list[str]:
    """Return what is wrong with a record, in sentences."""
    return [fault.in_words() for fault in record_.faults]


@_in_a_sentence
def review() -> Any:
    """Show the questions that are due today, of all lessons, mixed; or say when some will be."""
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
    """Show how far a session's learner is."""
    kept = now.done()
    standing = standings(
        kept, {slug: plan.items for slug, plan in now.course.quizzes().items()}
    )
    rows = [
        (lesson_.title, blueprint.title, standing[slug])
        for lesson_ in now.course.content.course.lessons
        for slug, blueprint in now.course.quizzes().items()
        if slug.split("/")[0] == lesson_.id
    ]
    done = told(up_to(kept, now.today(), now.zone))
    levels = mastery(done, now.course.objectives_of(), now.zone) if done else {}
    corpus = now.course.corpus
    reached = [
        figure.Row(
            lesson_.title, corpus.objectives[one].text, levels.get(one, figure.UNTRIED)
        )
        for lesson_ in now.course.content.course.lessons
        for one in lesson_.objectives
    ]
    return Shown(
        {
            "text/html": progress_html(rows) + _paragraphs(_faults(kept)),
            "text/plain": "Progress",
        },
        {VEGA_LITE: figure.chart(reached), "text/plain": figure.alt(reached)},
        {"text/html": figure.caption(reached), "text/plain": "What you can do"},
    )


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
    lines = [
        f"Your record: {find.shown_home()}/{now.course.id}/{now.learner}",
        f"{how_many(count, 'answer')} {'is' if count == 1 else 'are'} kept there.",
    ]
    return _html(_paragraphs([*lines, *_faults(kept)]), "Your record")


def _paragraphs(lines: list[str]) -> str:
    """Return sentences as HTML, each as a paragraph."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)

"""A learner's attempts at a quiz: show the latest one in a widget, and begin the next."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from policystory.assignment.assignment_rules import Policy
from policystory.assignment.shown_terms import terms
from policystory.facts.values.period import in_words
from policystory.journal import Receipt, Record
from policystory.learner.progress import AttemptWork, attempt_work, latest_attempt
from policystory.learner.record_watch import RecordWatch
from policystory.learner.session import Session
from policystory.quiz.paper import Mode, Quiz
from policystory.render.place_in_picture import draw_pictures
from policystory.widget.attempt_context import Afterwards, AttemptContext
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import QuizWidget, ShownAttempt

CHANGED = (
    "This attempt was handed in with other questions than these: the course has changed since, "
    "or a part of your record is missing."
)
_OTHER_PAPER = (
    "Some answers of this attempt were given to other questions than these; "
    "they are kept in your record."
)


class QuizAttempts:
    """All attempts of one learner at one quiz, to be shown in a widget.

    `slug` is the quiz's name. `sections` maps a fact's id to the heading under which the lesson
    cites it.
    """

    def __init__(
        self, session: Session, slug: str, sections: Mapping[str, str]
    ) -> None:
        """Find the blueprint of the quiz; NotFoundError if there is none."""
        self._session = session
        self._slug = slug
        self._sections = sections
        self._blueprint = session.course.blueprint(slug)

    def widget(self) -> QuizWidget:
        """Return a widget that shows the latest attempt in which the learner did anything."""
        return QuizWidget(self._shown(self._latest()), self._next)

    def _latest(self) -> int:
        """Return the number of the latest attempt in which anything was done, in any window."""
        return latest_attempt(self._session.full_record(), self._slug)

    def _next(self, attempt: int) -> ShownAttempt:
        """Return the attempt after `attempt`, or a later one that another window has begun."""
        return self._shown(max(attempt + 1, self._latest()))

    def _shown(self, attempt: int) -> ShownAttempt:
        """Draw the quiz of an attempt, and return the attempt for a widget."""
        session = self._session
        # Only graded work is drawn with a secret: practice is the same wherever it is opened.
        secrets: dict[int, str] = {}
        if self._blueprint.mode is Mode.GRADED:
            secrets = session.secrets(self._slug, attempt)
        quiz = session.course.quiz_for(self._slug, session.learner, attempt, secrets)
        context = AttemptContext(
            attempt=attempt,
            attempts=self._blueprint.attempts,
            afterwards=_afterwards(session, self._slug),
        )
        return _show_attempt(session, quiz, self._sections, context)


def _afterwards(session: Session, slug: str) -> Afterwards:
    """Return what can be told after a quiz; the lesson that follows only after an exit quiz."""
    content = session.course.content
    written = {text.id for text in content.lessons}
    following = None
    is_past = False
    for lesson in content.course.lessons:
        # The first lesson with a notebook after the one that this quiz ends.
        if is_past and following is None and lesson.id in written:
            following = (lesson.title, f"{lesson.id}.ipynb")
        is_past = is_past or lesson.id == slug
    texts: dict[str, str] = {}
    for id_, objective in session.course.corpus.objectives.items():
        texts[id_] = objective.text

    def review() -> str:
        return _next_review(session)

    return Afterwards(objectives=texts, next_lesson=following, review=review)


def _next_review(session: Session) -> str:
    """Return a sentence that says when questions come back for review, or ""."""
    # The schedule loads slowly, so only who has answered a whole quiz waits for it.
    from policystory.learner.spaced_review import next_due_day  # noqa: PLC0415

    day = next_due_day(session.full_record(), session.today(), session.zone)
    if day is None:
        return ""
    return f"Your next review is on {in_words(day.isoformat())}."


def review_widget(session: Session, quiz: Quiz, attempt: int) -> QuizWidget:
    """Return a widget that shows a review: questions that are due again today.

    `quiz` is the review as a quiz. `attempt` is a number that differs from day to day.
    """
    context = AttemptContext(
        attempt=attempt,
        is_repeatable=False,
        afterwards=_afterwards(session, quiz.paper.quiz),
    )
    return QuizWidget(_show_attempt(session, quiz, {}, context))


def _show_attempt(
    session: Session, quiz: Quiz, sections: Mapping[str, str], context: AttemptContext
) -> ShownAttempt:
    """Return an attempt as a widget shows it, with all that the learner's record holds of it.

    Arguments: `quiz`: the quiz as drawn for this attempt; `sections`: maps a fact's id to the
    heading under which the lesson cites it; `context`: the attempt's number, and what else is known
    of it.
    """
    slug = quiz.paper.quiz
    attempt = context.attempt
    # The watch begins before the record is read: what is written in between is then news.
    watch = RecordWatch(
        session.folder, session.journal.session, lambda: session.queue.count
    )
    record = session.full_record()
    before = attempt_work(record, slug, attempt)

    def news() -> AttemptWork | None:
        return (
            attempt_work(session.full_record(), slug, attempt)
            if watch.has_changed()
            else None
        )

    def receipts() -> tuple[Receipt, ...]:
        return session.receipts(slug, attempt)

    context = msgspec.structs.replace(
        context,
        is_handed_in=before.is_handed_in,
        note=_note(record, quiz, before),
        news=news,
        note_own_write=watch.note_own_write,
        receipts=receipts,
    )
    course = session.course
    return ShownAttempt(
        conversation=Conversation(
            quiz, course.corpus, sections, before.items, session.queue, context
        ),
        terms=_terms(session, quiz, context),
        pictures=draw_pictures(quiz.paper, course.corpus, course.content.shapes),
    )


def _note(record: Record, quiz: Quiz, before: AttemptWork) -> str:
    """Return sentences on faults of the record, and on answers to other questions."""
    sentences = [fault.in_words() for fault in record.faults]
    is_other_paper = before.paper != quiz.paper.id
    is_graded = quiz.paper.mode is Mode.GRADED
    if before.is_handed_in and is_other_paper:
        sentences.append(CHANGED)
    elif is_graded and not before.items.keys() <= quiz.key.items.keys():
        sentences.append(_OTHER_PAPER)
    return " ".join(sentences)


def _terms(session: Session, quiz: Quiz, context: AttemptContext) -> dict[str, Any]:
    """Return the terms of an attempt as JSON values."""
    policy = Policy(attempts=context.attempts)
    zone = session.course.content.course.zone
    # The number of a review is its day, which tells a learner nothing.
    attempt = context.attempt if context.is_repeatable else 1
    quiz_terms = terms(quiz.paper, policy, zone=zone, attempt=attempt, again=quiz.again)
    return cast("dict[str, Any]", msgspec.to_builtins(quiz_terms))

"""A learner's attempts at a quiz: its widget at the latest attempt, and the next one on request."""

from collections.abc import Mapping

import msgspec

from policystory.assignment.policy import Policy
from policystory.assignment.terms import terms
from policystory.journal import Receipt
from policystory.learner.progress import Work, latest, work
from policystory.learner.session import Session
from policystory.learner.watch import Watch
from policystory.quiz.paper import Mode, Quiz
from policystory.render.picture import pictures
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import Opening, QuizWidget
from policystory.widget.setting import Setting

CHANGED = (
    "This attempt was handed in with other questions than these: the course has changed since, "
    "or a part of your record is missing."
)
OTHER_PAPER = (
    "Some answers of this attempt were given to other questions than these; "
    "they are kept in your record."
)


class Sitting:
    """One learner's attempts at one quiz.

    Arguments: the session; the quiz by its slug; `sections`, the heading under which the lesson
    cites each fact.
    """

    def __init__(self, now: Session, slug: str, sections: Mapping[str, str]) -> None:
        """Find the quiz's plan; NotFoundError if there is none."""
        self._now = now
        self._slug = slug
        self._sections = sections
        self._plan = now.course.blueprint(slug)

    def widget(self) -> QuizWidget:
        """Make the widget, at the latest attempt in which anything was done."""
        return QuizWidget(
            self._opening(latest(self._now.done(), self._slug)), self._next
        )

    def _next(self, attempt: int) -> Opening:
        """Open the attempt after one, or the latest if another window has begun one meanwhile."""
        return self._opening(max(attempt + 1, latest(self._now.done(), self._slug)))

    def _opening(self, attempt: int) -> Opening:
        is_graded = self._plan.mode is Mode.GRADED
        secret = self._now.secret(self._slug, attempt) if is_graded else ""
        quiz = self._now.course.quiz_for(self._slug, self._now.learner, attempt, secret)
        return opening(
            self._now,
            quiz,
            self._sections,
            Setting(attempt=attempt, attempts=self._plan.attempts),
        )


def review_widget(now: Session, quiz: Quiz, attempt: int) -> QuizWidget:
    """Make the widget of a day's review, which is taken once."""
    return QuizWidget(opening(now, quiz, {}, Setting(attempt=attempt, again=False)))


def opening(
    now: Session, quiz: Quiz, sections: Mapping[str, str], setting: Setting
) -> Opening:
    """Open an attempt with what the record holds of it."""
    attempt = setting.attempt
    watch = Watch(now.folder, now.journal.session, lambda: now.queue.count)
    record = now.done()
    before = work(record, quiz.paper.quiz, attempt)

    def look() -> Work | None:
        return work(now.done(), quiz.paper.quiz, attempt) if watch.changed() else None

    notes = [fault.in_words() for fault in record.faults]
    if before.ended and before.paper != quiz.paper.id:
        notes.append(CHANGED)
    elif (
        quiz.paper.mode is Mode.GRADED
        and not before.given.keys() <= quiz.key.items.keys()
    ):
        notes.append(OTHER_PAPER)

    def receipts() -> tuple[Receipt, ...]:
        return now.receipts(quiz.paper.quiz, attempt)

    setting = msgspec.structs.replace(
        setting,
        ended=before.ended,
        note=" ".join(notes),
        look=look,
        wrote=watch.wrote,
        receipts=receipts,
    )
    policy = Policy(attempts=setting.attempts)
    # The number of a review is its day, which tells a learner nothing.
    number = attempt if setting.again else 1
    return Opening(
        conversation=Conversation(
            quiz, now.course.corpus, sections, before.given, now.queue, setting
        ),
        terms=msgspec.to_builtins(
            terms(
                quiz.paper, policy, zone=now.course.content.course.zone, attempt=number
            )
        ),
        pictures=pictures(quiz.paper, now.course.corpus, now.course.content.shapes),
    )

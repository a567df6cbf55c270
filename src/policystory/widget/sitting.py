"""Sitting down to a quiz: its widget at the learner's latest attempt, and the next attempt when one is wanted."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from policystory import journal
from policystory.course.policy import Policy
from policystory.course.progress import Work, latest, work
from policystory.course.session import Session
from policystory.course.terms import terms
from policystory.course.watch import Watch
from policystory.quiz import Quiz
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import Opening, QuizWidget
from policystory.widget.setting import Setting

Pictures = Callable[[Quiz], dict[str, Any]]


def no_pictures(_: Quiz) -> dict[str, Any]:
    """Return no pictures: every item can be answered without one."""
    return {}


class Sitting:
    """One learner's attempts at one quiz.

    Arguments: the session; the quiz by its slug; `sections`, the heading under which the lesson cites each fact; what
    draws the pictures of a quiz's items.
    """

    def __init__(self, now: Session, slug: str, sections: Mapping[str, str], pictures: Pictures = no_pictures) -> None:
        """Find the quiz's plan; NotFoundError if there is none."""
        self._now = now
        self._slug = slug
        self._sections = sections
        self._pictures = pictures
        self._attempts = now.course.blueprint(slug).attempts

    def widget(self) -> QuizWidget:
        """Make the widget, at the latest attempt in which anything was done."""
        return QuizWidget(self._opening(latest(self._now.record(), self._slug)), self._next)

    def _next(self, attempt: int) -> Opening:
        """Open the attempt after one, or the latest if another window has begun one meanwhile."""
        return self._opening(max(attempt + 1, latest(self._now.record(), self._slug)))

    def _opening(self, attempt: int) -> Opening:
        quiz = self._now.course.quiz_for(self._slug, self._now.learner, attempt)
        return opening(
            self._now, quiz, self._sections, Setting(attempt=attempt, attempts=self._attempts), self._pictures
        )


def review_widget(now: Session, quiz: Quiz, attempt: int) -> QuizWidget:
    """Make the widget of a day's review, which is taken once."""
    return QuizWidget(opening(now, quiz, {}, Setting(attempt=attempt, again=False)))


def opening(
    now: Session, quiz: Quiz, sections: Mapping[str, str], setting: Setting, pictures: Pictures = no_pictures
) -> Opening:
    """Open an attempt with what the record holds of it."""
    attempt = setting.attempt
    watch = Watch(now.folder, now.journal.session)
    record = now.record()
    before = _work(record, quiz, attempt)

    def keep(event: journal.Done) -> None:
        try:
            now.journal.write(event)
        finally:
            watch.wrote()

    def look() -> Work | None:
        return _work(now.record(), quiz, attempt) if watch.changed() else None

    note = " ".join(f"{fault.file}, line {fault.line}: {fault.message}." for fault in record.faults)
    setting = msgspec.structs.replace(setting, ended=before.ended, note=note, look=look)
    policy = Policy(attempts=setting.attempts)
    number = attempt if setting.again else 1  # that of a review is its day, which tells a learner nothing
    return Opening(
        conversation=Conversation(quiz, now.course.corpus, sections, before.given, keep, setting),
        terms=msgspec.to_builtins(terms(quiz.paper, policy, zone=now.course.content.course.zone, attempt=number)),
        pictures=pictures(quiz),
    )


def _work(record: journal.Record, quiz: Quiz, attempt: int) -> Work:
    """Return what a record holds of an attempt; it was handed in only if that was this paper."""
    done = journal.Submitted(quiz=quiz.paper.quiz, attempt=attempt, paper=quiz.paper.id)
    found = work(record, quiz.paper.quiz, attempt)
    return Work(found.given, ended=any(step.event == done for step in record.steps))

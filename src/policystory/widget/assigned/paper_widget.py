"""Show an assigned quiz in a widget, with everything that the learner's record holds of it."""

from datetime import datetime
from pathlib import Path
from typing import Any, cast

import msgspec

from policystory.assignment.released_paper import ReleasedPaper
from policystory.assignment.shown_terms import terms
from policystory.assignment.submission_file import record_quiz, write_submission
from policystory.journal import Begun
from policystory.learner.assigned.hand_in import make_submission
from policystory.learner.assigned.handed_in_files import (
    HandedIn,
    latest_handed_in,
    save_handed_in,
)
from policystory.learner.assigned.paper_work import (
    PaperWork,
    end_of_attempt,
    is_closed,
    paper_work,
)
from policystory.learner.progress import AttemptWork, attempt_work
from policystory.learner.record_watch import RecordWatch
from policystory.learner.session import Session
from policystory.quiz.paper import Paper, Quiz
from policystory.render.place_in_picture import draw_pictures
from policystory.widget.assigned.conversation import AssignedConversation, AssignedWork
from policystory.widget.attempt_context import AttemptContext
from policystory.widget.quiz import QuizWidget, ShownAttempt


class PaperView:
    """An assigned quiz, as the learner answers it and hands it in.

    Arguments: `session`: this kernel's course, learner and record; `released`: the quiz as the
    teacher released it; `folder`: the folder with the lessons, in which the file that is handed in
    gets a folder of its own.
    """

    def __init__(self, session: Session, released: ReleasedPaper, folder: Path) -> None:
        """Begin the paper, if that was not done before: its time limit runs from here."""
        self._session = session
        self._released = released
        self._folder = folder
        self._quiz = record_quiz(released)
        self._watch = RecordWatch(
            session.folder, session.journal.session, lambda: session.queue.count
        )
        work = self._work()
        if work.begun is None and not self._is_closed():
            # Nothing is drawn here, so there is no secret: the teacher drew the paper.
            begun = Begun(quiz=self._quiz, attempt=released.attempt, secret="")
            session.queue.add(begun)
            self._watch.note_own_write()
            work = self._work()
        self._begun = work.begun or self._now()
        self._earlier = work.hand_ins

    def widget(self) -> QuizWidget:
        """Return the widget that shows the assigned quiz with the answers so far.

        If the time has run out, the answers are handed in first.
        """
        paper = self._paper()
        released = self._released
        work = self._work()
        is_over = self._is_time_over()
        before = self._before()
        context = AttemptContext(
            attempt=released.attempt,
            is_repeatable=False,
            # Until the end, what was handed in can be changed and handed in again.
            is_handed_in=work.hand_ins > 0 and is_over,
            note=self._note(work, is_over=is_over),
            news=self._news,
            note_own_write=self._watch.note_own_write,
        )
        course = self._session.course
        conversation = AssignedConversation(
            Quiz.without_key(paper),
            course.corpus,
            before,
            self._session.queue,
            context,
            self._possible(),
        )
        if is_over and not work.hand_ins:
            conversation.end()
        pictures = draw_pictures(paper, course.corpus, course.content.shapes)
        return QuizWidget(
            ShownAttempt(
                conversation=conversation, terms=self._terms(), pictures=pictures
            )
        )

    def _note(self, work: PaperWork, *, is_over: bool) -> str:
        """Return what is said above the questions, or ""."""
        if is_over:
            return ""
        phrases = self._session.course.corpus.phrases
        if work.hand_ins:
            return phrases.say("assigned.again")
        honour = self._released.honour
        if not honour:
            return ""
        # To hand in is the one step that every learner takes, so it stands for a signature.
        return phrases.say("assigned.honour", honour=honour)

    def _paper(self) -> Paper:
        """Return the paper under the name that the record has for it; its id stays."""
        return msgspec.structs.replace(self._released.paper, quiz=self._quiz)

    def _possible(self) -> AssignedWork:
        return AssignedWork(
            is_closed=self._is_closed,
            is_time_over=self._is_time_over,
            save=self._save,
            latest=lambda: latest_handed_in(self._folder, self._released),
        )

    def _terms(self) -> dict[str, Any]:
        released = self._released
        told = terms(
            released.paper,
            released.policy,
            released.allowance,
            released.zone,
            released.attempt,
        )
        return cast("dict[str, Any]", msgspec.to_builtins(told))

    def _now(self) -> datetime:
        return self._session.journal.clock()

    def _work(self) -> PaperWork:
        return paper_work(self._session.full_record(), self._released)

    def _before(self) -> AttemptWork:
        record = self._session.full_record()
        return attempt_work(record, self._quiz, self._released.attempt)

    def _news(self) -> AttemptWork | None:
        """Return what another window did; only a hand-in since this one was opened ends it."""
        if not self._watch.has_changed():
            return None
        is_handed_in = self._work().hand_ins > self._earlier
        return msgspec.structs.replace(self._before(), is_handed_in=is_handed_in)

    def _is_closed(self) -> bool:
        return is_closed(self._released, self._now())

    def _is_time_over(self) -> bool:
        end = end_of_attempt(self._released, self._begun)
        return end is not None and self._now() >= end

    def _save(self) -> HandedIn:
        """Make the file that is handed in from the record on the disk."""
        session = self._session
        submission = make_submission(self._released, session.folder, self._now())
        data = write_submission(submission)
        return save_handed_in(self._folder, self._released, data)

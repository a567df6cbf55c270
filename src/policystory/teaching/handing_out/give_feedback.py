"""Write what learners may see of their graded work, once feedback is due."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from policystory.assignment.assignment_rules import window_end
from policystory.assignment.feedback_file import (
    FeedbackFile,
    PaperFeedback,
    QuestionFeedback,
    write_feedback,
)
from policystory.assignment.released_paper import FeedbackTime
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.facts import words
from policystory.facts.record import Citation
from policystory.grade import Mark, counting_response
from policystory.gradebook.learner_results import LearnerResult, State, learner_results
from policystory.gradebook.store import Gradebook
from policystory.items.item import KeyItem, PaperItem
from policystory.render.handout.handout_html import feedback_page
from policystory.render.handout.right_answer import right_answer_words
from policystory.render.question_html import response_words
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.grading import Grader, latest_files
from policystory.teaching.handing_out.private_questions import class_course
from policystory.teaching.workers.learner_work import MarkedAttempt

_OWNER_ONLY = 0o700
_OF_OWNER = 0o600


class FeedbackMaker:
    """Makes the feedback on one assignment of a class.

    Arguments: `folder`: the class's folder; `course`: the course, with the reports that feedback
    names; `name`: the assignment's name.
    """

    def __init__(self, folder: ClassFolder, course: OpenCourse, name: str) -> None:
        """Read the assignment, and who is assigned it."""
        self._folder = folder
        # Feedback may speak of the private facts of a class.
        self._corpus = class_course(folder, course).corpus
        self._language = course.content.course.language
        self._name = name
        self._assignment = folder.assignment(name)
        self._learners = folder.assigned(self._assignment)

    def write(
        self,
        book: Gradebook,
        now: datetime,
        target: Path | None = None,
        *,
        is_confirmed: bool = False,
    ) -> Iterator[Path]:
        """Write a file and a page for each learner with graded or excused work.

        Yield each one's folder.

        Arguments: `book`: the gradebook; `now`: the time, with its zone; `target`: a folder that
        learners can read, or None for the class's folder `feedback`; `is_confirmed`: where the
        teacher decides when feedback is given, give it even if somebody can still hand in.
        PolicystoryError if feedback is not due or handed-in work is not graded; nothing is written
        then.
        """
        self._check_due(now, is_confirmed)
        results = self._results_when_graded(book)
        is_shared = target is not None
        folder = target or self._folder.path / "feedback" / self._name
        for result in results:
            if result.state is State.MISSING:
                continue
            with book.reading() as connection:
                feedback = self._feedback(connection, result)
            of_learner = folder / result.learner
            of_learner.mkdir(parents=True, exist_ok=True)
            page = feedback_page(feedback, self._language).encode()
            self._write(of_learner, "json", write_feedback(feedback), is_shared)
            self._write(of_learner, "html", page, is_shared)
            yield of_learner

    def _write(self, folder: Path, ending: str, data: bytes, is_shared: bool) -> None:
        """Write one file; only its owner can read it unless it goes to a shared folder."""
        path = folder / f"{self._name}-feedback.{ending}"
        if not is_shared:
            folder.chmod(_OWNER_ONLY)
        write_atomically(path, data)
        if not is_shared:
            path.chmod(_OF_OWNER)

    def _check_due(self, now: datetime, is_confirmed: bool) -> None:
        """Refuse feedback before it is due."""
        when = self._assignment.feedback
        if when is FeedbackTime.HAND_IN:
            return
        end, last = self._end()
        if end is not None and end <= now.astimezone(UTC):
            return
        if end is None:
            until = "it has no last date"
        else:
            local = end.astimezone(self._folder.zone)
            until = f"'{last}' can hand in before {local:%Y-%m-%d %H:%M}"
        if when is FeedbackTime.CLOSE:
            raise PolicystoryError(
                f"the feedback of {self._name} is due when it closes, and {until}; "
                "nothing was written"
            )
        if not is_confirmed:
            raise PolicystoryError(
                f"the feedback of {self._name} tells the right answers, and {until}; "
                "to give it out all the same, add --yes; nothing was written"
            )

    def _end(self) -> tuple[datetime | None, str]:
        """Return when the last learner can no longer hand in, and who that is."""
        windows = self._assignment.policy().windows
        end: datetime | None = None
        last = ""
        for learner in self._learners if windows else []:
            allowance = self._folder.file.allowance(learner.id)
            of_learner = window_end(windows[-1], allowance, self._folder.zone)
            if end is None or of_learner > end:
                end, last = of_learner, learner.id
        return end, last

    def _results_when_graded(self, book: Gradebook) -> list[LearnerResult]:
        """Return how each learner stands; refuse while work that was handed in is not graded."""
        ids = [learner.id for learner in self._learners]
        with book.reading() as connection:
            results = learner_results(connection, self._name, ids)
            waiting: list[str] = []
            for result in results:
                is_missing = result.state is State.MISSING
                if is_missing and latest_files(connection, self._name, result.learner):
                    waiting.append(result.learner)
        if waiting:
            raise PolicystoryError(
                f"the work of {', '.join(waiting[:10])} is not graded: grade {self._name} first; "
                "nothing was written"
            )
        return results

    def _feedback(self, connection: Connection, result: LearnerResult) -> FeedbackFile:
        """Return the feedback of a learner."""
        learner = result.learner
        grader = Grader(self._folder, self._name, self._assignment)
        marked = grader.marked(connection, learner)
        return FeedbackFile(
            class_name=self._folder.file.name,
            assignment=self._name,
            title=self._assignment.title,
            learner=learner,
            state=result.state.value,
            points=result.points,
            possible=result.possible,
            late=result.late,
            by_hand=result.by_hand,
            why=_why(result),
            papers=tuple(map(self._paper, marked)),
            zone=self._folder.file.zone,
        )

    def _paper(self, marked: MarkedAttempt) -> PaperFeedback:
        """Return the feedback on one attempt."""
        paper = marked.quiz.paper
        questions: list[QuestionFeedback] = []
        for item, mark in zip(paper.items, marked.grade.marks, strict=True):
            questions.append(self._question(marked, item, mark))
        return PaperFeedback(
            quiz=paper.quiz,
            paper=paper.id,
            title=paper.title,
            attempt=marked.name.attempt,
            handed_in=marked.handed_in.at.astimezone(self._folder.zone).isoformat(),
            points=marked.grade.points,
            possible=marked.grade.possible,
            questions=tuple(questions),
        )

    def _question(
        self, marked: MarkedAttempt, item: PaperItem, mark: Mark
    ) -> QuestionFeedback:
        """Return the feedback on one question."""
        key = marked.key.items.get(item.id, marked.quiz.key.items[item.id])
        return QuestionFeedback(
            item=item.id,
            stem=item.stem,
            response=_response(marked, item, key),
            points=mark.points,
            possible=mark.possible,
            reason=mark.reason.value,
            verdict=mark.verdict,
            sentence=mark.sentence,
            told=mark.feedback,
            right=right_answer_words(item, key),
            sources=tuple(map(self._source, key.sources)),
        )

    def _source(self, citation: Citation) -> str:
        """Return a citation as readers see it, even if the course no longer has its source."""
        if citation.source in self._corpus.sources:
            return words.mark(self._corpus, citation)
        return f"{citation.source} ¶{citation.paragraph}"


def _why(result: LearnerResult) -> tuple[str, ...]:
    """Return the reasons that a learner reads; what a teacher noted stays in the gradebook."""
    return () if result.by_hand else result.why


def _response(marked: MarkedAttempt, item: PaperItem, key: KeyItem) -> str:
    """Return the answer that counts, in words; "" if there was none."""
    responses = marked.responses.get(item.id)
    if not responses:
        return ""
    counted = counting_response(marked.quiz.paper, item, key, responses)
    return response_words(item, counted.response)

"""Mark an assignment again after right answers were corrected: list what changes, then do it."""

from collections.abc import Collection, Iterator

import msgspec
from sqlalchemy import Connection, select

from policystory.assignment.regrade import Change, RegradeRule, why_changed
from policystory.errors import NotFoundError, PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.papers import (
    AttemptName,
    KeptQuiz,
    keep_correction,
    kept_quiz,
)
from policystory.gradebook.question_decisions import withdraw
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import papers
from policystory.items.bank import Bank
from policystory.quiz.paper import Key
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.workers.corrected_key import corrected_key
from policystory.teaching.workers.learner_work import (
    GradingRules,
    KeptJson,
    LearnerWork,
    MarkedAttempt,
    NotGraded,
    marked_attempts,
)
from policystory.teaching.workers.plan import Plan


class Regrade(msgspec.Struct, frozen=True):
    """One attempt whose marks change when it is marked again, with these marks."""

    attempt: AttemptName
    changes: tuple[Change, ...]


class Regrading(msgspec.Struct, frozen=True, kw_only=True):
    """A plan to mark an assignment again: with corrected right answers, or without some questions.

    - `folder`: the class's folder; `assignment`: the assignment's name;
    - `bank`: all questions of the course as it is now, with their right answers; None if no right
      answer is corrected;
    - `rule`: which mark counts, such as the better one, before or after the correction;
    - `dropped`: the ids of questions to be dropped; every learner gets their points.
    """

    folder: ClassFolder
    assignment: str
    bank: Bank | None = None
    rule: RegradeRule = RegradeRule.EITHER
    dropped: frozenset[str] = frozenset()

    def notes(self, book: Gradebook) -> list[str]:
        """Return sentences about what may surprise in a regrade; an empty list if nothing does.

        `book`: the gradebook. A surprise is that corrections of earlier regrades count by the new
        rule too.
        """
        rules = select(papers.c.rule).where(papers.c.assignment == self.assignment)
        with book.reading() as connection:
            before = set(connection.execute(rules.distinct()).scalars())
        different = before - {None, self.rule.value}
        if self.bank is None or not different:
            return []
        earlier = " and ".join(sorted(different))
        note = (
            f"keys were corrected before by the rule {earlier}; all corrections of "
            f"{self.assignment}, also those, now count by the rule {self.rule.value}"
        )
        return [note]

    def planned(self, book: Gradebook) -> Iterator[Regrade]:
        """Yield each attempt whose marks would change, without changing them.

        `book`: the gradebook. NotFoundError if a question that is to be dropped was asked of
        nobody.
        """
        check_asked(book, self.assignment, self.dropped)
        assignment = self.folder.assignment(self.assignment)
        plan = Plan(self.folder, self.assignment, assignment)
        for learner in self.folder.assigned(assignment):
            with book.reading() as connection:
                rules = plan.rules(connection)
                for work in plan.work(connection, learner.id):
                    # Whoever cannot be graded is named when the assignment is graded.
                    if not isinstance(work, NotGraded):
                        yield from self._of_learner(work, rules)

    def _of_learner(self, work: LearnerWork, rules: GradingRules) -> Iterator[Regrade]:
        """Yield each attempt of a learner whose marks would change."""
        # Against the marks that hold now, so that nothing is planned a second time.
        before = {each.name: each for each in marked_attempts(work, rules)}
        withdrawn = rules.withdrawn | self.dropped
        new_rules = msgspec.structs.replace(rules, withdrawn=withdrawn)
        for after in marked_attempts(self._corrected_work(work), new_rules):
            changes = tuple(self._changes(before[after.name], after, withdrawn))
            if changes:
                yield Regrade(after.name, changes)

    def _corrected_work(self, work: LearnerWork) -> LearnerWork:
        """Return a learner's work with the keys of today."""
        attempts = []
        for attempt in work.attempts:
            corrected = self._corrected(attempt.kept.read())
            kept = attempt.kept
            if corrected is not None:
                as_json = msgspec.json.encode(corrected)
                kept = KeptJson(kept.quiz, as_json, self.rule.value)
            attempts.append(msgspec.structs.replace(attempt, kept=kept))
        return msgspec.structs.replace(work, attempts=tuple(attempts))

    def _corrected(self, kept: KeptQuiz) -> Key | None:
        """Return the key of today; None if there is none, or it is that of the release."""
        if self.bank is None:
            return None
        new, old = corrected_key(kept.quiz, self.bank), kept.quiz.key
        is_corrected = new.items.keys() != old.items.keys()
        for id_, item in new.items.items():
            is_corrected = is_corrected or item.key != old.items[id_].key
        # A correction that was taken back in the course is taken back here too.
        return new if is_corrected or kept.corrected is not None else None

    def _changes(
        self, before: MarkedAttempt, after: MarkedAttempt, withdrawn: frozenset[str]
    ) -> Iterator[Change]:
        """Yield the marks of an attempt that differ."""
        marks = {mark.item: mark for mark in before.grade.marks}
        for mark in after.grade.marks:
            old = marks[mark.item]
            if (old.points, old.reason) == (mark.points, mark.reason):
                continue
            name = after.quiz.key.items[mark.item].name
            rule = RegradeRule.FULL_CREDIT if name in withdrawn else self.rule
            yield Change(
                learner=after.name.learner,
                number=after.name.attempt,
                item=mark.item,
                before=old,
                after=mark,
                why=why_changed(rule, old, mark),
            )

    def apply(self, book: Gradebook, author: Author) -> None:
        """Store corrected right answers and dropped questions for the next grading.

        They are stored for all learners, for work that is handed in later too. Arguments: `book`:
        the gradebook; `author`: who decides, when, and why.
        """
        for name in _paper_names(book, self.assignment) if self.bank else ():
            with book.writing() as connection:
                self._keep_corrected(connection, name)
        with book.writing() as connection:
            for item in sorted(self.dropped):
                withdraw(connection, self.assignment, item, author)

    def _keep_corrected(self, connection: Connection, name: AttemptName) -> None:
        """Keep the corrected key of one paper, unless it is kept already."""
        kept = kept_quiz(connection, name)
        corrected = None if kept is None else self._corrected(kept)
        if kept is None or corrected is None:
            return
        if (kept.corrected, kept.rule) != (corrected, self.rule):
            keep_correction(connection, name, corrected, self.rule)


def check_asked(
    book: Gradebook,
    assignment: str,
    questions: Collection[str],
    *,
    are_typed: bool = False,
) -> None:
    """Raise NotFoundError if one of `questions` was asked of nobody in an assignment.

    `book`: the gradebook; `assignment`: its name; `questions`: ids of questions of the course;
    `are_typed`: also raise PolicystoryError for a question to which learners choose the answer.
    """
    left = set(questions)
    for name in _paper_names(book, assignment) if left else ():
        with book.reading() as connection:
            kept = kept_quiz(connection, name)
        if kept is None:
            continue
        for item in kept.quiz.paper.items:
            question = kept.quiz.key.items[item.id].name
            if question in left and are_typed and (item.options or item.prompts):
                raise PolicystoryError(
                    f"learners choose their answer to '{question}', so none is typed; to set a "
                    "learner's mark use: policystory gradebook mark"
                )
            left.discard(question)
        if not left:
            return
    if left:
        raise NotFoundError(
            f"no paper of '{assignment}' has the question '{min(left)}'; "
            f"their ids stand in: policystory gradebook export {assignment} --by question "
            "--to questions.csv"
        )


def _paper_names(book: Gradebook, assignment: str) -> list[AttemptName]:
    """Return the names of all papers of an assignment."""
    of_assignment = select(
        papers.c.assignment, papers.c.learner, papers.c.quiz, papers.c.attempt
    ).where(papers.c.assignment == assignment)
    with book.reading() as connection:
        return [AttemptName(*row) for row in connection.execute(of_assignment)]

"""The panels for learners' work: status, collect, grade, regrade, feedback."""

from collections import Counter
from pathlib import Path

from policystory.assignment.regrade import RegradeRule
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many
from policystory.instructor.notebook_class import notebook_course, open_notebook_class
from policystory.instructor.panel import (
    Panel,
    assignment_field,
    check_field,
    choice_field,
    text_field,
)
from policystory.instructor.release_panels import assignment_of
from policystory.teaching import grading
from policystory.teaching.collecting.find_files import handed_files
from policystory.teaching.collecting.handed_file import FileOutcome
from policystory.teaching.handing_out.give_feedback import FeedbackMaker
from policystory.teaching.handing_out.private_questions import class_course
from policystory.teaching.open_class import OpenClass
from policystory.teaching.regrading import Regrading
from policystory.teaching.status import statuses


def status() -> Panel:
    """Return the panel that shows who has handed in, and who needs attention."""
    fields = {"assignment": assignment_field()}
    return Panel("policystory status NAME", fields, {"Show": _status})


def _status(panel: Panel) -> None:
    rows: list[tuple[object, ...]] = []
    with open_notebook_class() as opened:
        listed = statuses(opened.folder, opened.book, assignment_of(panel), opened.now)
    for each in listed:
        result = each.result
        state = result.state.value + (", late" if result.late else "")
        points = ""
        if result.points is not None:
            points = f"{result.points:f} of {result.possible:f}"
        attention = " ".join(each.attention)
        name, section = each.learner.name, each.learner.section
        rows.append((name, section, state, each.handed_in, points, attention))
    # The numbers come first: a teacher of a large class will not scroll to the end.
    needing = sum(bool(each.attention) for each in listed)
    panel.say(f"{how_many(len(listed), 'learner')}; {needing} need your attention.")
    heads = ("Learner", "Section", "State", "Files", "Points", "Needs attention")
    panel.table(heads, rows)


def collect() -> Panel:
    """Return the panel that takes in the files that learners handed in."""
    hint = "a folder, a zip file or a file"
    fields = {"source": text_field("From", "handed-in", hint)}
    return Panel("policystory collect SOURCE", fields, {"Collect": _collect})


def _collect(panel: Panel) -> None:
    # Files are read one by one as they are judged: a class's can be many.
    with open_notebook_class() as opened:
        files = handed_files([Path(panel["source"])])
        judging = grading.collect(opened.folder, opened.book, files, opened.now)
        judged = list(panel.progress(judging))
    panel.say(f"{how_many(len(judged), 'new file')}.")
    tally = Counter(each.outcome.value for each in judged)
    panel.table(("Outcome", "Files"), sorted(tally.items()))
    # What was accepted needs no word; all else is for the teacher to read.
    odd = [each for each in judged if each.outcome is not FileOutcome.ACCEPTED]
    rows = [(each.name, each.outcome.value, each.sentence) for each in odd]
    panel.table(("File", "Outcome", "Why"), rows)


def grade() -> Panel:
    """Return the panel that grades the work that was collected."""
    fields = {"assignment": assignment_field()}
    return Panel("policystory grade NAME", fields, {"Grade": _grade})


def _grade(panel: Panel) -> None:
    with open_notebook_class() as opened:
        _grade_all(panel, opened, "graded")


def _grade_all(panel: Panel, opened: OpenClass, because: str) -> None:
    """Grade an assignment, and say how many learners were graded and changed."""
    name, author = assignment_of(panel), opened.author(because)
    grading_ = grading.grade_assignment(opened.folder, opened.book, name, author)
    learners = opened.folder.assigned(opened.folder.assignment(name))
    graded = list(panel.progress(grading_, len(learners)))
    changed = sum(each.changed for each in graded)
    panel.say(f"{how_many(len(graded), 'learner')} graded, {changed} changed.")


def regrade() -> Panel:
    """Return the panel that marks an assignment again with the right answers of today's course.

    One button shows what would change, and another makes the changes.
    """
    rules = [rule.value for rule in RegradeRule if rule is not RegradeRule.NONE]
    fields = {
        "assignment": assignment_field(),
        "rule": choice_field("Which mark counts", rules),
        "drop": text_field("Withdraw", "", "ids of questions, with spaces between"),
        "because": text_field("Because", "", "why; it is kept with every change"),
    }
    actions = {
        "Show what would change": _show_regrade,
        "Change the marks": _apply_regrade,
    }
    return Panel('policystory regrade NAME --because "…"', fields, actions)


def _regrading(panel: Panel, opened: OpenClass) -> Regrading:
    """Return the regrade that the panel's fields describe."""
    return Regrading(
        folder=opened.folder,
        assignment=assignment_of(panel),
        bank=class_course(opened.folder, notebook_course()).bank,
        rule=RegradeRule(panel["rule"]),
        dropped=frozenset(panel["drop"].split()),
    )


def _show_changes(panel: Panel, opened: OpenClass, regrading: Regrading) -> None:
    """Show what a regrade would change."""
    for note in regrading.notes(opened.book):
        panel.say(f"Note: {note}.")
    rows: list[tuple[str, str, str]] = []
    for each in regrading.planned(opened.book):
        quiz = each.attempt.quiz
        rows += [(change.learner, quiz, change.why) for change in each.changes]
    if not rows:
        panel.say("No mark changes.")
    panel.table(("Learner", "Quiz", "Why"), rows)


def _show_regrade(panel: Panel) -> None:
    with open_notebook_class() as opened:
        _show_changes(panel, opened, _regrading(panel, opened))


def _apply_regrade(panel: Panel) -> None:
    because = panel["because"]
    if not because:
        raise PolicystoryError("say why: the reason is kept with every change")
    with open_notebook_class() as opened:
        regrading = _regrading(panel, opened)
        _show_changes(panel, opened, regrading)
        regrading.apply(opened.book, opened.author(because))
        _grade_all(panel, opened, because)


def feedback() -> Panel:
    """Return the panel that writes the feedback for each learner: marks and right answers."""
    fields = {
        "assignment": assignment_field(),
        "target": text_field("To", "", "a folder that learners read; empty: feedback/"),
        "confirmed": check_field("Give it out even if somebody can still hand in"),
    }
    return Panel("policystory feedback NAME", fields, {"Give feedback": _feedback})


def _feedback(panel: Panel) -> None:
    with open_notebook_class() as opened:
        maker = FeedbackMaker(opened.folder, notebook_course(), assignment_of(panel))
        target = Path(panel["target"]) if panel["target"] else None
        writing = maker.write(
            opened.book, opened.now, target, is_confirmed=panel["confirmed"]
        )
        count = sum(1 for _ in panel.progress(writing))
    panel.say(f"Feedback for {how_many(count, 'learner')} is written.")

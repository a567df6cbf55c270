"""Panels that are used before learners work: import learners, assign, preview, release."""

from pathlib import Path

from policystory.errors import PolicystoryError
from policystory.facts.words import how_many
from policystory.instructor.notebook_class import (
    class_folder,
    notebook_course,
    open_notebook_class,
)
from policystory.instructor.panel import (
    Panel,
    assignment_field,
    renew_assignments,
    several_field,
    text_field,
)
from policystory.quiz.paper import Mode
from policystory.teaching import steps
from policystory.teaching.assigning import (
    Fields,
    preview_lines,
    previewed_learner,
    warnings,
    write_assignment,
)
from policystory.teaching.handing_out.make_papers import PaperMaker
from policystory.teaching.handing_out.private_questions import class_course
from policystory.teaching.handing_out.release_papers import shown_papers
from policystory.teaching.handing_out.zip_or_print import WAYS
from policystory.teaching.roster import changed_details

_TIME = "such as 2027-02-05T23:00"


def roster() -> Panel:
    """Return the panel that imports a roster, the table of the class's learners.

    One button shows what would change, and another makes the changes.
    """
    fields = {"file": text_field("File", "canvas.csv", "an export of your school's")}
    actions = {"Show what changes": _show_roster, "Change the roster": _change_roster}
    return Panel("policystory roster import FILE", fields, actions)


def _show_roster(panel: Panel) -> None:
    format_, new, change = steps.roster_in_file(class_folder(), Path(panel["file"]))
    panel.say(f"A {format_} roster with {how_many(len(new), 'learner')}.")
    if not change:
        panel.say("Nothing changes.")
    rows = [("added", each.name, each.id, each.section) for each in change.added]
    rows += [("dropped", each.name, each.id, each.section) for each in change.dropped]
    rows += [
        ("changed", after.name, after.id, changed_details(before, after))
        for before, after in change.changed
    ]
    panel.table(("", "Name", "Id", "Section or change"), rows)


def _change_roster(panel: Panel) -> None:
    folder = class_folder()
    _, new, change = steps.roster_in_file(folder, Path(panel["file"]))
    # Read once more: the file may be another since it was shown.
    if change:
        folder.write_roster(new)
    count = how_many(len(folder.roster()), "learner")
    panel.say(f"The class has {count}.")


def assign() -> Panel:
    """Return the panel that writes an assignment's file: what is asked, of whom, until when."""
    fields = {
        "name": text_field("Name", "", "for files, such as week-2"),
        "title": text_field("Title", "", "what learners read"),
        "lessons": several_field("Lessons", _lessons()),
        "opens": text_field("Opens", "", _TIME),
        "due": text_field("Due", "", _TIME),
        "closes": text_field("Closes", "", "the last minute for late work"),
        "minutes": text_field(
            "Minutes", "", "the time for one attempt; empty: no limit"
        ),
    }
    command = "policystory assign NAME --lesson LESSON --due TIME"
    return Panel(command, fields, {"Assign": _assign})


def _lessons() -> list[str]:
    """Return the lessons that have an exit quiz; none if class or course cannot be opened."""
    # The panel is shown all the same; its button will say what is wrong.
    try:
        with open_notebook_class():
            quizzes = notebook_course().quizzes()
    except PolicystoryError:
        return []
    return [slug for slug in quizzes if "/" not in slug]


def _assign(panel: Panel) -> None:
    name = panel["name"]
    given: Fields = {"title": panel["title"] or name}
    given["lessons"] = list(panel["lessons"])
    for field in ("opens", "due", "closes"):
        given[field] = panel[field]
    minutes = panel["minutes"]
    # What is no number is refused where the file is read, with a sentence.
    given["minutes"] = int(minutes) if minutes.isdecimal() else minutes
    # An empty field means the usual, as if it were not there.
    fields = {field: value for field, value in given.items() if value}
    with open_notebook_class() as opened:
        course = class_course(opened.folder, notebook_course())
        path = write_assignment(opened.folder, course, name, fields)
        panel.say(f"{path}: written.")
        written = opened.folder.assignment(name)
        for sentence in warnings(opened.folder, course, written, opened.now):
            panel.say(f"Note: {sentence}")
    renew_assignments(name)


def preview() -> Panel:
    """Return the panel that shows a learner's questions, before or after their release."""
    hint = "an id; empty: the first learner"
    fields = {
        "assignment": assignment_field(),
        "learner": text_field("Learner", "", hint),
    }
    return Panel("policystory preview NAME", fields, {"Show": _preview})


def _preview(panel: Panel) -> None:
    with open_notebook_class() as opened:
        maker = PaperMaker(opened.folder, notebook_course(), assignment_of(panel))
        learner = previewed_learner(maker, panel["learner"])
        for made in shown_papers(maker, opened.book, learner):
            paper = made.released.paper
            panel.say(f"{paper.title}, for {learner.name}")
            panel.lines(list(preview_lines(maker, made)))


def release() -> Panel:
    """Return the panel that makes the papers of an assignment, each learner's questions."""
    hint = "a folder for a zip file a section; empty: none"
    fields = {
        "assignment": assignment_field(),
        "zip": text_field("Zip files", "", hint),
    }
    return Panel("policystory release NAME", fields, {"Release": _release})


def _release(panel: Panel) -> None:
    name = assignment_of(panel)
    with open_notebook_class() as opened:
        folder, book = opened.folder, opened.book
        if folder.assignment(name).mode is Mode.PRACTICE:
            # One file is written at once, so no bar is needed.
            (path,) = steps.release(folder, notebook_course(), book, name)
            panel.say(f"{path}: written; give it to all learners.")
            return
        course = class_course(folder, notebook_course())
        maker = PaperMaker(folder, course, name)
        learners = folder.assigned(maker.assignment)
        # Counted before, for the bar; to make a paper takes far longer.
        total = sum(len(list(maker.attempts(learner))) for learner in learners)
        papers = steps.release(folder, course, book, name)
        count = sum(1 for _ in panel.progress(papers, total))
        panel.say(f"{how_many(count, 'paper')} in {folder.path / 'released' / name}.")
        if panel["zip"]:
            for path in WAYS["sections"](folder, book, name, Path(panel["zip"])):
                panel.say(f"{path}: written.")


def assignment_of(panel: Panel) -> str:
    """Return the name of the assignment that is chosen in a panel.

    PolicystoryError if the class has no assignment yet.
    """
    name = panel["assignment"]
    if not name:
        raise PolicystoryError(
            "there is no assignment yet: assign something first, then run this cell again"
        )
    return str(name)

"""Panels that are used after grading: analyse an assignment (also as tables), export grades."""

from decimal import Decimal
from pathlib import Path

from policystory.course.atomic_write import write_atomically
from policystory.facts.words import how_many
from policystory.instructor.notebook_class import open_notebook_class
from policystory.instructor.panel import (
    Panel,
    assignment_field,
    choice_field,
    text_field,
)
from policystory.instructor.release_panels import assignment_of
from policystory.lms.moodle_grades import moodle_grades
from policystory.lms.plain_grades import plain_grades
from policystory.teaching import steps
from policystory.teaching.analysis.class_analysis import (
    ClassAnalysis,
    analyse_class,
    without_names,
)
from policystory.teaching.analysis.frames import Frames, analysis_frames
from policystory.teaching.analysis.page import analysis_page
from policystory.teaching.analysis.text import analysis_text

_CANVAS = "into my export of Canvas"
_MOODLE = "for Moodle"
_PLAIN = "as a plain table"


def analyse() -> Panel:
    """Return the panel that shows what the answers to an assignment say about its questions."""
    fields = {"assignment": assignment_field()}
    actions = {"Analyse": _analyse, "Write a page without names": _write_page}
    return Panel("policystory analyse NAME --html FILE", fields, actions)


def _analysis(assignment: str) -> ClassAnalysis:
    with open_notebook_class() as opened:
        return analyse_class(opened.folder, opened.book, assignment, opened.now)


def _analyse(panel: Panel) -> None:
    panel.lines(analysis_text(_analysis(assignment_of(panel))))


def _write_page(panel: Panel) -> None:
    name = assignment_of(panel)
    page = analysis_page(without_names(_analysis(name)))
    target = Path(f"analysis-{name}.html")
    write_atomically(target, page.encode())
    panel.say(f"{target}: written without names.")


def frames(assignment: str) -> Frames:
    """Return the analysis of an assignment as pandas data frames, by name.

    The names are "questions", "objectives", "sections", "learners" and "wrong_answers".
    `assignment`: its name, such as "week-1".
    """
    return analysis_frames(_analysis(assignment))


def export() -> Panel:
    """Return the panel that writes the grades of an assignment into a file."""
    fields = {
        "assignment": assignment_field(),
        "way": choice_field("How", (_CANVAS, _MOODLE, _PLAIN)),
        "canvas": text_field("My export", "canvas.csv", "of Canvas's gradebook"),
        "target": text_field("Write to", "grades.csv"),
    }
    command = "policystory gradebook export NAME --canvas FILE --to FILE"
    return Panel(command, fields, {"Export": _export})


def _export(panel: Panel) -> None:
    name, target = assignment_of(panel), Path(panel["target"])
    with open_notebook_class() as opened:
        folder, book = opened.folder, opened.book
        # Canvas keeps what else is in its file, so that it has to be filled in.
        if panel["way"] == _CANVAS:
            file = Path(panel["canvas"])
            count = steps.export_canvas(folder, book, name, file, target)
        else:
            rows = steps.grade_rows(folder, book, name)
            title = folder.assignment(name).title
            is_moodle = panel["way"] == _MOODLE
            table = moodle_grades(rows, title) if is_moodle else plain_grades(rows)
            write_atomically(target, table)
            count = len(rows)
        grades = steps.grade_rows(folder, book, name)
    panel.say(f"{target}: {how_many(count, 'grade')}.")
    shown = [(row.name, row.section, row.state, _points(row.points)) for row in grades]
    panel.table(("Learner", "Section", "State", "Points"), shown)


def _points(points: Decimal | None) -> str:
    return "" if points is None else f"{points:f}"

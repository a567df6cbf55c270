"""Panels of buttons and tables for the instructor's notebook, one for each step of the week.

    from policystory import instructor

    instructor.roster()
    instructor.frames("week-1")["questions"]

The panels call the same functions as the commands. They work on the class in the notebook's folder.
"""

from policystory.instructor.analysis_panels import analyse, export, frames
from policystory.instructor.grading_panels import (
    collect,
    feedback,
    grade,
    regrade,
    status,
)
from policystory.instructor.notebook_class import use
from policystory.instructor.release_panels import assign, preview, release, roster

__all__ = [
    "analyse",
    "assign",
    "collect",
    "export",
    "feedback",
    "frames",
    "grade",
    "preview",
    "regrade",
    "release",
    "roster",
    "status",
    "use",
]

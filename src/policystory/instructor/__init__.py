"""What the instructor's notebook calls: a panel of buttons and tables for each step of the week.

    from policystory import instructor

    instructor.roster()
    instructor.frames("week-1")["questions"]

The panels call the same functions as the commands, and work on the class in the notebook's folder.
"""

from policystory.instructor.after import collect, feedback, grade, regrade, status
from policystory.instructor.before import assign, preview, release, roster
from policystory.instructor.open_class import use
from policystory.instructor.results import analyse, export, frames

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

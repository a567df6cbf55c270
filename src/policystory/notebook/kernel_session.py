"""This kernel's session, and how the faults of its record are shown."""

from functools import cache

from policystory.course import find
from policystory.journal import Record
from policystory.learner.session import Session
from policystory.render.escape import html as escape


@cache
def session() -> Session:
    """Return this kernel's session (course, learner, record); the first call opens it."""
    return Session(find.working_folder())


def fault_sentences(kept: Record) -> list[str]:
    """Return the faults of a record, in sentences."""
    return [fault.in_words() for fault in kept.faults]


def paragraphs(lines: list[str]) -> str:
    """Return sentences as HTML, each as a paragraph."""
    html = ""
    for line in lines:
        html += f"<p>{escape(line)}</p>"
    return html

"""The session of this kernel (its course, learner and record), and the record's faults in words."""

from functools import cache

from policystory.course import find
from policystory.journal import Record
from policystory.learner.session import Session
from policystory.render.escape import html as escape


@cache
def session() -> Session:
    """Return this kernel's session: its course, its learner and the learner's record.

    The first call opens the session, for the course around the working folder.
    """
    return Session(find.working_folder())


def fault_sentences(kept: Record) -> list[str]:
    """Return a sentence for each fault of a learner's record, such as a damaged line."""
    return [fault.in_words() for fault in kept.faults]


def paragraphs(lines: list[str]) -> str:
    """Return HTML with a paragraph for each of the sentences."""
    html = ""
    for line in lines:
        html += f"<p>{escape(line)}</p>"
    return html

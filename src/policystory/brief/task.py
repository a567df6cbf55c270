"""What an author asks for: a brief (a short text that argues one side from facts) and its rubric.

A lesson can ask for several briefs, such as one for and one against. The rubric tells the teacher
how to give points.
"""

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Record

_MOST_FACTS = 20
"""The most facts that a brief may be asked to use."""
_MOST_REPORTS = 12
_LEVELS = 3
"""How many levels a line of the rubric has: for no point, one point, and two points."""
TITLE_WORDS, ASK_WORDS = 12, 60
"""The most words of a title, and of what a brief asks for."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Faults = Iterator[tuple[tuple[str | int, ...], str, str]]
"""Faults: the path to each from the file's record, what is wrong, and what to do."""


class BriefTask(Record, frozen=True, kw_only=True):
    """One brief (a short text that argues one side from facts) for which a lesson asks.

    `id`: unique in the lesson and never changed, as records name it; `ask`: what the brief is to
    argue; `facts`: how many facts it must use at least; `reports`: from how many reports these must
    come.
    """

    id: str
    title: str
    ask: str
    facts: Annotated[int, msgspec.Meta(ge=1, le=_MOST_FACTS)] = 6
    reports: Annotated[int, msgspec.Meta(ge=1, le=_MOST_REPORTS)] = 3


class RubricLine(Record, frozen=True, kw_only=True):
    """One line of the rubric, by which a teacher gives points for a brief.

    `what`: what is judged, such as the reasons; `levels`: what earns no point, one point, two
    points.
    """

    what: str
    levels: tuple[str, ...]


def faults(
    corpus: Corpus, briefs: tuple[BriefTask, ...], rubric: tuple[RubricLine, ...]
) -> Faults:
    """Yield each fault in the briefs and the rubric of one lesson, as its author wrote them.

    A fault is a tuple: the path to the field in the lesson's quiz file, what is wrong, what to do.
    """
    seen: set[str] = set()
    for place, brief in enumerate(briefs):
        way = ("briefs", place)
        if brief.id in seen:
            message = f"another brief of this lesson has the id '{brief.id}'"
            yield (*way, "id"), message, "ids are permanent; choose a new one here"
        seen.add(brief.id)
        for field, message, hint in _faults_of_one(corpus, brief):
            yield (*way, field), message, hint
    if briefs and not rubric:
        hint = "say under 'rubric' how the briefs are judged"
        yield ("briefs",), "nobody is told how these briefs are judged", hint
    if rubric and not briefs:
        hint = "write what is judged under 'briefs', or leave 'rubric' out"
        yield ("rubric",), "there is a rubric and no brief", hint
    for place, line in enumerate(rubric):
        for field, message, hint in _faults_of_line(line):
            yield ("rubric", place, field), message, hint


def _faults_of_one(corpus: Corpus, brief: BriefTask) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of one brief: the field, what is wrong, and what to do."""
    if not _ID.fullmatch(brief.id):
        hint = "write small letters and figures, with hyphens between"
        yield "id", f"'{brief.id}' is not an id", hint
    texts = (("title", brief.title, TITLE_WORDS), ("ask", brief.ask, ASK_WORDS))
    for field, text, most in texts:
        words = len(text.split())
        if not 0 < words <= most:
            message = f"'{field}' has {words} words; it needs 1 to {most}"
            yield field, message, "write it shorter" if words else "write it"
    # What the corpus does not have, nobody can use.
    for field, asked, there in (
        ("facts", brief.facts, len(corpus.facts)),
        ("reports", brief.reports, len(corpus.sources)),
    ):
        if asked > there:
            message = f"{asked} {field} are asked for, and the course has {there}"
            yield field, message, "ask for fewer"
    if brief.reports > brief.facts:
        message = f"{brief.facts} facts cannot be of {brief.reports} reports"
        yield "reports", message, "ask for more facts, or for fewer reports"


def _faults_of_line(line: RubricLine) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of one line of the rubric."""
    if not line.what.strip():
        yield "what", "'what' is empty", "name what is judged"
    if len(line.levels) != _LEVELS or not all(map(str.strip, line.levels)):
        message = f"a line has {_LEVELS} levels, none of them empty"
        yield "levels", message, "say what earns no point, one point and two points"

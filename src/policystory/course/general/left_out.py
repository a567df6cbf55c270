"""Fill in fields that authors may leave out of their files.

A file of facts can have a part `each`: fields that hold for every fact of the file. A fact's own
field replaces the shared one. A source can leave out what its outlet (newspaper or office) says.
"""

from typing import Any

import msgspec

from policystory import reading
from policystory.errors import Problem
from policystory.facts.record import Dated, Fact, Kind, Paragraph, Record
from policystory.reading import Document

EACH = "each"
"""The field of a file of facts that holds what all its facts share."""
PARAGRAPH, SOURCE = "paragraph", "source"
"""The short form of `sources`: the number of a paragraph, or several, and the id of the report."""
UNKNOWN = "unknown"
"""What stands for the hash of a text until it is written."""
_OWN = ("id", "sources", "says")
"""What no two facts share."""


def _shared_fields() -> list[tuple[str, Any, None]]:
    fields: list[tuple[str, Any, None]] = [
        (SOURCE, str | None, None),
        (PARAGRAPH, Paragraph | tuple[Paragraph, ...] | None, None),
    ]
    for field in msgspec.structs.fields(Fact):
        if field.name in _OWN:
            continue
        type_ = field.type | None
        shared = (
            field.name,
            type_,
            None,
        )
        fields.append(shared)
    return fields


Each = msgspec.defstruct("Each", _shared_fields(), bases=(Record,), frozen=True)
"""What a file of facts may say of all its facts: each field of a fact that two can share."""


def with_shared_fields(document: Document) -> tuple[Document, list[Problem]]:
    """Return a file of facts in which each fact has the fields that it leaves out.

    These are the fields under `each`, and `kind: reported` where nobody speaks. A paragraph that a
    fact gives, with the source that the fact or `each` names, becomes the fact's
    `sources`. If `each` is faulty, the facts stay as they are, and the list holds the problems.
    """
    data = document.data
    if not isinstance(data, dict):
        return document, []
    facts = data.get("facts")
    if not isinstance(facts, list):
        return document, []
    each = data.get(EACH) or {}
    problems: list[Problem] = []
    if EACH in data:
        _, problems = reading.record(document, Each, EACH)
    if problems:
        return document, problems
    whole = [_whole(fact, each) for fact in facts]
    # Lines stay as they are: a field that was left out has the line of its record.
    completed = Document(
        document.path,
        {**data, "facts": whole},
        document.lines,
    )
    return completed, []


def _whole(fact: Any, each: dict[str, Any]) -> Any:
    """Return the fields of a fact with those that it leaves out."""
    if not isinstance(fact, dict):
        return fact
    whole = {**each, **fact}
    if not whole.get("speaker"):
        whole.setdefault("kind", Kind.REPORTED.value)
    source = whole.get(SOURCE)
    # With both, or without a source, the short form stays, and is told as an unknown field.
    if PARAGRAPH in whole and source and "sources" not in whole:
        whole["sources"] = _citations(source, whole.pop(PARAGRAPH))
    if "sources" in whole:
        whole.pop(SOURCE, None)
    return whole


def _citations(source: Any, paragraphs: Any) -> list[dict[str, Any]]:
    """Return the citations of one or several paragraphs of a report."""
    numbers = [paragraphs]
    if isinstance(paragraphs, list):
        numbers = paragraphs
    citations = []
    for number in numbers:
        cited = {
            "source": source,
            "paragraph": number,
        }
        citations.append(cited)
    return citations


def with_usual_fields(document: Document) -> Document:
    """Return a file of sources in which each source has the fields that may be left out.

    Its name and mark are then those of its outlet (newspaper or office), its date the printed one,
    and its hash "unknown".
    """
    if not isinstance(document.data, list):
        return document
    sources = list(map(_usual, document.data))
    return Document(
        document.path,
        sources,
        document.lines,
    )


def _usual(source: Any) -> Any:
    if not isinstance(source, dict):
        return source
    whole = {
        "dated": Dated.PRINTED.value,
        "sha256": UNKNOWN,
        **source,
    }
    if "outlet" in whole:
        outlet = whole["outlet"]
        whole.setdefault("named", outlet)
        whole.setdefault("mark", outlet)
    # Why a date is printed need not be said; what an inferred one rests on must be.
    if whole["dated"] == Dated.PRINTED.value:
        whole.setdefault("because", "")
    return whole

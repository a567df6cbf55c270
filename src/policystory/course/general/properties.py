"""The general properties of the package: what can be said in any policy story.

A course uses them by their ids without declaring them. A property of its own can begin from one of
them (`extends`) and say only what differs.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from policystory import reading
from policystory.errors import ContentError, Problem
from policystory.facts.entity import Property
from policystory.facts.record import Topic
from policystory.reading import Document, did_you_mean

_FILE = Path(__file__).with_name("properties.yml")
EXTENDS = "extends"
LONE = "It is one of the general properties, which serve all courses."


@cache
def general_properties() -> dict[str, Property]:
    """Return the properties that every course can use without declaring them, by id."""
    properties, problems = reading.records(_document(), Property)
    if problems:
        # The file is the package's own, so that no author can mend it.
        raise ContentError(problems)
    return {prop.id: prop for prop, _ in properties}


def general_beside(
    declared: Iterable[Property], topics: Iterable[Topic]
) -> list[Property]:
    """Return the general properties that a course uses without declaring them, sorted by id.

    `declared` are the properties that the course declares; `topics` hold the course's facts, which
    name the properties they use.
    """
    known = {prop.id for prop in declared}
    named: set[str] = set()
    for topic in topics:
        named.update(fact.property for fact in topic.facts)
    general = general_properties()
    used = named & general.keys()
    # A property names others in its field `apart`; without them these names would be unknown.
    for id_ in sorted(used):
        used.update(general[id_].apart)
    return [general[id_] for id_ in sorted(used - known)]


@cache
def _document() -> Document:
    document, _ = reading.parse(_FILE.read_text(encoding="utf-8"), _FILE.name)
    for fields in document.data:
        # A small course may have a single fact with a property.
        fields.setdefault("lone", LONE)
    return document


def with_extended(document: Document) -> tuple[Document, list[Problem]]:
    """Complete the properties of a course that extend a general property.

    A property whose field `extends` names a general property gets from there each field that it
    does not have itself, and in the field `asks` each question that it does not have. `document` is
    the course's file of properties. Return the completed document, and a problem for each name in
    `extends` that no general property has.
    """
    if not isinstance(document.data, list):
        return document, []
    general = {fields["id"]: fields for fields in _document().data}
    completed: list[Any] = []
    problems: list[Problem] = []
    for i, fields in enumerate(document.data):
        extended = fields.get(EXTENDS) if isinstance(fields, dict) else None
        if extended is None:
            completed.append(fields)
            continue
        # For a misspelt name any general property stands in: the slip is then the only problem.
        stand_in = next(iter(general.values()))
        from_general = general.get(str(extended))
        completed.append(_completed(fields, from_general or stand_in))
        if from_general is None:
            line = document.line(i, EXTENDS)
            message = f"there is no general property '{extended}'"
            hint = did_you_mean(str(extended), general)
            problems.append(Problem(document.path, line, message, hint))
    # Lines stay as they are: a field that was left out has the line of its record.
    return Document(document.path, completed, document.lines), problems


def _completed(fields: dict[str, Any], general: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of one record, with those of the general property that it extends."""
    # What the course says counts before what is general.
    whole = {**general, **fields}
    asked = fields.get("asks")
    if isinstance(asked, dict):
        whole["asks"] = {**general["asks"], **asked}
    del whole[EXTENDS]
    return whole

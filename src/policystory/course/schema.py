"""JSON Schemas of the content's files: an editor that knows them completes fields and marks faults while one types."""

from pathlib import Path
from typing import Any

import msgspec

from policystory.course.content import Course, Figure
from policystory.facts.record import Entity, Objective, Property, Source, Term, Topic
from policystory.quiz import QuizFile

FOLDER = "schemas"
FILES: dict[str, Any] = {
    "course": Course,
    "sources": list[Source],
    "entities": list[Entity],
    "properties": list[Property],
    "objectives": list[Objective],
    "glossary": list[Term],
    "facts": Topic,
    "figure": Figure,
    "quiz": QuizFile,
}


def schemas() -> dict[str, bytes]:
    """Return each schema by the name of its file, the same bytes every time."""
    return {
        f"{name}.json": msgspec.json.format(
            msgspec.json.encode(msgspec.json.schema(type_), order="deterministic"), indent=1
        )
        + b"\n"
        for name, type_ in FILES.items()
    }


def write_schemas(content: Path) -> list[Path]:
    """Write the schemas into `content/schemas`, and return their paths."""
    folder = content / FOLDER
    folder.mkdir(exist_ok=True)
    written = []
    for name, data in schemas().items():
        (folder / name).write_bytes(data)
        written.append(folder / name)
    return written

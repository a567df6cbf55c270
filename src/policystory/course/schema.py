"""JSON Schemas of the content's files: an editor that knows them completes fields and marks faults while one types."""

from pathlib import Path
from typing import Any

import msgspec

from policystory.course.content import Course, Figure
from policystory.course.shapes import Shape
from policystory.course.whole_file import write_whole
from policystory.errors import PolicystoryError
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
    "shapes": list[Shape],
    "quiz": QuizFile,
}


def schemas() -> dict[str, bytes]:
    """Return each schema by the name of its file, the same bytes every time."""
    return {
        f"{name}.json": msgspec.json.format(
            msgspec.json.encode(_as_edited(msgspec.json.schema(type_)), order="deterministic"), indent=1
        )
        + b"\n"
        for name, type_ in FILES.items()
    }


def _as_edited(schema: Any) -> Any:
    """Let a text stand in a file without quotes: an editor takes `2021` for a number, we read it as the field asks."""
    if isinstance(schema, list):
        return [_as_edited(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _as_edited(one) for key, one in schema.items() if (key, one) != ("format", "decimal")}
    if found.get("type") == "string" and "enum" not in found:
        found["type"] = ["string", "number", "boolean"]
    return found


def write_schemas(content: Path) -> list[Path]:
    """Write the schemas into `content/schemas`, and return their paths; PolicystoryError if that cannot be."""
    folder = content / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise PolicystoryError(f"the folder {folder} cannot be made: {error.strerror}") from error
    for name, data in schemas().items():
        write_whole(folder / name, data)
    return [folder / name for name in schemas()]

"""JSON Schemas of the content's files: with them an editor completes fields and marks faults."""

import inspect
from pathlib import Path
from typing import Any

import msgspec

from policystory.course.content import Course, Figure
from policystory.course.shapes import Shape
from policystory.course.whole_file import write_whole
from policystory.errors import PolicystoryError
from policystory.facts.record import Entity, Objective, Property, Source, Term, Topic
from policystory.quiz.blueprint import QuizFile

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
    """Return each schema as the bytes of its file, by the file's name."""
    return {f"{name}.json": _bytes_of(type_) for name, type_ in FILES.items()}


def _bytes_of(type_: Any) -> bytes:
    """Return the schema of a type, the same bytes every time."""
    schema = as_edited(msgspec.json.schema(type_))
    data = msgspec.json.encode(schema, order="deterministic")
    return msgspec.json.format(data, indent=1) + b"\n"


def as_edited(schema: Any) -> Any:
    """Adapt a schema of msgspec to the files as people write them.

    A text may be written without quotes: an editor takes `2021` for a number, and we read it as the
    field's type asks. Descriptions are docstrings without their indent, line breaks and examples.
    """
    if isinstance(schema, list):
        return [as_edited(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    edited = {key: as_edited(part) for key, part in schema.items()}
    if edited.get("format") == "decimal":
        del edited["format"]
    if edited.get("type") == "string" and "enum" not in edited:
        edited["type"] = ["string", "number", "boolean"]
    # In which order a choice of types stands depends on the version of msgspec.
    if isinstance(edited.get("anyOf"), list):
        edited["anyOf"].sort(key=msgspec.json.encode)
    # Otherwise it is the schema of a field with the name "description".
    if isinstance(edited.get("description"), str):
        edited["description"] = _description(edited["description"])
    return edited


def _description(docstring: str) -> str:
    """Return the paragraphs of a docstring, each on one line, without examples."""
    # Whether the indent is still there depends on the versions of msgspec and Python.
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    words = [text.split() for text in paragraphs if not text.startswith(">>>")]
    return "\n\n".join(map(" ".join, words))


def write_schemas(content: Path) -> list[Path]:
    """Write the schemas into the folder `schemas` of the content, and return their paths.

    Raises PolicystoryError if that cannot be done.
    """
    folder = content / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = f"the folder {folder} cannot be made: {error.strerror}"
        raise PolicystoryError(message) from error
    written = []
    for name, data in schemas().items():
        write_whole(folder / name, data)
        written.append(folder / name)
    return written

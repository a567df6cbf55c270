"""JSON Schemas of the content's files: an editor that knows them completes fields and marks faults while one types."""

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
    """Return each schema by the name of its file, the same bytes every time."""
    return {
        f"{name}.json": msgspec.json.format(
            msgspec.json.encode(
                as_edited(msgspec.json.schema(type_)), order="deterministic"
            ),
            indent=1,
        )
        + b"\n"
        for name, type_ in FILES.items()
    }


def as_edited(schema: Any) -> Any:
    """Fit a schema as msgspec makes it to the files as people write them.

    A text may stand there without quotes: an editor takes `2021` for a number, we read it as the
    field asks. And a description is what a docstring says, without its indent, its line breaks and
    its examples in Python.
    """
    if isinstance(schema, list):
        return [as_edited(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    edited = {
        key: as_edited(part)
        for key, part in schema.items()
        if (key, part) != ("format", "decimal")
    }
    if edited.get("type") == "string" and "enum" not in edited:
        edited["type"] = ["string", "number", "boolean"]
    if isinstance(edited.get("description"), str):  # else a field of that name
        edited["description"] = _description(edited["description"])
    return edited


def _description(docstring: str) -> str:
    """Return the paragraphs of a docstring, each on one line.

    msgspec gives a docstring as Python keeps it until 0.23, without its indent since; and Python
    itself takes the indent away since 3.13.
    """
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n\n".join(
        " ".join(text.split()) for text in paragraphs if not text.startswith(">>>")
    )


def write_schemas(content: Path) -> list[Path]:
    """Write the schemas into `content/schemas`, and return their paths; PolicystoryError if that cannot be."""
    folder = content / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise PolicystoryError(
            f"the folder {folder} cannot be made: {error.strerror}"
        ) from error
    for name, data in schemas().items():
        write_whole(folder / name, data)
    return [folder / name for name in schemas()]

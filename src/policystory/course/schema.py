"""Write JSON Schemas of the content files: text editors use them to complete and check fields."""

import inspect
from pathlib import Path
from typing import Any

import msgspec

from policystory.course.atomic_write import write_atomically
from policystory.course.content import Course, Figure
from policystory.course.general.left_out import EACH, PARAGRAPH, SOURCE, Each
from policystory.course.general.properties import EXTENDS, general_properties
from policystory.course.map_shapes import Shape
from policystory.errors import PolicystoryError
from policystory.facts.entity import Entity, Property
from policystory.facts.record import Objective, Source, Term, Topic
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
    """Return the content of each schema file, by the file's name."""
    files: dict[str, bytes] = {}
    for name, type_ in FILES.items():
        files[f"{name}.json"] = _bytes_of(type_)
    return files


def _bytes_of(type_: Any) -> bytes:
    """Return the schema of a type, the same bytes every time."""
    schema = adapt_schema(msgspec.json.schema(type_))
    if type_ == list[Property]:
        _let_extend(schema)
    if type_ is Topic:
        _let_share(schema)
    if type_ == list[Source]:
        source = schema["$defs"]["Source"]
        source["required"] = [
            "id",
            "outlet",
            "title",
            "date",
            "paragraphs",
        ]
    data = msgspec.json.encode(schema, order="deterministic")
    return msgspec.json.format(data, indent=1) + b"\n"


def _let_extend(schema: Any) -> None:
    """Let a property name a general one that it extends; then it may leave all else out."""
    record = schema["$defs"]["Property"]
    record["properties"][EXTENDS] = {"enum": sorted(general_properties())}
    record["required"] = ["id"]


def _let_share(schema: Any) -> None:
    """Let a file of facts say under `each` what its facts have in common, and a fact be short."""
    fact, topic = schema["$defs"]["Fact"], schema["$defs"]["Topic"]
    shared = adapt_schema(msgspec.json.schema(Each))["$defs"]["Each"]
    fact["properties"][PARAGRAPH] = {"type": ["integer", "array"]}
    fact["properties"][SOURCE] = shared["properties"][SOURCE]
    fact["required"] = ["id", "says"]
    topic["properties"][EACH] = shared


def adapt_schema(schema: Any) -> Any:
    """Return a JSON Schema made by msgspec, changed to accept what authors may write.

    A field for text then accepts numbers, true and false, too: a text editor takes `2021` without
    quotes for a number, but policystory reads it as text. Descriptions, which msgspec takes from
    docstrings, lose their indentation and examples.
    """
    if isinstance(schema, list):
        return list(map(adapt_schema, schema))
    if not isinstance(schema, dict):
        return schema
    edited: dict[str, Any] = {}
    for key, part in schema.items():
        edited[key] = adapt_schema(part)
    # No editor knows this format of msgspec.
    if edited.get("format") == "decimal":
        del edited["format"]
    if edited.get("type") == "string" and "enum" not in edited:
        edited["type"] = ["string", "number", "boolean"]
    # In which order a choice of types stands depends on the version of msgspec.
    choice = edited.get("anyOf")
    if isinstance(choice, list):
        choice.sort(key=msgspec.json.encode)
    # Otherwise it is the schema of a field with the name "description".
    description = edited.get("description")
    if isinstance(description, str):
        edited["description"] = _description(description)
    return edited


def _description(docstring: str) -> str:
    """Return the paragraphs of a docstring, each on one line, without examples."""
    # Whether the indent is still there depends on the versions of msgspec and Python.
    paragraphs = []
    for text in inspect.cleandoc(docstring).split("\n\n"):
        is_example = text.startswith(">>>")
        if not is_example:
            paragraphs.append(" ".join(text.split()))
    return "\n\n".join(paragraphs)


def write_schemas(content: Path) -> list[Path]:
    """Write all schemas into the folder `schemas` inside `content`, and return the files' paths.

    Raises PolicystoryError if a file or the folder cannot be written.
    """
    folder = content / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = f"the folder {folder} cannot be made: {error.strerror}"
        raise PolicystoryError(message) from error
    written = []
    for name, data in schemas().items():
        path = folder / name
        write_atomically(path, data)
        written.append(path)
    return written

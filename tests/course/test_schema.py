import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from policystory.course.load import Folders, load
from policystory.course.schema import (
    FILES,
    FOLDER,
    adapt_schema,
    schemas,
    write_schemas,
)
from tests.worlds import write

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: msgspec.json.decode(data) for name, data in schemas().items()}
TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}
KEYWORDS = {
    "$defs", "$ref", "additionalProperties", "anyOf", "default", "description", "enum", "format",
    "items",
    "maximum", "minItems", "minimum", "pattern",
    "prefixItems", "properties", "propertyNames", "required", "title", "type",
}  # fmt: skip


def inner(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    yield schema
    for keyword in ("$defs", "properties"):
        for part in schema.get(keyword, {}).values():
            yield from inner(part)
    for keyword in ("anyOf", "prefixItems"):
        for part in schema.get(keyword, ()):
            yield from inner(part)
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(keyword), dict):
            yield from inner(schema[keyword])


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_json_schema(name: str) -> None:
    """Each schema has known keywords and types only, and every reference leads somewhere."""
    whole = SCHEMAS[name]
    for schema in inner(whole):
        assert KEYWORDS >= set(schema), name
        types = schema.get("type", [])
        assert TYPES >= {types} if isinstance(types, str) else TYPES >= set(types)
        if "$ref" in schema:
            assert schema["$ref"].removeprefix("#/$defs/") in whole["$defs"]
        assert set(schema.get("required", ())) <= set(
            schema.get("properties", schema.get("required", ()))
        )
        assert schema.get("enum") != []
        re.compile(schema.get("pattern", ""))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_misspelt_field_is_marked(name: str) -> None:
    """Every record of the files refuses unknown fields, in the spelling of the files."""
    records = [part for part in inner(SCHEMAS[name]) if "properties" in part]
    assert records
    for record in records:
        assert record["additionalProperties"] is False
        assert not any("_" in field for field in record["properties"])


def test_a_schema_is_the_same_bytes_every_time() -> None:
    """Written twice a schema is one text, that ends with a line break."""
    assert schemas() == schemas()
    assert all(data.endswith(b"}\n") for data in schemas().values())


def test_the_repositorys_schemas_are_up_to_date(tmp_path: Path) -> None:
    """The files in content/schemas are those that `policystory schema` would write now."""
    kept = {
        path.name: path.read_bytes() for path in (ROOT / "content" / FOLDER).iterdir()
    }
    written = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert sorted(kept) == sorted(written)
    assert [] == [name for name in kept if kept[name] != written[name]]


DOCSTRING = """What can be said of an entity, in one
    sentence of two lines.

    `single`: one value for one subject.

    >>> Property(id="role").single
    False
    """


@pytest.mark.parametrize(
    "docstring", [DOCSTRING, inspect.cleandoc(DOCSTRING)], ids=["indented", "dedented"]
)
def test_description_is_independent_of_versions(docstring: str) -> None:
    """Docstrings come with their indent before Python 3.13 and msgspec 0.23, without it since."""
    field = {"description": docstring, "type": "string"}
    record = adapt_schema(
        {
            "description": docstring,
            "properties": {"description": field},
            "type": "object",
        }
    )
    expected = (
        "What can be said of an entity, in one sentence of two lines.\n\n"
        "`single`: one value for one subject."
    )
    assert expected == record["description"]
    assert {"description": expected, "type": ["string", "number", "boolean"]} == record[
        "properties"
    ]["description"]


def test_schemas_are_written_beside_the_content(tmp_path: Path) -> None:
    """Each kind of file has its schema; old ones are replaced, and the course is still read."""
    root = write(tmp_path)
    paths = write_schemas(root / "content")
    assert [root / "content" / FOLDER / f"{name}.json" for name in FILES] == paths
    paths[0].write_text("old")
    assert paths == write_schemas(root / "content")
    assert schemas()[paths[0].name] == paths[0].read_bytes()
    assert load(Folders.of(root)).course.course == "skerry-isles"


NAMES = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
}


def fits(whole: dict[str, Any], schema: dict[str, Any], value: Any) -> bool:
    """Tell whether a value, as an editor reads it, fits a schema with the keywords of ours."""
    if "$ref" in schema:
        return fits(
            whole, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], value
        )
    if "anyOf" in schema:
        return any(fits(whole, choice, value) for choice in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    name = NAMES.get(type(value), "null")
    allowed = schema.get("type", name)
    allowed = {allowed} if isinstance(allowed, str) else set(allowed)
    if name not in allowed and not (name == "integer" and "number" in allowed):
        return False
    if isinstance(value, list):
        return all(fits(whole, schema.get("items", {}), entry) for entry in value)
    if not isinstance(value, dict):
        return True
    fields, more = (
        schema.get("properties", {}),
        schema.get("additionalProperties", True),
    )
    unnamed = [entry for field, entry in value.items() if field not in fields]
    return (
        set(schema.get("required", ())) <= set(value)
        and all(
            fits(whole, fields[field], entry)
            for field, entry in value.items()
            if field in fields
        )
        and (
            all(fits(whole, more, entry) for entry in unnamed)
            if isinstance(more, dict)
            else more or not unnamed
        )
    )


def as_an_editor_reads(text: str) -> Any:
    """Read YAML as editors do: 1911 is a number, yes a word, and a date a text."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        sign: [(tag, form) for tag, form in resolvers if not tag.endswith("timestamp")]
        for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=loader)  # noqa: S506 - it is the safe loader, without dates


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("course.yml", "course"), ("sources.yml", "sources"), ("entities/*.yml", "entities"),
        ("properties.yml", "properties"), ("objectives.yml", "objectives"),
        ("glossary.yml", "glossary"),
        ("facts/*.yml", "facts"), ("figures/*.yml", "figure"), ("shapes/*.yml", "shapes"),
        ("../quizzes/*.yml", "quiz"),
    ],
)  # fmt: skip
def test_a_sound_course_fits_its_schemas(
    tmp_path: Path, pattern: str, name: str
) -> None:
    """Editors mark no fault in a sound file, and a file with an unknown field does not fit."""
    schema = SCHEMAS[f"{name}.json"]
    files = sorted((write(tmp_path) / "content").glob(pattern))
    assert files
    for file in files:
        data = as_an_editor_reads(file.read_text(encoding="utf-8"))
        assert fits(schema, schema, data), file
        first = data[0] if isinstance(data, list) else data
        first["misspelt"] = "x"
        assert not fits(schema, schema, data), file


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "content" / "facts").glob("*.yml"))
)
def test_the_repositorys_facts_fit_their_schema(name: str) -> None:
    """An editor finds no fault in the facts that we ship."""
    schema = SCHEMAS["facts.json"]
    assert fits(
        schema,
        schema,
        as_an_editor_reads(
            (ROOT / "content" / "facts" / name).read_text(encoding="utf-8")
        ),
    )


def test_a_choice_of_types_stands_in_one_order() -> None:
    """Versions of msgspec list the types of a field in different orders; the schema does not."""
    null, number = {"type": "null"}, {"type": "integer"}
    assert adapt_schema({"anyOf": [null, number]}) == adapt_schema(
        {"anyOf": [number, null]}
    )

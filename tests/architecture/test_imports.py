import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "policystory"
ENGINE = ("facts", "items", "brief", "quiz", "attempt", "grade")

# Built in, so that no import betrays them. hash() and id() differ from one process to the next.
IMPURE_FUNCTIONS = {
    "breakpoint",
    "eval",
    "exec",
    "hash",
    "id",
    "input",
    "open",
    "print",
}
IMPURE_METHODS = {
    "now",
    "open",
    "read_bytes",
    "read_text",
    "today",
    "utcnow",
    "write_bytes",
    "write_text",
}
IMPURE_MODULES = {"random", "secrets", "time", "uuid"}

VAGUE_NAMES = {
    "common",
    "core",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "util",
    "utils",
}


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml on the package that lies in the folder `source`."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--no-cache",
        "--config",
        "pyproject.toml",
    ]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def modules() -> Iterator[Path]:
    """Give each Python file of the package."""
    yield from sorted(SOURCE.rglob("*.py"))


def engine() -> Iterator[Path]:
    """Give each Python file of the engine, which must be pure."""
    for path in modules():
        if path.relative_to(SOURCE).with_suffix("").parts[0] in ENGINE:
            yield path


def impurities(code: str) -> list[str]:
    """Return what in `code` reads a clock, chance or the machine, each with its line."""
    faults = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_FUNCTIONS:
                faults.append(f"{node.lineno}: {name}()")
            case ast.Call(func=ast.Attribute(attr=name)) if name in IMPURE_METHODS:
                faults.append(f"{node.lineno}: .{name}()")
            case ast.Import(names=names):
                faults += [
                    f"{node.lineno}: {alias.name}"
                    for alias in names
                    if alias.name in IMPURE_MODULES
                ]
            case ast.ImportFrom(module=str(module)) if module in IMPURE_MODULES:
                faults.append(f"{node.lineno}: {module}")
    return faults


def blind_excepts(code: str) -> list[int]:
    """Return the lines of `code` that catch everything, and so hide faults."""
    handlers = (
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ExceptHandler)
    )
    return [handler.lineno for handler in handlers if _catches_everything(handler.type)]


def _catches_everything(caught: ast.expr | None) -> bool:
    match caught:
        case None:
            return True
        case ast.Tuple(elts=parts):
            return any(_catches_everything(part) for part in parts)
        case ast.Name(id=name):
            return name in {"Exception", "BaseException"}
    return False


def test_imports_keep_the_contracts() -> None:
    """Imports go only down, the engine is pure, and the learner's path stays light."""
    result = lint(ROOT / "src")
    assert 0 == result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("facts/record.py", "from policystory import grade", "Imports go only down"),
        ("figures/__init__.py", "import policystory.widget", "Imports go only down"),
        ("unplanned.py", "", "Imports go only down"),
        ("facts/record.py", "import pandas", "The engine is pure"),
        ("errors.py", "from pathlib import Path", "The engine is pure"),
        ("notebook/lessons.py", "import numpy", "The learner's path is light"),
    ],
)
def test_a_planted_import_breaks_its_contract(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    """An import that breaks a contract is found, even at second hand; so is a new module."""
    shutil.copytree(
        SOURCE, tmp_path / "policystory", ignore=shutil.ignore_patterns("__pycache__")
    )
    with (tmp_path / "policystory" / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    result = lint(tmp_path)
    assert 1 == result.returncode
    assert f"{contract} BROKEN" in result.stdout, result.stdout + result.stderr


def test_the_engine_has_no_clock_chance_or_machine() -> None:
    """Nothing in the engine reads the clock, chance, a file or the terminal."""
    for path in engine():
        assert [] == impurities(path.read_text("utf-8")), path.name


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from datetime import datetime\ndatetime.now()", ["2: .now()"]),
        ("from datetime import date\nthis_year = date.today().year", ["2: .today()"]),
        ("import random", ["1: random"]),
        ("from time import monotonic", ["1: time"]),
        ("hash('salted')", ["1: hash()"]),
        ("open('file')", ["1: open()"]),
        ("path.read_text()", ["1: .read_text()"]),
        ("print(input())", ["1: print()", "1: input()"]),
        ("from datetime import date\ndate(2021, 6, 7).isoformat()", []),
    ],
)
def test_a_planted_impurity_is_found(code: str, expected: list[str]) -> None:
    """A planted clock, draw, file or print is found, and a date that is given is none of them."""
    assert expected == impurities(code)


CATCH_ALL_FILES = {"exit_code.py", "notebook_output.py", "panel.py"}
"""The files that may catch every error: beyond them is a person, who gets a sentence."""


def test_no_except_hides_a_fault() -> None:
    """Only the command line, the lessons and the teacher's panels catch every error."""
    blind: list[str] = []
    for path in modules():
        handlers = blind_excepts(path.read_text("utf-8"))
        blind += [path.name] * len(handlers)
    assert sorted(CATCH_ALL_FILES) == sorted(blind)


@pytest.mark.parametrize(
    ("handler", "lines"),
    [
        ("except:", [3]),
        ("except Exception:", [3]),
        ("except (OSError, BaseException) as error:", [3]),
        ("except OSError:", []),
    ],
)
def test_a_planted_blind_except_is_found(handler: str, lines: list[int]) -> None:
    """A handler that catches everything is found; a handler that names its error is not."""
    assert lines == blind_excepts(f"try:\n    work()\n{handler}\n    pass")


def vague(paths: Iterator[Path]) -> list[str]:
    """Return the files whose name says nothing of their job."""
    return [path.name for path in paths if path.stem in VAGUE_NAMES]


def test_every_name_says_its_job() -> None:
    """No file or folder of the package has a name that could hold anything."""
    assert [] == vague(SOURCE.rglob("*"))


def test_a_planted_vague_name_is_found() -> None:
    """A module that is called utils is found."""
    assert ["utils.py"] == vague(
        iter([Path("facts/utils.py"), Path("facts/corpus.py")])
    )

"""The style of the code, as far as it can be counted: density, length, names, size of rooms."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "policystory"

LONGEST_LINE = 100
LONGEST_FILE = 300
"""Lines of a file, of Python, JavaScript or CSS, that can be read at a time."""
LARGEST_ROOM = 13
"""Files of one folder, `__init__.py` included: what a newcomer can look over at once."""
MOST_NODES = 4.0
"""Expression nodes for each line of code. It was 6.0. import-linter has 3.0,
python-chess 4.7."""
MOST_COMPREHENSIONS = 2.0
"""`for` clauses of comprehensions for 100 lines of code. It was 10; the aim is 3."""
FEWEST_COMMENTS = 3.5
"""Comment lines for 100 lines of code. It was 0.7; the aim is 3."""
MOST_MODULES_OF_GRADE = 25
NAMES_THAT_SAY_NOTHING = {"one", "other", "found", "own", "once", "those", "others"}


def modules() -> list[Path]:
    """Return each Python file of the package."""
    return sorted(SOURCE.rglob("*.py"))


def short(path: Path) -> str:
    """Return a file's path as a failing test shows it."""
    return path.relative_to(ROOT).as_posix()


def names_that_say_nothing(code: str) -> list[str]:
    """Return the variables and arguments that do not say what they hold, each with its line."""
    named = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name) and node.id in NAMES_THAT_SAY_NOTHING:
            named.append(f"{node.lineno}: {node.id}")
        if isinstance(node, ast.arg) and node.arg in NAMES_THAT_SAY_NOTHING:
            named.append(f"{node.lineno}: {node.arg}")
    return named


def nested_comprehensions(code: str) -> list[int]:
    """Return the lines of comprehensions with more than one `for`."""
    kinds = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    nodes = (node for node in ast.walk(ast.parse(code)) if isinstance(node, kinds))
    return [node.lineno for node in nodes if len(node.generators) > 1]


class Counts:
    """Lines of code, comment lines, expression nodes and comprehensions of the package."""

    def __init__(self, files: list[Path]) -> None:
        """Count all files."""
        self.lines = self.comments = self.nodes = self.comprehensions = 0
        for path in files:
            self._add(path.read_text(encoding="utf-8"))

    def _add(self, code: str) -> None:
        tree = ast.parse(code)
        texts = set(_lines_of_texts(tree))
        for number, line in enumerate(code.splitlines(), 1):
            if line.strip() and number not in texts:
                is_comment = line.strip().startswith("#")
                self.comments += is_comment
                self.lines += not is_comment
        for node in ast.walk(tree):
            self.nodes += isinstance(node, ast.expr)
            self.comprehensions += isinstance(node, ast.comprehension)


def _lines_of_texts(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of docstrings, of the texts under constants too: they are no code."""
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_text and isinstance(node.value.value, str):
            yield from range(node.lineno, node.end_lineno + 1)


@pytest.mark.parametrize("path", modules(), ids=short)
def test_lines_are_short(path: Path) -> None:
    """No line of the package is longer than 100 columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [] == [
        number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE
    ]


def too_long(folder: Path) -> list[str]:
    """Return the files under `folder` that are too long to be read at a time."""
    long: list[str] = []
    for path in folder.rglob("*"):
        if path.suffix not in (".py", ".js", ".css"):
            continue
        lines = path.read_text("utf-8").splitlines()
        if len(lines) > LONGEST_FILE:
            long.append(path.name)
    return long


def test_every_file_is_short() -> None:
    """No source file is longer than can be read at a time."""
    assert [] == too_long(SOURCE)


def test_a_planted_long_file_is_found(tmp_path: Path) -> None:
    """A file with one line too many is found, and one that just fits is not."""
    (tmp_path / "long.py").write_text("pass\n" * (LONGEST_FILE + 1), encoding="utf-8")
    (tmp_path / "fits.py").write_text("pass\n" * LONGEST_FILE, encoding="utf-8")
    assert ["long.py"] == too_long(tmp_path)


@pytest.mark.parametrize("path", modules(), ids=short)
def test_names_say_what_they_hold(path: Path) -> None:
    """No variable or argument is called by a pronoun."""
    assert [] == names_that_say_nothing(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", modules(), ids=short)
def test_comprehensions_have_one_for(path: Path) -> None:
    """A comprehension goes through one thing; what goes through more is a loop with named steps."""
    assert [] == nested_comprehensions(path.read_text(encoding="utf-8"))


def test_code_is_not_dense() -> None:
    """A line holds few expressions, comprehensions are rare, and comments say why."""
    counts = Counts(modules())
    assert counts.nodes / counts.lines <= MOST_NODES
    assert 100 * counts.comprehensions / counts.lines <= MOST_COMPREHENSIONS
    assert 100 * counts.comments / counts.lines >= FEWEST_COMMENTS


@pytest.mark.parametrize(
    "room",
    sorted({path.parent for path in modules()}),
    ids=short,
)
def test_rooms_are_small(room: Path) -> None:
    """No folder of the package holds more files than a newcomer can look over."""
    assert len(list(room.glob("*.py"))) <= LARGEST_ROOM


def test_grading_loads_little() -> None:
    """To grade an answer needs the forms of answers, and not the making of questions."""
    code = (
        "import policystory.grade, sys; "
        "print(*(name for name in sys.modules if name.startswith('policystory')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert len(loaded.stdout.split()) <= MOST_MODULES_OF_GRADE, loaded.stdout


def test_the_measures_find_what_they_look_for() -> None:
    """Each measure sees a fault that was planted."""
    assert ["1: one", "1: one"] == names_that_say_nothing("def f(one): return one")
    assert [1] == nested_comprehensions("x = [a for b in c for a in b]")

"""Read the code cells of a notebook."""

import json
from collections.abc import Iterator

import msgspec

from policystory.errors import Problem


class CodeCell(msgspec.Struct, frozen=True):
    """A code cell of a notebook.

    `path`: the notebook's file; `cell`: the cell's number in the notebook, from 1; `source`: its
    code; `lines`: for each line of the code, the number of the line in the notebook's file.
    """

    path: str
    cell: int
    source: str
    lines: tuple[int, ...]

    def problem(self, line: int, message: str, hint: str) -> Problem:
        """Return a problem at line `line` of this cell's code, counted from 1."""
        within = min(line, len(self.lines))
        return Problem(
            self.path, self.lines[within - 1], f"cell {self.cell}: {message}", hint
        )


class _Cell(msgspec.Struct, frozen=True):
    """The parts of a notebook's cell that are read."""

    cell_type: str
    source: str | list[str] = ""


class _Notebook(msgspec.Struct, frozen=True):
    """The part of a notebook that is read."""

    cells: list[_Cell]


def code_cells(notebook: str, path: str) -> tuple[CodeCell, ...]:
    """Return the code cells of a notebook in order, without the empty ones.

    `notebook` is the JSON text of the notebook; `path` is the file's name for messages. Raises
    ValueError if the text is not a notebook.
    """
    cells: list[CodeCell] = []
    file_lines = [line.strip().rstrip(",") for line in notebook.split("\n")]
    start = 0
    for number, cell in enumerate(
        msgspec.json.decode(notebook, type=_Notebook).cells, 1
    ):
        source = "".join(cell.source)
        if cell.cell_type != "code":
            continue
        if not source.strip():
            continue
        at = list(_lines_of(file_lines, source, start))
        start = at[-1] - 1
        cells.append(CodeCell(path, number, source, tuple(at)))
    return tuple(cells)


def _lines_of(file_lines: list[str], source: str, start: int) -> Iterator[int]:
    """Yield the line in the notebook's file, from 1, of each line of a cell's code."""
    at = start
    for line in source.splitlines(keepends=True):
        spellings = (json.dumps(line), json.dumps(line, ensure_ascii=False))
        at = _find(file_lines, spellings, at)
        yield at + 1


def _find(file_lines: list[str], spellings: tuple[str, ...], start: int) -> int:
    """Return the index of the line, from `start` on, that is a text of JSON or contains it."""
    later = range(start, len(file_lines))
    # Outputs of earlier cells may hold the same words, but not as a line of JSON of its own.
    for i in later:
        if file_lines[i] in spellings:
            return i
    # The code may stand in one text, with more before and after it on the line.
    bare = [spelling[1:-1] for spelling in spellings]
    for i in later:
        line = file_lines[i]
        if any(text in line for text in bare):
            return i
    return start

"""Read and write tables of comma-separated values (CSV), as school systems exchange them."""

import csv
import io

from policystory.errors import ContentError, PolicystoryError, Problem

MOST_BYTES = 64 * 2**20
_LONGEST_CELL = 10_000
_DELIMITERS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The first characters by which a spreadsheet takes a text for a formula."""

Row = list[str]


def read_table(data: bytes, path: str) -> tuple[list[tuple[int, Row]], str]:
    """Return the rows of a CSV table, each with its line in the file, and the delimiter of cells.

    The delimiter is the comma, semicolon or tab that the first line has most often. Empty rows are
    left out. Arguments: `data`: the bytes of the file, in UTF-8, UTF-16 with a byte-order mark, or
    Windows-1252; `path`: its name for messages. ContentError if the table is empty, too large or
    cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise ContentError([Problem(path, 0, "this file is too large for a roster")])
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, Row]] = []
    try:
        rows = [(reader.line_num, row) for row in reader if "".join(row).strip()]
    except csv.Error as error:
        message = f"this is no table of comma-separated values: {error}"
        hint = "save it as CSV again"
        raise ContentError([Problem(path, reader.line_num, message, hint)]) from error
    if not rows:
        raise ContentError([Problem(path, 0, "this file is empty")])
    return rows, delimiter


def _decoded(data: bytes) -> str:
    """Return bytes as text: UTF-16 by its mark, otherwise UTF-8, or what old spreadsheets write."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def write_table(rows: list[Row]) -> bytes:
    """Return rows as the bytes of a CSV table in UTF-8, with commas between the cells.

    A text that a spreadsheet would run as a formula gets an apostrophe before it. PolicystoryError
    if a cell has more than 10,000 characters.
    """
    return write_cells([[plain_cell(cell) for cell in row] for row in rows], ",")


def write_cells(rows: list[Row], delimiter: str) -> bytes:
    """Return rows as the bytes of a CSV table in UTF-8, each cell exactly as it is.

    `delimiter` stands between the cells. Use `write_table` for all tables but those that a teacher
    brought: it keeps a spreadsheet from running a cell as a formula.
    """
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(rows)
    return table.getvalue().encode()


def plain_cell(cell: str) -> str:
    """Return a cell's text so that a spreadsheet never runs it as a formula.

    A text that would be run gets an apostrophe before it; numbers stay. PolicystoryError for more
    than 10,000 characters.

    >>> plain_cell("=cmd()"), plain_cell("-2.50"), plain_cell("O'Neil")
    ("'=cmd()", '-2.50', "O'Neil")
    """
    if len(cell) > _LONGEST_CELL:
        raise PolicystoryError(f"a cell has more than {_LONGEST_CELL:,} characters")
    if cell.startswith(_FORMULA) and not _is_number(cell):
        return f"'{cell}"
    return cell


def cell_text(cell: str) -> str:
    """Return a cell's text without the apostrophe that `plain_cell` added.

    >>> cell_text("'=cmd()"), cell_text("'tis")
    ('=cmd()', "'tis")
    """
    is_closed = cell.startswith("'") and cell[1:].startswith(_FORMULA)
    return cell[1:] if is_closed else cell


def _is_number(cell: str) -> bool:
    """Tell whether a cell is a plain number, such as -2.50."""
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()

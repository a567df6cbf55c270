"""Fill grades into the table of grades that a teacher exported from Canvas."""

from decimal import Decimal

from policystory.errors import ContentError, Problem
from policystory.lms.csv_tables import Row, read_table, write_cells

_POINTS = "points possible"


def students_of(data: bytes, path: str) -> dict[str, str]:
    """Return Canvas's number of each student in a table of grades that Canvas exported.

    The numbers (column `ID`) are found by the student's login (column `SIS Login ID`, which may be
    missing), and by themselves. The result is empty if there is no column `ID`. Arguments: `data`:
    the bytes of the table; `path`: its name for messages.
    """
    rows, _ = read_table(data, path)
    header = [cell.strip() for cell in rows[0][1]]
    numbers: dict[str, str] = {}
    if "ID" not in header:
        return numbers
    for _, row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        number = cells["ID"].strip()
        # The row of the most points, and empty rows, are nobody's.
        if number:
            numbers[number] = number
            numbers.setdefault(cells.get("SIS Login ID", "").strip(), number)
    numbers.pop("", None)
    return numbers


def fill_canvas(
    data: bytes,
    path: str,
    title: str,
    grades: dict[str, Decimal | None],
    possible: Decimal,
) -> bytes:
    """Return a table of grades from Canvas with the grades of one assignment filled in.

    They go into the column whose head is the assignment's title, with or without Canvas's number,
    such as "Week 1 (123)". If there is none, a column is added at the end. Everything else stays.

    - `data`: the bytes of the table, as the teacher exported it; `path`: its name for messages;
    - `title`: the assignment's title;
    - `grades`: the points by Canvas's number of the learner (column `ID`), None for a learner who
      is excused; the cells of all other learners stay;
    - `possible`: the most points.

    ContentError if `data` is not a table of grades from Canvas.
    """
    rows, delimiter = read_table(data, path)
    header = [cell.strip() for cell in rows[0][1]]
    if "ID" not in header or "Student" not in header:
        message = "the columns 'Student' and 'ID' of Canvas's gradebook are expected"
        hint = "export it again: Grades, Export, Export Entire Gradebook"
        raise ContentError([Problem(path, 1, message, hint)])
    number = header.index("ID")
    column = _column_of(header, title)
    filled: list[Row] = [_widened(rows[0][1], column, len(header))]
    if column == len(header):
        filled[0][column] = title
    for _, row in rows[1:]:
        cells = _widened(row, column, len(header))
        student = cells[number].strip()
        if cells[0].strip().lower() == _POINTS:
            cells[column] = cells[column] or f"{possible:.2f}"
        elif student in grades:
            points = grades[student]
            cells[column] = "EX" if points is None else f"{points:.2f}"
        filled.append(cells)
    return write_cells(filled, delimiter)


def _column_of(header: Row, title: str) -> int:
    """Return the index of an assignment's column; one past the last for a new one."""
    for index, cell in enumerate(header):
        name, _, number = cell.rpartition(" (")
        is_numbered = name == title and number.rstrip(")").isdecimal()
        if cell == title or is_numbered:
            return index
    return len(header)


def _widened(row: Row, column: int, width: int) -> Row:
    """Return a row with a cell for each column, the new one included."""
    cells = max(width, column + 1)
    return [*row, *[""] * (cells - len(row))]

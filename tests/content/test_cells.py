"""Each code cell of the real lessons stands alone: it needs no other cell to be run before."""

import json
from pathlib import Path

import pytest

LESSONS = Path(__file__).parents[2] / "lessons"
IMPORT = "import policystory as ps; ps."


def code_cells(notebook: Path) -> list[str]:
    """Return the source of each code cell."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize(
    "notebook", sorted(LESSONS.glob("*.ipynb")), ids=lambda path: path.stem
)
def test_a_cell_of_a_lesson_is_one_line_that_stands_alone(notebook: Path) -> None:
    """To run a cell again is all that a learner ever has to do: each imports what it names."""
    cells = code_cells(notebook)
    assert cells
    assert [] == [cell for cell in cells if not cell.startswith(IMPORT)]
    assert [] == [cell for cell in cells if "\n" in cell.strip()]

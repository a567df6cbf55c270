"""The style of the code, as far as it can be counted."""

import subprocess
import sys

MOST_MODULES_OF_GRADE = 25


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

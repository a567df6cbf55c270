"""The reports' texts, against which tests prove facts; they are not part of the project."""

import os
from pathlib import Path

import pytest

from policystory.course.files import read_texts
from policystory.facts.text import Text
from policystory.reading import Places

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("POLICYSTORY_SOURCES", ROOT.parent / "shared" / "sources"))


def texts() -> dict[str, Text]:
    """Return the texts by source id; where they are missing, a test that needs them is skipped."""
    if not FOLDER.is_dir():
        pytest.skip(
            f"NOT PROVED: the reports' texts are not in {FOLDER}; "
            "set POLICYSTORY_SOURCES to their folder"
        )
    return read_texts(FOLDER, Places())[0]

"""Files of a brief: new ones beside old ones, never in their place."""

from pathlib import Path

import pytest

from policystory.errors import PolicystoryError
from policystory.learner.briefs.save_files import save_files

TEXTS = {".md": "# A\n", ".html": "<p>A</p>\n"}


def names(paths: list[Path]) -> list[str]:
    """Return the names of files."""
    return [path.name for path in paths]


def test_files_are_never_overwritten(tmp_path: Path) -> None:
    """A file of the same name, of the learner's own too, stays; the next number is free."""
    mine = tmp_path / "brief-for.html"
    mine.write_text("mine", encoding="utf-8")
    saved = save_files(tmp_path, "brief-for", TEXTS)
    assert ["brief-for-2.md", "brief-for-2.html"] == names(saved)
    later = save_files(tmp_path, "brief-for", {**TEXTS, ".md": "# B\r\n"})
    assert ["brief-for-3.md", "brief-for-3.html"] == names(later)
    assert ("mine", b"# A\n", b"# B\r\n") == (
        mine.read_text(encoding="utf-8"),
        saved[0].read_bytes(),
        later[0].read_bytes(),
    )


def test_the_same_text_is_saved_once(tmp_path: Path) -> None:
    """Who presses twice gets the files that are there."""
    first = save_files(tmp_path, "brief-for", TEXTS)
    assert first == save_files(tmp_path, "brief-for", TEXTS)
    assert ["brief-for.html", "brief-for.md"] == sorted(names(list(tmp_path.iterdir())))


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    """Where no file can be made, the learner is told to download the brief."""
    with pytest.raises(PolicystoryError, match="download it instead"):
        save_files(tmp_path / "not-there", "brief-for", TEXTS)

"""The files of the invented course of `tests.worlds`, and the texts of its two newspapers.

The course is in `tests/skerry_isles`, as an author would write it. Only its lesson is kept as
Markdown there: `tests.worlds.write` makes a notebook of it.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("skerry_isles")


def _read(pattern: str) -> dict[str, str]:
    """Return the text of each file that fits a pattern, by its path below the course's folder."""
    texts: dict[str, str] = {}
    for path in sorted(FOLDER.glob(pattern)):
        name = path.relative_to(FOLDER).as_posix()
        texts[name] = path.read_text(encoding="utf-8")
    return texts


FILES = _read("**/*.yml")
"""The text of each file of content and quizzes, by its path."""
TEXTS = {Path(name).stem: text for name, text in _read("texts/*.txt").items()}
"""The text of each newspaper, by the id of its source."""
LESSON = (FOLDER / "lessons" / "01-crossings.md").read_text(encoding="utf-8")
MARKDOWN = tuple(re.split(r"\n\n(?=## )", LESSON.rstrip("\n")))
"""The Markdown cells of the lesson: each part under a heading is one."""

"""Joins a widget's JavaScript files into one ES module.

The page loads the module from a Blob URL, where relative imports cannot work. Nothing is compiled
or bundled. The files stand one after the other, without the lines by which they import each other,
so that people can read, test and check them by themselves.
"""

import re
from collections.abc import Iterable
from pathlib import Path

# Only imports of neighbouring files: any other import would not load in the page and must show.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)


def join_module(folder: Path, names: Iterable[str]) -> str:
    """Return the files `names` of a folder as one module. A file comes after those that it imports.

    >>> join_module(Path("static/quiz"), ["entries", "view"])  # doctest: +SKIP
    """
    texts = []
    for name in names:
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        texts.append(_IMPORT.sub("", text))
    return "\n".join(texts)

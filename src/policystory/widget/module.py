"""One ES module out of a widget's files.

The page loads the module from a Blob URL, where relative imports cannot work. Nothing is compiled
or bundled. The files stand one after the other, without the lines by which they import each other,
so that people can read, test and check them by themselves.
"""

import re
from collections.abc import Iterable
from pathlib import Path

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)


def joined(folder: Path, names: Iterable[str]) -> str:
    """Return the files `names` of a folder as one module. A file comes after those that it imports.

    >>> joined(Path("static/quiz"), ["entries", "view"])  # doctest: +SKIP
    """
    files = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in names]
    return "\n".join(_IMPORT.sub("", text) for text in files)

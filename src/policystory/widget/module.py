"""Join a widget's JavaScript files into one ES module.

The page loads the module from a Blob URL, where relative imports cannot work. Nothing is compiled
or bundled: the files follow each other, without their import lines, so that people can read, test
and check each file alone.
"""

import re
from collections.abc import Iterable
from pathlib import Path

# Only imports of neighbouring files and folders: any other import would not load in the page, and
# must show.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\.{1,2}/[\w/]+\.js";\n', re.MULTILINE)


def join_module(folder: Path, names: Iterable[str]) -> str:
    """Return the text of one module made of the files `names` (without `.js`) of a folder.

    In the module, a file comes after the files that it imports. A file of a neighbouring folder is
    named by its way, such as "../quiz/dom".

    >>> join_module(Path("static/quiz"), ["entries", "view"])  # doctest: +SKIP
    """
    texts = []
    for name in names:
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        texts.append(_IMPORT.sub("", text))
    return "\n".join(texts)

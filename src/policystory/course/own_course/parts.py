"""Which files a packed course may hold, and how large they may be.

The same list decides what is packed and what is taken out of a packed course that comes from
outside: a name that is not on the list is refused, so that nothing is written anywhere else.
"""

import re

from policystory.course.files import FOLDERS, LISTS
from policystory.course.names import is_folder_name
from policystory.reading.file_limits import NOTEBOOK_BYTES
from policystory.reading.safe_unzip import ArchiveBounds

READ_ME = "README.txt"
"""The file of a packed course that says how it is opened."""
_LICENCE = "content/shapes/LICENSE"
"""The licence of the outlines, which comes with them."""
MOST_FILES = 2_000
MOST_IN_ALL = 256 * 2**20
# A notebook without pictures is squeezed to a tenth, and one of repeated outputs to a hundredth.
BOUNDS = ArchiveBounds(NOTEBOOK_BYTES, squeezed=1_000)

_RECORDS = re.compile(
    rf"content/(?:(?:{'|'.join(LISTS)})|(?:{'|'.join(FOLDERS)})/(?P<name>[^/]+))\.yml"
)
_QUIZ_OR_LESSON = re.compile(
    r"(?:quizzes/(?P<quiz>[^/]+)\.yml|lessons/(?P<lesson>[^/]+)\.ipynb)"
)


def is_part(path: str) -> bool:
    """Tell whether a file, by its path in a course's folder, is a part of the course.

    >>> [is_part(path) for path in ("content/facts/a.yml", "lessons/01.ipynb", "README.txt")]
    [True, True, True]
    >>> [is_part(path) for path in ("texts/a.txt", "content/../a.yml", "/lessons/01.ipynb")]
    [False, False, False]
    """
    if path in (READ_ME, _LICENCE):
        return True
    match = _RECORDS.fullmatch(path) or _QUIZ_OR_LESSON.fullmatch(path)
    if match is None:
        return False
    # No system may take the name for something else than a file of that folder.
    names = [name for name in match.groups() if name is not None]
    return all(map(is_folder_name, names))

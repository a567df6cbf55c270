"""Save what a learner hands in as files beside the lessons, and compute receipt codes for them."""

from hashlib import sha256
from pathlib import Path

import msgspec

from policystory.assignment.released_paper import ReleasedPaper
from policystory.errors import PolicystoryError

FOLDER = "handed-in"
"""The folder, beside the lessons, with the files that a learner hands in."""
MOST_FILES = 1000
"""The most files of one attempt."""
_CODE_LENGTH = 8
"""How many digits of a file's SHA-256 a receipt has; `policystory collect` keeps all of them."""


class HandedIn(msgspec.Struct, frozen=True):
    """A file to be handed in: its path, and the code on the learner's receipt."""

    path: Path
    code: str


def save_handed_in(folder: Path, released: ReleasedPaper, data: bytes) -> HandedIn:
    """Save what a learner hands in as a new file, and return its path and receipt code.

    No file is replaced: a later one for the same attempt has a number in its name. Arguments:
    `folder`: the folder with the lessons; `released`: the quiz as the learner got it; `data`: the
    bytes to save. PolicystoryError if the file cannot be written.
    """
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
        for path in _paths(folder, released):
            try:
                with path.open("xb") as file:
                    file.write(data)
            except FileExistsError:
                continue
            return HandedIn(path, _receipt_code(data))
    except OSError as error:
        raise PolicystoryError(
            f"the file to hand in cannot be written to {FOLDER}: {error.strerror}; "
            "make room, run this cell again, and hand in again"
        ) from error
    raise PolicystoryError(
        f"there are {MOST_FILES} files of this attempt in {FOLDER}; move some away"
    )


def latest_handed_in(folder: Path, released: ReleasedPaper) -> HandedIn | None:
    """Return the latest file that a learner made to hand in for a quiz, or None.

    None if there is no such file, or if it cannot be read. Arguments: `folder`: the folder with the
    lessons; `released`: the quiz as the learner got it.
    """
    latest: Path | None = None
    for path in _paths(folder, released):
        if not path.is_file():
            break
        latest = path
    if latest is None:
        return None
    try:
        return HandedIn(latest, _receipt_code(latest.read_bytes()))
    except OSError:
        return None


def _receipt_code(data: bytes) -> str:
    """Return the code of a file for a receipt: 8 digits of its SHA-256, such as 3f9a61d0."""
    return sha256(data).hexdigest()[:_CODE_LENGTH]


def _paths(folder: Path, released: ReleasedPaper) -> list[Path]:
    """Return where the files of an attempt lie, the first one first."""
    quiz = released.paper.quiz.replace("/", "--")
    stem = f"{released.assignment}--{quiz}--{released.attempt}"
    paths = [folder / FOLDER / f"{stem}.json"]
    numbers = range(2, MOST_FILES + 1)
    paths += [folder / FOLDER / f"{stem}--{number}.json" for number in numbers]
    return paths

"""Open a class, with its gradebook, for one command or one press of a button."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from policystory.gradebook.change_history import Author
    from policystory.gradebook.store import Gradebook
    from policystory.teaching.class_folder import ClassFolder


class OpenClass(msgspec.Struct, frozen=True):
    """An open class: its folder, its gradebook, and the time at which it was opened."""

    folder: "ClassFolder"
    book: "Gradebook"
    now: datetime

    def author(self, because: str) -> "Author":
        """Return the author of a change that is made now in the gradebook; `because`: the reason.

        The author's name is in the environment variable POLICYSTORY_TEACHER; else it is the login
        name.
        """
        from policystory.gradebook.change_history import Author  # noqa: PLC0415 - loads slowly

        who = os.environ.get("POLICYSTORY_TEACHER") or getpass.getuser()
        return Author(who, self.now.isoformat(), because)


@contextmanager
def open_class(path: Path, url: str | None) -> Iterator[OpenClass]:
    """Open a class and its gradebook for a `with` block.

    Arguments: `path`: the class's folder; `url`: the gradebook's database, such as
    postgresql+psycopg://host/name, or None for the file gradebook.sqlite in the class's folder.
    NotFoundError if the folder is not a class's; ContentError if `class.yml` has problems;
    PolicystoryError if the gradebook cannot be opened.
    """
    # SQLAlchemy loads slowly, and the command line is also for learners, who never need it.
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - see above
    from policystory.teaching.steps import open_gradebook  # noqa: PLC0415 - see above

    now = datetime.now(UTC)
    folder = ClassFolder(path)
    book = open_gradebook(folder, url, now)
    try:
        yield OpenClass(folder, book, now)
    finally:
        book.close()

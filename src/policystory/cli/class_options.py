"""What the instructor's commands share: options for the class's folder and its gradebook."""

import getpass
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

if TYPE_CHECKING:
    from policystory.gradebook.store import Gradebook
    from policystory.gradebook.writing import Author
    from policystory.teaching.class_folder import ClassFolder

PATH = click.Path(path_type=Path)

CLASS = click.option(
    "--class",
    "class_path",
    type=PATH,
    default=".",
    help="The class's folder; by default the one you are in.",
)
_GRADEBOOK = click.option(
    "--gradebook",
    "url",
    metavar="URL",
    help="A database in place of gradebook.sqlite, such as postgresql+psycopg://host/name.",
)


class OpenClass(msgspec.Struct, frozen=True):
    """A class's folder and gradebook, opened for one command, and the time of the command."""

    folder: "ClassFolder"
    book: "Gradebook"
    now: datetime

    def author(self, because: str) -> "Author":
        """Return who changes the gradebook by this command, and why."""
        from policystory.gradebook.writing import Author  # noqa: PLC0415 - loads slowly

        who = os.environ.get("POLICYSTORY_TEACHER") or getpass.getuser()
        return Author(who, self.now.isoformat(), because)


def class_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --class and --gradebook; it gets an OpenClass as `opened`."""

    @CLASS
    @_GRADEBOOK
    @wraps(command)
    def with_class(class_path: Path, url: str | None, **named: Any) -> Any:
        # SQLAlchemy loads slowly, and learners never need it.
        from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - see above
        from policystory.teaching.steps import open_gradebook  # noqa: PLC0415 - see above

        now = datetime.now(UTC)
        folder = ClassFolder(class_path)
        book = open_gradebook(folder, url, now)
        try:
            return command(opened=OpenClass(folder, book, now), **named)
        finally:
            book.close()

    return with_class

"""The options --class and --gradebook, which the instructor's commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from policystory.teaching.open_class import OpenClass, open_class

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

__all__ = ["CLASS", "PATH", "OpenClass", "class_options"]


def class_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate a command: add the command-line options --class and --gradebook.

    They name a class's folder and the database of its gradebook. Both are opened, and the command
    gets them as the argument `opened`.
    """

    @CLASS
    @_GRADEBOOK
    @wraps(command)
    def with_class(class_path: Path, url: str | None, **named: Any) -> Any:
        with open_class(class_path, url) as opened:
            return command(opened=opened, **named)

    return with_class

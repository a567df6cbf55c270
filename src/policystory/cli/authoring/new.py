"""The command `new`: begin a course of one's own."""

import shlex
import sys
from pathlib import Path

import click

from policystory.cli.terminal import say
from policystory.course.find_time_zone import find_time_zone
from policystory.course.names import lookup
from policystory.course.outline.languages import LANGUAGES
from policystory.course.own_course.templates import (
    SMALL,
    Heading,
    begin_course,
    course_id,
    templates,
)

_LIKE = ", ".join(templates())


@click.command("new")
@click.argument(
    "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--title", help="The course's title; by default the folder's name.")
@click.option(
    "--language",
    help=f"The course's language, a code: {', '.join(LANGUAGES)}. By default en.",
)
@click.option(
    "--zone",
    help="The time zone of its dates, such as Europe/Madrid. By default UTC.",
)
@click.option(
    "--like",
    default=SMALL,
    help=f"The template to begin from: {_LIKE}.",
    metavar="NAME",
)
def new(
    folder: Path, title: str | None, language: str | None, zone: str | None, like: str
) -> None:
    """Begin a course of your own in DIR: a small one that runs at once, to be changed.

    On a terminal you are asked for what you do not give; elsewhere the defaults hold.
    """
    name = course_id(folder.resolve())
    in_words = name.replace("-", " ").capitalize()
    heading = Heading(
        course=name,
        title=title or _asked("Title", in_words),
        language=language or _asked("Language", "en"),
        zone=zone or _asked("Time zone", "UTC"),
    )
    # Refused before anything is written.
    lookup(heading.language, LANGUAGES, "language")
    find_time_zone(heading.zone)
    written = begin_course(folder, like, heading)
    say(f"{folder}: a course in {len(written)} files, to be changed; each says how")
    say(_NEXT.format(folder=shlex.quote(str(folder))))


_NEXT = """Next:
  cd {folder}
  policystory check --watch         tells what is wrong, while you change the files
  policystory learn lessons         opens JupyterLab on the lessons
  policystory items --key           prints the questions, with their proofs
  policystory pack                  makes one file for your students"""


def _asked(what: str, usual: str) -> str:
    """Ask for something on a terminal; return what is usual where nobody can answer."""
    if not is_terminal():
        return usual
    answer: str = click.prompt(what, default=usual)
    return answer


def is_terminal() -> bool:
    """Tell whether questions can be asked on a terminal."""
    # Python has no stream where the shell closed it (`<&-`).
    return sys.stdin is not None and sys.stdin.isatty()


COMMANDS = (new,)
"""The commands of this file, in the order of the help."""

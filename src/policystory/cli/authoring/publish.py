"""The commands that hand a course on: run its lessons, and pack it into one file."""

from pathlib import Path

import click

from policystory.cli.options import NamedFolders, course_folders, course_options
from policystory.cli.terminal import say
from policystory.course.files import display_path
from policystory.course.load import Folders
from policystory.course.own_course.pack import pack as pack_course
from policystory.publish import publish as run_lessons


@click.command()
@click.argument("names", metavar="[LESSON]...", nargs=-1)
@course_options
def publish(names: tuple[str, ...], folders: NamedFolders) -> None:
    """Run lesson notebooks as a new learner would, and keep their outputs for a release."""
    _run(course_folders(folders), names)


def _run(course: Folders, names: tuple[str, ...] = ()) -> None:
    """Run lessons of a course, all if none is named, and say which."""
    for line in run_lessons(course.lessons, names, course.content.parent):
        say(line)


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; by default the course's id and .zip.",
)
@click.option(
    "--as-it-is", is_flag=True, help="Do not run the lessons before they are packed."
)
@course_options
def pack(
    folder: Path | None, out: Path | None, as_it_is: bool, folders: NamedFolders
) -> None:
    """Make one file of the course in DIR, which students open with one command.

    The course is checked, and its lessons are run as by `publish`, so that they hold none of your
    own answers. The reports' texts are left out.
    """
    named = {**folders, "course": folder} if folder else folders
    course = course_folders(named)
    root = course.content.parent
    if not as_it_is:
        _run(course)
    file = pack_course(root, out)
    size = file.stat().st_size
    say(f"{display_path(file)}: {size:,} bytes; your students open it with")
    say(f"  policystory learn {file.name}")


COMMANDS = (publish, pack)
"""The commands of this file, in the order of the help."""

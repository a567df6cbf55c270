"""What the commands share: the command group, options for a course's folders, JSON output."""

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from policystory.cli.exit_code import check_arguments, exit_code
from policystory.cli.terminal import drop_unprinted, say
from policystory.course import find
from policystory.course.files import display_path
from policystory.course.load import Folders, load, read
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError
from policystory.reading import Places

F = TypeVar("F", bound=Callable[..., Any])
NamedFolders = dict[str, Path | None]
"""The folders that the command line names, by option; None for one that it does not name."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_WHOLE = "course"
"""The option that names a course's folder, with all its parts."""
PARTS = {
    "content": "facts",
    "quizzes": "blueprints",
    "lessons": "notebooks",
}
"""The options that name one of its parts."""


class Commands(click.Group):
    """A click group that lists its commands in the order in which they were added.

    An error in a command becomes a sentence and an exit code.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names of the commands in the order in which they were added."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; an error becomes a sentence and an exit code. Arguments are click's.

        With `standalone_mode=False` an error is raised as it is.
        """

        # Not standalone: click would print some errors itself, and leave others as a traceback.
        def run() -> Any:
            check_arguments(sys.argv[1:] if args is None else args)
            return super(Commands, self).main(
                args, prog_name, complete_var, standalone_mode=False, **extra
            )

        if standalone_mode:
            code = exit_code(run)
            drop_unprinted()
            sys.exit(code)
        return run()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policystory")
def main() -> None:
    """Teach a policy story from its sources."""


def course_options(command: F) -> F:
    """Decorate a command: add the command-line options that name a course, or its folders.

    The command gets them as the argument `folders`.
    """
    # Reversed, because click shows the option that was added last first.
    for name, what in reversed(PARTS.items()):
        option = click.option(
            f"--{name}", type=FOLDER, help=f"The folder of the course's {what}."
        )
        command = option(command)
    whole = click.option(
        f"--{_WHOLE}", type=FOLDER, help="The folder of the course, with all its parts."
    )
    command = whole(command)

    @wraps(command)
    def with_folders(*args: Any, **options: Any) -> Any:
        folders = {name: options.pop(name) for name in (_WHOLE, *PARTS)}
        return command(*args, folders=folders, **options)

    return with_folders  # type: ignore[return-value]  # wraps keeps the command's own signature


def course_folders(named: NamedFolders) -> Folders:
    """Return the three folders of a course: content, quizzes and lessons.

    `named` holds the folders that were named on the command line. Any other folder is looked for in
    the course named with --course; without --course, beside the first named folder. If no folder
    was named, the folders are those of the course around the working folder; without a course,
    those in the working folder.
    """
    usual = Folders.of(_root(named))
    return Folders(
        content=named["content"] or usual.content,
        quizzes=named["quizzes"] or usual.quizzes,
        lessons=named["lessons"] or usual.lessons,
    )


def _root(named: NamedFolders) -> Path:
    """Return the folder that holds the course's folders."""
    return chosen_course(named) or find.working_folder()


def chosen_course(named: NamedFolders) -> Path | None:
    """Return the folder of the course for a command, or the file of a compiled course.

    None stands for the installed course. `named` holds the folders that were named on the command
    line.
    """
    whole = named[_WHOLE]
    if whole:
        return _checked(whole.resolve())
    for part in PARTS:
        path = named[part]
        if path:
            return path.resolve().parent
    return find.course_folder(find.working_folder())


def _checked(folder: Path) -> Path:
    """Return the folder of a course; NotFoundError if it is of none."""
    if find.is_course(folder):
        return folder
    # A learner's folder may have its course inside.
    if find.is_course(folder / find.PACKED):
        return folder / find.PACKED
    raise NotFoundError(
        f"there is no course in {display_path(folder)}: "
        "a folder with content/course.yml is expected"
    )


def open_course(named: NamedFolders) -> OpenCourse:
    """Open the course whose folders were named on the command line.

    If no folder was named, open the course around the working folder, or else the installed one.
    """
    if any(named.values()):
        return OpenCourse(load(course_folders(named)))
    return find.course(find.working_folder())


def places_of(named: NamedFolders) -> Places:
    """Return the file and line of each record of a course; empty for a compiled course.

    `named` holds the folders that were named on the command line.
    """
    folders = course_folders(named)
    if not (folders.content / "course.yml").exists():
        return Places()
    return read(folders).places


def print_json(value: object) -> None:
    """Print a value as JSON; the same value always gives the same bytes."""
    # msgspec does not know the entries of a record, which are made one by one as they are read.
    data = msgspec.json.encode(value, enc_hook=list, order="deterministic")
    say(msgspec.json.format(data, indent=2).decode())


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seed_option = click.option(
    "--seed",
    default="",
    show_default=False,
    help="The seed of the draw; the same seed always gives the same paper.",
)
key_option = click.option(
    "--key",
    "with_key",
    is_flag=True,
    help="Show the key, and why each option is right or wrong.",
)
sources_option = click.option(
    "--sources",
    type=FOLDER,
    help="The folder of the reports' texts; every fact is proved against them.",
)

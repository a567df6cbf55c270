"""What the verbs share: the group, the options that name a course, and how things are printed."""

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from policystory.cli.door import check_arguments, exit_code
from policystory.cli.terminal import drop_unprinted, say
from policystory.course import find
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse

F = TypeVar("F", bound=Callable[..., Any])
Named = dict[str, Path | None]
"""The course's folders as they were named on the command line, by option."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PARTS = {"content": "facts", "quizzes": "blueprints", "lessons": "notebooks"}


class Commands(click.Group):
    """A group that lists its verbs in pipeline order, behind the outermost door."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the verbs in the order in which they were added."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a verb; whatever goes wrong ends in a sentence and an exit code."""

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
    """Add the options that name another course's folders; the verb gets them as `folders`."""
    for name, what in reversed(PARTS.items()):
        command = click.option(
            f"--{name}", type=FOLDER, help=f"The folder of the course's {what}."
        )(command)

    @wraps(command)
    def with_folders(*args: Any, **options: Any) -> Any:
        folders = {name: options.pop(name) for name in PARTS}
        return command(*args, folders=folders, **options)

    return with_folders  # type: ignore[return-value]  # wraps keeps the command's own signature


def course_folders(named: Named) -> Folders:
    """Return the course's folders: those that were named, and those beside them."""
    given = next((path for path in named.values() if path), None)
    base = given.resolve().parent if given else find.root(find.here()) or find.here()
    usual = Folders.of(base)
    return Folders(*(named[name] or getattr(usual, name) for name in PARTS))


def open_course(named: Named) -> OpenCourse:
    """Open the course that is named, or the one that encloses the working folder, or the installed one."""
    return OpenCourse(
        load(course_folders(named))
        if any(named.values())
        else find.content(find.here())
    )


def print_json(value: object) -> None:
    """Print a value as JSON, the same bytes for the same value."""
    # What msgspec does not know by itself is a sequence that is made while one goes through it.
    say(
        msgspec.json.format(
            msgspec.json.encode(value, enc_hook=list, order="deterministic"), indent=2
        ).decode()
    )


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seeded = click.option(
    "--seed", default="", show_default=False, help="The seed that chance is drawn from."
)
with_key = click.option(
    "--key",
    "with_key",
    is_flag=True,
    help="Show keys, and why each option is right or wrong.",
)
sources_option = click.option(
    "--sources",
    type=FOLDER,
    help="The folder of the reports' texts: prove every fact against them.",
)

"""The commands that set up a class: make its folder, import its learners."""

import sys
from pathlib import Path
from typing import Any

import click

from policystory.cli.class_options import CLASS, PATH
from policystory.cli.learner import check_port, run_lab
from policystory.cli.options import (
    NamedFolders,
    chosen_course,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.terminal import say
from policystory.facts.words import how_many
from policystory.learner.folder import lab_command
from policystory.teaching.set_up.instructor_notebook import NOTEBOOK, copy_notebook


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--title", help="What learners read; by default the folder's name.")
@click.option("--zone", default="UTC", help="The class's time zone, an IANA name.")
@click.option(
    "--demo",
    is_flag=True,
    help="Make an invented class of thirty, with a week's work handed in, to try things with.",
)
@click.option("--port", type=int, help="The port of JupyterLab; a free one by default.")
@click.option(
    "--no-browser", is_flag=True, help="Print the address instead of opening a browser."
)
@click.option(
    "--set-up-only", is_flag=True, help="Make the folder, and do not start JupyterLab."
)
@course_options
def teach(
    folder: Path,
    demo: bool,
    port: int | None,
    no_browser: bool,
    set_up_only: bool,
    folders: NamedFolders,
    **named: Any,
) -> None:
    """Set up a class's folder, and open JupyterLab in it; existing files are never overwritten."""
    check_port(port)
    if demo:
        _make_demo(folder, folders)
    else:
        _make_class(folder, **named)
    if not set_up_only:
        command = lab_command(port, no_browser, NOTEBOOK)
        sys.exit(run_lab(folder, command, chosen_course(folders)))


def _make_class(folder: Path, title: str | None, zone: str) -> None:
    """Make a class's folder, and say what was made."""
    from policystory.teaching.class_folder import make_class  # noqa: PLC0415 - loads slowly

    made = make_class(folder, title or folder.resolve().name, zone)
    if copy_notebook(folder):
        made.append(NOTEBOOK)
    say(f"{folder}: made {', '.join(made)}" if made else f"{folder}: nothing to make")


def _make_demo(folder: Path, folders: NamedFolders) -> None:
    """Make the demo class, and say what was made."""
    from policystory.teaching.demo.make import HANDED_IN, make_demo  # noqa: PLC0415 - see above

    files = make_demo(folder, open_course(folders))
    copy_notebook(folder)
    say(f"{folder}: a demo class of 30 invented learners in two sections")
    say(f"{folder / HANDED_IN}: {how_many(files, 'file')} that they handed in")


@click.group()
def roster() -> None:
    """Import the learners of a class from a school system's table."""


@roster.command("import")
@click.argument("file", type=PATH)
@CLASS
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def import_roster(file: Path, class_path: Path, yes: bool, as_json: bool) -> None:
    """Read a roster of Canvas, Moodle, Blackboard, GitHub Classroom, or a plain table.

    Shows who is added, dropped or changed, and asks. To import it again changes nothing.
    """
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - loads slowly
    from policystory.teaching.roster import changed_details  # noqa: PLC0415 - loads slowly
    from policystory.teaching.steps import roster_in_file  # noqa: PLC0415 - loads slowly

    folder = ClassFolder(class_path)
    format_, new, change = roster_in_file(folder, file)
    if as_json:
        print_json(change)
    else:
        say(f"{file}: a {format_} roster with {how_many(len(new), 'learner')}")
        for word, learners in (("added", change.added), ("dropped", change.dropped)):
            for learner in learners:
                say(f"  {word}: {learner.name} ({learner.id})")
        for before, after in change.changed:
            details = changed_details(before, after)
            say(f"  changed: {after.name} ({after.id}), {details}")
    if not change:
        say("nothing changes")
        return
    if not (yes or as_json):
        click.confirm("Change the roster?", abort=True)
    folder.write_roster(new)


COMMANDS = (teach, roster)

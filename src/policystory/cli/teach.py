"""The commands that set up a class: its folder, and its roster."""

from pathlib import Path

import click

from policystory.cli.class_options import CLASS, PATH
from policystory.cli.options import json_option, print_json
from policystory.cli.terminal import say
from policystory.facts.words import how_many


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--title", help="What learners read; by default the folder's name.")
@click.option("--zone", default="UTC", help="The class's time zone, an IANA name.")
@click.option(
    "--set-up-only", is_flag=True, help="Make the folder, and do not start JupyterLab."
)
def teach(folder: Path, title: str | None, zone: str, set_up_only: bool) -> None:
    """Set up a class's folder, and open JupyterLab in it; existing files are never overwritten."""
    from policystory.teaching.class_folder import make_class  # noqa: PLC0415 - loads slowly

    made = make_class(folder, title or folder.resolve().name, zone)
    say(f"{folder}: made {', '.join(made)}" if made else f"{folder}: nothing to make")
    if not set_up_only:
        say("the instructor's notebook is not there yet: use the commands")


@click.group()
def roster() -> None:
    """Import the learners of a class."""


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
            say(
                f"  changed: {after.name} ({after.id}), section {before.section} to {after.section}"
            )
    if not change:
        say("nothing changes")
        return
    if not (yes or as_json):
        click.confirm("Change the roster?", abort=True)
    folder.write_roster(new)


COMMANDS = (teach, roster)

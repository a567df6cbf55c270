"""The commands of an instructor: a class, its roster, assignments, papers, grades."""

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path

import click

from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.terminal import say
from policystory.facts.words import how_many

FOLDER = click.Path(path_type=Path)
CLASS = click.option(
    "--class",
    "class_path",
    type=FOLDER,
    default=".",
    help="The class's folder; by default the one you are in.",
)
GRADEBOOK = click.option(
    "--gradebook",
    "url",
    metavar="URL",
    help="A database in place of gradebook.sqlite, such as postgresql+psycopg://host/name.",
)


def _who() -> str:
    """Return the name under which changes of the gradebook are kept."""
    return os.environ.get("POLICYSTORY_TEACHER") or getpass.getuser()


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
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
@click.argument("file", type=FOLDER)
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


@click.command()
@click.argument("assignment")
@CLASS
@GRADEBOOK
@course_options
def release(
    assignment: str, class_path: Path, url: str | None, folders: NamedFolders
) -> None:
    """Make the papers of an assignment: one a learner, quiz and attempt."""
    from policystory.teaching import steps  # noqa: PLC0415 - loads slowly
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - loads slowly

    folder = ClassFolder(class_path)
    course = open_course(folders)
    book = steps.open_gradebook(folder, url, datetime.now(UTC))
    paths = list(steps.release(folder, course, book, assignment))
    say(f"{how_many(len(paths), 'paper')} in {folder.path / 'released' / assignment}")


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FOLDER)
@CLASS
@GRADEBOOK
@json_option
def collect(
    sources: tuple[Path, ...], class_path: Path, url: str | None, as_json: bool
) -> None:
    """Take in what learners handed in: files, or folders of files."""
    from policystory.teaching import grading, steps  # noqa: PLC0415 - loads slowly
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - loads slowly

    folder = ClassFolder(class_path)
    now = datetime.now(UTC)
    book = steps.open_gradebook(folder, url, now)
    files = []
    for source in sources:
        paths = sorted(source.rglob("*.json")) if source.is_dir() else [source]
        files += [(str(path), path.read_bytes()) for path in paths]
    judged = list(grading.collect(folder, book, files, now))
    if as_json:
        print_json([(each.name, each.outcome, each.sentence) for each in judged])
        return
    for each in judged:
        say(f"{each.name}: {each.outcome.value}, {each.sentence}")
    say(f"{how_many(len(judged), 'new file')}")


@click.command()
@click.argument("assignment")
@CLASS
@GRADEBOOK
def grade(assignment: str, class_path: Path, url: str | None) -> None:
    """Grade what was collected into the gradebook; to do so again changes nothing."""
    from policystory.gradebook.writing import Author  # noqa: PLC0415 - loads slowly
    from policystory.teaching import grading, steps  # noqa: PLC0415 - loads slowly
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - loads slowly

    folder = ClassFolder(class_path)
    now = datetime.now(UTC)
    book = steps.open_gradebook(folder, url, now)
    author = Author(_who(), now.isoformat(), "graded")
    graded = list(grading.grade_assignment(folder, book, assignment, author))
    changed = sum(each.changed for each in graded)
    say(f"{how_many(len(graded), 'learner')} graded, {changed} changed")


@click.group()
def gradebook() -> None:
    """Export grades."""


@gradebook.command()
@click.argument("assignment")
@click.option("--canvas", type=FOLDER, required=True, help="Your export of Canvas.")
@click.option("--to", "target", type=FOLDER, required=True, help="The file to write.")
@CLASS
@GRADEBOOK
def export(
    assignment: str, canvas: Path, target: Path, class_path: Path, url: str | None
) -> None:
    """Fill the grades of an assignment into your own export of Canvas."""
    from policystory.teaching import steps  # noqa: PLC0415 - loads slowly
    from policystory.teaching.class_folder import ClassFolder  # noqa: PLC0415 - loads slowly

    folder = ClassFolder(class_path)
    book = steps.open_gradebook(folder, url, datetime.now(UTC))
    count = steps.export_canvas(folder, book, assignment, canvas, target)
    say(f"{target}: {how_many(count, 'grade')}")


COMMANDS = (teach, roster, release, collect, grade, gradebook)

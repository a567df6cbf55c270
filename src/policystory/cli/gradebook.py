"""The commands around marks: grade, regrade, and the gradebook with its exports and decisions."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policystory.cli.class_options import PATH, OpenClass, class_options
from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.terminal import counter, say
from policystory.course.atomic_write import write_atomically
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many

if TYPE_CHECKING:
    from policystory.teaching.regrading import Regrading
    from policystory.teaching.workers.processes import Spread

_RULES = ("full-credit", "either", "new-key")


_JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes grade; by default as many as there are processors.",
)
_ON = click.option(
    "--on",
    "cluster",
    metavar="dask://HOST:PORT",
    help="Grade on the workers of this Dask cluster; answers and keys are sent there.",
)


@click.command()
@click.argument("assignment")
@_JOBS
@_ON
@json_option
@class_options
def grade(
    opened: OpenClass,
    assignment: str,
    jobs: int | None,
    cluster: str | None,
    as_json: bool,
) -> None:
    """Grade what was collected into the gradebook; to do so again changes nothing.

    Learners whose files have not changed since are left out, so that a run that was cut off goes
    on.
    """
    from policystory.teaching.workers.cluster import Cluster  # noqa: PLC0415 - loads slowly
    from policystory.teaching.workers.processes import Processes  # noqa: PLC0415

    if jobs is not None and cluster is not None:
        raise click.UsageError("--jobs is for this machine: leave it out with --on")
    spread = Processes(jobs) if cluster is None else Cluster(cluster)
    _grade(opened, assignment, "graded", spread, as_json=as_json)


def _grade(
    opened: OpenClass,
    assignment: str,
    because: str,
    spread: "Spread | None" = None,
    *,
    as_json: bool = False,
) -> None:
    """Grade an assignment, and say how many learners were graded and changed."""
    from policystory.teaching import grading  # noqa: PLC0415 - loads slowly

    with counter("learners") as progress:
        graded = list(
            grading.grade_assignment(
                opened.folder,
                opened.book,
                assignment,
                opened.author(because),
                spread,
                progress,
            )
        )
    if as_json:
        print_json(graded)
        return
    changed = sum(each.changed for each in graded)
    left_out = sum(each.left_out for each in graded)
    said = f"{how_many(len(graded), 'learner')} graded, {changed} changed"
    if left_out:
        said += f"; {left_out} left out, as nothing of theirs is new"
    say(said)


@click.command()
@click.argument("assignment")
@click.option("--because", required=True, help="Why; it is kept with every change.")
@click.option("--rule", type=click.Choice(_RULES), default="either", show_default=True)
@click.option(
    "--drop", "dropped", multiple=True, help="Withdraw a question, by its id."
)
@click.option("--yes", is_flag=True, help="Do it; without it only print what changes.")
@class_options
@course_options
def regrade(
    opened: OpenClass,
    assignment: str,
    because: str,
    rule: str,
    dropped: tuple[str, ...],
    yes: bool,
    folders: NamedFolders,
) -> None:
    """Mark again by the keys of today: prints first who changes, by how much, and why."""
    from policystory.assignment.regrade import RegradeRule  # noqa: PLC0415 - loads slowly
    from policystory.teaching.regrading import Regrading  # noqa: PLC0415 - loads slowly

    regrading = Regrading(
        folder=opened.folder,
        assignment=assignment,
        bank=open_course(folders).bank,
        rule=RegradeRule(rule),
        dropped=frozenset(dropped),
    )
    _regrade(opened, regrading, because, yes)


def _regrade(
    opened: OpenClass, regrading: "Regrading", because: str, yes: bool
) -> None:
    """Print who changes, by how much and why; do it if the teacher said `yes`."""
    changed = 0
    for each in regrading.planned(opened.book):
        changed += 1
        for change in each.changes:
            say(f"{change.learner}, {each.attempt.quiz}: {change.why}")
    if not changed:
        say("no mark changes")
    if yes:
        author = opened.author(because)
        regrading.apply(opened.book, author)
        _grade(opened, regrading.assignment, because)
    elif changed or regrading.dropped:
        say(f"{how_many(changed, 'attempt')} would change; add --yes to do it")


@click.group()
def gradebook() -> None:
    """Export grades, excuse learners, change a total, and read every change."""


@gradebook.command()
@click.argument("assignment")
@click.option("--canvas", type=PATH, help="Your export of Canvas, to be filled in.")
@click.option("--moodle", is_flag=True, help="For Moodle's import of grades.")
@click.option(
    "--by",
    "part",
    type=click.Choice(["question", "objective"]),
    help="A row for each learner and question, or for each learner and objective.",
)
@click.option("--to", "target", type=PATH, required=True, help="The file to write.")
@class_options
def export(
    opened: OpenClass,
    assignment: str,
    canvas: Path | None,
    moodle: bool,
    part: str | None,
    target: Path,
) -> None:
    """Write the grades of an assignment: as a plain table, for Moodle, or into Canvas's export."""
    if sum(map(bool, (canvas, moodle, part))) > 1:
        raise click.UsageError("choose one of --canvas, --moodle and --by")
    from policystory.lms.plain_grades import moodle_grades, plain_grades  # noqa: PLC0415
    from policystory.teaching import steps  # noqa: PLC0415 - loads slowly

    folder, book = opened.folder, opened.book
    if canvas is not None:
        count = steps.export_canvas(folder, book, assignment, canvas, target)
        say(f"{target}: {how_many(count, 'grade')}")
        return
    rows = steps.grade_rows(folder, book, assignment)
    if part is not None:
        table = steps.marks_table(book, rows, assignment, part)
        write_atomically(target, table)
        say(f"{target}: by {part}, {how_many(len(rows), 'learner')}")
        return
    title = folder.assignment(assignment).title
    table = moodle_grades(rows, title) if moodle else plain_grades(rows)
    write_atomically(target, table)
    say(f"{target}: {how_many(len(rows), 'learner')}")


@gradebook.command()
@click.argument("assignment")
@click.argument("questions", nargs=-1, required=True)
@click.option("--because", required=True, help="Why; it is kept.")
@click.option("--yes", is_flag=True, help="Do it; without it only print what changes.")
@class_options
def drop(
    opened: OpenClass,
    assignment: str,
    questions: tuple[str, ...],
    because: str,
    yes: bool,
) -> None:
    """Drop questions, by their ids, for all: everyone gets their points. Prints first who changes.

    It holds for work that is handed in later, too.
    """
    from policystory.teaching.regrading import Regrading  # noqa: PLC0415 - loads slowly

    regrading = Regrading(
        folder=opened.folder, assignment=assignment, dropped=frozenset(questions)
    )
    _regrade(opened, regrading, because, yes)


_BECAUSE = click.option("--because", required=True, help="Why; it is kept.")


@gradebook.command()
@click.argument("assignment")
@click.argument("learner")
@_BECAUSE
@class_options
def excuse(opened: OpenClass, assignment: str, learner: str, because: str) -> None:
    """Excuse a learner from an assignment: no points, and nothing is missing."""
    _decide(opened, assignment, learner, None, because)


@gradebook.command()
@click.argument("assignment")
@click.argument("learner")
@click.argument("points")
@_BECAUSE
@class_options
def override(
    opened: OpenClass, assignment: str, learner: str, points: str, because: str
) -> None:
    """Put points in place of what a learner's work earned."""
    try:
        amount = Decimal(points)
    except InvalidOperation as error:
        raise PolicystoryError(
            f"points are a number such as 9.5, not '{points}'"
        ) from error
    if not amount.is_finite() or amount < 0:
        raise PolicystoryError("points are a number from 0")
    _decide(opened, assignment, learner, amount, because)


def _decide(
    opened: OpenClass,
    assignment: str,
    learner: str,
    points: Decimal | None,
    because: str,
) -> None:
    """Keep a teacher's decision on a learner of the class."""
    from policystory.gradebook.decisions import decide  # noqa: PLC0415 - loads slowly

    opened.folder.assignment(assignment)
    if learner not in opened.folder.roster():
        raise PolicystoryError(f"'{learner}' is not in the roster")
    with opened.book.writing() as connection:
        decide(connection, assignment, learner, points, opened.author(because))
    say(f"{learner}, {assignment}: kept")


@gradebook.command()
@click.option("--learner", help="Only of this learner.")
@json_option
@class_options
def history(opened: OpenClass, learner: str | None, as_json: bool) -> None:
    """Print every change of the gradebook: who, when, why, from what to what."""
    from policystory.gradebook.decisions import history as changes  # noqa: PLC0415

    with opened.book.reading() as connection:
        listed = changes(connection, learner)
    if as_json:
        print_json(listed)
        return
    for each in listed:
        before = each.before or "nothing"
        after = each.after or "nothing"
        say(
            f"{each.at[:16]}  {each.who}: {each.learner}, {each.assignment}, {each.what} "
            f"from {before} to {after} ({each.because})"
        )


COMMANDS = (grade, regrade, gradebook)

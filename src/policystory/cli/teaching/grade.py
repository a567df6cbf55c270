"""The commands that mark work: grade it, mark it again, and drop a question."""

from typing import TYPE_CHECKING, Any

import click

from policystory.cli.class_options import OpenClass, class_options
from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.teaching.gradebook import gradebook
from policystory.cli.terminal import counter, say
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
    """Grade the collected work into the gradebook; doing so again changes nothing.

    Learners whose work has not changed since they were graded are left out. So a run that was cut
    off can be started again, and goes on.
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
@json_option
@class_options
@course_options
def regrade(
    opened: OpenClass,
    assignment: str,
    yes: bool,
    as_json: bool,
    folders: NamedFolders,
    **wanted: Any,
) -> None:
    """Mark an assignment again by the right answers that the course has today.

    Prints first whose marks change, by how much, and why.
    """
    from policystory.assignment.regrade import RegradeRule  # noqa: PLC0415 - loads slowly
    from policystory.teaching.handing_out.private_questions import (  # noqa: PLC0415 - loads slowly
        class_course,
    )
    from policystory.teaching.regrading import Regrading  # noqa: PLC0415 - loads slowly

    regrading = Regrading(
        folder=opened.folder,
        assignment=assignment,
        bank=class_course(opened.folder, open_course(folders)).bank,
        rule=RegradeRule(wanted["rule"]),
        dropped=frozenset(wanted["dropped"]),
    )
    tell = _regrade_as_json if as_json else _regrade
    tell(opened, regrading, wanted["because"], yes)


def _regrade_as_json(
    opened: OpenClass, regrading: "Regrading", because: str, yes: bool
) -> None:
    """Print as JSON who changes, by how much and why; do it if the teacher said `yes`."""
    from policystory.teaching import grading  # noqa: PLC0415 - loads slowly

    planned = list(regrading.planned(opened.book))
    notes = regrading.notes(opened.book)
    if yes:
        author = opened.author(because)
        regrading.apply(opened.book, author)
        name = regrading.assignment
        for _ in grading.grade_assignment(opened.folder, opened.book, name, author):
            pass
    print_json({"attempts": planned, "notes": notes, "done": yes})


def _regrade(
    opened: OpenClass, regrading: "Regrading", because: str, yes: bool
) -> None:
    """Print who changes, by how much and why; do it if the teacher said `yes`."""
    for note in regrading.notes(opened.book):
        say(f"note: {note}")
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


@gradebook.command()
@click.argument("assignment")
@click.argument("questions", nargs=-1, required=True)
@click.option("--because", required=True, help="Why; it is kept.")
@click.option("--yes", is_flag=True, help="Do it; without it only print what changes.")
@json_option
@class_options
def drop(
    opened: OpenClass,
    assignment: str,
    questions: tuple[str, ...],
    because: str,
    yes: bool,
    as_json: bool,
) -> None:
    """Drop questions: everyone gets their points. Prints first whose marks change.

    QUESTIONS are ids. Work that is handed in later gets the points, too.
    """
    from policystory.teaching.regrading import Regrading  # noqa: PLC0415 - loads slowly

    regrading = Regrading(
        folder=opened.folder, assignment=assignment, dropped=frozenset(questions)
    )
    tell = _regrade_as_json if as_json else _regrade
    tell(opened, regrading, because, yes)


COMMANDS = (grade, regrade)
"""The commands of this file; `drop` is one of the group `gradebook`."""

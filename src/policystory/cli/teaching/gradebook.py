"""The commands about a class's grades: export them, excuse learners, set points, list changes."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from policystory.cli.class_options import PATH, OpenClass, class_options
from policystory.cli.options import json_option, print_json
from policystory.cli.terminal import say
from policystory.course.atomic_write import write_atomically
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many


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
@json_option
@class_options
def export(
    opened: OpenClass,
    assignment: str,
    canvas: Path | None,
    moodle: bool,
    part: str | None,
    target: Path,
    as_json: bool,
) -> None:
    """Write the grades of an assignment: as a plain table, for Moodle, or into Canvas's export."""
    if sum(map(bool, (canvas, moodle, part))) > 1:
        raise click.UsageError("choose one of --canvas, --moodle and --by")
    from policystory.lms.moodle_grades import moodle_grades  # noqa: PLC0415
    from policystory.lms.plain_grades import plain_grades  # noqa: PLC0415
    from policystory.teaching import steps  # noqa: PLC0415 - loads slowly

    folder, book = opened.folder, opened.book
    if canvas is not None:
        count = steps.export_canvas(folder, book, assignment, canvas, target)
        _written(target, "", count, "grade", as_json)
        return
    rows = steps.grade_rows(folder, book, assignment)
    if part is not None:
        table = steps.marks_table(book, rows, assignment, part)
        write_atomically(target, table)
        _written(target, f"by {part}, ", len(rows), "learner", as_json)
        return
    title = folder.assignment(assignment).title
    table = moodle_grades(rows, title) if moodle else plain_grades(rows)
    write_atomically(target, table)
    _written(target, "", len(rows), "learner", as_json)


def _written(target: Path, how: str, count: int, what: str, as_json: bool) -> None:
    """Say which file was written, and of how many grades or learners."""
    if as_json:
        print_json({"file": str(target), f"{what}s": count})
    else:
        say(f"{target}: {how}{how_many(count, what)}")


_BECAUSE = click.option("--because", required=True, help="Why; it is kept.")


@gradebook.command()
@click.argument("assignment")
@click.argument("learner")
@_BECAUSE
@json_option
@class_options
def excuse(
    opened: OpenClass, assignment: str, learner: str, because: str, as_json: bool
) -> None:
    """Excuse a learner from an assignment, which then does not count for this learner."""
    _decide(opened, assignment, learner, None, because)
    _kept(assignment, learner, as_json)


@gradebook.command()
@click.argument("assignment")
@click.argument("learner")
@click.argument("points")
@_BECAUSE
@json_option
@class_options
def override(
    opened: OpenClass,
    assignment: str,
    learner: str,
    points: str,
    because: str,
    as_json: bool,
) -> None:
    """Set the points of an assignment for a learner, in place of those earned."""
    try:
        amount = Decimal(points)
    except InvalidOperation as error:
        raise PolicystoryError(
            f"points are a number such as 9.5, not '{points}'"
        ) from error
    if not amount.is_finite() or amount < 0:
        raise PolicystoryError("points are a number from 0")
    _decide(opened, assignment, learner, amount, because)
    _kept(
        assignment,
        learner,
        as_json,
        _more_than_possible(opened, assignment, learner, amount),
    )


def _more_than_possible(
    opened: OpenClass, assignment: str, learner: str, amount: Decimal
) -> list[str]:
    """Return a note if points are more than there are to earn: it may be a slip, or a bonus."""
    from policystory.gradebook.papers import released_quizzes  # noqa: PLC0415 - loads slowly

    with opened.book.reading() as connection:
        of_quizzes = released_quizzes(connection, assignment, learner)
    possible = sum(of_quizzes.values(), Decimal(0))
    if not of_quizzes or amount <= possible:
        return []
    return [f"there are {possible:f} points to earn, and {amount:f} were given"]


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
    opened.folder.check_learner(learner)
    with opened.book.writing() as connection:
        decide(connection, assignment, learner, points, opened.author(because))


def _kept(
    assignment: str, learner: str, as_json: bool, notes: Sequence[str] = ()
) -> None:
    """Say that a decision is kept, with notes on what may surprise."""
    if as_json:
        kept = {"assignment": assignment, "learner": learner, "kept": True}
        print_json({**kept, "notes": notes})
        return
    say(f"{learner}, {assignment}: kept")
    for note in notes:
        say(f"  note: {note}")


@gradebook.command("take-back")
@click.argument("assignment")
@click.argument("learner")
@_BECAUSE
@json_option
@class_options
def take_back(
    opened: OpenClass, assignment: str, learner: str, because: str, as_json: bool
) -> None:
    """Take an excuse or set points back: what the learner earned counts again."""
    from policystory.gradebook import decisions  # noqa: PLC0415 - loads slowly

    opened.folder.assignment(assignment)
    opened.folder.check_learner(learner)
    author = opened.author(because)
    with opened.book.writing() as connection:
        if not decisions.take_back(connection, assignment, learner, author):
            raise PolicystoryError(
                f"nothing was decided for {learner} in {assignment}; decisions stand in: "
                f"policystory gradebook history --learner {learner}"
            )
    _kept(assignment, learner, as_json)


@gradebook.command()
@click.option("--learner", help="Only of this learner.")
@json_option
@class_options
def history(opened: OpenClass, learner: str | None, as_json: bool) -> None:
    """Print every change of the gradebook: who, when, why, the value before and after."""
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


COMMANDS = (gradebook,)

"""The commands around an assignment: assign, preview, status."""

from typing import TYPE_CHECKING

import click

from policystory.cli.class_options import OpenClass, class_options
from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.terminal import say
from policystory.facts.words import how_many

if TYPE_CHECKING:
    from policystory.teaching.status import LearnerStatus


@click.command()
@click.argument("assignment")
@click.option("--title", help="What learners read; by default the name.")
@click.option("--bundle", help="A bundle of the course, such as one-week.")
@click.option(
    "--lesson", "of_lessons", multiple=True, help="A lesson; can be repeated."
)
@click.option("--quiz", "of_quizzes", multiple=True, help="A quiz; can be repeated.")
@click.option("--section", "sections", multiple=True, help="Only this section.")
@click.option("--opens", help="When it opens, such as 2027-02-01T08:00.")
@click.option("--due", help="The last minute in time, on the class's clock.")
@click.option("--closes", help="The last minute for late work.")
@click.option("--attempts", type=int, help="How many attempts each learner has.")
@click.option("--minutes", type=int, help="The time for one attempt.")
@click.option("--practice", is_flag=True, help="For practice, not for marks.")
@json_option
@class_options
@course_options
def assign(
    opened: OpenClass,
    assignment: str,
    practice: bool,
    as_json: bool,
    folders: NamedFolders,
    **given: object,
) -> None:
    """Write an assignment's file, which can also be written by hand."""
    from policystory.teaching.assigning import (  # noqa: PLC0415 - loads slowly
        warnings,
        write_assignment,
    )
    from policystory.teaching.handing_out.private_questions import (  # noqa: PLC0415
        class_course,
    )

    fields = {"title": given.pop("title") or assignment}
    for name, value in given.items():
        if value:
            # The options --lessons and --quizzes name folders of the course.
            field = name.removeprefix("of_")
            fields[field] = list(value) if isinstance(value, tuple) else value
    if practice:
        fields["mode"] = "practice"
    course = class_course(opened.folder, open_course(folders))
    # click reads each option as its type says.
    path = write_assignment(opened.folder, course, assignment, fields)  # type: ignore[arg-type]
    written = opened.folder.assignment(assignment)
    notes = list(warnings(opened.folder, course, written, opened.now))
    if as_json:
        print_json({"file": str(path), "notes": notes})
        return
    say(f"{path}: written")
    for note in notes:
        say(f"  note: {note}")


@click.command()
@click.argument("assignment")
@click.option("--learner", help="This learner's paper; by default the first one's.")
@json_option
@class_options
@course_options
def preview(
    opened: OpenClass,
    assignment: str,
    learner: str | None,
    as_json: bool,
    folders: NamedFolders,
) -> None:
    """Print the questions and dates that a learner gets, before or after the release."""
    from policystory.teaching import assigning  # noqa: PLC0415 - loads slowly
    from policystory.teaching.handing_out.make_papers import PaperMaker  # noqa: PLC0415
    from policystory.teaching.handing_out.private_questions import (  # noqa: PLC0415
        class_course,
    )
    from policystory.teaching.handing_out.release_papers import (  # noqa: PLC0415
        shown_papers,
    )

    # Joined once: to try the private questions takes seconds.
    course = class_course(opened.folder, open_course(folders))
    maker = PaperMaker(opened.folder, course, assignment)
    written = maker.assignment
    notes = list(assigning.warnings(opened.folder, course, written, opened.now))
    chosen = assigning.previewed_learner(maker, learner or "")
    papers = list(shown_papers(maker, opened.book, chosen))
    if as_json:
        # What a learner gets, and nothing of the key.
        print_json({"notes": notes, "papers": [made.released for made in papers]})
        return
    for note in notes:
        say(f"note: {note}")
    for made in papers:
        released = made.released
        say(f"{released.title} for {chosen.name}, attempt {released.attempt}")
        for line in assigning.preview_lines(maker, made):
            say(f"  {line}")


@click.command()
@click.argument("assignment")
@json_option
@class_options
def status(opened: OpenClass, assignment: str, as_json: bool) -> None:
    """Print who has handed in, who is late, and who needs attention, with the reason."""
    from policystory.teaching.status import statuses  # noqa: PLC0415 - loads slowly

    listed = statuses(opened.folder, opened.book, assignment, opened.now)
    if as_json:
        print_json(listed)
        return
    for each in listed:
        say(_status_line(each))
        for sentence in each.attention:
            say(f"    {sentence}")


def _status_line(status: "LearnerStatus") -> str:
    """Return one learner's status as a line: name, state, files, points."""
    learner, result = status.learner, status.result
    files = how_many(status.handed_in, "file")
    line = f"{learner.name} ({learner.id}): {status.state}, {files}"
    if result.points is not None:
        line += f", {result.points:f} of {result.possible:f}"
    return line


COMMANDS = (assign, preview, status)

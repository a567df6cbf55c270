"""The commands that release papers, collect what is handed in, and give feedback."""

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
from policystory.cli.terminal import say
from policystory.facts.words import how_many

if TYPE_CHECKING:
    from policystory.teaching.judge_submission import JudgedFile


@click.command()
@click.argument("assignment")
@click.option(
    "--replace",
    is_flag=True,
    help="Write papers again whose dates or other terms have changed; questions stay.",
)
@click.option("--zip", "sections", type=PATH, help="Also a zip file a section, here.")
@click.option("--each", type=PATH, help="Also a zip file a learner, here, to be sent.")
@click.option(
    "--print", "printed", type=PATH, help="Also papers and keys to be printed, here."
)
@json_option
@class_options
@course_options
def release(
    opened: OpenClass,
    assignment: str,
    replace: bool,
    as_json: bool,
    folders: NamedFolders,
    **ways: Path | None,
) -> None:
    """Make the papers of an assignment: one for each learner, quiz and attempt, without keys.

    A key holds the right answers. Releasing again gives the same papers, even if the course has
    changed since.
    """
    from policystory.quiz.paper import Mode  # noqa: PLC0415 - loads slowly
    from policystory.teaching import steps  # noqa: PLC0415 - loads slowly
    from policystory.teaching.handing_out import zip_or_print  # noqa: PLC0415 - loads slowly

    folder, book = opened.folder, opened.book
    course = open_course(folders)
    is_practice = folder.assignment(assignment).mode is Mode.PRACTICE
    if is_practice and any(ways.values()):
        raise click.ClickException(
            f"'{assignment}' is for practice: it is one file for all, without papers to pack"
        )
    paths = list(steps.release(folder, course, book, assignment, replace))
    written: list[Path] = []
    for way, target in ways.items():
        if target is not None:
            written += zip_or_print.WAYS[way](opened.folder, book, assignment, target)
    if as_json:
        print_json({"papers": _texts(paths), "also": _texts(written)})
        return
    if is_practice:
        say(f"{paths[0]}: written; give it to all learners")
        return
    say(f"{how_many(len(paths), 'paper')} in {folder.path / 'released' / assignment}")
    for path in written:
        say(f"{path}: written")


@click.command()
@click.argument("sources", nargs=-1, required=True, type=PATH)
@json_option
@class_options
def collect(opened: OpenClass, sources: tuple[Path, ...], as_json: bool) -> None:
    """Take in what learners handed in: files, folders, and downloads of Canvas or Moodle.

    Nothing in them is run. Collecting the same files again changes nothing.
    """
    from policystory.teaching import grading  # noqa: PLC0415 - loads slowly
    from policystory.teaching.collecting.find_files import handed_files  # noqa: PLC0415

    files = handed_files(sources)
    judged: list[JudgedFile] = []
    for each in grading.collect(opened.folder, opened.book, files, opened.now):
        judged.append(each)
        if not as_json:
            say(f"{each.name}: {each.outcome.value}, {each.sentence}")
    if as_json:
        print_json([_as_fields(each) for each in judged])
        return
    say(how_many(len(judged), "new file"))


def _texts(paths: list[Path]) -> list[str]:
    return [str(path) for path in paths]


def _as_fields(judged: "JudgedFile") -> dict[str, str]:
    """Return a file's outcome as fields of JSON, without the answers in it."""
    attempt = judged.attempt
    return {
        "file": judged.name,
        "hash": judged.hash,
        "outcome": judged.outcome.value,
        "sentence": judged.sentence,
        "learner": "" if attempt is None else attempt.learner,
        "assignment": "" if attempt is None else attempt.assignment,
    }


@click.command()
@click.argument("assignment")
@click.option("--to", "target", type=PATH, help="Write it here, for learners to read.")
@click.option(
    "--yes", is_flag=True, help="Give it out even if somebody can still hand in."
)
@json_option
@class_options
@course_options
def feedback(
    opened: OpenClass,
    assignment: str,
    target: Path | None,
    yes: bool,
    as_json: bool,
    folders: NamedFolders,
) -> None:
    """Write what each learner may see of graded work: marks, reasons, right answers, sources.

    Nothing is written before the feedback is due, as the assignment says.
    """
    from policystory.teaching.handing_out.give_feedback import (  # noqa: PLC0415
        FeedbackMaker,
    )

    maker = FeedbackMaker(opened.folder, open_course(folders), assignment)
    paths = list(maker.write(opened.book, opened.now, target, is_confirmed=yes))
    if as_json:
        print_json(_texts(paths))
        return
    for path in paths:
        say(f"{path}: written")
    say(how_many(len(paths), "learner"))


COMMANDS = (release, collect, feedback)

"""The commands about a learner's own record: show, verify, set aside, export, merge, erase.

The record is what the learner answered, and when.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from policystory import journal
from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.print_verification import print_faults, print_report, read_receipt
from policystory.cli.terminal import safe, say
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.errors import JournalError
from policystory.facts.words import how_many
from policystory.learner.calendar_day import MACHINE_ZONE
from policystory.learner.record_actions import export_and_erase
from policystory.learner.record_actions import verify as verification
from policystory.learner.record_actions.merge_export import merge_export as merge_files
from policystory.learner.record_actions.read_export import Owner, read_export
from policystory.render.describe_sittings import lessons_worked
from policystory.render.sittings_page import sittings_lines

FILE = click.Path(path_type=Path)


class LearnerRecord(msgspec.Struct, frozen=True):
    """The record of one learner's answers in one course, for the commands that work on it.

    `course`: the course; `owner`: the course's id and the name of the learner on this machine.
    """

    course: OpenCourse
    owner: Owner

    @property
    def folder(self) -> Path:
        """Return the folder with the files of this record of answers."""
        return find.record_folder(self.owner.course, self.owner.learner)


@click.group()
def record() -> None:
    """Read, verify, export, merge or erase the record of your answers."""


def _mine(folders: NamedFolders) -> LearnerRecord:
    """Return the record of this machine's learner in the course."""
    course = open_course(folders)
    return LearnerRecord(course, Owner(course.id, find.learner()))


@record.command()
@json_option
@course_options
def show(as_json: bool, folders: NamedFolders) -> None:
    """Print what you did, lesson by lesson: when, which questions, your answers, your results."""
    mine = _mine(folders)
    kept = journal.read(mine.folder)
    if as_json:
        print_json(kept)
        return
    worked = lessons_worked(mine.course, mine.owner.learner, kept, MACHINE_ZONE)
    for line in sittings_lines(worked, mine.course.corpus.phrases):
        say(line)
    print_faults(kept.faults)
    trouble = journal.why_not_writable(mine.folder)
    if trouble:
        say(trouble, err=True)
    say(f"{how_many(len(kept.entries), 'answer')} in {mine.folder}")


@record.command()
@click.option(
    "--receipt",
    "receipts",
    multiple=True,
    metavar="FILE:LINES:HASH",
    help="Check whether the record still holds what this receipt covers.",
)
@json_option
@course_options
def verify(receipts: tuple[str, ...], as_json: bool, folders: NamedFolders) -> None:
    """Print for each file whether it was changed.

    Exits with 1 if a line was changed, cannot be read or is missing. A change, an insertion or a
    gap inside a file is seen. A file that is gone, cut off at its end or written anew as a whole is
    seen only with a receipt that was kept elsewhere.
    """
    report = verification.verify(
        _mine(folders).folder, map(read_receipt, receipts), datetime.now(UTC)
    )
    if as_json:
        print_json(report)
    else:
        print_report(report)
    sys.exit(not report.is_sound)


@record.command("set-aside")
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_options
def set_aside(yes: bool, folders: NamedFolders) -> None:
    """Stop counting answers that a wrong clock dated later than now; they stay in their files."""
    mine, now = _mine(folders), datetime.now(UTC)
    early = verification.early_lines(mine.folder, now)
    for line in early:
        say(f"{line.file}, line {line.line}: dated {line.at[:10]}")
    if not early:
        say("nothing is dated later than now")
        return
    if not yes:
        # If the clock is wrong now, the lines may well be right.
        question = (
            f"This computer's clock says {now:%Y-%m-%d}. "
            "Is that right, and should these lines no longer count?"
        )
        click.confirm(safe(question), abort=True)
    verification.set_aside(mine.folder, mine.owner, early, lambda: datetime.now(UTC))
    say(f"set aside: {how_many(len(early), 'line')}")


@record.command()
@click.argument("file", type=FILE)
@course_options
def export(file: Path, folders: NamedFolders) -> None:
    """Copy your whole record of answers into one FILE, to keep or to take to another machine."""
    mine = _mine(folders)
    handled = export_and_erase.export(mine.folder, mine.owner, file)
    say(f"{file} holds {how_many(handled.files, 'file')} of your record")
    _print_left(mine.folder, handled.left)


def _print_left(folder: Path, left: tuple[str, ...]) -> None:
    """Name the files in the folder of a record that do not belong to it."""
    if left:
        names = ", ".join(left)
        say(
            f"left alone in {folder}, because it is not part of your record: {names}",
            err=True,
        )


@record.command()
@click.argument("file", type=FILE)
@click.option(
    "--adopt",
    is_flag=True,
    help="From now on, the learner of FILE is the learner of this machine.",
)
@course_options
def merge(file: Path, adopt: bool, folders: NamedFolders) -> None:
    """Add an exported FILE to the record, whole or not at all; existing answers are not changed."""
    mine = _mine(folders)
    owner, files = read_export(file)
    _check_whose(file, owner, mine.owner, adopt)
    folder = find.record_folder(owner.course, owner.learner)

    # Runs only when all files are in place, so a failed merge adopts nobody.
    def finish() -> None:
        if owner.learner != mine.owner.learner:
            find.set_learner(owner.learner)

    result = merge_files(files, folder, finish)
    say(
        f"files: {len(result.new)} new, {len(result.longer)} continued, "
        f"{len(result.known)} known before"
    )
    faults = [fault for fault in journal.read(folder).faults if fault.file in files]
    if faults:
        count = how_many(len(faults), "fault")
        say(
            f"not all of it can be proved: {count}, see: policystory record verify",
            err=True,
        )


def _check_whose(file: Path, theirs: Owner, mine: Owner, adopt: bool) -> None:
    """Refuse the record of another course, and of another learner without --adopt."""
    if theirs.course != mine.course:
        raise JournalError(
            f"{file} belongs to the course '{theirs.course}', and this is '{mine.course}'"
        )
    if theirs.learner == mine.learner:
        return
    if not adopt:
        raise JournalError(
            f"{file} is the record of '{theirs.learner}', and you are '{mine.learner}' here, with "
            "questions of your own; with --adopt this machine continues as that learner, and your "
            "answers stay where they are"
        )
    find.check_learner_can_be_set(theirs.learner)


@record.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_options
def erase(yes: bool, folders: NamedFolders) -> None:
    """Delete the record of this course for good; other files in its folder stay, and are listed."""
    mine = _mine(folders)
    answers = len(journal.read(mine.folder).entries)
    if not yes:
        count = how_many(answers, "answer")
        question = f"Delete {count} in {mine.folder}? This cannot be undone"
        click.confirm(safe(question), abort=True)
    handled = export_and_erase.erase(mine.folder, mine.owner)
    say(f"deleted: {how_many(handled.files, 'file')}")
    _print_left(mine.folder, handled.left)


COMMANDS = (record,)

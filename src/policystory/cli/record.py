"""The verbs about the learner's own record: read it, verify it, mend it, take it along, put two together, erase it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from policystory import journal
from policystory.cli.options import (
    Named,
    as_json,
    course_options,
    open_course,
    print_json,
)
from policystory.cli.terminal import safe, say
from policystory.cli.verified import read_receipt, tell, tell_faults
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.errors import JournalError, NotFoundError
from policystory.facts.words import how_many
from policystory.learner import record_files as records
from policystory.learner import verified
from policystory.learner.day import MACHINE, in_short, when
from policystory.learner.exported import Whose, exported
from policystory.learner.merging import merge as merged
from policystory.learner.progress import HELD, secrets

FILE = click.Path(path_type=Path)


class Mine(msgspec.Struct, frozen=True):
    """Whose record is meant, of which course, and where it lies."""

    course: OpenCourse
    whose: Whose

    @property
    def folder(self) -> Path:
        """Return the folder of the record."""
        return find.record_folder(self.whose.course, self.whose.learner)


@click.group()
def record() -> None:
    """Read, verify, export, merge or erase your own record."""


def _mine(folders: Named) -> Mine:
    """Return this learner's record in the course."""
    course = open_course(folders)
    return Mine(course, Whose(course.id, find.learner()))


@record.command()
@as_json
@course_options
def show(as_json: bool, folders: Named) -> None:
    """Print every answer and every hand-in: when, in which quiz, to which question, and what it earned."""
    mine = _mine(folders)
    kept = journal.read(mine.folder)
    if as_json:
        print_json(kept)
        return
    stems = _stems(mine, kept)
    done: list[journal.Entry | journal.Step] = [*kept.entries, *kept.steps]
    for one in sorted(done, key=journal.IN_TIME):
        if isinstance(one.event, journal.Hinted):
            continue
        doubt = "" if one.trusted else "   (not proved)"
        say(f"{in_short(when(one), MACHINE)}  {one.event.quiz}{doubt}")
        for line in _done(one.event, stems):
            say(f"    {line}")
    tell_faults(kept.faults)
    say(f"{how_many(len(kept.entries), 'answer')} in {mine.folder}")


def _done(
    event: journal.Begun | journal.Answered | journal.Submitted,
    stems: dict[tuple[str, str], str],
) -> Iterator[str]:
    """Yield the lines of a beginning, an answer, or a hand-in with the marks that it told."""

    def stem(item: str) -> str:
        return stems.get(
            (event.quiz, item), "a question of an earlier version of the course"
        )

    if isinstance(event, journal.Begun):
        yield "begun"
        return
    if isinstance(event, journal.Submitted):
        yield "handed in"
        for item, reason in event.reasons.items():
            yield f"{stem(item)}   {reason}"
        return
    yield stem(event.item)
    earned = (
        HELD
        if event.reason == HELD
        else f"{event.reason}, {event.points} of {event.possible}"
    )
    yield f"{_response(event.response)}   {earned}"


def _stems(mine: Mine, kept: journal.Record) -> dict[tuple[str, str], str]:
    """Return the questions of the quizzes that were answered, as this learner is asked them today."""
    found: dict[tuple[str, str], str] = {}
    known = secrets(kept)
    for quiz, attempt in sorted(
        {(entry.event.quiz, entry.event.attempt) for entry in kept.entries}
    ):
        try:
            secret = known.get((quiz, attempt), "")
            paper = mine.course.quiz_for(
                quiz, mine.whose.learner, attempt, secret
            ).paper
        except NotFoundError:
            continue
        found |= {(quiz, item.id): item.stem for item in paper.items}
    return found


def _response(response: object) -> str:
    """Write a response on one line."""
    return (
        response
        if isinstance(response, str)
        else msgspec.json.encode(response).decode()
    )


@record.command()
@click.option(
    "--receipt",
    "receipts",
    multiple=True,
    metavar="FILE:LINES:HASH",
    help="Say whether the record still holds this.",
)
@as_json
@course_options
def verify(receipts: tuple[str, ...], as_json: bool, folders: Named) -> None:
    """Say of each file whether it was changed; exit with 1 if a line was, cannot be read, or is missing.

    What was changed, inserted or taken out inside a file shows. That a file's end was cut off, that
    a file is gone, or that all of it was written anew shows only beside a receipt that was kept
    elsewhere.
    """
    found = verified.verify(
        _mine(folders).folder, map(read_receipt, receipts), datetime.now(UTC)
    )
    if as_json:
        print_json(found)
    else:
        tell(found)
    sys.exit(not found.is_sound)


@record.command("set-aside")
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_options
def set_aside(yes: bool, folders: Named) -> None:
    """Let what is dated later than now, as by a clock that was wrong, count no more; it stays in its file."""
    mine, now = _mine(folders), datetime.now(UTC)
    early = verified.early(mine.folder, now)
    for line in early:
        say(f"{line.file}, line {line.line}: dated {line.at[:10]}")
    if not early:
        say("nothing is dated later than now")
        return
    if not yes:
        question = f"This computer's clock says {now:%Y-%m-%d}. Is that right, and are these lines to count no more?"
        click.confirm(safe(question), abort=True)
    verified.set_aside(mine.folder, mine.whose, early, lambda: datetime.now(UTC))
    say(f"set aside: {how_many(len(early), 'line')}")


@record.command()
@click.argument("file", type=FILE)
@course_options
def export(file: Path, folders: Named) -> None:
    """Copy the whole record into one FILE, to keep or to take to another machine."""
    mine = _mine(folders)
    done = records.export(mine.folder, mine.whose, file)
    say(f"{file} holds {how_many(done.files, 'file')} of your record")
    _tell_left(mine.folder, done.left)


def _tell_left(folder: Path, left: tuple[str, ...]) -> None:
    """Name what lies in the folder of a record and is not ours."""
    if left:
        say(
            f"left alone in {folder}, because it is no file of your record: {', '.join(left)}",
            err=True,
        )


@record.command()
@click.argument("file", type=FILE)
@click.option(
    "--adopt",
    is_flag=True,
    help="Go on as the learner of FILE on this machine from now on.",
)
@course_options
def merge(file: Path, adopt: bool, folders: Named) -> None:
    """Add an exported FILE to the record, all of it or nothing; nothing that is here is changed."""
    mine = _mine(folders)
    whose, files = exported(file)
    _check_whose(file, whose, mine.whose, adopt)
    folder = find.record_folder(whose.course, whose.learner)

    def finish() -> None:
        if whose.learner != mine.whose.learner:
            find.adopt(whose.learner)

    done = merged(files, folder, finish)
    say(
        f"files: {len(done.new)} new, {len(done.longer)} continued, {len(done.known)} known before"
    )
    faults = [fault for fault in journal.read(folder).faults if fault.file in files]
    if faults:
        say(
            f"not all of it can be proved: {how_many(len(faults), 'fault')}, see: policystory record verify",
            err=True,
        )


def _check_whose(file: Path, theirs: Whose, mine: Whose, adopt: bool) -> None:
    """Refuse the record of another course, and of another learner who is not to be adopted, or cannot be."""
    if theirs.course != mine.course:
        raise JournalError(
            f"{file} belongs to the course '{theirs.course}', and this is '{mine.course}'"
        )
    if theirs.learner == mine.learner:
        return
    if not adopt:
        raise JournalError(
            f"{file} is the record of '{theirs.learner}', and you are '{mine.learner}' here, with questions of "
            "your own; with --adopt this machine goes on as that learner, and what is here stays where it is"
        )
    find.check_adoptable(theirs.learner)


@record.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_options
def erase(yes: bool, folders: Named) -> None:
    """Delete the record of this course for good; what else lies in its folder is left, and named."""
    mine = _mine(folders)
    answers = len(journal.read(mine.folder).entries)
    if not yes:
        question = f"Delete {how_many(answers, 'answer')} in {mine.folder}? There is no way back"
        click.confirm(safe(question), abort=True)
    done = records.erase(mine.folder, mine.whose)
    say(f"deleted: {how_many(done.files, 'file')}")
    _tell_left(mine.folder, done.left)


VERBS = (record,)

"""The verbs about the learner's own record: read it, verify it, mend it, take it along, put two together, erase it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from policystory import journal
from policystory.cli.options import Named, as_json, course_options, open_course, print_json
from policystory.cli.verified import read_receipt, tell, tell_faults
from policystory.course import find, verified
from policystory.course import record as records
from policystory.course.day import MACHINE, in_short, when
from policystory.course.opened import OpenCourse
from policystory.course.progress import HELD, secrets
from policystory.course.record import Whose
from policystory.errors import JournalError, NotFoundError
from policystory.facts.words import how_many

FILE = click.Path(dir_okay=False, path_type=Path)


class Mine(msgspec.Struct, frozen=True):
    """Whose record is meant, of which course, and where it lies."""

    course: OpenCourse
    whose: Whose

    @property
    def folder(self) -> Path:
        """Return the folder of the record."""
        return find.home() / self.whose.course / self.whose.learner


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
        click.echo(f"{in_short(when(one), MACHINE)}  {one.event.quiz}{doubt}")
        for line in _done(one.event, stems):
            click.echo(f"    {line}")
    tell_faults(kept.faults)
    click.echo(f"{how_many(len(kept.entries), 'answer')} in {mine.folder}")


def _done(
    event: journal.Begun | journal.Answered | journal.Submitted, stems: dict[tuple[str, str], str]
) -> Iterator[str]:
    """Yield the lines of a beginning, an answer, or a hand-in with the marks that it told."""

    def stem(item: str) -> str:
        return stems.get((event.quiz, item), "a question of an earlier version of the course")

    if isinstance(event, journal.Begun):
        yield "begun"
        return
    if isinstance(event, journal.Submitted):
        yield "handed in"
        for item, reason in event.reasons.items():
            yield f"{stem(item)}   {reason}"
        return
    yield stem(event.item)
    earned = HELD if event.reason == HELD else f"{event.reason}, {event.points} of {event.possible}"
    yield f"{_response(event.response)}   {earned}"


def _stems(mine: Mine, kept: journal.Record) -> dict[tuple[str, str], str]:
    """Return the questions of the quizzes that were answered, as this learner is asked them today."""
    found: dict[tuple[str, str], str] = {}
    known = secrets(kept)
    for quiz, attempt in sorted({(entry.event.quiz, entry.event.attempt) for entry in kept.entries}):
        try:
            secret = known.get((quiz, attempt), "")
            paper = mine.course.quiz_for(quiz, mine.whose.learner, attempt, secret).paper
        except NotFoundError:
            continue
        found |= {(quiz, item.id): item.stem for item in paper.items}
    return found


def _response(response: object) -> str:
    """Write a response on one line."""
    return response if isinstance(response, str) else msgspec.json.encode(response).decode()


@record.command()
@click.option(
    "--receipt", "receipts", multiple=True, metavar="FILE:LINES:HASH", help="Say whether the record still holds this."
)
@as_json
@course_options
def verify(receipts: tuple[str, ...], as_json: bool, folders: Named) -> None:
    """Say of each file whether it was changed; exit with 1 if a line was, cannot be read, or is missing.

    What was changed, inserted or taken out inside a file shows. That a file's end was cut off, that a file is gone, or
    that all of it was written anew shows only beside a receipt that was kept elsewhere.
    """
    found = verified.verify(_mine(folders).folder, map(read_receipt, receipts), datetime.now(UTC))
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
        click.echo(f"{line.file}, line {line.line}: dated {line.at[:10]}")
    if not early:
        click.echo("nothing is dated later than now")
        return
    if not yes:
        question = f"This computer's clock says {now:%Y-%m-%d}. Is that right, and are these lines to count no more?"
        click.confirm(question, abort=True)
    verified.set_aside(mine.folder, mine.whose, early, lambda: datetime.now(UTC))
    click.echo(f"set aside: {how_many(len(early), 'line')}")


@record.command()
@click.argument("file", type=FILE)
@course_options
def export(file: Path, folders: Named) -> None:
    """Copy the whole record into one FILE, to keep or to take to another machine."""
    mine = _mine(folders)
    count = records.export(mine.folder, mine.whose, file)
    click.echo(f"{file} holds {how_many(count, 'file')} of your record")


@record.command()
@click.argument("file", type=FILE)
@click.option("--adopt", is_flag=True, help="Go on as the learner of FILE on this machine from now on.")
@course_options
def merge(file: Path, adopt: bool, folders: Named) -> None:
    """Add an exported FILE to the record; nothing that is here is changed."""
    mine = _mine(folders)
    whose, files = records.exported(file)
    if whose.course != mine.whose.course:
        raise JournalError(f"{file} belongs to the course '{whose.course}', and this is '{mine.whose.course}'")
    if whose.learner != mine.whose.learner and not adopt:
        raise JournalError(
            f"{file} is the record of '{whose.learner}', and you are '{mine.whose.learner}' here, with questions of "
            "your own; with --adopt this machine goes on as that learner, and what is here stays where it is"
        )
    done = records.merge(files, find.home() / whose.course / whose.learner)
    if whose.learner != mine.whose.learner:
        find.adopt(whose.learner)
    click.echo(f"files: {len(done.new)} new, {len(done.longer)} continued, {len(done.known)} known before")


@record.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_options
def erase(yes: bool, folders: Named) -> None:
    """Delete the record of this course for good."""
    mine = _mine(folders)
    answers = len(journal.read(mine.folder).entries)
    if not yes:
        click.confirm(f"Delete {how_many(answers, 'answer')} in {mine.folder}? There is no way back", abort=True)
    click.echo(f"deleted: {how_many(records.erase(mine.folder), 'file')}")


VERBS = (record,)

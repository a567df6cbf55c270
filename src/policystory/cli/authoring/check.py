"""The command `check`: list every problem of a course, once or whenever a file changes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from policystory.cli.authoring.watch import watch
from policystory.cli.options import (
    NamedFolders,
    course_folders,
    course_options,
    json_option,
    print_json,
    sources_option,
)
from policystory.cli.print_words import print_words
from policystory.cli.terminal import say
from policystory.course.checks.course import Report
from policystory.course.checks.course import check as check_course
from policystory.errors import Problem
from policystory.facts.words import counted, how_many


@click.command()
@sources_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print the problems; github marks them in a pull request.",
)
@click.option(
    "--words",
    is_flag=True,
    help="Print instead how much each lesson asks one to read and to answer.",
)
@click.option(
    "--watch",
    "is_watching",
    is_flag=True,
    help="Check again whenever a file changes, until you press Ctrl-C.",
)
@json_option
@course_options
def check(
    sources: Path | None,
    form: str,
    words: bool,
    is_watching: bool,
    as_json: bool,
    folders: NamedFolders,
) -> None:
    """List every problem of the content, as path:line: message (what to do).

    Exits with 1 if there is a problem. Lines that begin with `hint:` tell what is still to be
    written; they are no problems.
    """
    course = course_folders(folders)
    form = "json" if as_json else form
    if words:
        print_words(course, form == "json")
    elif is_watching:
        watched = (course.content, course.quizzes, course.lessons, sources)
        # Problems come and go while files are edited, so the exit code is 0, whatever was found.
        watch(
            lambda: _print_report(check_course(course, sources), form),
            filter(None, watched),
        )
    else:
        report = check_course(course, sources)
        _print_report(report, form)
        sys.exit(1 if report.problems else 0)


def _print_report(report: Report, form: str) -> None:
    """Print the problems, the hints and a summary; `form` is text, json or github."""
    if form == "json":
        print_json(report)
        return
    for problem in report.problems:
        say(_annotation(problem) if form == "github" else str(problem))
    for hint in report.hints:
        say(_annotation(hint, "notice") if form == "github" else f"hint: {hint}")
    say("\n".join(_summary(report)))


def _annotation(problem: Problem, level: str = "error") -> str:
    """Return a problem as a GitHub workflow command, which shows it beside its line."""
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    # In the path, a colon or a comma would end the field.
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    # GitHub counts lines from 1; a problem of the whole file has line 0.
    line = max(problem.line, 1)
    return f"::{level} file={path},line={line}::{_escaped(message)}"


def _escaped(text: str) -> str:
    """Escape what would end a workflow command; the percent sign first, as it escapes the rest."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _summary(report: Report) -> Iterator[str]:
    """Yield how much there is, what was proved, and how many problems there are."""
    yield counted(report.counts)
    proved = report.proved
    if proved is not None:
        yield (
            f"proved against the texts: {proved.facts} of {report.counts['facts']} facts "
            f"in {proved.citations} cited paragraphs, by {proved.numbers} numbers, "
            f"{proved.names} names and {proved.dates} dates"
        )
    if report.unread:
        yield "this cannot be read, and is told alone: the rest is checked once it is mended"
    problems = len(report.problems)
    yield how_many(problems, "problem") if problems else "no problems"


COMMANDS = (check,)
"""The commands of this file, in the order of the help."""

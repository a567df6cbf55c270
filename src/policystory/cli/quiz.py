"""The verbs about items, quizzes and lessons."""

from pathlib import Path
from typing import Any

import click

from policystory.cli.options import (
    FOLDER,
    Named,
    as_json,
    course_options,
    open_course,
    print_json,
    seeded,
    with_key,
)
from policystory.cli.terminal import say
from policystory.course.open_course import OpenCourse
from policystory.course.whole_file import write_whole
from policystory.items.refusal import Refusal
from policystory.items.variant import variant
from policystory.publish import publish as published
from policystory.render.text import item_json, item_text, paper_text
from policystory.report.bank_report import bank_report
from policystory.report.page import bank_page
from policystory.report.text import bank_text, headline

FILE = click.Path(path_type=Path)


@click.command()
@click.option("--quiz", "slug", help="Only items that this quiz can draw.")
@click.option(
    "--refused",
    is_flag=True,
    help="Print instead what was not asked of which fact, and why.",
)
@click.option(
    "--report",
    "reported",
    is_flag=True,
    help="Print instead a report on the whole bank.",
)
@click.option(
    "--html",
    "page",
    type=FILE,
    help="Write the report, with every item, as one HTML page to this file.",
)
@seeded
@with_key
@as_json
@course_options
def items(
    slug: str | None,
    refused: bool,
    reported: bool,
    page: Path | None,
    folders: Named,
    **how: Any,
) -> None:
    """Print the items of the bank, each as the variant that the seed draws; or a report on the whole bank."""
    course = open_course(folders)
    seed, as_json = str(how["seed"]), bool(how["as_json"])
    if (reported or page) and (slug or refused):
        raise click.UsageError(
            "a report is on the whole bank, and holds what was refused: leave out --quiz, --refused"
        )
    if reported or page:
        _report(course, seed, page, as_json, reported)
    elif refused:
        _print_refused(sorted(course.bank.refused), as_json)
    else:
        _print_items(course, slug, seed, bool(how["with_key"]), as_json)


def _report(
    course: OpenCourse, seed: str, page: Path | None, as_json: bool, reported: bool
) -> None:
    """Write the report as a page where one is asked for, and print it as text or JSON."""
    report = bank_report(course, seed)
    if page:
        write_whole(page, bank_page(course, report).encode())
    if as_json:
        print_json(report)
    elif reported:
        say(bank_text(report))
    else:
        say(f"{page}: {headline(report)}")


def _print_items(
    course: OpenCourse, slug: str | None, seed: str, with_key: bool, as_json: bool
) -> None:
    """Print the items of the bank, or of one quiz."""
    chosen = list(course.bank.items.values())
    if slug:
        chosen = list(
            {
                item.id: item
                for pool in course.blueprint(slug).pools
                for item in pool.items(course.bank)
            }.values()
        )
    drawn = [one for one in (variant(item, seed) for item in chosen) if one is not None]
    if as_json:
        print_json([item_json(item, with_key) for item in drawn])
        return
    for item in drawn:
        say(item_text(item, with_key))


def _print_refused(refused: list[Refusal], as_json: bool) -> None:
    """Print the questions that were not made, each with its reason."""
    if as_json:
        print_json(refused)
    else:
        for one in refused:
            say(f"{one.fact}: {one.kind} for its {one.direction}: {one.reason}")


@click.command()
@click.argument("slug")
@seeded
@with_key
@as_json
@course_options
def quiz(slug: str, seed: str, with_key: bool, as_json: bool, folders: Named) -> None:
    """Print one paper, such as 03-numbers-at-the-border or 03-numbers-at-the-border/same-period."""
    made = open_course(folders).quiz(slug, seed)
    if as_json:
        print_json(made if with_key else made.paper)
    else:
        say(paper_text(made, with_key))


@click.command()
@click.argument("names", metavar="[LESSON]...", nargs=-1)
@click.option(
    "--lessons",
    "folder",
    default="lessons",
    type=FOLDER,
    help="The folder of the notebooks.",
)
def publish(names: tuple[str, ...], folder: Path) -> None:
    """Run lesson notebooks as a new learner would, and keep their outputs as they ship."""
    for line in published(folder, names):
        say(line)


VERBS = (items, quiz, publish)

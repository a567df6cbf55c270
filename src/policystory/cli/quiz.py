"""The commands about items and quizzes: print them, and report on them."""

from pathlib import Path
from typing import Any

import click

from policystory.cli.authoring.print_refused import refused_lines
from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    key_option,
    open_course,
    places_of,
    print_json,
    seed_option,
)
from policystory.cli.terminal import say
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.items.item import Item
from policystory.items.variant import variant
from policystory.quiz.may_be_asked import Limits
from policystory.render.text import item_json, item_text, paper_text
from policystory.report.bank_page import bank_page
from policystory.report.bank_report import bank_report
from policystory.report.text import bank_text, headline

FILE = click.Path(path_type=Path)


@click.command()
@click.option("--quiz", "slug", help="Only items that this quiz can draw.")
@click.option(
    "--refused",
    is_flag=True,
    help="Print the facts without a question, and the questions not made, and why.",
)
@click.option(
    "--report",
    "reported",
    is_flag=True,
    help="Print a report on the whole bank.",
)
@click.option(
    "--html",
    "page",
    type=FILE,
    help="Write the report, with every item, to this file as an HTML page.",
)
@seed_option
@key_option
@json_option
@course_options
def items(
    slug: str | None,
    refused: bool,
    reported: bool,
    page: Path | None,
    folders: NamedFolders,
    **shared: Any,
) -> None:
    """Print the items of the bank (all items of a course), or a report on it.

    The seed decides which options of an item are shown, and in which order.
    """
    course = open_course(folders)
    # The options that several commands share come together in `shared`.
    seed, as_json = str(shared["seed"]), bool(shared["as_json"])
    if (reported or page) and (slug or refused):
        raise click.UsageError(
            "a report covers the whole bank, with the refused questions; "
            "leave out --quiz and --refused"
        )
    # A page counts as a report, with its headline printed in place of the text.
    if reported or page:
        _report(course, seed, page, as_json, reported)
    elif refused:
        refused_ones = sorted(course.bank.refused)
        if as_json:
            print_json(refused_ones)
        else:
            say("\n".join(refused_lines(course, refused_ones, places_of(folders))))
    else:
        _print_items(course, slug, seed, bool(shared["with_key"]), as_json)


def _report(
    course: OpenCourse, seed: str, page: Path | None, as_json: bool, reported: bool
) -> None:
    """Write the report to a page if one is named, and print it as text or JSON."""
    report = bank_report(course, seed)
    if page:
        write_atomically(page, bank_page(course, report).encode())
    if as_json:
        print_json(report)
    elif reported:
        say(bank_text(report))
    else:
        say(f"{page}: {headline(report)}")


def _print_items(
    course: OpenCourse, slug: str | None, seed: str, with_key: bool, as_json: bool
) -> None:
    """Print the items of the bank, or those that one quiz can draw."""
    items = _items_of(course, slug) if slug else list(course.bank.items.values())
    variants = []
    for item in items:
        drawn = variant(item, seed)
        if drawn is not None:
            variants.append(drawn)
    if as_json:
        print_json([item_json(item, with_key) for item in variants])
        return
    for item in variants:
        say(item_text(item, with_key))


def _items_of(course: OpenCourse, slug: str) -> list[Item]:
    """Return the items that a quiz can draw, each once."""
    # Two pools of a quiz can hold the same item.
    items: dict[str, Item] = {}
    limits = Limits(taught=course.taught(slug))
    for pool in course.blueprint(slug).pools:
        for item in limits.items(pool.items(course.bank)):
            items[item.id] = item
    return list(items.values())


@click.command()
@click.argument("slug", required=False)
@seed_option
@key_option
@json_option
@course_options
def quiz(
    slug: str | None, seed: str, with_key: bool, as_json: bool, folders: NamedFolders
) -> None:
    """Print the paper (the questions) of a quiz, such as 01-crossings/lamps; or list all quizzes.

    Without SLUG all quizzes of the course are listed, each with its title.
    """
    course = open_course(folders)
    if slug is None:
        _print_quizzes(course, as_json)
        return
    drawn = course.quiz(slug, seed)
    if as_json:
        print_json(drawn if with_key else drawn.paper)
    else:
        say(paper_text(drawn, with_key))


def _print_quizzes(course: OpenCourse, as_json: bool) -> None:
    """Print the names of all quizzes, with their titles."""
    titles = {slug: plan.title for slug, plan in course.quizzes().items()}
    if as_json:
        print_json(titles)
        return
    for slug, title in titles.items():
        say(f"{slug}: {title}")


COMMANDS = (items, quiz)

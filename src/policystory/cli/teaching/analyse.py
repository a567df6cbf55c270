"""The command `analyse`: what the answers to an assignment show, as text, JSON or a page."""

from pathlib import Path

import click

from policystory.cli.class_options import PATH, OpenClass, class_options
from policystory.cli.options import json_option, print_json
from policystory.cli.terminal import say


@click.command()
@click.argument("assignment")
@click.option("--html", type=PATH, help="Write a page that a head can read.")
@click.option(
    "--names/--no-names",
    default=None,
    help="With or without learners; without is usual in HTML.",
)
@json_option
@class_options
def analyse(
    opened: OpenClass,
    assignment: str,
    html: Path | None,
    names: bool | None,
    as_json: bool,
) -> None:
    """Print how hard questions were, which wrong answers were common, and what needs attention."""
    from policystory.course.atomic_write import write_atomically  # noqa: PLC0415 - loads slowly
    from policystory.teaching.analysis.class_analysis import (  # noqa: PLC0415 - loads slowly
        analyse_class,
        without_names,
    )
    from policystory.teaching.analysis.page import analysis_page  # noqa: PLC0415 - loads slowly
    from policystory.teaching.analysis.text import analysis_text  # noqa: PLC0415 - loads slowly

    analysis = analyse_class(opened.folder, opened.book, assignment, opened.now)
    # A page is made to be passed on; a terminal is the teacher's own.
    with_names = html is None if names is None else names
    if not with_names:
        analysis = without_names(analysis)
    if html is not None:
        write_atomically(html, analysis_page(analysis).encode())
        say(f"{html}: written {'with' if with_names else 'without'} names")
    elif as_json:
        print_json(analysis)
    else:
        for line in analysis_text(analysis):
            say(line)


COMMANDS = (analyse,)

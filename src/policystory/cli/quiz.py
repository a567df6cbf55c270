"""The verbs about items, quizzes and lessons."""

from pathlib import Path

import click

from policystory.cli.options import FOLDER, Named, as_json, course_options, open_course, print_json, seeded, with_key
from policystory.course.shown import item_json, item_text, paper_text
from policystory.items.draw import variant
from policystory.items.refusal import Refusal
from policystory.publish import publish as published


@click.command()
@click.option("--quiz", "slug", help="Only items that this quiz can draw.")
@click.option("--refused", is_flag=True, help="Print instead what was not asked of which fact, and why.")
@seeded
@with_key
@as_json
@course_options
def items(slug: str | None, refused: bool, seed: str, with_key: bool, as_json: bool, folders: Named) -> None:
    """Print the items of the bank, each as the variant that the seed draws."""
    course = open_course(folders)
    if refused:
        _print_refused(sorted(course.bank.refused), as_json)
        return
    chosen = list(course.bank.items.values())
    if slug:
        chosen = list(
            {item.id: item for pool in course.blueprint(slug).pools for item in pool.items(course.bank)}.values()
        )
    drawn = [one for one in (variant(item, seed) for item in chosen) if one is not None]
    if as_json:
        print_json([item_json(item, with_key) for item in drawn])
        return
    for item in drawn:
        click.echo(item_text(item, with_key))


def _print_refused(refused: list[Refusal], as_json: bool) -> None:
    """Print the questions that were not made, each with its reason."""
    if as_json:
        print_json(refused)
    else:
        for one in refused:
            click.echo(f"{one.fact}: {one.kind} for its {one.direction}: {one.reason}")


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
        click.echo(paper_text(made, with_key))


@click.command()
@click.argument("names", metavar="[LESSON]...", nargs=-1)
@click.option("--lessons", "folder", default="lessons", type=FOLDER, help="The folder of the notebooks.")
def publish(names: tuple[str, ...], folder: Path) -> None:
    """Run lesson notebooks as a new learner would, and keep their outputs as they ship."""
    for line in published(folder, names):
        click.echo(line)


VERBS = (items, quiz, publish)

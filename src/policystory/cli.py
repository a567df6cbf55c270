"""The command line: verbs in the order of the pipeline; thin, scriptable, `--json` wherever something is printed."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from policystory.errors import ContentError, PolicystoryError

F = TypeVar("F", bound=Callable[..., Any])


class _Commands(click.Group):
    """A group that lists its verbs in pipeline order, and shows our own errors as one clear sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ContentError as error:
            click.echo(str(error), err=True)
            click.echo(f"{len(error.problems)} problems; the course cannot be opened", err=True)
            ctx.exit(1)
        except PolicystoryError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policystory")
def main() -> None:
    """Teach a policy story from its sources."""


def _course_options(command: F) -> F:
    """Add the options that name another course's folders."""
    for name, what in (("lessons", "notebooks"), ("quizzes", "blueprints"), ("content", "facts")):
        folder = click.Path(exists=True, file_okay=False, path_type=Path)
        command = click.option(f"--{name}", type=folder, help=f"The folder of the course's {what}.")(command)

    @wraps(command)
    def with_folders(*args: Any, **options: Any) -> Any:
        names = ("content", "quizzes", "lessons")
        folders = {name: options.pop(name) for name in names}
        return command(*args, folders=folders, **options)

    return with_folders  # type: ignore[return-value]  # wraps keeps the command's own signature


def _folders(named: dict[str, Path | None]) -> Any:
    """Return the course's folders: those that were named, beside each other where only one was."""
    from policystory.course.find import root  # noqa: PLC0415 - the command line starts quickly
    from policystory.course.load import Folders  # noqa: PLC0415

    given = next((path for path in named.values() if path), None)
    base = Path(given).resolve().parent if given else root(Path.cwd()) or Path.cwd()
    usual = Folders.of(base)
    return Folders(*(named[name] or getattr(usual, name) for name in ("content", "quizzes", "lessons")))


def _open(named: dict[str, Path | None]) -> Any:
    """Open the course that is named, or the one that encloses the working folder, or the installed one."""
    from policystory.course.find import content  # noqa: PLC0415
    from policystory.course.load import load  # noqa: PLC0415
    from policystory.course.opened import OpenCourse  # noqa: PLC0415

    return OpenCourse(load(_folders(named)) if any(named.values()) else content(Path.cwd()))


def _print_json(value: object) -> None:
    """Print a value as JSON, the same bytes for the same value."""
    click.echo(msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2).decode())


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seeded = click.option("--seed", default="", show_default=False, help="The seed that chance is drawn from.")
with_key = click.option("--key", "with_key", is_flag=True, help="Show keys, and why each option is right or wrong.")


@main.command()
@click.argument("folder", metavar="[DIR]", default="my-lessons", type=click.Path(file_okay=False, path_type=Path))
@click.option("--port", type=int, help="The port of JupyterLab; a free one if not given.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the address.")
@click.option("--set-up-only", is_flag=True, help="Copy the lessons and stop.")
def learn(folder: Path, port: int | None, no_browser: bool, set_up_only: bool) -> None:
    """Set up a learner's folder and open JupyterLab in it; nothing that is there is overwritten."""
    from policystory.course.learner_folder import lab_command, set_up  # noqa: PLC0415

    click.echo(set_up(folder, Path.cwd()))
    if not set_up_only:
        import subprocess  # noqa: PLC0415 - the one program that this verb is for

        from policystory.course.find import COURSE, root  # noqa: PLC0415

        # A learner's folder may lie anywhere; the course of the folder in which the verb was given goes with it.
        course = root(Path.cwd())
        environment = {**os.environ, COURSE: str(course)} if course else None
        command = [sys.executable, *lab_command(port, no_browser)]
        sys.exit(subprocess.run(command, cwd=folder, env=environment, check=False).returncode)  # noqa: S603 - our own command


@main.command()
@click.option("--sources", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder of the reports' texts: prove every fact against them.")  # fmt: skip
@as_json
@_course_options
def check(sources: Path | None, as_json: bool, folders: dict[str, Path | None]) -> None:
    """Print every problem of the content at once, as path:line: message (hint)."""
    from policystory.course.check import check as checked  # noqa: PLC0415

    report = checked(_folders(folders), sources)
    if as_json:
        _print_json(report)
    else:
        for problem in report.problems:
            click.echo(str(problem))
        click.echo(", ".join(f"{count} {what}" for what, count in report.counts.items()))
        if report.proved is not None:
            proved = report.proved
            click.echo(
                f"proved against the texts: {proved.facts} of {report.counts['facts']} facts in {proved.citations} "
                f"cited paragraphs, by {proved.numbers} numbers, {proved.names} names and {proved.dates} dates"
            )
        click.echo(f"{len(report.problems)} problems" if report.problems else "no problems")
    sys.exit(1 if report.problems else 0)


@main.command()
@click.option("--topic", help="Only the facts of this topic.")
@as_json
@_course_options
def facts(topic: str | None, as_json: bool, folders: dict[str, Path | None]) -> None:
    """Print the facts."""
    from policystory.facts.words import marks  # noqa: PLC0415

    corpus = _open(folders).corpus
    chosen = [fact for fact in corpus.facts.values() if topic in (None, corpus.topic_of[fact.id])]
    if topic is not None and not chosen:
        raise click.ClickException(f"no topic '{topic}'; there are: {', '.join(sorted(set(corpus.topic_of.values())))}")
    if as_json:
        _print_json(chosen)
        return
    for fact in chosen:
        click.echo(f"{fact.id}\n    {fact.says}\n    {fact.kind} · {marks(corpus, fact)}")


@main.command()
@click.option("--quiz", "slug", help="Only items that this quiz can draw.")
@seeded
@with_key
@as_json
@_course_options
def items(slug: str | None, seed: str, with_key: bool, as_json: bool, folders: dict[str, Path | None]) -> None:
    """Print the items of the bank, each as the variant that the seed draws."""
    from policystory.course.shown import item_json, item_text  # noqa: PLC0415
    from policystory.items.draw import variant  # noqa: PLC0415

    course = _open(folders)
    pools = course.blueprint(slug).pools if slug else ()
    chosen = [item for item in course.bank.items.values() if not slug or any(pool.fits(item) for pool in pools)]
    drawn = [one for one in (variant(item, seed) for item in chosen) if one is not None]
    if as_json:
        _print_json([item_json(item, with_key) for item in drawn])
        return
    for item in drawn:
        click.echo(item_text(item, with_key))


@main.command()
@click.argument("slug")
@seeded
@with_key
@as_json
@_course_options
def quiz(slug: str, seed: str, with_key: bool, as_json: bool, folders: dict[str, Path | None]) -> None:
    """Print one paper, such as 03-numbers-at-the-border or 03-numbers-at-the-border/same-period."""
    from policystory.course.shown import paper_text  # noqa: PLC0415

    made = _open(folders).quiz(slug, seed)
    if as_json:
        _print_json(made if with_key else made.paper)
    else:
        click.echo(paper_text(made, with_key))


@main.command()
@click.argument("names", metavar="[LESSON]...", nargs=-1)
@click.option("--lessons", "folder", default="lessons", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder of the notebooks.")  # fmt: skip
def publish(names: tuple[str, ...], folder: Path) -> None:
    """Run lesson notebooks as a new learner would, and keep their outputs as they ship."""
    from policystory.publish import publish as published  # noqa: PLC0415

    for line in published(folder, names):
        click.echo(line)


if __name__ == "__main__":
    main()

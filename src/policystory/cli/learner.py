"""The learner's verb."""

import os
import subprocess
import sys
from pathlib import Path

import click

from policystory.course.find import COURSE, root
from policystory.course.learner_folder import lab_command, set_up


@click.command()
@click.argument("folder", metavar="[DIR]", default="my-lessons", type=click.Path(file_okay=False, path_type=Path))
@click.option("--port", type=int, help="The port of JupyterLab; a free one if not given.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the address.")
@click.option("--set-up-only", is_flag=True, help="Copy the lessons and stop.")
def learn(folder: Path, port: int | None, no_browser: bool, set_up_only: bool) -> None:
    """Set up a learner's folder and open JupyterLab in it; nothing that is there is overwritten."""
    click.echo(set_up(folder, Path.cwd()))
    if set_up_only:
        return
    # A learner's folder may lie anywhere; the course of the folder in which the verb was given goes with it.
    course = root(Path.cwd())
    environment = {**os.environ, COURSE: str(course.resolve())} if course else None
    command = [sys.executable, *lab_command(port, no_browser)]
    done = subprocess.run(command, cwd=folder, env=environment, check=False)  # noqa: S603 - our own command
    sys.exit(done.returncode)


VERBS = (learn,)

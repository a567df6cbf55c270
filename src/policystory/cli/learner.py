"""The command `learn`: set up a learner's folder and open JupyterLab in it."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import click

from policystory.cli.terminal import say
from policystory.course import find
from policystory.learner.folder import SAFE_PATH, lab_command, set_up_folder
from policystory.widget.page import LAB_EXTENSIONS

PORTS = range(1, 65_536)

CONFIG_PATH = "JUPYTER_CONFIG_PATH"
"""The environment variable that names further folders of Jupyter's configuration."""
_LAB = Path(__file__).with_name("jupyterlab")
"""Our settings of JupyterLab: no news, and a notebook is saved soon after it was run."""


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    default="my-lessons",
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option("--port", type=int, help="The port of JupyterLab; a free one by default.")
@click.option(
    "--no-browser", is_flag=True, help="Print the address instead of opening a browser."
)
@click.option(
    "--set-up-only", is_flag=True, help="Copy the lessons, and do not start JupyterLab."
)
def learn(folder: Path, port: int | None, no_browser: bool, set_up_only: bool) -> None:
    """Set up a learner's folder and open JupyterLab in it; existing files are never overwritten."""
    check_port(port)
    say(set_up_folder(folder, find.working_folder()))
    if not set_up_only:
        sys.exit(run_lab(folder, lab_command(port, no_browser)))


def check_port(port: int | None) -> None:
    """Check the port that was typed; click.ClickException if it is not a number from 1 to 65535.

    None, for no port, is accepted.
    """
    if port is not None and port not in PORTS:
        raise click.ClickException(
            f"a port is a number from {PORTS[0]} to {PORTS[-1]}, not {port}"
        )


def run_lab(folder: Path, arguments: list[str]) -> int:
    """Run JupyterLab in a folder until it ends; return its exit code.

    `arguments` are those of Python that start JupyterLab, as `lab_command` returns them.
    """
    # The folder may lie anywhere, so JupyterLab is told which course is meant.
    course = find.course_folder(find.working_folder())
    environment = {**os.environ, **SAFE_PATH, CONFIG_PATH: _config_path()}
    if course:
        environment[find.COURSE] = str(course.resolve())
    # JupyterLab takes longer to start. If it ends sooner, nothing is lost but the copy.
    Thread(target=find.prepare, args=(find.working_folder(),), daemon=True).start()
    # The extension's folder goes with this process, and is installed nowhere.
    extension = f"--LabApp.extra_labextensions_path={LAB_EXTENSIONS}"
    command = [sys.executable, *arguments, extension]
    done = subprocess.run(command, cwd=folder, env=environment, check=False)  # noqa: S603 - ours
    return done.returncode


def _config_path() -> str:
    """Return the further folders of Jupyter's configuration, with ours as the last of them."""
    # They hold defaults: what a learner chooses in JupyterLab's settings counts for more.
    known = os.environ.get(CONFIG_PATH, "")
    return os.pathsep.join(filter(None, (known, str(_LAB))))


COMMANDS = (learn,)

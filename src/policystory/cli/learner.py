"""The command `learn`: set up a learner's folder and open JupyterLab in it."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import click

from policystory.cli.options import NamedFolders, chosen_course, course_options
from policystory.cli.terminal import say
from policystory.course import find
from policystory.course.files import display_path
from policystory.course.outline.lesson_files import first_lesson
from policystory.course.own_course.unpack import unpack
from policystory.learner.folder import SAFE_PATH, lab_command, set_up_folder
from policystory.widget.page import LAB_EXTENSIONS

_MANAGER = "policystory.cli.jupyterlab.kernel_manager.ReadyKernelManager"
READY_KERNELS = f"--MappingKernelManager.kernel_manager_class={_MANAGER}"
"""The option with which JupyterLab starts kernels that load policystory while they start."""

_PORTS = range(1, 65_536)

CONFIG_PATH = "JUPYTER_CONFIG_PATH"
"""The environment variable that names further folders of Jupyter's configuration."""
_LAB = Path(__file__).with_name("jupyterlab")
"""Our settings of JupyterLab: no news, and a notebook is saved soon after it was run."""
_USUAL = Path("my-lessons")
"""The learner's folder if none is named."""


@click.command()
@click.argument(
    "names", metavar="[COURSE.zip] [DIR]", nargs=-1, type=click.Path(path_type=Path)
)
@click.option("--port", type=int, help="The port of JupyterLab; a free one by default.")
@click.option(
    "--no-browser", is_flag=True, help="Print the address instead of opening a browser."
)
@click.option(
    "--set-up-only", is_flag=True, help="Copy the lessons, and do not start JupyterLab."
)
@course_options
def learn(
    names: tuple[Path, ...],
    port: int | None,
    no_browser: bool,
    set_up_only: bool,
    folders: NamedFolders,
) -> None:
    """Set up a learner's folder and open JupyterLab in it; notebooks are never overwritten.

    COURSE.zip is a course that its author packed. Without it, the course is that of the folder in
    which you are, or else the installed one. DIR is the folder to set up.
    """
    check_port(port)
    pack, folder = _read_names(names)
    if pack is not None:
        folder = folder or Path(f"my-{pack.stem}")
        course: Path | None = unpack(pack, folder)
    else:
        course = chosen_course(folders)
        folder = folder or _usual_folder(folders)
    say(set_up_folder(folder, course))
    if not set_up_only:
        # A course without lessons is refused above.
        first = first_lesson(course) or ""
        command = lab_command(port, no_browser, first)
        sys.exit(run_lab(folder, command, course))


def _read_names(names: tuple[Path, ...]) -> tuple[Path | None, Path | None]:
    """Return the packed course and the learner's folder that the command line names, if it does."""
    packs = [name for name in names if name.suffix.lower() == ".zip"]
    folders = [name for name in names if name not in packs]
    if len(packs) > 1 or len(folders) > 1:
        raise click.UsageError("name one packed course at most, and one folder")
    for folder in folders:
        if folder.is_file():
            raise click.UsageError(f"{display_path(folder)} is a file, not a folder")
    return next(iter(packs), None), next(iter(folders), None)


def _usual_folder(named: NamedFolders) -> Path:
    """Return the learner's folder if none is named: another one for each course that is named."""
    course = chosen_course(named)
    if course is not None and any(named.values()):
        return Path(f"my-{course.name}")
    return _USUAL


def check_port(port: int | None) -> None:
    """Raise click.ClickException unless the port is a number from 1 to 65535, or None."""
    if port is not None and port not in _PORTS:
        raise click.ClickException(
            f"a port is a number from {_PORTS[0]} to {_PORTS[-1]}, not {port}"
        )


def run_lab(folder: Path, arguments: list[str], course: Path | None) -> int:
    """Run JupyterLab in a folder until it ends; return its exit code.

    `arguments`: the arguments with which Python starts JupyterLab, as `lab_command` returns them.
    `course`: the course's folder, or the file of a compiled course; None: the installed course.
    """
    environment = {**os.environ, **SAFE_PATH, CONFIG_PATH: _config_path()}
    if course:
        # The folder may lie anywhere, so JupyterLab is told which course is meant.
        environment[find.COURSE] = str(course.resolve())
    # JupyterLab takes longer to start. If it ends sooner, nothing is lost but the copy.
    Thread(target=find.prepare, args=(course,), daemon=True).start()
    # The extension's folder goes with this process, and is installed nowhere.
    extension = f"--LabApp.extra_labextensions_path={LAB_EXTENSIONS}"
    command = [sys.executable, *arguments, extension, READY_KERNELS]
    done = subprocess.run(command, cwd=folder, env=environment, check=False)  # noqa: S603 - ours
    return done.returncode


def _config_path() -> str:
    """Return the further folders of Jupyter's configuration, with ours as the last of them."""
    # They hold defaults: what a learner chooses in JupyterLab's settings counts for more.
    known = os.environ.get(CONFIG_PATH, "")
    return os.pathsep.join(filter(None, (known, str(_LAB))))


COMMANDS = (learn,)

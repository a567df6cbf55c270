"""Starts a real JupyterLab over a learner's folder; it serves Notebook 7 and Voila, too.

Nothing of the person who runs the tests is touched: home, settings and record are in a temporary
folder.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from policystory.cli.learner import READY_KERNELS
from policystory.course import compiled
from policystory.course.find import READER

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds to wait on a busy machine of continuous integration; no learner should wait so long."""


def importing(module: str, *names: str) -> str:
    """Return the code of a cell that imports names from a module of the browser tests.

    Arguments: the module, below tests.browser; the names.
    """
    # A kernel begins in the learner's folder, from where the tests are not found.
    path = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    return f"{path}from tests.browser.{module} import {', '.join(names)}"


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address, the learner's folder, and where the record is kept."""

    url: str
    folder: Path
    record: Path

    def write(self, name: str, sources: list[str]) -> str:
        """Write a notebook of these code cells into the learner's folder; return its name."""
        code = {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        cells = [
            {**code, "id": f"c{n}", "source": source}
            for n, source in enumerate(sources)
        ]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        book = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        (self.folder / name).write_text(json.dumps(book), encoding="utf-8")
        return name


@contextmanager
def running_lab(place: Path) -> Iterator[Lab]:
    """Serve a learner's folder inside the empty folder `place`; end by the process's id."""
    folder, environment = place / "lessons", _isolated(place / "home")
    # The compiled course, as an installed policystory has it.
    compiled.write(ROOT, place / "compiled")
    environment["POLICYSTORY_LEARNER"] = READER
    environment["POLICYSTORY_COURSE"] = str(place / "compiled" / compiled.FILE)
    policystory = Path(sys.executable).with_name("policystory")
    subprocess.run(
        [policystory, "learn", folder, "--set-up-only"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    log, port = place / "server.log", _free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder,
        "IdentityProvider.token": "",
        "LabApp.expose_app_in_browser": True,  # the tests speak to the page's `jupyterapp`
        "JupyterNotebookApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",  # the other one asks the network for its list
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    command += [f"--{name}={value}" for name, value in options.items()]
    command.append(READY_KERNELS)
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, stdout=output, stderr=output, env=environment, cwd=folder
        )
    try:
        lab = Lab(
            f"http://127.0.0.1:{port}/", folder, Path(environment["POLICYSTORY_HOME"])
        )
        _wait_until(
            lambda: server.poll() is not None or _answers(f"{lab.url}api/status")
        )
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _isolated(home: Path) -> dict[str, str]:
    """Return an environment that knows nothing of the person who runs the tests."""
    places = {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "POLICYSTORY_HOME": home / "policystory",
    }
    home.mkdir(parents=True)
    # The question whether to show news would lie over the page, and needs the network.
    page = home / "config" / "labconfig" / "page_config.json"
    page.parent.mkdir(parents=True)
    page.write_text(
        json.dumps(
            {
                "disabledExtensions": {
                    "@jupyterlab/apputils-extension:announcements": True
                }
            }
        )
    )
    theirs = ("IPYTHON", "JUPYTER", "POLICYSTORY", "XDG_")
    private = {
        name: value for name, value in os.environ.items() if not name.startswith(theirs)
    }
    # The environment's own kernel comes first, whatever kernels the machine has.
    return {
        **private,
        **{name: str(path) for name, path in places.items()},
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except OSError:
        return False


def _wait_until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"JupyterLab did not answer in {PATIENCE:.0f} seconds")
        time.sleep(0.05)

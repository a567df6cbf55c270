"""Set up a learner's folder: copy lessons, overwrite nothing, and start JupyterLab."""

import os
from pathlib import Path
from typing import BinaryIO

from policystory.course.outline.lesson_files import lesson_notebooks
from policystory.errors import NotFoundError


def set_up_folder(folder: Path, course: Path | None) -> str:
    """Copy a course's lessons into `folder`; return a sentence that says how many were copied.

    `course` is the course's folder, or the file of a compiled one; None: the installed course.
    Existing files are not overwritten. NotFoundError if the course has no lessons, or if `folder`
    cannot be written to.
    """
    lessons = lesson_notebooks(course)
    if not lessons:
        raise NotFoundError("this course has no lessons to learn from")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copied = 0
        for lesson in lessons:
            copied += _copied(lesson.read_bytes(), folder / lesson.name)
    except OSError as error:
        raise NotFoundError(
            f"the folder {folder} cannot be written to: {error.strerror}; choose another one"
        ) from error
    sentence = f"{folder}: {copied} lessons copied"
    kept = len(lessons) - copied
    if kept:
        sentence += f", {kept} kept as they were"
    return sentence


def _copied(data: bytes, target: Path) -> bool:
    """Write a lesson if there is no such file yet; return whether it was written."""
    # "x" refuses a file that is there, even if it was made a moment ago.
    try:
        with target.open("xb") as file:
            _fill(file, target, data)
    except FileExistsError:
        return False
    return True


def _fill(file: BinaryIO, target: Path, data: bytes) -> None:
    """Write all of a lesson or nothing: half a notebook would be kept like the learner's work."""
    try:
        file.write(data)
        file.flush()
    except OSError:
        target.unlink(missing_ok=True)
        raise


SAFE_PATH = {"PYTHONSAFEPATH": "1"}
"""The environment variable that keeps the working folder off Python's import path.

Without it a learner's file that is named like a part of Python or of JupyterLab, such as
`random.py`, would be run in its place.
"""


def lab_command(port: int | None, no_browser: bool, notebook: str) -> list[str]:
    """Return the arguments with which Python opens JupyterLab at a notebook of the working folder.

    `port`: JupyterLab's port; None for any free one. `no_browser`: print the address instead of
    opening a browser. `notebook`: the file's name.
    """
    options = [
        "-P",
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        # A single document leaves the room of the file browser to the lesson.
        f"--LabApp.default_url=/doc/tree/{notebook}",
    ]
    # Nothing at run time comes from a network: no update is looked for, and nobody is asked whether
    # to fetch news (an empty address would still ask).
    options += [
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    options += ["--LabApp.extension_manager=readonly"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # In a container there often is nobody else; the server is on loopback all the same.
        options.append("--allow-root")
    if port is not None:
        options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if no_browser:
        return [*options, "--no-browser"]
    return options

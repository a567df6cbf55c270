"""Files in the notebook's folder that hide a part of Python, and how lessons work nevertheless.

A kernel puts the notebook's folder on Python's path, before the installed packages. A file there
that is named like one of them, such as `msgspec.py`, would be run in its place, and every lesson
would end in a traceback. So the folder is moved behind the packages, and the learner is told which
file it is.
"""

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path


def make_way() -> str:
    """Move the working folder to the end of Python's path if a file in it hides a module.

    Files of the folder whose names hide nothing are still found. Returns a sentence that names the
    hiding files, or "" if there are none.
    """
    try:
        folder = Path.cwd()
    except OSError:
        # The folder was deleted, so nothing is in it.
        return ""
    hiding = _hiding(folder)
    if not hiding:
        return ""
    places = [place for place in sys.path if _is(place, folder)]
    sys.path[:] = [place for place in sys.path if not _is(place, folder)] + places[:1]
    names = " and ".join(f"'{name}'" for name in hiding)
    many = len(hiding) > 1
    return (
        f"In this folder, {names} {'have' if many else 'has'} the name of a part of Python "
        "that the lessons may need. It was passed over: "
        f"give {'them other names' if many else 'it another name'}, and restart the kernel."
    )


def _hiding(folder: Path) -> list[str]:
    """Return the files and folders of a folder on the path that hide a module of their name."""
    if not any(_is(place, folder) for place in sys.path):
        return []
    elsewhere = [place for place in sys.path if not _is(place, folder)]
    return [
        name
        for name, module in _modules(folder)
        if _is_first(module, folder) and _is_known(module, elsewhere)
    ]


def _modules(folder: Path) -> list[tuple[str, str]]:
    """Return what can be imported from a folder: the file's name and the module's."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.name.endswith(".py") or entry.is_dir()
            )
    except OSError:
        return []
    modules = [(name, name.removesuffix(".py")) for name in names]
    return [(name, module) for name, module in modules if module.isidentifier()]


def _is_first(module: str, folder: Path) -> bool:
    """Tell whether Python finds, or found, a module in the folder."""
    # What is built in is never looked for in a folder.
    if module in sys.builtin_module_names:
        return False
    spec = PathFinder.find_spec(module, sys.path)
    return (
        spec is not None
        and spec.origin is not None
        and folder in Path(spec.origin).absolute().parents
    )


def _is_known(module: str, elsewhere: list[str]) -> bool:
    """Tell whether Python or an installed package has a module of this name."""
    spec = PathFinder.find_spec(module, elsewhere)
    return spec is not None and spec.origin is not None


def _is(place: str, folder: Path) -> bool:
    """Tell whether a place of Python's path is this folder; "" is the working folder."""
    return Path(place).absolute() == folder

"""Find files in the notebook's folder that hide an installed module, and let lessons run anyway.

Python imports a file such as `msgspec.py` in the notebook's folder in place of the installed module
of that name, and every lesson fails. So the folder is moved behind the packages on the import path.
"""

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path


def move_folder_last() -> str:
    """Put the working folder last on Python's import path if its files hide installed modules.

    Other files in the folder can still be imported. Returns a sentence that names the hiding files;
    "" if there are none.
    """
    try:
        folder = Path.cwd()
    except OSError:
        # The folder was deleted, so nothing is in it.
        return ""
    hiding = _hiding(folder)
    if not hiding:
        return ""
    here, elsewhere = _places(folder)
    # In place: other modules hold the same list.
    sys.path[:] = [*elsewhere, *here[:1]]
    names = "' and '".join(hiding)
    if len(hiding) > 1:
        have, rename = "have", "them other names"
    else:
        have, rename = "has", "it another name"
    return (
        f"In this folder, '{names}' {have} the name of a part of Python "
        "that the lessons may need. It was passed over: "
        f"give {rename}, and restart the kernel."
    )


def _places(folder: Path) -> tuple[list[str], list[str]]:
    """Split Python's import path: the entries that are this folder, and all other entries."""
    here: list[str] = []
    elsewhere: list[str] = []
    for place in sys.path:
        # "" is the working folder.
        is_here = Path(place).absolute() == folder
        group = here if is_here else elsewhere
        group.append(place)
    return here, elsewhere


def _hiding(folder: Path) -> list[str]:
    """Return the names of files and folders in a folder that hide a module."""
    here, elsewhere = _places(folder)
    if not here:
        return []
    hiding: list[str] = []
    for name, module in _modules(folder):
        if _is_first(module, folder) and _is_known(module, elsewhere):
            hiding.append(name)
    return hiding


def _modules(folder: Path) -> list[tuple[str, str]]:
    """Return what can be imported from a folder: pairs of file name and module name."""
    modules: list[tuple[str, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                module = entry.name.removesuffix(".py")
                is_code = module != entry.name or entry.is_dir()
                if is_code and module.isidentifier():
                    modules.append((entry.name, module))
    except OSError:
        # Nobody can import from a folder that cannot be read.
        return []
    return sorted(modules)


def _is_first(module: str, folder: Path) -> bool:
    """Tell whether importing a module would load it from this folder."""
    # Python never looks for its built-in modules in a folder.
    if module in sys.builtin_module_names:
        return False
    spec = PathFinder.find_spec(module, sys.path)
    # A folder without an `__init__.py` has no origin, and hides nothing.
    if spec is None:
        return False
    if spec.origin is None:
        return False
    origin = Path(spec.origin).absolute()
    return folder in origin.parents


def _is_known(module: str, elsewhere: list[str]) -> bool:
    """Tell whether Python or an installed package has a module of this name."""
    spec = PathFinder.find_spec(module, elsewhere)
    if spec is None:
        return False
    return spec.origin is not None

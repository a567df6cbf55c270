"""Save a brief as files in the learner's folder; earlier files are never replaced.

A brief is a page that the learner argued from facts.
"""

from pathlib import Path

from policystory.errors import PolicystoryError

MOST_FILES = 999
"""The most files of one brief in one folder."""


def save_files(folder: Path, name: str, texts: dict[str, str]) -> list[Path]:
    """Save texts as new files that share a name and differ in their endings; return their paths.

    Arguments: `folder`: where to save them; `name`: their name without ending, such as "brief-for";
    `texts`: the text of each file by its ending, such as ".md". If such files exist, the new ones
    get the next number: "brief-for-2.md". If the latest files have the same texts, nothing is
    written, and their paths are returned. PolicystoryError if a file cannot be written.
    """
    latest: list[Path] = []
    try:
        for number in range(1, MOST_FILES + 1):
            stem = name if number == 1 else f"{name}-{number}"
            paths = [folder / f"{stem}{ending}" for ending in texts]
            if not any(path.exists() for path in paths):
                if _hold(latest, texts):
                    return latest
                return _write(paths, texts)
            latest = paths
    except OSError as error:
        raise PolicystoryError(
            f"the brief cannot be saved in {folder}: {error.strerror or error}; "
            "download it instead"
        ) from error
    raise PolicystoryError(
        f"there are {MOST_FILES} files named {name} in {folder}; move some away"
    )


def _hold(paths: list[Path], texts: dict[str, str]) -> bool:
    """Tell whether files have these very texts."""
    if not paths:
        return False
    for path, text in zip(paths, texts.values(), strict=True):
        if not path.is_file():
            return False
        expected = text.encode()
        if path.read_bytes() != expected:
            return False
    return True


def _write(paths: list[Path], texts: dict[str, str]) -> list[Path]:
    """Write new files; FileExistsError if one was made meanwhile, and stays as it is."""
    for path, text in zip(paths, texts.values(), strict=True):
        with path.open("xb") as file:
            file.write(text.encode())
    return paths

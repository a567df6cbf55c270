"""Watch: whether anything was written to a record since it was last read, without reading it."""

from collections.abc import Callable
from pathlib import Path


class RecordWatch:
    """Compares the names and sizes of a record's files, which only ever grow, with those of before.

    Arguments: the folder of the record; the name of the session whose own lines are no news;
    `count`, how many things were done in this session, written or not. Make it, and ask it, before
    the record is read: what is written meanwhile is then news at the next look.
    """

    def __init__(
        self, folder: Path, session: str, count: Callable[[], int] = lambda: 0
    ) -> None:
        """Begin from what is there now."""
        self._folder = folder
        self._session = f"-{session}-"
        self._count = count
        self._seen = self._sizes()
        self._counted = count()

    def has_changed(self) -> bool:
        """Tell whether anything was done since the last look."""
        sizes = self._sizes()
        count = self._count()
        has_changed = sizes != self._seen or count != self._counted
        self._seen = sizes
        self._counted = count
        return has_changed

    def note_own_write(self) -> None:
        """Take note of what was just done here and written in this session: that is no news."""
        self._counted = self._count()
        for name, size in self._sizes().items():
            # What another kernel wrote meanwhile is still to be read.
            if self._session in name:
                self._seen[name] = size

    def _sizes(self) -> dict[str, int]:
        """Return the size of each file; none where the folder is not there, or cannot be read."""
        sizes: dict[str, int] = {}
        try:
            for path in self._folder.iterdir():
                if path.suffix == ".jsonl":
                    # Not os.scandir: some systems tell an old size of a file that is still open
                    # elsewhere.
                    sizes[path.name] = path.stat().st_size
        except OSError:
            return {}
        return sizes

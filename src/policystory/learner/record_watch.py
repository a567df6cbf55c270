"""Notice that another session wrote to a learner's record since it was last read."""

from collections.abc import Callable
from pathlib import Path


class RecordWatch:
    """Tells whether a learner's record may have changed, by the names and sizes of its files.

    Arguments: `folder`: the folder of the record; `session`: the name of this session; `count`: a
    function that returns how many events this session has had, written or not. Call `has_changed`
    just before the record is read.
    """

    def __init__(
        self, folder: Path, session: str, count: Callable[[], int] = lambda: 0
    ) -> None:
        """Begin from the files that are there now."""
        self._folder = folder
        self._session = f"-{session}-"
        self._count = count
        self._seen = self._sizes()
        self._counted = count()

    def has_changed(self) -> bool:
        """Tell whether the record has changed since the last call (at first: since the start)."""
        sizes = self._sizes()
        count = self._count()
        has_changed = sizes != self._seen or count != self._counted
        self._seen = sizes
        self._counted = count
        return has_changed

    def note_own_write(self) -> None:
        """Note that this session has just written, so that this does not count as a change."""
        self._counted = self._count()
        for name, size in self._sizes().items():
            # What another kernel wrote meanwhile is still to be read.
            if self._session in name:
                self._seen[name] = size

    def _sizes(self) -> dict[str, int]:
        """Return the size of each file by its name; empty if the folder cannot be read."""
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

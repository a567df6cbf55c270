import os
from pathlib import Path

import pytest

from policystory.course.atomic_write import write_atomically
from policystory.errors import PolicystoryError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    """A new file is written, and one that is there is replaced with its rights as they were."""
    write_atomically(tmp_path / "a.txt", b"one")
    (tmp_path / "a.txt").chmod(0o600)
    write_atomically(tmp_path / "a.txt", b"two")
    assert (b"two", 0o600) == (
        (tmp_path / "a.txt").read_bytes(),
        (tmp_path / "a.txt").stat().st_mode & 0o777,
    )
    assert ["a.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_disk_that_fills_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there stays whole until all of the new one is on the disk."""
    (tmp_path / "a.txt").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        PolicystoryError,
        match=r"a\.txt cannot be written: No space left on device; it is as it was",
    ):
        write_atomically(tmp_path / "a.txt", b"new")
    assert {"a.txt": b"old"} == {
        path.name: path.read_bytes() for path in tmp_path.iterdir()
    }


@pytest.mark.skipif(
    os.name == "nt", reason="links and devices are made in another way there"
)
def test_a_link_stays_and_a_device_is_written_to(tmp_path: Path) -> None:
    """What a link leads to is replaced; a device has nothing to lose; a link to itself is told."""
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_atomically(tmp_path / "link.txt", b"new")
    assert (True, b"new") == (
        (tmp_path / "link.txt").is_symlink(),
        (tmp_path / "real.txt").read_bytes(),
    )
    write_atomically(Path(os.devnull), b"gone")
    (tmp_path / "loop").symlink_to("loop")
    for path in (
        tmp_path / "loop",
        Path("/dev/full"),
        tmp_path,
        tmp_path / "none" / "a.txt",
        tmp_path / "a\0",
    ):
        with pytest.raises(PolicystoryError, match="cannot be written"):
            write_atomically(path, b"x")
